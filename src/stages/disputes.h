#pragma once

#include "lexicon/cues.h"
#include "lexicon/frames.h"
#include "lexicon/reporting.h"
#include "lexicon/standing_cues.h"
#include "stages/stage.h"

namespace tacitus {

// Finds where two or more say what cannot both be so: denials, other descriptions, words that
// contradict a colleague's, accusations thrown back, other figures. docs/standing.md says what
// counts. The tables must outlive it.
class DisputeFinder : public Stage {
 public:
  DisputeFinder(const Frames& frames, const Cues& cues, const Reporting& reporting,
                const StandingCues& standing)
      : frames_(frames), cues_(cues), reporting_(reporting), standing_(standing) {}

  Contract contract() const override {
    return {"disputes",
            kBlocks | kTokens | kTree | kTimes | kMentions | kStatements | kEvents | kNumbers,
            kDisputes};
  }
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Frames& frames_;
  const Cues& cues_;
  const Reporting& reporting_;
  const StandingCues& standing_;
};

}  // namespace tacitus

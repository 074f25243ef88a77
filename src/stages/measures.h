#pragma once

#include "lexicon/cues.h"
#include "lexicon/frames.h"
#include "lexicon/reporting.h"
#include "lexicon/standing_cues.h"
#include "stages/stage.h"

namespace tacitus {

// Finds restrictions that one side puts on another, and where they stand: sanctions, embargoes,
// bans, freezes, expulsions, tariffs. docs/standing.md says what counts. The tables must outlive
// it.
class MeasureFinder : public Stage {
 public:
  MeasureFinder(const Frames& frames, const Cues& cues, const Reporting& reporting,
                const StandingCues& standing)
      : frames_(frames), cues_(cues), reporting_(reporting), standing_(standing) {}

  Contract contract() const override {
    return {"measures", kBlocks | kTokens | kTree | kTimes | kMentions | kStatements | kEvents,
            kMeasures};
  }
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Frames& frames_;
  const Cues& cues_;
  const Reporting& reporting_;
  const StandingCues& standing_;
};

}  // namespace tacitus

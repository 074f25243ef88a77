#pragma once

#include "lexicon/cues.h"
#include "lexicon/frames.h"
#include "lexicon/reporting.h"
#include "lexicon/standing_cues.h"
#include "stages/stage.h"

namespace tacitus {

// Finds what somebody proposes, offers or demands, under which conditions, and what the text says
// became of it. docs/standing.md says what counts. The tables must outlive it.
class ProposalFinder : public Stage {
 public:
  ProposalFinder(const Frames& frames, const Cues& cues, const Reporting& reporting,
                 const StandingCues& standing)
      : frames_(frames), cues_(cues), reporting_(reporting), standing_(standing) {}

  Contract contract() const override {
    return {"proposals", kBlocks | kTokens | kTree | kTimes | kMentions | kStatements | kEvents,
            kProposals};
  }
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Frames& frames_;
  const Cues& cues_;
  const Reporting& reporting_;
  const StandingCues& standing_;
};

}  // namespace tacitus

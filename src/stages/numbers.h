#pragma once

#include "lexicon/cues.h"
#include "lexicon/reporting.h"
#include "lexicon/standing_cues.h"
#include "stages/stage.h"

namespace tacitus {

// Fills Event::numbers: how many were killed, hurt, arrested, took part or were driven out, and how
// much money an act is about. docs/standing.md says what counts. The tables must outlive it.
class NumberFinder : public Stage {
 public:
  NumberFinder(const Cues& cues, const Reporting& reporting, const StandingCues& standing)
      : cues_(cues), reporting_(reporting), standing_(standing) {}

  Contract contract() const override {
    return {"numbers", kBlocks | kTokens | kTree | kTimes | kMentions | kStatements | kEvents,
            kNumbers};
  }
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Cues& cues_;
  const Reporting& reporting_;
  const StandingCues& standing_;
};

}  // namespace tacitus

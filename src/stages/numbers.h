#pragma once

#include "lexicon/cues.h"
#include "lexicon/standing_cues.h"
#include "stages/stage.h"

namespace tacitus {

// Fills Event::numbers: how many were killed, hurt, arrested, took part or were driven out, and how
// much money an act is about. docs/standing.md says what counts. The tables must outlive it.
class NumberFinder : public Stage {
 public:
  NumberFinder(const Cues& cues, const StandingCues& standing) : cues_(cues), standing_(standing) {}

  Contract contract() const override {
    return {"numbers", kBlocks | kTokens | kTree | kTimes | kMentions | kEvents, kNumbers};
  }
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Cues& cues_;
  const StandingCues& standing_;
};

}  // namespace tacitus

#pragma once

#include <vector>

#include "lexicon/cue_table.h"
#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// The cues of what stands after an article: numbers, measures, proposals, disputes.
// docs/standing.md tells what each table means. Immutable.
struct StandingCues {
  CueTable quantities;      // "at least", "dozens"
  CueTable currencies;      // "$", "Egyptian pound"
  CueTable counts;          // "kill", "arrest": what a number beside them counts
  CueTable measures;        // "embargo", "freeze" of assets
  CueTable measure_status;  // "lift", "threaten"
  CueTable proposals;       // "propose", "offer"
  CueTable answers;         // "reject", "accept"
  CueTable conditions;      // "in exchange for", "unless"
  CueTable disputes;        // "deny", "contradict"

  // Reads the tables of data/cues. The first fault is the error.
  static Result<StandingCues> create(const Resources& resources);

  // All tables, in the order above.
  std::vector<const CueTable*> all() const {
    return {&quantities, &currencies, &counts,     &measures, &measure_status,
            &proposals,  &answers,    &conditions, &disputes};
  }
};

}  // namespace tacitus

#pragma once

#include <optional>
#include <string>

#include "lexicon/standing_cues.h"
#include "stages/standing.h"

namespace tacitus {

// What the words around a measure say of where it stands.
struct MeasureReading {
  MeasureStatus status = MeasureStatus::imposed;
  Index word = kNone;      // the word that says so: "lifted"; kNone for a bare mention
  bool by_sender = false;  // the subject of `word` is who imposes, lifts, threatens
  bool none = false;       // the measure is denied: "did not impose sanctions"
  std::string rule;        // of `word`; empty for a bare mention
};

// Reads the words above and beside a noun that is a measure ("lifted sanctions", "sanctions imposed
// by X", "the threat of tariffs"). O(depth of the tree).
MeasureReading read_measure_noun(Standing& standing, const StandingCues& cues, Index noun);

// Where a measure stands that is `status` by a word that is not told as fact: "may impose" is
// proposed, "will impose" threatened, "may lift" still imposed; nullopt when it is denied.
std::optional<MeasureStatus> weigh_status(Standing& standing, const StandingCues& cues, Index word,
                                          MeasureStatus status);

}  // namespace tacitus

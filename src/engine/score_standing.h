#pragma once

#include <vector>

#include "engine/score.h"

namespace tacitus {

// Compares the numbers, proposals, measures and disputes of a case that lists them ("standing",
// docs/case_format.md): a line of the case is right when something of its layer (a number: in its
// words) is found whose line (engine/dump_standing.h) begins as the case says. Adds the
// scores "numbers", "proposals", "measures", "disputes". O(lines times findings).
void score_standing(const Case& gold, const Annotations& annotations, Scores& scores,
                    std::vector<Mistake>& mistakes);

}  // namespace tacitus

#pragma once

#include "stages/time_guard.h"

namespace tacitus {

// What is to become of a match that is written in figures: numeric, iso, years, week_number. Looks
// at a bounded number of atoms.
Verdict judge_figures(const TimeMatch& match, const Surroundings& around);

}  // namespace tacitus

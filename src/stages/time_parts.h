#pragma once

#include "stages/time_patterns.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Three months from March (spring, 0), June, September or December (winter, 3) of a year.
DateInterval season_in(int season, int year);

// The months from January (1) or July (2) of a year.
DateInterval half_in(int half, int year);

// "the first three months of 2017": `count` units from the begin of a year, within it.
DateInterval first_units_in(const TimeMeaning& meaning, int year);

// "the first week of June", "the last day of 2016", within the month or year `whole`; unknown when
// it has no such day, week or month.
DateInterval nth_in(const TimeMeaning& meaning, const DateInterval& whole);

}  // namespace tacitus

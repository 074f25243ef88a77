#pragma once

#include "base/date.h"
#include "stages/time_words.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Counts of units beyond this are nonsense, and would overflow.
constexpr int kFarthestSteps = 5000;

// The day of the week of an atom, 0 for Sunday.
std::chrono::weekday weekday_of(int value);

// -1, 0, 1 for words that count from publication: "last", "this", "next".
int steps_of(Shift shift);

// True for words that count from the time just mentioned: "the same", "the following".
bool counts_from_story(Shift shift);

// The unit of the calendar that is `steps` after the one that `from` is in.
DateInterval unit_around(Days from, TimeUnit unit, int steps);

// The day that is `steps` units after `from`.
Days moved(Days from, TimeUnit unit, int steps);

// The day that is `steps` working days, Monday to Friday, after `from`. From a Saturday, "two
// working days later" is Tuesday. Holidays are not known.
Days working_days_from(Days from, int steps);

// How exactly a time is told that is counted in this unit.
DatePrecision precision_of(TimeUnit unit);

// Saturday and Sunday by a day, with what lies between: from Saturday to Monday of Labor Day, from
// Thursday to Sunday of Thanksgiving.
DateInterval weekend_around(Days day);

// Week `number` (from 1) of a year as in ISO 8601; unknown when the year has no such week.
DateInterval numbered_week(int year, int number);

}  // namespace tacitus

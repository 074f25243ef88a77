#pragma once

#include <chrono>

#include "base/date.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Days and intervals of the Gregorian calendar. Every interval is half-open, as in DateInterval.
// Months count from 1; weekdays are std::chrono's. Years outside 1..9999 give an unknown interval.

int year_of(Days day);        // 2017
unsigned month_of(Days day);  // 7

DateInterval unknown_date();
DateInterval day_interval(Days day);
// [begin, end) at that precision; unknown when it is empty.
DateInterval span_interval(Days begin, Days end, DatePrecision precision);
// Monday to Sunday around `day`.
DateInterval week_interval(Days day);
DateInterval month_interval(int year, unsigned month);
DateInterval year_interval(int year);
// `first` to the end of `last`, both years included: 1990 and 1999 for the 1990s.
DateInterval years_interval(int first, int last);
// Three months, precision month: 3 is July to September.
DateInterval quarter_interval(int year, unsigned quarter);

// The day `months` later (earlier when negative); the 31st becomes the last day of a shorter month.
Days add_months(Days day, int months);

// The last such weekday that is not after `day` (`day` itself counts).
Days weekday_until(Days day, std::chrono::weekday weekday);
// The first such weekday that is not before `day` (`day` itself counts).
Days weekday_from(Days day, std::chrono::weekday weekday);
// The Monday of the week that `day` is in.
Days monday_of(Days day);
// The `nth` (1..5) such weekday of a month, or the last one when `nth` is 0. A fifth that does not
// exist falls into the next month.
Days nth_weekday(std::chrono::year_month month, std::chrono::weekday weekday, unsigned nth);

// Easter Sunday of the western churches and of the orthodox ones.
Days easter(int year);
Days orthodox_easter(int year);

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <optional>

#include "base/date.h"
#include "stages/time_patterns.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Which way to look for a day that is named without its year or week. `near` takes the closest.
enum class Direction : std::uint8_t { past, future, near };

// The order of the numbers in "7/4/2017".
enum class NumericOrder : std::uint8_t { month_first, day_first };

// What a time expression is counted from.
struct TimeContext {
  std::optional<Days> anchor;  // the day of publication
  DateInterval last_day;       // the time mentioned last at the precision of a day; or unknown
  DateInterval last_any;       // the time mentioned last; or unknown
  DateInterval chain;          // a dated past that the sentence tells of ("In 2003 ... in May")
  Direction direction = Direction::past;
  NumericOrder order = NumericOrder::month_first;
};

// The interval that the words mean, unknown when it cannot be said.
DateInterval resolve_time(const TimeMeaning& meaning, const TimeContext& context);

// From the begin of one time to the end of another, each read with what the other says
// ("between March and May 2017", "from May 2016 to July"); unknown when either is, or when the
// second comes first.
DateInterval resolve_range(TimeMeaning first, TimeMeaning last, const TimeContext& context);

}  // namespace tacitus

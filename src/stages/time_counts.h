#pragma once

#include <optional>

#include "stages/time_resolve.h"

namespace tacitus {

// What "a week later" and "the same month" are counted from: the last time that is at least as
// precise as the unit, else the day of publication.
std::optional<Days> story_time(TimeUnit unit, const TimeContext& context);

// "two Sundays ago", "three Mondays from now": the days of form `weekdays`.
DateInterval resolve_weekdays(const TimeMeaning& meaning, const TimeContext& context);

// "the past two weeks" ends today, "the next two weeks" begins today.
DateInterval resolve_run(const TimeMeaning& meaning, const TimeContext& context);

// "recent weeks".
DateInterval resolve_recent(const TimeMeaning& meaning, const TimeContext& context);

// The forms that count units: ago, later, earlier, from_now, within; unknown for all others.
DateInterval resolve_counted(const TimeMeaning& meaning, const TimeContext& context);

}  // namespace tacitus

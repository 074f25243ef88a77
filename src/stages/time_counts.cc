#include "stages/time_counts.h"

#include <algorithm>
#include <optional>

#include "base/calendar.h"
#include "stages/time_steps.h"

// Times that count: "two weeks ago", "the past three days", "two Sundays ago". What counts weeks
// and more has the precision of what it counts, for nobody means the day: "three months ago" is a
// month. It is a day where a day is counted from ("a week from Tuesday"), or a weekday stands
// beside it.

namespace tacitus {
namespace {

using std::chrono::days;
using std::chrono::weekday;

// "two weeks ago", "a year later": `sign` is the way.
DateInterval resolve_count(const TimeMeaning& meaning, std::optional<Days> from, int sign) {
  if (!from) return unknown_date();
  if (meaning.vague || meaning.count == 0) {
    if (meaning.unit == TimeUnit::hour || meaning.unit == TimeUnit::minute) {
      return day_interval(*from);
    }
    if (meaning.unit != TimeUnit::day) return unknown_date();
    const Days other = *from + days(7 * sign);
    return span_interval(std::min(*from, other), std::max(*from, other), DatePrecision::week);
  }
  const int count = std::min(meaning.count, kFarthestSteps);
  Days base = *from;
  for (int i = 0; i < meaning.more_size; ++i) {
    base = moved(base, meaning.more[i].unit, sign * meaning.more[i].count);
  }
  if (meaning.working && meaning.unit == TimeUnit::day) {
    return day_interval(working_days_from(base, sign * count));
  }
  if (meaning.weekday >= 0) {  // "Monday two weeks ago"
    // The one of that week; of months and years, the first one from that day on.
    const Days day = moved(base, meaning.unit, sign * count);
    const Days from_day = meaning.unit == TimeUnit::week ? monday_of(day) : day;
    return day_interval(weekday_from(from_day, weekday_of(meaning.weekday)));
  }
  if (meaning.exact) return day_interval(moved(base, meaning.unit, sign * count));
  if (meaning.unit == TimeUnit::decade) {
    // "two decades ago" is a year, not a decade: nobody counts decades of the calendar back.
    return unit_around(base, TimeUnit::year, 10 * sign * count);
  }
  return unit_around(base, meaning.unit, sign * count);
}

}  // namespace

std::optional<Days> story_time(TimeUnit unit, const TimeContext& context) {
  const bool fine = unit <= TimeUnit::week;
  const DateInterval& said = fine ? context.last_day : context.last_any;
  if (said.known()) return said.begin;
  return context.anchor;
}

DateInterval resolve_weekdays(const TimeMeaning& meaning, const TimeContext& context) {
  const int count = std::clamp(meaning.count, -kFarthestSteps, kFarthestSteps);
  if (!context.anchor || meaning.vague || count == 0) return unknown_date();
  const Days from = *context.anchor;
  const weekday day = weekday_of(meaning.weekday);
  return day_interval(count < 0 ? weekday_until(from - days(1), day) + days(7 * (count + 1))
                                : weekday_from(from + days(1), day) + days(7 * (count - 1)));
}

DateInterval resolve_run(const TimeMeaning& meaning, const TimeContext& context) {
  const std::optional<Days> from =
      meaning.shift == Shift::previous || meaning.shift == Shift::following
          ? story_time(meaning.unit, context)
          : context.anchor;
  if (!from) return unknown_date();
  int count = meaning.count > 0 ? meaning.count : 1;
  DatePrecision precision = precision_of(meaning.unit);
  if (meaning.vague || (meaning.count == 0 && meaning.plural)) {
    // "the coming days", "the last few weeks": up to one unit of the next size.
    if (meaning.unit > TimeUnit::month) return unknown_date();
    count = meaning.unit <= TimeUnit::day ? 7 : meaning.unit == TimeUnit::week ? 4 : 6;
    precision = meaning.unit <= TimeUnit::day ? DatePrecision::week : DatePrecision::month;
  }
  if (steps_of(meaning.shift) < 0) {
    return span_interval(moved(*from, meaning.unit, -count), *from + days(1), precision);
  }
  return span_interval(*from, moved(*from, meaning.unit, count) + days(1), precision);
}

DateInterval resolve_recent(const TimeMeaning& meaning, const TimeContext& context) {
  TimeMeaning run = meaning;
  run.shift = Shift::last;
  run.vague = true;
  return resolve_run(run, context);
}

namespace {

// "two Mondays later", from the time just mentioned.
DateInterval resolve_weekdays_of_story(TimeMeaning meaning, const TimeContext& context) {
  TimeContext from_story = context;
  from_story.anchor = story_time(TimeUnit::day, context);
  if (meaning.form == TimeForm::earlier) meaning.count = -meaning.count;
  return resolve_weekdays(meaning, from_story);
}

}  // namespace

DateInterval resolve_counted(const TimeMeaning& meaning, const TimeContext& context) {
  const bool of_story = meaning.form == TimeForm::later || meaning.form == TimeForm::earlier;
  if (of_story && meaning.weekday >= 0 && !meaning.counted) {
    return resolve_weekdays_of_story(meaning, context);
  }
  switch (meaning.form) {
    case TimeForm::ago:
      return resolve_count(meaning, context.anchor, -1);
    case TimeForm::later:
      return resolve_count(meaning, story_time(meaning.unit, context), 1);
    case TimeForm::earlier:
      return resolve_count(meaning, story_time(meaning.unit, context), -1);
    case TimeForm::from_now:
    case TimeForm::within:
      return resolve_count(meaning, context.anchor, 1);
    // Beside an event ("a day after the vote"), of whose day nothing is known, as for all the rest.
    default:
      return unknown_date();
  }
}

}  // namespace tacitus

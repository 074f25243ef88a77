#include "stages/time_resolve.h"

#include <algorithm>
#include <cstdlib>

#include "base/calendar.h"
#include "stages/time_counts.h"
#include "stages/time_holiday.h"
#include "stages/time_parts.h"
#include "stages/time_steps.h"

// From what the words say to days.
//
// A full date needs nothing. "July 4" has a candidate in every year, "Thursday" one in every week,
// "the third quarter" one in every year: the direction picks the last one that is not after the day
// of publication (news tells the past), the first one that is not before it, or the nearest. The
// day of publication itself counts in every direction: in a paper of Friday "on Friday" is today.
//
// "last", "this", "next" count from publication in the unit that they name; "the same",
// "following", "previous", "later", "earlier" count from the time mentioned last. The precision of
// a result is that of the unit: "two weeks ago" is a week, "three months ago" a month.
//
// Nothing is guessed: without a day of publication only full dates, and what counts from them, have
// an interval.

namespace tacitus {
namespace {

using std::chrono::days;
using std::chrono::weekday;

// Picks one of the yearly returns of a date. `make` gives the interval for a year.
template <class Make>
DateInterval pick_year(Days from, Direction direction, Make make) {
  const int year = year_of(from);
  DateInterval past = make(year - 1);
  if (const DateInterval now = make(year); now.known() && now.begin <= from) past = now;
  DateInterval future = make(year + 1);
  if (const DateInterval now = make(year); now.known() && now.end > from) future = now;
  // A date of the year before is past even if this year's has begun ("winter").
  if (const DateInterval before = make(year - 1); before.known() && before.end > from) {
    future = before;
  }
  if (!past.known()) return future;
  if (!future.known()) return past;
  if (direction == Direction::past) return past;
  if (direction == Direction::future) return future;
  return from - past.begin <= future.begin - from ? past : future;
}

// The same for a date with "last", "this" or "next" before it.
template <class Make>
DateInterval pick_shifted(Days from, Shift shift, Direction direction, Make make) {
  switch (shift) {
    case Shift::last:
    case Shift::previous: {
      const DateInterval now = make(year_of(from));
      return now.known() && now.end <= from ? now : make(year_of(from) - 1);
    }
    case Shift::next:
    case Shift::coming:
    case Shift::following: {
      const DateInterval now = make(year_of(from));
      return now.known() && now.begin > from ? now : make(year_of(from) + 1);
    }
    case Shift::current:
      return make(year_of(from));
    default:
      return pick_year(from, direction, make);
  }
}

DateInterval date_in(const TimeMeaning& meaning, int year) {
  const int last_month = meaning.month_2 > 0 ? meaning.month_2 : meaning.month;
  const DateInterval first = month_interval(year, static_cast<unsigned>(meaning.month));
  const DateInterval last = month_interval(year, static_cast<unsigned>(last_month));
  if (!first.known() || !last.known()) return unknown_date();
  if (meaning.day == 0) return span_interval(first.begin, last.end, DatePrecision::month);
  const int last_number = meaning.day_2 > 0 ? meaning.day_2 : meaning.day;
  const Days begin = first.begin + days(meaning.day - 1);
  const Days end = last.begin + days(last_number);
  if (begin >= first.end || end > last.end) return unknown_date();
  return span_interval(begin, end, DatePrecision::day);
}

// "29 February" exists in few years: the nearest one back or forth that has it, within eight.
bool is_leap_day(const TimeMeaning& meaning) { return meaning.month == 2 && meaning.day == 29; }

DateInterval leap_day(const TimeMeaning& meaning, Days from, Direction direction) {
  const int step = direction == Direction::future ? 1 : -1;
  for (int i = 0; i <= 8; ++i) {
    const DateInterval found = date_in(meaning, year_of(from) + step * i);
    const bool right_side = step > 0 ? found.end > from : found.begin <= from;
    if (found.known() && right_side) return found;
  }
  return unknown_date();
}

// The candidate whose weekday is the one that the words name, if one of three years has it.
DateInterval by_weekday(const TimeMeaning& meaning, Days from) {
  for (const int step : {0, -1, 1}) {
    const DateInterval found = date_in(meaning, year_of(from) + step);
    if (found.known() && weekday(found.begin) == weekday_of(meaning.weekday)) return found;
  }
  return unknown_date();
}

// "In March 2003 ... in April": the first such date from the told past on.
DateInterval after_chain(const TimeMeaning& meaning, const DateInterval& chain) {
  for (const int step : {0, 1}) {
    const DateInterval found = date_in(meaning, year_of(chain.begin) + step);
    if (found.known() && found.end > chain.begin) return found;
  }
  return unknown_date();
}

DateInterval resolve_date(const TimeMeaning& meaning, const TimeContext& context) {
  if (meaning.year > 0) return date_in(meaning, meaning.year);
  if (meaning.shift == Shift::same && context.last_any.known()) {
    return date_in(meaning, year_of(context.last_any.begin));
  }
  if (meaning.shift == Shift::none && context.chain.known()) {
    return after_chain(meaning, context.chain);
  }
  if (!context.anchor) return unknown_date();
  const Days from = *context.anchor;
  if (meaning.weekday >= 0 && meaning.day > 0) {
    if (const DateInterval found = by_weekday(meaning, from); found.known()) return found;
  }
  if (is_leap_day(meaning)) return leap_day(meaning, from, context.direction);
  const auto make = [&](int year) { return date_in(meaning, year); };
  if (meaning.shift != Shift::none) {
    return pick_shifted(from, meaning.shift, context.direction, make);
  }
  const DateInterval found = pick_year(from, context.direction, make);
  // Papers leave the year out only of dates that are near: eleven months ago is next month.
  const DateInterval near = pick_year(from, Direction::near, make);
  const auto distance = [from](const DateInterval& date) {
    return std::abs((date.begin - from).count());
  };
  return distance(found) > 300 && distance(near) < 60 && meaning.day > 0 ? near : found;
}

// "May last year": the year is counted, the rest is given.
DateInterval resolve_shifted_year(TimeMeaning meaning, const TimeContext& context) {
  if (meaning.shift == Shift::same && context.last_any.known()) {
    meaning.year = year_of(context.last_any.begin);
  } else if (context.anchor) {
    meaning.year = year_of(*context.anchor) + steps_of(meaning.shift);
  }
  return meaning.year > 0 ? date_in(meaning, meaning.year) : unknown_date();
}

// "11/2017": a month.
DateInterval resolve_numeric_month(const TimeMeaning& meaning) {
  const int month = meaning.numbers[0];
  return month >= 1 && month <= 12 ? month_interval(meaning.year, static_cast<unsigned>(month))
                                   : unknown_date();
}

// "17" of "7/4/17": not more than twenty years after publication.
int full_year(int last_two, const TimeContext& context) {
  constexpr int kFarthest = 20;
  const int newest = (context.anchor ? year_of(*context.anchor) : 2030) + kFarthest;
  return 2000 + last_two <= newest ? 2000 + last_two : 1900 + last_two;
}

// "Friday 5/12": the order in which weekday and figures agree.
DateInterval numeric_by_weekday(const TimeMeaning& meaning, Days from) {
  TimeMeaning date = meaning;
  for (const bool day_first : {false, true}) {
    date.month = meaning.numbers[day_first ? 1 : 0];
    date.day = meaning.numbers[day_first ? 0 : 1];
    if (date.month < 1 || date.month > 12 || date.day < 1) continue;
    if (const DateInterval found = by_weekday(date, from); found.known()) return found;
  }
  return unknown_date();
}

DateInterval resolve_numeric(const TimeMeaning& meaning, const TimeContext& context) {
  if (meaning.number_size == 1) return resolve_numeric_month(meaning);
  int year = meaning.year;
  const bool has_year = year > 0 || meaning.number_size == 3;
  if (year == 0) year = full_year(meaning.numbers[2], context);
  const int first = meaning.numbers[0];
  const int second = meaning.numbers[1];
  TimeMeaning date;
  if (meaning.weekday < 0) date.shift = meaning.shift;  // "next 5/12", not "next Friday 5/12"
  const bool either = first <= 12 && second <= 12;
  const bool european = meaning.day_first || context.order == NumericOrder::day_first;
  const bool day_first = (first > 12 && second <= 12) || (either && european);
  if (meaning.weekday >= 0 && !has_year && context.anchor) {
    const DateInterval found = numeric_by_weekday(meaning, *context.anchor);
    if (found.known()) return found;
  }
  date.month = day_first ? second : first;
  date.day = day_first ? first : second;
  if (date.month == 0 || date.day == 0) return unknown_date();
  return has_year ? date_in(date, year) : resolve_date(date, context);
}

// The day of this number in a month near by that is the weekday asked for.
template <class DayIn>
DateInterval nearest_weekday_of(const TimeMeaning& meaning, Days from, DayIn day_in) {
  constexpr int kMonths = 14;
  DateInterval found;
  for (int i = -kMonths; i <= kMonths; ++i) {
    const DateInterval day =
        day_in(add_months(month_interval(year_of(from), month_of(from)).begin, i));
    if (!day.known() || weekday(day.begin) != weekday_of(meaning.weekday)) continue;
    const auto distance = [from](const DateInterval& d) {
      return std::abs((d.begin - from).count());
    };
    if (!found.known() || distance(day) < distance(found)) found = day;
  }
  return found;
}

// "the 27th": in the month just mentioned or, without one, the last such day, the next one by the
// tense. "Friday the 15th" is the nearest day that is both; "the 20th of next month" is counted.
DateInterval resolve_day_of_month(const TimeMeaning& meaning, const TimeContext& context) {
  if (!context.anchor) return unknown_date();
  const int number = meaning.ordinal > 0 ? meaning.ordinal : meaning.numbers[0];
  const auto day_in = [&](Days month) {
    TimeMeaning date;
    date.month = static_cast<int>(month_of(month));
    date.day = number;
    return date_in(date, year_of(month));
  };
  const Days from = *context.anchor;
  if (meaning.shift != Shift::none) return day_in(add_months(from, steps_of(meaning.shift)));
  if (meaning.weekday >= 0) return nearest_weekday_of(meaning, from, day_in);
  const bool told = context.last_day.known();
  const Days begin = told ? context.last_day.begin : from;
  const bool forward = told || context.direction == Direction::future;
  constexpr int kMonths = 8;
  DateInterval found;
  for (int i = 0; i <= kMonths && !found.known(); ++i) {
    const Days first = month_interval(year_of(begin), month_of(begin)).begin;
    const DateInterval day = day_in(add_months(first, forward ? i : -i));
    if (!day.known() || (forward ? day.begin < begin : day.begin > begin)) continue;
    found = day;
  }
  return found;
}

DateInterval resolve_weekday(const TimeMeaning& meaning, const TimeContext& context) {
  if (meaning.shift == Shift::same && context.last_any.known()) {
    return day_interval(weekday_until(context.last_any.end - days(1), weekday_of(meaning.weekday)));
  }
  if (meaning.shift == Shift::following && context.last_day.known()) {
    return day_interval(weekday_from(context.last_day.end, weekday_of(meaning.weekday)));
  }
  if (!context.anchor) return unknown_date();
  const Days from = *context.anchor;
  const weekday day = weekday_of(meaning.weekday);
  switch (meaning.shift) {
    case Shift::last:
    case Shift::previous:
      return day_interval(weekday_until(from - days(1), day));
    case Shift::next:
      return day_interval(weekday_from(monday_of(from) + days(7), day));
    case Shift::coming:
    case Shift::following:
      return day_interval(weekday_from(from + days(1), day));
    case Shift::current: {
      const Days found = weekday_from(monday_of(from), day);
      if (found > from && context.direction == Direction::past) {
        return day_interval(found - days(7));
      }
      if (found < from && context.direction == Direction::future) {
        return day_interval(found + days(7));
      }
      return day_interval(found);
    }
    default:
      break;
  }
  const bool forward = context.direction == Direction::future;
  return day_interval(forward ? weekday_from(from, day) : weekday_until(from, day));
}

DateInterval resolve_weekday_of(const TimeMeaning& meaning, const TimeContext& context) {
  std::optional<Days> from = context.anchor;
  if (counts_from_story(meaning.shift) && context.last_day.known()) from = context.last_day.begin;
  if (!from) return unknown_date();
  const Days monday = monday_of(*from) + days(7 * steps_of(meaning.shift));
  return day_interval(weekday_from(monday, weekday_of(meaning.weekday)));
}

DateInterval resolve_unit(const TimeMeaning& meaning, const TimeContext& context) {
  std::optional<Days> from = context.anchor;
  if (counts_from_story(meaning.shift)) from = story_time(meaning.unit, context);
  const bool next_day = meaning.unit == TimeUnit::day && meaning.shift == Shift::next;
  if (next_day) from = story_time(meaning.unit, context);
  return from ? unit_around(*from, meaning.unit, steps_of(meaning.shift)) : unknown_date();
}

DateInterval resolve_part(const TimeMeaning& meaning, const TimeContext& context) {
  TimeMeaning day = meaning;
  day.unit = TimeUnit::day;
  return resolve_unit(day, context);
}

DateInterval resolve_weekend(const TimeMeaning& meaning, const TimeContext& context) {
  std::optional<Days> from = context.anchor;
  if (counts_from_story(meaning.shift) && context.last_day.known()) from = context.last_day.begin;
  if (!from) return unknown_date();
  const Days this_saturday = weekday_from(monday_of(*from), std::chrono::Saturday);
  const Days last_saturday = weekday_until(*from, std::chrono::Saturday);
  Days begin = last_saturday;
  if (meaning.shift == Shift::last || meaning.shift == Shift::previous) {
    begin = weekday_until(*from - days(2), std::chrono::Saturday);
  } else if (meaning.shift == Shift::next || meaning.shift == Shift::following) {
    begin = this_saturday + days(7 * std::max(meaning.count, 1));
  } else if (context.direction == Direction::future || meaning.shift == Shift::coming) {
    begin = this_saturday;
  } else if (context.direction == Direction::near) {
    const bool nearer = this_saturday - *from < *from - (last_saturday + days(1));
    if (nearer || meaning.shift == Shift::current) begin = this_saturday;
  }
  return span_interval(begin, begin + days(2), DatePrecision::day);
}

// The times that come back every year: seasons, quarters, halves, holidays.
template <class Make>
DateInterval resolve_yearly(const TimeMeaning& meaning, const TimeContext& context, Make make) {
  if (meaning.year > 0) return make(meaning.year);
  if (meaning.shift == Shift::same && context.last_any.known()) {
    return make(year_of(context.last_any.begin));
  }
  if (!context.anchor) return unknown_date();
  return pick_shifted(*context.anchor, meaning.shift, context.direction, make);
}

// The same with "last year", "this year" behind: "the first quarter of last year".
template <class Make>
DateInterval resolve_of_year(const TimeMeaning& meaning, const TimeContext& context, Make make) {
  if (meaning.year > 0 || meaning.shift == Shift::none || !context.anchor) {
    return resolve_yearly(meaning, context, make);
  }
  return make(year_of(*context.anchor) + steps_of(meaning.shift));
}

// The month or year that an ordinal counts in.
DateInterval whole_of_nth(const TimeMeaning& meaning, const TimeContext& context) {
  if (meaning.month > 0) {
    TimeMeaning month = meaning;
    month.day = 0;
    month.weekday = -1;
    month.shift = Shift::none;
    return resolve_date(month, context);
  }
  if (meaning.year > 0) return year_interval(meaning.year);
  if (!context.anchor) return unknown_date();
  const TimeUnit unit = meaning.year_shifted ? TimeUnit::year : TimeUnit::month;
  return unit_around(*context.anchor, unit, steps_of(meaning.shift));
}

DateInterval resolve_nth(const TimeMeaning& meaning, const TimeContext& context) {
  const DateInterval whole = whole_of_nth(meaning, context);
  if (meaning.form == TimeForm::nth || !whole.known()) {
    const DateInterval part = nth_in(meaning, whole);
    const bool of_week = meaning.weekday >= 0 && meaning.unit == TimeUnit::week && part.known();
    return of_week ? day_interval(weekday_from(part.begin, weekday_of(meaning.weekday))) : part;
  }
  const std::chrono::year_month_day first(whole.begin);
  return day_interval(nth_weekday(first.year() / first.month(), weekday_of(meaning.weekday),
                                  static_cast<unsigned>(std::min(meaning.ordinal, 5))));
}

DateInterval resolve_returning(const TimeMeaning& meaning, const TimeContext& context) {
  switch (meaning.form) {
    case TimeForm::season: {
      const auto make = [&](int year) { return season_in(meaning.season, year); };
      return meaning.year_shifted ? resolve_of_year(meaning, context, make)
                                  : resolve_yearly(meaning, context, make);
    }
    case TimeForm::quarter:
      return resolve_of_year(meaning, context, [&](int year) {
        return quarter_interval(year, static_cast<unsigned>(meaning.ordinal));
      });
    case TimeForm::half:
      return resolve_of_year(meaning, context,
                             [&](int year) { return half_in(meaning.ordinal, year); });
    case TimeForm::first_units:
      return resolve_of_year(meaning, context,
                             [&](int year) { return first_units_in(meaning, year); });
    default:
      break;
  }
  const auto holiday = static_cast<Holiday>(meaning.ordinal);
  if (holiday == Holiday::september_11) return holiday_in(holiday, 2001);
  return resolve_yearly(meaning, context, [&](int year) { return holiday_in(holiday, year); });
}

// "week 10 of 2016", "the year to date".
DateInterval resolve_of_calendar(const TimeMeaning& meaning, const TimeContext& context) {
  if (meaning.year > 0) return numbered_week(meaning.year, meaning.numbers[0]);
  if (!context.anchor) return unknown_date();
  const Days from = *context.anchor;
  if (meaning.form == TimeForm::week_number) {
    return numbered_week(year_of(from) + steps_of(meaning.shift), meaning.numbers[0]);
  }
  const DateInterval whole = unit_around(from, meaning.unit, 0);
  return from > whole.begin ? span_interval(whole.begin, from, DatePrecision::day) : whole;
}

// What figures alone say: "2017-07-04", "2016", "2015-17", "the 1990s".
DateInterval resolve_figures(const TimeMeaning& meaning) {
  if (meaning.form == TimeForm::iso) {
    TimeMeaning date;
    date.year = meaning.year;
    date.month = meaning.numbers[0];
    date.day = meaning.numbers[1];
    return date.day > 0 ? date_in(date, date.year) : unknown_date();
  }
  if (meaning.form == TimeForm::year) return year_interval(meaning.year);
  if (meaning.form == TimeForm::decade) {
    const bool century = meaning.year % 100 == 0 && meaning.year < 2000;  // "the 1800s"
    return years_interval(meaning.year, meaning.year + (century ? 99 : 9));
  }
  if (names_month(meaning)) {
    return month_interval(meaning.year, static_cast<unsigned>(meaning.numbers[0]));
  }
  int last = meaning.last_year;
  if (last == 0) last = meaning.year / 100 * 100 + meaning.numbers[0];
  return years_interval(meaning.year, last);
}

}  // namespace

DateInterval resolve_time(const TimeMeaning& meaning, const TimeContext& context) {
  switch (meaning.form) {
    case TimeForm::date:
      return meaning.year_shifted ? resolve_shifted_year(meaning, context)
                                  : resolve_date(meaning, context);
    case TimeForm::iso:
    case TimeForm::year:
    case TimeForm::years:
    case TimeForm::decade:
      return resolve_figures(meaning);
    case TimeForm::numeric:
      return resolve_numeric(meaning, context);
    case TimeForm::day_of_month:
      return resolve_day_of_month(meaning, context);
    case TimeForm::weekday:
      return resolve_weekday(meaning, context);
    case TimeForm::weekdays:
      return resolve_weekdays(meaning, context);
    case TimeForm::weekday_of:
      return resolve_weekday_of(meaning, context);
    case TimeForm::today:
      return context.anchor ? day_interval(*context.anchor + days(meaning.count)) : unknown_date();
    case TimeForm::part:
      return resolve_part(meaning, context);
    case TimeForm::unit:
      return resolve_unit(meaning, context);
    case TimeForm::run:
      return resolve_run(meaning, context);
    case TimeForm::recent:
      return resolve_recent(meaning, context);
    case TimeForm::week_number:
    case TimeForm::to_date:
      return resolve_of_calendar(meaning, context);
    case TimeForm::weekend:
      return resolve_weekend(meaning, context);
    case TimeForm::nth:
    case TimeForm::nth_weekday:
      return resolve_nth(meaning, context);
    case TimeForm::season:
    case TimeForm::quarter:
    case TimeForm::half:
    case TimeForm::first_units:
    case TimeForm::holiday:
      return resolve_returning(meaning, context);
    default:
      return resolve_counted(meaning, context);
  }
}

DateInterval resolve_range(TimeMeaning first, TimeMeaning last, const TimeContext& context) {
  if (first.year == 0 && last.year > 0 && first.shift == Shift::none) first.year = last.year;
  TimeContext context_of_last = context;
  const bool dated = first.form == TimeForm::date && last.form == TimeForm::date;
  if (dated && last.year == 0 && first.year > 0) {
    context_of_last.chain = resolve_time(first, context);
  }
  const DateInterval to = resolve_time(last, context_of_last);
  if (!to.known()) return to;
  TimeContext context_of_first = context;
  if (first.year == 0 && last.form != TimeForm::part) {
    // Without a year of its own the first is the last such day before the second.
    context_of_first.anchor = to.end - days(1);
    context_of_first.direction = Direction::past;
  }
  if (first.year > 0 && last.year == first.year && dated && first.month > last.month) {
    first.year -= 1;  // "from December to February 2017"
  }
  const DateInterval from = resolve_time(first, context_of_first);
  if (!from.known()) return from;
  return span_interval(from.begin, to.end, std::max(from.precision, to.precision));
}

}  // namespace tacitus

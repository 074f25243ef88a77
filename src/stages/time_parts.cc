#include "stages/time_parts.h"

#include <algorithm>

#include "base/calendar.h"
#include "stages/time_steps.h"

namespace tacitus {

using std::chrono::days;

DateInterval season_in(int season, int year) {
  const DateInterval first = month_interval(year, static_cast<unsigned>(3 + 3 * season));
  if (!first.known()) return first;
  return span_interval(first.begin, add_months(first.begin, 3), DatePrecision::month);
}

DateInterval half_in(int half, int year) {
  const DateInterval first = month_interval(year, half == 2 ? 7 : 1);
  if (!first.known()) return first;
  return span_interval(first.begin, add_months(first.begin, 6), DatePrecision::month);
}

DateInterval first_units_in(const TimeMeaning& meaning, int year) {
  const DateInterval whole = year_interval(year);
  if (!whole.known() || meaning.count < 1) return whole;
  const Days end = std::min(moved(whole.begin, meaning.unit, meaning.count), whole.end);
  return span_interval(whole.begin, end, precision_of(meaning.unit));
}

// "the first week of June", "the last day of 2016", within the month or year `whole`.
DateInterval nth_in(const TimeMeaning& meaning, const DateInterval& whole) {
  if (!whole.known()) return whole;
  if (meaning.unit == TimeUnit::month && whole.precision == DatePrecision::year) {
    const Days begin = meaning.ordinal == 0 ? add_months(whole.end, -1)
                                            : add_months(whole.begin, meaning.ordinal - 1);
    return begin < whole.end ? month_interval(year_of(begin), month_of(begin)) : unknown_date();
  }
  const int length = meaning.unit == TimeUnit::week ? 7 : meaning.unit == TimeUnit::day ? 1 : 0;
  if (length == 0) return whole;
  const DatePrecision precision = precision_of(meaning.unit);
  // A week belongs to the month or year that has its Thursday, as in ISO 8601.
  const int to_thursday = meaning.unit == TimeUnit::week ? 3 : 0;
  const Days origin = length == 7 ? monday_of(whole.begin + days(to_thursday)) : whole.begin;
  const Days last =
      length == 7 ? monday_of(whole.end - days(to_thursday + 1)) : whole.end - days(1);
  const Days begin = meaning.ordinal == 0 ? last : origin + days(length * (meaning.ordinal - 1));
  return begin > last ? unknown_date() : span_interval(begin, begin + days(length), precision);
}

}  // namespace tacitus

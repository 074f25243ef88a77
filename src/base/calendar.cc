#include "base/calendar.h"

#include <algorithm>

// Easter is the first Sunday after the first full moon on or after 21 March, both reckoned by the
// church's tables. The western one uses the anonymous Gregorian computus, the orthodox one the
// Julian computus of Meeus, shifted to the Gregorian calendar.

namespace tacitus {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

bool writable(int number) { return number >= 1 && number <= 9999; }

Days make_day(int in_year, int in_month, int in_day) {
  return Days(year(in_year) / month(static_cast<unsigned>(in_month)) /
              std::chrono::day(static_cast<unsigned>(in_day)));
}

}  // namespace

int year_of(Days day) { return static_cast<int>(year_month_day(day).year()); }

unsigned month_of(Days day) { return static_cast<unsigned>(year_month_day(day).month()); }

DateInterval unknown_date() { return DateInterval{}; }

DateInterval span_interval(Days begin, Days end, DatePrecision precision) {
  const bool valid = begin < end && writable(year_of(begin)) && writable(year_of(end - days(1)));
  return valid ? DateInterval{begin, end, precision} : unknown_date();
}

DateInterval day_interval(Days day) {
  return span_interval(day, day + days(1), DatePrecision::day);
}

DateInterval week_interval(Days day) {
  const Days monday = monday_of(day);
  return span_interval(monday, monday + days(7), DatePrecision::week);
}

DateInterval month_interval(int in_year, unsigned in_month) {
  if (!writable(in_year) || in_month < 1 || in_month > 12) return unknown_date();
  const year_month first = year(in_year) / month(in_month);
  return span_interval(Days(first / 1), Days((first + months(1)) / 1), DatePrecision::month);
}

DateInterval year_interval(int in_year) { return years_interval(in_year, in_year); }

DateInterval years_interval(int first, int last) {
  if (!writable(first) || !writable(last)) return unknown_date();
  return span_interval(make_day(first, 1, 1), make_day(last + 1, 1, 1), DatePrecision::year);
}

DateInterval quarter_interval(int in_year, unsigned quarter) {
  if (!writable(in_year) || quarter < 1 || quarter > 4) return unknown_date();
  const year_month first = year(in_year) / month(quarter * 3 - 2);
  return span_interval(Days(first / 1), Days((first + months(3)) / 1), DatePrecision::month);
}

Days add_months(Days day, int count) {
  const year_month_day date(day);
  const year_month target = year_month(date.year(), date.month()) + months(count);
  const auto last = (target / std::chrono::last).day();
  return Days(target / std::min(date.day(), last));
}

Days weekday_until(Days day, std::chrono::weekday weekday) {
  return day - (std::chrono::weekday(day) - weekday);
}

Days weekday_from(Days day, std::chrono::weekday weekday) {
  return day + (weekday - std::chrono::weekday(day));
}

Days monday_of(Days day) { return weekday_until(day, std::chrono::Monday); }

Days nth_weekday(year_month in_month, std::chrono::weekday weekday, unsigned nth) {
  if (nth == 0) return weekday_until(Days(in_month / std::chrono::last), weekday);
  return weekday_from(Days(in_month / 1), weekday) + days(7 * (static_cast<int>(nth) - 1));
}

Days easter(int in_year) {
  const int golden = in_year % 19;
  const int century = in_year / 100;
  const int rest = in_year % 100;
  const int correction = (century - (century + 8) / 25 + 1) / 3;
  const int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
  const int to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (golden + 11 * epact + 22 * to_sunday) / 451;
  const int number = epact + to_sunday - 7 * late + 114;
  return make_day(in_year, number / 31, number % 31 + 1);
}

Days orthodox_easter(int in_year) {
  const int moon = (19 * (in_year % 19) + 15) % 30;
  const int to_sunday = (2 * (in_year % 4) + 4 * (in_year % 7) - moon + 34) % 7;
  const int number = moon + to_sunday + 114;
  const Days julian = make_day(in_year, number / 31, number % 31 + 1);
  return julian + days(in_year / 100 - in_year / 400 - 2);
}

}  // namespace tacitus

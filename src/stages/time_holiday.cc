#include "stages/time_holiday.h"

#include "base/calendar.h"

namespace tacitus {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::weekday;

Days on(int year, unsigned in_month, unsigned day) {
  return Days(std::chrono::year(year) / month(in_month) / std::chrono::day(day));
}

Days nth(int year, unsigned in_month, weekday day, unsigned number) {
  return nth_weekday(std::chrono::year(year) / month(in_month), day, number);
}

DateInterval moving_holiday(Holiday holiday, int year) {
  switch (holiday) {
    case Holiday::easter:
      return day_interval(easter(year));
    case Holiday::good_friday:
      return day_interval(easter(year) - days(2));
    case Holiday::easter_monday:
      return day_interval(easter(year) + days(1));
    case Holiday::palm_sunday:
      return day_interval(easter(year) - days(7));
    case Holiday::ash_wednesday:
      return day_interval(easter(year) - days(46));
    case Holiday::shrove_tuesday:
      return day_interval(easter(year) - days(47));
    case Holiday::maundy_thursday:
      return day_interval(easter(year) - days(3));
    case Holiday::ascension:
      return day_interval(easter(year) + days(39));
    case Holiday::pentecost:
      return day_interval(easter(year) + days(49));
    case Holiday::whit_monday:
      return day_interval(easter(year) + days(50));
    case Holiday::orthodox_easter:
      return day_interval(orthodox_easter(year));
    case Holiday::thanksgiving:
      return day_interval(nth(year, 11, std::chrono::Thursday, 4));
    case Holiday::black_friday:
      return day_interval(nth(year, 11, std::chrono::Thursday, 4) + days(1));
    case Holiday::cyber_monday:
      return day_interval(nth(year, 11, std::chrono::Thursday, 4) + days(4));
    case Holiday::labor_day:
      return day_interval(nth(year, 9, std::chrono::Monday, 1));
    case Holiday::memorial_day:
      return day_interval(nth(year, 5, std::chrono::Monday, 0));
    case Holiday::columbus_day:
      return day_interval(nth(year, 10, std::chrono::Monday, 2));
    case Holiday::king_day:
      return day_interval(nth(year, 1, std::chrono::Monday, 3));
    case Holiday::presidents_day:
      return day_interval(nth(year, 2, std::chrono::Monday, 3));
    case Holiday::remembrance_sunday:
      return day_interval(nth(year, 11, std::chrono::Sunday, 2));
    case Holiday::election_day:
      // The Tuesday after the first Monday of November.
      return year % 2 == 0 ? day_interval(nth(year, 11, std::chrono::Monday, 1) + days(1))
                           : unknown_date();
    case Holiday::inauguration_day:
      return year % 4 == 1 ? day_interval(on(year, 1, 20)) : unknown_date();
    default:
      return unknown_date();
  }
}

}  // namespace

DateInterval holiday_in(Holiday holiday, int year) {
  if (year < 1 || year > 9999) return unknown_date();
  if (holiday > Holiday::fixed) {
    const unsigned day = static_cast<unsigned>(holiday) - static_cast<unsigned>(Holiday::fixed);
    return day_interval(on(year, day / 32, day % 32));
  }
  if (holiday == Holiday::new_year) return day_interval(on(year, 1, 1));
  if (holiday == Holiday::september_11) return day_interval(on(2001, 9, 11));
  return moving_holiday(holiday, year);
}

}  // namespace tacitus

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
    case Holiday::pentecost:
      return day_interval(easter(year) + days(49));
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
  switch (holiday) {
    case Holiday::new_year:
      return day_interval(on(year, 1, 1));
    case Holiday::new_year_eve:
      return day_interval(on(year, 12, 31));
    case Holiday::christmas:
      return day_interval(on(year, 12, 25));
    case Holiday::christmas_eve:
      return day_interval(on(year, 12, 24));
    case Holiday::boxing_day:
      return day_interval(on(year, 12, 26));
    case Holiday::veterans_day:
      return day_interval(on(year, 11, 11));
    case Holiday::fourth_of_july:
      return day_interval(on(year, 7, 4));
    case Holiday::may_day:
      return day_interval(on(year, 5, 1));
    case Holiday::valentine:
      return day_interval(on(year, 2, 14));
    case Holiday::halloween:
      return day_interval(on(year, 10, 31));
    case Holiday::earth_day:
      return day_interval(on(year, 4, 22));
    case Holiday::bastille_day:
      return day_interval(on(year, 7, 14));
    case Holiday::victory_day:
      return day_interval(on(year, 5, 9));
    case Holiday::womens_day:
      return day_interval(on(year, 3, 8));
    case Holiday::patrick_day:
      return day_interval(on(year, 3, 17));
    case Holiday::all_saints:
      return day_interval(on(year, 11, 1));
    case Holiday::september_11:
      return day_interval(on(2001, 9, 11));
    default:
      return moving_holiday(holiday, year);
  }
}

}  // namespace tacitus

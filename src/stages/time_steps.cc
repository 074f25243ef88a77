#include "stages/time_steps.h"

#include <algorithm>

#include "base/calendar.h"

namespace tacitus {

using std::chrono::days;

std::chrono::weekday weekday_of(int value) {
  return std::chrono::weekday(static_cast<unsigned>(value));
}

int steps_of(Shift shift) {
  switch (shift) {
    case Shift::last:
    case Shift::previous:
      return -1;
    case Shift::next:
    case Shift::coming:
    case Shift::following:
      return 1;
    default:
      return 0;
  }
}

bool counts_from_story(Shift shift) {
  return shift == Shift::same || shift == Shift::following || shift == Shift::previous;
}

DateInterval unit_around(Days from, TimeUnit unit, int steps) {
  steps = std::clamp(steps, -kFarthestSteps, kFarthestSteps);
  switch (unit) {
    case TimeUnit::minute:
      return day_interval(from);
    case TimeUnit::hour:
      return day_interval(from + days(steps / 24));
    case TimeUnit::day:
      return day_interval(from + days(steps));
    case TimeUnit::week:
      return week_interval(from + days(7 * steps));
    case TimeUnit::month: {
      const Days day = add_months(from, steps);
      return month_interval(year_of(day), month_of(day));
    }
    case TimeUnit::quarter: {
      const Days day = add_months(from, 3 * steps);
      return quarter_interval(year_of(day), (month_of(day) + 2) / 3);
    }
    case TimeUnit::year:
      return year_interval(year_of(from) + steps);
    case TimeUnit::decade: {
      const int first = year_of(from) / 10 * 10 + 10 * steps;
      return years_interval(first, first + 9);
    }
  }
  return unknown_date();
}

DatePrecision precision_of(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::week:
      return DatePrecision::week;
    case TimeUnit::month:
    case TimeUnit::quarter:
      return DatePrecision::month;
    case TimeUnit::year:
    case TimeUnit::decade:
      return DatePrecision::year;
    default:
      return DatePrecision::day;
  }
}

Days moved(Days from, TimeUnit unit, int steps) {
  steps = std::clamp(steps, -kFarthestSteps, kFarthestSteps);
  switch (unit) {
    case TimeUnit::minute:
      return from;
    case TimeUnit::hour:
      return from + days(steps / 24);
    case TimeUnit::day:
      return from + days(steps);
    case TimeUnit::week:
      return from + days(7 * steps);
    case TimeUnit::month:
      return add_months(from, steps);
    case TimeUnit::quarter:
      return add_months(from, 3 * steps);
    case TimeUnit::year:
      return add_months(from, 12 * steps);
    case TimeUnit::decade:
      return add_months(from, 120 * steps);
  }
  return from;
}

Days working_days_from(Days from, int steps) {
  steps = std::clamp(steps, -kFarthestSteps, kFarthestSteps);
  constexpr int kSaturday = 5;
  const auto day_of_week = [](Days day) {
    return static_cast<int>((day - monday_of(day)).count());
  };
  const int sign = steps < 0 ? -1 : 1;
  if (const int day = day_of_week(from); day >= kSaturday) {  // counted from the next to come
    from += days(sign > 0 ? kSaturday - 1 - day : kSaturday + 2 - day);
  }
  from += days(7 * (steps / 5));
  for (int left = steps % 5; left != 0; left -= sign) {
    from += days(sign);
    while (day_of_week(from) >= kSaturday) from += days(sign);
  }
  return from;
}

DateInterval weekend_around(Days day) {
  const int from_monday = static_cast<int>((day - monday_of(day)).count());  // 0 to 6
  constexpr int kSaturday = 5;
  Days begin = monday_of(day) + days(kSaturday);
  Days end = begin + days(2);
  if (from_monday == 0) {
    begin = day - days(2);
    end = day + days(1);
  } else if (from_monday == 3 || from_monday == 4) {
    begin = day;
  }
  return span_interval(begin, end, DatePrecision::day);
}

DateInterval numbered_week(int year, int number) {
  const DateInterval first = month_interval(year, 1);
  if (!first.known() || number < 1) return unknown_date();
  const Days monday = monday_of(first.begin + days(3)) + days(7 * (number - 1));
  return year_of(monday + days(3)) == year ? week_interval(monday) : unknown_date();
}

}  // namespace tacitus

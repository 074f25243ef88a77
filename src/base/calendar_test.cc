#include "base/calendar.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

Days day(std::string_view iso) { return *parse_iso_date(iso); }

std::string print(const DateInterval& interval) {
  if (!interval.known()) return "?";
  return to_iso(interval.begin) + ".." + to_iso(interval.end);
}

TEST(Calendar, Intervals) {
  EXPECT_EQ(print(day_interval(day("2017-07-21"))), "2017-07-21..2017-07-22");
  EXPECT_EQ(print(week_interval(day("2017-07-21"))), "2017-07-17..2017-07-24");
  EXPECT_EQ(print(week_interval(day("2017-07-17"))), "2017-07-17..2017-07-24");
  EXPECT_EQ(print(week_interval(day("2017-07-23"))), "2017-07-17..2017-07-24");
  EXPECT_EQ(print(month_interval(2016, 2)), "2016-02-01..2016-03-01");
  EXPECT_EQ(print(month_interval(2016, 12)), "2016-12-01..2017-01-01");
  EXPECT_EQ(print(year_interval(2016)), "2016-01-01..2017-01-01");
  EXPECT_EQ(print(years_interval(1990, 1999)), "1990-01-01..2000-01-01");
  EXPECT_EQ(print(quarter_interval(2017, 3)), "2017-07-01..2017-10-01");
}

// What no calendar has is unknown.
TEST(Calendar, Unknown) {
  EXPECT_FALSE(unknown_date().known());
  EXPECT_FALSE(month_interval(2016, 0).known());
  EXPECT_FALSE(month_interval(2016, 13).known());
  EXPECT_FALSE(year_interval(0).known());
  EXPECT_FALSE(year_interval(10000).known());
  EXPECT_FALSE(quarter_interval(2016, 5).known());
  EXPECT_FALSE(years_interval(2000, 1999).known());
  EXPECT_FALSE(span_interval(day("2017-07-21"), day("2017-07-21"), DatePrecision::day).known());
}

TEST(Calendar, Months) {
  EXPECT_EQ(to_iso(add_months(day("2017-07-21"), 1)), "2017-08-21");
  EXPECT_EQ(to_iso(add_months(day("2017-01-31"), 1)), "2017-02-28");
  EXPECT_EQ(to_iso(add_months(day("2016-03-31"), -1)), "2016-02-29");
  EXPECT_EQ(to_iso(add_months(day("2017-01-15"), -13)), "2015-12-15");
  EXPECT_EQ(year_of(day("2017-07-21")), 2017);
  EXPECT_EQ(month_of(day("2017-07-21")), 7u);
}

TEST(Calendar, Weekdays) {
  using std::chrono::Friday;
  using std::chrono::Monday;
  using std::chrono::Thursday;
  const Days friday = day("2017-07-21");
  EXPECT_EQ(to_iso(weekday_until(friday, Friday)), "2017-07-21");
  EXPECT_EQ(to_iso(weekday_until(friday, Thursday)), "2017-07-20");
  EXPECT_EQ(to_iso(weekday_from(friday, Friday)), "2017-07-21");
  EXPECT_EQ(to_iso(weekday_from(friday, Thursday)), "2017-07-27");
  EXPECT_EQ(to_iso(monday_of(friday)), "2017-07-17");
  const auto november = std::chrono::year(2016) / std::chrono::November;
  EXPECT_EQ(to_iso(nth_weekday(november, Thursday, 4)), "2016-11-24");
  EXPECT_EQ(to_iso(nth_weekday(november, Monday, 0)), "2016-11-28");
}

// Dates as printed in church calendars.
TEST(Calendar, Easter) {
  struct Case {
    int year;
    std::string_view western;
    std::string_view orthodox;
  };
  const Case kCases[] = {
      {1916, "1916-04-23", "1916-04-23"}, {1998, "1998-04-12", "1998-04-19"},
      {2000, "2000-04-23", "2000-04-30"}, {2008, "2008-03-23", "2008-04-27"},
      {2017, "2017-04-16", "2017-04-16"}, {2019, "2019-04-21", "2019-04-28"},
      {2024, "2024-03-31", "2024-05-05"}, {2038, "2038-04-25", "2038-04-25"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(to_iso(easter(c.year)), c.western);
    EXPECT_EQ(to_iso(orthodox_easter(c.year)), c.orthodox);
  }
}

}  // namespace
}  // namespace tacitus

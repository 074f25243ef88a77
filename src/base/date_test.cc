#include "base/date.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(ParseIsoDate, ComesBackAsWritten) {
  for (const std::string_view text : {"2017-07-21", "1970-01-01", "1969-12-31", "2024-02-29",
                                      "2000-02-29", "0001-01-01", "9999-12-31"}) {
    const auto day = parse_iso_date(text);
    ASSERT_TRUE(day) << text;
    EXPECT_EQ(to_iso(*day), text);
  }
}

TEST(ParseIsoDate, Refused) {
  for (const std::string_view text : {
           "",
           "2017-7-21",
           "2017/07/21",
           "20170721",
           "2017-07-21T00:00",
           " 2017-07-21",
           "2017-02-29",  // no leap year
           "1900-02-29",  // nor this
           "2017-13-01",
           "2017-00-01",
           "2017-01-00",
           "2017-04-31",
           "0000-01-01",  // there was no year 0
           "+017-07-21",
           "2017-0a-21",
       }) {
    EXPECT_FALSE(parse_iso_date(text)) << text;
  }
}

TEST(ParseIsoDate, CountsDays) {
  EXPECT_EQ((*parse_iso_date("2024-03-01") - *parse_iso_date("2024-02-28")).count(), 2);
  EXPECT_EQ((*parse_iso_date("2023-03-01") - *parse_iso_date("2023-02-28")).count(), 1);
}

}  // namespace
}  // namespace tacitus

#include "base/json_writer.h"

#include <gtest/gtest.h>

#include <cmath>

namespace tacitus {
namespace {

TEST(AppendJsonString, Cases) {
  struct Case {
    std::string_view text;
    std::string_view json;
  };
  const Case cases[] = {
      {"", R"("")"},
      {"plain", R"("plain")"},
      {R"(a "b" \c)", R"("a \"b\" \\c")"},
      {"line\nfeed\ttab\r", R"("line\nfeed\ttab\r")"},
      {std::string_view("\0\x1f\x7f", 3), R"("\u0000\u001f\u007f")"},
      {"Pyŏngyang \xE2\x80\x9Cx\xE2\x80\x9D", "\"Pyŏngyang \xE2\x80\x9Cx\xE2\x80\x9D\""},
      {"cut \xE2\x80", "\"cut \xEF\xBF\xBD\""},
  };
  for (const Case& c : cases) {
    std::string out;
    append_json_string(out, c.text);
    EXPECT_EQ(out, c.json);
  }
}

TEST(ToDecimal, Cases) {
  struct Case {
    double value;
    std::string_view text;
  };
  const Case cases[] = {{0, "0"},         {5, "5"},
                        {-7.2, "-7.2"},   {0.1 + 0.2, "0.30000000000000004"},
                        {0.85, "0.85"},   {std::nan(""), "null"},
                        {1e300, "1e+300"}};
  for (const Case& c : cases) EXPECT_EQ(to_decimal(c.value), c.text);
}

TEST(JsonWriter, NestsAndSeparates) {
  JsonWriter json;
  json.begin_object();
  json.key("a").begin_array().integer(1).number(2.5).string("x").end_array();
  json.key("b").begin_object().end_object();
  json.key("c").begin_array().begin_object().key("d").boolean(true).end_object();
  json.begin_object().key("e").null().end_object().end_array();
  json.end_object();
  EXPECT_EQ(json.take(), R"({"a":[1,2.5,"x"],"b":{},"c":[{"d":true},{"e":null}]})");
  EXPECT_EQ(json.integer(-1).text(), "-1");
}

}  // namespace
}  // namespace tacitus

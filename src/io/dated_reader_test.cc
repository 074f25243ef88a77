#include "io/dated_reader.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/date.h"

namespace tacitus {
namespace {

struct Case {
  std::string_view format;
  std::string_view bytes;
  std::string_view day;  // empty: unknown
  DateSource source;
};

const Case kCases[] = {
    {"text", "Talks Open in Oslo\n\nOSLO, March 3, 2021 (Example News) - Talks opened.\n",
     "2021-03-03", DateSource::inferred},
    {"text", "Talks opened in Oslo on Monday.\n", "", DateSource::unknown},
    {"jsonl", R"({"text":"OSLO, March 3, 2021 - Talks opened.","date":"2021-03-04"})", "2021-03-04",
     DateSource::metadata},
};

TEST(DatedReader, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.bytes);
    std::istringstream input{std::string(c.bytes)};
    auto reader = open_reader(c.format, input, "test");
    ASSERT_TRUE(reader);
    auto next = (*reader)->next();
    ASSERT_TRUE(next && next->has_value());
    const Document& document = (*next)->document;
    EXPECT_EQ(document.date_source, c.source);
    if (!c.day.empty()) {
      EXPECT_EQ(to_iso(document.published), c.day);
    }
  }
}

}  // namespace
}  // namespace tacitus

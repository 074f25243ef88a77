#include "base/suggestion.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(Nearest, Cases) {
  const std::vector<std::string_view> known = {"text", "jsonl", "conllu", "csv"};
  struct Case {
    std::string_view wrong;
    std::string_view meant;
  };
  const Case cases[] = {{"jsnl", "jsonl"},   {"json", "jsonl"}, {"cvs", "csv"}, {"txt", "text"},
                        {"conll", "conllu"}, {"xml", ""},       {"", ""},       {"csv", "csv"}};
  for (const Case& c : cases) EXPECT_EQ(nearest(c.wrong, known), c.meant) << c.wrong;
  EXPECT_EQ(nearest(std::string(100000, 'x'), known), "");
}

TEST(Unknown, SaysWhatWouldBeRight) {
  EXPECT_EQ(unknown("format", "jsnl", {"text", "jsonl"}),
            "unknown format \"jsnl\"; did you mean \"jsonl\"?");
  EXPECT_EQ(unknown("format", "parquet", {"text", "jsonl"}),
            "unknown format \"parquet\"; known are text, jsonl");
}

}  // namespace
}  // namespace tacitus

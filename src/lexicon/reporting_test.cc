#include "lexicon/reporting.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

constexpr std::string_view kHead = "words\tkind\ttakes\tforce\texample\n";

Result<Reporting> read(std::string_view rows) {
  Resources resources;
  resources.files = {{"cues/reporting.tsv", std::string(kHead) + std::string(rows)}};
  return Reporting::create(resources);
}

TEST(Reporting, LooksUpByKindAndWords) {
  const Result<Reporting> table =
      read("call\tverb\tpair +for\tsays\t-\npoint out\tverb\tclause quote\tsays\t-\n");
  ASSERT_TRUE(table) << table.error().text();
  const ReportingWord* call = table->find('v', "call");
  ASSERT_NE(call, nullptr);
  EXPECT_EQ(call->takes, kTakesPair);
  EXPECT_TRUE(call->takes_after("for"));
  EXPECT_FALSE(call->takes_after("of"));
  EXPECT_EQ(call->rule, "cues/reporting.tsv:2");
  EXPECT_NE(table->find('v', "point out"), nullptr);
  EXPECT_EQ(table->find('n', "call"), nullptr);
}

TEST(Reporting, ReadsEveryWayToTakeContent) {
  const Result<Reporting> table = read("reveal\tverb\tquote name nobody matter words\tsays\t-\n");
  ASSERT_TRUE(table) << table.error().text();
  EXPECT_EQ(table->find('v', "reveal")->takes,
            kTakesQuote | kTakesName | kTakesNobody | kTakesMatter | kTakesWords);
}

TEST(Reporting, Faults) {
  const std::pair<std::string_view, std::string_view> kCases[] = {
      {"say\tverbs\tclause\tsays\t-\n",
       "cues/reporting.tsv:2:5: unknown kind \"verbs\"; did you mean \"verb\"?"},
      {"say\tverb\tclauze\tsays\t-\n",
       "cues/reporting.tsv:2:10: unknown way to take content \"clauze\"; did you mean \"clause\"?"},
      {"say\tverb\tclause\tsay\t-\n",
       "cues/reporting.tsv:2:17: unknown force \"say\"; did you mean \"says\"?"},
      {"tell\tverb\tclause\tsays\t-\nsay\tverb\tclause\tsays\t-\n",
       "cues/reporting.tsv:3:1: the table is not sorted, or \"say\" stands twice"},
  };
  for (const auto& [rows, error] : kCases) {
    const Result<Reporting> table = read(rows);
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().text(), error);
  }
}

}  // namespace
}  // namespace tacitus

#include "lexicon/cue_table.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

constexpr std::string_view kHead = "cue\tpos\tobject\treads\tyes\tno\n";

Result<CueTable> read(const std::string& rows) {
  return CueTable::create("cues/x.tsv", std::string(kHead) + rows, {{"verb", "noun"}, {"open"}});
}

TEST(CueTable, Faults) {
  struct Case {
    std::string rows;
    std::string_view fault;
  };
  const Case kCases[] = {
      {"offer\tverb\t*\topen\ta => b\t\n", ""},
      {"offer\tvrb\t*\topen\ta => b\t\n",
       "cues/x.tsv:2:7: unknown kind of word \"vrb\"; did you mean \"verb\"?"},
      {"offer\tverb\t*\topn\ta => b\t\n",
       "cues/x.tsv:2:14: unknown reading \"opn\"; did you mean \"open\"?"},
      {"offer\tverb\t*\topen\ta\t\n",
       "cues/x.tsv:2:19: write a sentence, \" => \" and what comes of it"},
      {"b\tverb\t*\topen\ta => b\t\na\tverb\t*\topen\ta => b\t\n",
       "cues/x.tsv:3:1: the table is not sorted, or the row stands twice"},
      {"\tverb\t*\topen\ta => b\t\n", "cues/x.tsv:2:1: the cue is empty"},
  };
  for (const Case& one : kCases) {
    SCOPED_TRACE(one.rows);
    const Result<CueTable> table = read(one.rows);
    EXPECT_EQ(table ? "" : table.error().text(), one.fault);
  }
  EXPECT_EQ(CueTable::create("cues/y.tsv", {}, {}).error().text(),
            "cues/y.tsv: the data file is missing");
}

TEST(CueTable, Rows) {
  const Result<CueTable> table = read(
      "peace plan\tnoun\t*\topen\ta => b\tc\n"
      "turn down\tverb\toffer, plan\topen now\ta => b\t\n");
  ASSERT_TRUE(table);
  ASSERT_EQ(table->find("noun", "plan").size(), 1u);
  EXPECT_EQ(table->row(0).companions, std::vector<std::string>{"peace"});
  EXPECT_TRUE(table->row(0).objects.empty());
  EXPECT_EQ(table->row(0).rule, "cues/x.tsv:2");
  ASSERT_EQ(table->find("verb", "turn").size(), 1u);
  EXPECT_EQ(table->row(1).companions, std::vector<std::string>{"down"});
  EXPECT_EQ(table->row(1).objects, (std::vector<std::string>{"offer", "plan"}));
  EXPECT_EQ(table->row(1).reads, "open now");
  EXPECT_TRUE(table->find("noun", "turn").empty());
}

}  // namespace
}  // namespace tacitus

#include "store/answer_table.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

AnswerTable table() {
  AnswerTable answer;
  answer.columns = {"name", "count", "mean"};
  answer.rows = {{std::string("Reuters, \"London\""), std::int64_t{3}, -2.5},
                 {std::monostate{}, std::int64_t{0}, 0.1},
                 {std::string("a\nb"), std::int64_t{-1}, std::monostate{}}};
  return answer;
}

TEST(AnswerTable, Csv) {
  EXPECT_EQ(to_csv(table()),
            "name,count,mean\r\n\"Reuters, \"\"London\"\"\",3,-2.5\r\n,0,0.1\r\n"
            "\"a\nb\",-1,\r\n");
  EXPECT_EQ(to_csv({}), "\r\n");
}

TEST(AnswerTable, JsonLines) {
  EXPECT_EQ(to_jsonl(table()),
            "{\"name\":\"Reuters, \\\"London\\\"\",\"count\":3,\"mean\":-2.5}\n"
            "{\"count\":0,\"mean\":0.1}\n{\"name\":\"a\\nb\",\"count\":-1}\n");
  EXPECT_EQ(to_jsonl({}), "");
}

}  // namespace
}  // namespace tacitus

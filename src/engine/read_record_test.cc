#include "engine/read_record.h"

#include <gtest/gtest.h>

#include "engine/fields.h"
#include "engine/records.h"
#include "engine/sample.h"

namespace tacitus {
namespace {

TEST(ReadRecord, ThereAndBack) {
  const Annotated in = full_sample();
  std::vector<Record> records = to_records(in.document, in.annotations, shipped_ontology());
  records.emplace_back();  // nothing known
  std::vector<std::string_view> kinds;
  for (const Record& record : records) {
    const std::string json = to_json(record);
    SCOPED_TRACE(json);
    const Result<Record> back = read_record(json);
    ASSERT_TRUE(back) << back.error().text();
    EXPECT_EQ(to_json(*back), json);
    kinds.push_back(find_kind(record.kind)->name);
  }
  for (const std::string_view kind : record_kinds()) {
    EXPECT_NE(std::find(kinds.begin(), kinds.end(), kind), kinds.end()) << kind;
  }
}

TEST(ReadRecord, Faults) {
  struct Case {
    std::string_view json;
    std::string_view message;
  };
  const Case cases[] = {
      {R"({"id":"a"})", "a record must have a text \"kind\""},
      {R"([])", "a record must have a text \"kind\""},
      {R"({"kind":"evnt"})", "unknown kind of record \"evnt\"; did you mean \"event\"?"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.json);
    const Result<Record> record = read_record(c.json);
    ASSERT_FALSE(record);
    EXPECT_EQ(record.error().message, c.message);
  }
  EXPECT_FALSE(read_record("{"));
  // A member of another type than ours is as good as absent.
  EXPECT_TRUE(read_record(R"({"kind":"event","actor":7,"sentence":{"begin":-1},"quad":"x"})"));
}

}  // namespace
}  // namespace tacitus

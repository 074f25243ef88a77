#include "lexicon/contents.h"

#include <gtest/gtest.h>

#include "lexicon/frames.h"

namespace tacitus {
namespace {

class AnyCode : public CodeChecker {
 public:
  bool has_type(std::string_view) const override { return true; }
  bool has_mode(std::string_view, std::string_view) const override { return true; }
  bool has_cameo(std::string_view code) const override {
    return !code.empty() && code.find_first_not_of("0123456789") == std::string_view::npos;
  }
};

Result<ContentCodes> read(std::string rows) {
  Resources resources;
  resources.files.push_back({"ontology/content.tsv", "act\tcontent\tcode\n" + std::move(rows)});
  return ContentCodes::create(resources, {"new-policy"}, AnyCode());
}

TEST(ContentCodes, TakesTheLongestContentThatSaysMore) {
  const Result<ContentCodes> codes = read(
      "02\t07\t023\n02\t072\t0232\n02\t036\t026\n"
      "141\t<new-policy>\t1412\n");
  ASSERT_TRUE(codes) << codes.error().text();
  const struct {
    std::string_view act, content, code;
  } kCases[] = {
      {"020", "072", "0232"}, {"020", "070", "023"},
      {"023", "072", "0232"},  // the act says less still
      {"024", "072", ""},      // another branch
      {"0232", "072", ""},     // nothing to add
      {"023", "070", ""},     {"100", "072", ""},
      {"020", "", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.act) + " with " + std::string(c.content));
    EXPECT_EQ(codes->by_code(c.act, c.content), c.code);
  }
  ASSERT_EQ(codes->by_class("141").size(), 1u);
  EXPECT_EQ(codes->by_class("141")[0]->code, "1412");
  EXPECT_TRUE(codes->by_class("142").empty());
}

TEST(ContentCodes, RefusesWhatCannotBe) {
  const struct {
    const char* rows;
    const char* error;
  } kCases[] = {
      {"02\t<polcy>\t0241\n", "ontology/content.tsv:2:4: unknown class \"polcy\""},
      {"02\tx\t0241\n", "neither a CAMEO code nor a <class>"},
      {"02\t072\t1032\n", "does not say more"},
      {"q\t072\t1032\n", "there is no CAMEO code \"q\""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.rows);
    const Result<ContentCodes> codes = read(c.rows);
    ASSERT_FALSE(codes);
    EXPECT_NE(codes.error().text().find(c.error), std::string::npos) << codes.error().text();
  }
}

TEST(ContentCodes, AreEmptyWithoutTheFile) {
  const Result<ContentCodes> codes = ContentCodes::create({}, {}, AnyCode());
  ASSERT_TRUE(codes);
  EXPECT_EQ(codes->by_code("020", "072"), "");
}

}  // namespace
}  // namespace tacitus

#include "ml/lemma_rules.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(LemmaRules, Cases) {
  struct Case {
    std::string_view rule;
    std::string_view form;
    std::string_view lemma;
  };
  const Case kCases[] = {
      {"l|0|", "Talks", "talks"},
      {"l|1|", "Talks", "talk"},
      {"l|3|y", "Armies", "army"},
      {"k|0|", "McDonald", "McDonald"},
      {"k|1|", "Iraqis", "Iraqi"},
      {"t|0|", "SEOUL", "Seoul"},
      {"t|1|", "RUSSIANS", "Russian"},
      {"=be", "were", "be"},
      {"l|2|", "\xC3\x89t\xC3\xA9s", "\xC3\xA9t"},       // code points, not bytes
      {"l|0|", "don\xE2\x80\x99t", "don't"},             // lower makes quotes plain
      {"k|0|", "don\xE2\x80\x99t", "don\xE2\x80\x99t"},  // keep keeps them
      {"l|9|", "Talks", "talks"},                        // would cut too much
      {"l|5|", "Talks", "talks"},                        // would leave nothing
      {"l|5|x", "Talks", "x"},
      {"l|0|", "", ""},
      {"t|3|", "A", "a"},
      {"l|1||", "ab", "a|"},  // a bar may be added
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::string(c.rule) + " " + std::string(c.form));
    const auto rule = parse_lemma_rule(c.rule);
    ASSERT_TRUE(rule);
    EXPECT_EQ(lemma_of(*rule, c.form), c.lemma);
  }
}

TEST(LemmaRules, NoRules) {
  for (const std::string_view rule : {"", "l", "l|", "l||", "x|0|", "l|a|", "l|-1|", "l|1", "=",
                                      "l|99999999999|", "l 1|s", "l|1 |s"}) {
    EXPECT_FALSE(parse_lemma_rule(rule)) << rule;
  }
}

}  // namespace
}  // namespace tacitus

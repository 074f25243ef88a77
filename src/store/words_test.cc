#include "store/words.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

WordRanks ranks() {
  Resources resources;
  resources.files.push_back(
      {"words/common.tsv", "word\trank\nafter\t90\ncity\t600\nminister\t400\nthe\t1\n"});
  return *WordRanks::create(resources);
}

TEST(WordRanks, Weighs) {
  const WordRanks words = ranks();
  EXPECT_EQ(words.weight("the"), 0);
  EXPECT_EQ(words.weight("after"), 0);
  EXPECT_EQ(words.weight("goma"), 1);
  EXPECT_LT(words.weight("minister"), words.weight("city"));
  EXPECT_LT(words.weight("city"), 1);
}

TEST(WordRanks, Faults) {
  Resources resources;
  EXPECT_EQ(WordRanks::create(resources).error().text(),
            "words/common.tsv: the data folder lacks this file");
  resources.files.push_back({"words/common.tsv", "word\trank\nthe\tfirst\n"});
  EXPECT_EQ(WordRanks::create(resources).error().text(),
            "words/common.tsv:2:5: a rank is a number from 1");
}

TEST(ContentWords, Cases) {
  const WordRanks words = ranks();
  struct Case {
    std::string_view a;
    std::string_view b;
    double cosine;
  };
  const Case cases[] = {
      {"", "", 0},
      {"The the THE", "after the", 0},                     // nothing is said
      {"Rebels attacked Goma", "goma: REBEL ATTACKS", 1},  // endings, capitals, order
      {"Goma", "Kinshasa", 0},
      {"Goma Kinshasa", "Goma Goma Goma", 0.70710678118654746},
      {"élan vital", "ÉLAN VITAL", 1},
  };
  for (const Case& c : cases) {
    EXPECT_DOUBLE_EQ(cosine(content_words(c.a, words), content_words(c.b, words)), c.cosine)
        << c.a << " / " << c.b;
  }
}

TEST(ContentWords, WithoutNames) {
  const WordRanks words = ranks();
  struct Case {
    std::string_view text;
    std::string_view names;
    std::size_t left;
  };
  const Case cases[] = {
      {"Goma treaty", "", 2},
      {"Chile's offer, Peru", "Chile Peru", 1},
      {"Chilean offer, Peruvians", "Chile Peru", 1},
      {"Swedish, Chinese offers", "Sweden, China", 1},
      {"Polar bears", "Poland", 1},  // a price: "polar" looks like "Polish"
      {"Maltese offer", "Mali", 2},
      {"Chilean sailors", "sailors of Chile", 1},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(content_words(c.text, words, c.names).size(), c.left);
  }
}

TEST(Shingles, Cases) {
  struct Case {
    std::string_view text;
    std::size_t count;
  };
  const Case cases[] = {
      {"", 0},          {"...", 0},         {"one", 1}, {"one two", 1}, {"one two three", 1},
      {"a b c d e", 3}, {"a b c a b c", 3},
  };
  for (const Case& c : cases) EXPECT_EQ(shingles(c.text).size(), c.count) << c.text;
  EXPECT_EQ(shingles("One, two: three four!"), shingles("one two three FOUR"));
  EXPECT_DOUBLE_EQ(jaccard(shingles("a b c d"), shingles("a b c e")), 1.0 / 3);
  EXPECT_DOUBLE_EQ(jaccard({}, {}), 1);
}

}  // namespace
}  // namespace tacitus

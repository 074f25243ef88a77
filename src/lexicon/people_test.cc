#include "lexicon/people.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(People, NamesAndNouns) {
  const Result<People> people =
      People::create("name\tgender\nAngela\tf\nBoris\tm\n", "lemma\tgender\ndoctor\t-\nwife\tf\n");
  ASSERT_TRUE(people) << people.error().text();
  EXPECT_EQ(people->of_given_name("Angela"), Gender::feminine);
  EXPECT_EQ(people->of_given_name("Boris"), Gender::masculine);
  EXPECT_EQ(people->of_given_name("boris"), Gender::unknown);
  EXPECT_EQ(people->of_noun("wife"), Gender::feminine);
  EXPECT_EQ(people->of_noun("doctor"), Gender::unknown);
  EXPECT_EQ(people->of_noun("table"), std::nullopt);
}

struct Broken {
  std::string_view names;
  std::string_view nouns;
  std::string_view error;
};

TEST(People, Faults) {
  const Broken kCases[] = {
      {"name\tgender\nBoris\tm\nAngela\tf\n", "lemma\tgender\n",
       "cues/given_names.tsv:3:1: the table is not sorted, or \"Angela\" stands twice"},
      {"name\tgender\n", "lemma\tgender\nwife\tw\n",
       "cues/people.tsv:2:6: unknown gender \"w\"; write m, f or -"},
  };
  for (const Broken& c : kCases) {
    const Result<People> people = People::create(c.names, c.nouns);
    ASSERT_FALSE(people);
    EXPECT_EQ(people.error().text(), c.error);
  }
}

}  // namespace
}  // namespace tacitus

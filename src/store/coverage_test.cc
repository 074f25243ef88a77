#include "store/coverage.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

struct Article {
  std::string_view text;
  int day;
};

// The groups of articles, as the store makes them.
std::string groups(const std::vector<Article>& articles) {
  Resources resources;
  resources.files.push_back({"words/common.tsv", "word\trank\nin\t6\nof\t4\nsaid\t10\nthe\t1\n"});
  const WordRanks ranks = *WordRanks::create(resources);
  std::vector<ArticleWords> words;
  for (const Article& one : articles) words.push_back({content_words(one.text, ranks), one.day});
  std::string out;
  for (const std::uint32_t group :
       average_groups(articles.size(), find_alike(std::move(words)), kCoverage)) {
    out += std::to_string(group) + " ";
  }
  return out;
}

TEST(FindAlike, Cases) {
  const std::string_view quake =
      "A strong earthquake shook the port of Arica in Chile, officials said";
  const std::string_view other = "Chile: earthquake in Arica, port damaged, no victims";
  const std::string_view vote = "Voters in Malta went to the polls, early results favour Labour";
  EXPECT_EQ(groups({}), "");
  EXPECT_EQ(groups({{quake, 5}, {vote, 5}, {other, 6}}), "0 1 0 ");
  EXPECT_EQ(groups({{quake, 5}, {other, 9}}), "0 1 ");              // too far apart
  EXPECT_EQ(groups({{"the of in", 1}, {"the of in", 1}}), "0 1 ");  // nothing said
}

}  // namespace
}  // namespace tacitus

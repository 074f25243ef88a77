#include "ml/arborescence.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

namespace tacitus {
namespace {

using Heads = std::vector<std::uint32_t>;

bool is_tree(const Heads& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (heads[i] > heads.size() || heads[i] == i + 1) return false;
    if (heads[i] == 0) ++roots;
    std::uint32_t at = heads[i];
    std::size_t steps = 0;
    while (at != 0 && steps++ <= heads.size()) at = heads[at - 1];
    if (at != 0) return false;
  }
  return roots == 1;
}

std::int64_t weight_of(const std::vector<std::int32_t>& score, const Heads& heads) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) sum += score[i * (heads.size() + 1) + heads[i]];
  return sum;
}

// The heaviest weight of all trees, by trying every choice of heads.
std::int64_t best_weight(const std::vector<std::int32_t>& score, std::size_t words) {
  std::int64_t best = INT64_MIN;
  Heads heads(words, 0);
  while (true) {
    if (is_tree(heads)) best = std::max(best, weight_of(score, heads));
    std::size_t at = 0;
    while (at < words && ++heads[at] > words) heads[at++] = 0;
    if (at == words) return best;
  }
}

std::vector<std::int32_t> random_scores(std::size_t words, std::int32_t range,
                                        std::mt19937& random) {
  std::uniform_int_distribution<std::int32_t> value(-range, range);
  std::vector<std::int32_t> score(words * (words + 1));
  for (std::int32_t& s : score) s = value(random);
  return score;
}

TEST(Arborescence, Cases) {
  struct Case {
    std::vector<std::int32_t> score;  // [word][root, words]
    Heads heads;
  };
  const Case kCases[] = {
      {{}, {}},
      {{-5, 0}, {0}},
      {{-5, 99}, {0}},               // one word hangs on the root, never on itself
      {{9, 0, 1, 1, 5, 0}, {0, 1}},  // best heads are a tree
      {{9, 0, 1, 9, 8, 0}, {0, 1}},  // two would be roots; the second loses less
      {{1, 0, 7, 2, 7, 0}, {2, 0}},  // a cycle; the root enters where it is heavier
      {{0, 0, 0, 0, 0, 0}, {0, 1}},  // a tie: the lower index
      {{0, 0, 9, 0, 3, 9, 0, 0, 5, 0, 9, 0}, {2, 0, 2}},
  };
  Arborescence arborescence;
  for (const Case& c : kCases) {
    SCOPED_TRACE(testing::PrintToString(c.score));
    Heads heads;
    arborescence.solve(c.score, c.heads.size(), heads);
    EXPECT_EQ(heads, c.heads);
  }
}

TEST(Arborescence, AsHeavyAsTheBestOfAllTrees) {
  std::mt19937 random(1);
  Arborescence arborescence;
  for (int round = 0; round < 4000; ++round) {
    const std::size_t words = 1 + static_cast<std::size_t>(round) % 5;
    const std::int32_t range = round % 3 == 0 ? 3 : 2000000;  // small ranges make ties
    const auto score = random_scores(words, range, random);
    Heads heads;
    arborescence.solve(score, words, heads);
    SCOPED_TRACE(testing::PrintToString(score));
    ASSERT_TRUE(is_tree(heads)) << testing::PrintToString(heads);
    ASSERT_EQ(weight_of(score, heads), best_weight(score, words));
  }
}

TEST(Arborescence, LongSentencesGiveTrees) {
  std::mt19937 random(2);
  Arborescence arborescence;
  for (const std::size_t words : {40, 256, 512, 3, 100}) {
    for (const std::int32_t range : {0, 1, 2000000}) {
      Heads heads;
      arborescence.solve(random_scores(words, range, random), words, heads);
      EXPECT_TRUE(is_tree(heads)) << words;
    }
  }
}

// Rings within rings: every word is best entered from the next, the last of each eight from its
// first.
TEST(Arborescence, NestedCycles) {
  const std::size_t words = 64;
  std::vector<std::int32_t> score(words * (words + 1), 0);
  for (std::size_t i = 0; i < words; ++i) {
    const std::size_t next = i % 8 == 7 ? i - 7 : i + 1;
    score[i * (words + 1) + next + 1] = 1000;
    score[i * (words + 1) + (i + 8) % words + 1] = 500;
  }
  score[20 * (words + 1)] = 10;
  Heads heads;
  Arborescence().solve(score, words, heads);
  EXPECT_TRUE(is_tree(heads));
  EXPECT_EQ(heads[20], 0u);
  EXPECT_EQ(weight_of(score, heads), 56 * 1000 + 7 * 500 + 10);
}

}  // namespace
}  // namespace tacitus

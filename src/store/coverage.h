#pragma once

#include <vector>

#include "store/clusters.h"
#include "store/words.h"

namespace tacitus {

// Articles that are alike by this on average are coverage of one happening.
inline constexpr double kCoverage = 0.16;
// Links below this are not made: they would say nothing even together.
inline constexpr double kLeastAlike = 0.09;
// Articles further apart than this, in days, are not compared.
inline constexpr int kCoverageDays = 3;

// An article as the comparison sees it.
struct ArticleWords {
  std::vector<WordWeight> words;  // of its beginning
  int day = 0;                    // of publication, counted from some day
};

// The pairs of articles that tell of the same things, with the cosine of their words; a word counts
// less the more of these articles have it. Ascending by first and second. About linear in the
// words, for a word that many articles have proposes nothing.
std::vector<Link> find_alike(std::vector<ArticleWords> articles);

}  // namespace tacitus

#include "store/coverage.h"

#include <algorithm>
#include <cmath>

// Which articles cover the same happening. Names and the nouns of the matter are what they share,
// and those are rare words: each rare word proposes the articles that have it, and what the rare
// words alone make half likely is compared with all words. A word counts by its rank in news at
// large and by its number among these articles, since a feed has words of its own ("mln", "cts")
// that say nothing there.

namespace tacitus {
namespace {

// Words that more articles than this have propose nothing.
std::size_t most_proposing(std::size_t articles) {
  return std::max<std::size_t>(30, articles / 50);
}

struct Posting {
  std::uint64_t word = 0;
  std::uint32_t article = 0;
  double weight = 0;
};

// All words of all articles, by word, then by article.
std::vector<Posting> postings_of(const std::vector<ArticleWords>& articles) {
  std::vector<Posting> postings;
  for (std::uint32_t i = 0; i < articles.size(); ++i) {
    for (const WordWeight& word : articles[i].words) {
      postings.push_back({word.word, i, word.weight});
    }
  }
  std::stable_sort(postings.begin(), postings.end(),
                   [](const Posting& a, const Posting& b) { return a.word < b.word; });
  return postings;
}

// Makes every vector of unit length, its words weighted by how few of the articles have them.
void weigh(std::vector<ArticleWords>& articles, const std::vector<Posting>& postings) {
  const auto total = static_cast<double>(articles.size());
  for (ArticleWords& article : articles) {
    double square = 0;
    for (WordWeight& word : article.words) {
      const auto [begin, end] =
          std::equal_range(postings.begin(), postings.end(), Posting{word.word, 0, 0},
                           [](const Posting& a, const Posting& b) { return a.word < b.word; });
      word.weight *= std::sqrt(std::log(1 + total / static_cast<double>(end - begin)));
      square += word.weight * word.weight;
    }
    for (WordWeight& word : article.words) word.weight /= std::sqrt(square);
  }
}

}  // namespace

std::vector<Link> find_alike(std::vector<ArticleWords> articles) {
  weigh(articles, postings_of(articles));
  const std::vector<Posting> postings = postings_of(articles);
  const std::size_t most = most_proposing(articles.size());
  std::vector<double> shared(articles.size(), 0);  // with the article at hand, by rare words
  std::vector<std::uint32_t> proposed;
  std::vector<Link> links;
  for (std::uint32_t first = 0; first < articles.size(); ++first) {
    proposed.clear();
    for (const WordWeight& word : articles[first].words) {
      const auto [begin, end] =
          std::equal_range(postings.begin(), postings.end(), Posting{word.word, 0, 0},
                           [](const Posting& a, const Posting& b) { return a.word < b.word; });
      if (static_cast<std::size_t>(end - begin) > most) continue;
      for (auto posting = begin; posting != end; ++posting) {
        const std::uint32_t second = posting->article;
        const int apart = articles[first].day - articles[second].day;
        if (second <= first || std::abs(apart) > kCoverageDays) continue;
        if (shared[second] == 0) proposed.push_back(second);
        shared[second] += word.weight * posting->weight;
      }
    }
    std::sort(proposed.begin(), proposed.end());
    for (const std::uint32_t second : proposed) {
      const bool likely = shared[second] >= kLeastAlike / 2;
      shared[second] = 0;
      if (!likely) continue;
      const double similarity = cosine(articles[first].words, articles[second].words);
      if (similarity >= kLeastAlike) links.push_back({first, second, similarity});
    }
  }
  return links;
}

}  // namespace tacitus

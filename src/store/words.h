#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// How much a word tells: data/words/common.tsv. Immutable.
class WordRanks {
 public:
  // The error names the faulty line, or says that the file is missing.
  static Result<WordRanks> create(const Resources& resources);

  // 0 for the commonest words, 1 for those that are not in the list. `word` is in lower case.
  double weight(std::string_view word) const;

 private:
  std::unordered_map<std::string, double> weights_;
};

// A content word of a text, by the hash of its stem.
struct WordWeight {
  std::uint64_t word = 0;
  double weight = 0;  // greater than 0
};

// The words of `text` that tell something, each once, by hash. O(text.size()).
std::vector<WordWeight> content_words(std::string_view text, const WordRanks& ranks);

// The same without the capitalised words of `names` and what is made of them: "sailors of Chile"
// takes away "Chile", "Chile's" and "Chilean". O(text.size() * words of names).
std::vector<WordWeight> content_words(std::string_view text, const WordRanks& ranks,
                                      std::string_view names);

// Hashes of all runs of three words, each once, ascending; of the whole text when it is shorter.
// Case and punctuation do not count. O(text.size()).
std::vector<std::uint64_t> shingles(std::string_view text);

// The cosine of two word vectors that are sorted by hash; 0 when one is empty.
double cosine(const std::vector<WordWeight>& a, const std::vector<WordWeight>& b);

// The share of common items of two ascending lists without repetition; 1 when both are empty.
double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

}  // namespace tacitus

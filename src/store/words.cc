#include "store/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/hash.h"
#include "base/table.h"
#include "base/utf8.h"

// How alike two texts are is told by the words that are rare in news at large. The list gives the
// rank of the commonest; the weight grows with the logarithm of the rank, as that of the number of
// texts without the word does. The list and not the store's own texts is counted, so that whether
// two articles are alike does not depend on which others are there.

namespace tacitus {
namespace {

constexpr std::string_view kFile = "words/common.tsv";
constexpr double kNothing = 100;    // up to this rank a word tells nothing
constexpr double kUnlisted = 6000;  // the rank of words that are not in the list

double weight_of_rank(double rank) {
  return rank <= kNothing ? 0 : std::log(rank / kNothing) / std::log(kUnlisted / kNothing);
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// Calls `take` with each word in lower case, and the byte with which it began.
template <class Take>
void for_words(std::string_view text, Take take) {
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && !is_word_byte(text[at])) ++at;
    const std::size_t begin = at;
    while (at < text.size() && is_word_byte(text[at])) ++at;
    if (at > begin) take(lower(text.substr(begin, at - begin)), text[begin]);
  }
}

// Without the commonest endings of English, so that "talks" meets "talk".
std::string_view stem_of(std::string_view word) {
  constexpr std::string_view kEndings[] = {"ing", "ed", "es", "s"};
  constexpr std::size_t kLeast = 4;
  for (const std::string_view ending : kEndings) {
    if (word.size() >= kLeast + ending.size() && word.ends_with(ending)) {
      return word.substr(0, word.size() - ending.size());
    }
  }
  return word;
}

// Whether one of two words in lower case is made of the other, or both of one stem, as "chile" and
// "chilean", "sweden" and "swedish" are.
bool are_akin(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 4;
  constexpr std::size_t kEnding = 3;      // of both
  constexpr std::size_t kLongEnding = 5;  // that is added to one
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto common = static_cast<std::size_t>(differ.first - a.begin());
  const std::size_t longer = std::max(a.size(), b.size()) - common;
  const std::size_t shorter = std::min(a.size(), b.size()) - common;
  if (longer == 0) return true;
  return common >= kStem && longer <= (shorter == 0 ? kLongEnding : kEnding);
}

// Spreads the bits of a hash, so that each of them depends on all.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

}  // namespace

Result<WordRanks> WordRanks::create(const Resources& resources) {
  const std::string_view bytes = resources.find(kFile);
  if (bytes.data() == nullptr) {
    return Error{Error::Code::not_found, std::string(kFile), "the data folder lacks this file"};
  }
  const auto rows = read_table(kFile, bytes, {"word", "rank"});
  if (!rows) return rows.error();
  WordRanks ranks;
  for (const TableRow& row : *rows) {
    double rank = 0;
    const std::string_view cell = row.cells[1];
    const auto parsed = std::from_chars(cell.data(), cell.data() + cell.size(), rank);
    if (parsed.ec != std::errc() || parsed.ptr != cell.data() + cell.size() || rank < 1) {
      return bad_data(place_of(kFile, row, 1), "a rank is a number from 1");
    }
    ranks.weights_.emplace(row.cells[0], weight_of_rank(rank));
  }
  return ranks;
}

double WordRanks::weight(std::string_view word) const {
  const auto found = weights_.find(std::string(word));
  return found == weights_.end() ? 1 : found->second;
}

std::vector<WordWeight> content_words(std::string_view text, const WordRanks& ranks) {
  return content_words(text, ranks, "");
}

std::vector<WordWeight> content_words(std::string_view text, const WordRanks& ranks,
                                      std::string_view names) {
  std::vector<std::string> left_out;
  for_words(names, [&](const std::string& word, char first) {
    const bool capital =
        (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
    if (capital) left_out.push_back(word);
  });
  std::vector<WordWeight> words;
  for_words(text, [&](const std::string& word, char /*first*/) {
    const double weight = word.size() < 2 ? 0 : ranks.weight(word);
    if (weight == 0) return;
    const bool named = std::any_of(left_out.begin(), left_out.end(),
                                   [&](const std::string& name) { return are_akin(word, name); });
    if (!named) words.push_back({fnv1a(stem_of(word)), weight});
  });
  std::sort(words.begin(), words.end(), [](const WordWeight& a, const WordWeight& b) {
    return a.word != b.word ? a.word < b.word : a.weight > b.weight;
  });
  const auto same = [](const WordWeight& a, const WordWeight& b) { return a.word == b.word; };
  words.erase(std::unique(words.begin(), words.end(), same), words.end());
  return words;
}

std::vector<std::uint64_t> shingles(std::string_view text) {
  constexpr std::size_t kLength = 3;
  std::vector<std::uint64_t> words;
  for_words(text, [&](const std::string& word, char /*first*/) { words.push_back(fnv1a(word)); });
  std::vector<std::uint64_t> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0 && i + kLength > words.size()) break;
    std::uint64_t hash = kLength;
    for (std::size_t k = i; k < std::min(i + kLength, words.size()); ++k) {
      hash = mix(hash * 0x9e3779b97f4a7c15ull ^ words[k]);
    }
    found.push_back(hash);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

double cosine(const std::vector<WordWeight>& a, const std::vector<WordWeight>& b) {
  double product = 0;
  double square_a = 0;
  double square_b = 0;
  for (const WordWeight& word : a) square_a += word.weight * word.weight;
  for (const WordWeight& word : b) square_b += word.weight * word.weight;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (i->word < j->word) {
      ++i;
    } else if (j->word < i->word) {
      ++j;
    } else {
      product += i++->weight * j++->weight;
    }
  }
  return product == 0 ? 0 : product / std::sqrt(square_a * square_b);
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t common = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i < *j) {
      ++i;
    } else if (*j < *i) {
      ++j;
    } else {
      ++common;
      ++i;
      ++j;
    }
  }
  const std::size_t all = a.size() + b.size() - common;
  return all == 0 ? 1 : static_cast<double>(common) / static_cast<double>(all);
}

}  // namespace tacitus

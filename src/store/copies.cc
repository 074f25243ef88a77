#include "store/copies.h"

#include <algorithm>
#include <array>
#include <limits>

#include "store/words.h"

// MinHash with locality-sensitive hashing (Broder 1997; Indyk and Motwani 1998). The least of all
// hashes of a set under a random order of hashes is the same for two sets with a chance that is
// their similarity. kRows such least hashes together are a band; texts that agree in one of kBands
// bands are compared exactly. An order is multiplication by an odd number and spreading of the
// bits, so that every machine has the same.

namespace tacitus {
namespace {

constexpr std::size_t kBands = 32;
constexpr std::size_t kRows = 4;
// Fewer shingles than this say too little: "No comment." is no copy of "No comment.".
constexpr std::size_t kLeastShingles = 8;

std::uint64_t spread(std::uint64_t x) {
  x = (x ^ (x >> 32)) * 0xd6e8feb86659fd93ull;
  x = (x ^ (x >> 32)) * 0xd6e8feb86659fd93ull;
  return x ^ (x >> 32);
}

// One number a band, the same for texts that agree in it.
std::array<std::uint64_t, kBands> bands_of(const std::vector<std::uint64_t>& shingles) {
  std::array<std::uint64_t, kBands> bands = {};
  std::uint64_t order = 0x9e3779b97f4a7c15ull;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < kRows; ++row) {
      order = spread(order + 1) | 1;
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const std::uint64_t shingle : shingles) least = std::min(least, spread(shingle * order));
      key = spread(key * 0x9e3779b97f4a7c15ull ^ least);
    }
    bands[band] = key;
  }
  return bands;
}

}  // namespace

std::vector<Link> find_copies(const std::vector<std::vector<std::uint64_t>>& texts) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys;  // band, text
  for (std::uint32_t text = 0; text < texts.size(); ++text) {
    if (texts[text].size() < kLeastShingles) continue;
    for (const std::uint64_t band : bands_of(texts[text])) keys.emplace_back(band, text);
  }
  std::sort(keys.begin(), keys.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t begin = 0; begin < keys.size();) {
    std::size_t end = begin + 1;
    while (end < keys.size() && keys[end].first == keys[begin].first) ++end;
    // Every text of a run of equal ones is compared with the first and with the one before it, so
    // that a thousand copies do not make half a million pairs.
    for (std::size_t i = begin + 1; i < end; ++i) {
      pairs.emplace_back(keys[begin].second, keys[i].second);
      pairs.emplace_back(keys[i - 1].second, keys[i].second);
    }
    begin = end;
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  std::vector<Link> links;
  for (const auto& [first, second] : pairs) {
    if (first == second) continue;
    const double similarity = jaccard(texts[first], texts[second]);
    if (similarity >= kCopy) links.push_back({first, second, similarity});
  }
  return links;
}

}  // namespace tacitus

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ml/model_file.h"

namespace tacitus {

// The features of a word in the order of docs/model_format.md, "Words in".
enum class Feature : std::uint8_t { word, hash, prefix, suffix2, suffix3, suffix4, shape, place };
inline constexpr std::size_t kFeatures = 8;

// The row of each feature's table that a word looks up.
using FeatureRows = std::array<std::uint32_t, kFeatures>;

// Known words, by hash.
class Vocabulary {
 public:
  Vocabulary() = default;
  // `keys` are ascending.
  explicit Vocabulary(std::vector<std::uint64_t> keys);

  std::size_t size() const { return keys_.size(); }
  // The row of a key, size() when it is not known. Constant time for keys that are hashes.
  std::uint32_t row(std::uint64_t key) const;

 private:
  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> first_;  // [upper 16 bits of a key] its first row
};

// Bits of Feature::place.
inline constexpr std::uint32_t kFirstWord = 1;        // of the sentence
inline constexpr std::uint32_t kTouchesPrevious = 2;  // no space before the word
inline constexpr std::uint32_t kNoLowerCase = 4;      // no lower-case ASCII letter in the sentence
inline constexpr std::uint32_t kTouchesNext = 8;      // no space after the word

// Turns words into rows. Holds room that is used again, so one of them serves one thread.
class FeatureReader {
 public:
  // What a table row number is taken modulo of.
  struct Sizes {
    std::uint32_t hash = 1;
    std::uint32_t prefix = 1;
    std::uint32_t suffix = 1;
    std::uint32_t shape = 1;
  };

  // Both must outlive the reader.
  FeatureReader(const Vocabulary& vocabulary, const Sizes& sizes)
      : vocabulary_(&vocabulary), sizes_(&sizes) {}

  // The rows of a word, all but `place`, which stays 0. O(form.size()).
  FeatureRows rows_of(std::string_view form);

  // What the last word was read as: "seoul-99" and "Xxxx-dd". Valid until the next call of
  // rows_of().
  std::string_view lower() const { return lower_; }
  std::string_view shape() const { return shape_; }

 private:
  void read(std::string_view form);
  void put(char32_t value);

  const Vocabulary* vocabulary_;
  const Sizes* sizes_;
  std::string lower_;  // of the word, quotes made plain
  std::string shape_;
  std::size_t run_ = 0;  // equal characters at the end of shape_
  bool digit_ = false;   // there is one in the word
};

// A word as it stands in a sentence. Made to be passed on, not to be kept.
struct WordForm {
  std::string_view form;
  bool touches = false;  // no space between the word before and this one
};

// The rows of the words of one whole sentence, all features, appended to `rows`. O(bytes of the
// words).
void read_sentence(FeatureReader& reader, std::span<const WordForm> words,
                   std::vector<FeatureRows>& rows);

}  // namespace tacitus

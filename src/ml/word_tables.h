#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "ml/features.h"

namespace tacitus {

// The tables that the features of a word are looked up in (docs/model_format.md, "Words in"). They
// lie in the bytes of the file, which must outlive them.
class WordTables {
 public:
  static Result<WordTables> load(const ModelFile& file);

  // Values of a word: all its rows side by side.
  std::size_t columns() const { return columns_; }
  const FeatureReader::Sizes& sizes() const { return sizes_; }
  // Known words, for the reader of features; empty after the first call.
  Vocabulary take_vocabulary() { return std::move(vocabulary_); }

  // Writes the columns() values of a word, raised by 128.
  void look_up(const FeatureRows& rows, std::uint8_t* out) const;

 private:
  struct Table {
    std::span<const std::int8_t> values;  // [row][column]
    std::size_t columns = 0;

    std::size_t rows() const { return values.size() / columns; }
  };

  std::array<Table, kFeatures> tables_;  // [feature]; the three suffixes share one
  std::size_t columns_ = 0;
  FeatureReader::Sizes sizes_;
  Vocabulary vocabulary_;
};

}  // namespace tacitus

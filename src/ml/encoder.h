#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "ml/features.h"
#include "ml/layers.h"

namespace tacitus {

// Words of one sentence, or of several one after the other: what the encoder reads and writes, and
// the room that it needs. It is used again from one batch to the next; one of them serves one
// thread.
struct Batch {
  // How many words of its sentence stand before and after a word.
  struct Place {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
  };

  std::vector<FeatureRows> rows;  // [word]
  std::vector<Place> places;      // [word]

  AlignedVector<std::int8_t> encoded;  // [word][width], the input of every head

  AlignedVector<std::int8_t> inputs;  // rows of 8-bit inputs of one layer
  AlignedVector<float> hidden;        // [word][width]
  AlignedVector<float> outputs;       // rows of a layer's results

  std::size_t size() const { return rows.size(); }
  // Appends one sentence.
  void add(FeatureReader& reader, std::span<const WordForm> words);
  // Takes the words away and keeps the room.
  void clear();
};

// Words to vectors (docs/model_format.md, "Words in" and "Encoder"). Immutable after load(); the
// bytes of the file are not needed any more.
class Encoder {
 public:
  // Rows that are sent through a layer at once, so that what lies between stays in the cache.
  static constexpr std::size_t kChunk = 24;

  static Result<Encoder> load(const ModelFile& file);

  std::size_t width() const { return width_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const FeatureReader::Sizes& sizes() const { return sizes_; }

  // Fills batch.encoded from batch.rows and batch.places. O(words).
  void encode(const Operations& operations, Batch& batch) const;

 private:
  struct Table {
    std::vector<std::int8_t> values;  // [row][column]
    std::size_t rows = 0;
    std::size_t columns = 0;
  };
  struct Block {
    Matrix linear;
    Norm norm;
    float inverse = 0;
    std::uint32_t dilation = 1;
  };

  Status load_tables(const ModelFile& file);
  const Table& table_of(std::size_t feature) const;
  void look_up(const FeatureRows& rows, std::int8_t* out) const;
  void gather(const Batch& batch, std::size_t word, std::uint32_t dilation, std::int8_t* out) const;
  void run_block(const Operations& operations, const Block& block, Batch& batch) const;

  std::size_t width_ = 0;
  Vocabulary vocabulary_;
  FeatureReader::Sizes sizes_;
  std::array<Table, kFeatures> tables_;  // [feature]; suffix3 and suffix4 read that of suffix2
  Matrix in_;
  Norm in_norm_;
  std::vector<Block> blocks_;
  float heads_inverse_ = 0;
};

}  // namespace tacitus

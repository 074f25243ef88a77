#pragma once

#include <array>
#include <memory>
#include <vector>

#include "ml/encoder.h"

namespace tacitus {

// docs/model_format.md, "Encoder of small": six convolutions over hashed features.
class Convolutions : public Encoder {
 public:
  static Result<std::unique_ptr<const Encoder>> load(const ModelFile& file);

  void encode(const Operations& operations, Batch& batch) const override;

 private:
  // Rows that are sent through a layer at once, so that what lies between stays in the cache.
  static constexpr std::size_t kChunk = 48;

  struct Table {
    std::vector<std::uint8_t> values;  // [row][column], raised by 128
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
  Status load_layers(const ModelFile& file);
  const Table& table_of(std::size_t feature) const;
  void look_up(const FeatureRows& rows, std::uint8_t* out) const;
  void gather(const Batch& batch, std::size_t word, std::uint32_t dilation,
              std::uint8_t* out) const;
  void run_block(const Operations& operations, const Block& block, Batch& batch) const;

  std::array<Table, kFeatures> tables_;  // [feature]; suffix3 and suffix4 read that of suffix2
  Matrix in_;
  Norm in_norm_;
  std::vector<Block> blocks_;
};

}  // namespace tacitus

#pragma once

#include <memory>
#include <vector>

#include "ml/encoder.h"
#include "ml/word_tables.h"

namespace tacitus {

// docs/model_format.md, "Encoder of small": the six convolutions of the file that came first.
class Convolutions : public Encoder {
 public:
  static Result<std::unique_ptr<const Encoder>> load(const ModelFile& file);

  void encode(const Operations& operations, Batch& batch) const override;

 private:
  // Rows that are sent through a layer at once, so that what lies between stays in the cache.
  static constexpr std::size_t kChunk = 48;

  struct Block {
    Matrix linear;
    Norm norm;
    float inverse = 0;
    std::uint32_t dilation = 1;
  };

  Status load_layers(const ModelFile& file);
  void gather(const Batch& batch, std::size_t word, std::uint32_t dilation,
              std::uint8_t* out) const;
  void run_block(const Operations& operations, const Block& block, Batch& batch) const;

  WordTables tables_;
  Matrix in_;
  Norm in_norm_;
  std::vector<Block> blocks_;
};

}  // namespace tacitus

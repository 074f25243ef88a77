#pragma once

#include <memory>
#include <vector>

#include "ml/encoder.h"
#include "ml/word_tables.h"

namespace tacitus {

// docs/model_format.md, "Encoder of small": light recurrences over hashed features.
class Recurrence : public Encoder {
 public:
  static Result<std::unique_ptr<const Encoder>> load(const ModelFile& file);

  void encode(const Operations& operations, Batch& batch) const override;

 private:
  struct Block {
    Matrix linear;
    Norm norm;
    float inverse = 0;
  };

  Status load_layers(const ModelFile& file);
  void encode_group(const Operations& operations, std::size_t first, std::size_t words,
                    Batch& batch) const;
  void run_block(const Operations& operations, const Block& block, std::size_t first,
                 std::size_t words, Batch& batch) const;

  WordTables tables_;
  Matrix in_;
  Norm in_norm_;
  std::vector<Block> blocks_;
};

}  // namespace tacitus

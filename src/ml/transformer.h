#pragma once

#include <array>
#include <memory>
#include <span>
#include <vector>

#include "ml/encoder.h"

namespace tacitus {

// docs/model_format.md, "Encoder of base": a transformer over pieces of words.
class Transformer : public Encoder {
 public:
  static Result<std::unique_ptr<const Encoder>> load(const ModelFile& file);

  void encode(const Operations& operations, Batch& batch) const override;

 private:
  // A table of bytes; a row counts in steps of its own, or all rows in one.
  struct Table {
    std::span<const std::int8_t> values;  // [row][column]; they lie in the file
    std::vector<float> scale;             // [row] or [1]
    std::size_t columns = 0;

    std::size_t rows() const { return values.size() / columns; }
  };
  struct Layer {
    Matrix query, key_value, merge, grow, shrink;
    Norm merge_norm, shrink_norm;
  };
  // Windows that go through all layers together; so their pieces and words are consecutive.
  struct Group {
    std::span<const Batch::Window> windows;
    std::size_t piece = 0, pieces = 0, word = 0, words = 0;
  };
  // What the vector of a word ends with: prefix, three suffixes, shape, place.
  static constexpr std::size_t kMarks = 6;
  static constexpr std::size_t kTables = 4;

  static Result<Table> load_table(const ModelFile& file, const std::string& name,
                                  std::uint64_t rows, std::uint64_t columns, bool one_scale);
  static Result<Layer> load_layer(const ModelFile& file, const std::string& name,
                                  std::uint64_t width);
  Status load_pieces(const ModelFile& file);
  Status load_marks(const ModelFile& file);
  Status load_layers(const ModelFile& file);
  Status load_enter(const ModelFile& file);

  void find_windows(Batch& batch) const;
  void encode_group(const Operations& operations, const Group& group, Batch& batch) const;
  void embed(const Operations& operations, const Group& group, Batch& batch) const;
  void run_layer(const Operations& operations, const Layer& layer, const Group& group,
                 bool words_only, Batch& batch) const;
  void attend(const Operations& operations, const Group& group, bool words_only,
              Batch& batch) const;
  void keep_words(const Group& group, Batch& batch) const;
  void enter_words(const Operations& operations, const Group& group, Batch& batch) const;
  void mark(const FeatureRows& rows, float* out) const;

  Table piece_, position_;
  Norm embed_norm_;
  std::vector<Layer> layers_;
  std::array<Table, kTables> marks_;
  std::size_t marks_columns_ = 0;  // of a word's six rows
  Matrix enter_;
  Norm enter_norm_;
};

}  // namespace tacitus

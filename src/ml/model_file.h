#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// A model file taken apart (docs/model_format.md, "Container"). It borrows the bytes that it was
// opened on, which must outlive it; whatever is read from it as a vector is a copy, the I8 tensors
// and texts are views into those bytes.
class ModelFile {
 public:
  // Opens the container. `name` stands in errors. Every wrong byte of the layout is an error: the
  // header, its types, shapes and places, and offsets that leave the file or its alignment.
  static Result<ModelFile> open(std::string name, std::string_view bytes);

  // Shape of a tensor, empty when there is none of that name.
  std::vector<std::uint64_t> shape(std::string_view tensor) const;
  bool has(std::string_view tensor) const { return find(tensor) != nullptr; }
  // A value of the metadata, empty when there is none.
  std::string metadata(std::string_view key) const;

  // The values of a tensor that must be there with that dtype and shape; a 0 in `expected` allows
  // any size (but 0). Matrices are row by row. I8 values are all in -127..127, F32 values are all
  // finite and at most 1e5 in magnitude.
  Result<std::span<const std::int8_t>> bytes_of(std::string_view tensor,
                                                const std::vector<std::uint64_t>& expected) const;
  Result<std::vector<float>> floats_of(std::string_view tensor,
                                       const std::vector<std::uint64_t>& expected) const;
  Result<std::vector<std::int32_t>> integers_of(std::string_view tensor,
                                                const std::vector<std::uint64_t>& expected) const;
  Result<std::vector<std::uint64_t>> hashes_of(std::string_view tensor,
                                               const std::vector<std::uint64_t>& expected) const;
  // The lines of a U8 tensor: valid UTF-8, a "\n" after each, at least one.
  Result<std::vector<std::string_view>> lines_of(std::string_view tensor) const;

  // An error about a tensor: "models/small.model:in.weight: ...".
  Error error(std::string_view tensor, std::string message) const;

 private:
  struct Tensor {
    std::string dtype;
    std::vector<std::uint64_t> shape;
    std::string_view data;
  };

  const Tensor* find(std::string_view tensor) const;
  Result<const Tensor*> expect(std::string_view tensor, std::string_view dtype,
                               const std::vector<std::uint64_t>& expected) const;

  std::string name_;
  std::map<std::string, Tensor, std::less<>> tensors_;
  std::map<std::string, std::string, std::less<>> metadata_;
};

}  // namespace tacitus

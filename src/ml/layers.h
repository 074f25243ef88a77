#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ml/matrix.h"
#include "ml/model_file.h"

namespace tacitus {

// Reads the layers that several parts of a model are made of. `name` is the tensor's name without
// its last part: "block0" has "block0.weight", "block0.scale" and "block0.bias". A 0 for a size
// allows any.
Result<Matrix> load_linear(const ModelFile& file, const std::string& name, std::uint64_t outputs,
                           std::uint64_t inputs);

// Some of a layer's outputs; those that are not there do not count.
struct Part {
  std::uint64_t first = 0;
  std::uint64_t count = UINT64_MAX;
};

// The same of a part of the outputs only; `outputs` is how many there are.
Result<Matrix> load_part(const ModelFile& file, const std::string& name, std::uint64_t outputs,
                         std::uint64_t inputs, const Part& part);

// Gain and bias of a normalisation.
struct Norm {
  AlignedVector<float> gain;
  AlignedVector<float> bias;
};

Result<Norm> load_norm(const ModelFile& file, const std::string& name, std::uint64_t width);

// The factor "name.inverse" of a quantisation, above 0.
Result<float> load_inverse(const ModelFile& file, const std::string& name);

}  // namespace tacitus

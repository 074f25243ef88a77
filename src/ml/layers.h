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

// Gain and bias of a normalisation.
struct Norm {
  AlignedVector<float> gain;
  AlignedVector<float> bias;
};

Result<Norm> load_norm(const ModelFile& file, const std::string& name, std::uint64_t width);

// The factor "name.inverse" of a quantisation, above 0.
Result<float> load_inverse(const ModelFile& file, const std::string& name);

}  // namespace tacitus

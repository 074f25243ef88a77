#include "ml/layers.h"

#include <algorithm>

namespace tacitus {
namespace {

constexpr std::uint64_t kMostOutputs = 65536;

}  // namespace

Result<Matrix> load_linear(const ModelFile& file, const std::string& name, std::uint64_t outputs,
                           std::uint64_t inputs) {
  return load_part(file, name, outputs, inputs, {});
}

Result<Matrix> load_part(const ModelFile& file, const std::string& name, std::uint64_t outputs,
                         std::uint64_t inputs, const Part& part) {
  const auto weight = file.bytes_of(name + ".weight", {outputs, inputs});
  if (!weight) return weight.error();
  const std::vector<std::uint64_t> shape = file.shape(name + ".weight");
  if (shape[0] > kMostOutputs || shape[1] > Matrix::kMostInputs || shape[1] % 4 != 0) {
    return file.error(name + ".weight",
                      "has a size that is too large, or a row length that is no multiple of 4");
  }
  const auto scale = file.floats_of(name + ".scale", {shape[0]});
  if (!scale) return scale.error();
  const auto bias = file.floats_of(name + ".bias", {shape[0]});
  if (!bias) return bias.error();
  const std::uint64_t first = part.first;
  const std::uint64_t taken = std::min(part.count, shape[0] - first);
  Matrix matrix;
  matrix.pack(weight->subspan(first * shape[1], taken * shape[1]), taken, shape[1]);
  std::copy_n(scale->begin() + static_cast<std::ptrdiff_t>(first), taken, matrix.scale.begin());
  std::copy_n(bias->begin() + static_cast<std::ptrdiff_t>(first), taken, matrix.bias.begin());
  return matrix;
}

Result<Norm> load_norm(const ModelFile& file, const std::string& name, std::uint64_t width) {
  const auto gain = file.floats_of(name + ".gain", {width});
  if (!gain) return gain.error();
  const auto bias = file.floats_of(name + ".bias", {width});
  if (!bias) return bias.error();
  Norm norm;
  norm.gain.assign(gain->begin(), gain->end());
  norm.bias.assign(bias->begin(), bias->end());
  return norm;
}

Result<float> load_inverse(const ModelFile& file, const std::string& name) {
  const auto inverse = file.floats_of(name + ".inverse", {1});
  if (!inverse) return inverse.error();
  if (inverse->front() <= 0) return file.error(name + ".inverse", "is not above 0");
  return inverse->front();
}

}  // namespace tacitus

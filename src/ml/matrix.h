#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "ml/aligned.h"

namespace tacitus {

// The instructions that the arithmetic of the model runs on. Every one gives the same bytes.
enum class Kernel : std::uint8_t { plain, avx2, avx512vnni };

std::string_view name_of(Kernel kernel);  // "plain", "avx2", "avx512vnni"
std::optional<Kernel> parse_kernel(std::string_view name);
// Whether this processor has the instructions.
bool is_usable(Kernel kernel);
// The fastest that is usable.
Kernel best_kernel();

// A linear layer: 8-bit weights in the order in which the kernels read them, and what makes real
// numbers of the integer sums. Outputs are padded with zeros to whole blocks of kOutputBlock.
struct Matrix {
  static constexpr std::size_t kOutputBlock = 16;
  static constexpr std::size_t kMostInputs = 4096;

  std::size_t inputs = 0;   // a multiple of 4, at most kMostInputs
  std::size_t outputs = 0;  // those that mean something
  std::size_t padded = 0;   // floats in a row of results

  AlignedVector<std::int8_t> weight;  // [padded / 16][inputs / 4][16][4], -127..127
  AlignedVector<std::int32_t> sums;   // [padded] sum of the weights of an output
  AlignedVector<float> scale;         // [padded]
  AlignedVector<float> bias;          // [padded]

  // Takes weights [outputs][inputs] row by row, each in -127..127. Scale becomes 1 and bias 0. Room
  // is used again.
  void pack(std::span<const std::int8_t> rows, std::size_t output_count, std::size_t input_count);
};

// The arithmetic of docs/model_format.md, "Numbers", for one kernel. Pointers need no alignment.
// Float results are the same bits for every kernel.
struct Operations {
  // out[r][n] = float(sum of in[r][k] * weight[n][k]) * scale[n] + bias[n], rows of `in` being
  // matrix.inputs long, rows of `out` matrix.padded. in: -127..127.
  void (*linear)(const Matrix& matrix, const std::int8_t* in, std::size_t rows, float* out);
  // out[i] = clamp(round_half_even(x[i] * inverse), low, 127). count: a multiple of 16.
  void (*quantize)(const float* x, std::size_t count, float inverse, float low, std::int8_t* out);
  // out[i] = clamp(round_half_even(max(a[i] + b[i], 0) * inverse), 0, 127). count: a multiple
  // of 16.
  void (*quantize_sum)(const float* a, const float* b, std::size_t count, float inverse,
                       std::int8_t* out);
  // h[i] += u[i] * (0.5 + 0.5 * (g / (1 + |g|))), g = u[width + i]. width: a multiple of 16.
  void (*gate)(const float* u, std::size_t width, float* h);
  // Normalises r in place with 16 lanes. width: a multiple of 16.
  void (*norm)(float* r, std::size_t width, const float* gain, const float* bias);
  // The index of the highest value, the lowest of several. count > 0; no value is a NaN.
  std::size_t (*highest)(const float* x, std::size_t count);
};

// `kernel` must be usable; one that is not compiled in gives the plain operations.
const Operations& operations_of(Kernel kernel);

}  // namespace tacitus

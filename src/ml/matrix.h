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

// Inputs of layers are bytes in -127..127, stored 128 higher: so the VNNI instruction wants them.
inline constexpr std::uint8_t kZeroByte = 128;

// A linear layer: 8-bit weights in the order in which the kernels read them, and what makes real
// numbers of the integer sums. Outputs are padded with zeros to whole blocks of kOutputBlock.
struct Matrix {
  static constexpr std::size_t kOutputBlock = 16;
  static constexpr std::size_t kPanelBlocks = 4;
  static constexpr std::size_t kPanel = kPanelBlocks * kOutputBlock;
  static constexpr std::size_t kMostInputs = 4096;

  std::size_t inputs = 0;   // a multiple of 4, at most kMostInputs
  std::size_t outputs = 0;  // those that mean something
  std::size_t padded = 0;   // floats in a row of results

  // [panel][inputs / 4][blocks of the panel][16][4], -127..127. A panel is kPanelBlocks blocks of
  // outputs; the last has those that are left.
  AlignedVector<std::int8_t> weight;
  AlignedVector<std::int32_t>
      start;                   // [padded] what undoes the inputs' 128 in the sum of an output
  AlignedVector<float> scale;  // [padded]
  AlignedVector<float> bias;   // [padded]

  // Takes weights [outputs][inputs] row by row, each in -127..127. Scale becomes 1 and bias 0. Room
  // is used again.
  void pack(std::span<const std::int8_t> rows, std::size_t output_count, std::size_t input_count);
};

// What becomes of the results u of a layer.
enum class Finish : std::uint8_t {
  store,  // out = u
  add,    // out = out + u
  gelu    // out = gelu(u)
};

// Rows of inputs to a layer and rows of its results.
struct LinearCall {
  const std::uint8_t* in = nullptr;  // [rows][matrix.inputs], raised by 128
  const float* steps = nullptr;      // [rows] what a unit of a row's inputs is worth; null: 1
  std::size_t rows = 0;
  Finish finish = Finish::store;
  float* out = nullptr;  // [rows][matrix.padded]
};

// Attention of some pieces of a window to all of them. A head has kSize values.
struct AttentionCall {
  static constexpr std::size_t kSize = 32;

  const float* query = nullptr;      // [queries][width]
  const float* key_value = nullptr;  // [pieces][2 * width]: keys, then values
  std::size_t queries = 0;
  std::size_t pieces = 0;
  std::size_t width = 0;  // kSize times the heads
  float* room = nullptr;  // room_of(pieces) floats that may be written
  float* out = nullptr;   // [queries][width]

  static constexpr std::size_t padded(std::size_t pieces) { return (pieces + 15) / 16 * 16; }
  static constexpr std::size_t room_of(std::size_t pieces) { return (kSize + 8) * padded(pieces); }
};

// The arithmetic of docs/model_format.md, "Numbers", for one kernel. Pointers need no alignment.
// Float results are the same bits for every kernel. Widths and counts are multiples of 16 unless
// said otherwise.
struct Operations {
  // u[r][n] = float(sum of in[r][k] * weight[n][k]) * scale[n] * steps[r] + bias[n].
  void (*linear)(const Matrix& matrix, const LinearCall& call);
  // out[i] = clamp(round_half_even(x[i] * inverse), low, 127), raised.
  void (*quantize)(const float* x, std::size_t count, float inverse, float low, std::uint8_t* out);
  // out[i] = clamp(round_half_even(max(a[i] + b[i], 0) * inverse), 0, 127), raised.
  void (*quantize_sum)(const float* a, const float* b, std::size_t count, float inverse,
                       std::uint8_t* out);
  // Quantises each row with a step of its own, as `rowwise` does.
  void (*quantize_rows)(const float* x, std::size_t rows, std::size_t width, std::uint8_t* out,
                        float* steps);
  // h[i] += u[i] * (0.5 + 0.5 * (g / (1 + |g|))), g = u[width + i].
  void (*gate)(const float* u, std::size_t width, float* h);
  // The recurrence of "Encoder of small" over the words of one sentence, at least one: u
  // [words][3 * width] is what the layer gave; h [words][width] grows by what is remembered. The
  // width is a multiple of 32.
  void (*remember)(const float* u, std::size_t words, std::size_t width, float* h);
  // Normalises rows in place with 16 lanes.
  void (*norm)(float* r, std::size_t rows, std::size_t width, const float* gain, const float* bias);
  // The mixed values a_i of "Encoder of base".
  void (*attend)(const AttentionCall& call);
  // The index of the highest value, the lowest of several. count > 0; no value is a NaN.
  std::size_t (*highest)(const float* x, std::size_t count);
};

// `kernel` must be usable; one that is not compiled in gives the plain operations.
const Operations& operations_of(Kernel kernel);

}  // namespace tacitus

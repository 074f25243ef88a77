#include "ml/matrix.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>

#include "ml/matrix_kernels.h"

// The packed order serves all kernels: the weights of four inputs for 16 outputs lie side by side,
// one register of the VNNI instruction, which multiplies four bytes with four bytes for each of
// them. Four such registers, for 64 outputs, make a step of a panel, so that a panel is read from
// its beginning to its end. AVX2 widens four outputs at a time to 16 bits, the plain loop runs
// along the 16.

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"plain", "avx2", "avx512vnni"};

}  // namespace

std::string_view name_of(Kernel kernel) { return kNames[static_cast<std::size_t>(kernel)]; }

std::optional<Kernel> parse_kernel(std::string_view name) {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<Kernel>(i);
  }
  return std::nullopt;
}

bool is_usable(Kernel kernel) {
#if defined(__x86_64__)
  switch (kernel) {
    case Kernel::plain:
      return true;
    case Kernel::avx2:
      return __builtin_cpu_supports("avx2") != 0;
    case Kernel::avx512vnni:
      return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
             __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0 &&
             __builtin_cpu_supports("avx512vnni") != 0;
  }
#endif
  return kernel == Kernel::plain;
}

Kernel best_kernel() {
  if (is_usable(Kernel::avx512vnni)) return Kernel::avx512vnni;
  if (is_usable(Kernel::avx2)) return Kernel::avx2;
  return Kernel::plain;
}

void Matrix::pack(std::span<const std::int8_t> rows, std::size_t output_count,
                  std::size_t input_count) {
  assert(input_count % 4 == 0 && rows.size() == output_count * input_count);
  inputs = input_count;
  outputs = output_count;
  padded = (output_count + kOutputBlock - 1) / kOutputBlock * kOutputBlock;
  weight.assign(padded * inputs, 0);
  start.assign(padded, 0);
  scale.assign(padded, 1.0f);
  bias.assign(padded, 0.0f);
  const std::size_t steps = inputs / 4;
  for (std::size_t n = 0; n < outputs; ++n) {
    const std::int8_t* row = rows.data() + n * inputs;
    const std::size_t panel = n / kPanel * kPanel;
    const std::size_t stride = std::min(kPanel, padded - panel) * 4;  // from step to step
    std::int8_t* column = weight.data() + panel * inputs + (n - panel) * 4;
    std::int32_t sum = 0;
    for (std::size_t step = 0; step < steps; ++step, row += 4, column += stride) {
      std::memcpy(column, row, 4);
      sum += row[0] + row[1] + row[2] + row[3];
    }
    start[n] = -kZeroByte * sum;
  }
}

const Operations& operations_of(Kernel kernel) {
  assert(is_usable(kernel) && "a kernel that this processor does not have");
  if (kernel == Kernel::avx512vnni && kAvx512VnniOperations != nullptr)
    return *kAvx512VnniOperations;
  if (kernel == Kernel::avx2 && kAvx2Operations != nullptr) return *kAvx2Operations;
  return kPlainOperations;
}

}  // namespace tacitus

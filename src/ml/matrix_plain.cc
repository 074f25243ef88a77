#include <algorithm>
#include <array>
#include <cmath>

#include "ml/matrix_kernels.h"

// The operations as the page writes them, for any processor. The other kernels are held to the
// bytes of this one.

namespace tacitus {
namespace {

constexpr std::size_t kLanes = 16;
constexpr std::size_t kBlock = Matrix::kOutputBlock;

void linear(const Matrix& matrix, const std::int8_t* in, std::size_t rows, float* out) {
  const std::size_t steps = matrix.inputs / 4;
  for (std::size_t r = 0; r < rows; ++r, in += matrix.inputs, out += matrix.padded) {
    const std::int8_t* weight = matrix.weight.data();
    for (std::size_t n = 0; n < matrix.padded; n += kBlock) {
      std::array<std::int32_t, kBlock> sum{};
      for (std::size_t step = 0; step < steps; ++step, weight += kBlock * 4) {
        const std::int8_t* q = in + step * 4;
        const std::int32_t q0 = q[0], q1 = q[1], q2 = q[2], q3 = q[3];
        for (std::size_t j = 0; j < kBlock; ++j) {
          const std::int8_t* w = weight + j * 4;
          sum[j] += q0 * w[0] + q1 * w[1] + q2 * w[2] + q3 * w[3];
        }
      }
      for (std::size_t j = 0; j < kBlock; ++j) {
        out[n + j] = static_cast<float>(sum[j]) * matrix.scale[n + j] + matrix.bias[n + j];
      }
    }
  }
}

// Clamps before it rounds, which is the same, because the limits are whole.
std::int8_t rounded(float y, float low) {
  y = y > low ? y : low;
  y = y < 127.0f ? y : 127.0f;
  // Adding 1.5 * 2^23 leaves no room for a fraction: the processor rounds half to even.
  return static_cast<std::int8_t>(y + 12582912.0f - 12582912.0f);
}

void quantize(const float* x, std::size_t count, float inverse, float low, std::int8_t* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = rounded(x[i] * inverse, low);
}

void quantize_sum(const float* a, const float* b, std::size_t count, float inverse,
                  std::int8_t* out) {
  for (std::size_t i = 0; i < count; ++i) out[i] = rounded((a[i] + b[i]) * inverse, 0.0f);
}

void gate(const float* u, std::size_t width, float* h) {
  for (std::size_t i = 0; i < width; ++i) {
    const float g = u[width + i];
    h[i] += u[i] * (0.5f + 0.5f * (g / (1.0f + std::abs(g))));
  }
}

// Sum of the values of 16 lanes: i and i + 8, then i + 4, i + 2, i + 1.
float sum_of(std::array<float, kLanes>& lane) {
  for (std::size_t apart = kLanes / 2; apart > 0; apart /= 2) {
    for (std::size_t i = 0; i < apart; ++i) lane[i] += lane[i + apart];
  }
  return lane[0];
}

void norm(float* r, std::size_t width, const float* gain, const float* bias) {
  const float share = 1.0f / static_cast<float>(width);
  std::array<float, kLanes> lane{};
  for (std::size_t i = 0; i < width; i += kLanes) {
    for (std::size_t j = 0; j < kLanes; ++j) lane[j] += r[i + j];
  }
  const float mean = sum_of(lane) * share;
  lane.fill(0.0f);
  for (std::size_t i = 0; i < width; i += kLanes) {
    for (std::size_t j = 0; j < kLanes; ++j) {
      r[i + j] -= mean;
      lane[j] += r[i + j] * r[i + j];
    }
  }
  const float deviation = std::sqrt(sum_of(lane) * share + 1e-5f);
  for (std::size_t i = 0; i < width; ++i) r[i] = r[i] / deviation * gain[i] + bias[i];
}

std::size_t highest(const float* x, std::size_t count) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (x[i] > x[best]) best = i;
  }
  return best;
}

}  // namespace

const Operations kPlainOperations = {linear, quantize, quantize_sum, gate, norm, highest};

}  // namespace tacitus

#include <array>
#include <bit>
#include <cmath>
#include <type_traits>
#include <utility>

#include "ml/matrix_kernels.h"

// The operations for any processor. The other kernels are held to the bytes of this one.

namespace tacitus {
namespace {

// Sixteen floats.
struct Lanes {
  static constexpr std::size_t kRows = 2;  // of attention

  std::array<float, 16> v;

  static Lanes all(float x) {
    Lanes out;
    out.v.fill(x);
    return out;
  }
  static Lanes load(const float* from) { return load_some(from, 16, all(0.0f)); }
  // The first `count` values, then those of `fill`.
  static Lanes load_some(const float* from, std::size_t count, Lanes fill) {
    for (std::size_t i = 0; i < 16 && i < count; ++i) fill.v[i] = from[i];
    return fill;
  }
  void store(float* to) const {
    for (std::size_t i = 0; i < 16; ++i) to[i] = v[i];
  }
};

template <class F>
[[gnu::always_inline]] inline Lanes each(const Lanes& a, F f) {
  Lanes out;
  for (std::size_t i = 0; i < 16; ++i) out.v[i] = f(a.v[i]);
  return out;
}
template <class F>
[[gnu::always_inline]] inline Lanes each(const Lanes& a, const Lanes& b, F f) {
  Lanes out;
  for (std::size_t i = 0; i < 16; ++i) out.v[i] = f(a.v[i], b.v[i]);
  return out;
}

inline Lanes operator+(const Lanes& a, const Lanes& b) {
  return each(a, b, [](float x, float y) { return x + y; });
}
inline Lanes operator-(const Lanes& a, const Lanes& b) {
  return each(a, b, [](float x, float y) { return x - y; });
}
inline Lanes operator*(const Lanes& a, const Lanes& b) {
  return each(a, b, [](float x, float y) { return x * y; });
}
inline Lanes operator/(const Lanes& a, const Lanes& b) {
  return each(a, b, [](float x, float y) { return x / y; });
}
inline Lanes max(const Lanes& a, const Lanes& b) {
  return each(a, b, [](float x, float y) { return x > y ? x : y; });
}
inline Lanes min(const Lanes& a, const Lanes& b) {
  return each(a, b, [](float x, float y) { return x < y ? x : y; });
}
inline Lanes abs(const Lanes& a) {
  return each(a, [](float x) { return std::abs(x); });
}
inline Lanes sqrt(const Lanes& a) {
  return each(a, [](float x) { return std::sqrt(x); });
}
// For values below 2^22: adding 1.5 * 2^23 leaves no room for a fraction, and the processor rounds
// half to even.
inline Lanes round(const Lanes& a) {
  return each(a, [](float x) { return x + 12582912.0f - 12582912.0f; });
}

// a * 2^n for whole n.
inline Lanes times_power(const Lanes& a, const Lanes& n) {
  return each(a, n, [](float x, float power) {
    const auto exponent = static_cast<std::uint32_t>(static_cast<std::int32_t>(power)) << 23;
    return std::bit_cast<float>(std::bit_cast<std::uint32_t>(x) + exponent);
  });
}

// Zeros after the first `count` values.
inline Lanes first_of(const Lanes& a, std::size_t count) {
  return Lanes::load_some(a.v.data(), count, Lanes::all(0.0f));
}

// Values in -127..127, rounded, 128 higher, as bytes.
inline void store_raised(const Lanes& a, std::uint8_t* out) {
  const Lanes whole = round(a);
  for (std::size_t i = 0; i < 16; ++i) out[i] = static_cast<std::uint8_t>(whole.v[i] + 128.0f);
}

// The sum in the order of the page.
inline float sum_of(Lanes a) {
  for (std::size_t apart = 8; apart > 0; apart /= 2) {
    for (std::size_t i = 0; i < apart; ++i) a.v[i] += a.v[i + apart];
  }
  return a.v[0];
}

inline float highest_of(const Lanes& a) {
  float most = a.v[0];
  for (const float value : a.v) most = most > value ? most : value;
  return most;
}

inline std::uint32_t equal_bits(const Lanes& a, const Lanes& b) {
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 16; ++i) bits |= a.v[i] == b.v[i] ? 1u << i : 0u;
  return bits;
}

// Makes columns of 16 rows.
inline void turn(Lanes (&row)[16]) {
  for (std::size_t i = 0; i < 16; ++i) {
    for (std::size_t k = 0; k < i; ++k) std::swap(row[i].v[k], row[k].v[i]);
  }
}

#include "ml/row_operations.h"
// After the operations on rows:
#include "ml/attention.h"

constexpr std::size_t kBlock = Matrix::kOutputBlock;

void multiply(const Tile& tile, std::size_t n) {
  std::array<std::int32_t, kBlock> sum;
  for (std::size_t j = 0; j < kBlock; ++j) sum[j] = tile.start[n + j];
  const std::int8_t* weight = tile.weight + n * 4;
  for (std::size_t k = 0; k < tile.inputs; k += 4, weight += tile.blocks * kBlock * 4) {
    const std::uint8_t* q = tile.in + k;
    const std::int32_t q0 = q[0], q1 = q[1], q2 = q[2], q3 = q[3];
    for (std::size_t j = 0; j < kBlock; ++j) {
      const std::int8_t* w = weight + j * 4;
      sum[j] += q0 * w[0] + q1 * w[1] + q2 * w[2] + q3 * w[3];
    }
  }
  const float step = tile.steps == nullptr ? 1.0f : *tile.steps;
  for (std::size_t j = n; j < n + kBlock; ++j) {
    const float u = static_cast<float>(sum[j - n]) * tile.scale[j] * step + tile.bias[j];
    tile.out[j] = tile.add ? tile.out[j] + u : u;
  }
}

void linear(const Matrix& matrix, const LinearCall& call) {
  const auto run_tile = [](const Tile& tile, std::size_t) {
    for (std::size_t b = 0; b < tile.blocks; ++b) multiply(tile, b * kBlock);
  };
  run_panels<1>(matrix, call, run_tile, gelu);
}

}  // namespace

const Operations kPlainOperations = {linear,   quantize, quantize_sum, quantize_rows, gate,
                                     remember, norm,     attend,       highest};

}  // namespace tacitus

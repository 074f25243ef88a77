#include "ml/matrix_kernels.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <bit>
#include <cstring>
#include <type_traits>
#include <utility>

// Bytes are widened to 16 bits and multiplied in pairs (vpmaddwd), which is exact: the instruction
// for bytes (vpmaddubsw) would saturate. A tile is 3 rows by 16 outputs, 12 registers of sums. Each
// register holds two halves of the sums of 4 outputs, put together at the end.

TACITUS_KERNEL_BEGIN("avx2")

namespace tacitus {
namespace {

// Sixteen floats.
struct Lanes {
  static constexpr std::size_t kRows = 3;  // of attention

  __m256 low, high;

  static Lanes all(float x) { return {_mm256_set1_ps(x), _mm256_set1_ps(x)}; }
  static Lanes load(const float* from) {
    return {_mm256_loadu_ps(from), _mm256_loadu_ps(from + 8)};
  }
  // The first `count` values, then those of `fill`.
  static Lanes load_some(const float* from, std::size_t count, Lanes fill) {
    if (count >= 16) return load(from);
    alignas(32) float values[16];
    fill.store(values);
    std::memcpy(values, from, count * sizeof(float));
    return load(values);
  }
  void store(float* to) const {
    _mm256_storeu_ps(to, low);
    _mm256_storeu_ps(to + 8, high);
  }
};

inline Lanes operator+(Lanes a, Lanes b) {
  return {_mm256_add_ps(a.low, b.low), _mm256_add_ps(a.high, b.high)};
}
inline Lanes operator-(Lanes a, Lanes b) {
  return {_mm256_sub_ps(a.low, b.low), _mm256_sub_ps(a.high, b.high)};
}
inline Lanes operator*(Lanes a, Lanes b) {
  return {_mm256_mul_ps(a.low, b.low), _mm256_mul_ps(a.high, b.high)};
}
inline Lanes operator/(Lanes a, Lanes b) {
  return {_mm256_div_ps(a.low, b.low), _mm256_div_ps(a.high, b.high)};
}
inline Lanes max(Lanes a, Lanes b) {
  return {_mm256_max_ps(a.low, b.low), _mm256_max_ps(a.high, b.high)};
}
inline Lanes min(Lanes a, Lanes b) {
  return {_mm256_min_ps(a.low, b.low), _mm256_min_ps(a.high, b.high)};
}
inline Lanes abs(Lanes a) {
  const __m256 sign = _mm256_set1_ps(-0.0f);
  return {_mm256_andnot_ps(sign, a.low), _mm256_andnot_ps(sign, a.high)};
}
inline Lanes sqrt(Lanes a) { return {_mm256_sqrt_ps(a.low), _mm256_sqrt_ps(a.high)}; }
inline Lanes round(Lanes a) {
  constexpr int kNearest = _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC;
  return {_mm256_round_ps(a.low, kNearest), _mm256_round_ps(a.high, kNearest)};
}

// a * 2^n for whole n.
inline __m256 times_power(__m256 a, __m256 n) {
  const __m256i exponent = _mm256_slli_epi32(_mm256_cvtps_epi32(n), 23);
  return _mm256_castsi256_ps(_mm256_add_epi32(_mm256_castps_si256(a), exponent));
}
inline Lanes times_power(Lanes a, Lanes n) {
  return {times_power(a.low, n.low), times_power(a.high, n.high)};
}

// Zeros after the first `count` values.
inline Lanes first_of(Lanes a, std::size_t count) {
  if (count >= 16) return a;
  alignas(32) float values[16] = {};
  alignas(32) float all[16];
  a.store(all);
  std::memcpy(values, all, count * sizeof(float));
  return Lanes::load(values);
}

// Values in -127..127, rounded, 128 higher, as bytes.
inline void store_raised(Lanes a, std::uint8_t* out) {
  const __m256i words = _mm256_packs_epi32(_mm256_cvtps_epi32(a.low), _mm256_cvtps_epi32(a.high));
  const __m256i ordered = _mm256_permute4x64_epi64(words, 0xD8);
  const __m128i bytes =
      _mm_packs_epi16(_mm256_castsi256_si128(ordered), _mm256_extracti128_si256(ordered, 1));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_xor_si128(bytes, _mm_set1_epi8(-128)));
}

// The sum in the order of the page.
inline float sum_of(Lanes a) {
  const __m256 eight = _mm256_add_ps(a.low, a.high);
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

inline float highest_of(Lanes a) {
  const __m256 eight = _mm256_max_ps(a.low, a.high);
  __m128 four = _mm_max_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  four = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(four, _mm_shuffle_ps(four, four, 1)));
}

inline std::uint32_t equal_bits(Lanes a, Lanes b) {
  const auto bits = [](__m256 x, __m256 y) {
    return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_cmp_ps(x, y, _CMP_EQ_OQ)));
  };
  return bits(a.low, b.low) | bits(a.high, b.high) << 8;
}

// Makes columns of 16 rows.
inline void turn(Lanes (&row)[16]) {
  alignas(32) float values[16][16];
  for (int i = 0; i < 16; ++i) row[i].store(values[i]);
  alignas(32) float turned[16];
  for (int i = 0; i < 16; ++i) {
    for (int k = 0; k < 16; ++k) turned[k] = values[k][i];
    row[i] = Lanes::load(turned);
  }
}

#include "ml/row_operations.h"
// After the operations on rows:
#include "ml/attention.h"

constexpr std::size_t kRows = 3;
constexpr std::size_t kBlock = Matrix::kOutputBlock;

// Sums of one row for 16 outputs: two neighbours belong to one output.
struct Sums {
  __m256i a, b, c, d;
};

inline __m256i widened(const std::int8_t* weight) {
  return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(weight)));
}

// Four inputs of a row, widened, four times over.
[[gnu::always_inline]] inline __m256i spread(const std::uint8_t* in) {
  std::int32_t four = 0;
  std::memcpy(&four, in, sizeof four);
  return _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
}

// Adds the products to the sums. The instructions are written out because g++ 12, given intrinsics,
// multiplies everything before it adds anything and runs out of registers.
[[gnu::always_inline]] inline __m256i add(__m256i sum, __m256i q, __m256i w) {
  __m256i product;
  asm("vpmaddwd %3, %2, %1\n\tvpaddd %1, %0, %0" : "+x"(sum), "=&x"(product) : "x"(q), "x"(w));
  return sum;
}

// Scales the sums of outputs n .. n + 7 and gives them.
inline __m256 scaled(const Tile& tile, std::size_t n, __m256i low, __m256i high) {
  // hadd works in halves of the register: outputs 0 1 4 5 2 3 6 7.
  const __m256i sum = _mm256_permute4x64_epi64(_mm256_hadd_epi32(low, high), 0xD8);
  const __m256i start = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(tile.start + n));
  return _mm256_cvtepi32_ps(_mm256_add_epi32(sum, start));
}

inline void write(const Tile& tile, std::size_t n, const Sums& sums, float step, float* out) {
  const Lanes total = {scaled(tile, n, sums.a, sums.b), scaled(tile, n + 8, sums.c, sums.d)};
  const Lanes u = total * Lanes::load(tile.scale + n) * Lanes::all(step);
  const Lanes result = u + Lanes::load(tile.bias + n);
  (tile.add ? Lanes::load(out + n) + result : result).store(out + n);
}

// One to three rows; the last may be done again.
void multiply(const Tile& tile, std::size_t n, std::size_t rows) {
  const std::size_t y_row = rows > 1 ? 1 : 0;
  const std::size_t z_row = rows - 1;
  const std::uint8_t* const in_x = tile.in;
  const std::uint8_t* const in_y = tile.in + y_row * tile.inputs;
  const std::uint8_t* const in_z = tile.in + z_row * tile.inputs;
  const std::int8_t* weight = tile.weight + n * 4;
  const __m256i zero = _mm256_setzero_si256();
  Sums x = {zero, zero, zero, zero};
  Sums y = x;
  Sums z = x;
  for (std::size_t k = 0; k < tile.inputs; k += 4, weight += tile.blocks * kBlock * 4) {
    const __m256i qx = spread(in_x + k);
    const __m256i qy = spread(in_y + k);
    const __m256i qz = spread(in_z + k);
    __m256i w = widened(weight);
    x.a = add(x.a, qx, w);
    y.a = add(y.a, qy, w);
    z.a = add(z.a, qz, w);
    w = widened(weight + 16);
    x.b = add(x.b, qx, w);
    y.b = add(y.b, qy, w);
    z.b = add(z.b, qz, w);
    w = widened(weight + 32);
    x.c = add(x.c, qx, w);
    y.c = add(y.c, qy, w);
    z.c = add(z.c, qz, w);
    w = widened(weight + 48);
    x.d = add(x.d, qx, w);
    y.d = add(y.d, qy, w);
    z.d = add(z.d, qz, w);
  }
  const auto step = [&](std::size_t row) { return tile.steps == nullptr ? 1.0f : tile.steps[row]; };
  write(tile, n, x, step(0), tile.out);
  if (rows > 1) write(tile, n, y, step(1), tile.out + tile.padded);
  if (rows > 2) write(tile, n, z, step(2), tile.out + 2 * tile.padded);
}

void linear(const Matrix& matrix, const LinearCall& call) {
  const auto run_tile = [](const Tile& tile, std::size_t rows) {
    for (std::size_t b = 0; b < tile.blocks; ++b) multiply(tile, b * kBlock, rows);
  };
  run_panels<kRows>(matrix, call, run_tile, gelu);
}

constexpr Operations kOperations = {linear,   quantize, quantize_sum, quantize_rows, gate,
                                    remember, norm,     attend,       highest};

}  // namespace

const Operations* const kAvx2Operations = &kOperations;

}  // namespace tacitus

TACITUS_KERNEL_END

#else

namespace tacitus {
const Operations* const kAvx2Operations = nullptr;
}  // namespace tacitus

#endif

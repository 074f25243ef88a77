#include "ml/matrix_kernels.h"

#if defined(__x86_64__)

#if !defined(__clang__)
// The intrinsics of g++ 12 begin with a register of any content and say so to themselves.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <immintrin.h>

#include <algorithm>
#include <cassert>
#include <cstring>

// VNNI multiplies unsigned bytes with signed bytes and adds four products to a 32-bit sum without
// saturation. The inputs are made unsigned by adding 128 to each, which is flipping the sign bit,
// so every sum is too high by 128 times the sum of the output's weights: the sums begin that much
// lower. A tile is 6 rows by 64 outputs, 24 registers of sums; what is left of the outputs goes in
// tiles of 6 rows by 16.

namespace tacitus {
namespace {

constexpr std::size_t kRows = 6;
constexpr std::size_t kBlock = Matrix::kOutputBlock;

// Sums of one row for 64 outputs.
struct Sums {
  __m512i a, b, c, d;
};

// Weights of 64 outputs for four inputs.
using Weights = Sums;

struct Tile {
  const std::uint8_t* in[kRows];
  float* out[kRows];
};

// Four inputs of a row, 16 times over.
[[gnu::target("avx512f,avx512bw,avx512vnni"), gnu::always_inline]] inline __m512i spread(
    const std::uint8_t* in) {
  std::int32_t four = 0;
  std::memcpy(&four, in, sizeof four);
  return _mm512_set1_epi32(four);
}

// Adds to each of 16 sums the products of four unsigned and four signed bytes. The instruction is
// written out because g++ 12, given the intrinsic, stores the sums in memory at every step (half
// speed).
[[gnu::target("avx512f,avx512bw,avx512vnni"), gnu::always_inline]] inline __m512i add(__m512i sum,
                                                                                      __m512i q,
                                                                                      __m512i w) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(q), "v"(w));
  return sum;
}

[[gnu::target("avx512f,avx512bw,avx512vnni"), gnu::always_inline]] inline void add(
    Sums& sums, const Weights& w, const std::uint8_t* in) {
  const __m512i q = spread(in);
  sums.a = add(sums.a, q, w.a);
  sums.b = add(sums.b, q, w.b);
  sums.c = add(sums.c, q, w.c);
  sums.d = add(sums.d, q, w.d);
}

// Scales 16 sums of outputs n and on, and writes them.
[[gnu::target("avx512f,avx512bw,avx512vnni"), gnu::always_inline]] inline void write(
    const Matrix& matrix, std::size_t n, __m512i sum, float* out) {
  const __m512 scale = _mm512_load_ps(matrix.scale.data() + n);
  const __m512 scaled = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), scale);
  _mm512_storeu_ps(out + n, _mm512_add_ps(scaled, _mm512_load_ps(matrix.bias.data() + n)));
}

[[gnu::target("avx512f,avx512bw,avx512vnni"), gnu::always_inline]] inline void write(
    const Matrix& matrix, std::size_t n, const Sums& sums, float* out) {
  write(matrix, n, sums.a, out);
  write(matrix, n + kBlock, sums.b, out);
  write(matrix, n + 2 * kBlock, sums.c, out);
  write(matrix, n + 3 * kBlock, sums.d, out);
}

// Where the sums of 16 outputs begin: lower by what the flipped sign bits will add.
[[gnu::target("avx512f,avx512bw,avx512vnni"), gnu::always_inline]] inline __m512i lowered(
    const Matrix& matrix, std::size_t n) {
  const __m512i sums = _mm512_load_si512(matrix.sums.data() + n);
  return _mm512_sub_epi32(_mm512_setzero_si512(), _mm512_slli_epi32(sums, 7));
}

// Outputs n .. n + 63.
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void multiply_wide(const Matrix& matrix,
                                                                  std::size_t n, const Tile& tile) {
  const std::size_t stride = matrix.inputs * kBlock;
  const std::int8_t* weight = matrix.weight.data() + n * matrix.inputs;
  Sums r0 = {lowered(matrix, n), lowered(matrix, n + kBlock), lowered(matrix, n + 2 * kBlock),
             lowered(matrix, n + 3 * kBlock)};
  Sums r1 = r0, r2 = r0, r3 = r0, r4 = r0, r5 = r0;
  for (std::size_t k = 0; k < matrix.inputs; k += 4, weight += kBlock * 4) {
    const Weights w = {_mm512_load_si512(weight), _mm512_load_si512(weight + stride),
                       _mm512_load_si512(weight + 2 * stride),
                       _mm512_load_si512(weight + 3 * stride)};
    add(r0, w, tile.in[0] + k);
    add(r1, w, tile.in[1] + k);
    add(r2, w, tile.in[2] + k);
    add(r3, w, tile.in[3] + k);
    add(r4, w, tile.in[4] + k);
    add(r5, w, tile.in[5] + k);
  }
  write(matrix, n, r0, tile.out[0]);
  write(matrix, n, r1, tile.out[1]);
  write(matrix, n, r2, tile.out[2]);
  write(matrix, n, r3, tile.out[3]);
  write(matrix, n, r4, tile.out[4]);
  write(matrix, n, r5, tile.out[5]);
}

// Outputs n .. n + 15.
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void multiply(const Matrix& matrix, std::size_t n,
                                                             const Tile& tile) {
  const std::int8_t* weight = matrix.weight.data() + n * matrix.inputs;
  __m512i r0 = lowered(matrix, n);
  __m512i r1 = r0, r2 = r0, r3 = r0, r4 = r0, r5 = r0;
  for (std::size_t k = 0; k < matrix.inputs; k += 4, weight += kBlock * 4) {
    const __m512i w = _mm512_load_si512(weight);
    r0 = add(r0, spread(tile.in[0] + k), w);
    r1 = add(r1, spread(tile.in[1] + k), w);
    r2 = add(r2, spread(tile.in[2] + k), w);
    r3 = add(r3, spread(tile.in[3] + k), w);
    r4 = add(r4, spread(tile.in[4] + k), w);
    r5 = add(r5, spread(tile.in[5] + k), w);
  }
  write(matrix, n, r0, tile.out[0]);
  write(matrix, n, r1, tile.out[1]);
  write(matrix, n, r2, tile.out[2]);
  write(matrix, n, r3, tile.out[3]);
  write(matrix, n, r4, tile.out[4]);
  write(matrix, n, r5, tile.out[5]);
}

// Adds 128 to every byte.
[[gnu::target("avx512f,avx512bw,avx512vnni")]] void raise(const std::int8_t* in, std::size_t count,
                                                          std::uint8_t* out) {
  const __m512i sign = _mm512_set1_epi8(-128);
  for (std::size_t i = 0; i < count; i += 64) {
    const std::size_t left = count - i;
    const __mmask64 mask = left >= 64 ? ~__mmask64{0} : (__mmask64{1} << left) - 1;
    const __m512i bytes = _mm512_maskz_loadu_epi8(mask, in + i);
    _mm512_mask_storeu_epi8(out + i, mask, _mm512_xor_si512(bytes, sign));
  }
}

void linear(const Matrix& matrix, const std::int8_t* in, std::size_t rows, float* out) {
  assert(matrix.inputs <= Matrix::kMostInputs);
  alignas(kAlignment) std::uint8_t raised[kRows * Matrix::kMostInputs];
  for (std::size_t r = 0; r < rows; r += kRows) {
    const std::size_t count = std::min(kRows, rows - r);
    raise(in + r * matrix.inputs, count * matrix.inputs, raised);
    Tile tile = {};
    for (std::size_t i = 0; i < kRows; ++i) {
      const std::size_t row = std::min(i, count - 1);  // the last row may be done again
      tile.in[i] = raised + row * matrix.inputs;
      tile.out[i] = out + (r + row) * matrix.padded;
    }
    std::size_t n = 0;
    for (; n + 4 * kBlock <= matrix.padded; n += 4 * kBlock) multiply_wide(matrix, n, tile);
    for (; n < matrix.padded; n += kBlock) multiply(matrix, n, tile);
  }
}

// Sixteen values, clamped, rounded and written as bytes.
[[gnu::target("avx512f"), gnu::always_inline]] inline void write_rounded(__m512 x, __m512 low,
                                                                         std::int8_t* out) {
  const __m512 clamped = _mm512_min_ps(_mm512_max_ps(x, low), _mm512_set1_ps(127.0f));
  const __m128i bytes = _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(clamped));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
}

[[gnu::target("avx512f")]] void quantize(const float* x, std::size_t count, float inverse,
                                         float low, std::int8_t* out) {
  const __m512 factor = _mm512_set1_ps(inverse);
  const __m512 least = _mm512_set1_ps(low);
  for (std::size_t i = 0; i < count; i += 16) {
    write_rounded(_mm512_mul_ps(_mm512_loadu_ps(x + i), factor), least, out + i);
  }
}

[[gnu::target("avx512f")]] void quantize_sum(const float* a, const float* b, std::size_t count,
                                             float inverse, std::int8_t* out) {
  const __m512 factor = _mm512_set1_ps(inverse);
  for (std::size_t i = 0; i < count; i += 16) {
    const __m512 sum = _mm512_add_ps(_mm512_loadu_ps(a + i), _mm512_loadu_ps(b + i));
    write_rounded(_mm512_mul_ps(sum, factor), _mm512_setzero_ps(), out + i);
  }
}

[[gnu::target("avx512f")]] void gate(const float* u, std::size_t width, float* h) {
  const __m512 half = _mm512_set1_ps(0.5f);
  const __m512 one = _mm512_set1_ps(1.0f);
  for (std::size_t i = 0; i < width; i += 16) {
    const __m512 g = _mm512_loadu_ps(u + width + i);
    const __m512 soft = _mm512_div_ps(g, _mm512_add_ps(one, _mm512_abs_ps(g)));
    const __m512 open = _mm512_add_ps(half, _mm512_mul_ps(half, soft));
    const __m512 v = _mm512_mul_ps(_mm512_loadu_ps(u + i), open);
    _mm512_storeu_ps(h + i, _mm512_add_ps(_mm512_loadu_ps(h + i), v));
  }
}

// Sum of 16 lanes in the order of the page.
[[gnu::target("avx512f"), gnu::always_inline]] inline float sum_of(__m512 lanes) {
  const __m512 swapped = _mm512_shuffle_f32x4(lanes, lanes, 0x4E);
  const __m256 eight = _mm512_castps512_ps256(_mm512_add_ps(lanes, swapped));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

[[gnu::target("avx512f")]] void norm(float* r, std::size_t width, const float* gain,
                                     const float* bias) {
  const float share = 1.0f / static_cast<float>(width);
  __m512 lanes = _mm512_setzero_ps();
  for (std::size_t i = 0; i < width; i += 16) lanes = _mm512_add_ps(lanes, _mm512_loadu_ps(r + i));
  const __m512 mean = _mm512_set1_ps(sum_of(lanes) * share);
  lanes = _mm512_setzero_ps();
  for (std::size_t i = 0; i < width; i += 16) {
    const __m512 x = _mm512_sub_ps(_mm512_loadu_ps(r + i), mean);
    _mm512_storeu_ps(r + i, x);
    lanes = _mm512_add_ps(lanes, _mm512_mul_ps(x, x));
  }
  const __m512 deviation = _mm512_sqrt_ps(_mm512_set1_ps(sum_of(lanes) * share + 1e-5f));
  for (std::size_t i = 0; i < width; i += 16) {
    const __m512 y =
        _mm512_mul_ps(_mm512_div_ps(_mm512_loadu_ps(r + i), deviation), _mm512_loadu_ps(gain + i));
    _mm512_storeu_ps(r + i, _mm512_add_ps(y, _mm512_loadu_ps(bias + i)));
  }
}

// Values i .. i + 15 of x, or x[0] where there are none: it is never higher than the highest.
[[gnu::target("avx512f"), gnu::always_inline]] inline __m512 some(const float* x, std::size_t i,
                                                                  std::size_t count) {
  const std::size_t left = count - i;
  const __mmask16 mask = left >= 16 ? 0xFFFF : static_cast<__mmask16>((1u << left) - 1);
  return _mm512_mask_loadu_ps(_mm512_set1_ps(x[0]), mask, x + i);
}

[[gnu::target("avx512f")]] std::size_t highest(const float* x, std::size_t count) {
  __m512 most = _mm512_set1_ps(x[0]);
  for (std::size_t i = 0; i < count; i += 16) most = _mm512_max_ps(most, some(x, i, count));
  const __m512 all = _mm512_set1_ps(_mm512_reduce_max_ps(most));
  for (std::size_t i = 0; i < count; i += 16) {
    const __mmask16 equal = _mm512_cmp_ps_mask(some(x, i, count), all, _CMP_EQ_OQ);
    if (equal != 0) return i + static_cast<std::size_t>(__builtin_ctz(equal));
  }
  return 0;
}

constexpr Operations kOperations = {linear, quantize, quantize_sum, gate, norm, highest};

}  // namespace

const Operations* const kAvx512VnniOperations = &kOperations;

}  // namespace tacitus

#else

namespace tacitus {
const Operations* const kAvx512VnniOperations = nullptr;
}  // namespace tacitus

#endif

#include "ml/matrix_kernels.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <algorithm>
#include <cassert>
#include <cstring>

// Bytes are widened to 16 bits and multiplied in pairs (vpmaddwd), which is exact: the instruction
// for bytes (vpmaddubsw) would saturate. A tile is 3 rows by 16 outputs, 12 registers of sums. Each
// register holds two halves of the sums of 4 outputs, put together at the end.

namespace tacitus {
namespace {

constexpr std::size_t kBlock = Matrix::kOutputBlock;

// Sums of one row for 16 outputs: two neighbours belong to one output.
struct Sums {
  __m256i a, b, c, d;
};

[[gnu::target("avx2"), gnu::always_inline]] inline __m256i widened(const std::int8_t* weight) {
  return _mm256_cvtepi8_epi16(_mm_load_si128(reinterpret_cast<const __m128i*>(weight)));
}

// Four inputs of a row, four times over.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i spread(const std::int16_t* in) {
  std::int64_t four = 0;
  std::memcpy(&four, in, sizeof four);
  return _mm256_set1_epi64x(four);
}

// Adds the products to the sums. The instructions are written out because g++ 12, given intrinsics,
// multiplies everything before it adds anything and runs out of registers.
[[gnu::target("avx2"), gnu::always_inline]] inline __m256i add(__m256i sum, __m256i q, __m256i w) {
  __m256i product;
  asm("vpmaddwd %3, %2, %1\n\tvpaddd %1, %0, %0" : "+x"(sum), "=&x"(product) : "x"(q), "x"(w));
  return sum;
}

// Scales the sums of outputs n .. n + 7 and writes them.
[[gnu::target("avx2"), gnu::always_inline]] inline void write(const Matrix& matrix, std::size_t n,
                                                              __m256i low, __m256i high,
                                                              float* out) {
  // hadd works in halves of the register: outputs 0 1 4 5 2 3 6 7.
  const __m256i sum = _mm256_permute4x64_epi64(_mm256_hadd_epi32(low, high), 0xD8);
  const __m256 scale = _mm256_load_ps(matrix.scale.data() + n);
  const __m256 scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(sum), scale);
  _mm256_storeu_ps(out + n, _mm256_add_ps(scaled, _mm256_load_ps(matrix.bias.data() + n)));
}

[[gnu::target("avx2"), gnu::always_inline]] inline void write(const Matrix& matrix, std::size_t n,
                                                              const Sums& sums, float* out) {
  write(matrix, n, sums.a, sums.b, out);
  write(matrix, n + 8, sums.c, sums.d, out);
}

constexpr std::size_t kRows = 3;

// Rows of inputs, widened, and where their results go.
struct Tile {
  const std::int16_t* in[kRows];
  float* out[kRows];
};

[[gnu::target("avx2")]] void multiply(const Matrix& matrix, std::size_t n, const Tile& tile) {
  const std::size_t steps = matrix.inputs / 4;
  const std::int8_t* weight = matrix.weight.data() + n * matrix.inputs;
  const __m256i zero = _mm256_setzero_si256();
  Sums x = {zero, zero, zero, zero};
  Sums y = x;
  Sums z = x;
  for (std::size_t step = 0; step < steps; ++step, weight += kBlock * 4) {
    const __m256i qx = spread(tile.in[0] + step * 4);
    const __m256i qy = spread(tile.in[1] + step * 4);
    const __m256i qz = spread(tile.in[2] + step * 4);
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
  write(matrix, n, x, tile.out[0]);
  write(matrix, n, y, tile.out[1]);
  write(matrix, n, z, tile.out[2]);
}

[[gnu::target("avx2")]] void widen(const std::int8_t* in, std::size_t count, std::int16_t* out) {
  std::size_t i = 0;
  for (; i + 16 <= count; i += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(in + i));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + i), _mm256_cvtepi8_epi16(bytes));
  }
  for (; i < count; ++i) out[i] = in[i];
}

void linear(const Matrix& matrix, const std::int8_t* in, std::size_t rows, float* out) {
  assert(matrix.inputs <= Matrix::kMostInputs);
  alignas(kAlignment) std::int16_t wide[kRows * Matrix::kMostInputs];
  for (std::size_t r = 0; r < rows; r += kRows) {
    const std::size_t count = std::min(kRows, rows - r);
    widen(in + r * matrix.inputs, count * matrix.inputs, wide);
    Tile tile = {};
    for (std::size_t i = 0; i < kRows; ++i) {
      const std::size_t row = std::min(i, count - 1);  // the last row may be done again
      tile.in[i] = wide + row * matrix.inputs;
      tile.out[i] = out + (r + row) * matrix.padded;
    }
    for (std::size_t n = 0; n < matrix.padded; n += kBlock) multiply(matrix, n, tile);
  }
}

// Sixteen values, clamped, rounded and written as bytes.
[[gnu::target("avx2"), gnu::always_inline]] inline void write_rounded(__m256 a, __m256 b,
                                                                      __m256 low,
                                                                      std::int8_t* out) {
  const __m256 high = _mm256_set1_ps(127.0f);
  const __m256i x = _mm256_cvtps_epi32(_mm256_min_ps(_mm256_max_ps(a, low), high));
  const __m256i y = _mm256_cvtps_epi32(_mm256_min_ps(_mm256_max_ps(b, low), high));
  const __m256i words = _mm256_permute4x64_epi64(_mm256_packs_epi32(x, y), 0xD8);
  const __m128i bytes =
      _mm_packs_epi16(_mm256_castsi256_si128(words), _mm256_extracti128_si256(words, 1));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), bytes);
}

[[gnu::target("avx2")]] void quantize(const float* x, std::size_t count, float inverse, float low,
                                      std::int8_t* out) {
  const __m256 factor = _mm256_set1_ps(inverse);
  const __m256 least = _mm256_set1_ps(low);
  for (std::size_t i = 0; i < count; i += 16) {
    write_rounded(_mm256_mul_ps(_mm256_loadu_ps(x + i), factor),
                  _mm256_mul_ps(_mm256_loadu_ps(x + i + 8), factor), least, out + i);
  }
}

[[gnu::target("avx2")]] void quantize_sum(const float* a, const float* b, std::size_t count,
                                          float inverse, std::int8_t* out) {
  const __m256 factor = _mm256_set1_ps(inverse);
  for (std::size_t i = 0; i < count; i += 16) {
    const __m256 x = _mm256_add_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i));
    const __m256 y = _mm256_add_ps(_mm256_loadu_ps(a + i + 8), _mm256_loadu_ps(b + i + 8));
    write_rounded(_mm256_mul_ps(x, factor), _mm256_mul_ps(y, factor), _mm256_setzero_ps(), out + i);
  }
}

[[gnu::target("avx2")]] void gate(const float* u, std::size_t width, float* h) {
  const __m256 half = _mm256_set1_ps(0.5f);
  const __m256 one = _mm256_set1_ps(1.0f);
  const __m256 sign = _mm256_set1_ps(-0.0f);
  for (std::size_t i = 0; i < width; i += 8) {
    const __m256 g = _mm256_loadu_ps(u + width + i);
    const __m256 soft = _mm256_div_ps(g, _mm256_add_ps(one, _mm256_andnot_ps(sign, g)));
    const __m256 open = _mm256_add_ps(half, _mm256_mul_ps(half, soft));
    const __m256 v = _mm256_mul_ps(_mm256_loadu_ps(u + i), open);
    _mm256_storeu_ps(h + i, _mm256_add_ps(_mm256_loadu_ps(h + i), v));
  }
}

// Sum of 16 lanes in the order of the page.
[[gnu::target("avx2"), gnu::always_inline]] inline float sum_of(__m256 low, __m256 high) {
  const __m256 eight = _mm256_add_ps(low, high);
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

[[gnu::target("avx2")]] void norm(float* r, std::size_t width, const float* gain,
                                  const float* bias) {
  const float share = 1.0f / static_cast<float>(width);
  __m256 low = _mm256_setzero_ps();
  __m256 high = low;
  for (std::size_t i = 0; i < width; i += 16) {
    low = _mm256_add_ps(low, _mm256_loadu_ps(r + i));
    high = _mm256_add_ps(high, _mm256_loadu_ps(r + i + 8));
  }
  const __m256 mean = _mm256_set1_ps(sum_of(low, high) * share);
  low = high = _mm256_setzero_ps();
  for (std::size_t i = 0; i < width; i += 16) {
    const __m256 x = _mm256_sub_ps(_mm256_loadu_ps(r + i), mean);
    const __m256 y = _mm256_sub_ps(_mm256_loadu_ps(r + i + 8), mean);
    _mm256_storeu_ps(r + i, x);
    _mm256_storeu_ps(r + i + 8, y);
    low = _mm256_add_ps(low, _mm256_mul_ps(x, x));
    high = _mm256_add_ps(high, _mm256_mul_ps(y, y));
  }
  const __m256 deviation = _mm256_sqrt_ps(_mm256_set1_ps(sum_of(low, high) * share + 1e-5f));
  for (std::size_t i = 0; i < width; i += 8) {
    const __m256 y =
        _mm256_mul_ps(_mm256_div_ps(_mm256_loadu_ps(r + i), deviation), _mm256_loadu_ps(gain + i));
    _mm256_storeu_ps(r + i, _mm256_add_ps(y, _mm256_loadu_ps(bias + i)));
  }
}

[[gnu::target("avx2")]] std::size_t highest(const float* x, std::size_t count) {
  const std::size_t whole = count / 8 * 8;
  float most = x[0];
  if (whole > 0) {
    __m256 m = _mm256_loadu_ps(x);
    for (std::size_t i = 8; i < whole; i += 8) m = _mm256_max_ps(m, _mm256_loadu_ps(x + i));
    __m128 four = _mm_max_ps(_mm256_castps256_ps128(m), _mm256_extractf128_ps(m, 1));
    four = _mm_max_ps(four, _mm_movehl_ps(four, four));
    most = _mm_cvtss_f32(_mm_max_ss(four, _mm_shuffle_ps(four, four, 1)));
  }
  for (std::size_t i = whole; i < count; ++i) most = std::max(most, x[i]);
  const __m256 all = _mm256_set1_ps(most);
  for (std::size_t i = 0; i < whole; i += 8) {
    const int equal = _mm256_movemask_ps(_mm256_cmp_ps(_mm256_loadu_ps(x + i), all, _CMP_EQ_OQ));
    if (equal != 0)
      return i + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(equal)));
  }
  for (std::size_t i = whole; i < count; ++i) {
    if (x[i] == most) return i;
  }
  return 0;
}

constexpr Operations kOperations = {linear, quantize, quantize_sum, gate, norm, highest};

}  // namespace

const Operations* const kAvx2Operations = &kOperations;

}  // namespace tacitus

#else

namespace tacitus {
const Operations* const kAvx2Operations = nullptr;
}  // namespace tacitus

#endif

#include "ml/matrix_kernels.h"

#if defined(__x86_64__)

#if !defined(__clang__)
// The intrinsics of g++ 12 begin with a register of any content and say so to themselves.
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

#include <immintrin.h>

#include <bit>
#include <cstring>
#include <type_traits>
#include <utility>

// VNNI multiplies unsigned bytes with signed bytes and adds four products to a 32-bit sum without
// saturation. A tile is 6 rows by 64 outputs: 24 registers of sums, 4 of weights, one of inputs, so
// that the processor's multiplier is busy and its ports for memory are not.

TACITUS_KERNEL_BEGIN("avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")

namespace tacitus {
namespace {

// Sixteen floats.
struct Lanes {
  static constexpr std::size_t kRows = 6;  // of attention

  __m512 v;

  static Lanes all(float x) { return {_mm512_set1_ps(x)}; }
  static Lanes load(const float* from) { return {_mm512_loadu_ps(from)}; }
  // The first `count` values, then those of `fill`.
  static Lanes load_some(const float* from, std::size_t count, Lanes fill) {
    return {_mm512_mask_loadu_ps(fill.v, mask_of(count), from)};
  }
  static __mmask16 mask_of(std::size_t count) {
    return count >= 16 ? 0xFFFF : static_cast<__mmask16>((1u << count) - 1);
  }
  void store(float* to) const { _mm512_storeu_ps(to, v); }
};

inline Lanes operator+(Lanes a, Lanes b) { return {_mm512_add_ps(a.v, b.v)}; }
inline Lanes operator-(Lanes a, Lanes b) { return {_mm512_sub_ps(a.v, b.v)}; }
inline Lanes operator*(Lanes a, Lanes b) { return {_mm512_mul_ps(a.v, b.v)}; }
inline Lanes operator/(Lanes a, Lanes b) { return {_mm512_div_ps(a.v, b.v)}; }
inline Lanes max(Lanes a, Lanes b) { return {_mm512_max_ps(a.v, b.v)}; }
inline Lanes min(Lanes a, Lanes b) { return {_mm512_min_ps(a.v, b.v)}; }
inline Lanes abs(Lanes a) { return {_mm512_abs_ps(a.v)}; }
inline Lanes sqrt(Lanes a) { return {_mm512_sqrt_ps(a.v)}; }
inline Lanes round(Lanes a) { return {_mm512_roundscale_ps(a.v, _MM_FROUND_TO_NEAREST_INT)}; }

// a * 2^n for whole n.
inline Lanes times_power(Lanes a, Lanes n) {
  const __m512i exponent = _mm512_slli_epi32(_mm512_cvtps_epi32(n.v), 23);
  return {_mm512_castsi512_ps(_mm512_add_epi32(_mm512_castps_si512(a.v), exponent))};
}

// Zeros after the first `count` values.
inline Lanes first_of(Lanes a, std::size_t count) {
  return {_mm512_maskz_mov_ps(Lanes::mask_of(count), a.v)};
}

// Values in -127..127, rounded, 128 higher, as bytes.
inline void store_raised(Lanes a, std::uint8_t* out) {
  const __m128i bytes = _mm512_cvtepi32_epi8(_mm512_cvtps_epi32(a.v));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm_xor_si128(bytes, _mm_set1_epi8(-128)));
}

// The sum in the order of the page.
inline float sum_of(Lanes a) {
  const __m512 swapped = _mm512_shuffle_f32x4(a.v, a.v, 0x4E);
  const __m256 eight = _mm512_castps512_ps256(_mm512_add_ps(a.v, swapped));
  const __m128 four = _mm_add_ps(_mm256_castps256_ps128(eight), _mm256_extractf128_ps(eight, 1));
  const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_shuffle_ps(two, two, 1)));
}

inline float highest_of(Lanes a) { return _mm512_reduce_max_ps(a.v); }

inline std::uint32_t equal_bits(Lanes a, Lanes b) {
  return _mm512_cmp_ps_mask(a.v, b.v, _CMP_EQ_OQ);
}

// Makes columns of 16 rows.
inline void turn(Lanes (&row)[16]) {
  __m512 pair[16];
  for (int i = 0; i < 16; i += 2) {
    pair[i] = _mm512_unpacklo_ps(row[i].v, row[i + 1].v);
    pair[i + 1] = _mm512_unpackhi_ps(row[i].v, row[i + 1].v);
  }
  __m512 four[16];  // [rows 4 i ..][column % 4]
  for (int i = 0; i < 16; i += 4) {
    const auto wide = [&](int k) { return _mm512_castps_pd(pair[i + k]); };
    four[i] = _mm512_castpd_ps(_mm512_unpacklo_pd(wide(0), wide(2)));
    four[i + 1] = _mm512_castpd_ps(_mm512_unpackhi_pd(wide(0), wide(2)));
    four[i + 2] = _mm512_castpd_ps(_mm512_unpacklo_pd(wide(1), wide(3)));
    four[i + 3] = _mm512_castpd_ps(_mm512_unpackhi_pd(wide(1), wide(3)));
  }
  for (int k = 0; k < 4; ++k) {
    const __m512 a = _mm512_shuffle_f32x4(four[k], four[4 + k], 0x88);  // columns k, 8 + k
    const __m512 b = _mm512_shuffle_f32x4(four[k], four[4 + k], 0xDD);  // 4 + k, 12 + k
    const __m512 c = _mm512_shuffle_f32x4(four[8 + k], four[12 + k], 0x88);
    const __m512 d = _mm512_shuffle_f32x4(four[8 + k], four[12 + k], 0xDD);
    row[k].v = _mm512_shuffle_f32x4(a, c, 0x88);
    row[8 + k].v = _mm512_shuffle_f32x4(a, c, 0xDD);
    row[4 + k].v = _mm512_shuffle_f32x4(b, d, 0x88);
    row[12 + k].v = _mm512_shuffle_f32x4(b, d, 0xDD);
  }
}

#include "ml/row_operations.h"
// After the operations on rows:
#include "ml/attention.h"

constexpr std::size_t kRows = 6;
constexpr std::size_t kBlock = Matrix::kOutputBlock;

// Four inputs of a row, 16 times over.
[[gnu::always_inline]] inline __m512i spread(const std::uint8_t* in) {
  std::int32_t four = 0;
  std::memcpy(&four, in, sizeof four);
  return _mm512_set1_epi32(four);
}

// Adds to each of 16 sums the products of four unsigned and four signed bytes. The instruction is
// written out because g++ 12, given the intrinsic, stores the sums in memory at every step (half
// speed).
[[gnu::always_inline]] inline __m512i add(__m512i sum, __m512i q, __m512i w) {
  asm("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(q), "v"(w));
  return sum;
}

// Scales 16 sums and writes them.
[[gnu::always_inline]] inline void write(const Tile& tile, std::size_t n, __m512i sum, Lanes step,
                                         float* out) {
  const Lanes scaled = Lanes{_mm512_cvtepi32_ps(sum)} * Lanes::load(tile.scale + n);
  const Lanes u = scaled * step + Lanes::load(tile.bias + n);
  (tile.add ? Lanes::load(out) + u : u).store(out);
}

template <std::size_t Rows, std::size_t Blocks>
void multiply(const Tile& tile) {
  __m512i sum[Rows][Blocks];
  repeat<Blocks>([&](auto b) __attribute__((always_inline)) {
    sum[0][b] = _mm512_loadu_si512(tile.start + b * kBlock);
    repeat<Rows>([&](auto r) __attribute__((always_inline)) { sum[r][b] = sum[0][b]; });
  });
  const std::uint8_t* in = tile.in;
  const std::int8_t* weight = tile.weight;
  const std::size_t inputs = tile.inputs;
  for (std::size_t k = 0; k < inputs; k += 4, in += 4, weight += Blocks * kBlock * 4) {
    __m512i w[Blocks];
    repeat<Blocks>([&](auto b) __attribute__((always_inline)) {
      w[b] = _mm512_loadu_si512(weight + b * kBlock * 4);
    });
    repeat<Rows>([&](auto r) __attribute__((always_inline)) {
      const __m512i q = spread(in + r * inputs);
      repeat<Blocks>([&](auto b)
                         __attribute__((always_inline)) { sum[r][b] = add(sum[r][b], q, w[b]); });
    });
  }
  repeat<Rows>([&](auto r) __attribute__((always_inline)) {
    const Lanes step = Lanes::all(tile.steps == nullptr ? 1.0f : tile.steps[r]);
    repeat<Blocks>([&](auto b) __attribute__((always_inline)) {
      write(tile, b * kBlock, sum[r][b], step, tile.out + r * tile.padded + b * kBlock);
    });
  });
}

template <std::size_t Rows>
void multiply_rows(const Tile& tile) {
  switch (tile.blocks) {
    case 4:
      return multiply<Rows, 4>(tile);
    case 3:
      return multiply<Rows, 3>(tile);
    case 2:
      return multiply<Rows, 2>(tile);
    default:
      return multiply<Rows, 1>(tile);
  }
}

void linear(const Matrix& matrix, const LinearCall& call) {
  using Multiply = void (*)(const Tile&);
  static constexpr Multiply kMultiply[kRows] = {multiply_rows<1>, multiply_rows<2>,
                                                multiply_rows<3>, multiply_rows<4>,
                                                multiply_rows<5>, multiply_rows<6>};
  run_panels<kRows>(
      matrix, call, [](const Tile& tile, std::size_t rows) { kMultiply[rows - 1](tile); }, gelu);
}

constexpr Operations kOperations = {linear,   quantize, quantize_sum, quantize_rows, gate,
                                    remember, norm,     attend,       highest};

}  // namespace

const Operations* const kAvx512VnniOperations = &kOperations;

}  // namespace tacitus

TACITUS_KERNEL_END

#else

namespace tacitus {
const Operations* const kAvx512VnniOperations = nullptr;
}  // namespace tacitus

#endif

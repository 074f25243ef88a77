#include "ml/matrix.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace tacitus {
namespace {

constexpr Kernel kKernels[] = {Kernel::plain, Kernel::avx2, Kernel::avx512vnni};

class Random {
 public:
  std::vector<std::int8_t> bytes(std::size_t count) {
    std::vector<std::int8_t> out(count);
    // Many extremes: there a saturating product would show.
    for (std::int8_t& v : out) {
      const std::uint32_t r = random_();
      v = r % 3 == 0 ? ((r & 64) != 0 ? 127 : -127) : static_cast<std::int8_t>(r % 255 - 127);
    }
    return out;
  }
  std::vector<float> floats(std::size_t count, float range) {
    std::uniform_real_distribution<float> value(-range, range);
    std::vector<float> out(count);
    for (float& v : out) v = value(random_);
    return out;
  }
  std::size_t size(std::size_t least, std::size_t most) {
    return least + random_() % (most - least + 1);
  }

 private:
  std::mt19937 random_{3};
};

// The bits, so that a comparison is exact.
std::string bits(const std::vector<float>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float)};
}

TEST(Kernel, Names) {
  for (const Kernel kernel : kKernels) EXPECT_EQ(parse_kernel(name_of(kernel)), kernel);
  EXPECT_EQ(parse_kernel("sse9"), std::nullopt);
  EXPECT_TRUE(is_usable(Kernel::plain));
  EXPECT_TRUE(is_usable(best_kernel()));
}

TEST(Matrix, LinearIsExact) {
  Random random;
  for (int round = 0; round < 200; ++round) {
    const std::size_t outputs = random.size(1, round % 10 == 0 ? 520 : 150);
    const std::size_t inputs = 4 * random.size(1, round % 10 == 0 ? 200 : 40);
    const std::size_t rows = random.size(1, 20);
    const auto weight = random.bytes(outputs * inputs);
    const auto in = random.bytes(rows * inputs);
    Matrix matrix;
    matrix.pack(weight, outputs, inputs);
    ASSERT_EQ(matrix.padded, (outputs + 15) / 16 * 16);
    const auto scale = random.floats(outputs, 1e-3f);
    const auto bias = random.floats(outputs, 1);
    std::copy(scale.begin(), scale.end(), matrix.scale.begin());
    std::copy(bias.begin(), bias.end(), matrix.bias.begin());
    std::vector<float> expected(rows * matrix.padded, 0);
    for (std::size_t r = 0; r < rows; ++r) {
      for (std::size_t n = 0; n < outputs; ++n) {
        std::int32_t sum = 0;
        for (std::size_t k = 0; k < inputs; ++k) sum += in[r * inputs + k] * weight[n * inputs + k];
        expected[r * matrix.padded + n] = static_cast<float>(sum) * scale[n] + bias[n];
      }
    }
    for (const Kernel kernel : kKernels) {
      if (!is_usable(kernel)) continue;
      std::vector<float> out(rows * matrix.padded, 99);
      operations_of(kernel).linear(matrix, in.data(), rows, out.data());
      EXPECT_EQ(bits(out), bits(expected))
          << name_of(kernel) << " " << rows << " x " << inputs << " x " << outputs;
    }
  }
}

TEST(Operations, RoundHalfToEven) {
  std::vector<float> x = {0.5f,  1.5f,    2.5f, -0.5f, -1.5f, 126.5f,  127.5f, 1e9f,
                          -1e9f, -127.5f, 0.4f, -0.6f, 3.0f,  -126.5f, 0.0f,   -0.0f};
  const std::vector<std::int8_t> expected = {0,    2,    2, 0,  -2, 126,  127, 127,
                                             -127, -127, 0, -1, 3,  -126, 0,   0};
  for (const Kernel kernel : kKernels) {
    if (!is_usable(kernel)) continue;
    std::vector<std::int8_t> out(x.size());
    operations_of(kernel).quantize(x.data(), x.size(), 1.0f, -127.0f, out.data());
    EXPECT_EQ(out, expected) << name_of(kernel);
  }
}

TEST(Operations, HighestIsTheFirstOfEquals) {
  Random random;
  for (std::size_t count = 1; count < 70; ++count) {
    for (int round = 0; round < 20; ++round) {
      std::vector<float> x = random.floats(count, 3);
      for (float& v : x) v = std::floor(v);  // many are equal
      std::size_t best = 0;
      for (std::size_t i = 1; i < count; ++i) best = x[i] > x[best] ? i : best;
      for (const Kernel kernel : kKernels) {
        if (!is_usable(kernel)) continue;
        EXPECT_EQ(operations_of(kernel).highest(x.data(), count), best)
            << name_of(kernel) << " " << testing::PrintToString(x);
      }
    }
  }
}

// A kernel's float results as bits: everything that lies between two layers.
std::string float_path(const Operations& operations, std::vector<float> h, std::size_t width) {
  Random random;
  const auto u = random.floats(2 * width, 8);
  const auto gain = random.floats(width, 2);
  const auto bias = random.floats(width, 1);
  operations.gate(u.data(), width, h.data());
  std::string out = bits(h);
  operations.norm(h.data(), width, gain.data(), bias.data());
  out += bits(h);
  std::vector<std::int8_t> bytes(2 * width);
  operations.quantize(h.data(), width, 37.3f, -127.0f, bytes.data());
  operations.quantize_sum(h.data(), u.data(), width, 21.7f, bytes.data() + width);
  return out + std::string(bytes.begin(), bytes.end());
}

TEST(Operations, FloatsAreTheSameBits) {
  Random random;
  for (int round = 0; round < 300; ++round) {
    const std::size_t width = 16 * random.size(1, 20);
    const auto h = random.floats(width, round % 2 == 0 ? 1.0f : 1000.0f);
    const std::string expected = float_path(operations_of(Kernel::plain), h, width);
    for (const Kernel kernel : kKernels) {
      if (!is_usable(kernel)) continue;
      EXPECT_EQ(float_path(operations_of(kernel), h, width), expected) << name_of(kernel);
    }
  }
}

TEST(Operations, NormOfTwoHalves) {
  std::vector<float> r(32, 1.0f);
  std::fill(r.begin() + 16, r.end(), 3.0f);  // mean 2, variance 1
  const std::vector<float> gain(32, 2.0f);
  const std::vector<float> bias(32, 0.5f);
  operations_of(Kernel::plain).norm(r.data(), 32, gain.data(), bias.data());
  EXPECT_FLOAT_EQ(r[0], -1.0f / std::sqrt(1.00001f) * 2 + 0.5f);
  EXPECT_FLOAT_EQ(r[31], 1.0f / std::sqrt(1.00001f) * 2 + 0.5f);
}

}  // namespace
}  // namespace tacitus

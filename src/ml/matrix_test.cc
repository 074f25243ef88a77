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

float gelu(float x) {
  const double inner = 1.59576912 * (x + 0.044715 * x * x * x);
  return static_cast<float>(x / (1 + std::exp(-inner)));
}

TEST(Matrix, LinearIsExact) {
  Random random;
  for (int round = 0; round < 200; ++round) {
    const std::size_t outputs = random.size(1, round % 10 == 0 ? 520 : 150);
    const std::size_t inputs = 4 * random.size(1, round % 10 == 0 ? 200 : 40);
    const std::size_t rows = random.size(1, 20);
    const auto weight = random.bytes(outputs * inputs);
    const auto in = random.bytes(rows * inputs);
    std::vector<std::uint8_t> raised(in.size());
    for (std::size_t i = 0; i < in.size(); ++i) raised[i] = static_cast<std::uint8_t>(in[i] + 128);
    const auto steps = random.floats(rows, 2);
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
        expected[r * matrix.padded + n] = static_cast<float>(sum) * scale[n] * steps[r] + bias[n];
      }
    }
    for (const Kernel kernel : kKernels) {
      if (!is_usable(kernel)) continue;
      std::vector<float> out(rows * matrix.padded, 99);
      LinearCall call = {raised.data(), steps.data(), rows, Finish::store, out.data()};
      operations_of(kernel).linear(matrix, call);
      EXPECT_EQ(bits(out), bits(expected))
          << name_of(kernel) << " " << rows << " x " << inputs << " x " << outputs;
      std::fill(out.begin(), out.end(), 0.0f);
      call.finish = Finish::add;
      operations_of(kernel).linear(matrix, call);
      EXPECT_EQ(out, expected) << name_of(kernel);  // but for -0 + 0
      call.finish = Finish::gelu;
      operations_of(kernel).linear(matrix, call);
      for (std::size_t i = 0; i < out.size(); ++i) {
        EXPECT_NEAR(out[i], gelu(expected[i]), 1e-6f * (1 + std::abs(expected[i])));
      }
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
    std::vector<std::uint8_t> raised(x.size());
    operations_of(kernel).quantize(x.data(), x.size(), 1.0f, -127.0f, raised.data());
    std::vector<std::int8_t> out;
    for (const std::uint8_t byte : raised) out.push_back(static_cast<std::int8_t>(byte - 128));
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
  operations.norm(h.data(), 1, width, gain.data(), bias.data());
  out += bits(h);
  std::vector<std::uint8_t> bytes(4 * width);
  operations.quantize(h.data(), width, 37.3f, -127.0f, bytes.data());
  operations.quantize_sum(h.data(), u.data(), width, 21.7f, bytes.data() + width);
  std::vector<float> steps(2);
  operations.quantize_rows(u.data(), 2, width, bytes.data() + 2 * width, steps.data());
  return out + bits(steps) + std::string(bytes.begin(), bytes.end());
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

// The recurrence as the page has it, one value at a time.
std::vector<float> remembered(const std::vector<float>& u, std::size_t words, std::size_t width,
                              std::vector<float> h) {
  const auto gate = [](float x) { return 0.5f + 0.5f * (x / (1.0f + std::abs(x))); };
  for (std::size_t j = 0; j < width; ++j) {
    float state = 0;
    for (std::size_t k = 0; k < words; ++k) {
      const std::size_t t = j < width / 2 ? k : words - 1 - k;
      const float keep = gate(u[(3 * t + 1) * width + j]);
      const float fresh = (1.0f - keep) * u[3 * t * width + j];
      state = keep * state + fresh;
      h[t * width + j] += gate(u[(3 * t + 2) * width + j]) * state;
    }
  }
  return h;
}

TEST(Operations, TheRecurrence) {
  Random random;
  for (const std::size_t width : {32, 64, 128, 160, 256}) {
    for (const std::size_t words : {1, 2, 3, 17, 60}) {
      const auto u = random.floats(words * 3 * width, 3);
      const auto h = random.floats(words * width, 2);
      const std::string expected = bits(remembered(u, words, width, h));
      for (const Kernel kernel : kKernels) {
        if (!is_usable(kernel)) continue;
        std::vector<float> out = h;
        operations_of(kernel).remember(u.data(), words, width, out.data());
        EXPECT_EQ(bits(out), expected) << name_of(kernel) << " " << width << " " << words;
      }
    }
  }
}

TEST(Operations, ARowOfZeros) {
  const std::vector<float> x(32, 0.0f);
  for (const Kernel kernel : kKernels) {
    if (!is_usable(kernel)) continue;
    std::vector<std::uint8_t> bytes(32);
    float step = 1;
    operations_of(kernel).quantize_rows(x.data(), 1, 32, bytes.data(), &step);
    EXPECT_EQ(bytes, std::vector<std::uint8_t>(32, 128)) << name_of(kernel);
    EXPECT_EQ(step, 0.0f);
  }
}

// What attention gives, in double precision and without tricks.
std::vector<double> attended(const AttentionCall& call) {
  constexpr std::size_t kSize = AttentionCall::kSize;
  std::vector<double> out(call.queries * call.width, 0);
  for (std::size_t i = 0; i < out.size(); i += kSize) {
    const std::size_t head = i % call.width;
    std::vector<double> share(call.pieces);
    double most = -1e30;
    for (std::size_t j = 0; j < call.pieces; ++j) {
      const float* key = call.key_value + j * 2 * call.width + head;
      double score = 0;
      for (std::size_t d = 0; d < kSize; ++d) score += double{call.query[i + d]} * key[d];
      share[j] = score / std::sqrt(double{kSize});
      most = std::max(most, share[j]);
    }
    double sum = 0;
    for (double& s : share) sum += s = std::exp(s - most);
    for (std::size_t j = 0; j < call.pieces; ++j) {
      const float* value = call.key_value + j * 2 * call.width + call.width + head;
      for (std::size_t d = 0; d < kSize; ++d) out[i + d] += share[j] / sum * value[d];
    }
  }
  return out;
}

TEST(Operations, Attention) {
  Random random;
  for (std::size_t pieces : {1, 2, 5, 6, 7, 15, 16, 17, 31, 33, 64, 250, 256}) {
    const std::size_t width = 32 * random.size(1, 3);
    const std::size_t queries = random.size(1, pieces);
    const auto query = random.floats(queries * width, 2);
    const auto key_value = random.floats(pieces * 2 * width, 2);
    std::vector<float> room(AttentionCall::room_of(pieces));
    std::vector<float> first;
    for (const Kernel kernel : kKernels) {
      if (!is_usable(kernel)) continue;
      std::vector<float> out(queries * width);
      const AttentionCall call = {query.data(), key_value.data(), queries,   pieces,
                                  width,        room.data(),      out.data()};
      operations_of(kernel).attend(call);
      if (first.empty()) {
        first = out;
        const std::vector<double> expected = attended(call);
        for (std::size_t i = 0; i < out.size(); ++i) EXPECT_NEAR(out[i], expected[i], 1e-5);
      }
      EXPECT_EQ(bits(out), bits(first)) << name_of(kernel) << " " << pieces;
    }
  }
}

TEST(Operations, NormOfTwoHalves) {
  std::vector<float> r(32, 1.0f);
  std::fill(r.begin() + 16, r.end(), 3.0f);  // mean 2, variance 1
  const std::vector<float> gain(32, 2.0f);
  const std::vector<float> bias(32, 0.5f);
  operations_of(Kernel::plain).norm(r.data(), 1, 32, gain.data(), bias.data());
  EXPECT_FLOAT_EQ(r[0], -1.0f / std::sqrt(1.00001f) * 2 + 0.5f);
  EXPECT_FLOAT_EQ(r[31], 1.0f / std::sqrt(1.00001f) * 2 + 0.5f);
}

}  // namespace
}  // namespace tacitus

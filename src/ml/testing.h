#pragma once

// For tests only: writes model files, and one of random numbers.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace tacitus {

// Collects tensors and writes them as docs/model_format.md, "Container", says.
class ModelWriter {
 public:
  std::string metadata = R"({"format":"tacitus-1","kind":"small"})";

  template <class T>
  void add(const std::string& name, const std::string& dtype, std::vector<std::uint64_t> shape,
           const std::vector<T>& values) {
    std::string data(values.size() * sizeof(T), '\0');
    if (!data.empty()) std::memcpy(data.data(), values.data(), data.size());
    tensors_[name] = {dtype, std::move(shape), data};
  }
  void add_text(const std::string& name, const std::string& text) {
    add(name, "U8", {text.size()}, std::vector<char>(text.begin(), text.end()));
  }
  void remove(const std::string& name) { tensors_.erase(name); }

  std::string bytes() const {
    std::string header = "{\"__metadata__\":" + metadata;
    std::string data;
    for (const auto& [name, tensor] : tensors_) {
      std::string shape;
      for (const std::uint64_t size : tensor.shape) {
        shape += (shape.empty() ? "" : ",") + std::to_string(size);
      }
      header += ",\"" + name + "\":{\"dtype\":\"" + tensor.dtype + "\",\"shape\":[" + shape +
                "],\"data_offsets\":[" + std::to_string(data.size()) + "," +
                std::to_string(data.size() + tensor.data.size()) + "]}";
      data += tensor.data;
      data.resize((data.size() + 63) / 64 * 64, '\0');
    }
    return framed(header + "}", data);
  }

  // A header and data as a file, padded.
  static std::string framed(std::string header, const std::string& data) {
    header.resize((header.size() + 8 + 63) / 64 * 64 - 8, ' ');
    const std::uint64_t size = header.size();
    std::string out(8, '\0');
    std::memcpy(out.data(), &size, 8);
    return out + header + data;
  }

 private:
  struct Tensor {
    std::string dtype;
    std::vector<std::uint64_t> shape;
    std::string data;
  };
  std::map<std::string, Tensor> tensors_;
};

// A whole model of random numbers and few rows, as a writer that a test may still change.
class RandomModel : public ModelWriter {
 public:
  explicit RandomModel(std::uint32_t seed = 1) : random_(seed) {
    std::vector<std::uint64_t> keys = {fnv1a("police"), fnv1a("the"), fnv1a("0000")};
    std::sort(keys.begin(), keys.end());
    add("vocab.keys", "U64", {3}, keys);
    add_table("embed.word", 4, 20);
    add_table("embed.hash", 64, 12);
    add_table("embed.prefix", 32, 8);
    add_table("embed.suffix", 64, 8);
    add_table("embed.shape", 16, 8);
    add_table("embed.place", 16, 8);
    add_linear("in", kWidth, 80);
    add_norm("in.norm");
    for (int i = 0; i < 2; ++i) {
      const std::string name = "block" + std::to_string(i);
      add_inverse(name + ".in");
      add_linear(name, 3 * kWidth, kWidth);
      add_norm(name + ".norm");
    }
    add_heads();
  }

  static constexpr std::uint64_t kWidth = 32;

 private:
  void add_heads() {
    for (const char* name :
         {"heads.in", "arc.dep.out", "arc.pair.out", "arc.head.out", "label.out"}) {
      add_inverse(name);
    }
    add("tags.groups", "I32", {11}, std::vector<std::int32_t>{3, 1, 3, 2, 2, 2, 1, 1, 1, 3, 3});
    add_text("tags.names",
             "upos=NOUN\nupos=VERB\nupos=PUNCT\nxpos=NN\nnumber=-\nnumber=Sing\nnumber=Plur\n"
             "person=-\nperson=3\ntense=-\ntense=Past\nverbform=-\nverbform=Fin\nmood=-\nvoice=-\n"
             "degree=-\nlemma=l|0|\nlemma=l|1|\nlemma==be\nname=O\nname=B-ORG\nname=I-ORG\n");
    add_linear("tags", 22, kWidth);
    add_linear("arc.dep", 16, kWidth);
    add_linear("arc.head", 16, kWidth);
    add_linear("arc.pair", 16, 16);
    add_table("arc.root", 16, 0);
    add_linear("label.dep", 16, kWidth);
    add_linear("label.head", 16, kWidth);
    add("label.root", "F32", {16}, std::vector<float>(16, 0.25f));
    add_text("label.names", "punct\nroot\nnsubj\nobj\nnmod:poss\n");
    add_linear("label", 5, 16);
  }

  // Random bytes; a vector when there are no columns.
  void add_table(const std::string& name, std::uint64_t rows, std::uint64_t columns) {
    std::vector<std::int8_t> values(rows * (columns == 0 ? 1 : columns));
    for (std::int8_t& value : values) value = static_cast<std::int8_t>(random_() % 255 - 127);
    if (columns == 0) {
      add(name, "I8", {rows}, values);
    } else {
      add(name, "I8", {rows, columns}, values);
    }
  }
  std::vector<float> floats(std::uint64_t count, float from, float to) {
    std::vector<float> values(count);
    for (float& v : values) v = from + (to - from) * static_cast<float>(random_() % 4096) / 4096.0f;
    return values;
  }
  void add_linear(const std::string& name, std::uint64_t outputs, std::uint64_t inputs) {
    add_table(name + ".weight", outputs, inputs);
    add(name + ".scale", "F32", {outputs}, floats(outputs, 2e-5f, 6e-5f));
    add(name + ".bias", "F32", {outputs}, floats(outputs, -0.3f, 0.3f));
  }
  void add_norm(const std::string& name) {
    add(name + ".gain", "F32", {kWidth}, floats(kWidth, 0.8f, 1.2f));
    add(name + ".bias", "F32", {kWidth}, floats(kWidth, -0.2f, 0.2f));
  }
  void add_inverse(const std::string& name) {
    add(name + ".inverse", "F32", {1}, floats(1, 35.0f, 45.0f));
  }

  std::mt19937 random_;
};

// The bytes of a file of this project ("data/models/small.model"); empty when it is not there.
inline std::string project_file(const std::string& path) {
  std::ifstream file(std::string(TACITUS_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace tacitus

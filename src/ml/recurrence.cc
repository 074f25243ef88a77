#include "ml/recurrence.h"

#include <algorithm>

// Sentences go through all layers in groups: enough words that a layer's weights are read seldom,
// few enough that what lies between two layers stays in the second cache. Only the recurrence
// itself looks from word to word, and it does so sentence by sentence.

namespace tacitus {
namespace {

constexpr std::size_t kGroupWords = 64;  // of a group, at the least, as long as there are any
constexpr std::size_t kMostBlocks = 64;

}  // namespace

Status Recurrence::load_layers(const ModelFile& file) {
  auto in = load_linear(file, "in", 0, tables_.columns());
  if (!in) return in.error();
  in_ = *std::move(in);
  width_ = in_.outputs;
  if (width_ % (2 * Matrix::kOutputBlock) != 0) {
    return file.error("in.weight", "gives a width that is no multiple of 32");
  }
  auto in_norm = load_norm(file, "in.norm", width_);
  if (!in_norm) return in_norm.error();
  in_norm_ = *std::move(in_norm);
  for (std::size_t i = 0; i < kMostBlocks; ++i) {
    const std::string name = "block" + std::to_string(i);
    if (i > 0 && !file.has(name + ".weight")) break;
    auto linear = load_linear(file, name, 3 * width_, width_);
    if (!linear) return linear.error();
    auto norm = load_norm(file, name + ".norm", width_);
    if (!norm) return norm.error();
    const auto inverse = load_inverse(file, name + ".in");
    if (!inverse) return inverse.error();
    blocks_.push_back({*std::move(linear), *std::move(norm), *inverse});
  }
  const auto inverse = load_inverse(file, "heads.in");
  if (!inverse) return inverse.error();
  heads_inverse_ = *inverse;
  return Ok{};
}

Result<std::unique_ptr<const Encoder>> Recurrence::load(const ModelFile& file) {
  auto tables = WordTables::load(file);
  if (!tables) return tables.error();
  auto out = std::make_unique<Recurrence>();
  out->tables_ = *std::move(tables);
  out->vocabulary_ = out->tables_.take_vocabulary();
  out->sizes_ = out->tables_.sizes();
  if (const Status status = out->load_layers(file); !status) return status.error();
  return std::unique_ptr<const Encoder>(std::move(out));
}

void Recurrence::run_block(const Operations& operations, const Block& block, std::size_t first,
                           std::size_t words, Batch& batch) const {
  float* const h = batch.hidden.data();
  const float* const u = batch.outputs.data();
  operations.quantize(h, words * width_, block.inverse, -127.0f, batch.inputs.data());
  operations.linear(block.linear,
                    {.in = batch.inputs.data(), .rows = words, .out = batch.outputs.data()});
  for (std::size_t i = 0; i < words;) {
    const std::size_t length = batch.places[first + i].after + std::size_t{1};
    operations.remember(u + i * block.linear.padded, length, width_, h + i * width_);
    i += length;
  }
  operations.norm(h, words, width_, block.norm.gain.data(), block.norm.bias.data());
}

void Recurrence::encode_group(const Operations& operations, std::size_t first, std::size_t words,
                              Batch& batch) const {
  make_room(batch.inputs, words * std::max(in_.inputs, width_));
  make_room(batch.hidden, words * width_);
  make_room(batch.outputs, words * 3 * width_);
  for (std::size_t i = 0; i < words; ++i) {
    tables_.look_up(batch.rows[first + i], batch.inputs.data() + i * in_.inputs);
  }
  float* const h = batch.hidden.data();
  operations.linear(in_, {.in = batch.inputs.data(), .rows = words, .out = h});
  operations.norm(h, words, width_, in_norm_.gain.data(), in_norm_.bias.data());
  for (const Block& block : blocks_) run_block(operations, block, first, words, batch);
  operations.quantize(h, words * width_, heads_inverse_, -127.0f,
                      batch.encoded.data() + first * width_);
}

void Recurrence::encode(const Operations& operations, Batch& batch) const {
  batch.encoded.resize(batch.size() * width_);
  for (std::size_t first = 0; first < batch.size();) {
    std::size_t end = first;
    while (end < batch.size() && end - first < kGroupWords) end += batch.places[end].after + 1;
    encode_group(operations, first, end - first, batch);
    first = end;
  }
}

}  // namespace tacitus

#include "ml/convolutions.h"

#include <algorithm>
#include <cassert>
#include <cstring>

// Each block is a convolution over a word and its two neighbours at some distance, written as one
// matrix product over their vectors side by side. Sentences of a batch lie one after the other
// without gaps; a neighbour that would lie in another sentence is a row of zeros.

namespace tacitus {
namespace {

constexpr std::array<std::uint32_t, 6> kDilations = {1, 2, 4, 8, 1, 2};

}  // namespace

Status Convolutions::load_layers(const ModelFile& file) {
  auto in = load_linear(file, "in", 0, tables_.columns());
  if (!in) return in.error();
  in_ = std::move(*in);
  width_ = in_.outputs;
  if (width_ % Matrix::kOutputBlock != 0) {
    return file.error("in.weight", "gives a width that is no multiple of 16");
  }
  auto norm = load_norm(file, "in.norm", width_);
  if (!norm) return norm.error();
  in_norm_ = std::move(*norm);
  for (std::size_t i = 0; i < kDilations.size(); ++i) {
    const std::string name = "block" + std::to_string(i);
    auto linear = load_linear(file, name, 2 * width_, 3 * width_);
    if (!linear) return linear.error();
    auto block_norm = load_norm(file, name + ".norm", width_);
    if (!block_norm) return block_norm.error();
    const auto inverse = load_inverse(file, name + ".in");
    if (!inverse) return inverse.error();
    blocks_.push_back({std::move(*linear), std::move(*block_norm), *inverse, kDilations[i]});
  }
  const auto inverse = load_inverse(file, "heads.in");
  if (!inverse) return inverse.error();
  heads_inverse_ = *inverse;
  return Ok{};
}

Result<std::unique_ptr<const Encoder>> Convolutions::load(const ModelFile& file) {
  auto tables = WordTables::load(file);
  if (!tables) return tables.error();
  auto out = std::make_unique<Convolutions>();
  out->tables_ = *std::move(tables);
  out->vocabulary_ = out->tables_.take_vocabulary();
  out->sizes_ = out->tables_.sizes();
  if (const Status status = out->load_layers(file); !status) return status.error();
  return std::unique_ptr<const Encoder>(std::move(out));
}

// A word's vector between those of its two neighbours.
void Convolutions::gather(const Batch& batch, std::size_t word, std::uint32_t dilation,
                          std::uint8_t* out) const {
  const Batch::Place& here = batch.places[word];
  const std::uint8_t* vector = batch.encoded.data() + word * width_;
  if (here.before >= dilation) {
    std::memcpy(out, vector - dilation * width_, width_);
  } else {
    std::memset(out, kZeroByte, width_);
  }
  std::memcpy(out + width_, vector, width_);
  if (here.after >= dilation) {
    std::memcpy(out + 2 * width_, vector + dilation * width_, width_);
  } else {
    std::memset(out + 2 * width_, kZeroByte, width_);
  }
}

void Convolutions::run_block(const Operations& operations, const Block& block, Batch& batch) const {
  const std::size_t words = batch.size();
  operations.quantize(batch.hidden.data(), words * width_, block.inverse, -127.0f,
                      batch.encoded.data());
  for (std::size_t first = 0; first < words; first += kChunk) {
    const std::size_t count = std::min(kChunk, words - first);
    for (std::size_t i = 0; i < count; ++i) {
      gather(batch, first + i, block.dilation, batch.inputs.data() + i * 3 * width_);
    }
    operations.linear(block.linear,
                      {.in = batch.inputs.data(), .rows = count, .out = batch.outputs.data()});
    float* h = batch.hidden.data() + first * width_;
    for (std::size_t i = 0; i < count; ++i) {
      operations.gate(batch.outputs.data() + i * block.linear.padded, width_, h + i * width_);
    }
    operations.norm(h, count, width_, block.norm.gain.data(), block.norm.bias.data());
  }
}

void Convolutions::encode(const Operations& operations, Batch& batch) const {
  const std::size_t words = batch.size();
  batch.encoded.resize(words * width_);
  batch.hidden.resize(words * width_);
  batch.inputs.resize(std::max(batch.inputs.size(), kChunk * std::max(in_.inputs, 3 * width_)));
  batch.outputs.resize(std::max(batch.outputs.size(), kChunk * 2 * width_));
  for (std::size_t first = 0; first < words; first += kChunk) {
    const std::size_t count = std::min(kChunk, words - first);
    for (std::size_t i = 0; i < count; ++i) {
      tables_.look_up(batch.rows[first + i], batch.inputs.data() + i * in_.inputs);
    }
    float* h = batch.hidden.data() + first * width_;
    operations.linear(in_, {.in = batch.inputs.data(), .rows = count, .out = h});
    operations.norm(h, count, width_, in_norm_.gain.data(), in_norm_.bias.data());
  }
  for (const Block& block : blocks_) run_block(operations, block, batch);
  operations.quantize(batch.hidden.data(), words * width_, heads_inverse_, -127.0f,
                      batch.encoded.data());
}

}  // namespace tacitus

#include "ml/encoder.h"

#include <algorithm>
#include <cassert>
#include <cstring>

// Each block is a convolution over a word and its two neighbours at some distance, written as one
// matrix product over their vectors side by side. Sentences of a batch lie one after the other
// without gaps; a neighbour that would lie in another sentence is a row of zeros.

namespace tacitus {
namespace {

constexpr std::array<std::uint32_t, 6> kDilations = {1, 2, 4, 8, 1, 2};
constexpr std::array<std::string_view, kFeatures> kTables = {
    "embed.word", "embed.hash", "embed.prefix", "embed.suffix",
    "",           "",           "embed.shape",  "embed.place"};
constexpr std::uint64_t kPlaces = 16;

std::size_t index_of(Feature feature) { return static_cast<std::size_t>(feature); }

}  // namespace

void Batch::add(FeatureReader& reader, std::span<const WordForm> words) {
  read_sentence(reader, words, rows);
  const auto count = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t i = 0; i < count; ++i) places.push_back({i, count - 1 - i});
}

void Batch::clear() {
  rows.clear();
  places.clear();
}

const Encoder::Table& Encoder::table_of(std::size_t feature) const {
  const bool suffix =
      feature == index_of(Feature::suffix3) || feature == index_of(Feature::suffix4);
  return tables_[suffix ? index_of(Feature::suffix2) : feature];
}

Status Encoder::load_tables(const ModelFile& file) {
  auto keys = file.hashes_of("vocab.keys", {0});
  if (!keys) return keys.error();
  if (!std::is_sorted(keys->begin(), keys->end())) {
    return file.error("vocab.keys", "is not in ascending order");
  }
  for (std::size_t i = 0; i < kFeatures; ++i) {
    if (kTables[i].empty()) continue;
    std::uint64_t rows = 0;
    if (i == index_of(Feature::word)) rows = keys->size() + 1;
    if (i == index_of(Feature::place)) rows = kPlaces;
    const auto values = file.bytes_of(kTables[i], {rows, 0});
    if (!values) return values.error();
    const std::vector<std::uint64_t> shape = file.shape(kTables[i]);
    if (shape[0] > UINT32_MAX) return file.error(kTables[i], "has too many rows");
    tables_[i] = {{values->begin(), values->end()}, shape[0], shape[1]};
  }
  vocabulary_ = Vocabulary(std::move(*keys));
  const auto rows = [&](Feature feature) {
    return static_cast<std::uint32_t>(tables_[index_of(feature)].rows);
  };
  sizes_ = {rows(Feature::hash), rows(Feature::prefix), rows(Feature::suffix2),
            rows(Feature::shape)};
  return Ok{};
}

Result<Encoder> Encoder::load(const ModelFile& file) {
  Encoder out;
  const Status tables = out.load_tables(file);
  if (!tables) return tables.error();
  std::uint64_t columns = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) columns += out.table_of(i).columns;
  auto in = load_linear(file, "in", 0, columns);
  if (!in) return in.error();
  out.in_ = std::move(*in);
  out.width_ = out.in_.outputs;
  if (out.width_ % Matrix::kOutputBlock != 0) {
    return file.error("in.weight", "gives a width that is no multiple of 16");
  }
  auto norm = load_norm(file, "in.norm", out.width_);
  if (!norm) return norm.error();
  out.in_norm_ = std::move(*norm);
  for (std::size_t i = 0; i < kDilations.size(); ++i) {
    const std::string name = "block" + std::to_string(i);
    auto linear = load_linear(file, name, 2 * out.width_, 3 * out.width_);
    if (!linear) return linear.error();
    auto block_norm = load_norm(file, name + ".norm", out.width_);
    if (!block_norm) return block_norm.error();
    const auto inverse = load_inverse(file, name + ".in");
    if (!inverse) return inverse.error();
    out.blocks_.push_back({std::move(*linear), std::move(*block_norm), *inverse, kDilations[i]});
  }
  const auto inverse = load_inverse(file, "heads.in");
  if (!inverse) return inverse.error();
  out.heads_inverse_ = *inverse;
  return out;
}

void Encoder::look_up(const FeatureRows& rows, std::int8_t* out) const {
  for (std::size_t i = 0; i < kFeatures; ++i) {
    const Table& table = table_of(i);
    assert(rows[i] < table.rows && "a row of its table");
    std::memcpy(out, table.values.data() + rows[i] * table.columns, table.columns);
    out += table.columns;
  }
}

// A word's vector between those of its two neighbours.
void Encoder::gather(const Batch& batch, std::size_t word, std::uint32_t dilation,
                     std::int8_t* out) const {
  const Batch::Place& here = batch.places[word];
  const std::int8_t* vector = batch.encoded.data() + word * width_;
  if (here.before >= dilation) {
    std::memcpy(out, vector - dilation * width_, width_);
  } else {
    std::memset(out, 0, width_);
  }
  std::memcpy(out + width_, vector, width_);
  if (here.after >= dilation) {
    std::memcpy(out + 2 * width_, vector + dilation * width_, width_);
  } else {
    std::memset(out + 2 * width_, 0, width_);
  }
}

void Encoder::run_block(const Operations& operations, const Block& block, Batch& batch) const {
  const std::size_t words = batch.size();
  operations.quantize(batch.hidden.data(), words * width_, block.inverse, -127.0f,
                      batch.encoded.data());
  for (std::size_t first = 0; first < words; first += kChunk) {
    const std::size_t count = std::min(kChunk, words - first);
    for (std::size_t i = 0; i < count; ++i) {
      gather(batch, first + i, block.dilation, batch.inputs.data() + i * 3 * width_);
    }
    operations.linear(block.linear, batch.inputs.data(), count, batch.outputs.data());
    for (std::size_t i = 0; i < count; ++i) {
      float* h = batch.hidden.data() + (first + i) * width_;
      operations.gate(batch.outputs.data() + i * block.linear.padded, width_, h);
      operations.norm(h, width_, block.norm.gain.data(), block.norm.bias.data());
    }
  }
}

void Encoder::encode(const Operations& operations, Batch& batch) const {
  const std::size_t words = batch.size();
  batch.encoded.resize(words * width_);
  batch.hidden.resize(words * width_);
  batch.inputs.resize(std::max(batch.inputs.size(), kChunk * std::max(in_.inputs, 3 * width_)));
  batch.outputs.resize(std::max(batch.outputs.size(), kChunk * 2 * width_));
  for (std::size_t first = 0; first < words; first += kChunk) {
    const std::size_t count = std::min(kChunk, words - first);
    for (std::size_t i = 0; i < count; ++i) {
      look_up(batch.rows[first + i], batch.inputs.data() + i * in_.inputs);
    }
    operations.linear(in_, batch.inputs.data(), count, batch.hidden.data() + first * width_);
  }
  for (std::size_t i = 0; i < words; ++i) {
    operations.norm(batch.hidden.data() + i * width_, width_, in_norm_.gain.data(),
                    in_norm_.bias.data());
  }
  for (const Block& block : blocks_) run_block(operations, block, batch);
  operations.quantize(batch.hidden.data(), words * width_, heads_inverse_, -127.0f,
                      batch.encoded.data());
}

}  // namespace tacitus

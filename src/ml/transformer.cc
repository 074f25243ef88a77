#include "ml/transformer.h"

#include <algorithm>
#include <cstring>

// Sentences go through the layers in groups: enough rows that the weights, which do not fit into
// the second cache, are seldom fetched from the third, and few enough that the rows stay in the
// second. Every row is computed by itself and attention stays inside a window, so the group does
// not matter. After the last layer only the vectors of the words' first pieces are needed: all of
// that layer but its keys and values is computed for them alone.

namespace tacitus {
namespace {

constexpr std::size_t kGroupPieces = 96;  // of a group, at the least, as long as there are any
constexpr std::size_t kHead = AttentionCall::kSize;
constexpr std::size_t kMostLayers = 64;
constexpr std::array<std::string_view, 4> kMarkTables = {"prefix", "suffix", "shape", "place"};
constexpr std::array<std::size_t, 6> kTableOfMark = {0, 1, 1, 1, 2, 3};
constexpr std::size_t kFirstMark = static_cast<std::size_t>(Feature::prefix);
constexpr std::uint64_t kPlaces = 16;

}  // namespace

Result<Transformer::Table> Transformer::load_table(const ModelFile& file, const std::string& name,
                                                   std::uint64_t rows, std::uint64_t columns,
                                                   bool one_scale) {
  const auto values = file.bytes_of(name, {rows, columns});
  if (!values) return values.error();
  const std::vector<std::uint64_t> shape = file.shape(name);
  if (shape[0] > UINT32_MAX) return file.error(name, "has too many rows");
  auto scale = file.floats_of(name + ".scale", {one_scale ? 1 : shape[0]});
  if (!scale) return scale.error();
  return Table{*values, *std::move(scale), shape[1]};
}

Status Transformer::load_pieces(const ModelFile& file) {
  auto keys = file.hashes_of("piece.keys", {0});
  if (!keys) return keys.error();
  if (!std::is_sorted(keys->begin(), keys->end())) {
    return file.error("piece.keys", "is not in ascending order");
  }
  auto piece = load_table(file, "embed.piece", keys->size() + 1, 0, false);
  if (!piece) return piece.error();
  width_ = piece->columns;
  if (width_ % kHead != 0 || width_ > Matrix::kMostInputs) {
    return file.error("embed.piece", "gives a width that is no multiple of 32, or too large");
  }
  auto position = load_table(file, "embed.position", 0, width_, false);
  if (!position) return position.error();
  auto norm = load_norm(file, "embed.norm", width_);
  if (!norm) return norm.error();
  pieces_ = Vocabulary(*std::move(keys));
  piece_ = *std::move(piece);
  position_ = *std::move(position);
  embed_norm_ = *std::move(norm);
  return Ok{};
}

Status Transformer::load_marks(const ModelFile& file) {
  for (std::size_t i = 0; i < kTables; ++i) {
    const bool place = kMarkTables[i] == "place";
    auto table =
        load_table(file, "embed." + std::string(kMarkTables[i]), place ? kPlaces : 0, 0, true);
    if (!table) return table.error();
    marks_[i] = *std::move(table);
  }
  for (const std::size_t table : kTableOfMark) marks_columns_ += marks_[table].columns;
  const auto rows = [&](std::size_t i) { return static_cast<std::uint32_t>(marks_[i].rows()); };
  sizes_ = {1, rows(0), rows(1), rows(2)};
  return Ok{};
}

Result<Transformer::Layer> Transformer::load_layer(const ModelFile& file, const std::string& name,
                                                   std::uint64_t width) {
  Layer layer;
  auto query = load_part(file, name + "qkv", 3 * width, width, {0, width});
  if (!query) return query.error();
  layer.query = *std::move(query);
  auto key_value = load_part(file, name + "qkv", 3 * width, width, {width, 2 * width});
  if (!key_value) return key_value.error();
  layer.key_value = *std::move(key_value);
  auto merge = load_linear(file, name + "merge", width, width);
  if (!merge) return merge.error();
  layer.merge = *std::move(merge);
  auto grow = load_linear(file, name + "grow", 0, width);
  if (!grow) return grow.error();
  if (grow->outputs != grow->padded) {
    return file.error(name + "grow.weight", "gives no multiple of 16 values");
  }
  auto shrink = load_linear(file, name + "shrink", width, grow->outputs);
  if (!shrink) return shrink.error();
  layer.grow = *std::move(grow);
  layer.shrink = *std::move(shrink);
  auto merge_norm = load_norm(file, name + "merge.norm", width);
  if (!merge_norm) return merge_norm.error();
  layer.merge_norm = *std::move(merge_norm);
  auto shrink_norm = load_norm(file, name + "shrink.norm", width);
  if (!shrink_norm) return shrink_norm.error();
  layer.shrink_norm = *std::move(shrink_norm);
  return layer;
}

Status Transformer::load_layers(const ModelFile& file) {
  for (std::size_t k = 0; k < kMostLayers; ++k) {
    const std::string name = "layer" + std::to_string(k) + ".";
    if (k > 0 && !file.has(name + "qkv.weight")) break;
    auto layer = load_layer(file, name, width_);
    if (!layer) return layer.error();
    layers_.push_back(*std::move(layer));
  }
  return Ok{};
}

Status Transformer::load_enter(const ModelFile& file) {
  auto enter = load_linear(file, "enter", width_, 0);
  if (!enter) return enter.error();
  if (enter->inputs % 16 != 0 || enter->inputs < width_ + marks_columns_) {
    return file.error("enter.weight",
                      "has rows that do not fit the features, or no multiple of 16");
  }
  auto norm = load_norm(file, "enter.norm", width_);
  if (!norm) return norm.error();
  const auto inverse = load_inverse(file, "heads.in");
  if (!inverse) return inverse.error();
  enter_ = *std::move(enter);
  enter_norm_ = *std::move(norm);
  heads_inverse_ = *inverse;
  return Ok{};
}

Result<std::unique_ptr<const Encoder>> Transformer::load(const ModelFile& file) {
  auto out = std::make_unique<Transformer>();
  if (const Status status = out->load_pieces(file); !status) return status.error();
  if (const Status status = out->load_marks(file); !status) return status.error();
  if (const Status status = out->load_layers(file); !status) return status.error();
  if (const Status status = out->load_enter(file); !status) return status.error();
  return std::unique_ptr<const Encoder>(std::move(out));
}

void Transformer::find_windows(Batch& batch) const {
  batch.windows.clear();
  const std::size_t longest = position_.rows();
  std::size_t word = 0;
  while (word < batch.size()) {
    const std::size_t next = word + batch.places[word].after + 1;  // sentence
    const std::size_t end = next < batch.size() ? batch.first_piece[next] : batch.pieces.size();
    for (std::size_t piece = batch.first_piece[word]; piece < end;) {
      const std::size_t pieces = std::min(longest, end - piece);
      const std::size_t first_word = word;
      while (word < next && batch.first_piece[word] < piece + pieces) ++word;
      batch.windows.push_back({piece, pieces, first_word, word - first_word});
      piece += pieces;
    }
  }
}

void Transformer::embed(const Operations& operations, const Group& group, Batch& batch) const {
  float* h = batch.hidden.data();
  for (const Batch::Window& window : group.windows) {
    for (std::size_t i = 0; i < window.pieces; ++i, h += width_) {
      const std::uint32_t row = batch.pieces[window.piece + i];
      const std::int8_t* piece = piece_.values.data() + row * width_;
      const std::int8_t* position = position_.values.data() + i * width_;
      const float piece_scale = piece_.scale[row];
      const float position_scale = position_.scale[i];
      for (std::size_t d = 0; d < width_; ++d) {
        h[d] = static_cast<float>(piece[d]) * piece_scale +
               static_cast<float>(position[d]) * position_scale;
      }
    }
  }
  operations.norm(batch.hidden.data(), group.pieces, width_, embed_norm_.gain.data(),
                  embed_norm_.bias.data());
}

// Leaves the rows of the words' first pieces: vectors, inputs and their steps.
void Transformer::keep_words(const Group& group, Batch& batch) const {
  for (std::size_t i = 0; i < group.words; ++i) {
    const std::size_t from = batch.first_piece[group.word + i] - group.piece;
    if (from == i) continue;
    std::memcpy(batch.hidden.data() + i * width_, batch.hidden.data() + from * width_,
                width_ * sizeof(float));
    std::memcpy(batch.inputs.data() + i * width_, batch.inputs.data() + from * width_, width_);
    batch.steps[i] = batch.steps[from];
  }
}

// Replaces the queries by what they find.
void Transformer::attend(const Operations& operations, const Group& group, bool words_only,
                         Batch& batch) const {
  for (const Batch::Window& window : group.windows) {
    const std::size_t first = words_only ? window.word - group.word : window.piece - group.piece;
    AttentionCall call;
    call.query = batch.queries.data() + first * width_;
    call.key_value = batch.outputs.data() + (window.piece - group.piece) * 2 * width_;
    call.queries = words_only ? window.words : window.pieces;
    call.pieces = window.pieces;
    call.width = width_;
    call.room = batch.attention.data();
    call.out = batch.queries.data() + first * width_;
    operations.attend(call);
  }
}

void Transformer::run_layer(const Operations& operations, const Layer& layer, const Group& group,
                            bool words_only, Batch& batch) const {
  float* const h = batch.hidden.data();
  std::uint8_t* const in = batch.inputs.data();
  float* const steps = batch.steps.data();
  float* const outputs = batch.outputs.data();
  float* const queries = batch.queries.data();
  const auto linear = [&](const Matrix& matrix, std::size_t rows, Finish finish, float* out) {
    operations.linear(matrix, {in, steps, rows, finish, out});
  };
  operations.quantize_rows(h, group.pieces, width_, in, steps);
  linear(layer.key_value, group.pieces, Finish::store, outputs);
  if (words_only) keep_words(group, batch);
  const std::size_t rows = words_only ? group.words : group.pieces;
  linear(layer.query, rows, Finish::store, queries);
  attend(operations, group, words_only, batch);
  operations.quantize_rows(queries, rows, width_, in, steps);
  linear(layer.merge, rows, Finish::add, h);
  operations.norm(h, rows, width_, layer.merge_norm.gain.data(), layer.merge_norm.bias.data());
  operations.quantize_rows(h, rows, width_, in, steps);
  linear(layer.grow, rows, Finish::gelu, outputs);
  operations.quantize_rows(outputs, rows, layer.grow.padded, in, steps);
  linear(layer.shrink, rows, Finish::add, h);
  operations.norm(h, rows, width_, layer.shrink_norm.gain.data(), layer.shrink_norm.bias.data());
}

// The rows of a word in the tables of prefix, suffixes, shape and place.
void Transformer::mark(const FeatureRows& rows, float* out) const {
  for (std::size_t i = 0; i < kMarks; ++i) {
    const Table& table = marks_[kTableOfMark[i]];
    const std::int8_t* values = table.values.data() + rows[kFirstMark + i] * table.columns;
    const float scale = table.scale[0];
    for (std::size_t k = 0; k < table.columns; ++k) *out++ = static_cast<float>(values[k]) * scale;
  }
}

void Transformer::enter_words(const Operations& operations, const Group& group,
                              Batch& batch) const {
  float* const h = batch.hidden.data();
  const std::size_t inputs = enter_.inputs;
  for (std::size_t i = 0; i < group.words; ++i) {
    float* x = batch.outputs.data() + i * inputs;
    std::memcpy(x, h + i * width_, width_ * sizeof(float));
    mark(batch.rows[group.word + i], x + width_);
    std::fill(x + width_ + marks_columns_, x + inputs, 0.0f);
  }
  operations.quantize_rows(batch.outputs.data(), group.words, inputs, batch.inputs.data(),
                           batch.steps.data());
  operations.linear(enter_,
                    {batch.inputs.data(), batch.steps.data(), group.words, Finish::gelu, h});
  operations.norm(h, group.words, width_, enter_norm_.gain.data(), enter_norm_.bias.data());
  operations.quantize(h, group.words * width_, heads_inverse_, -127.0f,
                      batch.encoded.data() + group.word * width_);
}

void Transformer::encode_group(const Operations& operations, const Group& group,
                               Batch& batch) const {
  std::size_t widest = std::max(2 * width_, enter_.inputs);
  for (const Layer& layer : layers_) widest = std::max(widest, layer.grow.padded);
  make_room(batch.hidden, group.pieces * width_);
  make_room(batch.inputs, group.pieces * widest);
  make_room(batch.steps, group.pieces);
  make_room(batch.outputs, group.pieces * widest);
  make_room(batch.queries, group.pieces * width_);
  make_room(batch.attention, AttentionCall::room_of(position_.rows()));
  embed(operations, group, batch);
  for (const Layer& layer : layers_) {
    run_layer(operations, layer, group, &layer == &layers_.back(), batch);
  }
  enter_words(operations, group, batch);
}

void Transformer::encode(const Operations& operations, Batch& batch) const {
  batch.encoded.resize(batch.size() * width_);
  find_windows(batch);
  const std::span<const Batch::Window> windows = batch.windows;
  for (std::size_t first = 0; first < windows.size();) {
    Group group;
    group.piece = windows[first].piece;
    group.word = windows[first].word;
    std::size_t end = first;
    for (; end < windows.size() && group.pieces < kGroupPieces; ++end) {
      group.pieces += windows[end].pieces;
      group.words += windows[end].words;
    }
    group.windows = windows.subspan(first, end - first);
    encode_group(operations, group, batch);
    first = end;
  }
}

}  // namespace tacitus

#include "ml/heads.h"

#include <algorithm>
#include <cstring>

// Tags are decided chunk by chunk, while the scores are in the cache; names by sentences. Arcs need
// all words of a sentence: the head vectors of a sentence are packed like the weights of a layer,
// so that the kernels compute the scores; they are whole numbers below 2^24, which floats hold
// exactly.

namespace tacitus {
namespace {

constexpr std::array<std::string_view, kTagGroups> kGroups = {
    "upos", "xpos",  "number", "person", "tense", "verbform",
    "mood", "voice", "degree", "lemma",  "name"};
constexpr std::size_t kChunk = 48;                    // words that go through a layer at once
constexpr std::size_t kWhole = Matrix::kOutputBlock;  // sizes of vectors are multiples of it

}  // namespace

Status Heads::load_names(const ModelFile& file) {
  const auto sizes = file.integers_of("tags.groups", {kTagGroups});
  if (!sizes) return sizes.error();
  const auto lines = file.lines_of("tags.names");
  if (!lines) return lines.error();
  std::size_t at = 0;
  for (std::size_t group = 0; group < kTagGroups; ++group) {
    const std::int32_t size = (*sizes)[group];
    if (size <= 0 || size > UINT16_MAX || static_cast<std::size_t>(size) > lines->size() - at) {
      return file.error("tags.groups", "does not divide the lines of tags.names");
    }
    for (std::int32_t i = 0; i < size; ++i, ++at) {
      const std::string_view line = (*lines)[at];
      const std::size_t equals = line.find('=');
      if (line.substr(0, equals) != kGroups[group] || equals == std::string_view::npos) {
        return file.error("tags.names", "has \"" + std::string(line) + "\" among the names of " +
                                            std::string(kGroups[group]));
      }
      names_[group].emplace_back(line.substr(equals + 1));
    }
  }
  if (at != lines->size()) {
    return file.error("tags.groups", "does not divide the lines of tags.names");
  }
  name_sequence_ = NameSequence(names(TagGroup::name));
  const auto relations = file.lines_of("label.names");
  if (!relations) return relations.error();
  relations_.assign(relations->begin(), relations->end());
  const auto root = std::find(relations_.begin(), relations_.end(), "root");
  if (root == relations_.end() || relations_.size() < 2 || relations_.size() > UINT16_MAX) {
    return file.error("label.names", "must name root and some other relation");
  }
  root_relation_ = static_cast<std::size_t>(root - relations_.begin());
  return Ok{};
}

Status Heads::load_arcs(const ModelFile& file, std::size_t width) {
  auto dep = load_linear(file, "arc.dep", 0, width);
  if (!dep) return dep.error();
  const std::size_t size = dep->outputs;
  if (size % kWhole != 0) return file.error("arc.dep.weight", "gives no multiple of 16 values");
  auto head = load_linear(file, "arc.head", size, width);
  if (!head) return head.error();
  auto pair = load_linear(file, "arc.pair", size, size);
  if (!pair) return pair.error();
  const auto root = file.bytes_of("arc.root", {size});
  if (!root) return root.error();
  const auto dep_inverse = load_inverse(file, "arc.dep.out");
  if (!dep_inverse) return dep_inverse.error();
  const auto pair_inverse = load_inverse(file, "arc.pair.out");
  if (!pair_inverse) return pair_inverse.error();
  const auto head_inverse = load_inverse(file, "arc.head.out");
  if (!head_inverse) return head_inverse.error();
  arc_dep_ = std::move(*dep);
  arc_head_ = std::move(*head);
  arc_pair_ = std::move(*pair);
  arc_root_.assign(root->begin(), root->end());
  arc_dep_inverse_ = *dep_inverse;
  arc_pair_inverse_ = *pair_inverse;
  arc_head_inverse_ = *head_inverse;
  if (size > 1024) return file.error("arc.dep.weight", "gives more than 1024 values");
  return Ok{};
}

Status Heads::load_labels(const ModelFile& file, std::size_t width) {
  auto dep = load_linear(file, "label.dep", 0, width);
  if (!dep) return dep.error();
  const std::size_t size = dep->outputs;
  if (size % kWhole != 0) return file.error("label.dep.weight", "gives no multiple of 16 values");
  auto head = load_linear(file, "label.head", size, width);
  if (!head) return head.error();
  auto label = load_linear(file, "label", relations_.size(), size);
  if (!label) return label.error();
  const auto inverse = load_inverse(file, "label.out");
  if (!inverse) return inverse.error();
  // The page's model never asks for the root's label; it is read to be held to its shape.
  const auto root = file.floats_of("label.root", {size});
  if (!root) return root.error();
  label_dep_ = std::move(*dep);
  label_head_ = std::move(*head);
  label_ = std::move(*label);
  label_inverse_ = *inverse;
  return Ok{};
}

Result<Heads> Heads::load(const ModelFile& file, std::size_t width) {
  Heads out;
  const Status names = out.load_names(file);
  if (!names) return names.error();
  std::size_t outputs = 0;
  for (const auto& group : out.names_) outputs += group.size();
  auto tags = load_linear(file, "tags", outputs, width);
  if (!tags) return tags.error();
  out.tags_ = std::move(*tags);
  const Status arcs = out.load_arcs(file, width);
  if (!arcs) return arcs.error();
  const Status labels = out.load_labels(file, width);
  if (!labels) return labels.error();
  return out;
}

void Heads::decide_tags(const Operations& operations, const Batch& batch, Scratch& scratch,
                        std::vector<WordAnalysis>& words) const {
  constexpr std::size_t kDecided = kTagGroups - 1;  // the names, last, wait for the sentence
  const std::size_t names = name_sequence_.tags();
  for (std::size_t first = 0; first < words.size(); first += kChunk) {
    const std::size_t count = std::min(kChunk, words.size() - first);
    operations.linear(tags_, {.in = batch.encoded.data() + first * tags_.inputs,
                              .rows = count,
                              .out = scratch.outputs.data()});
    for (std::size_t i = 0; i < count; ++i) {
      const float* scores = scratch.outputs.data() + i * tags_.padded;
      for (std::size_t group = 0; group < kDecided; ++group) {
        const std::size_t size = names_[group].size();
        words[first + i].tags[group] = static_cast<std::uint16_t>(operations.highest(scores, size));
        scores += size;
      }
      std::copy_n(scores, names, scratch.name_scores.data() + (first + i) * names);
    }
  }
}

void Heads::decide_names(std::size_t first, std::size_t count, Scratch& scratch,
                         std::vector<WordAnalysis>& words) const {
  const std::size_t names = name_sequence_.tags();
  scratch.name_tags.resize(count);
  const std::span<const float> scores = scratch.name_scores;
  name_sequence_.decide(scores.subspan(first * names, count * names), scratch.name_sequence,
                        scratch.name_tags);
  for (std::size_t i = 0; i < count; ++i) words[first + i].tags.back() = scratch.name_tags[i];
}

// Vectors of all words as dependents and as heads.
void Heads::read_arcs(const Operations& operations, const Batch& batch, Scratch& scratch) const {
  const std::size_t size = arc_dep_.outputs;
  const std::size_t words = batch.size();
  float* const outputs = scratch.outputs.data();
  for (std::size_t first = 0; first < words; first += kChunk) {
    const std::size_t count = std::min(kChunk, words - first);
    const std::uint8_t* encoded = batch.encoded.data() + first * arc_dep_.inputs;
    // Clamping below at 0 is the rectifier.
    operations.linear(arc_dep_, {.in = encoded, .rows = count, .out = outputs});
    operations.quantize(outputs, count * size, arc_dep_inverse_, 0.0f, scratch.inputs.data());
    operations.linear(arc_pair_, {.in = scratch.inputs.data(), .rows = count, .out = outputs});
    operations.quantize(outputs, count * size, arc_pair_inverse_, -127.0f,
                        scratch.pair.data() + first * size);
    operations.linear(arc_head_, {.in = encoded, .rows = count, .out = outputs});
    operations.quantize(outputs, count * size, arc_head_inverse_, 0.0f,
                        scratch.arc_head.data() + first * size);
  }
}

void Heads::decide_tree(const Operations& operations, std::size_t first, std::size_t count,
                        Scratch& scratch, std::vector<WordAnalysis>& words) const {
  const std::size_t size = arc_dep_.outputs;
  scratch.heads.resize((count + 1) * size);
  std::memcpy(scratch.heads.data(), arc_root_.data(), size);
  const std::uint8_t* raised = scratch.arc_head.data() + first * size;
  std::int8_t* plain = scratch.heads.data() + size;
  for (std::size_t i = 0; i < count * size; ++i) {
    plain[i] = static_cast<std::int8_t>(raised[i] - kZeroByte);
  }
  scratch.head_matrix.pack(scratch.heads, count + 1, size);
  const std::size_t padded = scratch.head_matrix.padded;
  scratch.outputs.resize(std::max(scratch.outputs.size(), kChunk * padded));
  scratch.score.resize(count * (count + 1));
  for (std::size_t i = 0; i < count; i += kChunk) {
    const std::size_t rows = std::min(kChunk, count - i);
    operations.linear(scratch.head_matrix, {.in = scratch.pair.data() + (first + i) * size,
                                            .rows = rows,
                                            .out = scratch.outputs.data()});
    for (std::size_t row = 0; row < rows; ++row) {
      const float* from = scratch.outputs.data() + row * padded;
      std::int32_t* to = scratch.score.data() + (i + row) * (count + 1);
      for (std::size_t j = 0; j <= count; ++j) to[j] = static_cast<std::int32_t>(from[j]);
    }
  }
  scratch.arborescence.solve(scratch.score, count, scratch.tree);
  for (std::size_t i = 0; i < count; ++i) words[first + i].head = scratch.tree[i];
}

// The root word has the relation root, no other word has it.
std::uint16_t Heads::best_relation(const Operations& operations, const float* scores,
                                   bool root) const {
  if (root) return static_cast<std::uint16_t>(root_relation_);
  const std::size_t after = root_relation_ + 1;
  const std::size_t count = relations_.size();
  if (root_relation_ == 0) {
    return static_cast<std::uint16_t>(1 + operations.highest(scores + 1, count - 1));
  }
  std::size_t best = operations.highest(scores, root_relation_);
  if (after < count) {
    const std::size_t other = after + operations.highest(scores + after, count - after);
    if (scores[other] > scores[best]) best = other;
  }
  return static_cast<std::uint16_t>(best);
}

void Heads::decide_labels(const Operations& operations, const Batch& batch, Scratch& scratch,
                          std::vector<WordAnalysis>& words) const {
  const std::size_t size = label_dep_.outputs;
  const std::uint8_t* const encoded = batch.encoded.data();
  operations.linear(label_dep_,
                    {.in = encoded, .rows = words.size(), .out = scratch.label_dep.data()});
  operations.linear(label_head_,
                    {.in = encoded, .rows = words.size(), .out = scratch.label_head.data()});
  for (std::size_t first = 0; first < words.size(); first += kChunk) {
    const std::size_t count = std::min(kChunk, words.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t word = first + i;
      const WordAnalysis& analysis = words[word];
      // The root's own relation is known; it is computed along with an arbitrary head.
      const std::size_t head =
          analysis.head == 0 ? word : word - batch.places[word].before + analysis.head - 1;
      operations.quantize_sum(scratch.label_dep.data() + word * size,
                              scratch.label_head.data() + head * size, size, label_inverse_,
                              scratch.inputs.data() + i * size);
    }
    operations.linear(label_,
                      {.in = scratch.inputs.data(), .rows = count, .out = scratch.outputs.data()});
    for (std::size_t i = 0; i < count; ++i) {
      WordAnalysis& analysis = words[first + i];
      analysis.relation =
          best_relation(operations, scratch.outputs.data() + i * label_.padded, analysis.head == 0);
    }
  }
}

void Heads::analyze(const Operations& operations, const Batch& batch, Scratch& scratch,
                    std::vector<WordAnalysis>& words) const {
  const std::size_t count = batch.size();
  words.assign(count, WordAnalysis());
  const std::size_t arc = arc_dep_.outputs;
  const std::size_t label = label_dep_.outputs;
  const std::size_t widest = std::max({tags_.padded, arc, label_.padded});
  scratch.outputs.resize(std::max(scratch.outputs.size(), kChunk * widest));
  scratch.inputs.resize(kChunk * std::max(arc, label));
  scratch.pair.resize(count * arc);
  scratch.arc_head.resize(count * arc);
  scratch.label_dep.resize(count * label);
  scratch.label_head.resize(count * label);
  scratch.name_scores.resize(count * name_sequence_.tags());
  decide_tags(operations, batch, scratch, words);
  read_arcs(operations, batch, scratch);
  for (std::size_t first = 0; first < count;) {
    const std::size_t length = batch.places[first].after + std::size_t{1};
    decide_names(first, length, scratch, words);
    decide_tree(operations, first, length, scratch, words);
    first += length;
  }
  decide_labels(operations, batch, scratch, words);
}

}  // namespace tacitus

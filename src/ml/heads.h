#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ml/arborescence.h"
#include "ml/encoder.h"
#include "ml/name_sequence.h"

namespace tacitus {

// The groups of tags in the order of docs/model_format.md, "Heads".
enum class TagGroup : std::uint8_t {
  upos,
  xpos,
  number,
  person,
  tense,
  verbform,
  mood,
  voice,
  degree,
  lemma,
  name
};
inline constexpr std::size_t kTagGroups = 11;

// What the heads decide about a word, as indices.
struct WordAnalysis {
  std::array<std::uint16_t, kTagGroups> tags{};  // [group] index into the group's names
  std::uint32_t head = 0;                        // 0: the root; j: word j - 1 of the sentence
  std::uint16_t relation = 0;                    // index into Heads::relations()
};

// Vectors to tags, trees and relations (docs/model_format.md, "Heads"). Immutable after load(); the
// bytes of the file are not needed any more.
class Heads {
 public:
  // Room that is used again from one batch to the next; one of them serves one thread.
  struct Scratch {
    AlignedVector<float> outputs;          // rows of a layer's results
    AlignedVector<std::uint8_t> inputs;    // rows of a layer's inputs
    AlignedVector<std::uint8_t> pair;      // [word][arc] dependents, to be compared with heads
    AlignedVector<std::int8_t> heads;      // [root, words][arc] of one sentence
    AlignedVector<std::uint8_t> arc_head;  // [word][arc]
    AlignedVector<float> label_dep;        // [word][label]
    AlignedVector<float> label_head;       // [word][label]
    std::vector<float> name_scores;        // [word][name tag]
    std::vector<std::uint16_t> name_tags;  // [word]
    NameSequence::Scratch name_sequence;
    Matrix head_matrix;               // `heads` as a layer
    std::vector<std::int32_t> score;  // [word][root, words] of one sentence
    std::vector<std::uint32_t> tree;
    Arborescence arborescence;
  };

  static Result<Heads> load(const ModelFile& file, std::size_t width);

  const std::vector<std::string>& names(TagGroup group) const {
    return names_[static_cast<std::size_t>(group)];
  }
  const std::vector<std::string>& relations() const { return relations_; }

  // Decides about every word of an encoded batch. Linear in the words, but for the arcs, which are
  // quadratic in the words of a sentence.
  void analyze(const Operations& operations, const Batch& batch, Scratch& scratch,
               std::vector<WordAnalysis>& words) const;

 private:
  Status load_names(const ModelFile& file);
  Status load_arcs(const ModelFile& file, std::size_t width);
  Status load_labels(const ModelFile& file, std::size_t width);
  void decide_tags(const Operations& operations, const Batch& batch, Scratch& scratch,
                   std::vector<WordAnalysis>& words) const;
  void decide_names(std::size_t first, std::size_t count, Scratch& scratch,
                    std::vector<WordAnalysis>& words) const;
  void read_arcs(const Operations& operations, const Batch& batch, Scratch& scratch) const;
  void decide_tree(const Operations& operations, std::size_t first, std::size_t count,
                   Scratch& scratch, std::vector<WordAnalysis>& words) const;
  void decide_labels(const Operations& operations, const Batch& batch, Scratch& scratch,
                     std::vector<WordAnalysis>& words) const;
  std::uint16_t best_relation(const Operations& operations, const float* scores, bool root) const;

  std::array<std::vector<std::string>, kTagGroups> names_;
  NameSequence name_sequence_;
  std::vector<std::string> relations_;
  std::size_t root_relation_ = 0;
  Matrix tags_;
  Matrix arc_dep_, arc_head_, arc_pair_;
  float arc_dep_inverse_ = 0, arc_pair_inverse_ = 0, arc_head_inverse_ = 0;
  std::vector<std::int8_t> arc_root_;
  Matrix label_dep_, label_head_, label_;
  float label_inverse_ = 0;
};

}  // namespace tacitus

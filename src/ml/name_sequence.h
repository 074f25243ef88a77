#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tacitus {

// Decides the name tags of a sentence as a whole (docs/model_format.md, "Heads"): of all sequences
// in which every "I-X" stands after "B-X" or "I-X", the one with the highest sum of scores.
// Immutable after it is made.
class NameSequence {
 public:
  // Room that is used again from one sentence to the next.
  struct Scratch {
    std::vector<float> best, next;    // [tag] sum of the best sequence that ends with it
    std::vector<std::uint16_t> from;  // [word][tag] the tag before it in that sequence
  };

  NameSequence() = default;
  explicit NameSequence(const std::vector<std::string>& tags);

  std::size_t tags() const { return inner_.size(); }

  // The index of every word's tag. `scores` are [word][tag]. O(words x tags).
  void decide(std::span<const float> scores, Scratch& scratch,
              std::span<std::uint16_t> decided) const;

 private:
  static constexpr std::uint16_t kNone = UINT16_MAX;

  void step(std::span<const float> scores, Scratch& scratch, std::uint16_t* from) const;

  std::vector<bool> inner_;            // [tag] it is an I-X
  std::vector<std::uint16_t> opener_;  // [tag] of an I-X: B-X, or kNone
};

}  // namespace tacitus

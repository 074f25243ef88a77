#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tacitus {

// Finds the heaviest tree over the words of a sentence. It holds only room that is used again from
// one sentence to the next, so one of them serves one thread.
class Arborescence {
 public:
  // score[i * (words + 1) + j] is the score of word i hanging on node j: node 0 is the artificial
  // root, node j is word j - 1. A word never hangs on itself, whatever stands there. heads[i]
  // becomes the node that word i hangs on; exactly one word hangs on 0. Among equal scores the
  // lower index is taken. O(words^2) in time and memory.
  void solve(std::span<const std::int32_t> score, std::size_t words,
             std::vector<std::uint32_t>& heads);

 private:
  // An arc between two groups of nodes: the best of those between their members.
  struct Arc {
    std::int64_t weight = 0;
    std::uint32_t from = 0;  // node that it leaves
    std::uint32_t into = 0;  // node that it enters
  };

  bool greedy(std::span<const std::int32_t> score, std::size_t words,
              std::vector<std::uint32_t>& heads);
  void prepare(std::span<const std::int32_t> score, std::int64_t root_price);
  Arc& arc(std::size_t into, std::size_t from) { return arcs_[into * nodes_ + from]; }
  std::uint32_t choose(std::uint32_t slot);
  void grow(std::uint32_t start);
  void contract(std::size_t first);
  void open_cycles(std::vector<std::uint32_t>& heads);

  // A slot is a row and column of `arcs_`; a contracted cycle lives on in the slot of its first
  // member. A group is a node or a cycle ever contracted: nodes first, then cycles in the order of
  // their making.
  std::size_t nodes_ = 0;
  std::vector<Arc> arcs_;              // [slot entered][slot left]
  std::vector<std::uint32_t> alive_;   // slots that are not swallowed, by group
  std::vector<std::uint8_t> state_;    // [slot]
  std::vector<std::uint32_t> group_;   // [slot] the group that lives in it
  std::vector<std::uint32_t> parent_;  // [group] the cycle that it is a member of
  std::vector<Arc> entry_;             // [group] the arc chosen to enter it
  std::vector<std::uint32_t> path_;    // slots, each entered from the one after it
  std::vector<std::uint32_t> ring_;    // slots of the cycle being contracted
};

}  // namespace tacitus

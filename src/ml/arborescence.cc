#include "ml/arborescence.h"

#include <algorithm>
#include <cassert>

// Chu-Liu-Edmonds on a full graph, in the path-growing form (after Gabow, Galil, Spencer and Tarjan
// 1986, section 2, without the heaps, because the graph is dense).
//
// A path grows backwards from a word: each node is entered by its heaviest arc. When that arc
// leaves the root or a finished path, the path is finished. When it leaves a node of the path
// itself, there is a cycle; the cycle becomes one node, whose incoming arcs are counted as what
// they would add after the cycle's own arc into the same member is given up. Choosing costs
// O(words) and happens at most twice a word; contracting k nodes costs O(k words). At the end the
// cycles are opened from the outermost inwards: the arc that enters a cycle replaces the cycle's
// arc into that member.
//
// One word under the root: when the heaviest tree has several, it is looked for again with arcs
// from the root that cost more than all the others together can bring; then it has as few of them
// as it can, which is one.
//
// Ties: nodes go before contracted cycles, lower nodes before higher ones, older cycles before
// younger, which is what training/decode.py does.
//
// Most sentences need none of this: where everybody's best head gives a tree with one root, that is
// the answer.

namespace tacitus {
namespace {

constexpr std::int64_t kRootPrice = std::int64_t{1} << 44;  // above 2^12 words * 2^32
constexpr std::uint32_t kNobody = UINT32_MAX;

enum State : std::uint8_t { untouched, on_path, finished, swallowed };

}  // namespace

void Arborescence::solve(std::span<const std::int32_t> score, std::size_t words,
                         std::vector<std::uint32_t>& heads) {
  assert(score.size() >= words * (words + 1) && "one score for each word and node");
  heads.assign(words, 0);
  if (words == 0 || greedy(score, words, heads)) return;
  nodes_ = words + 1;
  for (const std::int64_t price : {std::int64_t{0}, kRootPrice}) {
    prepare(score, price);
    for (std::uint32_t word = 1; word < nodes_; ++word) {
      // A swallowed slot belongs to a finished path already.
      if (state_[word] == untouched) grow(word);
    }
    open_cycles(heads);
    if (std::count(heads.begin(), heads.end(), 0u) == 1) return;
  }
}

// Everybody's best head, and whether that is a tree with one root.
bool Arborescence::greedy(std::span<const std::int32_t> score, std::size_t words,
                          std::vector<std::uint32_t>& heads) {
  std::size_t roots = 0;
  for (std::size_t i = 0; i < words; ++i) {
    const std::int32_t* row = score.data() + i * (words + 1);
    std::uint32_t best = 0;
    for (std::uint32_t j = 1; j <= words; ++j) {
      if (row[j] > row[best] && j != i + 1) best = j;
    }
    heads[i] = best;
    if (best == 0) ++roots;
  }
  if (roots != 1) return false;
  // Every word must come to the root; those that are known to are marked.
  state_.assign(words + 1, untouched);
  state_[0] = finished;
  for (std::uint32_t word = 1; word <= words; ++word) {
    path_.clear();
    std::uint32_t at = word;
    while (state_[at] == untouched) {
      state_[at] = on_path;
      path_.push_back(at);
      at = heads[at - 1];
    }
    if (state_[at] == on_path) return false;
    for (const std::uint32_t seen : path_) state_[seen] = finished;
  }
  return true;
}

void Arborescence::prepare(std::span<const std::int32_t> score, std::int64_t root_price) {
  arcs_.resize(nodes_ * nodes_);
  for (std::uint32_t i = 1; i < nodes_; ++i) {
    const std::int32_t* row = score.data() + (i - 1) * nodes_;
    for (std::uint32_t j = 0; j < nodes_; ++j) {
      arc(i, j) = {row[j] - (j == 0 ? root_price : 0), j, i};
    }
  }
  alive_.resize(nodes_);
  group_.resize(nodes_);
  for (std::uint32_t i = 0; i < nodes_; ++i) alive_[i] = group_[i] = i;
  state_.assign(nodes_, untouched);
  state_[0] = finished;
  parent_.assign(nodes_, kNobody);
  entry_.assign(nodes_, Arc());
}

// Enters the group in `slot` by its heaviest arc; returns the slot that the arc leaves.
std::uint32_t Arborescence::choose(std::uint32_t slot) {
  std::uint32_t best = kNobody;
  for (const std::uint32_t from : alive_) {
    if (from == slot) continue;
    if (best == kNobody || arc(slot, from).weight > arc(slot, best).weight) best = from;
  }
  assert(best != kNobody && "the root is always alive");
  entry_[group_[slot]] = arc(slot, best);
  return best;
}

void Arborescence::grow(std::uint32_t start) {
  path_.assign(1, start);
  state_[start] = on_path;
  while (true) {
    const std::uint32_t from = choose(path_.back());
    if (state_[from] == finished) break;
    if (state_[from] == on_path) {
      contract(
          static_cast<std::size_t>(std::find(path_.begin(), path_.end(), from) - path_.begin()));
    } else {
      state_[from] = on_path;
      path_.push_back(from);
    }
  }
  for (const std::uint32_t slot : path_) state_[slot] = finished;
}

// Makes one node of the cycle that the path is from `first` on.
void Arborescence::contract(std::size_t first) {
  ring_.assign(path_.begin() + static_cast<std::ptrdiff_t>(first), path_.end());
  std::sort(ring_.begin(), ring_.end(),
            [&](std::uint32_t a, std::uint32_t b) { return group_[a] < group_[b]; });
  const std::uint32_t home = ring_.front();
  for (const std::uint32_t slot : ring_) state_[slot] = swallowed;
  std::erase_if(alive_, [&](std::uint32_t slot) { return state_[slot] == swallowed; });
  for (const std::uint32_t other : alive_) {
    Arc in;
    Arc out;
    for (const std::uint32_t member : ring_) {
      Arc candidate = arc(member, other);
      candidate.weight -= entry_[group_[member]].weight;
      if (member == home || candidate.weight > in.weight) in = candidate;
      if (member == home || arc(other, member).weight > out.weight) out = arc(other, member);
    }
    arc(home, other) = in;
    arc(other, home) = out;
  }
  const auto cycle = static_cast<std::uint32_t>(parent_.size());
  for (const std::uint32_t slot : ring_) parent_[group_[slot]] = cycle;
  parent_.push_back(kNobody);
  entry_.emplace_back();
  group_[home] = cycle;
  state_[home] = on_path;
  alive_.push_back(home);  // behind all others, as its group is
  path_.resize(first);
  path_.push_back(home);
}

void Arborescence::open_cycles(std::vector<std::uint32_t>& heads) {
  for (std::size_t cycle = parent_.size(); cycle-- > nodes_;) {
    std::uint32_t member = entry_[cycle].into;
    while (parent_[member] != cycle) member = parent_[member];
    entry_[member] = entry_[cycle];
  }
  for (std::size_t word = 1; word < nodes_; ++word) heads[word - 1] = entry_[word].from;
}

}  // namespace tacitus

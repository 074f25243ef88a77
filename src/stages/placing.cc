// A place belongs to the word above it. Below the act, the way down leads through what is beside it
// ("at a rally in Minsk"), not through who took part: "the mayor of Lyon met" was not in Lyon, and
// "clashed with troops in Kidal" was, because the parser may hang "in Kidal" on the troops.
//
// A place that says where somebody spoke is not where what he told of happened: the way does not go
// up through clauses.

#include "stages/placing.h"

#include <algorithm>

#include "stages/location_roles.h"

namespace tacitus {
namespace {

constexpr int kMostDepth = 3;    // words below the act
constexpr int kMostWords = 128;  // looked at for one act

// The location whose head word `token` is, or kNone. Locations stand in text order.
Index location_at(const Annotations& annotations, Index token) {
  const auto& all = annotations.locations;
  auto at = std::upper_bound(all.begin(), all.end(), token, [](Index value, const Location& one) {
    return value < one.tokens.first;
  });
  if (at == all.begin()) return kNone;
  --at;
  return at->tokens.contains(token) && head_of(annotations, at->tokens) == token
             ? static_cast<Index>(at - all.begin())
             : kNone;
}

bool is_beside(Relation relation) {
  return relation == Relation::obl || relation == Relation::nmod ||
         relation == Relation::obl_unmarked || relation == Relation::nmod_desc;
}

// Through which the way down goes on: the thing that the act is done to or beside.
bool is_passable(Relation relation) {
  return is_beside(relation) || relation == Relation::obj || relation == Relation::nsubj_pass ||
         relation == Relation::obl_agent;
}

// Walks down from an act. The number of words that it looks at is bounded, as trees may be broad.
class Descent {
 public:
  explicit Descent(const Tree& tree) : tree_(tree) {}

  // The first place below a word that an "in" or "near" leads to.
  Index below(Index token, int depth) {
    for (const Index child : tree_.children(token)) {
      if (--budget_ < 0) return kNone;
      if (!is_beside(tree_.token(child).relation)) continue;
      const Index location = location_at(tree_.annotations(), child);
      if (location != kNone && is_locative(tree_.marker(child, Relation::case_))) return location;
    }
    if (depth == kMostDepth) return kNone;
    for (const Index child : tree_.children(token)) {
      if (--budget_ < 0) return kNone;
      if (!is_passable(tree_.token(child).relation)) continue;
      if (location_at(tree_.annotations(), child) != kNone) continue;
      const Index location = below(child, depth + 1);
      if (location == kNone) continue;
      if (tree_.annotations().locations[location].role != PlaceRole::home) return location;
    }
    return kNone;
  }

 private:
  const Tree& tree_;
  int budget_ = kMostWords;
};

// The first place of a caption where something happens: "exercises in Pocheon, north of Seoul".
Index place_of_caption(const Annotations& annotations, Index token) {
  auto sentence =
      std::upper_bound(annotations.sentences.begin(), annotations.sentences.end(), token,
                       [](Index value, const Sentence& one) { return value < one.tokens.first; });
  if (sentence == annotations.sentences.begin()) return kNone;
  --sentence;
  if (sentence->block >= annotations.blocks.size()) return kNone;
  if (annotations.blocks[sentence->block].kind != BlockKind::caption) return kNone;
  const auto& all = annotations.locations;
  auto at =
      std::lower_bound(all.begin(), all.end(), sentence->tokens.first,
                       [](const Location& one, Index value) { return one.tokens.first < value; });
  for (; at != all.end() && at->tokens.first < sentence->tokens.last; ++at) {
    if (at->role == PlaceRole::event) return static_cast<Index>(at - all.begin());
  }
  return kNone;
}

}  // namespace

Index place_of(const Tree& tree, Index token) {
  Descent descent(tree);
  Index at = token;
  for (int step = 0; step <= kMostDepth && at != kNone; ++step) {
    if (const Index location = descent.below(at, 0); location != kNone) return location;
    const Token& word = tree.token(at);
    const bool carried = !is_clause(tree, at) && is_passable(word.relation);
    const bool joined = word.relation == Relation::conj || word.relation == Relation::xcomp;
    if (!carried && !joined) break;  // "said ... " is another act
    at = word.head;
  }
  return place_of_caption(tree.annotations(), token);
}

}  // namespace tacitus

#include <string_view>
#include <utility>

#include "stages/tree_mender.h"

// Where marks hang. A pair of brackets or quotation marks hangs on the head of what it encloses,
// and no comma hangs on a word beyond its own clause: its arc would cross others.

namespace tacitus {

bool TreeMender::is_mark(Index token) const {
  return at(token).pos == Pos::punct && at(token).relation == Relation::punct;
}

// The mark that closes an opening one, or kNone. Of straight marks every second one opens.
Index TreeMender::closing_of(Index mark) const {
  static constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"(", ")"}, {"[", "]"}, {"{", "}"}, {"“", "”"}, {"‘", "’"}, {"«", "»"}, {"``", "''"}};
  const std::string_view open = document_.at(at(mark).span);
  if (open == "\"") {
    bool opens = true;
    for (Index i = first_; i < mark; ++i) {
      if (is_mark(i) && document_.at(at(i).span) == open) opens = !opens;
    }
    for (Index i = mark + 1; opens && i < last_; ++i) {
      if (is_mark(i) && document_.at(at(i).span) == open) return i;
    }
    return kNone;
  }
  for (const auto& [left, right] : kPairs) {
    if (open != left) continue;
    int depth = 0;
    for (Index i = mark + 1; i < last_; ++i) {
      const std::string_view form = document_.at(at(i).span);
      if (form == left) ++depth;
      if (form == right && depth-- == 0) return is_mark(i) ? i : kNone;
    }
  }
  return kNone;
}

// "said (wrongly) that": both marks hang on the one word inside that governs the others.
void TreeMender::paired_marks(Index mark) {
  if (!is_mark(mark)) return;
  const Index close = closing_of(mark);
  if (close == kNone) return;
  Index top = kNone;
  for (Index i = mark + 1; i < close; ++i) {
    const Index head = at(i).head;
    if (is_mark(i) || (head != kNone && head > mark && head < close)) continue;
    if (top != kNone) return;
    top = i;
  }
  if (top == kNone) return;
  hang(mark, top, Relation::punct);
  hang(close, top, Relation::punct);
}

// The highest of the words before (or behind) a mark whose phrase the mark touches, or kNone;
// `found` tells whether the mark hangs on one of them.
Index TreeMender::highest_beside(Index mark, bool before, bool& found) const {
  const auto inside_of = [&](Index i) { return before ? i < mark : i > mark; };
  Index i = before ? mark - 1 : mark + 1;
  while (inside(i) && is_mark(i)) i = before ? i - 1 : i + 1;
  if (!inside(i)) return kNone;
  found = found || at(mark).head == i;
  for (Index steps = 0; steps <= last_ - first_; ++steps) {
    const Index head = at(i).head;
    if (head == kNone || !inside_of(head)) break;
    i = head;
    found = found || at(mark).head == i;
  }
  return i;
}

// A comma whose arc crosses others hangs on the lower of the two units that it parts.
void TreeMender::crossing_comma(Index comma) {
  if (!is_mark(comma) || document_.at(at(comma).span) != ",") return;
  bool found = false;
  const Index left = highest_beside(comma, true, found);
  const Index right = highest_beside(comma, false, found);
  if (found || left == kNone || right == kNone) return;
  const Index above = at(right).head;
  hang(comma, above != kNone && above < comma ? right : left, Relation::punct);
}

// "in [high places]", not "[in high] places".
void TreeMender::case_of_modifier(Index marker) {
  const Index word = at(marker).head;
  if (at(marker).relation != Relation::case_ || word == kNone || word < marker) return;
  const Relation relation = at(word).relation;
  const bool modifies =
      relation == Relation::amod || relation == Relation::nummod || relation == Relation::compound;
  if (modifies && at(word).head > word) hang(marker, at(word).head, Relation::case_);
}

// "came, [and she left]", not "came, [and she] left".
void TreeMender::joining_of_part(Index joining) {
  const Index word = at(joining).head;
  if (at(joining).relation != Relation::cc || word == kNone || word < joining) return;
  const Relation relation = at(word).relation;
  const bool part = relation == Relation::nsubj || relation == Relation::nsubj_pass ||
                    relation == Relation::advmod || relation == Relation::compound;
  const Index added = at(word).head;
  if (!part || added == kNone || added < word || at(added).relation != Relation::conj) return;
  if (at(added).head < joining) hang(joining, added, Relation::cc);
}

}  // namespace tacitus

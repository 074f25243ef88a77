#pragma once

#include <tuple>

#include "stages/tree.h"
#include "tacitus/annotations.h"

namespace tacitus {

// The order of mentions: by sentence, by their first byte, the longer before the shorter.
inline bool comes_before(const Mention& one, const Mention& two) {
  return std::tie(one.sentence, one.span.begin, two.span.end, one.head) <
         std::tie(two.sentence, two.span.begin, one.span.end, two.head);
}

// "The two countries", "both governments", "the three leaders", "the armies of the two sides": puts
// in place of each such mention one for every member, all with its words, where its own sentence or
// the nearest before it name just as many countries or people, or join them by "and" apart from
// others ("between Israel and Egypt"). Countries are counted by code, whoever of them is named; a
// person by itself. A phrase of which the text says more ("the two countries that signed", "the two
// Jordanian men") is left as it is. `tree` is that of `annotations`, whose mentions and entities
// are in order. Linear in words and mentions, as a phrase looks back over a bounded number of
// sentences.
void add_members(const Tree& tree, Annotations& annotations);

}  // namespace tacitus

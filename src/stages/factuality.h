#pragma once

#include "lexicon/cues.h"
#include "stages/arguments.h"
#include "stages/tree.h"

namespace tacitus {

// What the words around a trigger say of the reality of its event. After the idea of FactBank
// (Sauri and Pustejovsky 2009): the trigger's own auxiliaries, adverbs and determiners, then those
// of the words that govern it, up to the clause that somebody asserts.
struct Reality {
  bool negated = false;       // "did not attack", "refused to attack"
  bool hypothetical = false;  // "may attack", "if it attacks", "the threat of an attack"
  bool future = false;        // "will attack", "plans to attack"
  // Why it is hypothetical; none of these for duties, purposes, abilities and questions.
  bool mooted = false;       // "may attack", "is considering an attack", asserted by somebody
  bool conditional = false;  // "if it attacks"
  bool tried = false;        // "tried to storm the palace"
  bool wished = false;       // "hopes to hold talks"

  // Hypothetical outweighs negated, negated outweighs future.
  EventStatus status() const {
    if (hypothetical) return EventStatus::hypothetical;
    if (negated) return EventStatus::negated;
    return future ? EventStatus::future : EventStatus::actual;
  }
};

// The reality of what `token` says happened. With `skip_negation` the token's own negation is
// passed over (a frame has used it up). O(depth of the tree times children).
Reality reality_of(const Tree& tree, const Cues& cues, const Arguments& arguments, Index token,
                   bool skip_negation);

// True when the token itself is negated: "has not responded", "no response".
bool is_negated(const Tree& tree, const Cues& cues, Index token);

}  // namespace tacitus

#pragma once

#include <vector>

#include "lexicon/standing_cues.h"
#include "stages/standing.h"

namespace tacitus {

// A condition in a sentence: "in exchange for a nuclear freeze", "unless sanctions are lifted".
struct ConditionClause {
  Span span;            // with the words that introduce it
  Index first = kNone;  // its first token
  Index head = kNone;   // the token by which it hangs on the clause that it is a condition of
  bool trade = false;   // "in exchange for", "in return for"
  const CueRow* row = nullptr;
};

// The conditions of a sentence, in text order. O(tokens times depth of the tree).
std::vector<ConditionClause> find_conditions(const Standing& standing, const StandingCues& cues,
                                             const Sentence& sentence);

}  // namespace tacitus

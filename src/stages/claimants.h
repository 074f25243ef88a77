#pragma once

#include <vector>

#include "lexicon/reporting.h"
#include "tacitus/annotations.h"

namespace tacitus {

// On whose word what a text tells stands, by its statements. Made for one document; refers to the
// annotations and the words of saying, which must outlive it; the statements must stay.
class Claims {
 public:
  // O(sentences that contents reach over).
  Claims(const Annotations& annotations, const Reporting& reporting);

  // The speakers of the statements that tell as true what a word of a sentence means, outermost
  // first: "Police said residents reported an attack" gives police and residents for "attack". What
  // is asked for, planned or judged is not told as true ("condemned the attack"), and an act of
  // speech is no content of its own.
  std::vector<Claimant> of(Index token, Index sentence) const;

 private:
  bool asserts(const Statement& statement, Span part, Index token) const;

  const Annotations& annotations_;
  const Reporting& reporting_;
  std::vector<std::vector<Index>> by_sentence_;  // [sentence], statements with content there
};

}  // namespace tacitus

#pragma once

#include "lexicon/actors.h"
#include "stages/stage.h"

namespace tacitus {

// Finds everybody and everything in the text that could act or be acted upon, and says who they are
// on the day of publication. docs/actors.md tells how.
//
// A mention is a noun phrase without relative clauses: "South Korean Defense Ministry spokesman
// Moon Sang-kyun" is one, "Mike Pompeo, the director of the CIA" is two of one entity. A country or
// body that describes something that does not act ("Israeli air strikes", "Moscow's offer", "police
// raids") is a mention with the describing word as head. Phrases that name no actor ("the talks",
// "a city") are none. A country that is only where something happens ("in Seoul") is of kind place.
// Pronouns are mentions whose entity is kNone unless the sentence leaves no doubt.
//
// No token heads two mentions. Linear in the tokens, but for the depth of trees.
class MentionFinder : public Stage {
 public:
  // `actors` must outlive the stage.
  explicit MentionFinder(const Actors& actors) : actors_(actors) {}

  Contract contract() const override;
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Actors& actors_;
};

}  // namespace tacitus

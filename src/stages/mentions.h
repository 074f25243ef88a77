#pragma once

#include "lexicon/actors.h"
#include "lexicon/people.h"
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
// Pronouns are mentions whose entity is who is meant, kNone where that is not sure
// (docs/coreference.md). Things with a name are of kind other: they have an entity and never act.
//
// No token heads two mentions. Linear in the tokens, but for the depth of trees.
class MentionFinder : public Stage {
 public:
  // The tables must outlive the stage.
  MentionFinder(const Actors& actors, const People& people) : actors_(actors), people_(people) {}

  Contract contract() const override;
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Actors& actors_;
  const People& people_;
};

}  // namespace tacitus

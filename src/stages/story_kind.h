#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/frames.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Whether the story around a sentence is of everyday life (crime, sport, shows, accidents, science)
// or of public life, by the words of the whole story. Made for one document.
class StoryKinds {
 public:
  // Counts the words of each sentence that are in the classes `everyday-story` and `public-story`
  // of `frames`; without those classes nothing is everyday. Linear in the words. Keeps no
  // reference.
  StoryKinds(const Annotations& annotations, const Frames& frames);

  // True when the story around a word is clearly of everyday life. O(log sentences).
  bool is_everyday(Index token) const;

 private:
  // Words in all sentences before one: [sentence], and one more for the end.
  struct Counts {
    std::uint32_t everyday = 0;
    std::uint32_t open = 0;  // of public life
  };
  std::vector<Counts> before_;
  std::vector<Index> first_;  // [sentence], token
};

// True for somebody who makes what is done public life by having a part in it: a country that acts,
// its government, soldiers, lawmakers, parties, rebels, spies, bodies of several countries. Not the
// police, the courts and the "authorities", who deal with ordinary crime as well.
bool is_public(const Mention& mention, const Entity& entity);

}  // namespace tacitus

#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/cases.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Right ones among those found and those expected.
struct Tally {
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t expected = 0;

  double precision() const;  // 0..100; 100 when nothing was found and nothing expected
  double recall() const;
  double f1() const;
};

// Tallies by name: "events", "types", "types/REJECT", "actors", "upos", ...; sorted by name.
using Scores = std::map<std::string, Tally>;

// Something that did not come out as a case says.
struct Mistake {
  std::uint32_t line = 0;  // of the case's file
  std::string message;     // "missed REJECT FRD -> SYL ..."
};

// Compares what the engine made of the case's document with what the case says, as
// docs/case_format.md describes; adds to `scores` and `mistakes`. O(events squared).
void score_case(const Case& gold, const Annotations& annotations, Scores& scores,
                std::vector<Mistake>& mistakes);

// Compares words, tags and trees of the same document: "words", "sentences", "upos", "lemmas",
// "uas", "las". Words are aligned by their spans; relations count without subtype.
void score_trees(const Annotations& gold, const Annotations& own, Scores& scores);

}  // namespace tacitus

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lexicon/standing_cues.h"
#include "stages/tree.h"

namespace tacitus {

// A number in the text: "at least 12", "between 200 and 300", "dozens", "$5 million".
struct Quantity {
  double low = 0;
  std::optional<double> high;  // equal to low for one figure; none for "at least 12", "dozens"
  std::string unit;            // of money: ISO 4217; else empty
  IndexRange tokens;           // with what limits it
  Index number = kNone;        // the last token of the figure itself
  Index counted = kNone;       // the noun that it counts, or the number or currency where none is
};

// The numbers of a sentence, in text order, times and shares ("12 percent") left out. What is vague
// and has a least value ("dozens": 24, "hundreds": 200) has no high. O(tokens).
std::vector<Quantity> find_quantities(const Document& document, const Tree& tree,
                                      const StandingCues& cues, const Sentence& sentence);

}  // namespace tacitus

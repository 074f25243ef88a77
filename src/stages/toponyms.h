#pragma once

#include <string>
#include <vector>

#include "lexicon/gazetteer.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// A name of a place in the text, before anything is known of what it names.
struct Toponym {
  IndexRange tokens;
  Index sentence = kNone;
  std::string name;               // as the gazetteer is asked: "Aspen", without "the" and "'s"
  std::vector<PlaceName> places;  // what it may mean; empty when the gazetteer does not know it
  Index container = kNone;        // toponym: the "Colorado" of "Aspen, Colorado"
  bool listed = false;  // stands in a list behind the one before: "Texas, Ohio and Georgia"
};

// The names of places of a document, in text order; they do not overlap.
//
// The model's names of places count, and names that the gazetteer knows where the words around them
// leave no doubt: "in X", "X, Colorado", a dateline, a name that is one elsewhere in the text.
// Names of peoples, and names inside those of persons and organisations ("Washington Post"), do
// not. Linear in the tokens.
std::vector<Toponym> find_toponyms(const Document& document, const Annotations& annotations,
                                   const Gazetteer& gazetteer);

}  // namespace tacitus

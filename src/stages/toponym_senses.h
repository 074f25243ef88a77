#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lexicon/gazetteer.h"
#include "stages/toponyms.h"

namespace tacitus {

// What the document says of countries apart from its toponyms.
struct CountryEvidence {
  std::uint16_t country = UINT16_MAX;  // number in the gazetteer
  double weight = 0;
};

// Which place each toponym names: [toponym], kNoPlace where that is not known or in doubt.
//
// A name means one place in a document, unless "Paris, Texas" says otherwise. Of the places that it
// may mean, that is chosen which is known best (people; countries and capitals more) and lies where
// the rest of the document is: in its countries and regions, near its other places.
// O(senses² · places²) with both bounded, else linear.
std::vector<std::uint32_t> resolve(const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                                   const std::vector<CountryEvidence>& evidence);

// Kilometres between two points; precise to a few per cent, which is enough to compare.
double distance_km(const Place& one, const Place& two);

}  // namespace tacitus

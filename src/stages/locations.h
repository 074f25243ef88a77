#pragma once

#include "lexicon/cues.h"
#include "lexicon/gazetteer.h"
#include "stages/stage.h"

namespace tacitus {

// Finds the names of places in the text, says what each names where that is beyond doubt, and which
// part it plays: where something happened, where somebody spoke, where an actor belongs, where the
// story was written. docs/places.md tells how.
//
// "Aspen, Colorado" is two locations, the second of which says where the first lies. Names of
// peoples are none. A name whose place stays in doubt is a location without a pin.
// Linear in the tokens; the names of one document are compared with each other, up to a bound.
class LocationFinder : public Stage {
 public:
  // Both must outlive the stage.
  LocationFinder(const Gazetteer& gazetteer, const Cues& cues)
      : gazetteer_(gazetteer), cues_(cues) {}

  Contract contract() const override;
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Gazetteer& gazetteer_;
  const Cues& cues_;
};

}  // namespace tacitus

#pragma once

#include <vector>

#include "lexicon/ontology.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"
#include "tacitus/record.h"

namespace tacitus {

// The records of annotations that check() finds nothing wrong with, ordered by sentence, then by
// place in the text (trigger, cue, terms, subject), then by kind as record_kinds() has them, then
// as the layer stands. Scores come from `ontology`; a type or code that it does not know has none.
// O(n log n) for n records.
std::vector<Record> to_records(const Document& document, const Annotations& annotations,
                               const Ontology& ontology);

}  // namespace tacitus

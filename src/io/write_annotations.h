#pragma once

#include <string>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// The document as CoNLL-U: sentences and tokens with all that make_conllu_reader() reads, names in
// MISC as Name=B-PER. Ends with a blank line; empty when there are no sentences.
std::string to_conllu(const Document& document, const Annotations& annotations);

// Every layer as one JSON object without line end: {"document": {...}, "blocks": [...], ...}.
// Layers refer to each other by index, positions are byte offsets; what is unknown is absent.
std::string to_json(const Document& document, const Annotations& annotations);

}  // namespace tacitus

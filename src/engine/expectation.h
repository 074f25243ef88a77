#pragma once

#include "lexicon/frames.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// True when a mention is the party that an example or a case expects: its words are in the mention,
// or code and (where one is given) sector are those of its entity.
bool is_party(const Document& document, const Annotations& annotations,
              const ExpectedParty& expected, Index mention);

}  // namespace tacitus

#pragma once

#include <string>
#include <vector>

#include "lexicon/ontology.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// What the layers promise and do not keep, one sentence each ("token 12: its head 99 is not in its
// sentence"); empty when all is well. Looks at every layer:
//   - the document's text is UTF-8 of at most kMaxDocumentBytes, its title lies in it;
//   - every span lies in the text, on UTF-8 boundaries, and is not empty;
//   - blocks, sentences and tokens stand in text order and do not overlap; every token belongs to
//     one sentence, and a sentence that has a block lies in it, one that has none lies between
//     them;
//   - the heads of a sentence's tokens form one tree in that sentence, with one root (when there
//   are
//     trees at all);
//   - times, mentions, entities and events stand in the order that tacitus/annotations.h says, lie
//     in their sentences and refer to what exists; known dates begin before they end;
//   - an event has a type, a rule, a confidence in [0, 1], and is not there twice; with `ontology`
//     its type, mode, code and contexts are known there.
// O(everything · log) and without recursion, so that it may run in every test and fuzz target.
std::vector<std::string> check(const Document& document, const Annotations& annotations,
                               const Ontology* ontology = nullptr);

}  // namespace tacitus

#pragma once

#include <vector>

#include "stages/quotations.h"
#include "stages/statement_reader.h"
#include "stages/tree.h"

namespace tacitus {

// Gives quotations to the statements that they are the content of: those that a content reaches
// into are taken whole, over as many sentences and paragraphs as they have; those beside a word of
// saying that lacks its content; those that stand alone and go on with what the last speaker said.
// Quotations that nobody is found to say (scare quotes, titles) are left. May add drafts for labels
// ("Kremlin: no talks") that have no verb. O(tokens).
void join_quotations(const Document& document, const Tree& tree, const Quotations& quotations,
                     std::vector<StatementDraft>& drafts);

}  // namespace tacitus

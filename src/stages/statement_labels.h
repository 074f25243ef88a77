#pragma once

#include <vector>

#include "lexicon/reporting.h"
#include "stages/statement_reader.h"
#include "stages/tree.h"

namespace tacitus {

// Statements that a colon tells instead of a verb: headlines ("Kremlin: no talks with Kyiv", "Talks
// possible: minister") and the turns of an interview ("PETROV: We never left."). In the order of
// their sentences. O(tokens).
std::vector<StatementDraft> find_labels(const Document& document, const Tree& tree,
                                        const Reporting& reporting);

}  // namespace tacitus

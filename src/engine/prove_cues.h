#pragma once

#include <vector>

#include "engine/prove.h"
#include "lexicon/cue_table.h"

namespace tacitus {

// What an engine says of the sentences of a table of cues. A `yes` must give what stands behind
// its "=>": a number, proposal, measure or dispute whose line (engine/dump_standing.h) begins so
// and, but for numbers, names the row as its rule. A `no` must give nothing by its row, and no
// number at all when the row is one of numbers. Adds to the findings and counts of `proof`.
void prove_cues(const Engine& engine, const CueTable& table, Proof& proof);

}  // namespace tacitus

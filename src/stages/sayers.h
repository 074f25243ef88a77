#pragma once

#include <vector>

#include "lexicon/cues.h"
#include "stages/arguments.h"
#include "stages/tree.h"

namespace tacitus {

// On whose word a clause stands, as the same sentence says it, outermost first: the subjects of the
// verbs of saying above it ("police said rebels attacked"), of one set beside it ("rebels attacked,
// police said"), "according to police", and "reportedly" (unnamed). `mention_of` [token] gives the
// mention that a word heads, or kNone.
std::vector<Claimant> sayers_of(const Tree& tree, const Cues& cues, Arguments& arguments,
                                const std::vector<Index>& mention_of, Index token);

}  // namespace tacitus

#pragma once

#include <vector>

#include "stages/time_words.h"

namespace tacitus {

// Joins the atoms of a number written in words into one, spanning all of them: ordinals above
// twentieth ("twenty-first") become one of kind `ordinal`, years ("nineteen eighty-four", "twenty
// fifteen", "two thousand and eight") one of kind `digits` with four digits. Other numbers stay as
// they are. `words` knows "and", "hundred", "thousand", "million" and "billion". O(atoms).
void join_spelled(const TimeWords& words, std::vector<Atom>& atoms);

}  // namespace tacitus

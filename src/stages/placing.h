#pragma once

#include "stages/tree.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Where what `token` tells happened, a verb or a noun: the location that its own words give
// ("clashed near Goma", "a rally in Minsk"), else those of the verb that carries it ("held talks in
// Geneva"), else, in a caption, the one place that the caption gives. kNone when the text does not
// say; a place of the sentence that belongs to another clause does not count. O(words of the
// clause), with a bound on depth.
Index place_of(const Tree& tree, Index token);

}  // namespace tacitus

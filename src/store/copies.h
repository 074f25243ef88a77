#pragma once

#include <cstdint>
#include <vector>

#include "store/clusters.h"

namespace tacitus {

// The pairs of texts of which one is a copy of the other, wholly or nearly: those whose shingles
// (words.h) are alike by kCopy or more. Texts are given by their shingles; the similarity of a link
// is that of the shingles. Ascending by first and second. A pair that is alike by 0.7 is missed
// with a chance of one in ten thousand, at 0.9 of one in 10^20; which ones depends on the two texts
// alone. O(shingles + candidate pairs).
inline constexpr double kCopy = 0.6;
std::vector<Link> find_copies(const std::vector<std::vector<std::uint64_t>>& texts);

}  // namespace tacitus

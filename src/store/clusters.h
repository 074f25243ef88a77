#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tacitus {

// Two items that are alike, first < second.
struct Link {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double similarity = 0;  // greater than 0
  friend bool operator==(const Link&, const Link&) = default;
};

// The group of each of `count` items: the least index of its members. Items that are linked,
// however long the way, are one group. O((count + links) log count).
std::vector<std::uint32_t> connected_groups(std::size_t count, const std::vector<Link>& links);

// The same for groups within which items are alike on average: the two groups with the greatest
// mean similarity over all their pairs, a pair without link counting 0, become one as long as that
// mean is at least `least`. Of equal means the group with the lower index goes first, so that the
// result depends on the links alone. A pair must be listed once. O(links * log(links)) on the
// whole.
std::vector<std::uint32_t> average_groups(std::size_t count, const std::vector<Link>& links,
                                          double least);

}  // namespace tacitus

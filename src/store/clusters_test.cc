#include "store/clusters.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace tacitus {
namespace {

std::string printed(const std::vector<std::uint32_t>& groups) {
  std::string out;
  for (const std::uint32_t group : groups) out += std::to_string(group) + " ";
  return out;
}

TEST(ConnectedGroups, Cases) {
  EXPECT_EQ(printed(connected_groups(0, {})), "");
  EXPECT_EQ(printed(connected_groups(3, {})), "0 1 2 ");
  EXPECT_EQ(printed(connected_groups(5, {{3, 4, 1}, {0, 4, 1}})), "0 1 2 0 0 ");
}

struct Case {
  std::size_t count;
  std::vector<Link> links;
  double least;
  std::string_view groups;
};

const Case kCases[] = {
    {0, {}, 0.5, ""},
    {3, {{0, 2, 0.6}}, 0.5, "0 1 0 "},
    {3, {{0, 2, 0.4}}, 0.5, "0 1 2 "},
    // A chain: the middle goes with the nearer end, and the far end stays alone.
    {3, {{0, 1, 0.6}, {1, 2, 0.7}}, 0.5, "0 1 1 "},
    // All three are alike: (0.6 + 0.6) / 2 is enough for the third.
    {3, {{0, 1, 0.6}, {1, 2, 0.7}, {0, 2, 0.6}}, 0.5, "0 0 0 "},
    // Two pairs, and one link between them that is not enough for all four.
    {4, {{0, 1, 0.9}, {2, 3, 0.9}, {1, 2, 0.8}}, 0.5, "0 0 2 2 "},
    // Equal similarities: the lower groups first.
    {3, {{0, 1, 0.5}, {1, 2, 0.5}}, 0.5, "0 0 2 "},
};

TEST(AverageGroups, Cases) {
  for (const Case& c : kCases) {
    EXPECT_EQ(printed(average_groups(c.count, c.links, c.least)), c.groups);
    std::vector<Link> turned = c.links;
    std::reverse(turned.begin(), turned.end());
    EXPECT_EQ(printed(average_groups(c.count, turned, c.least)), c.groups);
  }
}

TEST(AverageGroups, ManyItems) {
  // A thousand triples, each alike, in a long chain of weak links.
  std::vector<Link> links;
  for (std::uint32_t i = 0; i + 2 < 3000; i += 3) {
    links.push_back({i, i + 1, 0.9});
    links.push_back({i, i + 2, 0.8});
    links.push_back({i + 1, i + 2, 0.8});
    if (i > 0) links.push_back({i - 1, i, 0.5});
  }
  const std::vector<std::uint32_t> groups = average_groups(3000, links, 0.3);
  for (std::uint32_t i = 0; i < 3000; ++i) EXPECT_EQ(groups[i], i / 3 * 3);
}

}  // namespace
}  // namespace tacitus

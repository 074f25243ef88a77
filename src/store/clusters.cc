#include "store/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <queue>

// Average linkage over a sparse graph. Chains are its reason: on Monday's story hangs Tuesday's, on
// that Wednesday's, and by links alone a month becomes one group. The mean over all pairs keeps a
// group to what is alike as a whole.
//
// Every group holds the sums of its links to other groups, in a map. When two become one, the
// smaller map goes into the greater. A queue holds the means; an entry that is out of date is known
// by the ages of its groups and dropped.

namespace tacitus {
namespace {

struct Candidate {
  double mean = 0;
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t first_age = 0;
  std::uint32_t second_age = 0;

  // The queue gives the greatest: the highest mean, then the lowest groups.
  friend bool operator<(const Candidate& a, const Candidate& b) {
    if (a.mean != b.mean) return a.mean < b.mean;
    if (a.first != b.first) return a.first > b.first;
    return a.second > b.second;
  }
};

class Linkage {
 public:
  Linkage(std::size_t count, const std::vector<Link>& links, double least)
      : least_(least), groups_(count), sums_(count), sizes_(count, 1), ages_(count, 0) {
    std::iota(groups_.begin(), groups_.end(), std::uint32_t{0});
    for (const Link& link : links) {
      sums_[link.first][link.second] = link.similarity;
      sums_[link.second][link.first] = link.similarity;
    }
    for (const Link& link : links) offer(link.first, link.second);
  }

  std::vector<std::uint32_t> run() {
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      const bool current = ages_[best.first] == best.first_age &&
                           ages_[best.second] == best.second_age && sizes_[best.first] > 0 &&
                           sizes_[best.second] > 0;
      if (current) merge(best.first, best.second);
    }
    for (std::uint32_t& group : groups_) group = root(group);
    return groups_;
  }

 private:
  std::uint32_t root(std::uint32_t group) const {
    while (groups_[group] != group) group = groups_[group];
    return group;
  }

  void offer(std::uint32_t a, std::uint32_t b) {
    const double pairs = static_cast<double>(sizes_[a]) * static_cast<double>(sizes_[b]);
    const double mean = sums_[a].at(b) / pairs;
    const std::uint32_t first = std::min(a, b);
    const std::uint32_t second = std::max(a, b);
    if (mean >= least_) queue_.push({mean, first, second, ages_[first], ages_[second]});
  }

  // The second group becomes part of the first, whose index is lower.
  void merge(std::uint32_t into, std::uint32_t from) {
    groups_[from] = into;
    sizes_[into] += sizes_[from];
    sizes_[from] = 0;
    ++ages_[into];
    for (const auto& [other, sum] : sums_[from]) {
      sums_[other].erase(from);
      if (other == into) continue;
      sums_[into][other] += sum;
      sums_[other][into] = sums_[into][other];
    }
    sums_[from].clear();
    for (const auto& [other, sum] : sums_[into]) offer(into, other);
  }

  double least_;
  std::vector<std::uint32_t> groups_;                  // [group], what it became part of
  std::vector<std::map<std::uint32_t, double>> sums_;  // [group][other group]
  std::vector<std::uint64_t> sizes_;                   // [group], 0 for one that is no more
  std::vector<std::uint32_t> ages_;                    // [group], how often it has grown
  std::priority_queue<Candidate> queue_;
};

}  // namespace

std::vector<std::uint32_t> connected_groups(std::size_t count, const std::vector<Link>& links) {
  std::vector<std::uint32_t> parents(count);
  std::iota(parents.begin(), parents.end(), std::uint32_t{0});
  const auto root = [&](std::uint32_t item) {
    while (parents[item] != item) {
      parents[item] = parents[parents[item]];
      item = parents[item];
    }
    return item;
  };
  for (const Link& link : links) {
    const std::uint32_t a = root(link.first);
    const std::uint32_t b = root(link.second);
    parents[std::max(a, b)] = std::min(a, b);
  }
  for (std::uint32_t item = 0; item < count; ++item) parents[item] = root(item);
  return parents;
}

std::vector<std::uint32_t> average_groups(std::size_t count, const std::vector<Link>& links,
                                          double least) {
  return Linkage(count, links, least).run();
}

}  // namespace tacitus

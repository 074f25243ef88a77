#include "ml/name_sequence.h"

#include <algorithm>
#include <limits>

// Every tag but the inner ones may follow any tag, so that one highest sum serves them all.

namespace tacitus {
namespace {

constexpr float kNever = -std::numeric_limits<float>::infinity();

std::uint16_t highest(const std::vector<float>& values) {
  return static_cast<std::uint16_t>(std::max_element(values.begin(), values.end()) -
                                    values.begin());
}

}  // namespace

NameSequence::NameSequence(const std::vector<std::string>& tags) {
  for (const std::string& tag : tags) {
    const bool inner = tag.starts_with("I-");
    const auto opener = std::find(tags.begin(), tags.end(), inner ? "B-" + tag.substr(2) : "");
    const bool found = inner && opener != tags.end();
    inner_.push_back(inner);
    opener_.push_back(found ? static_cast<std::uint16_t>(opener - tags.begin()) : kNone);
  }
}

void NameSequence::step(std::span<const float> scores, Scratch& scratch,
                        std::uint16_t* from) const {
  const std::vector<float>& best = scratch.best;
  const std::uint16_t any = highest(best);
  for (std::size_t tag = 0; tag < tags(); ++tag) {
    std::uint16_t before = any;
    if (inner_[tag]) {
      const std::uint16_t opener = opener_[tag];
      before = static_cast<std::uint16_t>(tag);
      if (opener != kNone) {
        const std::uint16_t low = std::min(before, opener);
        const std::uint16_t high = std::max(before, opener);
        before = best[high] > best[low] ? high : low;
      }
    }
    from[tag] = before;
    scratch.next[tag] = best[before] + scores[tag];
  }
  std::swap(scratch.best, scratch.next);
}

void NameSequence::decide(std::span<const float> scores, Scratch& scratch,
                          std::span<std::uint16_t> decided) const {
  const std::size_t words = decided.size();
  const std::size_t count = tags();
  if (words == 0 || count == 0) return;
  scratch.best.resize(count);
  scratch.next.resize(count);
  scratch.from.resize(words * count);
  for (std::size_t tag = 0; tag < count; ++tag) {
    scratch.best[tag] = scores[tag];
    if (inner_[tag]) scratch.best[tag] = kNever;
  }
  for (std::size_t word = 1; word < words; ++word) {
    step(scores.subspan(word * count, count), scratch, scratch.from.data() + word * count);
  }
  std::uint16_t tag = highest(scratch.best);
  for (std::size_t word = words; word-- > 0;) {
    decided[word] = tag;
    if (word > 0) tag = scratch.from[word * count + tag];
  }
}

}  // namespace tacitus

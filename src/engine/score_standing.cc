#include "engine/score_standing.h"

#include "engine/dump_standing.h"

namespace tacitus {
namespace {

// Something that the engine says, and where.
struct Finding {
  Span where;  // of a number, its words
  std::string line;
};

bool begins(std::string_view line, std::string_view wanted) {
  return line.substr(0, wanted.size()) == wanted &&
         (line.size() == wanted.size() || line[wanted.size()] == ' ');
}

template <class T, class Dump>
std::vector<Finding> findings_of(const Case& gold, const Annotations& own,
                                 const std::vector<T>& all, Dump dump) {
  std::vector<Finding> found;
  found.reserve(all.size());
  for (const T& one : all) {
    found.push_back({{}, dump(gold.document, own, one)});
  }
  return found;
}

std::vector<Finding> findings_of(const Case& gold, const Annotations& own, std::string_view layer) {
  if (layer == "proposals") return findings_of(gold, own, own.proposals, dump_proposal);
  if (layer == "measures") return findings_of(gold, own, own.measures, dump_measure);
  if (layer == "disputes") return findings_of(gold, own, own.disputes, dump_dispute);
  std::vector<Finding> found;
  for (const Event& event : own.events) {
    for (const EventNumber& number : event.numbers) {
      found.push_back({number.span, dump_number(gold.document, own, number)});
    }
  }
  return found;
}

}  // namespace

void score_standing(const Case& gold, const Annotations& annotations, Scores& scores,
                    std::vector<Mistake>& mistakes) {
  if (!gold.lists_standing) return;
  for (const std::string_view layer : {"numbers", "proposals", "measures", "disputes"}) {
    const std::vector<Finding> found = findings_of(gold, annotations, layer);
    std::vector<bool> used(found.size(), false);
    Tally& tally = scores[std::string(layer)];
    tally.found += found.size();
    for (const CaseStanding& wanted : gold.standing) {
      if (wanted.layer != layer) continue;
      ++tally.expected;
      bool right = false;
      for (std::size_t i = 0; i < found.size() && !right; ++i) {
        // All mentions of a proposal, measure or dispute make one; a number has its own words.
        const bool there = layer != "numbers" || found[i].where.overlaps(wanted.anchor);
        right = !used[i] && there && begins(found[i].line, wanted.line);
        if (right) used[i] = true;
      }
      tally.right += right;
      if (!right) {
        mistakes.push_back({wanted.line_number, "missed " + wanted.layer + ": " + wanted.line});
      }
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (used[i]) continue;
      mistakes.push_back({gold.line, "invented " + std::string(layer) + ": " + found[i].line});
    }
  }
}

}  // namespace tacitus

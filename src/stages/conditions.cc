#include "stages/conditions.h"

#include <algorithm>

#include "base/utf8.h"

// A condition begins with words of cues/conditions.tsv. The word behind them is climbed up as long
// as that stays inside the condition; what hangs below the word reached is the condition.

namespace tacitus {
namespace {

constexpr std::size_t kLongest = 4;  // words of a cue

class Finder {
 public:
  Finder(const Standing& standing, const StandingCues& cues, const Sentence& sentence)
      : standing_(standing), cues_(cues), tokens_(sentence.tokens) {}

  std::vector<ConditionClause> run() {
    std::vector<ConditionClause> found;
    for (Index t = tokens_.first; t < tokens_.last; ++t) {
      std::size_t size = 0;
      const CueRow* row = cue_at(t, size);
      if (row == nullptr) continue;
      ConditionClause one;
      one.row = row;
      one.first = t;
      one.trade = row->reads == "trade";
      const Index behind = t + static_cast<Index>(size);
      if (behind >= tokens_.last || !set_extent(t, behind, one)) continue;
      found.push_back(one);
      t = behind - 1;
    }
    return found;
  }

 private:
  std::string form(Index t) const {
    return lower(standing_.document().at(standing_.token(t).span));
  }

  // The longest cue that begins at a token.
  const CueRow* cue_at(Index t, std::size_t& size) const {
    for (std::size_t words = std::min<std::size_t>(kLongest, tokens_.last - t); words > 0;
         --words) {
      for (const std::uint32_t index :
           cues_.conditions.find("mark", form(t + static_cast<Index>(words) - 1))) {
        const CueRow& row = cues_.conditions.row(index);
        if (row.companions.size() + 1 != words) continue;
        bool same = true;
        for (std::size_t i = 0; i + 1 < words && same; ++i) {
          same = form(t + static_cast<Index>(i)) == row.companions[i];
        }
        if (!same) continue;
        size = words;
        return &row;
      }
    }
    return nullptr;
  }

  bool set_extent(Index first, Index behind, ConditionClause& one) const {
    Index at = behind;
    while (true) {
      const Token& word = standing_.token(at);
      const bool clause = word.relation == Relation::advcl && !one.trade;
      if (clause || word.head == kNone || word.head < first || word.head >= tokens_.last) break;
      at = word.head;
    }
    const Token& word = standing_.token(at);
    if (word.head == kNone) return false;
    // "asked if", "the question whether": what is asked is no condition; nor is a bare time.
    const bool clause = word.relation == Relation::advcl || word.relation == Relation::acl ||
                        word.relation == Relation::conj;
    if (one.row->reads == "clause" && !clause) return false;
    Index last = at;
    for (Index t = at; t < tokens_.last; ++t) {
      if (standing_.tree().below(t, at)) last = t;
    }
    while (last > behind && standing_.token(last).pos == Pos::punct) --last;
    one.head = at;
    one.span = {standing_.token(first).span.begin, standing_.token(last).span.end};
    return true;
  }

  const Standing& standing_;
  const StandingCues& cues_;
  const IndexRange tokens_;
};

}  // namespace

std::vector<ConditionClause> find_conditions(const Standing& standing, const StandingCues& cues,
                                             const Sentence& sentence) {
  return Finder(standing, cues, sentence).run();
}

}  // namespace tacitus

#include "stages/sayers.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr int kDepth = 16;

class Finder {
 public:
  Finder(const Tree& tree, const Cues& cues, Arguments& arguments,
         const std::vector<Index>& mention_of)
      : tree_(tree), cues_(cues), arguments_(arguments), mention_of_(mention_of) {}

  std::vector<Claimant> run(Index token) {
    Index at = token;
    for (int step = 0; step < kDepth; ++step) {
      beside(at, token);
      const Token& word = tree_.token(at);
      if (word.head == kNone) break;
      const bool content = word.relation == Relation::ccomp || word.relation == Relation::parataxis;
      const Token& above = tree_.token(word.head);
      if (content && above.pos == Pos::verb && cues_.reports('v', above.lemma)) {
        add_subject(word.head);
      }
      const bool accused = word.relation == Relation::advcl && above.pos == Pos::verb &&
                           tree_.marker(at, Relation::mark) == "of" &&
                           cues_.reports('v', above.lemma);
      if (accused) add_subject(word.head);
      at = word.head;
    }
    std::reverse(found_.begin(), found_.end());
    return std::move(found_);
  }

 private:
  void add(Index mention, Span cue) {
    for (const Claimant& other : found_) {
      if (other.cue == cue) return;
    }
    found_.push_back({mention, cue});
  }

  void add_subject(Index verb) {
    for (const Argument& argument : arguments_.of(verb)) {
      if (argument.role != role::kSubj) continue;
      const Index mention = mention_of_[argument.token];
      if (mention == kNone) continue;
      add(mention, tree_.token(verb).span);
      return;
    }
    // "it was reported that ...": somebody unnamed.
    if (tree_.passive(verb)) add(kNone, tree_.token(verb).span);
  }

  // Words of saying that hang below the content.
  void beside(Index at, Index trigger) {
    for (const Index kid : tree_.children(at)) {
      const Token& word = tree_.token(kid);
      const bool clause =
          word.relation == Relation::parataxis ||
          (word.relation == Relation::advcl && tree_.marker(kid, Relation::mark) == "as");
      if (clause && word.pos == Pos::verb && cues_.reports('v', word.lemma) &&
          !tree_.below(trigger, kid) && !tree_.has(kid, Relation::ccomp)) {
        add_subject(kid);
      }
      if (word.relation == Relation::advmod && cues_.reports('a', lower(word.lemma))) {
        add(kNone, word.span);
      }
      if (word.relation == Relation::obl || word.relation == Relation::nmod) according(kid);
    }
  }

  void according(Index kid) {
    const std::string marker = lower(tree_.marker(kid, Relation::case_));
    if (marker != "accord to" && !cues_.reports('p', marker)) return;
    if (mention_of_[kid] == kNone) return;
    const Index preposition = tree_.child(kid, Relation::case_);
    add(mention_of_[kid], tree_.token(preposition).span);
  }

  const Tree& tree_;
  const Cues& cues_;
  Arguments& arguments_;
  const std::vector<Index>& mention_of_;
  std::vector<Claimant> found_;
};

}  // namespace

std::vector<Claimant> sayers_of(const Tree& tree, const Cues& cues, Arguments& arguments,
                                const std::vector<Index>& mention_of, Index token) {
  return Finder(tree, cues, arguments, mention_of).run(token);
}

}  // namespace tacitus

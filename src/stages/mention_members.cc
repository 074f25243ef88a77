#include "stages/mention_members.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/word_list.h"
#include "stages/mention_roles.h"

namespace tacitus {
namespace {

constexpr Index kNear = 3;               // sentences, the phrase's own included
constexpr Index kMostBack = 24;          // sentences, with the captions between them
constexpr std::size_t kMostMembers = 6;  // "the six nations"

// Nouns that may count countries, by whoever speaks for them, and such that count people.
constexpr std::string_view kStates[] = {"country", "nation",   "government", "side",
                                        "state",   "neighbor", "neighbour",  "rival",
                                        "power",   "ally",     "foe",        "capital"};
constexpr std::string_view kPeople[] = {"leader", "president", "minister",  "man",
                                        "woman",  "official",  "politician"};

constexpr std::string_view kRebels = "REB";

enum class Counted : std::uint8_t { none, states, sides, people };

Counted counted_by(std::string_view noun) {
  if (is_in(kPeople, noun)) return Counted::people;
  if (noun == "side") return Counted::sides;
  return is_in(kStates, noun) ? Counted::states : Counted::none;
}

class MemberFinder {
 public:
  MemberFinder(const Tree& tree, Annotations& annotations)
      : tree_(tree),
        annotations_(annotations),
        at_(annotations.sentences.size() + 1, 0),
        mention_of_(annotations.tokens.size(), kNone),
        joint_(annotations.tokens.size()) {
    const std::vector<Mention>& mentions = annotations.mentions;
    Index mention = 0;
    for (Index s = 0; s < annotations.sentences.size(); ++s) {
      at_[s] = mention;
      while (mention < mentions.size() && mentions[mention].sentence <= s) ++mention;
    }
    at_.back() = mention;
    for (Index m = 0; m < mentions.size(); ++m) mention_of_[mentions[m].head] = m;
    for (Index e = 0; e < annotations.entities.size(); ++e) {
      const Entity& entity = annotations.entities[e];
      const bool such = !entity.code.empty() && entity.sector.empty() && entity.role.empty() &&
                        entity.rule != kPlaceRule && entity.rule != kStoryRule;
      if (such) countries_.try_emplace(entity.code, e);
    }
  }

  void run();

 private:
  bool is_story(Index sentence) const;
  std::size_t count_of(Index head) const;
  bool is_more_told(Index head) const;
  bool counts(Index mention, Counted counted) const;
  bool is_one(Index one, Index other, Counted counted) const;
  void add(const Mention& mention, Counted counted, std::vector<Index>& found) const;
  std::vector<Index> joined_before(Index sentence, Index before, Counted counted) const;
  void gather(Index sentence, Index before, Counted counted, std::vector<Index>& found) const;
  std::vector<Index> members(Index sentence, Index head) const;
  Index country_of(const std::string& code, Index otherwise) const;
  void add_people_of(Index joint);
  Mention phrase(Index sentence, Index head) const;
  void put();

  const Tree& tree_;
  Annotations& annotations_;
  std::vector<Index> at_;          // [sentence], its first mention; one more at the end
  std::vector<Index> mention_of_;  // [token]
  std::unordered_map<std::string, Index> countries_;  // by code, the first entity that is one
  std::vector<std::vector<Index>> joint_;             // [token], entities of the members
};

// True for the running text: captions and lines between paragraphs tell of others.
bool MemberFinder::is_story(Index sentence) const {
  const Index block = annotations_.sentences[sentence].block;
  if (block >= annotations_.blocks.size()) return annotations_.blocks.empty();
  const BlockKind kind = annotations_.blocks[block].kind;
  return kind == BlockKind::paragraph || kind == BlockKind::headline;
}

// How many "the two", "both" or "the 3" says; 0 when it says nothing definite.
std::size_t MemberFinder::count_of(Index head) const {
  static constexpr std::string_view kWords[] = {"", "", "two", "three", "four", "five", "six"};
  static constexpr std::string_view kFigures[] = {"", "", "2", "3", "4", "5", "6"};
  std::size_t count = 0;
  bool definite = false;
  for (const Index kid : tree_.children(head)) {
    const std::string& lemma = tree_.token(kid).lemma;
    if (lemma == "both") return 2;
    definite = definite || lemma == "the" || lemma == "these";
    for (std::size_t n = 2; n <= kMostMembers; ++n) {
      if (lemma == kWords[n] || lemma == kFigures[n]) count = n;
    }
  }
  return definite ? count : 0;
}

// "The two countries that signed", "the two Jordanian men", "both sides of the bridge".
bool MemberFinder::is_more_told(Index head) const {
  return std::any_of(tree_.children(head).begin(), tree_.children(head).end(), [&](Index kid) {
    const Token& word = tree_.token(kid);
    switch (word.relation) {
      case Relation::nmod:
      case Relation::nmod_poss:
      case Relation::acl:
      case Relation::acl_relcl:
      case Relation::appos:
      case Relation::conj:
      case Relation::compound:
        return true;
      case Relation::amod:
        return word.pos == Pos::propn;
      default:
        return false;
    }
  });
}

// True for whoever a phrase may count: for "sides", rebels beside the state that they fight, too.
bool MemberFinder::counts(Index mention, Counted counted) const {
  const Mention& one = annotations_.mentions[mention];
  if (one.entity == kNone) return false;
  const Entity& entity = annotations_.entities[one.entity];
  if (counted == Counted::people) return one.kind == MentionKind::person && !entity.name.empty();
  if (counted == Counted::sides && entity.sector == kRebels) return true;
  const bool town = entity.rule == kPlaceRule && entity.sector.empty();
  return is_country_code(entity.code) && !town;
}

// True when two entities are one of those whom a phrase counts.
bool MemberFinder::is_one(Index one, Index other, Counted counted) const {
  if (one == other) return true;
  if (counted == Counted::people) return false;
  const Entity& here = annotations_.entities[one];
  const Entity& there = annotations_.entities[other];
  const bool apart =
      counted == Counted::sides && (here.sector == kRebels) != (there.sector == kRebels);
  return here.code == there.code && !apart;
}

// The country as such where the text names it, else whoever of it was named.
Index MemberFinder::country_of(const std::string& code, Index otherwise) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? otherwise : found->second;
}

// Takes in one mention, unless its like is there.
void MemberFinder::add(const Mention& mention, Counted counted, std::vector<Index>& found) const {
  const Entity& entity = annotations_.entities[mention.entity];
  const bool state = counted != Counted::people && entity.sector != kRebels;
  const Index member = state ? country_of(entity.code, mention.entity) : mention.entity;
  const bool known = std::any_of(found.begin(), found.end(),
                                 [&](Index other) { return is_one(member, other, counted); });
  if (!known) found.push_back(member);
}

// Takes in whoever a sentence names before a word, each once.
void MemberFinder::gather(Index sentence, Index before, Counted counted,
                          std::vector<Index>& found) const {
  for (Index m = at_[sentence]; m < at_[sentence + 1]; ++m) {
    Mention mention = annotations_.mentions[m];
    if (mention.head >= before) continue;
    for (const Index member : joint_[mention.head]) {
      mention.entity = member;
      add(mention, counted, found);
    }
    if (joint_[mention.head].empty() && counts(m, counted)) add(mention, counted, found);
  }
}

// The last of a sentence who are joined by "and" before a word: "between Israel and Egypt", but not
// as objects: "Peru met France and Chad" are three.
std::vector<Index> MemberFinder::joined_before(Index sentence, Index before,
                                               Counted counted) const {
  std::vector<Index> last;
  for (Index m = at_[sentence]; m < at_[sentence + 1]; ++m) {
    const Mention& first = annotations_.mentions[m];
    if (first.head >= before || !counts(m, counted)) continue;
    const std::string marker = tree_.marker(first.head, Relation::case_);
    const Relation relation = tree_.token(first.head).relation;
    const bool apart = relation == Relation::nsubj || relation == Relation::nsubj_pass ||
                       relation == Relation::nmod || marker == "between" || marker == "among";
    if (!apart) continue;  // whoever acts on them is of the same story
    std::vector<Index> found;
    add(first, counted, found);
    for (const Index kid : tree_.children(first.head)) {
      const Index other = mention_of_[kid];
      const bool joined = tree_.token(kid).relation == Relation::conj && kid < before;
      if (joined && other != kNone && counts(other, counted)) {
        add(annotations_.mentions[other], counted, found);
      }
    }
    if (found.size() > 1) last = std::move(found);
  }
  return last;
}

// Those whom a phrase counts: whoever its own sentence names before it, or the nearest before that,
// when they are just as many. One of its own sentence alone stands opposite to them ("Chad will
// help if both countries agree").
std::vector<Index> MemberFinder::members(Index sentence, Index head) const {
  const Counted counted = counted_by(tree_.token(head).lemma);
  const bool plural = tree_.token(head).morphology.number == Number::plural;
  if (!plural || counted == Counted::none) return {};
  const std::size_t wanted = count_of(head);
  if (wanted == 0 || is_more_told(head)) return {};
  std::vector<Index> found;
  Index seen = 0;  // sentences
  for (Index s = sentence + 1; s-- > 0 && seen < kNear && s + kMostBack > sentence;) {
    if (!is_story(s)) continue;
    ++seen;
    gather(s, s == sentence ? head : tree_.size(), counted, found);
    if (found.size() == wanted) return found;
    std::vector<Index> joined = joined_before(s, s == sentence ? head : tree_.size(), counted);
    if (joined.size() == wanted) return joined;
    if (found.size() > wanted) return {};
    if (s == sentence) found.clear();
  }
  return {};
}

// "The leaders of the two countries", "the two countries' armies": somebody of each.
void MemberFinder::add_people_of(Index joint) {
  const Token& word = tree_.token(joint);
  const Index head = word.head;
  const bool of =
      (word.relation == Relation::nmod && tree_.marker(joint, Relation::case_) == "of") ||
      word.relation == Relation::nmod_poss;
  if (!of || head == kNone || mention_of_[head] == kNone) return;
  if (tree_.token(head).morphology.number != Number::plural) return;
  const Index entity = annotations_.mentions[mention_of_[head]].entity;
  if (entity == kNone) return;
  if (annotations_.entities[entity].sector.empty() && annotations_.entities[entity].role.empty()) {
    return;
  }
  const std::string& home = annotations_.entities[entity].code;
  bool other = !home.empty();  // "Peruvian leaders of both countries"
  for (const Index member : joint_[joint]) {
    const std::string& code = annotations_.entities[member].code;
    if (code.empty()) return;
    other = other && code != home;
  }
  if (other) return;
  for (const Index member : joint_[joint]) {
    Entity one = annotations_.entities[entity];
    one.code = annotations_.entities[member].code;
    one.rule = annotations_.entities[member].rule;
    joint_[head].push_back(static_cast<Index>(annotations_.entities.size()));
    annotations_.entities.push_back(std::move(one));
  }
}

// The words of a phrase, from "the" or "both" to its noun.
Mention MemberFinder::phrase(Index sentence, Index head) const {
  Mention mention;
  mention.head = head;
  mention.sentence = sentence;
  mention.kind = MentionKind::group;
  mention.tokens = {head, head + 1};
  for (const Index kid : tree_.children(head)) {
    const bool near = kid < head && tree_.token(kid).relation != Relation::case_;
    if (near) mention.tokens.first = std::min(mention.tokens.first, kid);
  }
  mention.span = {annotations_.tokens[mention.tokens.first].span.begin,
                  annotations_.tokens[head].span.end};
  return mention;
}

// Puts the members where the phrases were.
void MemberFinder::put() {
  std::vector<Mention> all;
  all.reserve(annotations_.mentions.size());
  for (const Mention& mention : annotations_.mentions) {
    if (joint_[mention.head].empty()) all.push_back(mention);
  }
  for (Index s = 0; s < annotations_.sentences.size(); ++s) {
    const IndexRange words = annotations_.sentences[s].tokens;
    for (Index t = words.first; t < words.last; ++t) {
      for (const Index member : joint_[t]) {
        const Index old = mention_of_[t];
        all.push_back(old == kNone ? phrase(s, t) : annotations_.mentions[old]);
        all.back().entity = member;
      }
    }
  }
  std::stable_sort(all.begin(), all.end(), comes_before);
  annotations_.mentions = std::move(all);
}

void MemberFinder::run() {
  bool any = false;
  for (Index s = 0; s < annotations_.sentences.size(); ++s) {
    const IndexRange words = annotations_.sentences[s].tokens;
    for (Index t = words.first; t < words.last; ++t) {
      joint_[t] = members(s, t);
      any = any || !joint_[t].empty();
    }
  }
  if (!any) return;
  for (Index t = 0; t < joint_.size(); ++t) {
    if (!joint_[t].empty()) add_people_of(t);
  }
  put();
}

}  // namespace

void add_members(const Tree& tree, Annotations& annotations) {
  MemberFinder(tree, annotations).run();
}

}  // namespace tacitus

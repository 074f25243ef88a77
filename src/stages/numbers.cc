#include "stages/numbers.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/arguments.h"
#include "stages/claimants.h"
#include "stages/factuality.h"
#include "stages/quantities.h"

// Numbers of events. A word of cues/counts.tsv says what a number beside it counts ("killed": its
// object; "toll": what follows; "dead": what stands before it). The number goes to the event that
// this word tells, or to the nearest event of the sentence of which it can be a number; and, when
// the sentence tells no event, to the only attack of the sentence before it ("A bomb went off in a
// market. At least 12 people died."). Sums of money go to the act above them in the tree, the
// crowd of a protest is its actor.
//
// Left out on purpose: what has not happened ("could kill 200"), numbers of things and beasts,
// plurals without a number, and sums that no word says are of the event.

namespace tacitus {
namespace {

constexpr Index kBeside = 3;  // words between "12" and "dead"
constexpr Index kBehind = 8;  // words between "toll" and its number
constexpr double kCrowd = 3;  // people that make a protest
constexpr int kDepth = 12;    // words to climb

NumberKind kind_of(std::string_view reads) {
  if (reads == "injured") return NumberKind::injured;
  if (reads == "arrested") return NumberKind::arrested;
  if (reads == "participants") return NumberKind::participants;
  if (reads == "displaced") return NumberKind::displaced;
  return NumberKind::killed;
}

// How well a number of a kind fits an event of a type: 0 for not at all.
int fit(NumberKind kind, std::string_view type) {
  switch (kind) {
    case NumberKind::killed:
    case NumberKind::injured:
      return type == "ASSAULT" ? 3 : type == "PROTEST" ? 2 : type == "COERCE" ? 1 : 0;
    case NumberKind::displaced:
      return type == "ASSAULT" ? 3 : type == "COERCE" ? 2 : 0;
    case NumberKind::arrested:
      return type == "COERCE" ? 3 : 0;
    case NumberKind::participants:
      return type == "PROTEST" ? 3 : 0;
    case NumberKind::money: {
      static constexpr std::string_view kTypes[] = {"AID",     "AGREE",   "CONCEDE", "COOPERATE",
                                                    "SUPPORT", "REQUEST", "SANCTION"};
      return is_in(kTypes, type) ? 1 : 0;
    }
  }
  return 0;
}

// The same figure on the same word.
bool same(const EventNumber& a, const EventNumber& b) {
  const auto speaker = [](const EventNumber& number) {
    return number.claimants.empty() ? kNone : number.claimants.back().mention;
  };
  return a.low == b.low && a.high == b.high && a.unit == b.unit && speaker(a) == speaker(b);
}

// A number and the tokens that it covers.
struct Sum {
  double low = 0;
  std::optional<double> high;
  IndexRange tokens;
  bool found = false;
};

class Finder {
 public:
  Finder(const Document& document, Annotations& annotations, const Cues& cues,
         const Reporting& reporting, const StandingCues& standing)
      : document_(document),
        annotations_(annotations),
        cues_(cues),
        claims_(annotations, reporting),
        standing_(standing),
        tree_(annotations),
        arguments_(tree_, cues),
        mention_of_(annotations.tokens.size(), kNone) {
    for (Index i = 0; i < annotations.mentions.size(); ++i) {
      const Index head = annotations.mentions[i].head;
      if (mention_of_[head] == kNone) mention_of_[head] = i;
    }
  }

  void run() {
    std::size_t first = 0;
    for (Index s = 0; s < annotations_.sentences.size(); ++s) {
      std::size_t last = first;
      while (last < annotations_.events.size() && annotations_.events[last].sentence == s) ++last;
      before_ = own_;
      own_ = {first, last};
      if (is_prose(annotations_.sentences[s], annotations_.blocks)) read_sentence(s);
      first = last;
    }
    for (Event& event : annotations_.events) {
      std::stable_sort(
          event.numbers.begin(), event.numbers.end(),
          [](const EventNumber& a, const EventNumber& b) { return a.span.begin < b.span.begin; });
    }
  }

 private:
  struct Events {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  void read_sentence(Index sentence);
  void read_word(Index token, Index sentence);
  void read_crowd(Event& event);
  void read_money(const Quantity& quantity);
  const CueRow* row_of(Index token, std::string_view pos) const;
  Sum around(Index token, const CueRow& row);
  Sum of_argument(Index token, Role role);
  Sum of_phrase(Index head) const;
  Sum of_list(Index head) const;
  Sum beside(Index token) const;
  Sum behind(Index token) const;
  const Quantity* quantity_of(Index head) const;
  bool is_people(Index head) const;
  Event* event_for(NumberKind kind, Index token, Index sentence);
  void add(Event& event, NumberKind kind, const Sum& sum, Index word, std::string unit);

  const Document& document_;
  Annotations& annotations_;
  const Cues& cues_;
  const Claims claims_;
  const StandingCues& standing_;
  const Tree tree_;
  Arguments arguments_;
  std::vector<Index> mention_of_;     // [token]
  std::vector<Quantity> quantities_;  // of the sentence
  Events own_;                        // of the sentence
  Events before_;                     // of the sentence before
};

void Finder::read_sentence(Index sentence) {
  const Sentence& here = annotations_.sentences[sentence];
  const bool may = own_.first < own_.last || before_.first < before_.last;
  if (!may) return;
  quantities_ = find_quantities(document_, tree_, standing_, here);
  for (Index token = here.tokens.first; token < here.tokens.last; ++token) {
    read_word(token, sentence);
  }
  for (std::size_t i = own_.first; i < own_.last; ++i) read_crowd(annotations_.events[i]);
  for (const Quantity& quantity : quantities_) {
    if (!quantity.unit.empty()) read_money(quantity);
  }
}

const CueRow* Finder::row_of(Index token, std::string_view pos) const {
  const CueRow* best = nullptr;
  std::string lemma = lower(tree_.token(token).lemma);
  // "20 injured", "30 wounded", where the tagger sees adjectives
  if (tree_.token(token).pos == Pos::adj && lemma.ends_with("ed")) {
    lemma.resize(lemma.size() -
                 (standing_.counts.find(pos, lemma.substr(0, lemma.size() - 1)).empty() ? 2 : 1));
  }
  for (const std::uint32_t index : standing_.counts.find(pos, lemma)) {
    const CueRow& row = standing_.counts.row(index);
    const bool all = std::all_of(
        row.companions.begin(), row.companions.end(), [&](const std::string& companion) {
          const auto kids = tree_.children(token);
          return std::any_of(kids.begin(), kids.end(),
                             [&](Index kid) { return lower(tree_.token(kid).lemma) == companion; });
        });
    if (!all) continue;
    if (best == nullptr || row.companions.size() > best->companions.size()) best = &row;
  }
  return best;
}

void Finder::read_word(Index token, Index sentence) {
  const Pos pos = tree_.token(token).pos;
  std::array<std::string_view, 2> kinds = {"noun", ""};
  if (pos == Pos::verb) kinds = {"verb", "state"};
  if (pos == Pos::adj) kinds = {"state", ""};
  for (const std::string_view kind : kinds) {
    const CueRow* row = kind.empty() ? nullptr : row_of(token, kind);
    if (row == nullptr) continue;
    const Sum sum = around(token, *row);
    if (!sum.found) continue;
    const Reality reality = reality_of(tree_, cues_, arguments_, token, false);
    if (reality.status() != EventStatus::actual) return;
    const NumberKind number = kind_of(row->reads);
    if (Event* event = event_for(number, token, sentence)) add(*event, number, sum, token, "");
    return;
  }
}

Sum Finder::around(Index token, const CueRow& row) {
  const std::string_view where = row.objects.empty() ? "obj" : std::string_view(row.objects[0]);
  if (where == "subj") return of_argument(token, role::kSubj);
  if (where == "self") return of_phrase(token);
  if (where == "behind") return behind(token);
  if (where == "beside") return beside(token);
  return of_argument(token, role::kObj);
}

Sum Finder::of_argument(Index token, Role role) {
  std::vector<Index> heads;
  for (const Argument& argument : arguments_.of(token)) {
    if (argument.role == role) heads.push_back(argument.token);
  }
  for (const Index head : heads) {
    if (is_people(head)) {
      if (const Sum sum = of_list(head); sum.found) return sum;
    }
  }
  return {};
}

const Quantity* Finder::quantity_of(Index head) const {
  for (const Quantity& quantity : quantities_) {
    const bool own = quantity.counted == head || quantity.tokens.contains(head);
    if (own && quantity.unit.empty()) return &quantity;
  }
  return nullptr;
}

bool Finder::is_people(Index head) const {
  const Token& word = tree_.token(head);
  if (word.pos == Pos::num || word.lemma == "other" || word.lemma == "people") return true;
  const Quantity* quantity = quantity_of(head);
  const Index counted = quantity == nullptr ? head : quantity->counted;
  if (quantity != nullptr && quantity->tokens.contains(counted)) return true;  // "killed dozens"
  const Index mention = mention_of_[counted];
  if (mention == kNone) return false;
  const MentionKind kind = annotations_.mentions[mention].kind;
  return kind == MentionKind::person || kind == MentionKind::group;
}

// "two policemen", "a child": one phrase without its conjuncts.
Sum Finder::of_phrase(Index head) const {
  Sum sum;
  if (const Quantity* quantity = quantity_of(head)) {
    sum = {quantity->low, quantity->high, quantity->tokens, true};
    sum.tokens.first = std::min(sum.tokens.first, head);
    sum.tokens.last = std::max({sum.tokens.last, head + 1, quantity->counted + 1});
    return sum;
  }
  const Token& word = tree_.token(head);
  const Index mention = mention_of_[head];
  const bool person =
      mention != kNone && annotations_.mentions[mention].kind == MentionKind::person;
  if (word.pos != Pos::noun || word.morphology.number == Number::plural || !person) return sum;
  for (const Index kid : tree_.children(head)) {
    const std::string& lemma = tree_.token(kid).lemma;
    const bool one = tree_.token(kid).relation == Relation::det &&
                     (lemma == "a" || lemma == "an" || lemma == "another");
    if (one) return {1, 1.0, {kid, head + 1}, true};
  }
  return sum;
}

// "two policemen and a child": all together; a conjunct without a number leaves the sum open.
Sum Finder::of_list(Index head) const {
  Sum sum = of_phrase(head);
  if (!sum.found) return sum;
  for (const Index kid : tree_.children(head)) {
    const bool noun = is_nominal(tree_.token(kid)) && is_people(kid);
    if (tree_.token(kid).relation != Relation::conj || !noun) continue;
    const Sum other = of_phrase(kid);
    if (!other.found) {
      sum.high.reset();
      continue;
    }
    sum.low += other.low;
    sum.high = sum.high && other.high ? std::optional(*sum.high + *other.high) : std::nullopt;
    sum.tokens.last = std::max(sum.tokens.last, other.tokens.last);
  }
  return sum;
}

// "12 dead", "30 others wounded", "12 people dead".
Sum Finder::beside(Index token) const {
  for (const Quantity& quantity : quantities_) {
    if (!quantity.unit.empty() || quantity.tokens.last > token) continue;
    if (token - quantity.tokens.last >= kBeside) continue;
    bool between = true;  // only people and "were"
    for (Index t = quantity.tokens.last; t < token; ++t) {
      const Token& word = tree_.token(t);
      const bool may =
          word.pos == Pos::noun || word.pos == Pos::adj || word.relation == Relation::aux;
      between = between && may && (word.pos != Pos::noun || is_people(t));
    }
    if (between) return {quantity.low, quantity.high, {quantity.tokens.first, token + 1}, true};
  }
  return {};
}

// "the death toll rose to 45", "a toll of 12".
Sum Finder::behind(Index token) const {
  for (const Quantity& quantity : quantities_) {
    if (!quantity.unit.empty() || quantity.tokens.first <= token) continue;
    if (quantity.tokens.first - token > kBehind) break;
    const std::string& before = tree_.token(quantity.tokens.first - 1).lemma;
    const bool said = before == "to" || before == "of" || before == "at" || before == "be" ||
                      before == "reach" || before == "stand";
    if (said) return {quantity.low, quantity.high, quantity.tokens, true};
  }
  return {};
}

Event* Finder::event_for(NumberKind kind, Index token, Index sentence) {
  Event* best = nullptr;
  int best_fit = 0;
  Index best_distance = 0;
  for (std::size_t i = own_.first; i < own_.last; ++i) {
    Event& event = annotations_.events[i];
    const bool real = event.status == EventStatus::actual;
    if (event.token == token) return real ? &event : nullptr;
    const int fits = real ? fit(kind, event.type) : 0;
    const Index distance = event.token < token ? token - event.token : event.token - token;
    if (fits == 0 || fits < best_fit || (fits == best_fit && distance >= best_distance)) continue;
    best = &event;
    best_fit = fits;
    best_distance = distance;
  }
  if (best != nullptr || own_.first < own_.last || sentence == 0) return best;
  // No event here: the only fitting one of the sentence before.
  const bool harm = kind == NumberKind::killed || kind == NumberKind::injured;
  if (!harm || !is_prose(annotations_.sentences[sentence - 1], annotations_.blocks)) return nullptr;
  for (std::size_t i = before_.first; i < before_.last; ++i) {
    Event& event = annotations_.events[i];
    if (event.type != "ASSAULT" || event.status != EventStatus::actual) continue;
    if (best != nullptr || event.historical) return nullptr;
    best = &event;
  }
  return best;
}

// "Thousands of farmers marched": whoever protests is the crowd.
void Finder::read_crowd(Event& event) {
  if (event.type != "PROTEST" || event.status != EventStatus::actual) return;
  for (const Index actor : event.actor) {
    const Mention& mention = annotations_.mentions[actor];
    if (mention.sentence != event.sentence) continue;
    const Quantity* quantity = quantity_of(mention.head);
    if (quantity == nullptr || quantity->high.value_or(quantity->low) < kCrowd) continue;
    add(event, NumberKind::participants, of_phrase(mention.head), event.token, "");
  }
}

// A sum belongs to the act above it, through phrases and not through clauses.
void Finder::read_money(const Quantity& quantity) {
  Index at = quantity.number;
  for (int step = 0; at != kNone && step < kDepth; ++step) {
    for (std::size_t i = own_.first; i < own_.last; ++i) {
      Event& event = annotations_.events[i];
      if (event.token != at) continue;
      const bool real = event.status == EventStatus::actual || event.status == EventStatus::future;
      if (!real || fit(NumberKind::money, event.type) == 0) return;
      add(event, NumberKind::money, {quantity.low, quantity.high, quantity.tokens, true}, at,
          quantity.unit);
      return;
    }
    const Relation relation = tree_.token(at).relation;
    const bool clause = relation == Relation::acl_relcl || relation == Relation::ccomp ||
                        relation == Relation::advcl || relation == Relation::parataxis;
    if (clause) return;
    at = tree_.token(at).head;
  }
}

void Finder::add(Event& event, NumberKind kind, const Sum& sum, Index word, std::string unit) {
  EventNumber number;
  number.kind = kind;
  number.low = sum.low;
  number.high = sum.high;
  number.unit = std::move(unit);
  number.span = {tree_.token(sum.tokens.first).span.begin,
                 tree_.token(sum.tokens.last - 1).span.end};
  number.claimants = word == event.token ? event.claimants : claims_.of(word, event.sentence);
  for (const EventNumber& other : event.numbers) {
    if (other.kind == kind && (other.span.overlaps(number.span) || same(other, number))) return;
  }
  event.numbers.push_back(std::move(number));
}

}  // namespace

void NumberFinder::run(const Document& document, Annotations& annotations) const {
  Finder(document, annotations, cues_, reporting_, standing_).run();
}

}  // namespace tacitus

#include "stages/dating.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/ud.h"
#include "base/word_list.h"
#include "stages/time_tense.h"

// Which time dates an event.
//
//   North Korea, which tested a missile on July 4, rejected the offer that Seoul made in May.
//                       tested: July 4                rejected: the day of publication
//                                                     made: May
//
// A time expression belongs to the word that it depends on, over nouns but never over another
// verb: "agreed to meet on Friday" says when they meet and not when they agreed. From the trigger
// the search climbs to the words above. As long as no subject of its own makes the trigger's clause
// another story ("was forced to leave", "launched an attack", "attacked and killed"), a time found
// there is of the same clause; higher up it is a guess from the sentence, and is called so.
//
// What is told as a plan, a wish or a possibility has no date unless the text gives one: the day on
// which it was said is not the day on which it happens.

namespace tacitus {
namespace {

using std::chrono::days;

constexpr Index kReach = 60;  // how far a dependant may stand from its head, in words
constexpr int kHighest = 24;  // arcs climbed

constexpr std::string_view kBounds[] = {"after", "ahead", "before", "pending",
                                        "prior", "till",  "until"};
// Verbs that lend their time to their object: "launched an attack on Monday".
constexpr std::string_view kLight[] = {
    "begin",  "carry",  "conduct", "continue", "deliver", "do",   "give",     "have",
    "hold",   "impose", "issue",   "launch",   "lead",    "make", "mount",    "open",
    "resume", "sign",   "stage",   "start",    "sustain", "take", "undertake"};
// Participles that say when something is to be: "talks scheduled for Monday".
constexpr std::string_view kSettling[] = {"date",     "due", "hold", "plan",
                                          "schedule", "set", "slate"};
constexpr std::string_view kUncertain[] = {"can",   "could",  "may",  "might", "must",
                                           "shall", "should", "will", "wo",    "would"};

class Dater {
 public:
  Dater(const Document& document, const Annotations& annotations, Index sentence)
      : document_(document),
        annotations_(annotations),
        sentence_(annotations.sentences[sentence]),
        index_(sentence),
        tree_(has_tree(annotations, sentence_)) {
    const auto before = [](const TimeExpression& time, Index index) {
      return time.sentence < index;
    };
    const auto& times = annotations.times;
    first_time_ = static_cast<Index>(
        std::lower_bound(times.begin(), times.end(), sentence, before) - times.begin());
    last_time_ = static_cast<Index>(
        std::lower_bound(times.begin(), times.end(), sentence + 1, before) - times.begin());
  }

  Dating date(Index trigger) const {
    Dating dating;
    dating.time = tree_ ? by_tree(trigger, dating.by) : nearest(trigger);
    if (!tree_ && dating.time != kNone) dating.by = DatedBy::sentence;
    if (tree_ && dating.time == kNone && is_news(trigger)) {
      dating.time = of_narrative(trigger);
      if (dating.time != kNone) dating.by = DatedBy::narrative;
    }
    const bool caption = in_block(BlockKind::caption);
    if (dating.time == kNone && caption) {
      dating.time = of_photograph();
      if (dating.time != kNone) dating.by = DatedBy::caption;
    }
    if (dating.time != kNone) {
      dating.date = interval_of(dating.time);
      dating.historical = is_historical(dating);
    } else if (!caption && document_.dated() && tree_ && is_news(trigger)) {
      dating.date = day_interval(document_.published);
      dating.by = DatedBy::publication;
    } else if (caption) {
      dating.historical = is_old_photograph();
    }
    return dating;
  }

 private:
  const Token& token(Index index) const { return annotations_.tokens[index]; }
  std::string word(Index index) const { return lower_text(document_, token(index)); }

  bool in_block(BlockKind kind) const {
    return sentence_.block < annotations_.blocks.size() &&
           annotations_.blocks[sentence_.block].kind == kind;
  }

  // A verb or the predicate of a clause.
  bool heads_clause(Index index) const {
    const Token& it = token(index);
    if (it.pos == Pos::verb) return it.relation != Relation::amod;
    switch (it.relation) {
      case Relation::root:
      case Relation::ccomp:
      case Relation::csubj:
      case Relation::advcl:
      case Relation::acl_relcl:
      case Relation::advcl_relcl:
      case Relation::parataxis:
        return true;
      default:
        return false;
    }
  }

  // The token that the expression hangs on, or kNone.
  Index governor(Index time) const {
    const IndexRange range = annotations_.times[time].tokens;
    const Index verb = verb_before(document_, annotations_, sentence_, range);
    if (verb != kNone) return verb;
    for (Index i = range.first; i < range.last; ++i) {
      const Index head = token(i).head;
      if (head == kNone || !range.contains(head)) return head;
    }
    return kNone;
  }

  // The word that leads the expression ("until"), over articles.
  std::string lead(Index time) const {
    Index at = annotations_.times[time].tokens.first;
    for (int i = 0; i < 2 && at > sentence_.tokens.first; ++i) {
      --at;
      std::string text = word(at);
      if (text == "of" && at > sentence_.tokens.first) {
        std::string second = word(at - 1);
        if (second == "ahead") return second;
      }
      if (text != "the" && text != "early" && text != "late") return text;
    }
    return {};
  }

  bool only_bounds(Index time) const { return one_of(lead(time), kBounds); }

  // "Friday's attack", "its July 4 test": the time of the noun behind it and of nothing else.
  bool is_attributive(Index time) const {
    const IndexRange range = annotations_.times[time].tokens;
    const Index head = governor(time);
    if (head == kNone || head < range.last) return false;
    return token(head).pos == Pos::noun || token(head).pos == Pos::propn;
  }

  // How far below `above` the time hangs: 1 directly, 2 over a noun, 0 when it does not or when
  // another clause lies between.
  int depth_below(Index time, Index above) const {
    Index at = governor(time);
    const bool attributive = is_attributive(time);
    const bool noun = token(above).pos == Pos::noun || token(above).pos == Pos::propn;
    for (int depth = 1; depth <= 3 && at != kNone; ++depth) {
      if (at == above) return depth > 1 && (attributive || noun) ? 0 : depth;
      const bool settled = token(at).head == above && one_of(token(at).lemma, kSettling) &&
                           base_of(token(at).relation) == Relation::acl;
      if (settled) return 1;
      if (heads_clause(at) || attributive) return 0;
      at = token(at).head;
    }
    return 0;
  }

  // The time that hangs highest below `above`, the nearest to it of several.
  Index time_below(Index above) const {
    Index best = kNone;
    int best_depth = 0;
    for (Index time = first_time_; time < last_time_; ++time) {
      if (only_bounds(time)) continue;
      const IndexRange range = annotations_.times[time].tokens;
      if (range.contains(above)) continue;
      const int depth = depth_below(time, above);
      if (depth == 0) continue;
      const bool better = best == kNone || depth < best_depth ||
                          (depth == best_depth && distance(time, above) < distance(best, above));
      if (better) {
        best = time;
        best_depth = depth;
      }
    }
    return best;
  }

  Index distance(Index time, Index from) const {
    const IndexRange range = annotations_.times[time].tokens;
    return range.first > from ? range.first - from : from - range.first;
  }

  template <class Test>
  bool any_child(Index parent, Test test) const {
    const Index begin = std::max(sentence_.tokens.first, parent < kReach ? 0 : parent - kReach);
    const Index end = std::min(sentence_.tokens.last, parent + kReach);
    for (Index i = begin; i < end; ++i) {
      if (token(i).head == parent && test(i)) return true;
    }
    return false;
  }

  bool has_subject(Index verb) const {
    return any_child(verb, [&](Index child) {
      const Relation base = base_of(token(child).relation);
      return base == Relation::nsubj || base == Relation::csubj;
    });
  }

  Index by_tree(Index trigger, DatedBy& by) const {
    bool same_clause = true;
    Index at = trigger;
    for (int i = 0; i < kHighest && at != kNone; ++i) {
      const bool looks = at == trigger || heads_clause(at);
      const Index found = looks ? time_below(at) : kNone;
      if (found != kNone && (same_clause || is_factual(clause_of(trigger)))) {
        by = same_clause ? DatedBy::clause : DatedBy::sentence;
        return found;
      }
      if (at == trigger) {
        const Index joined = time_of_joined(trigger);
        if (joined != kNone) {
          by = DatedBy::clause;
          return joined;
        }
      }
      same_clause = same_clause && goes_on(at);
      at = token(at).head;
    }
    return kNone;
  }

  // "attacked and killed five people on Monday": the time of a verb joined to the trigger.
  Index time_of_joined(Index trigger) const {
    Index found = kNone;
    any_child(trigger, [&](Index child) {
      if (token(child).relation != Relation::conj || has_subject(child)) return false;
      found = time_below(child);
      return found != kNone;
    });
    return found;
  }

  // True when the clause of `at` is one with what stands above it.
  bool goes_on(Index at) const {
    const Relation relation = token(at).relation;
    if (!heads_clause(at)) {
      // "the crisis over the attack": a noun under a noun is its own thing; the object of a verb
      // shares the verb's time only when the verb does not say more than that it took place.
      const Index head = token(at).head;
      if (head == kNone) return true;
      if (base_of(relation) == Relation::nsubj) return true;
      return one_of(token(head).lemma, kLight);
    }
    switch (base_of(relation)) {
      case Relation::xcomp:
        return true;
      case Relation::conj:
        return !has_subject(at);
      default:
        return false;
    }
  }

  // The head of the clause that the token stands in.
  Index clause_of(Index at) const {
    for (int i = 0; i < kHighest && !heads_clause(at) && token(at).head != kNone; ++i) {
      at = token(at).head;
    }
    return at;
  }

  // The verb whose auxiliaries and subject the verb shares: "have ignored or rejected".
  Index leader_of(Index verb) const {
    for (int i = 0; i < kHighest && is_bare_joint(verb); ++i) verb = token(verb).head;
    return verb;
  }

  // The time of the main clause of one of the two sentences before this one in its paragraph.
  Index of_narrative(Index trigger) const {
    if (!is_simple_past(leader_of(clause_of(trigger)))) return kNone;
    for (Index back = 1; back <= 2 && back <= index_; ++back) {
      const Sentence& before = annotations_.sentences[index_ - back];
      if (before.block != sentence_.block) return kNone;
      const Dater dater(document_, annotations_, index_ - back);
      if (!dater.tree_) return kNone;
      const Index time = dater.main_time();
      if (time == kNone) continue;
      const DateInterval& interval = annotations_.times[time].interval;
      const bool past =
          interval.known() && document_.dated() && interval.begin <= document_.published;
      return past ? time : kNone;
    }
    return kNone;
  }

  Index main_time() const {
    for (Index i = sentence_.tokens.first; i < sentence_.tokens.last; ++i) {
      if (token(i).head == kNone) return time_below(i);
    }
    return kNone;
  }

  bool is_simple_past(Index verb) const {
    bool perfect = false;
    bool past = token(verb).morphology.tense == Tense::past;
    any_child(verb, [&](Index child) {
      const Relation base = base_of(token(child).relation);
      if (base != Relation::aux && base != Relation::cop) return false;
      const std::string text = word(child);
      perfect = perfect || text == "has" || text == "have" || text == "had" || text == "is" ||
                text == "are" || one_of(text, kUncertain);
      past = past || text == "was" || text == "were" || text == "did";
      return false;
    });
    return past && !perfect;
  }

  // Without a tree the nearest time is the best guess.
  Index nearest(Index trigger) const {
    Index best = kNone;
    for (Index time = first_time_; time < last_time_; ++time) {
      if (only_bounds(time)) continue;
      if (best == kNone || distance(time, trigger) < distance(best, trigger)) best = time;
    }
    return best;
  }

  // The date of a photograph stands at the end of its caption's sentence.
  Index of_photograph() const {
    for (Index time = last_time_; time > first_time_; --time) {
      const DateInterval& interval = annotations_.times[time - 1].interval;
      if (interval.known() && interval.precision == DatePrecision::day) return time - 1;
    }
    return last_time_ > first_time_ ? last_time_ - 1 : kNone;
  }

  DateInterval interval_of(Index time) const {
    const DateInterval interval = annotations_.times[time].interval;
    if (!interval.known() || !document_.dated() || lead(time) != "since") return interval;
    const Days end = std::max(interval.end, document_.published + days(1));
    return span_interval(interval.begin, end, interval.precision);
  }

  bool is_historical(const Dating& dating) const {
    const IndexRange range = annotations_.times[dating.time].tokens;
    const std::string last = word(range.last - 1);
    if (!dating.date.known()) {
      const std::string unit = range.size() > 1 ? word(range.last - 2) : std::string();
      return last == "ago" && (unit == "years" || unit == "decades" || unit == "centuries");
    }
    if (!document_.dated() || dating.date.end > document_.published) return false;
    if (dating.date.precision == DatePrecision::year) {
      return year_of(dating.date.end - days(1)) < year_of(document_.published);
    }
    return dating.date.end + days(365) <= document_.published;
  }

  bool is_old_photograph() const {
    if (sentence_.block >= annotations_.blocks.size()) return false;
    const Block& block = annotations_.blocks[sentence_.block];
    // Later sentences of the caption tell the present story again.
    return block.file_caption && sentence_.span.begin < block.span.begin + 8;
  }

  // True when the clause of the trigger tells a fact of the past or the present.
  bool is_news(Index trigger) const {
    Index at = trigger;
    for (int i = 0; i < kHighest && at != kNone; ++i) {
      if (heads_clause(at)) {
        const bool xcomp = token(at).relation == Relation::xcomp;
        if (!xcomp && !is_bare_joint(at)) return is_factual(at);
        // "was forced to leave" is as factual as what governs it; "agreed to leave" is not.
        if (xcomp && is_plan(at)) return false;
      } else if (!goes_on(at)) {
        return false;
      }
      at = token(at).head;
    }
    return false;
  }

  // The second of two verbs that share their auxiliaries: "will meet and sign".
  bool is_bare_joint(Index verb) const {
    const Token& it = token(verb);
    const bool joint = it.relation == Relation::conj && it.pos == Pos::verb &&
                       it.morphology.verb_form != VerbForm::finite && it.head != kNone;
    return joint && !any_child(verb, [&](Index child) {
             const Relation base = base_of(token(child).relation);
             return base == Relation::aux || base == Relation::cop || base == Relation::nsubj;
           });
  }

  bool is_plan(Index verb) const {
    constexpr std::string_view kForcing[] = {"begin",  "continue", "fail", "force",
                                             "manage", "start",    "stop"};
    const Index head = token(verb).head;
    return head == kNone || !one_of(token(head).lemma, kForcing);
  }

  bool is_factual(Index verb, int depth = 0) const {
    verb = leader_of(verb);
    bool certain = true;
    bool auxiliaries = false;
    bool infinitive = false;
    any_child(verb, [&](Index child) {
      const std::string text = word(child);
      const Relation base = base_of(token(child).relation);
      const bool auxiliary = base == Relation::aux || base == Relation::cop;
      auxiliaries = auxiliaries || auxiliary;
      if (auxiliary && (one_of(text, kUncertain) || text == "'ll" || text == "had")) {
        certain = false;
      }
      const bool condition = text == "if" || text == "unless" || text == "without";
      if (base == Relation::mark && condition) certain = false;
      infinitive = infinitive || (base == Relation::mark && text == "to");
      return false;
    });
    const Token& it = token(verb);
    const bool attribute = it.relation == Relation::acl || it.relation == Relation::amod;
    const bool imperative = it.morphology.mood == Mood::imperative;
    const VerbForm form = it.morphology.verb_form;
    const bool present_participle =
        form == VerbForm::gerund ||
        (form == VerbForm::participle && it.morphology.tense == Tense::present);
    if (present_participle && !auxiliaries && it.head != kNone) {
      // "..., rejecting the offer" is as factual as what it goes with.
      const bool goes_with = it.relation == Relation::advcl && heads_clause(it.head);
      return certain && goes_with && depth < 4 && is_factual(it.head, depth + 1);
    }
    return certain && !infinitive && !attribute && !imperative;
  }

  const Document& document_;
  const Annotations& annotations_;
  const Sentence& sentence_;
  Index index_;
  bool tree_;
  Index first_time_ = 0;
  Index last_time_ = 0;
};

}  // namespace

Dating date_of(const Document& document, const Annotations& annotations, Index token) {
  const auto& sentences = annotations.sentences;
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), token,
      [](Index index, const Sentence& sentence) { return index < sentence.tokens.first; });
  if (after == sentences.begin()) return Dating{};
  const auto sentence = static_cast<Index>(after - sentences.begin()) - 1;
  if (!sentences[sentence].tokens.contains(token)) return Dating{};
  return Dater(document, annotations, sentence).date(token);
}

}  // namespace tacitus

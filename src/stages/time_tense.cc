#include "stages/time_tense.h"

#include <algorithm>
#include <string_view>

#include "base/ud.h"
#include "base/utf8.h"
#include "base/word_list.h"

// A weekday or a date without its year is past or future as its clause is.
//
//   1. The word just before it: "since" looks back; "until", "by", "ahead of", "due on",
//      "scheduled for" look ahead.
//   2. With a tree: the verb that the expression depends on, over nouns. An auxiliary of the
//   future,
//      a bare "to" and a plan ("scheduled", "due") look ahead; past tense and perfect look back.
//      A verb under "to" that depends on a verb of fact ("was forced to resign on Monday") takes
//      the tense of that verb. The present looks ahead ("talks begin on Monday"), but not in
//      headlines, captions and verbs of saying.
//   3. Without a tree: the nearest word to the left, then to the right, that tells a tense.

namespace tacitus {
namespace {

enum class Lean : std::uint8_t { none, past, future };

// How many words or arcs away anything is looked for, so that no sentence takes longer than linear
// time.
constexpr Index kReach = 40;

// All lists are sorted.
constexpr std::string_view kSkipped[] = {"a",    "an", "early", "her",  "his", "its",   "late",
                                         "noon", "on", "our",   "that", "the", "their", "this"};
constexpr std::string_view kBack[] = {"since"};
constexpr std::string_view kAhead[] = {"before",   "beginning", "effective", "pending",
                                       "starting", "till",      "until"};
constexpr std::string_view kPutOff[] = {"adjourned", "barred",    "closed",    "deferred",
                                        "delayed",   "extended",  "postponed", "remanded",
                                        "stay",      "suspended", "valid"};
constexpr std::string_view kPlans[] = {"aim",      "arrange", "bill",  "due",     "expect",
                                       "hope",     "intend",  "plan",  "project", "promise",
                                       "schedule", "set",     "slate", "tip",     "vow"};
constexpr std::string_view kPlanned[] = {"arranged",  "billed",   "due",    "expected",
                                         "planned",   "planning", "plans",  "projected",
                                         "scheduled", "set",      "slated", "upcoming"};
constexpr std::string_view kFutureAuxiliaries[] = {
    "'ll", "can", "could", "may", "might", "must", "shall", "should", "will", "wo", "would", "’ll"};
constexpr std::string_view kFutureWords[] = {
    "'ll",       "billed", "could",  "due",    "expected", "expects", "going",    "hopes",
    "intends",   "may",    "might",  "must",   "plan",     "planned", "planning", "plans",
    "scheduled", "shall",  "should", "slated", "upcoming", "will",    "wo",       "would"};
constexpr std::string_view kPastWords[] = {
    "became", "been", "began", "broke", "brought", "came", "did",   "fell",  "fled",   "fought",
    "found",  "gave", "got",   "grew",  "had",     "has",  "have",  "held",  "hit",    "kept",
    "knew",   "led",  "left",  "lost",  "made",    "met",  "paid",  "put",   "ran",    "rose",
    "said",   "sank", "sat",   "saw",   "sent",    "shot", "spoke", "stood", "struck", "swore",
    "told",   "took", "was",   "went",  "were",    "won",  "wrote"};
constexpr std::string_view kFactual[] = {"appear", "begin", "come", "continue", "fail",
                                         "force",  "get",   "go",   "help",     "manage",
                                         "seem",   "start", "use"};
constexpr std::string_view kSaying[] = {"accuse", "announce", "claim", "condemn", "confirm",
                                        "say",    "tell",     "urge",  "warn"};

bool is_future_auxiliary(std::string_view word) { return is_in(kFutureAuxiliaries, word); }

static_assert(is_sorted_list(kSkipped) && is_sorted_list(kBack) && is_sorted_list(kAhead) &&
                  is_sorted_list(kPutOff) && is_sorted_list(kPlans) && is_sorted_list(kPlanned) &&
                  is_sorted_list(kFutureAuxiliaries) && is_sorted_list(kFutureWords) &&
                  is_sorted_list(kPastWords) && is_sorted_list(kFactual) && is_sorted_list(kSaying),
              "the lists are searched by halves");

class TenseReader {
 public:
  TenseReader(const Document& document, const Annotations& annotations, const Sentence& sentence)
      : document_(document), annotations_(annotations), sentence_(sentence) {}

  // Rule 1.
  Lean by_preposition(IndexRange tokens, bool of_day) const {
    Index at = tokens.first;
    while (at > sentence_.tokens.first && one_of(word(at - 1), kSkipped)) --at;
    if (at == sentence_.tokens.first) return Lean::none;
    const std::string before = word(at - 1);
    const std::string second = at - 1 > sentence_.tokens.first ? word(at - 2) : std::string();
    if (one_of(before, kBack)) return Lean::past;
    // "was held until May" tells the past, "was postponed until May" the future; days are near.
    if (one_of(before, kAhead) && (of_day || one_of(second, kPutOff))) return Lean::future;
    if (one_of(before, kPlanned)) return Lean::future;
    if (before == "of" && second == "ahead") return Lean::future;
    const bool planned = one_of(second, kPlanned) && second != "set";
    if (before == "for" && (of_day || planned || second == "set")) return Lean::future;
    if (before == "in" && planned) return Lean::future;
    return word(at) == "on" && one_of(before, kPlanned) ? Lean::future : Lean::none;
  }

  // Rule 2.
  Lean by_tree(IndexRange tokens, bool of_day) const {
    Index at = head_of(tokens);
    for (Index steps = 0; steps < kReach && at != kNone; ++steps) {
      if (is_verbal(at)) {
        const Lean lean = of_verb(at, of_day);
        if (lean != Lean::none) return lean;
      }
      at = annotations_.tokens[at].head;
    }
    return Lean::none;
  }

  // Rule 3.
  Lean by_words(IndexRange tokens) const {
    const Index begin = sentence_.tokens.first + kReach < tokens.first ? tokens.first - kReach
                                                                       : sentence_.tokens.first;
    const Index end = std::min(sentence_.tokens.last, tokens.last + kReach);
    for (Index at = tokens.first; at-- > begin;) {
      if (const Lean lean = of_word(at); lean != Lean::none) return lean;
      if (annotations_.tokens[at].span.size() == 1 && word(at) == ";") break;
    }
    for (Index at = tokens.last; at < end; ++at) {
      if (const Lean lean = of_word(at); lean != Lean::none) return lean;
    }
    return Lean::none;
  }

 private:
  std::string word(Index token) const { return lower_text(document_, annotations_.tokens[token]); }

  // What the expression depends on.
  Index head_of(IndexRange tokens) const {
    const Index verb = verb_before(document_, annotations_, sentence_, tokens);
    if (verb != kNone) return verb;
    for (Index i = tokens.first; i < tokens.last; ++i) {
      const Index head = annotations_.tokens[i].head;
      if (head == kNone || !tokens.contains(head)) return head;
    }
    return kNone;
  }

  bool is_verbal(Index token) const {
    const Token& it = annotations_.tokens[token];
    if (it.pos == Pos::verb || it.pos == Pos::aux) return true;
    // A noun or adjective is a predicate when it has a copula, or heads the sentence or a clause.
    return it.relation == Relation::root || it.relation == Relation::ccomp ||
           it.relation == Relation::advcl || it.relation == Relation::acl_relcl;
  }

  Lean of_auxiliary(Index token) const {
    const std::string text = word(token);
    if (is_future_auxiliary(text)) return Lean::future;
    const Morphology& morphology = annotations_.tokens[token].morphology;
    if (text == "has" || text == "have" || text == "'ve" || text == "had" || text == "did") {
      return Lean::past;
    }
    return morphology.tense == Tense::past || text == "was" || text == "were" ? Lean::past
                                                                              : Lean::none;
  }

  Lean of_verb(Index verb, bool of_day) const {
    const Token& it = annotations_.tokens[verb];
    const bool plan = one_of(it.lemma, kPlans);
    bool infinitive = false;
    bool present =
        it.morphology.tense == Tense::present && it.morphology.verb_form == VerbForm::finite;
    Lean lean = Lean::none;
    const Index begin = std::max(sentence_.tokens.first, verb < kReach ? 0 : verb - kReach);
    const Index end = std::min(sentence_.tokens.last, verb + kReach);
    for (Index i = begin; i < end; ++i) {
      const Token& child = annotations_.tokens[i];
      if (child.head != verb) continue;
      const bool auxiliary =
          base_of(child.relation) == Relation::aux || child.relation == Relation::cop;
      if (auxiliary && lean != Lean::future) {
        const Lean found = of_auxiliary(i);
        if (found != Lean::none) lean = found;
        present = present || found == Lean::none;
      }
      infinitive = infinitive || (child.relation == Relation::mark && word(i) == "to");
    }
    if (lean == Lean::future || (plan && lean == Lean::none)) return Lean::future;
    if (lean == Lean::past) return Lean::past;
    if (infinitive) return of_infinitive(verb);
    if (it.morphology.tense == Tense::past) return Lean::past;
    if (!present) return Lean::none;
    if (!in_running_text() || one_of(it.lemma, kSaying)) return Lean::past;
    return of_day ? Lean::future : Lean::none;  // "talks begin on Monday"; "the lake dries in May"
  }

  // "to" tells the future unless the verb above it says that it was done.
  Lean of_infinitive(Index verb) const {
    const Token& it = annotations_.tokens[verb];
    if (it.head == kNone) return Lean::future;  // "Trump to visit Seoul on Monday"
    const bool purpose = it.relation == Relation::advcl;
    const bool factual = one_of(annotations_.tokens[it.head].lemma, kFactual);
    return purpose || factual ? Lean::none : Lean::future;
  }

  bool in_running_text() const {
    if (sentence_.block >= annotations_.blocks.size()) return true;
    return annotations_.blocks[sentence_.block].kind == BlockKind::paragraph;
  }

  Lean of_word(Index token) const {
    const std::string text = word(token);
    const bool capital = document_.text[annotations_.tokens[token].span.begin] == 'M';
    if (one_of(text, kFutureWords) && !(capital && text == "may")) return Lean::future;
    const bool regular = text.size() > 4 && text.compare(text.size() - 2, 2, "ed") == 0;
    if (one_of(text, kPastWords) || regular) {
      return follows_future(token) ? Lean::future : Lean::past;
    }
    return text == "to" && is_infinitive(token) ? Lean::future : Lean::none;
  }

  // "will be held", "is to be completed": the participle tells no tense.
  bool follows_future(Index token) const {
    constexpr Index kSteps = 4;
    for (Index at = token; at > sentence_.tokens.first && token - at < kSteps;) {
      --at;
      const std::string text = word(at);
      if (one_of(text, kFutureWords)) return true;
      if (text == "to") return at + 1 < token && is_infinitive(at);
      if (text != "be" && text != "have" && text != "not" && text != "been") return false;
    }
    return false;
  }

  // "to" before what may be a verb: a lower-case word that is no article or the like.
  bool is_infinitive(Index token) const {
    if (token + 1 >= sentence_.tokens.last) return false;
    const std::string_view next = document_.at(annotations_.tokens[token + 1].span);
    constexpr std::string_view kNouns[] = {
        "a",    "about", "all",  "an",    "any",   "at",    "death", "her",  "him", "his",
        "it",   "its",   "more", "most",  "other", "power", "talks", "that", "the", "their",
        "them", "these", "this", "those", "us",    "what",  "which", "whom"};
    if (next.empty() || next[0] < 'a' || next[0] > 'z' || one_of(next, kNouns)) return false;
    return next.size() < 4 || next.substr(next.size() - 3) != "ing";
  }

  const Document& document_;
  const Annotations& annotations_;
  const Sentence& sentence_;
};

}  // namespace

std::string lower_text(const Document& document, const Token& token) {
  return lower(document.at(token.span));
}

bool has_tree(const Annotations& annotations, const Sentence& sentence) {
  // All tokens but one have a head: the first two tell.
  const Index end = std::min(sentence.tokens.last, sentence.tokens.first + 2);
  for (Index i = sentence.tokens.first; i < end; ++i) {
    if (annotations.tokens[i].head != kNone || annotations.tokens[i].pos != Pos::x) return true;
  }
  return false;
}

Direction direction_of(const Document& document, const Annotations& annotations,
                       const Sentence& sentence, IndexRange tokens, bool of_day) {
  const TenseReader reader(document, annotations, sentence);
  Lean lean = reader.by_preposition(tokens, of_day);
  if (lean == Lean::none) {
    lean =
        has_tree(annotations, sentence) ? reader.by_tree(tokens, of_day) : reader.by_words(tokens);
  }
  if (lean == Lean::none) return Direction::near;
  return lean == Lean::future ? Direction::future : Direction::past;
}

Index verb_before(const Document& document, const Annotations& annotations,
                  const Sentence& sentence, IndexRange tokens) {
  if (tokens.first <= sentence.tokens.first) return kNone;
  Index at = tokens.first - 1;
  const Pos pos = annotations.tokens[at].pos;
  if (pos == Pos::adp && lower_text(document, annotations.tokens[at]) != "for") {
    if (at == sentence.tokens.first) return kNone;
    --at;
  }
  const Token& verb = annotations.tokens[at];
  const bool past = verb.pos == Pos::verb && verb.morphology.tense == Tense::past &&
                    verb.morphology.verb_form == VerbForm::finite;
  return past ? at : kNone;
}

bool is_attribute(const Document& document, const Annotations& annotations,
                  const Sentence& sentence, IndexRange tokens) {
  if (tokens.last >= sentence.tokens.last) return false;
  const Token& next = annotations.tokens[tokens.last];
  if (has_tree(annotations, sentence)) {
    const Token& last = annotations.tokens[tokens.last - 1];
    const bool noun = next.pos == Pos::noun || next.pos == Pos::propn || next.pos == Pos::adj;
    return noun && last.head != kNone && last.head >= tokens.last;
  }
  if (tokens.first == sentence.tokens.first) return false;
  constexpr std::string_view kDeterminers[] = {"'s",  "a",   "an",  "another", "her", "his",
                                               "its", "our", "the", "their",   "’s"};
  const std::string before = lower_text(document, annotations.tokens[tokens.first - 1]);
  const char first = document.text[next.span.begin];
  return one_of(before, kDeterminers) && first >= 'a' && first <= 'z';
}

}  // namespace tacitus

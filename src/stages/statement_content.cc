#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/statement_reader.h"

// What is told stands, by the tree, in one of six places: a clause below the verb ("said that
// ..."), a clause above it ("..., officials say, ..."), an infinitive ("vowed to ..."), an object
// ("condemned the raid"), an object and what is said of it ("called it nonsense"), or a phrase
// behind a preposition ("warned of famine"). Each row of cues/reporting.tsv says which of them its
// word has.

namespace tacitus {
namespace {

// What is told of, sorted.
constexpr std::string_view kNews[] = {"case", "change", "date",   "deal", "death",
                                      "fact", "figure", "merger", "name", "result",
                                      "sale", "strike", "talk",   "term", "winner"};
static_assert(is_sorted_list(kNews));

bool is_person_pronoun(std::string_view lemma) {
  return lemma == "he" || lemma == "she" || lemma == "they" || lemma == "it";
}

constexpr int kClimb = 8;  // steps from a noun to the clause that it stands in

bool is_gerund(const Tree& tree, Index verb) {
  const Token& token = tree.token(verb);
  return token.pos == Pos::verb && token.morphology.verb_form != VerbForm::finite &&
         token.morphology.tense != Tense::past && !tree.has(verb, Relation::mark) &&
         token.morphology.verb_form != VerbForm::infinitive;
}

}  // namespace

// True when a verb has what its row in the table takes.
bool StatementReader::tells(Index verb, const ReportingWord& word) const {
  const Parts parts = parts_of(verb, word);
  const auto takes = [&](Takes some) { return (word.takes & some) != 0; };
  return (parts.clause != kNone && takes(kTakesClause)) ||
         (parts.object != kNone && takes(kTakesObject | kTakesPair)) ||
         (parts.infinitive != kNone && takes(kTakesInfinitive)) || parts.phrase != kNone;
}

// The first of the words below a verb that stand before it without a gap.
Index StatementReader::first_below(Index verb) const {
  Index first = verb;
  while (first > tokens_.first + 1 && tree_.below(first - 1, verb) &&
         tree_.token(first - 1).pos != Pos::punct) {
    --first;
  }
  return first;
}

// True for a verb of saying below what is told that tells something of the outer speaker's own:
// "said A, adding B", "said he regretted A and promised B", "condemned A, which he called B".
bool StatementReader::goes_on(Index verb, Index top) const {
  const ReportingWord* entry = verb > top ? verb_entry(verb) : nullptr;
  if (entry == nullptr || quotations_.around(verb) != kNone) return false;
  const Token& token = tree_.token(verb);
  const bool finite = token.morphology.verb_form == VerbForm::finite;
  const bool comma = tree_.token(verb - 1).pos == Pos::punct;
  const Relation relation = token.relation;
  const bool aside = relation == Relation::advcl || relation == Relation::acl;
  if (relation == Relation::advcl && comma && !finite && tree_.has(verb, Relation::ccomp)) {
    return true;
  }
  const bool open = entry->force == Force::says || entry->force == Force::judges ||
                    entry->force == Force::accuses || entry->force == Force::promises;
  if (!open || token.head == kNone || !tells(verb, *entry)) return false;
  const bool named = (entry->takes & kTakesPair) != 0 || entry->takes_after("as");
  const Index subject = tree_.child(token.head, Relation::nsubj);
  const bool same = subject != kNone && is_person_pronoun(word(subject));
  if (aside && is_gerund(tree_, verb)) return comma && (named || same);
  // "said A before claiming that B"
  const bool later = relation == Relation::advcl && tree_.token(verb - 1).head == verb &&
                     tree_.has(verb, Relation::ccomp) &&
                     (word(verb - 1) == "before" || word(verb - 1) == "while");
  if (later) return true;
  const Index own = tree_.child(verb, Relation::nsubj);
  if (own != kNone && finite && tree_.token(first_below(verb) - 1).pos == Pos::punct) {
    const std::string mark = tree_.marker(verb, Relation::mark);
    const bool against = mark == "although" || mark == "though" || mark == "while";
    return (relation == Relation::acl_relcl && is_person_pronoun(word(own))) ||
           (relation == Relation::advcl && against);
  }
  if (relation == Relation::conj && own == kNone) {
    const bool bare = !tree_.has(verb, Relation::mark) && !tree_.has(verb, Relation::aux) &&
                      !tree_.has(verb, Relation::aux_pass);
    const bool head_finite = tree_.token(token.head).morphology.verb_form == VerbForm::finite;
    return bare && ((finite && same) || (head_finite && is_gerund(tree_, verb)));
  }
  return false;
}

// Adds the words below `top`, itself included, but not what hangs on `without`, and not the verbs
// of saying that go on behind it: "said A, adding B".
void StatementReader::add_subtree(Index top, Index without, std::vector<Index>& out) const {
  const std::size_t begin = out.size();
  std::vector<Index> open = {top};
  while (!open.empty()) {
    const Index at = open.back();
    open.pop_back();
    out.push_back(at);
    for (const Index kid : tree_.children(at)) {
      if (kid != without && !goes_on(kid, top)) open.push_back(kid);
    }
  }
  std::sort(out.begin() + static_cast<std::ptrdiff_t>(begin), out.end());
}

// The object of a verb and all that is said of it behind it.
void StatementReader::add_object(Index verb, Index object, std::vector<Index>& out) const {
  add_subtree(object, verb, out);
  for (const Index kid : tree_.children(verb)) {
    if (kid <= object || kid < verb) continue;
    const Relation relation = tree_.token(kid).relation;
    if (relation == Relation::xcomp) add_subtree(kid, verb, out);
    if (relation != Relation::obl && relation != Relation::advcl) continue;
    const Relation kind = relation == Relation::obl ? Relation::case_ : Relation::mark;
    const std::string marker = tree_.marker(kid, kind);
    if (marker == "of" || marker == "for" || marker == "as" || marker == "to" || marker == "on" ||
        marker == "with" || marker == "from" || marker == "over") {
      if (!is_time(kid)) add_subtree(kid, verb, out);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

bool StatementReader::is_set_off(Index verb) const {
  const Token& token = tree_.token(verb);
  const Relation relation = token.relation;
  const bool below = relation == Relation::acl_relcl || relation == Relation::advcl ||
                     relation == Relation::appos || relation == Relation::acl;
  if (!below || token.head == kNone || token.head == verb) return false;
  const Index subject = tree_.child(verb, Relation::nsubj);
  if (subject == kNone || tree_.has(verb, Relation::mark) || tree_.has(verb, Relation::ccomp) ||
      tree_.has(verb, Relation::obj) || is_hollow(word(subject)) || word(subject) == "that") {
    return false;
  }
  Index first = verb;
  while (first > tokens_.first && tree_.below(first - 1, verb) && word(first - 1) != ",") --first;
  if (first == tokens_.first || word(first - 1) != "," || subject < first) return false;
  Index next = verb + 1;
  while (next < tokens_.last && tree_.below(next, verb) && word(next) != ",") ++next;
  return next < tokens_.last && word(next) == ",";
}

// A clause beside or above the verb: "three died, police said"; "as police said".
bool StatementReader::take_host(Index verb, StatementDraft& draft) const {
  const Token& token = tree_.token(verb);
  const bool aside =
      token.relation == Relation::parataxis ||
      (token.relation == Relation::advcl && tree_.marker(verb, Relation::mark) == "as");
  const bool set_off = !aside && is_set_off(verb);
  if (!(aside || set_off) || token.head == kNone || (draft.word->takes & kTakesClause) == 0) {
    return false;
  }
  Index top = token.head;
  for (int step = 0; set_off && step < kClimb && !is_clause(tree_, top); ++step) {
    if (tree_.token(top).head == kNone) break;
    top = tree_.token(top).head;
  }
  add_subtree(top, verb, draft.content);
  return true;
}

// A quotation, or a clause behind a colon.
bool StatementReader::take_quote(Index verb, const Parts& parts, StatementDraft& draft) const {
  if ((draft.word->takes & kTakesQuote) == 0) return false;
  draft.takes_quote = true;
  if (parts.beside == kNone || parts.beside < verb || (draft.word->takes & kTakesClause) == 0) {
    return true;
  }
  for (Index t = verb + 1; t < parts.beside; ++t) {
    if (word(t) != ":") continue;
    add_subtree(parts.beside, verb, draft.content);
    break;
  }
  return true;
}

bool StatementReader::names_only(const std::vector<Index>& tokens) const {
  return std::all_of(tokens.begin(), tokens.end(), [&](Index index) {
    const Pos pos = tree_.token(index).pos;
    return pos == Pos::propn || pos == Pos::pron || pos == Pos::det || pos == Pos::punct;
  });
}

// True for nouns of words and of what is abstract: "plan", "closure", "appointment".
bool StatementReader::is_told(Index noun) const {
  constexpr std::string_view kEndings[] = {"tion", "sion", "ment", "ity", "ure",
                                           "ness", "ism",  "ance", "ence"};
  const std::string lemma = word(noun);
  if (tree_.token(noun).pos != Pos::noun) return false;
  return reporting_.find('n', lemma) != nullptr || one_of(lemma, kNews) ||
         std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
           return lemma.size() > ending.size() + 2 && lemma.ends_with(ending);
         });
}

bool StatementReader::tells_enough(const ReportingWord& word,
                                   const std::vector<Index>& tokens) const {
  if (!names_only(tokens)) return true;
  const bool whole = (word.takes & kTakesObject) != 0;
  const bool of_somebody = (whole && (word.force == Force::judges || word.force == Force::accuses ||
                                      word.force == Force::holds)) ||
                           (word.takes & kTakesName) != 0;
  return of_somebody && std::any_of(tokens.begin(), tokens.end(), [&](Index index) {
           const Token& token = tree_.token(index);
           return token.pos == Pos::propn ||
                  (token.pos == Pos::pron && !is_hollow(lower(token.lemma)));
         });
}

bool StatementReader::take_antecedent(Index verb, const ReportingWord& word, const Parts& parts,
                                      StatementDraft& draft) const {
  const Token& token = tree_.token(verb);
  if (token.relation != Relation::acl_relcl || token.head == kNone || token.head > verb) {
    return false;
  }
  const bool takes = (word.takes & kTakesObject) != 0 && (word.takes & kTakesPerson) == 0;
  if (!takes || parts.subject == kNone || parts.subject > verb) return false;
  const auto relative = [&](Index index) {
    const std::string lemma = this->word(index);
    return lemma == "which" || lemma == "that" || lemma == "who" || lemma == "whom";
  };
  if (relative(parts.subject) || (parts.object != kNone && !relative(parts.object))) return false;
  const IndexRange words = phrase(token.head, verb);
  for (Index t = words.first; t < words.last; ++t) draft.content.push_back(t);
  if (parts.object != kNone) draft.content.push_back(parts.object);
  return true;
}

// "what he said were failures", "a probe that police said was ongoing": the words that go on behind
// the verb hang, by the tree, beside it.
bool StatementReader::take_gap(Index verb, StatementDraft& draft) const {
  const Token& token = tree_.token(verb);
  if ((draft.word->takes & kTakesClause) == 0 || token.relation != Relation::acl_relcl ||
      token.head == kNone || token.head > verb || verb + 1 >= tokens_.last) {
    return false;
  }
  Index next = verb + 1;
  const Token& first = tree_.token(next);
  if (first.pos != Pos::aux && first.pos != Pos::verb) return false;
  while (tree_.token(next).head != kNone && tree_.token(next).head > verb) {
    next = tree_.token(next).head;
  }
  if (tree_.token(next).head != token.head && tree_.token(next).head != verb) return false;
  const IndexRange words = phrase(token.head, verb);
  for (Index t = words.first; t < words.last && t < verb; ++t) {
    if (word(t) != "what") draft.content.push_back(t);
  }
  add_subtree(next, verb, draft.content);
  return true;
}

// "called the offer nonsense", but not "called the police".
bool StatementReader::take_pair(Index verb, const ReportingWord& word, const Parts& parts,
                                StatementDraft& draft) const {
  if ((word.takes & kTakesPair) == 0 || parts.object == kNone || parts.phrase != kNone) {
    return false;
  }
  add_object(verb, parts.object, draft.content);
  const bool more = parts.bare != kNone || parts.second != kNone ||
                    (word.takes & kTakesObject) != 0 || draft.content.back() > parts.object;
  const bool quoted = std::any_of(draft.content.begin(), draft.content.end(),
                                  [&](Index index) { return quotations_.around(index) != kNone; });
  if (!more && !quoted) draft.content.clear();
  return more || quoted;
}

// "The tapes show him asleep", "A poll showed the mayor with a narrow lead".
bool StatementReader::take_shown(Index verb, const Parts& parts, StatementDraft& draft) const {
  const bool evidence = is_evidence(parts.subject);
  if (parts.object != kNone &&
      (parts.bare != kNone || tree_.has(parts.object, Relation::acl) || evidence)) {
    add_object(verb, parts.object, draft.content);
    return true;
  }
  if (parts.object != kNone || parts.second == kNone || !evidence) return false;
  draft.addressee.clear();
  add_object(verb, parts.second, draft.content);
  return true;
}

// True when a verb has an infinitive, a gerund or an object of its own to tell: "even as they vowed
// to fight on, the defeat was plain".
bool StatementReader::has_own(Index verb, const ReportingWord& word, const Parts& parts) const {
  const bool to_do = (word.takes & (kTakesRaised | kTakesInfinitive)) != 0;
  if (to_do && parts.infinitive != kNone) return true;
  const bool object = (word.takes & kTakesObject) != 0 && (word.takes & kTakesPerson) == 0;
  if (object && parts.bare != kNone && is_gerund(tree_, parts.bare)) return true;
  return object && parts.object != kNone && parts.object > verb && !is_time(parts.object) &&
         tree_.token(parts.object).pos != Pos::pron && !is_hollow(this->word(parts.object));
}

// "asked the candidates a question about the vote", but not "asked a question".
bool StatementReader::is_asked(Index verb, const ReportingWord& word, Index object) const {
  return (word.takes & kTakesPerson) != 0 && object != kNone && object > verb &&
         tree_.token(object).pos == Pos::noun &&
         reporting_.find('n', this->word(object)) != nullptr &&
         (tree_.has(object, Relation::nmod) || tree_.has(object, Relation::acl) ||
          tree_.has(object, Relation::appos) || tree_.has(object, Relation::parataxis));
}

// "said in a statement that ...", "has said for years that ...": the tree hangs what is told on the
// noun before it.
bool StatementReader::take_stray_clause(Index verb, const Parts& parts,
                                        StatementDraft& draft) const {
  for (const Index kid : tree_.children(verb)) {
    const Relation relation = tree_.token(kid).relation;
    const bool person = relation == Relation::obj && (draft.word->takes & kTakesPerson) != 0;
    const bool aside = relation == Relation::obl && kid != parts.phrase;
    if (kid < verb || !(person || aside)) continue;
    for (const Index clause : tree_.children(kid)) {
      const Relation below = tree_.token(clause).relation;
      const bool hangs = below == Relation::acl || below == Relation::acl_relcl ||
                         below == Relation::ccomp || below == Relation::advcl;
      if (clause < kid || !hangs || tree_.marker(clause, Relation::mark) != "that") continue;
      if (!tree_.has(clause, Relation::nsubj) && !tree_.has(clause, Relation::nsubj_pass)) continue;
      add_subtree(clause, verb, draft.content);
      return true;
    }
  }
  return false;
}

// What somebody is to do: "expects Rome to leave", "called on Rome to leave", "vowed to leave".
void StatementReader::add_deed(Index verb, bool told, const Parts& parts,
                               std::vector<Index>& out) const {
  const Index object = parts.object != kNone ? parts.object : parts.second;
  const bool phrase = object == kNone && parts.phrase < parts.infinitive;
  const Index doer = phrase ? parts.phrase : told ? kNone : object;
  if (doer != kNone) add_subtree(doer, verb, out);
  add_subtree(parts.infinitive, verb, out);
}

// "Condemned the raid", "revealed the plan". "Told Iran" tells to whom something is said,
// "condemned Iran" what is thought of it.
bool StatementReader::take_object(Index verb, const ReportingWord& word, const Parts& parts,
                                  StatementDraft& draft) const {
  const bool object = (word.takes & kTakesObject) != 0;
  if (parts.object == kNone || (word.takes & kTakesPerson) != 0) return false;
  const bool matter = (word.takes & kTakesMatter) != 0 &&
                      ((word.takes & kTakesWords) == 0 || is_told(parts.object));
  if (!object && !matter) return false;
  add_object(verb, parts.object, draft.content);
  const bool enough = tells_enough(word, draft.content);
  draft.matter = enough && !object;
  if (!enough) draft.content.clear();
  return enough;
}

bool StatementReader::take_content(Index verb, const ReportingWord& word, const Parts& parts,
                                   StatementDraft& draft) const {
  const Takes takes = word.takes;
  const bool person = (takes & kTakesPerson) != 0;
  const bool asked = is_asked(verb, word, parts.object);
  if (person && parts.object != kNone && !asked) draft.addressee.push_back(parts.object);
  if (parts.second != kNone) draft.addressee.push_back(parts.second);
  const auto finish = [&] {
    std::sort(draft.content.begin(), draft.content.end());
    return true;
  };
  if ((takes & kTakesClause) != 0 && parts.clause != kNone) {
    add_subtree(parts.clause, verb, draft.content);
    return finish();
  }
  if ((takes & kTakesClause) != 0 && (takes & (kTakesQuote | kTakesPerson)) != 0 &&
      take_stray_clause(verb, parts, draft)) {
    return finish();
  }
  if (!has_own(verb, word, parts) && take_host(verb, draft)) return true;
  if (parts.object == kNone && take_gap(verb, draft)) return finish();
  const bool to_do = (takes & (kTakesRaised | kTakesInfinitive)) != 0;
  if (to_do && parts.infinitive != kNone) {
    add_deed(verb, person, parts, draft.content);
    return finish();
  }
  const Index called = parts.clause == kNone && parts.object == kNone ? parts.bare : parts.clause;
  if ((takes & kTakesPair) != 0 && called != kNone) {
    add_subtree(called, verb, draft.content);
    return finish();
  }
  if (take_pair(verb, word, parts, draft)) return finish();
  if (parts.phrase != kNone && (parts.object == kNone || (takes & kTakesObject) == 0)) {
    const bool judged = parts.object != kNone && !is_hollow(this->word(parts.object)) &&
                        (word.force == Force::judges || word.force == Force::accuses ||
                         is_as_phrase(parts.phrase, word));
    if (judged) add_subtree(parts.object, verb, draft.content);
    add_object(verb, parts.phrase, draft.content);
    return finish();
  }
  if (asked) {
    add_object(verb, parts.object, draft.content);
    return finish();
  }
  if (word.force == Force::shows && take_shown(verb, parts, draft)) return finish();
  if (take_antecedent(verb, word, parts, draft)) return finish();
  if ((to_do || (takes & kTakesObject) != 0) && parts.bare != kNone &&
      is_gerund(tree_, parts.bare) && parts.object == kNone) {
    add_subtree(parts.bare, verb, draft.content);
    return finish();
  }
  if (take_object(verb, word, parts, draft)) return finish();
  return take_quote(verb, parts, draft);
}

// "a raid condemned by the union": what the participle hangs on.
bool StatementReader::take_reduced(Index verb, const ReportingWord& word, const Parts& parts,
                                   StatementDraft& draft) const {
  const Token& token = tree_.token(verb);
  if (token.relation != Relation::acl || token.head == kNone || token.head > verb) return false;
  if (parts.agent == kNone || (word.takes & kTakesObject) == 0) return false;
  if ((word.takes & kTakesPerson) != 0) return false;
  const IndexRange words = phrase(token.head, verb);
  for (Index t = words.first; t < words.last; ++t) draft.content.push_back(t);
  return true;
}

// "The talks seem to have failed": seen so by nobody in particular.
bool StatementReader::take_seeming(Index verb, const Parts& parts, StatementDraft& draft) const {
  const Index told = parts.infinitive != kNone ? parts.infinitive
                     : parts.bare != kNone     ? parts.bare
                                               : parts.clause;
  if (told == kNone) return false;
  if (parts.subject != kNone && parts.clause == kNone) {
    add_subtree(parts.subject, verb, draft.content);
  }
  add_subtree(told, verb, draft.content);
  std::sort(draft.content.begin(), draft.content.end());
  draft.passive = true;
  return true;
}

// "It was reported that ...", "is expected to leave", "was condemned by the union".
bool StatementReader::take_passive(Index verb, const ReportingWord& word, const Parts& parts,
                                   StatementDraft& draft) {
  const Takes takes = word.takes;
  if (parts.agent != kNone) name_speaker(parts.agent, verb, draft);
  if ((takes & kTakesClause) != 0 && parts.clause != kNone) {
    if ((takes & kTakesPerson) != 0 && parts.subject != kNone) {
      draft.addressee.push_back(parts.subject);
    }
    add_subtree(parts.clause, verb, draft.content);
    return true;
  }
  if (word.force == Force::asks && parts.phrase != kNone && (takes & kTakesPerson) != 0) {
    if (parts.subject != kNone) draft.addressee.push_back(parts.subject);
    add_subtree(parts.phrase, verb, draft.content);
    return true;
  }
  if (parts.agent != kNone && take_host(verb, draft)) return true;  // "as reported by ..."
  if (parts.subject == kNone) return take_reduced(verb, word, parts, draft);
  const bool raised = parts.infinitive != kNone && word.force != Force::intends &&
                      (takes & (kTakesRaised | kTakesClause | kTakesInfinitive)) != 0;
  const bool blamed =
      parts.phrase != kNone && (word.force == Force::accuses || word.force == Force::judges);
  const bool called = (parts.phrase != kNone && is_as_phrase(parts.phrase, word)) ||
                      (parts.bare != kNone && (takes & kTakesPair) != 0 &&
                       (word.force == Force::holds || word.force == Force::says));
  const bool taken =
      (parts.agent != kNone && (takes & (kTakesObject | kTakesPair)) != 0) || blamed || called;
  // "The date was announced": by somebody
  const bool unnamed = word.force == Force::says && (takes & kTakesObject) != 0 &&
                       (takes & kTakesClause) != 0 && (takes & kTakesPerson) == 0 &&
                       is_told(parts.subject) && parts.object == kNone && parts.bare == kNone;
  draft.nobody =
      !raised && !taken && !unnamed && parts.object == kNone && (takes & kTakesNobody) != 0;
  if (!raised && !taken && !unnamed && !draft.nobody) {
    // "was asked by a reporter: ..."
    draft.takes_quote = parts.agent != kNone && (takes & kTakesQuote) != 0;
    return draft.takes_quote;
  }
  add_subtree(parts.subject, verb, draft.content);
  if (raised) add_subtree(parts.infinitive, verb, draft.content);
  if (blamed || ((called || draft.nobody) && parts.phrase != kNone)) {
    add_subtree(parts.phrase, parts.agent, draft.content);
  }
  if (!raised && parts.bare != kNone) add_subtree(parts.bare, verb, draft.content);
  std::sort(draft.content.begin(), draft.content.end());
  return true;
}

}  // namespace tacitus

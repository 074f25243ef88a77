#include "stages/statement_reader.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

// Which words of a sentence say something, and who says it. What is told by a verb is found in
// statement_content.cc, which words a cue has in statement_cue.cc, and the words that are no verbs
// in statement_words.cc.

namespace tacitus {
namespace {

constexpr int kClimb = 8;  // steps from a verb to the one that it goes on from

bool is_to_infinitive(const Tree& tree, Index clause) {
  const Index mark = tree.child(clause, Relation::mark);
  return mark != kNone && tree.token(mark).lemma == "to" && mark < clause;
}

// True when an infinitive only tells to what end: "flew to Rome to thank the pope".
bool is_purpose(const Tree& tree, Index verb) {
  const Relation relation = tree.token(verb).relation;
  return (relation == Relation::advcl || relation == Relation::acl) && is_to_infinitive(tree, verb);
}

// True for a second verb that is only wished or asked for: "that it halt the tests and agree to
// talk", "asked him to wait and agree to talk", but not "it will halt the tests and agree to talk".
bool is_wished(const Tree& tree, Index verb) {
  const Token& token = tree.token(verb);
  if (token.relation != Relation::conj || token.head == kNone || tree.has(verb, Relation::aux) ||
      is_to_infinitive(tree, verb) || token.morphology.tense == Tense::past) {
    return false;
  }
  const Index subject = tree.child(token.head, Relation::nsubj);
  const bool bare = token.morphology.verb_form == VerbForm::infinitive;
  return !tree.has(token.head, Relation::aux) &&
         (is_to_infinitive(tree, token.head) || (bare && subject != kNone));
}

bool is_expletive(const Tree& tree, Index subject) {
  const Token& token = tree.token(subject);
  return token.relation == Relation::expl ||
         (token.pos == Pos::pron && (token.lemma == "there" || token.lemma == "what"));
}

}  // namespace

StatementReader::StatementReader(const Tree& tree, const Reporting& reporting, const Cues& cues,
                                 const Quotations& quotations, Arguments& arguments)
    : tree_(tree),
      reporting_(reporting),
      cues_(cues),
      quotations_(quotations),
      arguments_(arguments) {}

bool StatementReader::is_time(Index token) const {
  const auto& times = tree_.annotations().times;
  const std::uint32_t begin = tree_.token(token).span.begin;
  const auto at = std::partition_point(times.begin(), times.end(), [&](const TimeExpression& time) {
    return time.span.end <= begin;
  });
  return at != times.end() && at->span.begin <= begin;
}

std::string StatementReader::word(Index token) const { return lower(tree_.token(token).lemma); }

std::vector<StatementDraft> StatementReader::read(Index sentence) {
  std::vector<StatementDraft> drafts;
  tokens_ = tree_.annotations().sentences[sentence].tokens;
  for (Index t = tokens_.first; t < tokens_.last; ++t) {
    const Pos pos = tree_.token(t).pos;
    std::optional<StatementDraft> draft;
    if (pos == Pos::verb) draft = read_adjective(t);
    if (pos == Pos::verb && !draft) draft = read_verb(t);
    if (pos == Pos::noun) draft = read_noun(t);
    if (pos == Pos::adj) draft = read_adjective(t);
    if (pos == Pos::adv) draft = read_modifier(t);
    if (!draft) draft = read_preposition(t);
    if (!draft) continue;
    draft->sentence = sentence;
    drafts.push_back(*std::move(draft));
  }
  join_cues(drafts);
  for (StatementDraft& draft : drafts) finish_cue(draft);
  reach_over(drafts);
  cut_question(drafts);
  return drafts;
}

bool StatementReader::is_hollow(std::string_view lemma) {
  return lemma.ends_with("self") || lemma.ends_with("selves") || lemma == "each" ||
         lemma == "who" || lemma == "which" || lemma == "what" || lemma == "you";
}

// The particle of a verb, or the adverb right behind it that may be one: "pointed out", "hit back".
Index StatementReader::particle_of(Index verb) const {
  const Index particle = tree_.child(verb, Relation::compound_prt);
  if (particle != kNone || verb + 1 >= tree_.size()) return particle;
  const Token& next = tree_.token(verb + 1);
  const bool adverb = next.head == verb && next.relation == Relation::advmod;
  return adverb && reporting_.find('v', word(verb) + " " + word(verb + 1)) != nullptr ? verb + 1
                                                                                      : kNone;
}

const ReportingWord* StatementReader::verb_entry(Index token) const {
  const Token& verb = tree_.token(token);
  if (verb.pos != Pos::verb) return nullptr;
  const Index particle = particle_of(token);
  if (particle == kNone) return reporting_.find('v', word(token));
  return reporting_.find('v', word(token) + " " + word(particle));
}

// "described it as unlawful": what an object is called behind "as".
bool StatementReader::is_as_phrase(Index kid, const ReportingWord& word) const {
  return word.takes_after("as") &&
         (tree_.marker(kid, Relation::case_) == "as" || tree_.marker(kid, Relation::mark) == "as");
}

// "notified the court of the theft": what a person is told, which the tree hangs on the person.
bool StatementReader::is_news_for(Index kid, const ReportingWord& word) const {
  const Token& token = tree_.token(kid);
  return (word.takes & kTakesPerson) != 0 && token.relation == Relation::nmod &&
         token.pos == Pos::noun && word.takes_after(tree_.marker(kid, Relation::case_)) &&
         (tree_.has(kid, Relation::det) || tree_.has(kid, Relation::nmod_poss)) && !is_time(kid);
}

// "was hailed as a triumph by the press": the agent that the tree hangs on the triumph, or kNone.
Index StatementReader::agent_below(Index phrase, const ReportingWord& word) const {
  if (phrase == kNone || !is_as_phrase(phrase, word)) return kNone;
  for (const Index kid : tree_.children(phrase)) {
    if (kid > phrase && tree_.marker(kid, Relation::case_) == "by") return kid;
  }
  return kNone;
}

// What an adverbial clause of a verb is by the verb's row: "called for Rome to leave".
void StatementReader::add_adverbial(Index verb, Index kid, const ReportingWord& word,
                                    Parts& parts) const {
  const auto first = [&](Index& part) {
    if (part == kNone) part = kid;
  };
  const std::string mark = tree_.marker(kid, Relation::mark);
  if (kid < verb) return;
  if (word.takes_after(mark) && mark != "to") first(parts.phrase);
  if (mark == "for to" && word.takes_after("for")) first(parts.phrase);
  if (word.force == Force::asks && (mark == "if" || mark == "whether")) first(parts.clause);
  // "ruled out sending troops"
  const Index behind = particle_of(verb) == verb + 1 ? verb + 2 : verb + 1;
  const bool object = (word.takes & kTakesObject) != 0;
  if (kid == behind && mark.empty() && object) first(parts.bare);
  if (mark == "to" && (word.takes & kTakesInfinitive) != 0) first(parts.infinitive);
}

StatementReader::Parts StatementReader::parts_of(Index verb, const ReportingWord& word) const {
  Parts parts;
  const auto first = [](Index& part, Index kid) {
    if (part == kNone) part = kid;
  };
  for (const Index kid : tree_.children(verb)) {
    const Token& token = tree_.token(kid);
    const std::string marker = tree_.marker(kid, Relation::case_);
    switch (token.relation) {
      case Relation::ccomp:
        first(parts.clause, kid);
        break;
      case Relation::xcomp:
        first(is_as_phrase(kid, word)        ? parts.phrase
              : is_to_infinitive(tree_, kid) ? parts.infinitive
                                             : parts.bare,
              kid);
        break;
      case Relation::obj:
        first(parts.object, kid);
        for (const Index named : tree_.children(kid)) {  // "see the deal as a threat"
          if (named > kid && is_as_phrase(named, word)) first(parts.phrase, named);
          if (named > kid && is_news_for(named, word)) first(parts.phrase, named);
        }
        break;
      case Relation::iobj:
        first(parts.second, kid);
        break;
      case Relation::nsubj:
      case Relation::nsubj_pass:
      case Relation::nsubj_outer:
        first(parts.subject, kid);
        break;
      case Relation::obl_agent:
        first(parts.agent, kid);
        break;
      case Relation::parataxis:
        first(parts.beside, kid);
        break;
      case Relation::obl:
        if (marker == "by" && tree_.passive(verb)) first(parts.agent, kid);
        if (kid > verb && word.takes_after(marker) && !is_time(kid) &&
            ((word.takes & kTakesWords) == 0 || is_told(kid))) {
          first(parts.phrase, kid);
        }
        break;
      case Relation::advcl:
        add_adverbial(verb, kid, word, parts);
        break;
      default:
        break;
    }
  }
  if (parts.agent == kNone && tree_.passive(verb)) parts.agent = agent_below(parts.phrase, word);
  return parts;
}

std::optional<StatementDraft> StatementReader::read_verb(Index token) {
  const ReportingWord* entry = verb_entry(token);
  if (entry == nullptr) return std::nullopt;
  const Token& verb = tree_.token(token);
  if (verb.relation == Relation::amod || verb.relation == Relation::compound ||
      verb.relation == Relation::case_ || verb.morphology.mood == Mood::imperative) {
    return std::nullopt;
  }
  const bool speech = entry->force == Force::says || entry->force == Force::asks;
  const bool open = speech || entry->force == Force::judges || entry->force == Force::promises;
  if (!open && is_purpose(tree_, token)) return std::nullopt;
  if (!speech && is_wished(tree_, token)) return std::nullopt;
  // "that it halt the tests and agree to discuss the treaty"
  if (verb.relation == Relation::xcomp && verb.head != kNone && is_wished(tree_, verb.head)) {
    return std::nullopt;
  }
  StatementDraft draft;
  draft.word = entry;
  draft.cue_token = token;
  const Parts parts = parts_of(token, *entry);
  draft.cue = {token, token + 1};
  const bool aside = (verb.relation == Relation::parataxis || is_set_off(token)) &&
                     parts.agent == kNone && tree_.has(token, Relation::nsubj) &&
                     !tree_.has(token, Relation::aux_pass);
  if (tree_.passive(token) && !aside) {
    if (!take_passive(token, *entry, parts, draft)) return std::nullopt;
    widen_cue(token, draft);
    return draft;
  }
  if ((entry->takes & kTakesSubject) != 0) {
    if (!take_seeming(token, parts, draft)) return std::nullopt;
    draft.cue = {first_of_verb(token), token + 1};
    return draft;
  }
  if (!take_content(token, *entry, parts, draft)) return std::nullopt;
  if (is_asked_of(token, draft)) {
    draft.passive = true;
    const Index asked = tree_.child(verb.head, Relation::nsubj);
    if (asked != kNone) draft.addressee.push_back(asked);
  } else {
    take_speaker(token, draft);
    mend_speaker(token, draft);
  }
  widen_cue(token, draft);
  if (draft.speaker.empty() && verb.morphology.verb_form != VerbForm::finite &&
      draft.content.empty()) {
    return std::nullopt;
  }
  return draft;
}

// "Asked whether he would run, the admiral ...": the participle is passive, though it looks like a
// past tense.
bool StatementReader::is_asked_of(Index verb, const StatementDraft& draft) const {
  const Token& token = tree_.token(verb);
  return token.relation == Relation::advcl && token.head != kNone && verb < token.head &&
         (draft.word->takes & kTakesPerson) != 0 && token.morphology.tense == Tense::past &&
         draft.addressee.empty() && !tree_.has(verb, Relation::nsubj) &&
         !tree_.has(verb, Relation::mark) && !tree_.has(verb, Relation::aux);
}

// The words of a noun phrase without what hangs on `cut`.
IndexRange StatementReader::phrase(Index head, Index cut) const {
  std::vector<Index> words;
  std::vector<Index> open = {head};
  while (!open.empty()) {
    const Index at = open.back();
    open.pop_back();
    words.push_back(at);
    for (const Index kid : tree_.children(at)) {
      const Relation relation = tree_.token(kid).relation;
      if (kid == cut || relation == Relation::parataxis || relation == Relation::discourse)
        continue;
      if (at == head && (relation == Relation::case_ || relation == Relation::cc ||
                         relation == Relation::cop || relation == Relation::mark ||
                         relation == Relation::nsubj || relation == Relation::advcl)) {
        continue;
      }
      open.push_back(kid);
    }
  }
  std::sort(words.begin(), words.end());
  const auto at = std::find(words.begin(), words.end(), head) - words.begin();
  auto first = at;
  auto last = at;
  const auto count = static_cast<std::ptrdiff_t>(words.size());
  while (first > 0 && words[first - 1] + 1 == words[first]) --first;
  while (last + 1 < count && words[last] + 1 == words[last + 1]) ++last;
  IndexRange range = {words[first], words[last] + 1};
  while (range.first < head && tree_.token(range.first).pos == Pos::punct) ++range.first;
  while (range.last > head + 1 && tree_.token(range.last - 1).pos == Pos::punct &&
         word(range.last - 1) != ")") {
    --range.last;
  }
  return range;
}

void StatementReader::name_speaker(Index head, Index cut, StatementDraft& draft) const {
  draft.speaker = phrase(head, cut);
  draft.speaker_head = arguments_.antecedent(head);
}

void StatementReader::take_speaker(Index verb, StatementDraft& draft) {
  for (const Relation relation : {Relation::nsubj, Relation::nsubj_pass, Relation::nsubj_outer}) {
    const Index subject = tree_.child(verb, relation);
    if (subject == kNone) continue;
    if (!is_expletive(tree_, subject)) name_speaker(subject, verb, draft);
    return;
  }
  const Token& token = tree_.token(verb);
  // "said A, adding B": whoever said A
  if (token.head != kNone && token.relation == Relation::advcl) {
    const Token& governor = tree_.token(token.head);
    const bool told = governor.relation == Relation::ccomp && governor.head != kNone &&
                      verb_entry(governor.head) != nullptr && draft.word->force == Force::says;
    const Index of = told ? governor.head : token.head;
    const Index subject = tree_.child(of, Relation::nsubj);
    if ((told || verb_entry(of) != nullptr) && subject != kNone) {
      name_speaker(subject, verb, draft);
      return;
    }
  }
  // "repeated that the rebels had fled, calling them cowards": whoever repeated it
  const bool aside = token.relation == Relation::advcl || token.relation == Relation::acl;
  if (aside && token.head != kNone && goes_on(verb, token.head)) {
    Index outer = tree_.token(token.head).head;
    for (int step = 0; step < kClimb && outer != kNone; ++step) {
      const Index subject = tree_.child(outer, Relation::nsubj);
      if (subject != kNone && verb_entry(outer) != nullptr) {
        name_speaker(subject, verb, draft);
        return;
      }
      outer = tree_.token(outer).head;
    }
  }
  for (const Argument& argument : arguments_.of(verb)) {
    if (argument.role != role::kSubj) continue;
    const bool inside =
        std::binary_search(draft.content.begin(), draft.content.end(), argument.token);
    if (inside) continue;
    name_speaker(argument.token, verb, draft);
    return;
  }
}

// The head of the noun phrase that touches a verb outside quotations, past adverbs, auxiliaries and
// brackets; kNone when something else stands there.
Index StatementReader::noun_beside(Index verb, bool right) const {
  const auto step = [&](Index t) { return right ? t + 1 : t - 1; };
  const auto inside = [&](Index t) { return tokens_.contains(t) && t != kNone; };
  Index t = step(verb);
  int bracket = 0;
  while (inside(t)) {
    const Token& token = tree_.token(t);
    if (word(t) == ")" && !right) ++bracket;
    const bool passed = bracket > 0 || token.pos == Pos::adv || token.pos == Pos::aux;
    if (word(t) == "(" && bracket > 0) --bracket;
    if (!passed) break;
    t = step(t);
  }
  if (!inside(t) || quotations_.around(t) != kNone || !is_nominal(tree_.token(t))) return kNone;
  while (true) {
    const Index head = tree_.token(t).head;
    if (head == kNone || !inside(head) || head == verb || (head > verb) != right) break;
    if (quotations_.around(head) != kNone || !is_nominal(tree_.token(head))) break;
    t = head;
  }
  return t;
}

// A quotation before the verb often misleads the tree: its speaker is the noun that touches the
// verb
// ("...," said Ivan Petrov).
void StatementReader::mend_speaker(Index verb, StatementDraft& draft) const {
  if ((draft.word->takes & kTakesQuote) == 0 || quotations_.around(verb) != kNone) return;
  const bool quoted = !draft.speaker.empty() && quotations_.around(draft.speaker.first) != kNone;
  if (!draft.speaker.empty() && !quoted) return;
  Index before = verb;
  while (before > tokens_.first &&
         (tree_.token(before - 1).pos == Pos::aux || tree_.token(before - 1).pos == Pos::adv)) {
    --before;
  }
  const bool inverted = before == tokens_.first || tree_.token(before - 1).pos == Pos::punct;
  if (!inverted && !quoted) return;
  Index head = inverted ? noun_beside(verb, true) : kNone;
  if (head == kNone) head = noun_beside(verb, false);
  if (head == kNone) return;
  name_speaker(head, verb, draft);
  std::erase_if(draft.content, [&](Index token) { return draft.speaker.contains(token); });
}

}  // namespace tacitus

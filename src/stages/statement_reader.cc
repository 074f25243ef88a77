#include "stages/statement_reader.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

// What is told stands, by the tree, in one of six places: a clause below the verb ("said that
// ..."), a clause above it ("..., officials say, ..."), an infinitive ("vowed to ..."), an object
// ("condemned the raid"), an object and what is said of it ("called it nonsense"), or a phrase
// behind a preposition ("warned of famine"). Each row of cues/reporting.tsv says which of them its
// word has.

namespace tacitus {
namespace {

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

bool is_gerund(const Tree& tree, Index verb) {
  const Token& token = tree.token(verb);
  return token.pos == Pos::verb && token.morphology.verb_form != VerbForm::finite &&
         token.morphology.tense != Tense::past && !tree.has(verb, Relation::mark) &&
         token.morphology.verb_form != VerbForm::infinitive;
}

bool is_expletive(const Tree& tree, Index subject) {
  const Token& token = tree.token(subject);
  return token.relation == Relation::expl ||
         (token.pos == Pos::pron && (token.lemma == "there" || token.lemma == "what"));
}

}  // namespace

// The dependants of a verb that matter.
struct StatementReader::Parts {
  Index clause = kNone;      // ccomp
  Index infinitive = kNone;  // xcomp or advcl with "to"
  Index bare = kNone;        // xcomp without: "called it nonsense"
  Index object = kNone;
  Index second = kNone;   // iobj
  Index subject = kNone;  // also passive ones
  Index agent = kNone;    // "by police"
  Index phrase = kNone;   // behind one of the word's prepositions
  Index beside = kNone;   // parataxis
};

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
        if (kid > verb && word.takes_after(marker) && !is_time(kid)) first(parts.phrase, kid);
        break;
      case Relation::advcl: {
        const std::string mark = tree_.marker(kid, Relation::mark);
        if (word.takes_after(mark) && kid > verb && mark != "to") first(parts.phrase, kid);
        // "called for Rome to leave"
        if (mark == "for to" && kid > verb && word.takes_after("for")) first(parts.phrase, kid);
        const bool asked = word.force == Force::asks && (mark == "if" || mark == "whether");
        if (asked && kid > verb) first(parts.clause, kid);
        if (mark == "to" && kid > verb && (word.takes & kTakesInfinitive) != 0) {
          first(parts.infinitive, kid);
        }
        break;
      }
      default:
        break;
    }
  }
  return parts;
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
      if (kid == without) continue;
      const Token& token = tree_.token(kid);
      const bool goes_on = token.relation == Relation::advcl && kid > top && kid > 0 &&
                           tree_.token(kid - 1).pos == Pos::punct &&
                           token.morphology.verb_form != VerbForm::finite &&
                           verb_entry(kid) != nullptr && tree_.has(kid, Relation::ccomp);
      if (!goes_on) open.push_back(kid);
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

// A clause beside or above the verb: "three died, police said"; "as police said".
bool StatementReader::take_host(Index verb, StatementDraft& draft) const {
  const Token& token = tree_.token(verb);
  const bool aside =
      token.relation == Relation::parataxis ||
      (token.relation == Relation::advcl && tree_.marker(verb, Relation::mark) == "as");
  if (!aside || token.head == kNone || (draft.word->takes & kTakesClause) == 0) return false;
  add_subtree(token.head, verb, draft.content);
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

bool StatementReader::tells_enough(const ReportingWord& word,
                                   const std::vector<Index>& tokens) const {
  if (!names_only(tokens)) return true;
  return word.force == Force::judges && std::any_of(tokens.begin(), tokens.end(), [&](Index index) {
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

bool StatementReader::take_content(Index verb, const ReportingWord& word, const Parts& parts,
                                   StatementDraft& draft) const {
  const Takes takes = word.takes;
  const bool person = (takes & kTakesPerson) != 0;
  if (person && parts.object != kNone) draft.addressee.push_back(parts.object);
  if (parts.second != kNone) draft.addressee.push_back(parts.second);
  const auto finish = [&] {
    std::sort(draft.content.begin(), draft.content.end());
    return true;
  };
  if ((takes & kTakesClause) != 0 && parts.clause != kNone) {
    add_subtree(parts.clause, verb, draft.content);
    return finish();
  }
  if (take_host(verb, draft)) return true;
  if (parts.object == kNone && take_gap(verb, draft)) return finish();
  const bool to_do = (takes & (kTakesRaised | kTakesInfinitive)) != 0;
  if (to_do && parts.infinitive != kNone) {
    const Index doer = parts.object != kNone ? parts.object : parts.second;
    if (!person && doer != kNone) add_subtree(doer, verb, draft.content);
    add_subtree(parts.infinitive, verb, draft.content);
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
                        (word.force == Force::judges || is_as_phrase(parts.phrase, word));
    if (judged) add_subtree(parts.object, verb, draft.content);
    add_object(verb, parts.phrase, draft.content);
    return finish();
  }
  if (word.force == Force::shows && parts.object != kNone &&
      (parts.bare != kNone || tree_.has(parts.object, Relation::acl) ||
       is_evidence(parts.subject))) {
    add_object(verb, parts.object, draft.content);
    return finish();
  }
  if (take_antecedent(verb, word, parts, draft)) return finish();
  if ((to_do || (takes & kTakesObject) != 0) && parts.bare != kNone &&
      is_gerund(tree_, parts.bare) && parts.object == kNone) {
    add_subtree(parts.bare, verb, draft.content);
    return finish();
  }
  if ((takes & kTakesObject) != 0 && !person && parts.object != kNone) {
    add_object(verb, parts.object, draft.content);
    // "told Iran" tells to whom something is said, "condemned Iran" what is thought of it.
    if (tells_enough(word, draft.content)) return finish();
    draft.content.clear();
  }
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
  const bool called =
      (parts.phrase != kNone && is_as_phrase(parts.phrase, word)) ||
      (parts.bare != kNone && (takes & kTakesPair) != 0 && word.force == Force::holds);
  const bool taken =
      (parts.agent != kNone && (takes & (kTakesObject | kTakesPair)) != 0) || blamed || called;
  if (!raised && !taken) {
    // "was asked by a reporter: ..."
    draft.takes_quote = parts.agent != kNone && (takes & kTakesQuote) != 0;
    return draft.takes_quote;
  }
  add_subtree(parts.subject, verb, draft.content);
  if (raised) add_subtree(parts.infinitive, verb, draft.content);
  if (blamed || (called && parts.phrase != kNone)) add_subtree(parts.phrase, verb, draft.content);
  if (!raised && parts.bare != kNone) add_subtree(parts.bare, verb, draft.content);
  std::sort(draft.content.begin(), draft.content.end());
  return true;
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
  StatementDraft draft;
  draft.word = entry;
  draft.cue_token = token;
  const Parts parts = parts_of(token, *entry);
  draft.cue = {token, token + 1};
  const bool aside = verb.relation == Relation::parataxis && parts.agent == kNone &&
                     tree_.has(token, Relation::nsubj) && !tree_.has(token, Relation::aux_pass);
  if (tree_.passive(token) && !aside) {
    if (!take_passive(token, *entry, parts, draft)) return std::nullopt;
    widen_cue(token, draft);
    return draft;
  }
  if (!take_content(token, *entry, parts, draft)) return std::nullopt;
  take_speaker(token, draft);
  mend_speaker(token, draft);
  widen_cue(token, draft);
  if (draft.speaker.empty() && verb.morphology.verb_form != VerbForm::finite &&
      draft.content.empty()) {
    return std::nullopt;
  }
  return draft;
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

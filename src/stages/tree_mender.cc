#include "stages/tree_mender.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"

// A model reads most of English well and some of it oddly: it has seen "plans" as a verb more often
// than as a subject, and in headlines it meets verbs where names stand elsewhere. Each rule here is
// one thing that cannot be so in English, or hardly, and the reading that can:
//
//   Gunmen shot at a car.            shot is no passive: the sentence is whole and has no "were"
//   had massed troops                no "massed troops" are had: a perfect
//   Turkey frees German reporter     what follows a noun is not its compound: frees is a verb
//   Oslo's severing of ties          what is owned is a noun
//   open its market to Polish firms  no verb in the middle of a sentence has a capital
//
// Each is tried on every word once, in a fixed order; a rule that finds its marks does one change.
// What the rules must not do is guess between two readings that are both English.

namespace tacitus {
namespace {

constexpr Index kWindow = 40;  // words to either side in which dependants are looked for

bool ends_in(std::string_view word, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() > ending.size() + 1 && word.ends_with(ending);
  });
}

bool noun_like(const Token& token) { return token.pos == Pos::noun || token.pos == Pos::propn; }

bool subject_like(const Token& token) {
  return token.relation == Relation::nsubj || token.relation == Relation::nsubj_pass;
}

}  // namespace

TreeMender::TreeMender(const Document& document, const Lemmas& lemmas, Annotations& annotations)
    : document_(document), lemmas_(lemmas), annotations_(annotations) {}

std::string TreeMender::form(Index token) const { return lower(document_.at(at(token).span)); }

bool TreeMender::capital(Index token) const {
  const std::string_view text = document_.at(at(token).span);
  return !text.empty() && text[0] >= 'A' && text[0] <= 'Z' && text.size() > 1 && text[1] >= 'a' &&
         text[1] <= 'z';
}

bool TreeMender::is(Index token, Words lemmas) const {
  return std::find(lemmas.begin(), lemmas.end(), at(token).lemma) != lemmas.end();
}

Index TreeMender::child(Index head, Relation relation) const {
  const Index from = head - std::min(kWindow, head - first_);
  const Index to = std::min(last_, head + kWindow);
  for (Index i = from; i < to; ++i) {
    if (at(i).head == head && at(i).relation == relation) return i;
  }
  return kNone;
}

// The preposition of a word, if it is one of these.
Index TreeMender::case_of(Index word, Words lemmas) const {
  const Index marker = child(word, Relation::case_);
  return marker != kNone && at(marker).pos == Pos::adp && is(marker, lemmas) ? marker : kNone;
}

bool TreeMender::below(Index inner, Index outer) const {
  for (Index steps = 0; inner != kNone && steps <= last_ - first_; ++steps) {
    if (inner == outer) return true;
    inner = at(inner).head;
  }
  return false;
}

// Hangs a word elsewhere, unless it would hang on itself.
void TreeMender::hang(Index token, Index head, Relation relation) {
  if (token == head || at(token).head == kNone || below(head, token)) return;
  at(token).head = head;
  at(token).relation = relation;
}

// `by`, which is below `old`, takes its place and its dependants; `old` hangs on it as `now`.
void TreeMender::replace(Index old, Index by, Relation now) {
  const Index from = old - std::min(kWindow, old - first_);
  const Index to = std::min(last_, old + kWindow);
  const Index head = at(old).head;
  const Relation relation = at(old).relation;
  for (Index i = from; i < to; ++i) {
    if (at(i).head == old && i != by) at(i).head = by;
  }
  at(by).head = head;
  at(by).relation = relation;
  at(old).head = by;
  at(old).relation = now;
}

void TreeMender::become_verb(Index token, VerbForm verb_form, Voice voice) {
  Token& word = at(token);
  word.pos = Pos::verb;
  word.name = NameKind::none;
  word.name_begins = false;
  word.morphology = Morphology();
  word.morphology.verb_form = verb_form;
  word.morphology.voice = voice;
  const std::string text = form(token);
  word.morphology.tense = text.ends_with('s') ? Tense::present : Tense::past;
  word.lemma = lemmas_.lemma(text, Pos::verb, word.lemma);
}

void TreeMender::become_noun(Index token) {
  Token& word = at(token);
  word.pos = Pos::noun;
  word.morphology = Morphology();
  const std::string text = form(token);
  const bool plural = text.ends_with('s') && !text.ends_with("ss");
  word.morphology.number = plural ? Number::plural : Number::singular;
  if (!plural) word.lemma = text;
}

// "that it had massed troops", read as having troops that are massed.
void TreeMender::perfect(Index have) {
  if (at(have).lemma != "have" || have + 2 >= last_) return;
  Index participle = have + 1;
  while (participle + 1 < last_ && at(participle).pos == Pos::adv) ++participle;
  const Token& word = at(participle);
  const Index object = word.head;
  const bool modifies = word.relation == Relation::amod && object != kNone && object > participle &&
                        at(object).head == have && at(object).relation == Relation::obj;
  if (!modifies || child(have, Relation::nsubj) == kNone || at(have).relation == Relation::aux) {
    return;
  }
  const std::string text = form(participle);
  const bool past = at(have).pos == Pos::aux && word.pos == Pos::verb;
  // "molested" is a form of "molest" and nothing else; "limited", "armed" are adjectives as well
  static constexpr std::string_view kPlain[] = {
      "limited",   "armed",       "mixed",  "skilled",  "trained",  "organised",
      "organized", "unlimited",   "varied", "detailed", "advanced", "used",
      "dedicated", "experienced", "frozen", "added",    "reduced",  "increased"};
  const bool plain = is_in(kPlain, text);
  const bool verb =
      word.pos == Pos::adj && text.ends_with("ed") && lemmas_.lemma(text, Pos::verb, text) != text;
  if (plain || !(past || verb)) return;
  become_verb(participle, VerbForm::participle, Voice::none);
  replace(have, participle, Relation::aux);
  at(have).pos = Pos::aux;
  hang(object, participle, Relation::obj);
}

// "Gunmen shot at a car.", "The rebels handed in their guns.": a whole sentence has no passive
// without a form of "be".
void TreeMender::finite_past(Index verb) {
  Token& word = at(verb);
  if (!full_ || word.pos != Pos::verb || word.relation == Relation::acl) return;
  const Index subject = child(verb, Relation::nsubj_pass);
  if (subject == kNone || subject > verb || has(verb, Relation::aux_pass)) return;
  if (has(verb, Relation::aux) || has(verb, Relation::obl_agent)) return;
  if (has(verb, Relation::mark) && word.relation == Relation::advcl) return;
  if (ends_in(form(verb), {"ing", "en"}) || form(subject) == "that" || form(subject) == "which") {
    return;
  }
  at(subject).relation = Relation::nsubj;
  word.morphology.voice = Voice::none;
  word.morphology.verb_form = VerbForm::finite;
  word.morphology.tense = Tense::past;
}

// "Oslo's severing of ties", "Rome's finding that ..."
void TreeMender::possessed_gerund(Index verb) {
  if (at(verb).pos != Pos::verb || !form(verb).ends_with("ing")) return;
  const Relation relation = at(verb).relation;
  const bool nominal = relation == Relation::nsubj || relation == Relation::obj ||
                       relation == Relation::nmod || relation == Relation::obl ||
                       relation == Relation::nsubj_pass || relation == Relation::csubj;
  const Index owner = child(verb, Relation::nmod_poss);
  if (!nominal || owner == kNone || owner > verb) return;
  become_noun(verb);
  if (relation == Relation::csubj) at(verb).relation = Relation::nsubj;
  if (const Index content = child(verb, Relation::ccomp); content != kNone) {
    at(content).relation = Relation::acl;
  }
}

// "The league imposed a ban": a word in small letters is nobody's name.
void TreeMender::small_name(Index token) {
  Token& word = at(token);
  if (word.name == NameKind::none || !word.name_begins) return;
  if (token + 1 < last_ && at(token + 1).name == word.name && !at(token + 1).name_begins) return;
  const std::string_view text = document_.at(word.span);
  const bool letters =
      std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || word.name == NameKind::norp) return;
  word.name = NameKind::none;
  word.name_begins = false;
}

// "an unmanned aerial vehicle (UAV)": what shortens words in small letters is nobody's name.
void TreeMender::short_form(Index token) {
  Token& word = at(token);
  if (word.name != NameKind::organization || !word.name_begins) return;
  if (token < first_ + 3 || token + 1 >= last_) return;
  if (at(token - 1).lemma != "(" || at(token + 1).lemma != ")") return;
  const std::string text = form(token);
  const auto small = [&](Index i) {
    const std::string_view written = document_.at(at(i).span);
    return !written.empty() && written[0] >= 'a' && written[0] <= 'z' &&
           at(i).name == NameKind::none;
  };
  const Index thing = token - 2;
  if (!small(thing) || at(thing).pos != Pos::noun || form(thing)[0] != text.back()) return;
  for (Index i = thing; i-- > first_ && i + text.size() > thing && small(i);) {
    if (form(i)[0] != text.front()) continue;
    word.name = NameKind::none;
    word.name_begins = false;
    return;
  }
}

// "Turkey frees German reporter", "Oslo Snubs Chilean Offer": a noun has its compounds before it.
void TreeMender::headline_verb(Index noun) {
  const Token& word = at(noun);
  if (!noun_like(word) || noun == first_ || noun + 1 >= last_) return;
  // "North Korea Snubs" may be one name to the model; "United Nations Development" is one
  const std::string text = form(noun);
  const bool inside = at(noun + 1).name == word.name && !at(noun + 1).name_begins;
  const bool verb = lemmas_.lemma(text, Pos::verb, text) != text;
  if (word.name != NameKind::none && (inside || !verb)) return;
  if (has(noun, Relation::cop) || has(noun, Relation::det) || has(noun, Relation::case_)) return;
  Index subject = child(noun, Relation::nsubj);
  if (subject == kNone && word.head == kNone && text.ends_with('s') && at(noun - 1).head == noun &&
      at(noun - 1).relation == Relation::compound) {
    subject = noun - 1;
  }
  if (subject == kNone || subject > noun) return;
  for (Index i = noun + 1; i < last_ && i < noun + kWindow; ++i) {
    if (at(i).head != noun || at(i).relation != Relation::compound || !noun_like(at(i))) continue;
    at(i).relation = Relation::obj;
    at(subject).relation = Relation::nsubj;
    become_verb(noun, VerbForm::finite, Voice::none);
    return;
  }
}

// "Kuwait mediates row", with the doer as a compound of the verb.
void TreeMender::bare_subject(Index verb) {
  const Token& word = at(verb);
  if (word.pos != Pos::verb || verb == first_) return;
  if (word.morphology.verb_form != VerbForm::finite) return;
  if (has(verb, Relation::nsubj) || has(verb, Relation::nsubj_pass)) return;
  Index before = verb - 1;
  // "North Korea test-fired missiles"
  const bool hyphen =
      at(before).lemma == "-" && before >= first_ + 2 && at(before - 1).head == verb;
  if (hyphen && at(before - 2).head == before - 1) {
    const Index subject = before - 2;
    const bool named = at(subject).relation == Relation::compound && noun_like(at(subject));
    if (named) hang(subject, verb, Relation::nsubj);
    return;
  }
  if (at(before).head == verb && at(before).relation == Relation::compound &&
      noun_like(at(before))) {
    at(before).relation = Relation::nsubj;
  }
}

// "reopened its market to Polish apples"
void TreeMender::capital_infinitive(Index verb) {
  const Token& word = at(verb);
  const bool infinitive = word.pos == Pos::verb && verb > first_ + 1 && capital(verb) &&
                          at(verb - 1).lemma == "to" && at(verb - 1).head == verb;
  if (!infinitive || capital(verb - 1) || verb + 1 >= last_) return;
  const Index object = child(verb, Relation::obj);
  const Index governor = word.head;
  if (object == kNone || object < verb || governor == kNone || at(object).pos != Pos::noun) return;
  const Index to = verb - 1;
  hang(object, governor, Relation::obl);
  hang(verb, object, Relation::amod);
  at(verb).pos = Pos::adj;
  at(verb).morphology = Morphology();
  at(verb).lemma = document_.at(at(verb).span);
  hang(to, object, Relation::case_);
  at(to).pos = Pos::adp;
}

// "Russian plans to help Cuba worried Washington", "the military buildup there worried Hanoi": what
// has an adjective before it and a verb behind is the subject of that verb.
void TreeMender::subject_noun_as_verb(Index verb) {
  if (at(verb).pos != Pos::verb || at(verb).head != kNone || verb == first_) return;
  const bool described = at(verb - 1).head == verb && at(verb - 1).relation == Relation::amod;
  static constexpr std::string_view kNouns[] = {
      "buildup",  "pullout", "crackdown", "takeover", "shutdown", "standoff", "walkout",
      "handover", "breakup", "lockdown",  "rollout",  "bailout",  "runoff",   "stopover"};
  const bool noun = is_in(kNouns, form(verb));
  if ((!described && !noun) || (described && has(verb, Relation::nsubj))) return;
  Index main = kNone;
  for (Index i = verb + 2; i < last_ && i < verb + kWindow; ++i) {
    const Token& word = at(i);
    const bool loose = word.relation == Relation::xcomp || word.relation == Relation::advcl ||
                       word.relation == Relation::ccomp || word.relation == Relation::parataxis;
    const bool past = word.pos == Pos::verb && form(i).ends_with("ed");
    if (!loose || !past || has(i, Relation::mark) || has(i, Relation::nsubj)) continue;
    if (at(i - 1).pos == Pos::punct || at(i - 1).pos == Pos::adv) continue;
    main = i;
    break;
  }
  if (main == kNone) return;
  if (const Index subject = child(verb, Relation::nsubj); subject != kNone) {
    at(subject).relation = Relation::compound;
  }
  // the words before it stay with the noun, and what stands between as its phrases
  const Index above = at(main).head;
  at(main).head = kNone;
  at(main).relation = Relation::root;
  at(main).morphology.verb_form = VerbForm::finite;
  at(main).morphology.tense = Tense::past;
  at(main).morphology.voice = Voice::none;
  if (above != verb && above != kNone && !below(above, verb)) at(above).head = verb;
  at(verb).head = main;
  at(verb).relation = Relation::nsubj;
  become_noun(verb);
  for (Index i = verb + 1; i < last_ && i < verb + kWindow; ++i) {
    if (at(i).head != verb) continue;
    if (i > main || at(i).relation == Relation::punct) {
      at(i).head = main;
    } else if (at(i).relation == Relation::obl) {
      at(i).relation = Relation::nmod;
    } else if (at(i).relation == Relation::xcomp || at(i).relation == Relation::advcl) {
      at(i).relation = Relation::acl;
    }
  }
}

// "said analyst Grant Ogden": a forename that is a verb as well.
void TreeMender::forename_as_verb(Index verb) {
  if (!full_ || verb == first_ || verb + 1 >= last_ || at(verb).head == kNone) return;
  if (at(verb).pos != Pos::verb || !capital(verb)) return;
  const Index title = verb - 1;
  const Index surname = verb + 1;
  const bool named = at(surname).name == NameKind::person && at(surname).name_begins &&
                     at(surname).pos == Pos::propn && at(surname).head == verb;
  const bool titled = at(title).pos == Pos::noun && at(title).head == verb && !capital(title);
  if (!named || !titled || has(verb, Relation::mark) || has(verb, Relation::aux)) return;
  Token& word = at(verb);
  word.pos = Pos::propn;
  word.morphology = Morphology();
  word.morphology.number = Number::singular;
  word.lemma = document_.at(word.span);
  word.name = NameKind::person;
  word.name_begins = true;
  at(surname).name_begins = false;
  at(surname).relation = Relation::flat;
  at(title).relation = Relation::nmod_desc;
  if (word.relation == Relation::ccomp || word.relation == Relation::xcomp) {
    word.relation = Relation::nsubj;
  }
  for (Index i = surname + 1; i < last_ && i < verb + kWindow; ++i) {
    if (at(i).head == verb && at(i).relation == Relation::obl) at(i).relation = Relation::nmod;
  }
}

// "returned seized cattle": a participle that has been done to something has no object.
void TreeMender::participle_before_object(Index participle) {
  const Token& word = at(participle);
  if (word.pos != Pos::verb || word.relation != Relation::xcomp || participle == first_) return;
  if (word.morphology.voice != Voice::passive || word.head != participle - 1) return;
  if (has(participle, Relation::mark) || has(participle, Relation::aux_pass)) return;
  const Index governor = word.head;
  const Index object = child(participle, Relation::obj);
  if (object != participle + 1 || is(governor, {"be", "get", "have", "become"})) return;
  hang(object, governor, Relation::obj);
  hang(participle, object, Relation::amod);
}

// "The general repudiated ...", with "general" as an adjective and its article on the verb.
void TreeMender::title_as_adjective(Index adjective) {
  if (adjective == first_ || !subject_like(at(adjective))) return;
  const Index verb = at(adjective).head;
  const Index article = adjective - 1;
  if (at(article).pos == Pos::det && at(article).head == verb &&
      at(article).relation == Relation::det) {
    at(article).head = adjective;
  }
  const bool title = is(adjective, {"general", "major", "official", "private", "native", "rebel"});
  if (at(adjective).pos == Pos::adj && title && at(article).head == adjective) {
    become_noun(adjective);
  }
}

void TreeMender::mend(const Sentence& sentence) {
  first_ = sentence.tokens.first;
  last_ = sentence.tokens.last;
  if (last_ <= first_ || last_ > annotations_.tokens.size()) return;
  full_ = false;
  for (Index i = last_; i > first_ && at(i - 1).pos == Pos::punct; --i) {
    const std::string_view mark = document_.at(at(i - 1).span);
    if (mark == ".") full_ = true;
  }
  static constexpr void (TreeMender::*kRules[])(Index) = {
      &TreeMender::perfect,
      &TreeMender::finite_past,
      &TreeMender::possessed_gerund,
      &TreeMender::small_name,
      &TreeMender::short_form,
      &TreeMender::headline_verb,
      &TreeMender::bare_subject,
      &TreeMender::capital_infinitive,
      &TreeMender::forename_as_verb,
      &TreeMender::subject_noun_as_verb,
      &TreeMender::participle_before_object,
      &TreeMender::title_as_adjective,
      &TreeMender::raised_object,
      &TreeMender::ordered_object,
      &TreeMender::controlled_clause,
      &TreeMender::clause_with_subject,
      &TreeMender::particle_of_object,
      &TreeMender::noun_before_of,
      &TreeMender::object_of_seeing,
      &TreeMender::adjective_in_compound,
      &TreeMender::goal_as_owner,
      &TreeMender::inserted_clause,
      &TreeMender::phrase_as_owner,
      &TreeMender::name_as_content,
      &TreeMender::crossed_owner,
      &TreeMender::compound_as_apposition,
      &TreeMender::marker_of_part,
      &TreeMender::people_of_compound,
      &TreeMender::phrase_of_subject,
      &TreeMender::agent_of_noun,
      &TreeMender::receiver_of_gift,
      &TreeMender::content_of_noun,
      &TreeMender::content_of_made,
      &TreeMender::reason_of_act,
      &TreeMender::held_as,
      &TreeMender::at_least,
      &TreeMender::let_act,
      &TreeMender::second_object,
      &TreeMender::list_after_of,
      &TreeMender::clause_after,
      &TreeMender::visiting_guest,
      &TreeMender::name_of_diplomat,
      &TreeMender::case_of_modifier,
      &TreeMender::joining_of_part,
      &TreeMender::paired_marks,
      &TreeMender::crossing_comma,
  };
  for (const auto rule : kRules) {
    for (Index i = first_; i < last_; ++i) (this->*rule)(i);
  }
}

}  // namespace tacitus

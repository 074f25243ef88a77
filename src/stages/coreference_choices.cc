// The choices for a pronoun, their features, and the answer; see coreference.cc.

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/coreference.h"

namespace tacitus {

using namespace features;

namespace {

constexpr std::size_t kDeepest = 32;  // steps up a tree
constexpr Index kSentencesBack = 4;
constexpr std::size_t kMostPhrases = 80;  // of the window
constexpr Index kFarWords = 25;
// By how much the heaviest must lead to be believed, in hundredths of a nat.
constexpr int kPersonLead = 0;
constexpr int kThingLead = 50;

constexpr std::string_view kTimes[] = {
    "day",     "week",   "month",   "year",  "hour", "minute",    "time",   "night",  "morning",
    "evening", "decade", "century", "today", "way",  "afternoon", "moment", "season", "spring"};
constexpr std::string_view kSay[] = {"say", "tell",  "add",      "state", "claim",  "warn",
                                     "ask", "argue", "announce", "note",  "explain"};

bool is_subject(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass ||
         relation == Relation::nsubj_outer;
}

// The four places that pairs are told apart by: subject, object or oblique, possessor, other.
std::uint16_t place_of(Slot slot) {
  switch (slot) {
    case Slot::subject:
      return 0;
    case Slot::object:
    case Slot::oblique:
      return 1;
    case Slot::possessor:
      return 2;
    default:
      return 3;
  }
}

// Relations over which a phrase holds what is below it as a part of itself.
bool inside_phrase(Relation relation) {
  switch (relation) {
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::nmod_desc:
    case Relation::nmod_unmarked:
    case Relation::appos:
    case Relation::compound:
    case Relation::flat:
    case Relation::amod:
    case Relation::dep:
    case Relation::list:
    case Relation::parataxis:
      return true;
    default:
      return false;
  }
}

std::uint16_t feature(std::size_t base, std::size_t offset) {
  return static_cast<std::uint16_t>(base + offset);
}

}  // namespace

Index Coreference::window(Index phrase) const {
  const Index sentence = phrases_.all()[phrase].sentence;
  Index first = phrase;
  for (std::size_t i = 0; i < kMostPhrases && first > 0; ++i) {
    if (phrases_.all()[first - 1].sentence + kSentencesBack < sentence) break;
    --first;
  }
  return first;
}

Index Coreference::subject_of(Index clause) const {
  for (const Index kid : tree_.children(clause)) {
    if (is_subject(tree_.token(kid).relation)) return kid;
  }
  return kNone;
}

// The subject of the clause that a word is in, be it said or only meant: "Park" for "him" in "Park
// came to see him", "Choi" in "Park asked Choi to see him".
Index Coreference::bound_subject(Index token) const {
  Index at = tree_.token(token).head;
  Index below = token;
  for (std::size_t step = 0; at != kNone && step < kDeepest; ++step) {
    if (const Index subject = subject_of(at); subject != kNone && subject != below) return subject;
    const Token& here = tree_.token(at);
    if (here.relation == Relation::acl) return here.head;
    if (here.relation == Relation::xcomp && here.head != kNone) {
      const Index object = tree_.child(here.head, Relation::obj);
      if (object != kNone && object != token) return object;
    }
    const bool shares = here.relation == Relation::conj || here.relation == Relation::xcomp ||
                        here.relation == Relation::advcl;
    if (!shares) return kNone;
    below = at;
    at = here.head;
  }
  return kNone;
}

Coreference::Asked Coreference::ask(Index index) const {
  const Phrase& phrase = phrases_.all()[index];
  Asked asked;
  asked.head = phrase.head;
  asked.sentence = phrase.sentence;
  asked.form = pronoun_form(word(phrase.head));
  const Seen seen = look(index, Reading());
  asked.slot = seen.slot;
  asked.governor = seen.governor;
  bool inside = true;
  for (Index at = phrase.head; asked.above.size() < kDeepest;) {
    const Token& token = tree_.token(at);
    if (token.head == kNone) break;
    inside = inside && inside_phrase(token.relation);  // not over "and": "Park and her party"
    asked.above.push_back(token.head);
    if (inside) asked.inside = asked.above.size();
    at = token.head;
  }
  if (asked.slot == Slot::object || asked.slot == Slot::oblique) {
    asked.bound = bound_subject(phrase.head);
  }
  return asked;
}

// True when grammar rules out that a mention is meant.
bool Coreference::excluded(const Asked& asked, const Seen& seen) const {
  if (seen.sentence != asked.sentence) return false;
  // "Mary, his wife"; "the head of its party"
  for (std::size_t i = 0; i < asked.inside; ++i) {
    if (asked.above[i] == seen.head) return true;
  }
  // "Paul is his friend"
  if (seen.slot == Slot::subject && asked.inside > 0 &&
      seen.governor == asked.above[asked.inside - 1]) {
    const bool predicate =
        tree_.has(seen.governor, Relation::cop) && tree_.token(seen.governor).pos == Pos::noun;
    if (predicate) return true;
  }
  Index top = seen.head;
  for (std::size_t step = 0; step < kDeepest && tree_.token(top).relation == Relation::conj;
       ++step) {
    top = tree_.token(top).head;
  }
  if (asked.form.reflexive) return false;
  if (asked.bound != kNone && (asked.bound == seen.head || asked.bound == top)) return true;
  const bool verbs = asked.slot == Slot::object || asked.slot == Slot::oblique;
  const bool others = seen.slot == Slot::object || seen.slot == Slot::oblique;
  if (verbs && others && asked.governor == seen.governor) return true;
  // "he" is not what his own verb does something to.
  return asked.slot == Slot::subject && (others || seen.slot == Slot::nominal) &&
         asked.governor != kNone && asked.governor == seen.governor;
}

// True when the words allow that a mention is meant.
bool Coreference::may_be(const Asked& asked, const Seen& seen) const {
  const Being being = clusters_[seen.cluster].being;
  if (asked.form.reflexive && seen.sentence != asked.sentence) return false;
  switch (asked.form.kind) {
    case PronounKind::person:
      return !seen.plural && (being == Being::person || being == Being::maybe);
    case PronounKind::thing:
      if (seen.plural || being == Being::person) return false;
      return !is_in(kTimes, tree_.token(seen.head).lemma);
    case PronounKind::several:
      return seen.plural || being == Being::group || being == Being::body;
    default:
      return false;
  }
}

void Coreference::describe_cluster(const Asked& asked, const Cluster& cluster,
                                   std::vector<std::uint16_t>& features) const {
  features.push_back(feature(kCount, std::min<std::uint32_t>(cluster.count, 4) - 1));
  features.push_back(feature(kForm, static_cast<std::size_t>(cluster.form)));
  if (asked.form.gender == Gender::unknown) return;
  if (cluster.gender == Gender::unknown) {
    features.push_back(kGenderUnknown);
  } else {
    const auto how = static_cast<std::size_t>(cluster.evidence) - 1;
    const bool fits = cluster.gender == asked.form.gender;
    features.push_back(feature(fits ? kGenderFits : kGenderClashes, how));
  }
}

// The features of the last mention of a choice.
void Coreference::describe_last(const Asked& asked, const Seen& last,
                                std::vector<std::uint16_t>& features) const {
  const Index back = asked.sentence - last.sentence;
  const bool here = back == 0;
  features.push_back(kAnybody);
  features.push_back(feature(kDistance, std::min<Index>(back, 3)));
  features.push_back(feature(here ? kSlotHere : kSlotBefore, static_cast<std::size_t>(last.slot)));
  const std::size_t pair = place_of(asked.slot) * 4u + place_of(last.slot);
  features.push_back(feature(here ? kPairHere : kPairBefore, pair));
  if (last.pronoun) features.push_back(here ? kPronounHere : kPronounBefore);
  if (last.conjoined) features.push_back(kConjoined);
  if (quoted_[asked.head] && !quoted_[last.head]) features.push_back(kQuoteInside);
  if (!quoted_[asked.head] && quoted_[last.head]) features.push_back(kQuoteOutside);
  if (last.head > asked.head) features.push_back(kAfter);
  if (last.head + kFarWords < asked.head) features.push_back(kFar);
}

// True when a clause between the pronoun and the clause `step` over it has a subject of its own.
bool Coreference::subject_between(const Asked& asked, std::size_t step) const {
  for (std::size_t i = asked.slot == Slot::subject ? 1 : 0; i < step; ++i) {
    if (subject_of(asked.above[i]) != kNone) return true;
  }
  return false;
}

// The features of all mentions of a choice in the sentence of the pronoun and the one before.
void Coreference::describe_all(const Asked& asked, const std::vector<const Seen*>& mentions,
                               std::vector<std::uint16_t>& features) const {
  const bool asks_subject = asked.slot == Slot::subject && asked.governor != kNone;
  const Index joined = asks_subject && tree_.token(asked.governor).relation == Relation::conj
                           ? tree_.token(asked.governor).head
                           : kNone;
  const auto says = [&](Index verb) {
    return verb != kNone && is_in(kSay, tree_.token(verb).lemma);
  };
  std::size_t subject_over = kDeepest;  // into asked.above: the nearest clause with it as subject
  std::size_t object_over = kDeepest;
  bool flags[4] = {};  // a subject elsewhere here, in the sentence before, joined, of saying
  for (const Seen* seen : mentions) {
    const bool subject = seen->slot == Slot::subject;
    flags[3] =
        flags[3] || (subject && asks_subject && says(seen->governor) && says(asked.governor));
    if (seen->sentence != asked.sentence) {
      const bool main = subject && seen->sentence + 1 == asked.sentence &&
                        seen->governor != kNone && tree_.token(seen->governor).head == kNone;
      flags[1] = flags[1] || main;
      continue;
    }
    const auto at = std::find(asked.above.begin(), asked.above.end(), seen->governor);
    const bool around = at != asked.above.end();
    const auto step = static_cast<std::size_t>(at - asked.above.begin());
    if (subject && around) subject_over = std::min(subject_over, step);
    if (around && place_of(seen->slot) == 1) object_over = std::min(object_over, step);
    flags[0] = flags[0] || (subject && !around);
    flags[2] = flags[2] || (subject && joined != kNone && seen->governor == joined);
  }
  const std::uint16_t place = place_of(asked.slot);
  if (subject_over < kDeepest) {
    const std::size_t later = subject_between(asked, subject_over) ? 1 : 0;
    features.push_back(feature(kGoverns, std::size_t{2} * place + later));
  }
  if (object_over < kDeepest) features.push_back(feature(kGovernsObject, place));
  constexpr Feature kFlags[] = {kHereSubject, kLastSubject, kSameVerb, kSaying};
  for (std::size_t i = 0; i < 4; ++i) {
    if (flags[i]) features.push_back(kFlags[i]);
  }
}

// Adds what only shows beside the other choices.
void Coreference::rank(const Asked& asked, std::vector<Choice>& choices) const {
  std::vector<std::pair<Index, std::size_t>> order;  // head of the last mention, choice
  std::uint32_t most = 0;
  std::size_t with_most = 0;
  Index first = kNone;
  Index last_pronoun = kNone;  // into seen_
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const Cluster& cluster = clusters_[choices[i].cluster];
    const bool clash = asked.form.gender != Gender::unknown && cluster.gender != Gender::unknown &&
                       cluster.gender != asked.form.gender;
    if (!clash) order.push_back({seen_[at_[choices[i].phrase]].head, i});
    if (!clash && cluster.count > most) with_most = 0;
    if (!clash && cluster.count >= most) {
      most = cluster.count;
      ++with_most;
    }
    if (first == kNone || cluster.first < first) first = cluster.first;
    const Seen& seen = seen_[at_[choices[i].phrase]];
    const bool same = seen.pronoun && pronoun_form(word(seen.head)).gender == asked.form.gender &&
                      seen.head < asked.head;
    if (same && (last_pronoun == kNone || seen.head > seen_[last_pronoun].head)) {
      last_pronoun = at_[choices[i].phrase];
    }
  }
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) { return a > b; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    choices[order[i].second].features.push_back(feature(kRank, std::min<std::size_t>(i, 3)));
  }
  for (Choice& choice : choices) {
    const Cluster& cluster = clusters_[choice.cluster];
    if (cluster.count == most && with_most == 1) choice.features.push_back(kMost);
    if (cluster.first == first) choice.features.push_back(kFirst);
    if (last_pronoun != kNone && at_[choice.phrase] == last_pronoun) {
      const bool here = seen_[last_pronoun].sentence == asked.sentence;
      choice.features.push_back(here ? kChainHere : kChainBefore);
    }
  }
}

// True when a mention after the pronoun may still be meant: the subject of a clause around, or
// whose the subject is ("in his last years Liszt's health failed").
bool Coreference::comes_after(const Asked& asked, const Seen& seen) const {
  Index clause = seen.governor;
  if (clause != kNone && seen.slot == Slot::possessor && is_subject(tree_.token(clause).relation)) {
    clause = tree_.token(clause).head;
  } else if (seen.slot != Slot::subject) {
    return false;
  }
  if (asked.above.empty() || clause == kNone) return false;
  const auto first = asked.above.begin() + (asked.slot == Slot::subject ? 1 : 0);
  return std::find(first, asked.above.end(), clause) != asked.above.end();
}

std::vector<Choice> Coreference::choices(Index phrase) const {
  const Asked asked = ask(phrase);
  std::vector<std::pair<Index, std::vector<const Seen*>>> groups;  // cluster, mentions
  std::vector<Index> barred;                                       // clusters
  const Index end = static_cast<Index>(phrases_.all().size());
  for (Index i = window(phrase); i < end && phrases_.all()[i].sentence <= asked.sentence; ++i) {
    if (i == phrase || at_[i] == kNone) continue;
    const Seen& seen = seen_[at_[i]];
    if (seen.head > asked.head && !comes_after(asked, seen)) continue;
    if (excluded(asked, seen)) {
      barred.push_back(seen.cluster);
      continue;
    }
    if (!may_be(asked, seen)) continue;
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& one) { return one.first == seen.cluster; });
    if (group == groups.end()) group = groups.insert(group, {seen.cluster, {}});
    group->second.push_back(&seen);
  }
  std::vector<Choice> out;
  for (const auto& [cluster, mentions] : groups) {
    // Whom grammar rules out once is not meant, however he was mentioned before.
    if (std::find(barred.begin(), barred.end(), cluster) != barred.end()) continue;
    Choice choice;
    choice.phrase = mentions.back()->phrase;
    choice.cluster = cluster;
    describe_last(asked, *mentions.back(), choice.features);
    describe_all(asked, mentions, choice.features);
    describe_cluster(asked, clusters_[cluster], choice.features);
    out.push_back(std::move(choice));
  }
  rank(asked, out);
  return out;
}

void Coreference::take_for_person(Index phrase, Index entity) {
  const Index cluster = seen_[at_[phrase]].cluster;
  clusters_[cluster].being = Being::person;
  clusters_[cluster].entity = entity;
  by_entity_.emplace(entity, cluster);
}

// True when nothing else that acts may be meant by "it" or "they": in the sentence of the pronoun
// there is no other before it, and from the sentence before only a subject goes on as a subject.
bool Coreference::is_alone(const Asked& asked, const Choice& meant,
                           const std::vector<Choice>& choices) const {
  const auto acts = [&](const Choice& choice) {
    const Being being = clusters_[choice.cluster].being;
    return being == Being::body || being == Being::group || being == Being::maybe;
  };
  if (!acts(meant)) return false;
  // "It was the first offer": what is said of it is no actor.
  const bool named = asked.slot == Slot::subject && asked.governor != kNone &&
                     tree_.has(asked.governor, Relation::cop);
  if (named) return false;
  const Seen& last = seen_[at_[meant.phrase]];
  for (const Choice& choice : choices) {
    const Seen& seen = seen_[at_[choice.phrase]];
    const bool rival = choice.cluster != meant.cluster && acts(choice);
    if (rival && seen.sentence == asked.sentence && seen.head < asked.head) return false;
    const bool subject = seen.slot == Slot::subject && seen.sentence >= last.sentence;
    if (choice.cluster != meant.cluster && subject) return false;
  }
  if (last.sentence == asked.sentence) return last.head < asked.head;
  return last.sentence + 1 == asked.sentence && last.slot == Slot::subject &&
         asked.slot == Slot::subject;
}

Coreference::Answer Coreference::antecedent(Index phrase) {
  if (const auto known = answers_.find(phrase); known != answers_.end()) return known->second;
  const bool person = pronoun_form(word(phrases_.all()[phrase].head)).kind == PronounKind::person;
  const std::int16_t* weights = person ? kPersonWeights : kThingWeights;
  Answer answer;
  int best = 0;    // nobody weighs nothing
  int second = 0;  // of what is left
  const std::vector<Choice> all = choices(phrase);
  const Choice* meant = nullptr;
  for (const Choice& choice : all) {
    const int score = weigh(choice.features, weights);
    if (score <= best) {
      second = std::max(second, score);
      continue;
    }
    second = best;
    best = score;
    meant = &choice;
  }
  if (meant != nullptr) {
    answer.phrase = meant->phrase;
    answer.sure = best - second >= (person ? kPersonLead : kThingLead) &&
                  (person || is_alone(ask(phrase), *meant, all));
    answer.entity = clusters_[seen_[at_[answer.phrase]].cluster].entity;
  }
  answers_.emplace(phrase, answer);
  return answer;
}

}  // namespace tacitus

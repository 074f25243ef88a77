// Who is meant by "he": a ranking of everybody spoken of in the last sentences.
//
//   Park met Choi on Monday. She said her party would not yield.
//
// Phrases that name the same somebody are a cluster (the same entity, the same unknown name, an
// apposition, a predicate, an earlier pronoun). A pronoun is compared with each cluster that is in
// sight, and not ruled out by grammar: by number; by the clause it stands in ("Park met him" is not
// Park); by holding the pronoun ("Mary, his wife" is not him); by being said of the other. What is
// left is weighed (coreference_features.h) and the heaviest wins, or nobody.
//
// The weights for people were fitted to GAP (Webster et al. 2018) by training/coreference; the
// features are those of Lappin and Leass (1994) and Kennedy and Boguraev (1996): the place in the
// clause, nearness, parallel places, how often somebody is spoken of. Where a gender is known it
// comes from given names, from nouns ("the actress"), or from pronouns that were clear.
//
// What it leaves out: pronouns that mean a fact ("it is true that"), a plural of several people
// named apart ("Park ... Choi ... they").

#include "stages/coreference.h"

#include <string>

#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr std::size_t kDeepest = 32;  // steps up a tree

Slot slot_of(Relation relation) {
  switch (relation) {
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::nsubj_outer:
      return Slot::subject;
    case Relation::obj:
    case Relation::iobj:
      return Slot::object;
    case Relation::obl:
    case Relation::obl_agent:
    case Relation::obl_unmarked:
      return Slot::oblique;
    case Relation::nmod_poss:
      return Slot::possessor;
    case Relation::nmod:
      return Slot::nominal;
    case Relation::appos:
      return Slot::apposition;
    default:
      return Slot::other;
  }
}

}  // namespace

PronounForm pronoun_form(std::string_view word) {
  struct Row {
    std::string_view word;
    PronounForm form;
  };
  using enum PronounKind;
  constexpr Gender kHe = Gender::masculine;
  constexpr Gender kShe = Gender::feminine;
  constexpr Gender kAny = Gender::unknown;
  constexpr Row kRows[] = {
      {"he", {person, kHe, false}},       {"him", {person, kHe, false}},
      {"his", {person, kHe, false}},      {"himself", {person, kHe, true}},
      {"she", {person, kShe, false}},     {"her", {person, kShe, false}},
      {"hers", {person, kShe, false}},    {"herself", {person, kShe, true}},
      {"it", {thing, kAny, false}},       {"its", {thing, kAny, false}},
      {"itself", {thing, kAny, true}},    {"they", {several, kAny, false}},
      {"them", {several, kAny, false}},   {"their", {several, kAny, false}},
      {"theirs", {several, kAny, false}}, {"themselves", {several, kAny, true}},
      {"i", {speaker, kAny, false}},      {"me", {speaker, kAny, false}},
      {"my", {speaker, kAny, false}},     {"we", {speaker, kAny, false}},
      {"us", {speaker, kAny, false}},     {"our", {speaker, kAny, false}},
      {"you", {addressee, kAny, false}},  {"your", {addressee, kAny, false}},
      {"who", {relative, kAny, false}},   {"which", {relative, kAny, false}},
      {"that", {relative, kAny, false}},  {"whom", {relative, kAny, false}},
      {"whose", {relative, kAny, false}},
  };
  for (const Row& row : kRows) {
    if (row.word == word) return row.form;
  }
  return {};
}

namespace {

// Which words stand between quotation marks, a block at a time: [token].
std::vector<bool> quoted_words(const Document& document, const Tree& tree) {
  std::vector<bool> quoted(tree.size(), false);
  bool inside = false;
  Index block = kNone;
  for (const Sentence& sentence : tree.annotations().sentences) {
    if (sentence.block != block) inside = false;
    block = sentence.block;
    for (Index i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const std::string_view text = document.at(tree.token(i).span);
      if (text == "“" || text == "``") {
        inside = true;
      } else if (text == "”" || text == "''") {
        inside = false;
      } else if (text == "\"") {
        inside = !inside;
      } else {
        quoted[i] = inside;
      }
    }
  }
  return quoted;
}

}  // namespace

Coreference::Coreference(const Document& document, const Tree& tree, const Found& found,
                         const People& people)
    : document_(document),
      tree_(tree),
      pieces_(found.pieces),
      phrases_(found.phrases),
      store_(found.store),
      people_(people),
      quoted_(quoted_words(document, tree)),
      at_(found.phrases.all().size(), kNone) {}

std::string Coreference::word(Index token) const {
  return lower(document_.at(tree_.token(token).span));
}

// --- who is spoken of ---------------------------------------------------------------------------

Coreference::Seen Coreference::look(Index index, const Reading& reading) const {
  const Phrase& phrase = phrases_.all()[index];
  Seen seen;
  seen.phrase = index;
  seen.head = phrase.head;
  seen.sentence = phrase.sentence;
  Index at = phrase.head;
  for (std::size_t step = 0; step < kDeepest; ++step) {
    const Token& token = tree_.token(at);
    if (token.relation != Relation::conj || token.head == kNone) break;
    if (!is_nominal(tree_.token(token.head))) break;
    seen.conjoined = true;
    at = token.head;
  }
  seen.slot = slot_of(tree_.token(at).relation);
  seen.governor = tree_.token(at).head;
  for (const Index kid : tree_.children(phrase.head)) {
    const bool name = is_nominal(tree_.token(kid));
    if (tree_.token(kid).relation == Relation::conj && name) seen.conjoined = true;
  }
  const PronounForm form = pronoun_form(word(phrase.head));
  seen.pronoun = tree_.token(phrase.head).pos == Pos::pron && form.kind != PronounKind::none;
  const Token& head = tree_.token(phrase.head);
  const bool many = head.pos != Pos::propn && head.morphology.number == Number::plural;
  seen.plural = seen.pronoun ? form.kind == PronounKind::several
                             : many || (reading.kind == MentionKind::group &&
                                        head.morphology.number != Number::singular);
  return seen;
}

// What sort of somebody or something a phrase names.
Coreference::Being Coreference::being_of(const Seen& seen, const Reading& reading) const {
  const Token& head = tree_.token(seen.head);
  if (seen.pronoun) {
    const PronounKind kind = pronoun_form(word(seen.head)).kind;
    return kind == PronounKind::person || kind == PronounKind::speaker ? Being::person
           : kind == PronounKind::several                              ? Being::group
                                                                       : Being::thing;
  }
  if (reading.entity != kNone) {
    const MentionKind kind = store_.kind(reading.entity);
    if (kind == MentionKind::person) return Being::person;
    if (kind == MentionKind::group) return Being::group;
    const bool guess = store_.entity(reading.entity).rule == "model" && head.pos == Pos::propn;
    return guess && reading.words.size() < 4 ? Being::maybe : Being::body;
  }
  if (head.name == NameKind::person) return Being::person;
  const std::string lemma = lower(head.lemma);
  if (head.pos == Pos::propn) {
    const bool event = head.name == NameKind::event || head.name == NameKind::norp;
    return pieces_.is_calendar(seen.head) || event ? Being::thing : Being::maybe;
  }
  if (head.pos != Pos::noun) return Being::thing;
  const RoleRow* role = pieces_.role_of_word(seen.head);
  const bool person =
      people_.of_noun(lemma).has_value() || (role != nullptr && role->kind == MentionKind::person);
  if (person) return seen.plural ? Being::group : Being::person;
  return role != nullptr ? Being::body : Being::thing;
}

// The cluster that an apposition or a predicate describes, or kNone.
Index Coreference::described(const Seen& seen) const {
  const Token& head = tree_.token(seen.head);
  Index other = kNone;
  if (head.relation == Relation::appos) other = head.head;
  if (tree_.has(seen.head, Relation::cop)) other = subject_of(seen.head);
  const Index phrase = other == kNone ? kNone : phrases_.headed_by(other);
  if (phrase == kNone || at_[phrase] == kNone) return kNone;
  const Seen& before = seen_[at_[phrase]];
  return before.plural == seen.plural ? before.cluster : kNone;
}

Index Coreference::cluster_of(Seen& seen, const Reading& reading) {
  const auto create = [&] {
    Cluster cluster;
    cluster.first = seen.phrase;
    cluster.being = being_of(seen, reading);
    clusters_.push_back(cluster);
    return static_cast<Index>(clusters_.size() - 1);
  };
  if (reading.entity != kNone && reading.kind != MentionKind::pronoun) {
    const auto [at, added] = by_entity_.emplace(reading.entity, 0);
    if (added) {
      const Index old = described(seen);
      const bool free = old != kNone && clusters_[old].being == Being::person &&
                        store_.kind(reading.entity) == MentionKind::person;
      at->second = free ? old : create();
      clusters_[at->second].entity = reading.entity;
    }
    return at->second;
  }
  if (seen.pronoun) {
    const Answer answer = antecedent(seen.phrase);
    if (answer.phrase != kNone) return seen_[at_[answer.phrase]].cluster;
    return create();
  }
  if (const Index old = described(seen); old != kNone) return old;
  if (tree_.token(seen.head).pos == Pos::propn) {
    const IndexRange words = phrases_.all()[seen.phrase].words;
    Index last = seen.head + 1;
    while (last < words.last && tree_.token(last).pos == Pos::propn) ++last;
    const auto [at, added] = by_name_.emplace(pieces_.text(last - 1, last), 0);
    if (added) at->second = create();
    return at->second;
  }
  return create();
}

void Coreference::learn_gender(Cluster& cluster, Gender gender, Evidence evidence) const {
  if (gender == Gender::unknown || evidence < cluster.evidence) return;
  cluster.gender = gender;
  cluster.evidence = evidence;
}

// What a mention says of whom it names.
void Coreference::learn(Cluster& cluster, const Seen& seen, const Reading& reading) const {
  ++cluster.count;
  if (seen.pronoun) {
    if (cluster.count == 1) cluster.form = NameForm::pronoun;
    learn_gender(cluster, pronoun_form(word(seen.head)).gender, Evidence::pronoun);
    return;
  }
  const Phrase& phrase = phrases_.all()[seen.phrase];
  const bool named = reading.entity != kNone ? store_.is_person(reading.entity)
                                             : tree_.token(seen.head).name == NameKind::person;
  const bool proper = tree_.token(seen.head).pos == Pos::propn;
  NameForm form = proper ? (named ? NameForm::single : NameForm::unsure) : NameForm::noun;
  IndexRange skipped;
  if (phrase.possessor != kNone) skipped = phrases_.all()[phrase.possessor].words;
  Index first_name = kNone;
  Index names = 0;
  for (Index i = phrase.words.first; i < phrase.words.last; ++i) {
    if (skipped.contains(i)) continue;
    const Token& token = tree_.token(i);
    const std::optional<Gender> gender = people_.of_noun(lower(token.lemma));
    if (gender && (token.pos == Pos::noun || token.pos == Pos::propn)) {
      learn_gender(cluster, *gender, Evidence::noun);
      continue;
    }
    if (token.pos != Pos::propn || pieces_.role_of_word(i) != nullptr) continue;
    if (first_name == kNone) first_name = i;
    ++names;
  }
  if (first_name != kNone && cluster.being != Being::body) {
    if (names > 1 && named) form = NameForm::full;
    learn_gender(cluster, people_.of_given_name(pieces_.text(first_name, first_name + 1)),
                 names > 1 ? Evidence::full_name : Evidence::single_name);
  }
  if (cluster.count == 1 || form < cluster.form) cluster.form = form;
}

void Coreference::add(Index phrase, const Reading& reading) {
  if (at_[phrase] != kNone) return;
  Seen seen = look(phrase, reading);
  seen.cluster = cluster_of(seen, reading);
  learn(clusters_[seen.cluster], seen, reading);
  at_[phrase] = static_cast<Index>(seen_.size());
  seen_.push_back(seen);
}

std::vector<Index> Coreference::members(Index cluster) const {
  std::vector<Index> out;
  for (const Seen& seen : seen_) {
    if (seen.cluster == cluster) out.push_back(seen.phrase);
  }
  return out;
}

}  // namespace tacitus

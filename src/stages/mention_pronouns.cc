// Pronouns, and people known by another:
//
//   - "who", "which", "that" in a relative clause are what the clause describes;
//   - whom "he", "it" and "they" mean, coreference.cc knows; this file has read what it must know
//     before, and takes a name that nobody knew for a person's when "she" means it;
//   - "his predecessor" is another than he.

#include <algorithm>

#include "base/word_list.h"
#include "stages/mention_reader.h"
#include "stages/mention_roles.h"

namespace tacitus {
namespace {

constexpr std::size_t kDeepest = 32;  // steps up a tree
// People who are known by another: "his predecessor".
constexpr std::string_view kRelatives[] = {
    "predecessor", "successor",  "wife",           "husband",       "son",
    "daughter",    "brother",    "sister",         "father",        "mother",
    "uncle",       "aunt",       "nephew",         "niece",         "cousin",
    "widow",       "spouse",     "fiancee",        "fiance",        "girlfriend",
    "boyfriend",   "grandson",   "grandfather",    "grandmother",   "granddaughter",
    "stepson",     "son-in-law", "brother-in-law", "father-in-law", "daughter-in-law"};

bool is_relative(std::string_view lemma) { return is_in(kRelatives, lemma); }

}  // namespace

// What a relative pronoun stands for: what its clause describes. kNone when there is no such
// clause.
Index MentionReader::antecedent(Index token) {
  Index at = token;
  for (std::size_t step = 0; step < kDeepest; ++step) {
    const Token& here = tree_.token(at);
    if (here.head == kNone) return kNone;
    if (here.relation == Relation::acl_relcl) {
      const Index phrase = phrases_.headed_by(here.head);
      return phrase == kNone || state_[phrase] == 1 ? kNone : read(phrase).entity;
    }
    if (step > 0 && (here.relation == Relation::ccomp || here.relation == Relation::advcl))
      return kNone;
    at = here.head;
  }
  return kNone;
}

// "Moon's predecessor", "the successor of Moon", "his wife": another person than the one named.
Index MentionReader::read_relative_role(const Phrase& phrase) {
  const std::string text = tree_.token(phrase.head).lemma;
  const bool one = tree_.token(phrase.head).morphology.number != Number::plural;
  if (!one || !is_relative(text)) return kNone;
  // "his wife Melania", "his predecessor, Nicolas Sarkozy"
  const Piece* last = pieces_.at(phrase.words.last - 1);
  const bool named = last != nullptr && last->last == phrase.words.last &&
                     (last->kind == PieceKind::person || last->kind == PieceKind::surname ||
                      last->kind == PieceKind::name);
  if (named || name_in_apposition(phrase) != nullptr) return kNone;
  Index other = phrase.possessor;
  if (other == kNone) {
    const Index kid = complement_of(phrase.head, "of");
    other = kid == kNone ? kNone : phrases_.headed_by(kid);
  }
  if (other == kNone || state_[other] == 1) return kNone;
  const Index person = read(other).entity;
  if (person == kNone || !store_.is_person(person)) return kNone;
  return store_.of_relative(person, text);
}

// "Zenda's president says his government": whose a body is by a pronoun of which nobody knows whom
// it means. The country of the subject of the clauses around, the nearest that has one.
std::string MentionReader::home_of_speaker(const Phrase& phrase) {
  Index at = phrase.head;
  for (std::size_t step = 0; step < kDeepest; ++step) {
    const Index head = tree_.token(at).head;
    if (head == kNone) return {};
    for (const Relation relation : {Relation::nsubj, Relation::nsubj_pass}) {
      const Index subject = tree_.child(head, relation);
      const Index other = subject == kNone || subject == at ? kNone : phrases_.headed_by(subject);
      const bool content = is(at, Relation::ccomp) || is(at, Relation::parataxis);
      if (!content || other == kNone || state_[other] == 1) continue;
      const std::string& code = read(other).code;
      if (!code.empty()) return is_international(code) ? std::string() : code;
    }
    at = head;
  }
  return {};
}

// Tells the coreference of a phrase, unless it is being read just now.
void MentionReader::tell(Index phrase) {
  if (phrase == kNone || state_[phrase] == 1 || coreference_.knows(phrase)) return;
  coreference_.add(phrase, read(phrase));
}

const Reading& MentionReader::read_next(Index phrase) {
  read(phrase);
  tell(phrase);
  return readings_[phrase];
}

// Reads what a pronoun may stand for: what comes before it, and the subjects of the clauses around.
void MentionReader::look_around(Index phrase) {
  for (Index i = coreference_.window(phrase); i < phrase; ++i) tell(i);
  Index at = tree_.token(phrases_.all()[phrase].head).head;
  for (std::size_t step = 0; at != kNone && step < kDeepest; ++step) {
    for (const Relation relation : {Relation::nsubj, Relation::nsubj_pass}) {
      const Index subject = tree_.child(at, relation);
      if (subject == kNone) continue;
      tell(phrases_.headed_by(subject));
      const Index owner = tree_.child(subject, Relation::nmod_poss);
      if (owner != kNone) tell(phrases_.headed_by(owner));
    }
    at = tree_.token(at).head;
  }
}

// A name that the model missed, or took for a place's, is a person's.
void MentionReader::take_for_person(Index phrase) {
  Reading& reading = readings_[phrase];
  const Token& head = tree_.token(reading.head);
  if (reading.entity != kNone || head.pos != Pos::propn) return;
  const IndexRange words = phrases_.all()[phrase].words;
  Index first = reading.head;
  Index last = reading.head + 1;
  while (first > words.first && tree_.token(first - 1).pos == Pos::propn) --first;
  while (last < words.last && tree_.token(last).pos == Pos::propn) ++last;
  const std::string name = pieces_.text(first, last);
  const Index known = store_.named_before(name);
  reading.entity = known != kNone ? known : store_.of_name(name);
  reading.kind = MentionKind::person;
  coreference_.take_for_person(phrase, reading.entity);
}

// Reads a pronoun; false when the word is none that may stand for an actor.
bool MentionReader::read_pronoun(Index index, Reading& reading) {
  const Index token = phrases_.all()[index].head;
  const PronounKind kind = pronoun_form(word(token)).kind;
  const bool nobody = kind == PronounKind::none || kind == PronounKind::addressee;
  if (nobody || is(token, Relation::expl)) return false;
  reading.kind = MentionKind::pronoun;
  if (kind == PronounKind::relative) {
    reading.entity = antecedent(token);
    return reading.entity != kNone;
  }
  if (kind == PronounKind::speaker) return true;
  look_around(index);
  const Coreference::Answer answer = coreference_.antecedent(index);
  if (!answer.sure) return true;
  reading.entity = answer.entity;
  if (kind == PronounKind::person && reading.entity == kNone) {
    take_for_person(answer.phrase);
    reading.entity = readings_[answer.phrase].entity;
  }
  return true;
}

}  // namespace tacitus

// Pronouns, in the few cases where the sentence leaves no doubt:
//
//   - "who", "which", "that" in a relative clause are what the clause describes;
//   - a personal or possessive pronoun is the subject of its clause, or of a clause above, when the
//     subject stands before it, fits in number and animacy, and no other actor before it does.
//
//   "Park said she would resign."       she = Park
//   "Park told Choi she would resign."  nobody: it may be either
//
// Everything else waits for a stage that reads across sentences.

#include <algorithm>

#include "stages/mention_reader.h"

namespace tacitus {
namespace {

constexpr std::size_t kDeepest = 32;  // steps up a tree

enum class Pronoun : std::uint8_t { none, person, thing, several, speaker, relative };

Pronoun pronoun_of(std::string_view text) {
  if (text == "he" || text == "she" || text == "him" || text == "his" || text == "her" ||
      text == "himself" || text == "herself") {
    return Pronoun::person;
  }
  if (text == "it" || text == "its" || text == "itself") return Pronoun::thing;
  if (text == "they" || text == "them" || text == "their" || text == "themselves")
    return Pronoun::several;
  if (text == "i" || text == "we" || text == "us" || text == "me" || text == "my" ||
      text == "our") {
    return Pronoun::speaker;
  }
  if (text == "who" || text == "which" || text == "that" || text == "whom" || text == "whose") {
    return Pronoun::relative;
  }
  return Pronoun::none;
}

bool is_subject(Relation relation) {
  return relation == Relation::nsubj || relation == Relation::nsubj_pass;
}

}  // namespace

bool MentionReader::fits(Index entity, std::string_view pronoun) const {
  const MentionKind kind = store_.kind(entity);
  switch (pronoun_of(pronoun)) {
    case Pronoun::person:
      return kind == MentionKind::person;
    case Pronoun::thing:
      return kind == MentionKind::organization;
    case Pronoun::several:
      return kind == MentionKind::group;
    default:
      return false;
  }
}

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

// The nearest subject before `token` of a clause that `token` is in, if it fits.
Index MentionReader::subject_for(Index token) {
  const std::string text = word(token);
  Index at = token;
  for (std::size_t step = 0; step < kDeepest; ++step) {
    const Index head = tree_.token(at).head;
    if (head == kNone) return kNone;
    for (const Index kid : tree_.children(head)) {
      if (kid >= token || kid == at || !is_subject(tree_.token(kid).relation)) continue;
      if (tree_.has(kid, Relation::conj)) return kNone;
      const Index phrase = phrases_.headed_by(kid);
      if (phrase == kNone || state_[phrase] == 1 || phrases_.all()[phrase].head == token) continue;
      const Index entity = read(phrase).entity;
      if (entity != kNone && fits(entity, text)) return phrase;
    }
    at = head;
  }
  return kNone;
}

// Reads a pronoun; false when the word is none that may stand for an actor.
bool MentionReader::read_pronoun(const Phrase& phrase, Reading& reading) {
  const Index token = phrase.head;
  const Pronoun pronoun = pronoun_of(word(token));
  if (pronoun == Pronoun::none || is(token, Relation::expl)) return false;
  reading.kind = MentionKind::pronoun;
  if (pronoun == Pronoun::relative) {
    reading.entity = antecedent(token);
    return reading.entity != kNone;
  }
  if (pronoun == Pronoun::speaker) return true;
  const Index subject = subject_for(token);
  if (subject == kNone) return true;
  const Index entity = read(subject).entity;
  const IndexRange sentence = tree_.annotations().sentences[phrase.sentence].tokens;
  for (Index i = sentence.first; i < token; ++i) {
    const Index other = phrases_.headed_by(i);
    if (other == kNone || other == subject || state_[other] == 1) continue;
    const Index rival = read(other).entity;
    if (rival != kNone && rival != entity && readings_[other].kind != MentionKind::place &&
        fits(rival, word(token))) {
      return true;  // two may be meant
    }
  }
  reading.entity = entity;
  return true;
}

}  // namespace tacitus

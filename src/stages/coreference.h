#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/people.h"
#include "stages/coreference_features.h"
#include "stages/mention_entities.h"
#include "stages/mention_phrases.h"
#include "stages/mention_reading.h"
#include "stages/tree.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

enum class PronounKind : std::uint8_t {
  none,
  person,     // he, she
  thing,      // it
  several,    // they
  speaker,    // I, we
  addressee,  // you
  relative,   // who, which
};

struct PronounForm {
  PronounKind kind = PronounKind::none;
  Gender gender = Gender::unknown;
  bool reflexive = false;
};

// What a word in lower case is as a pronoun: "herself" is a feminine, reflexive person's.
PronounForm pronoun_form(std::string_view word);

// Whoever a pronoun may stand for, and what speaks for it.
struct Choice {
  Index phrase = kNone;  // the last phrase before the pronoun that names it
  Index cluster = kNone;
  std::vector<std::uint16_t> features;
};

// Follows who is spoken of through a document, phrase by phrase, and says whom a pronoun means.
// Knows people and things without an entity, too: "his wife ... she" is nobody in the tables, and
// still not him.
class Coreference {
 public:
  // What the mention stage has of the document so far.
  struct Found {
    const Pieces& pieces;
    const Phrases& phrases;
    const EntityStore& store;
  };

  // The arguments, and what `found` refers to, must outlive it.
  Coreference(const Document& document, const Tree& tree, const Found& found, const People& people);

  // Tells of a phrase that was read, once. In the order of phrases, but for those that were read
  // early.
  void add(Index phrase, const Reading& reading);
  bool knows(Index phrase) const { return at_[phrase] != kNone; }
  // The first phrase that a pronoun may look back to.
  Index window(Index phrase) const;

  // The choices for a pronoun among the phrases that were added, in order of first mention.
  // O(phrases of the window).
  std::vector<Choice> choices(Index phrase) const;

  struct Answer {
    Index phrase = kNone;  // kNone: nobody, or nobody knows
    Index entity = kNone;  // of the phrase, or of another that names the same
    bool sure = false;     // enough that the pronoun may be taken for the entity
  };
  Answer antecedent(Index phrase);

  // Says that a phrase that named nobody is a person's name.
  void take_for_person(Index phrase, Index entity);

  // The phrases of a cluster, in order of adding; for the trainer.
  std::vector<Index> members(Index cluster) const;

 private:
  enum class Being : std::uint8_t { person, maybe, body, group, thing };
  enum class Evidence : std::uint8_t { none, single_name, pronoun, full_name, noun };

  // A phrase as later pronouns see it.
  struct Seen {
    Index phrase = kNone;
    Index cluster = kNone;
    Index head = kNone;  // token
    Index sentence = kNone;
    Slot slot = Slot::other;
    Index governor = kNone;  // token: the verb of a subject, the noun of a possessor
    bool conjoined = false;
    bool pronoun = false;
    bool plural = false;
  };

  // Whoever several phrases name.
  struct Cluster {
    Being being = Being::thing;
    Gender gender = Gender::unknown;
    Evidence evidence = Evidence::none;
    NameForm form = NameForm::noun;
    std::uint32_t count = 0;
    Index first = kNone;  // phrase
    Index entity = kNone;
  };

  // A pronoun and its place in the tree.
  struct Asked {
    Index head = kNone;  // token
    Index sentence = kNone;
    PronounForm form;
    Slot slot = Slot::other;
    Index governor = kNone;
    std::vector<Index> above;  // tokens over it, nearest first
    std::size_t inside = 0;    // the first so many of `above` are reached without leaving a phrase
    Index bound = kNone;       // token: the subject that an object of its verb cannot mean
  };

  Seen look(Index phrase, const Reading& reading) const;
  Index cluster_of(Seen& seen, const Reading& reading);
  Being being_of(const Seen& seen, const Reading& reading) const;
  void learn(Cluster& cluster, const Seen& seen, const Reading& reading) const;
  void learn_gender(Cluster& cluster, Gender gender, Evidence evidence) const;
  Index described(const Seen& seen) const;
  Asked ask(Index phrase) const;
  bool excluded(const Asked& asked, const Seen& seen) const;
  bool comes_after(const Asked& asked, const Seen& seen) const;
  bool may_be(const Asked& asked, const Seen& seen) const;
  Index bound_subject(Index token) const;
  Index subject_of(Index clause) const;
  bool subject_between(const Asked& asked, std::size_t step) const;
  void describe_last(const Asked& asked, const Seen& last,
                     std::vector<std::uint16_t>& features) const;
  void describe_all(const Asked& asked, const std::vector<const Seen*>& mentions,
                    std::vector<std::uint16_t>& features) const;
  void describe_cluster(const Asked& asked, const Cluster& cluster,
                        std::vector<std::uint16_t>& features) const;
  void rank(const Asked& asked, std::vector<Choice>& choices) const;
  bool is_alone(const Asked& asked, const Choice& meant, const std::vector<Choice>& choices) const;
  std::string word(Index token) const;

  const Document& document_;
  const Tree& tree_;
  const Pieces& pieces_;
  const Phrases& phrases_;
  const EntityStore& store_;
  const People& people_;
  std::vector<bool> quoted_;  // [token]
  std::vector<Index> at_;     // [phrase], into seen_
  std::vector<Seen> seen_;    // in order of adding
  std::vector<Cluster> clusters_;
  std::unordered_map<Index, Answer> answers_;       // of pronouns: phrase -> answer
  std::unordered_map<Index, Index> by_entity_;      // entity -> cluster
  std::unordered_map<std::string, Index> by_name_;  // of names without an entity -> cluster
};

}  // namespace tacitus

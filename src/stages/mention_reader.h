#pragma once

#include <string>
#include <vector>

#include "stages/coreference.h"
#include "stages/mention_entities.h"
#include "stages/mention_phrases.h"
#include "stages/mention_reading.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Reads noun phrases: who is meant by each, by its words, its possessor, its "of" phrase and its
// apposition.
class MentionReader {
 public:
  // The arguments must outlive the reader. `store` gets the entities.
  MentionReader(const Document& document, const Tree& tree, const Phrases& phrases,
                EntityStore& store, Coreference& coreference);

  // The reading of phrases.all()[phrase]; `entity` is kNone when it names no actor. Read phrases in
  // order: who "Moon" is depends on what was read before.
  const Reading& read(Index phrase);
  // The same, and says so to the coreference. Once for each phrase, in order.
  const Reading& read_next(Index phrase);

  // All readings, when all were read. [phrase]
  std::vector<Reading>& readings() { return readings_; }

  // Countries and bodies in the phrase that describe its head, which is no actor itself.
  const std::vector<Reading>& modifiers(Index phrase) const { return extra_[phrase]; }

 private:
  // Pieces that stand together for one actor: "South Korean" + "Defense Ministry" + "spokesman".
  // The last one says what it is; the others say whose.
  struct Group {
    std::vector<const Piece*> pieces;
    Index first() const { return pieces.front()->first; }
    Index last() const { return pieces.back()->last; }
    bool contains(Index token) const { return first() <= token && token < last(); }
    const Piece& what() const { return *pieces.back(); }
  };

  std::vector<Group> groups(const Phrase& phrase) const;
  bool joins(const Group& group, const Piece& piece) const;
  // The group that the phrase's head is in; nullptr when the head is no actor.
  static const Group* group_of(const std::vector<Group>& groups, Index head);

  void read_phrase(Index phrase);
  void read_actor(const Phrase& phrase, const Group& group, Reading& reading);
  void read_modifiers(Index phrase, const std::vector<Group>& groups, const Group* actor);
  bool read_quantity(const Phrase& phrase, Reading& reading);
  Index denote(const Group& group, const Description& description, Reading& reading);
  std::string name_with_role(const Group& group) const;
  Index denote_title(const Group& group, Description description);
  void modify(const Piece& piece, Description& description);

  Description description_of(const Phrase& phrase, const Group& group, bool whole);
  void add_owner(const Phrase& phrase, Description& description);
  void add_complement(const Phrase& phrase, const Group& group, Description& description);
  void add_article(const Phrase& phrase, const Group& group, Description& description) const;
  void use_entity(Index entity, Description& description, bool as_body) const;

  const Piece* name_in_apposition(const Phrase& phrase) const;
  Index before_apposition(const Phrase& phrase, const Group& group) const;
  Index person_before_apposition(const Phrase& phrase, const Group& group);
  void add_appositions(const Phrase& phrase, Index entity);
  Index read_relative_role(const Phrase& phrase);
  bool is_quiet(const Group& group) const;
  bool is_counted(Index modifier) const;
  bool is_from_elsewhere(Index head) const;
  bool names_land(const Group& group) const;
  bool has_article(const Phrase& phrase) const;
  bool follows(const Phrase& phrase, const Phrase& other) const;
  static bool may_complete(const RoleRow* role, std::string_view preposition);
  IndexRange span_of(const Phrase& phrase, const Group& group) const;
  Index complement_of(Index token, std::string_view preposition) const;
  const RoleRow* role_in(const Piece& piece) const;

  // mention_places.cc
  Index denote_place(const Piece& place, const Description& description, Reading& reading);
  std::string home_of(const Phrase& phrase, const Group& group);
  const RoleRow* other_house(const Piece& what, const Description& description) const;
  Index owner_of_title(const Phrase& phrase) const;
  std::string owner_by_marker(const Group& group) const;
  std::string home_of_colleague(const Group& group);
  Index phrase_with(Index token) const;
  std::string home_of_thing(const Phrase& phrase, const std::vector<Group>& found);
  Index place_elsewhere(const Phrase& phrase, const Group& group);
  bool is_place(const Phrase& phrase, const Group& group) const;
  bool only_location(const Phrase& phrase, const Reading& reading) const;
  void read_country_of_title(Index phrase, const Group& group);
  Index body_before_bracket(const Phrase& phrase, const Group& group);
  Index body_in_apposition(const Phrase& phrase, const Group& group);

  // mention_capitals.cc
  enum class CapitalUse : std::uint8_t { unclear, town, government };
  struct CapitalCount {
    std::uint32_t town = 0;
    std::uint32_t government = 0;
  };
  CapitalUse use_of_capital(const Phrase& phrase, const Group& group) const;
  void count_capitals();
  Index town_of(const Phrase& phrase, const Group& group, Reading& reading);

  // mention_pronouns.cc
  bool read_pronoun(Index phrase, Reading& reading);
  std::string home_of_speaker(const Phrase& phrase);
  Index antecedent(Index token);
  void look_around(Index phrase);
  void tell(Index phrase);
  void take_for_person(Index phrase);

  std::string word(Index token) const;
  bool is(Index token, Relation relation) const { return tree_.token(token).relation == relation; }

  const Document& document_;
  const Tree& tree_;
  const Pieces& pieces_;
  const Phrases& phrases_;
  EntityStore& store_;
  Coreference& coreference_;
  std::vector<Reading> readings_;            // [phrase]
  std::vector<std::uint8_t> state_;          // [phrase]: 0 not read, 1 being read, 2 read
  std::vector<std::vector<Reading>> extra_;  // [phrase]
  std::unordered_map<std::string, CapitalCount> capitals_;  // by name, over the document
};

}  // namespace tacitus

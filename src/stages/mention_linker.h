#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/mention_entities.h"
#include "stages/mention_phrases.h"
#include "stages/mention_reading.h"
#include "stages/tree.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// What can only be said when a whole document was read: names of things that do not act and are
// named again ("Cyclone Idai ... the cyclone"), and who "I" and "we" are in a quotation.
class MentionLinker {
 public:
  // The arguments must outlive it; `readings` ([phrase]) gets what is found. Mentions of things are
  // of kind other: they never act.
  MentionLinker(const Document& document, const Tree& tree, const Pieces& pieces,
                const Phrases& phrases, EntityStore& store, std::vector<Reading>& readings);

  // Gives names that no reading took for an actor an entity, when they are there twice, or again as
  // "the" and a word of the name. O(phrases).
  void link_names();

  // The same names inside phrases of something else ("the Kaesong project"), as mentions of their
  // own. `taken` ([token]) are heads of mentions already. After link_names().
  std::vector<Reading> inner_names(const std::vector<bool>& taken);

  // Gives "I" and "we" in quotations the entity of the speaker, or of the body he speaks for.
  void link_speakers();

 private:
  // A name in the text.
  struct Named {
    Index phrase = kNone;
    std::string text;  // "San Francisco Bay Bridge"
    Index entity = kNone;
  };

  std::vector<Named> names() const;
  IndexRange name_in(const Phrase& phrase) const;
  bool is_name(const Phrase& phrase) const;
  void give(Index phrase, Index entity);
  Index entity_of(Named& named);
  void link_descriptions();
  bool is_short(const Phrase& phrase) const;
  bool is_thing(const Named& named) const;
  std::size_t main_town(std::size_t end) const;
  std::size_t described_by(Index phrase, std::size_t end) const;
  Index speaker_of(Index token) const;
  Index speaker_in(const Sentence& sentence) const;
  Index speaking_subject(Index verb) const;
  std::string word(Index token) const;

  const Document& document_;
  const Tree& tree_;
  const Pieces& pieces_;
  const Phrases& phrases_;
  EntityStore& store_;
  std::vector<Reading>& readings_;
  std::vector<Named> names_;                            // in text order
  std::unordered_map<std::string, std::size_t> first_;  // text -> into names_
};

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stages/mention_entities.h"
#include "stages/mention_phrases.h"
#include "stages/mention_reading.h"
#include "stages/tree.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Gives people and bodies of whom nothing says a country the one that their own clause tells:
// "Kenyan police arrested a journalist", "rebels killed four Nepalese soldiers", "lawyers and
// students of Peru". Their entity's rule ends in the reason: "clause", "list", "local", "visit",
// "named before".
class Sides {
 public:
  // The arguments must outlive it. `readings` by phrase.
  Sides(const Tree& tree, const Phrases& phrases, EntityStore& store,
        std::vector<Reading>& readings)
      : tree_(tree), phrases_(phrases), store_(store), readings_(readings) {}

  // Once, when all phrases are read. O(tokens).
  void settle();

 private:
  struct Found {
    std::string code;
    const char* why = "";
  };
  // The act that somebody has a part in.
  struct Seat {
    Index verb = kNone;    // token
    Index noun = kNone;    // "arrests" of "the arrests of journalists", if the way led over it
    bool subject = false;  // acts, or is the subject of a verb that does not pass
  };
  struct Moved {
    Index entity = kNone;
    Index token = kNone;  // where that was told last
  };

  // Who acts at home, or is acted on there.
  enum class Sort : std::uint8_t { none, force, state, opposition, press, people, rebels };

  static std::string_view last_of(std::string_view role);
  bool is_allied(const Reading& reading) const;
  Sort sort_of(const Reading& reading) const;
  Found find(Index phrase) const;
  void follow(Index phrase);

  Seat seat_of(Index phrase) const;
  Index subject_of(Index verb) const;
  void add_parties(Index verb, const auto& add, const auto& add_below) const;
  Index doer_of(Index noun) const;
  std::vector<Index> others_of(const Seat& seat, Index own) const;
  const Reading* reading_at(Index token) const;
  bool is_command(const Reading& bare, const Entity& party, std::string_view verb) const;
  bool is_of_several(Index token, std::string_view code) const;
  bool is_theirs(const Reading& bare, Index other, Index token, const Seat& seat) const;
  bool is_owned(Index phrase) const;
  Found of_other_side(Index phrase) const;

  // mention_beside.cc
  Found of_leader(Index phrase) const;
  Found of_owner(Index phrase) const;
  Found of_local(Index phrase) const;
  Found of_list(Index phrase) const;
  Found of_place(Index phrase) const;
  Found of_visit(Index phrase) const;
  Found of_report(Index phrase) const;
  Found of_same(Index phrase) const;
  Found of_house(Index phrase) const;
  Found of_force(Index phrase) const;
  Found of_near(Index phrase) const;
  bool hear_listed(Index token, Sort sort, std::string& code) const;
  std::string place_of_name(Index phrase) const;
  std::string code_of_place(Index token) const;
  bool is_definite(Index phrase) const;

  const Tree& tree_;
  const Phrases& phrases_;
  EntityStore& store_;
  std::vector<Reading>& readings_;
  std::unordered_map<Index, Moved> moved_;  // from an entity without a country to that with one
};

}  // namespace tacitus

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/actors.h"
#include "stages/mention_home.h"
#include "stages/mention_names.h"
#include "tacitus/annotations.h"

namespace tacitus {

// What the words around a name or an office say of its holder.
struct Description {
  std::string code;               // of the country or body named with it; empty: not said
  std::string sector;             // of the body named with it
  const RoleRow* role = nullptr;  // "spokesman"
  Index body = kNone;             // entity: the "Defense Ministry" of its spokesman
  bool former = false;            // "former", "ex-", "ousted"
  bool definite = false;          // "the ministry", "President": may be one that is known already
  bool indefinite = false;        // "a soldier": never one that is known already
  bool plural = false;
  Index at = kNone;        // token that says the role
  std::string name;        // "King's College": the office is a name, and not that of others
  bool elsewhere = false;  // "Kurdish officials": of a people or place that the tables do not have
};

// The entities of one document, each there once.
class EntityStore {
 public:
  // `day` is the day of publication, if it is known. The arguments must outlive the store.
  EntityStore(const Actors& actors, const Pieces& pieces, const Homes& homes,
              std::optional<Days> day)
      : actors_(actors), pieces_(pieces), homes_(homes), day_(day) {}

  const Pieces& pieces() const { return pieces_; }
  const Homes& homes() const { return homes_; }
  const Entity& entity(Index index) const { return people_[index].entity; }
  MentionKind kind(Index index) const { return people_[index].kind; }
  bool is_person(Index index) const { return people_[index].person; }
  Index size() const { return static_cast<Index>(people_.size()); }

  Index of_country(std::string_view code);
  // "Israelis": people of a country, not its government.
  Index of_people(std::string_view code);
  // A city or another place; `code` is of its country, empty when not known.
  Index of_place(const std::string& name, std::string_view code);
  // A body or a group of the tables; `code` is the country said with it, if any. kNone when the
  // tables have several and the day does not tell which.
  Index of_row(const Piece& piece, NameUse use, const Description& description);
  // An organisation that the tables do not have; `form` is the sector that its name gives away.
  Index of_title(const std::string& name, const Description& description, std::string_view form);
  // The person named before whose name ends with that word ("Bolton" after "John Bolton"), or
  // kNone.
  Index named_before(const std::string& name) const;
  // "NAF" after "Nigerian Air Force (": from here on another name of that entity.
  void also_called(Index entity, const std::string& name);
  // A person by a full name or a surname.
  Index of_person(const Piece& piece, const std::string& name, const Description& description);
  // Somebody of whom only the name is known.
  Index of_name(const std::string& name) { return of_unknown(name, Description()); }
  // A thing with a name that does not act: "Golden Gate Bridge".
  Index of_thing(const std::string& name);
  // The body that a person speaks or works for, or kNone.
  Index body_of(Index person) const { return people_[person].body; }
  // Somebody or some body by its office alone: "the CIA chief", "the army", "protesters".
  Index of_office(const Description& description);
  // "Moon's predecessor", "his wife": somebody who is not the person. A predecessor is the one of
  // the tables, when they know.
  Index of_relative(Index person, const std::string& word);
  // Says of a named person who has no role yet what an apposition says.
  void describe(Index person, const Description& description);

  // The entity that stands for `index` in the whole document: "the Defense Ministry" of the first
  // sentence is that of the only country whose defense ministry is named later.
  Index resolved(Index index) const;

  // The entity of the same office in a country that only the words around tell: "protesters" of
  // Kenya. A person is given the country, and stays. `why` is the end of the entity's rule.
  Index at_home(Index office, const std::string& code, const char* why);

  // The country that the name at `token` is of: "U.S." of "U.S.-led"; empty for another word.
  std::string_view code_at(Index token) const;

  // Gives the people and bodies with a name whose country nobody said the one of the place where
  // their office was said: "Governor Rassendyll" in a text about Ruritania.
  void settle_homes();

  // Takes people, bodies and things of one name that only the model or the text knows for one, from
  // here on: what "Coron" is was guessed each time. resolved() gives it.
  void unify_names();

  // Must be called for each mention of an entity, in text order: "most recent" goes by it.
  void mentioned(Index index);

 private:
  struct Who {
    Entity entity;
    MentionKind kind = MentionKind::organization;
    bool person = false;  // has a person's own name
    bool country = false;
    bool leader = false;              // in the tables, in office on the day
    bool named = false;               // a body with a name of its own
    bool plural = false;              // "countries"
    Description said;                 // of whose office or name, where it was said first
    std::string title;                // "spokesman", as the text said
    Index body = kNone;               // entity
    std::vector<std::string> shorts;  // "Moon", "Jae-in"
    std::uint32_t last = 0;           // when it was mentioned last
    Index at = kNone;  // token of where it was named first, of people; last, of offices
  };

  Index add(const std::string& key, Who who);
  Index find(const std::string& key) const;
  Index find_surname(const std::string& name, const Description& description) const;
  Index find_office(const Description& description) const;
  Index find_body(const RoleRow& role) const;
  std::string_view code_of_force(const Description& description) const;
  std::string kin_of(const Who& who) const;
  bool may_hold(Index index, const Description& description) const;
  void file(Index index);
  std::vector<NameMatch::Use> of_one_country(const Piece& piece, NameUse use,
                                             const Description& description) const;
  Index of_shared_name(const Piece& piece, NameUse use, const Description& description);
  Holder holder_of_name(const Piece& piece, const Description& description) const;
  const ActorRow* former_by_surname(const Piece& piece, const Description& description) const;
  const ActorRow* leader_by_surname(const Piece& piece, const Description& description) const;
  std::string country_by_surname(const Piece& piece, const Description& description,
                                 std::string* office = nullptr) const;
  bool is_nearer(Index known, const Description& description) const;
  std::string home_of(const Description& description) const;
  std::string home_of_name(const Piece& piece, NameUse use, const Description& description) const;
  const ActorRow* leader_by_office(const Description& description) const;
  const ActorRow* predecessor_of(Index person) const;
  Index of_leader(const ActorRow& row, bool current, bool former, const Description& description);
  void add_office_of(const Piece& piece, const std::string& code, Index person);
  Index of_unknown(const std::string& name, const Description& description);
  Index by_last_name(const std::string& name) const;
  void rename(Index person, const std::string& name);
  std::string sector_of(const Description& description) const;
  static std::string role_of(const Description& description);
  static void add_shorts(Who& who, std::string_view name);

  const Actors& actors_;
  const Pieces& pieces_;
  const Homes& homes_;
  std::optional<Days> day_;
  std::vector<Who> people_;
  std::unordered_map<std::string, Index> by_key_;
  // Latest last, of a surname, a role, a body; only the last kMostCandidates are asked.
  std::unordered_map<std::string, std::vector<Index>> by_short_;
  std::unordered_map<std::string, std::vector<Index>> by_role_;
  std::unordered_map<Index, std::vector<Index>> by_body_;
  std::unordered_map<std::string, std::vector<Index>> by_sector_;  // bodies with a name
  std::unordered_map<Index, Index> unified_;
  Index last_country_ = kNone;  // the country mentioned last
  std::uint32_t clock_ = 0;
};

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"
#include "tacitus/annotations.h"
#include "tacitus/result.h"

namespace tacitus {

// In what way a name of the tables names its actor.
enum class NameUse : std::uint8_t {
  country,       // "South Korea"
  adjective,     // "South Korean", "U.S."
  people,        // "South Koreans"
  capital,       // "Seoul", where it may stand for the government
  person,        // "Moon Jae-in"
  surname,       // "Moon": the part of a person's name that is used alone
  organization,  // "Security Council", "Taliban"
  group,         // "Shiites"
  place,         // "Mumbai": says in which country, and never acts
};

// What sort of thing a row of organizations.tsv is.
enum class BodyKind : std::uint8_t { body, seat, party, group, media, company, society };

// One row of a table of names: an actor, or one term of an actor.
struct ActorRow {
  std::string name;          // canonical: "Moon Jae-in"
  std::string code;          // "KOR"; may be empty for a group
  std::string sector;        // "GOV"; empty for countries and places
  std::string role;          // "president", for persons
  std::string reference;     // Wikidata id ("Q21001"), or the name of the source
  std::optional<Days> from;  // half-open term; absent: open
  std::optional<Days> to;
  BodyKind body = BodyKind::body;
  std::string rule;  // "actors/leaders.tsv:120"

  bool on(Days day) const { return (!from || *from <= day) && (!to || day < *to); }
  // "Q21001" or nothing.
  std::string_view wikidata() const {
    return !reference.empty() && reference[0] == 'Q' ? std::string_view(reference)
                                                     : std::string_view();
  }
};

// One row of roles.tsv: a common noun that acts.
struct RoleRow {
  std::string phrase;  // lemmas: "minister of foreign affairs"
  std::string role;    // canonical: "foreign minister"
  MentionKind kind = MentionKind::person;
  std::string sector;     // "GOV"; may be empty
  bool inherits = false;  // "official", "chief": the body named with it gives the sector
  std::string rule;       // "actors/roles.tsv:31"
};

// A word as the tables see it: folded by fold_name() for names, the lemma in lower case for roles.
struct LexiconWord {
  std::string text;
  bool space_before = true;
};

// The longest name that begins at the first word given. `words` is 0 when there is none.
struct NameMatch {
  struct Use {
    std::uint32_t row = 0;  // for Actors::row()
    NameUse use = NameUse::country;
  };
  std::uint32_t words = 0;
  std::span<const Use> uses;  // by table (countries, leaders, ...), then by row; lives with Actors
};

struct RoleMatch {
  std::uint32_t words = 0;
  const RoleRow* role = nullptr;  // lives with Actors
};

// What a person is on a day, of all terms that the tables have for the name.
struct Holder {
  const ActorRow* row = nullptr;  // nullptr: the rows are of different people or countries
  bool current = false;           // the day is inside the row's term
  bool former = false;            // all terms of the person had ended on that day
};

// A table that a user adds. Its header says which of the tables it continues: countries.tsv,
// leaders.tsv or organizations.tsv.
struct OwnTable {
  std::string_view name;  // "actors/own/tolkien.tsv", for rules and errors
  std::string_view bytes;
};

// The bytes of the tables; their names are fixed: "actors/countries.tsv" and so on.
struct ActorTables {
  std::string_view countries;
  std::string_view leaders;
  std::string_view organizations;
  std::string_view roles;
  std::string_view groups;
  std::string_view places;
  std::vector<OwnTable> own = {};
};

// Who is what on which day. Immutable; safe for any number of threads.
class Actors {
 public:
  // The first fault is the error: unknown codes or sectors, days that do not exist, terms that end
  // before they begin or overlap, tables that are not sorted, a phrase given twice.
  static Result<Actors> create(const ActorTables& tables);

  // Names are compared with case, and without accents. O(words of the longest name).
  NameMatch find_name(std::span<const LexiconWord> words) const;
  RoleMatch find_role(std::span<const LexiconWord> lemmas) const;

  const ActorRow& row(std::uint32_t index) const { return rows_[index]; }
  std::size_t size() const { return rows_.size(); }

  // The name of a country or international code: "KOR" is "South Korea"; empty when unknown.
  std::string_view name_of_code(std::string_view code) const;
  // All codes of countries and international bodies with their names, sorted by code.
  std::vector<std::pair<std::string_view, std::string_view>> codes() const;
  // The row of a country; nullptr when the code is not a country's.
  const ActorRow* country(std::string_view code) const;
  // The rows that hold `role` for `code` on `day`, "president" of "KOR"; nullptr when not exactly
  // one person does. O(leaders).
  const ActorRow* holder_of(std::string_view code, std::string_view role, Days day) const;

  // Which of `uses` (only those of `use` count) is meant on `day` (absent: not known). With several
  // people of one name the one in office is meant, else the one who last was.
  Holder holder(std::span<const NameMatch::Use> uses, NameUse use, std::optional<Days> day) const;

  // What the tables say of `name` on `day`, one line a row, for `tacitus actors NAME --on DATE`;
  // rows that do not hold on the day are left out. Empty when the name is unknown.
  std::vector<std::string> describe(std::string_view name, std::optional<Days> day) const;

 private:
  struct Loader;
  struct Node {
    std::uint32_t first = 0;  // into uses_ or roles_
    std::uint32_t count = 0;  // 0: only the beginning of a longer name
  };

  std::vector<ActorRow> rows_;  // countries, leaders, organizations, groups, places
  std::vector<RoleRow> roles_;
  std::vector<NameMatch::Use> uses_;
  std::unordered_map<std::uint64_t, Node> names_;    // by hash of a name, or of its first words
  std::unordered_map<std::uint64_t, Node> phrases_;  // the same for roles
  std::uint32_t first_leader_ = 0;  // rows [first_leader_, last_leader_) are of leaders.tsv
  std::uint32_t last_leader_ = 0;
};

// The words of a name written with single spaces, folded; for find_name().
std::vector<LexiconWord> to_words(std::string_view name);

}  // namespace tacitus

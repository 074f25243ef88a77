#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql.h"
#include "store/words.h"

namespace tacitus {

// What a party is known by across articles: the country, or a name for bodies that a code does not
// tell apart ("IGO"), or else its last word.
std::string party_key(std::string_view code, std::string_view name, std::string_view text);

// What the parties in one field of a record can be met by.
struct PartyTraits {
  std::vector<std::string>
      keys;            // codes of countries and rare words of the names, sorted, each once
  bool named = false;  // one of them has a country's code or a proper name
};

// Gives what is known of the parties that stand in one field of a record.
class PartyKeys {
 public:
  static Result<PartyKeys> create(const Database& database);
  // The keys of party_key(), sorted, each once.
  Result<std::vector<std::string>> find(std::int64_t record, std::string_view field);
  Result<PartyTraits> find_traits(std::int64_t record, std::string_view field,
                                  const WordRanks& ranks);

 private:
  SqlStatement rows_;
};

// Days since 1970-01-01 of "2017-07-21"; 0 for no date.
int day_number(std::string_view iso);

// The name of a group of things of one kind: a hash of the id of its first member.
std::string group_name(std::string_view kind, std::string_view first);

}  // namespace tacitus

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "tacitus/result.h"

namespace tacitus {

enum class Gender : std::uint8_t { unknown, masculine, feminine };

// What words say of people: data/cues/{given_names,people}.tsv. Immutable.
class People {
 public:
  // The bytes of the two tables. The first fault is the error: other columns, an unknown gender, a
  // table that is not sorted.
  static Result<People> create(std::string_view given_names, std::string_view nouns);

  // "Angela" is feminine; unknown when the name is, or is of both. Folded, capitalised.
  Gender of_given_name(std::string_view name) const;

  // What a noun for one person says: "daughter" feminine, "doctor" unknown; nothing when the noun
  // is for no person. `lemma` in lower case.
  std::optional<Gender> of_noun(std::string_view lemma) const;

 private:
  std::unordered_map<std::string, Gender> names_;
  std::unordered_map<std::string, Gender> nouns_;
};

}  // namespace tacitus

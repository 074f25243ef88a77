#include "lexicon/people.h"

#include "base/table.h"

namespace tacitus {
namespace {

Result<std::unordered_map<std::string, Gender>> read_genders(std::string_view name,
                                                             std::string_view bytes,
                                                             std::string_view first_column) {
  Result<std::vector<TableRow>> rows = read_table(name, bytes, {first_column, "gender"});
  if (!rows) return rows.error();
  std::unordered_map<std::string, Gender> out;
  std::string_view before;
  for (const TableRow& row : *rows) {
    const std::string_view word = row.cells[0];
    const std::string_view gender = row.cells[1];
    if (!before.empty() && word <= before) {
      return bad_data(place_of(name, row, 0),
                      "the table is not sorted, or \"" + std::string(word) + "\" stands twice");
    }
    before = word;
    if (gender != "m" && gender != "f" && gender != "-") {
      return bad_data(place_of(name, row, 1),
                      "unknown gender \"" + std::string(gender) + "\"; write m, f or -");
    }
    out.emplace(word, gender == "m"   ? Gender::masculine
                      : gender == "f" ? Gender::feminine
                                      : Gender::unknown);
  }
  return out;
}

}  // namespace

Result<People> People::create(std::string_view given_names, std::string_view nouns) {
  People people;
  auto names = read_genders("cues/given_names.tsv", given_names, "name");
  if (!names) return names.error();
  people.names_ = *std::move(names);
  auto words = read_genders("cues/people.tsv", nouns, "lemma");
  if (!words) return words.error();
  people.nouns_ = *std::move(words);
  return people;
}

Gender People::of_given_name(std::string_view name) const {
  const auto at = names_.find(std::string(name));
  return at == names_.end() ? Gender::unknown : at->second;
}

std::optional<Gender> People::of_noun(std::string_view lemma) const {
  const auto at = nouns_.find(std::string(lemma));
  if (at == nouns_.end()) return std::nullopt;
  return at->second;
}

}  // namespace tacitus

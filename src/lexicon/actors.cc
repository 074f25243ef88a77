// The tables of data/actors, and one hash map over all names in them.
//
// A name is looked up by walking it: the hash of "South", then of "South Korea", then of "South
// Korea Defense" ... as long as the map knows the words so far as the beginning of a name. The map
// therefore holds every name and every beginning of a name that can end at a word's edge (before
// and after a space, a hyphen, an apostrophe, a full stop). Its keys are 64-bit hashes; among the
// some 60,000 strings a collision has a chance of one in ten thousand million, and the loader would
// find one between two names. So it does not matter how the tokenizer cuts "Jae-in" or "Cote
// d'Ivoire".
//
// Terms are half-open: who leaves on a day is no longer in office on it.

#include "lexicon/actors.h"

#include <algorithm>

#include "base/hash.h"
#include "lexicon/fold.h"

namespace tacitus {
namespace {

constexpr std::uint64_t kStart = fnv1a("");

// International codes and their names.
constexpr struct {
  std::string_view code;
  std::string_view name;
} kInternational[] = {
    {"UNO", "United Nations"},
    {"EUR", "European Union"},
    {"NAT", "NATO"},
    {"AFU", "African Union"},
    {"LAS", "Arab League"},
    {"ASN", "Association of Southeast Asian Nations"},
    {"OAS", "Organization of American States"},
    {"IMF", "International Monetary Fund"},
    {"WBG", "World Bank"},
    {"IAE", "International Atomic Energy Agency"},
    {"ICC", "International Criminal Court"},
    {"IGO", "international organization"},
    {"NGO", "non-governmental organization"},
    {"ISM", "international movement"},
    {"IMG", "transnational armed group"},
    {"MNC", "multinational company"},
};

std::string to_days(const std::optional<Days>& day) { return day ? to_iso(*day) : ""; }

std::string_view name_of(NameUse use) {
  constexpr std::string_view kNames[] = {"country", "adjective",    "people", "capital", "person",
                                         "surname", "organization", "group",  "place"};
  return kNames[static_cast<std::size_t>(use)];
}

}  // namespace

std::vector<LexiconWord> to_words(std::string_view name) {
  const std::string folded = fold_name(name);
  std::vector<LexiconWord> words;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.push_back({folded.substr(at, end - at), !words.empty()});
    at = end + 1;
  }
  return words;
}

NameMatch Actors::find_name(std::span<const LexiconWord> words) const {
  NameMatch match;
  std::uint64_t hash = kStart;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (i > 0 && words[i].space_before) hash = fnv1a(" ", hash);
    hash = fnv1a(words[i].text, hash);
    const auto found = names_.find(hash);
    if (found == names_.end()) break;
    const Node& node = found->second;
    if (node.count > 0) {
      match.words = i + 1;
      match.uses = std::span(uses_).subspan(node.first, node.count);
    }
  }
  return match;
}

RoleMatch Actors::find_role(std::span<const LexiconWord> lemmas) const {
  RoleMatch match;
  std::uint64_t hash = kStart;
  for (std::uint32_t i = 0; i < lemmas.size(); ++i) {
    if (i > 0 && lemmas[i].space_before) hash = fnv1a(" ", hash);
    hash = fnv1a(lemmas[i].text, hash);
    const auto found = phrases_.find(hash);
    if (found == phrases_.end()) break;
    if (found->second.count > 0) match = {i + 1, &roles_[found->second.first]};
  }
  return match;
}

std::string_view Actors::name_of_code(std::string_view code) const {
  if (const ActorRow* row = country(code)) return row->name;
  for (const auto& international : kInternational) {
    if (international.code == code) return international.name;
  }
  return {};
}

std::vector<std::pair<std::string_view, std::string_view>> Actors::codes() const {
  std::vector<std::pair<std::string_view, std::string_view>> out;
  for (std::uint32_t i = 0; i < first_leader_; ++i) out.emplace_back(rows_[i].code, rows_[i].name);
  for (const auto& [code, name] : kInternational) out.emplace_back(code, name);
  std::sort(out.begin(), out.end());
  return out;
}

const ActorRow* Actors::country(std::string_view code) const {
  const auto end = rows_.begin() + first_leader_;
  const auto at = std::lower_bound(
      rows_.begin(), end, code,
      [](const ActorRow& row, std::string_view wanted) { return row.code < wanted; });
  return at != end && at->code == code ? &*at : nullptr;
}

const ActorRow* Actors::holder_of(std::string_view code, std::string_view role, Days day) const {
  const ActorRow* found = nullptr;
  for (std::uint32_t i = first_leader_; i < last_leader_; ++i) {
    const ActorRow& row = rows_[i];
    if (row.code != code || row.role != role || !row.on(day)) continue;
    if (found != nullptr) return nullptr;
    found = &row;
  }
  return found;
}

Holder Actors::holder(std::span<const NameMatch::Use> uses, NameUse use,
                      std::optional<Days> day) const {
  Holder holder;
  const ActorRow* last = nullptr;  // the row that began last before the day
  bool one_name = true;
  bool one_code = true;
  for (const NameMatch::Use& candidate : uses) {
    if (candidate.use != use) continue;
    const ActorRow& row = rows_[candidate.row];
    if (last != nullptr) {
      one_name = one_name && last->name == row.name;
      one_code = one_code && last->code == row.code;
    }
    const bool begun = !day || !row.from || *row.from <= *day;
    if (day && row.on(*day)) {
      // Two offices at once: the one in government says more than a party's chair.
      const bool better = holder.row == nullptr || !holder.current ||
                          (holder.row->sector != "GOV" && row.sector == "GOV");
      if (better) holder = {&row, true, false};
    }
    const bool later = last == nullptr || !last->from || (row.from && *row.from > *last->from);
    if (last == nullptr || (begun && later)) last = &row;
  }
  if (holder.current || last == nullptr) return holder;
  const bool ended = day && last->to && *last->to <= *day;
  if (!day && !(one_name && one_code)) return holder;
  return {last, false, ended};
}

std::vector<std::string> Actors::describe(std::string_view name, std::optional<Days> day) const {
  std::vector<std::string> lines;
  const std::vector<LexiconWord> words = to_words(name);
  const NameMatch match = find_name(words);
  if (match.words != words.size()) return lines;
  for (const NameMatch::Use& use : match.uses) {
    const ActorRow& row = rows_[use.row];
    if (day && !row.on(*day)) continue;
    std::string line = row.name + ": " + row.code;
    if (!row.sector.empty()) line += " " + row.sector;
    if (!row.role.empty()) line += ", " + row.role;
    if (row.from || row.to) line += ", [" + to_days(row.from) + ", " + to_days(row.to) + ")";
    if (!row.wikidata().empty()) line += ", " + row.reference;
    line += " (" + std::string(name_of(use.use)) + ", " + row.rule + ")";
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace tacitus

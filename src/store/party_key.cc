#include "store/party_key.h"

#include <algorithm>

#include "base/content_hash.h"
#include "base/date.h"
#include "base/word_list.h"

namespace tacitus {
namespace {

// True for a code that is one actor's own and not that of a kind of body.
bool is_own_code(std::string_view code) {
  constexpr std::string_view kKindsOfBodies[] = {"IGO", "NGO", "MNC", "NGM", "INT"};
  return !code.empty() && !is_in(kKindsOfBodies, code);
}

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void sort_keys(std::vector<std::string>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

}  // namespace

std::string party_key(std::string_view code, std::string_view name, std::string_view text) {
  if (is_own_code(code)) return std::string(code);
  if (!name.empty()) return std::string(name);
  const std::size_t blank = text.rfind(' ');
  return std::string(blank == std::string_view::npos ? text : text.substr(blank + 1));
}

Result<PartyKeys> PartyKeys::create(const Database& database) {
  Result<SqlStatement> rows =
      database.prepare("SELECT code, name, text FROM parties WHERE record = ? AND field = ?");
  if (!rows) return rows.error();
  PartyKeys keys;
  keys.rows_ = *std::move(rows);
  return keys;
}

Result<std::vector<std::string>> PartyKeys::find(std::int64_t record, std::string_view field) {
  rows_.bind(record).bind(field);
  std::vector<std::string> keys;
  while (true) {
    const Result<bool> row = rows_.step();
    if (!row) return row.error();
    if (!*row) break;
    keys.push_back(party_key(rows_.text(0), rows_.text(1), rows_.text(2)));
  }
  sort_keys(keys);
  return keys;
}

Result<PartyTraits> PartyKeys::find_traits(std::int64_t record, std::string_view field,
                                           const WordRanks& ranks) {
  rows_.bind(record).bind(field);
  PartyTraits traits;
  while (true) {
    const Result<bool> row = rows_.step();
    if (!row) return row.error();
    if (!*row) break;
    const std::string_view code = rows_.text(0);
    const std::string_view name = rows_.text(1).empty() ? rows_.text(2) : rows_.text(1);
    if (is_own_code(code)) traits.keys.emplace_back(code);
    // A name has capitals: "the gunman" may be anybody.
    traits.named = traits.named || is_own_code(code) || has_capital(name);
    for (const WordWeight& word : content_words(name, ranks)) {
      constexpr double kRare = 1;  // not among the commonest words
      if (word.weight >= kRare) traits.keys.push_back(std::to_string(word.word));
    }
  }
  sort_keys(traits.keys);
  return traits;
}

int day_number(std::string_view iso) {
  const auto day = parse_iso_date(iso);
  return day ? static_cast<int>(day->time_since_epoch().count()) : 0;
}

std::string group_name(std::string_view kind, std::string_view first) {
  return ContentHash().add(kind).add(first).id();
}

}  // namespace tacitus

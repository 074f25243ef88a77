#include "stages/tokenizer_abbreviations.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/table.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 8> kKinds = {"",      "title",  "name", "month",
                                                    "state", "number", "unit", "word"};
constexpr std::size_t kLongest = 24;  // bytes of the longest word worth looking up

std::optional<AbbreviationKind> parse_kind(std::string_view name) {
  for (std::size_t i = 1; i < kKinds.size(); ++i) {
    if (kKinds[i] == name) return static_cast<AbbreviationKind>(i);
  }
  return std::nullopt;
}

std::string capitals(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

bool has_capital_form(AbbreviationKind kind) {
  return kind == AbbreviationKind::title || kind == AbbreviationKind::name ||
         kind == AbbreviationKind::month || kind == AbbreviationKind::state;
}

}  // namespace

Result<Abbreviations> Abbreviations::create(std::string_view name, std::string_view table) {
  Result<std::vector<TableRow>> rows = read_table(name, table, {"abbreviation", "kind"});
  if (!rows) return rows.error();
  Abbreviations out;
  std::vector<Entry> extra;
  std::string_view previous;
  for (const TableRow& row : *rows) {
    const std::string_view word = row.cells[0];
    const std::optional<AbbreviationKind> kind = parse_kind(row.cells[1]);
    if (!kind) {
      return bad_data(place_of(name, row, 1),
                      "unknown kind \"" + std::string(row.cells[1]) +
                          "\"; it must be title, name, month, state, number, unit or word");
    }
    if (word.size() < 2 || word.size() > kLongest || word.back() != '.') {
      return bad_data(place_of(name, row, 0), "an abbreviation has letters and ends with a stop");
    }
    if (!previous.empty() && word <= previous) {
      return bad_data(place_of(name, row, 0), "the rows must be sorted, each word once");
    }
    previous = word;
    out.entries_.push_back({std::string(word), *kind});
    if (has_capital_form(*kind)) extra.push_back({capitals(word), *kind});
  }
  const auto less = [](const Entry& a, const Entry& b) { return a.word < b.word; };
  std::sort(extra.begin(), extra.end(), less);
  for (Entry& entry : extra) {
    const auto at = std::lower_bound(out.entries_.begin(), out.entries_.end(), entry, less);
    if (at == out.entries_.end() || at->word != entry.word) out.entries_.insert(at, entry);
  }
  return out;
}

AbbreviationKind Abbreviations::kind_of(std::string_view word) const {
  if (word.size() > kLongest) return AbbreviationKind::none;
  const auto at = std::lower_bound(entries_.begin(), entries_.end(), word,
                                   [](const Entry& e, std::string_view w) { return e.word < w; });
  return at != entries_.end() && at->word == word ? at->kind : AbbreviationKind::none;
}

}  // namespace tacitus

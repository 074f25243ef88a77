#include "lexicon/reporting.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/suggestion.h"
#include "base/table.h"

namespace tacitus {
namespace {

constexpr std::string_view kFile = "cues/reporting.tsv";

constexpr std::pair<std::string_view, char> kKinds[] = {
    {"verb", 'v'}, {"noun", 'n'}, {"adjective", 'j'}, {"modifier", 'a'}, {"preposition", 'p'}};

constexpr std::pair<std::string_view, Force> kForces[] = {
    {"says", Force::says},       {"accuses", Force::accuses}, {"holds", Force::holds},
    {"shows", Force::shows},     {"asks", Force::asks},       {"promises", Force::promises},
    {"intends", Force::intends}, {"judges", Force::judges}};

constexpr std::pair<std::string_view, Takes> kTakes[] = {
    {"quote", kTakesQuote},   {"clause", kTakesClause},   {"infinitive", kTakesInfinitive},
    {"object", kTakesObject}, {"person", kTakesPerson},   {"raised", kTakesRaised},
    {"pair", kTakesPair},     {"subject", kTakesSubject}, {"name", kTakesName},
    {"nobody", kTakesNobody}, {"matter", kTakesMatter},   {"words", kTakesWords}};

// The value of that name in a table of names, or an error that lists them.
template <class Value, std::size_t kSize>
Result<Value> value_of(const std::pair<std::string_view, Value> (&table)[kSize],
                       std::string_view what, std::string_view name, const std::string& place) {
  std::vector<std::string_view> names;
  for (const auto& [known, value] : table) {
    if (known == name) return value;
    names.push_back(known);
  }
  return bad_data(place, unknown(what, name, names));
}

bool is_preposition(std::string_view word) {
  return word.size() > 1 && word[0] == '+' &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// "quote clause +of": what a word takes; prepositions have a plus.
Status read_takes(std::string_view cell, const std::string& place, ReportingWord& word) {
  for (std::size_t at = 0; at < cell.size();) {
    const std::size_t end = std::min(cell.find(' ', at), cell.size());
    const std::string_view name = cell.substr(at, end - at);
    at = end + 1;
    if (name == "-") continue;
    if (is_preposition(name)) {
      word.prepositions.emplace_back(name.substr(1));
      continue;
    }
    const Result<Takes> takes = value_of(kTakes, "way to take content", name, place);
    if (!takes) return takes.error();
    word.takes |= *takes;
  }
  return Ok{};
}

std::string key_of(char kind, std::string_view words) {
  std::string key(1, kind);
  key += words;
  return key;
}

Result<ReportingWord> read_row(const TableRow& row) {
  ReportingWord word;
  word.words = row.cells[0];
  const Result<char> kind = value_of(kKinds, "kind", row.cells[1], place_of(kFile, row, 1));
  if (!kind) return kind.error();
  word.kind = *kind;
  if (const Status status = read_takes(row.cells[2], place_of(kFile, row, 2), word); !status) {
    return status.error();
  }
  const Result<Force> force = value_of(kForces, "force", row.cells[3], place_of(kFile, row, 3));
  if (!force) return force.error();
  word.force = *force;
  word.example = row.cells[4];
  word.rule = std::string(kFile) + ":" + std::to_string(row.line);
  return word;
}

}  // namespace

bool ReportingWord::takes_after(std::string_view preposition) const {
  return std::find(prepositions.begin(), prepositions.end(), preposition) != prepositions.end();
}

Result<Reporting> Reporting::create(const Resources& resources) {
  const std::string_view bytes = resources.find(kFile);
  if (bytes.data() == nullptr) {
    return Error{Error::Code::not_found, std::string(kFile), "the data file is missing"};
  }
  const auto rows = read_table(kFile, bytes, {"words", "kind", "takes", "force", "example"});
  if (!rows) return rows.error();
  Reporting reporting;
  for (const TableRow& row : *rows) {
    Result<ReportingWord> word = read_row(row);
    if (!word) return word.error();
    const std::size_t at = reporting.words_.size();
    if (at > 0 && std::pair(reporting.words_[at - 1].words, reporting.words_[at - 1].kind) >=
                      std::pair(word->words, word->kind)) {
      return bad_data(place_of(kFile, row, 0),
                      "the table is not sorted, or \"" + word->words + "\" stands twice");
    }
    reporting.index_.emplace(key_of(word->kind, word->words), at);
    reporting.by_rule_.emplace(word->rule, at);
    reporting.words_.push_back(*std::move(word));
  }
  return reporting;
}

const ReportingWord* Reporting::find(char kind, std::string_view words) const {
  const auto found = index_.find(key_of(kind, words));
  return found == index_.end() ? nullptr : &words_[found->second];
}

const ReportingWord* Reporting::by_rule(std::string_view rule) const {
  const auto found = by_rule_.find(std::string(rule));
  return found == by_rule_.end() ? nullptr : &words_[found->second];
}

}  // namespace tacitus

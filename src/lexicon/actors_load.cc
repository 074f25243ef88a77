// Reads and checks the tables of data/actors. Everything that a table promises is checked here, so
// that a wrong row is an error with its place and never a wrong record.

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/table.h"
#include "base/word_list.h"
#include "lexicon/actors.h"
#include "lexicon/fold.h"

namespace tacitus {
namespace {

constexpr std::string_view kCodes[] = {"UNO", "EUR", "NAT", "AFU", "LAS", "ASN", "OAS", "IMF",
                                       "WBG", "IAE", "ICC", "IGO", "NGO", "ISM", "IMG", "MNC"};
constexpr std::string_view kSectors[] = {
    "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "PRM", "SPY", "UAF", "UNK", "BUS",
    "CRM", "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "REL", "SOC", "AGR", "PRE", "UNO"};
constexpr std::string_view kBodies[] = {"body",  "seat",    "party",  "group",
                                        "media", "company", "society"};

// The parts of "a|b|c"; nothing for an empty cell.
std::vector<std::string_view> split_list(std::string_view cell) {
  std::vector<std::string_view> parts;
  while (!cell.empty()) {
    const std::size_t bar = std::min(cell.find('|'), cell.size());
    if (bar > 0) parts.push_back(cell.substr(0, bar));
    cell.remove_prefix(std::min(bar + 1, cell.size()));
  }
  return parts;
}

// True before or after one of the characters at which a tokenizer may cut.
bool is_edge(std::string_view name, std::size_t at) {
  static constexpr std::array<bool, 256> kCuts = [] {
    std::array<bool, 256> cuts{};
    for (const char c : std::string_view(" -'./&(),+")) cuts[static_cast<unsigned char>(c)] = true;
    return cuts;
  }();
  return kCuts[static_cast<unsigned char>(name[at])] ||
         kCuts[static_cast<unsigned char>(name[at - 1])];
}

using Columns = std::vector<std::string_view>;
const Columns kCountryColumns = {"code", "name", "aliases", "adjectives", "people", "capitals"};
const Columns kLeaderColumns = {"name", "aliases", "short", "code",     "sector",
                                "role", "from",    "to",    "reference"};
const Columns kBodyColumns = {"name", "aliases", "code", "sector",
                              "kind", "from",    "to",   "wikidata"};

std::string head_of(const Columns& columns) {
  std::string head;
  for (const std::string_view column : columns) {
    if (!head.empty()) head += '\t';
    head.append(column);
  }
  return head;
}

// The first line that is no comment.
std::string_view head_of(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const std::string_view line = bytes.substr(0, end);
    if (!line.empty() && line[0] != '#') return line;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return {};
}

// The shipped table, and those of the user that have its columns.
std::vector<OwnTable> with_own(OwnTable shipped, const std::vector<OwnTable>& own,
                               const Columns& columns) {
  std::vector<OwnTable> all = {shipped};
  const std::string head = head_of(columns);
  for (const OwnTable& table : own) {
    if (head_of(table.bytes) == head) all.push_back(table);
  }
  return all;
}

Status check_own(const std::vector<OwnTable>& own) {
  for (const OwnTable& table : own) {
    const std::string_view head = head_of(table.bytes);
    if (head == head_of(kCountryColumns) || head == head_of(kLeaderColumns) ||
        head == head_of(kBodyColumns)) {
      continue;
    }
    return bad_data(std::string(table.name),
                    "it has not the columns of countries.tsv, leaders.tsv or organizations.tsv; "
                    "docs/actors.md says what they are");
  }
  return Ok{};
}

}  // namespace

// Fills an Actors; the tables in the order in which they are needed.
struct Actors::Loader {
  Actors actors;
  struct Posting {
    std::uint64_t hash = 0;
    NameMatch::Use use;
  };
  std::vector<Posting> postings;

  // A name, and all its beginnings.
  void add_name(std::string_view name, NameUse use) {
    const std::string folded = fold_name(name);
    std::uint64_t hash = fnv1a("");
    for (std::size_t i = 0; i < folded.size(); ++i) {
      if (i > 0 && is_edge(folded, i) && folded[i - 1] != ' ') actors.names_.try_emplace(hash);
      hash = fnv1a(std::string_view(folded).substr(i, 1), hash);
    }
    const auto row = static_cast<std::uint32_t>(actors.rows_.size() - 1);
    if (!folded.empty()) postings.push_back({hash, {row, use}});
  }

  void add_names(std::string_view cell, NameUse use) {
    for (const std::string_view name : split_list(cell)) add_name(name, use);
  }

  Status check_code(std::string_view file, const TableRow& row, std::size_t cell) const {
    const std::string_view code = row.cells[cell];
    if (actors.country(code) != nullptr || is_in(kCodes, code)) return Ok{};
    return bad_data(place_of(file, row, cell),
                    "unknown code \"" + std::string(code) +
                        "\"; it must be one of actors/countries.tsv, or UNO, EUR, IGO, NGO, ...");
  }

  static Status check_sector(std::string_view file, const TableRow& row, std::size_t cell) {
    if (row.cells[cell].empty() || is_in(kSectors, row.cells[cell])) return Ok{};
    return bad_data(place_of(file, row, cell), "unknown sector \"" + std::string(row.cells[cell]) +
                                                   "\"; it must be one of PLOVER's: GOV, MIL, ...");
  }

  // The term in the cells `cell` and `cell` + 1.
  static Status read_term(std::string_view file, const TableRow& row, std::size_t cell,
                          ActorRow& out) {
    for (const std::size_t i : {cell, cell + 1}) {
      if (row.cells[i].empty()) continue;
      const std::optional<Days> day = parse_iso_date(row.cells[i]);
      if (!day) {
        return bad_data(place_of(file, row, i),
                        "\"" + std::string(row.cells[i]) +
                            "\" is no day; write it as 2017-05-10, or leave it empty");
      }
      (i == cell ? out.from : out.to) = day;
    }
    if (out.from && out.to && *out.to <= *out.from) {
      return bad_data(place_of(file, row, cell + 1), "the term ends before it begins");
    }
    return Ok{};
  }

  static Result<std::vector<TableRow>> read_sorted(std::string_view file, std::string_view bytes,
                                                   const std::vector<std::string_view>& columns) {
    Result<std::vector<TableRow>> rows = read_table(file, bytes, columns);
    if (!rows) return rows.error();
    for (std::size_t i = 0; i < rows->size(); ++i) {
      const TableRow& row = (*rows)[i];
      if (row.cells[0].empty()) return bad_data(place_of(file, row, 0), "the first cell is empty");
      if (i > 0 && !((*rows)[i - 1].cells < row.cells)) {
        return bad_data(
            place_of(file, row, 0),
            "the row is not in its place; rows must be sorted, and none be there twice");
      }
    }
    return rows;
  }

  static std::string rule_of(std::string_view file, const TableRow& row) {
    return std::string(file) + ":" + std::to_string(row.line);
  }

  // Countries of all tables, sorted by code, for Actors::country().
  Status read_countries(const std::vector<OwnTable>& tables) {
    std::vector<std::pair<TableRow, std::string_view>> all;
    for (const OwnTable& table : tables) {
      const auto rows = read_sorted(table.name, table.bytes, kCountryColumns);
      if (!rows) return rows.error();
      for (const TableRow& row : *rows) all.emplace_back(row, table.name);
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& one, const auto& two) {
      return one.first.cells[0] < two.first.cells[0];
    });
    for (const auto& [row, file] : all) {
      ActorRow out;
      out.code = row.cells[0];
      out.name = row.cells[1];
      out.rule = rule_of(file, row);
      if (out.code.size() != 3 || is_in(kCodes, out.code)) {
        return bad_data(place_of(file, row, 0), "the code must be three letters of ISO 3166-1");
      }
      if (!actors.rows_.empty() && actors.rows_.back().code == out.code) {
        return bad_data(place_of(file, row, 0), "the code is there twice");
      }
      actors.rows_.push_back(std::move(out));
      add_name(row.cells[1], NameUse::country);
      add_names(row.cells[2], NameUse::country);
      add_names(row.cells[3], NameUse::adjective);
      add_names(row.cells[4], NameUse::people);
      add_names(row.cells[5], NameUse::capital);
    }
    actors.first_leader_ = actors.last_leader_ = static_cast<std::uint32_t>(actors.rows_.size());
    return Ok{};
  }

  // Rows of one name are neighbours: no two of one code and role may overlap.
  Status check_overlap(std::string_view file, const TableRow& row, std::size_t first) const {
    const ActorRow& last = actors.rows_.back();
    for (std::size_t i = actors.rows_.size() - 1; i-- > first;) {
      const ActorRow& before = actors.rows_[i];
      if (before.name != last.name) break;
      if (before.code != last.code || before.role != last.role || before.sector != last.sector)
        continue;
      const bool apart = (before.to && last.from && *before.to <= *last.from) ||
                         (last.to && before.from && *last.to <= *before.from);
      if (!apart) {
        return bad_data(place_of(file, row, 0), "the term overlaps that of " + before.rule +
                                                    "; one name has one code and role at a time");
      }
    }
    return Ok{};
  }

  Status read_leaders(std::string_view file, std::string_view bytes) {
    const auto rows = read_sorted(file, bytes, kLeaderColumns);
    if (!rows) return rows.error();
    for (const TableRow& row : *rows) {
      if (Status status = check_code(file, row, 3); !status) return status;
      if (Status status = check_sector(file, row, 4); !status) return status;
      ActorRow out;
      out.name = row.cells[0];
      out.code = row.cells[3];
      out.sector = row.cells[4];
      out.role = row.cells[5];
      out.reference = row.cells[8];
      out.rule = rule_of(file, row);
      if (Status status = read_term(file, row, 6, out); !status) return status;
      actors.rows_.push_back(std::move(out));
      if (Status status = check_overlap(file, row, actors.first_leader_); !status) return status;
      add_name(row.cells[0], NameUse::person);
      add_names(row.cells[1], NameUse::person);
      add_names(row.cells[2], NameUse::surname);
    }
    actors.last_leader_ = static_cast<std::uint32_t>(actors.rows_.size());
    return Ok{};
  }

  Status read_organizations(std::string_view file, std::string_view bytes) {
    const auto rows = read_sorted(file, bytes, kBodyColumns);
    if (!rows) return rows.error();
    for (const TableRow& row : *rows) {
      if (Status status = check_code(file, row, 2); !status) return status;
      if (Status status = check_sector(file, row, 3); !status) return status;
      const auto body = std::find(std::begin(kBodies), std::end(kBodies), row.cells[4]);
      if (body == std::end(kBodies)) {
        return bad_data(
            place_of(file, row, 4),
            "unknown kind; it must be body, seat, party, group, media, company or society");
      }
      ActorRow out;
      out.name = row.cells[0];
      out.code = row.cells[2];
      out.sector = row.cells[3];
      out.body = static_cast<BodyKind>(body - std::begin(kBodies));
      out.reference = row.cells[7];
      out.rule = rule_of(file, row);
      if (Status status = read_term(file, row, 5, out); !status) return status;
      actors.rows_.push_back(std::move(out));
      if (Status status = check_overlap(file, row, actors.last_leader_); !status) return status;
      add_name(row.cells[0], NameUse::organization);
      add_names(row.cells[1], NameUse::organization);
    }
    return Ok{};
  }

  Status read_groups_and_places(std::string_view groups, std::string_view places) {
    constexpr std::string_view kGroups = "actors/groups.tsv";
    constexpr std::string_view kPlaces = "actors/places.tsv";
    const auto rows = read_sorted(kGroups, groups, {"name", "aliases", "code", "sector"});
    if (!rows) return rows.error();
    for (const TableRow& row : *rows) {
      if (!row.cells[2].empty()) {
        if (Status status = check_code(kGroups, row, 2); !status) return status;
      }
      if (Status status = check_sector(kGroups, row, 3); !status) return status;
      add_row(row.cells[0], row.cells[2], row.cells[3], rule_of(kGroups, row));
      add_name(row.cells[0], NameUse::group);
      add_names(row.cells[1], NameUse::group);
    }
    const auto cities = read_sorted(kPlaces, places, {"name", "code"});
    if (!cities) return cities.error();
    for (const TableRow& row : *cities) {
      // An empty code: a name that is nobody's ("Indian Ocean", "Geneva Convention").
      if (!row.cells[1].empty()) {
        if (Status status = check_code(kPlaces, row, 1); !status) return status;
      }
      add_row(row.cells[0], row.cells[1], "", rule_of(kPlaces, row));
      add_name(row.cells[0], NameUse::place);
    }
    return Ok{};
  }

  void add_row(std::string_view name, std::string_view code, std::string_view sector,
               std::string rule) {
    ActorRow out;
    out.name = name;
    out.code = code;
    out.sector = sector;
    out.rule = std::move(rule);
    actors.rows_.push_back(std::move(out));
  }

  Status read_roles(std::string_view bytes) {
    constexpr std::string_view kFile = "actors/roles.tsv";
    constexpr std::string_view kKinds[] = {"person", "organization", "group"};
    const auto rows =
        read_sorted(kFile, bytes, {"phrase", "role", "category", "sector", "inherits"});
    if (!rows) return rows.error();
    for (const TableRow& row : *rows) {
      if (Status status = check_sector(kFile, row, 3); !status) return status;
      const auto kind = std::find(std::begin(kKinds), std::end(kKinds), row.cells[2]);
      if (kind == std::end(kKinds)) {
        return bad_data(place_of(kFile, row, 2),
                        "unknown category; it must be person, organization or group");
      }
      if (row.cells[4] != "yes" && row.cells[4] != "no") {
        return bad_data(place_of(kFile, row, 4), "it must be yes or no");
      }
      if (!actors.roles_.empty() && actors.roles_.back().phrase == row.cells[0]) {
        return bad_data(place_of(kFile, row, 0), "the phrase is there twice");
      }
      RoleRow out;
      out.phrase = row.cells[0];
      out.role = row.cells[1];
      out.kind = static_cast<MentionKind>(kind - std::begin(kKinds));
      out.sector = row.cells[3];
      out.inherits = row.cells[4] == "yes";
      out.rule = rule_of(kFile, row);
      actors.roles_.push_back(std::move(out));
      add_phrase(row.cells[0]);
    }
    return Ok{};
  }

  void add_phrase(std::string_view phrase) {
    std::uint64_t hash = fnv1a("");
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      if (i > 0 && is_edge(phrase, i) && phrase[i - 1] != ' ') actors.phrases_.try_emplace(hash);
      hash = fnv1a(phrase.substr(i, 1), hash);
    }
    actors.phrases_[hash] = {static_cast<std::uint32_t>(actors.roles_.size() - 1), 1};
  }

  // Groups the postings by name.
  void finish() {
    std::stable_sort(postings.begin(), postings.end(),
                     [](const Posting& one, const Posting& two) { return one.hash < two.hash; });
    for (std::size_t i = 0; i < postings.size(); ++i) {
      Node& node = actors.names_[postings[i].hash];
      const NameMatch::Use& use = postings[i].use;
      if (node.count == 0) node.first = static_cast<std::uint32_t>(actors.uses_.size());
      const bool twice = node.count > 0 && actors.uses_.back().row == use.row &&
                         actors.uses_.back().use == use.use;
      if (twice) continue;  // an alias that differs by accents alone
      ++node.count;
      actors.uses_.push_back(use);
    }
  }
};

Result<Actors> Actors::create(const ActorTables& tables) {
  Loader loader;
  loader.actors.names_.reserve(64 << 10);
  loader.actors.phrases_.reserve(8 << 10);
  loader.actors.rows_.reserve(8 << 10);
  loader.postings.reserve(32 << 10);
  if (Status status = check_own(tables.own); !status) return status.error();
  const auto all = [&](std::string_view name, std::string_view bytes, const Columns& columns) {
    return with_own({name, bytes}, tables.own, columns);
  };
  if (Status status =
          loader.read_countries(all("actors/countries.tsv", tables.countries, kCountryColumns));
      !status) {
    return status.error();
  }
  for (const OwnTable& table : all("actors/leaders.tsv", tables.leaders, kLeaderColumns)) {
    if (Status status = loader.read_leaders(table.name, table.bytes); !status)
      return status.error();
  }
  for (const OwnTable& table :
       all("actors/organizations.tsv", tables.organizations, kBodyColumns)) {
    if (Status status = loader.read_organizations(table.name, table.bytes); !status)
      return status.error();
  }
  if (Status status = loader.read_groups_and_places(tables.groups, tables.places); !status) {
    return status.error();
  }
  if (Status status = loader.read_roles(tables.roles); !status) return status.error();
  loader.finish();
  return std::move(loader.actors);
}

}  // namespace tacitus

#include "lexicon/field_codes.h"

#include <utility>

#include "base/table.h"

namespace tacitus {
namespace {

constexpr std::string_view kCountries = "actors/countries.tsv";
constexpr std::string_view kCodes = "ontology/country_codes.tsv";
constexpr std::string_view kActors = "ontology/cameo_actors.tsv";

// The rows of a file of `resources`, or why not.
Result<std::vector<TableRow>> rows_of(const Resources& resources, std::string_view name,
                                      const std::vector<std::string_view>& head) {
  const std::string_view bytes = resources.find(name);
  if (bytes.data() == nullptr) {
    return Error{Error::Code::not_found, std::string(name), "the data file is missing"};
  }
  return read_table(name, bytes, head);
}

}  // namespace

Status FieldCodes::read_countries(const Resources& resources) {
  const auto names = rows_of(resources, kCountries,
                             {"code", "name", "aliases", "adjectives", "people", "capitals"});
  if (!names) return names.error();
  for (const TableRow& row : *names) {
    CountryCodes& country = countries_[std::string(row.cells[0])];
    country.code = row.cells[0];
    country.name = row.cells[1];
  }
  const auto codes = rows_of(resources, kCodes, {"code", "iso2", "fips", "cow"});
  if (!codes) return codes.error();
  std::string_view last;
  for (const TableRow& row : *codes) {
    const auto country = countries_.find(row.cells[0]);
    if (country == countries_.end()) {
      return bad_data(place_of(kCodes, row, 0),
                      "\"" + std::string(row.cells[0]) + "\" is not in actors/countries.tsv");
    }
    if (row.cells[0] <= last) return bad_data(place_of(kCodes, row, 0), "rows are not sorted");
    last = row.cells[0];
    country->second.iso2 = row.cells[1];
    country->second.fips = row.cells[2];
    country->second.cow = row.cells[3];
  }
  return Ok{};
}

Status FieldCodes::read_actors(const Resources& resources) {
  const auto rows = rows_of(resources, kActors, {"kind", "code", "cameo", "group", "icews"});
  if (!rows) return rows.error();
  for (const TableRow& row : *rows) {
    const bool body = row.cells[0] == "body";
    if (!body && row.cells[0] != "sector") {
      return bad_data(place_of(kActors, row, 0), "the kind is neither body nor sector");
    }
    auto& table = body ? bodies_ : sectors_;
    const bool added = table
                           .emplace(std::string(row.cells[1]),
                                    Body{std::string(row.cells[2]), std::string(row.cells[3]),
                                         std::string(row.cells[4])})
                           .second;
    if (!added) return bad_data(place_of(kActors, row, 1), "the code stands here twice");
  }
  return Ok{};
}

Result<FieldCodes> FieldCodes::create(const Resources& resources) {
  FieldCodes codes;
  if (Status status = codes.read_countries(resources); !status) return status.error();
  if (Status status = codes.read_actors(resources); !status) return status.error();
  return codes;
}

const CountryCodes* FieldCodes::country(std::string_view code) const {
  const auto found = countries_.find(code);
  return found == countries_.end() ? nullptr : &found->second;
}

CameoActor FieldCodes::cameo(std::string_view code, std::string_view sector) const {
  CameoActor actor;
  if (const auto body = bodies_.find(code); body != bodies_.end()) {
    actor.code = body->second.cameo;
    actor.group = body->second.group;
    actor.types.push_back(actor.code.substr(0, 3));
    actor.sector_name = body->second.icews;
    if (code == "EUR") actor.country = code;
  } else {
    actor.code = code;
    actor.country = code;
  }
  const auto role = sectors_.find(sector);
  if (role == sectors_.end()) return actor;
  if (actor.sector_name.empty()) actor.sector_name = role->second.icews;
  // A body's own sector ("GOV" of the United Nations) adds nothing to its code.
  const bool adds = !role->second.cameo.empty() && (actor.group.empty() || sector != "GOV");
  if (adds) {
    actor.code += role->second.cameo;
    actor.types.push_back(role->second.cameo);
  }
  return actor;
}

}  // namespace tacitus

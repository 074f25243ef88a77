#include <algorithm>
#include <array>
#include <cstdio>

#include "base/json_writer.h"
#include "io/field_formats.h"

// The columns of GDELT 2.0 in their order. Two facts that its codebook has otherwise, taken from
// rows that it ships: FractionDate counts the months that are over, and QuadClass 2 begins at root
// 06, 3 at root 10 and 4 at root 15.

namespace tacitus {
namespace {

// Ten columns: code, name, country, known group, ethnic, two religions, three types.
void append_actor(const PartyField* party, const FieldTables& tables,
                  std::vector<std::string>& cells) {
  if (party == nullptr) {
    cells.insert(cells.end(), 10, "");
    return;
  }
  const CameoActor actor = tables.codes->cameo(party->code, party->sector);
  cells.push_back(actor.code);
  cells.push_back(upper(party->name.empty() ? party->text : party->name));
  cells.push_back(actor.country);
  cells.push_back(actor.group);
  cells.insert(cells.end(), 3, "");
  for (std::size_t i = 0; i < 3; ++i) {
    cells.push_back(i < actor.types.size() ? actor.types[i] : "");
  }
}

// 1 country, 2 US state, 3 US city, 4 city elsewhere, 5 region elsewhere; 0 none.
int geo_type(const PlaceField& place) {
  const bool american = place.country == "USA";
  if (place.precision == "country") return 1;
  if (place.precision == "region") return american ? 2 : 5;
  return american ? 3 : 4;
}

// Eight columns: type, full name, country, ADM1, ADM2, latitude, longitude, feature id.
void append_place(const std::optional<PlaceField>& place, const FieldTables& tables,
                  std::vector<std::string>& cells) {
  if (!place) {
    cells.push_back("0");
    cells.insert(cells.end(), 7, "");
    return;
  }
  const CountryCodes* country = tables.codes->country(place->country);
  const std::string fips = country == nullptr ? "" : country->fips;
  std::string name = place->name;
  if (!place->admin1.empty() && place->admin1 != place->name) name += ", " + place->admin1;
  if (country != nullptr && country->name != place->name) name += ", " + country->name;
  const int type = geo_type(*place);
  cells.push_back(std::to_string(type));
  cells.push_back(name);
  cells.push_back(fips);
  cells.push_back(type == 1 ? fips : "");
  cells.push_back("");
  cells.push_back(degrees(place->latitude));
  cells.push_back(degrees(place->longitude));
  cells.push_back(type == 1 ? fips : "");
}

// 2016-07-01 is 2016.4959.
std::string fraction_of(std::string_view day) {
  if (day.size() != 10) return "";
  const auto number = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : day.substr(at, count)) value = value * 10 + (c - '0');
    return value;
  };
  const double value = number(0, 4) + ((number(5, 2) - 1) * 30 + number(8, 2)) / 365.0;
  std::array<char, 32> text = {};
  std::snprintf(text.data(), text.size(), "%.4f", value);
  return text.data();
}

std::vector<std::string> gdelt_cells(const Dyad& dyad, const FieldTables& tables) {
  const Record& record = *dyad.record;
  const std::string day = compact_day_of(record);
  std::vector<std::string> cells = {std::to_string(number_of(record.id, dyad.number)), day,
                                    day.substr(0, 6), day.substr(0, 4),
                                    fraction_of(day_of(record))};
  append_actor(dyad.actor, tables, cells);
  append_actor(dyad.recipient, tables, cells);
  const std::string& code = record.cameo;
  cells.push_back(record.sentence_index <= 1 ? "1" : "0");
  cells.push_back(code);
  cells.push_back(code.substr(0, 3));
  cells.push_back(code.substr(0, 2));
  cells.push_back(code.empty() ? "" : std::to_string(gdelt_quad(code)));
  cells.push_back(record.goldstein ? to_decimal(*record.goldstein) : "");
  cells.insert(cells.end(), 3, "1");
  cells.push_back("");  // tone
  append_place(std::nullopt, tables, cells);
  append_place(std::nullopt, tables, cells);
  append_place(record.place, tables, cells);
  std::string added = record.published;
  added.erase(std::remove(added.begin(), added.end(), '-'), added.end());
  cells.push_back(added.empty() ? "" : added + "000000");
  cells.push_back(record.url.empty() ? record.document : record.url);
  return cells;
}

}  // namespace

TabularFormat gdelt_format() { return {{}, gdelt_cells}; }

}  // namespace tacitus

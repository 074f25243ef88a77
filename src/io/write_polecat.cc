#include "base/json_writer.h"
#include "io/field_formats.h"
#include "tacitus/version.h"

namespace tacitus {
namespace {

std::string or_none(const std::string& text) { return text.empty() ? "None" : text; }

// One value of each party, joined with ';'; an unknown one is "None", and so is an empty list.
template <class Get>
std::string joined(const std::vector<PartyField>& parties, Get get) {
  std::string out;
  for (const PartyField& party : parties) {
    if (!out.empty()) out += ';';
    out += or_none(get(party));
  }
  return or_none(out);
}

// Nine columns: name, country, COW, first sector, sectors, title, raw name; then the Wikipedia id.
void append_parties(const std::vector<PartyField>& parties, const FieldTables& tables,
                    std::vector<std::string>& cells) {
  cells.push_back(joined(parties, [](const PartyField& p) { return p.name; }));
  cells.push_back(joined(parties, [](const PartyField& p) { return p.code; }));
  cells.push_back(joined(parties, [&](const PartyField& p) {
    const CountryCodes* country = tables.codes->country(p.code);
    return country == nullptr ? std::string() : country->cow;
  }));
  cells.push_back(parties.empty() ? "None" : or_none(parties.front().sector));
  cells.push_back(joined(parties, [](const PartyField& p) { return p.sector; }));
  cells.push_back(joined(parties, [](const PartyField& p) { return p.role; }));
  cells.push_back(joined(parties, [](const PartyField& p) { return p.text; }));
  cells.push_back(joined(parties, [](const PartyField& p) { return p.wikidata; }));
}

std::string quad_name(int quad) {
  constexpr std::string_view kNames[] = {"None", "VERBAL COOPERATION", "MATERIAL COOPERATION",
                                         "VERBAL CONFLICT", "MATERIAL CONFLICT"};
  return std::string(kNames[quad >= 0 && quad <= 4 ? quad : 0]);
}

std::vector<std::string> polecat_cells(const Dyad& dyad, const FieldTables& tables) {
  const Record& record = *dyad.record;
  std::string contexts;
  for (const std::string& context : record.contexts) {
    contexts += (contexts.empty() ? "" : ";") + context;
  }
  std::vector<std::string> cells = {record.id,
                                    or_none(std::string(day_of(record))),
                                    record.type,
                                    or_none(record.mode),
                                    record.intensity ? to_decimal(*record.intensity) : "None",
                                    quad_name(record.quad),
                                    or_none(contexts)};
  append_parties(record.actor, tables, cells);
  append_parties(record.recipient, tables, cells);
  if (record.place) {
    const PlaceField& place = *record.place;
    const CountryCodes* country = tables.codes->country(place.country);
    cells.push_back(place.name);
    cells.push_back(place.precision == "point" ? place.name : "None");
    cells.push_back("None");
    cells.push_back(or_none(place.precision == "region" ? place.name : place.admin1));
    cells.push_back(country == nullptr ? "None" : country->name);
    cells.push_back(degrees(place.latitude));
    cells.push_back(degrees(place.longitude));
    cells.push_back(std::to_string(place.geonames_id));
    cells.push_back(place.text);
  } else {
    cells.insert(cells.end(), 9, "None");
  }
  cells.push_back("None");  // feature type
  cells.push_back(or_none(record.publisher));
  cells.push_back(or_none(record.published));
  cells.insert(cells.end(), 4, "None");  // the story's people, organizations, locations; language
  cells.push_back("tacitus " + std::string(kVersion));
  return cells;
}

// One row an event: the first dyad stands for all.
std::vector<std::string> first_dyad_cells(const Dyad& dyad, const FieldTables& tables) {
  return dyad.number == 0 ? polecat_cells(dyad, tables) : std::vector<std::string>();
}

}  // namespace

TabularFormat polecat_format() {
  return {{"Event ID",
           "Event Date",
           "Event Type",
           "Event Mode",
           "Intensity",
           "Quad Code",
           "Contexts",
           "Actor Name",
           "Actor Country",
           "Actor COW",
           "Primary Actor Sector",
           "Actor Sectors",
           "Actor Title",
           "Actor Name Raw",
           "Wikipedia Actor ID",
           "Recipient Name",
           "Recipient Country",
           "Recipient COW",
           "Primary Recipient Sector",
           "Recipient Sectors",
           "Recipient Title",
           "Recipient Name Raw",
           "Wikipedia Recipient ID",
           "Placename",
           "City",
           "District",
           "Province",
           "Country",
           "Latitude",
           "Longitude",
           "GeoNames ID",
           "Raw Placename",
           "Feature Type",
           "Source",
           "Publication Date",
           "Story People",
           "Story Organizations",
           "Story Locations",
           "Language",
           "Version"},
          first_dyad_cells};
}

}  // namespace tacitus

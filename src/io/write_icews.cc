#include "base/json_writer.h"
#include "io/field_formats.h"

namespace tacitus {
namespace {

// Name, sectors, country: three columns.
void append_actor(const PartyField* party, const FieldTables& tables,
                  std::vector<std::string>& cells) {
  if (party == nullptr) {
    cells.insert(cells.end(), 3, "");
    return;
  }
  const CountryCodes* country = tables.codes->country(party->code);
  cells.push_back(party->name.empty() ? party->text : party->name);
  cells.push_back(tables.codes->cameo(party->code, party->sector).sector_name);
  cells.push_back(country == nullptr ? "" : country->name);
}

std::vector<std::string> icews_cells(const Dyad& dyad, const FieldTables& tables) {
  const Record& record = *dyad.record;
  const CameoCode* code = tables.ontology->find_cameo(record.cameo);
  std::vector<std::string> cells = {std::to_string(number_of(record.id, dyad.number)),
                                    std::string(day_of(record))};
  append_actor(dyad.actor, tables, cells);
  cells.push_back(code == nullptr ? "" : code->name);
  cells.push_back(record.cameo);
  cells.push_back(record.goldstein ? to_decimal(*record.goldstein) : "");
  append_actor(dyad.recipient, tables, cells);
  cells.push_back(record.document);
  cells.push_back(std::to_string(record.sentence_index + 1));
  cells.push_back(record.publisher);
  if (!record.place) {
    cells.insert(cells.end(), 6, "");
    return cells;
  }
  const PlaceField& place = *record.place;
  const CountryCodes* country = tables.codes->country(place.country);
  cells.push_back(place.precision == "point" ? place.name : "");
  cells.push_back("");  // district
  cells.push_back(place.precision == "region" ? place.name : place.admin1);
  cells.push_back(country == nullptr ? "" : country->name);
  cells.push_back(degrees(place.latitude));
  cells.push_back(degrees(place.longitude));
  return cells;
}

}  // namespace

TabularFormat icews_format() {
  return {{"Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
           "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
           "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
           "District",       "Province",   "Country",         "Latitude",       "Longitude"},
          icews_cells};
}

}  // namespace tacitus

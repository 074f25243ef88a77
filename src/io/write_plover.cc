#include "io/write_plover.h"

#include "base/json_writer.h"
#include "engine/names.h"
#include "io/field_rows.h"
#include "io/output.h"
#include "tacitus/version.h"

namespace tacitus {
namespace {

void write_known(std::string_view key, std::string_view text, JsonWriter& json) {
  if (!text.empty()) json.key(key).string(text);
}

void write_parties(std::string_view key, const std::vector<PartyField>& parties, JsonWriter& json) {
  json.key(key).begin_array();
  for (const PartyField& party : parties) {
    json.begin_object();
    write_known("code", party.code, json);
    write_known("sector", party.sector, json);
    json.key("entity_text").string(party.text);
    write_known("identifier_id", party.wikidata, json);
    write_known("identifier_text", party.name, json);
    write_known("office", party.role, json);
    json.end_object();
  }
  json.end_array();
}

void write_modes(const Record& record, JsonWriter& json) {
  json.key("mode").begin_array();
  if (!record.mode.empty()) json.string(record.mode);
  if (record.historical) json.string("historical");
  if (record.status == EventStatus::negated) json.string("negation");
  if (record.status == EventStatus::future) json.string("future");
  if (record.status == EventStatus::hypothetical) json.string("hypothetical");
  json.end_array();
}

// How exactly: 5 a point, 3 a region of the first level, 1 a country.
int resolution(std::string_view precision) {
  return precision == "point" ? 5 : precision == "region" ? 3 : 1;
}

void write_place(const PlaceField& place, const FieldCodes& codes, JsonWriter& json) {
  const CountryCodes* country = codes.country(place.country);
  json.key("event_loc").begin_object();
  json.key("extracted_place").string(place.text);
  json.key("resolved_place").string(place.name);
  json.key("geonameid").integer(place.geonames_id);
  json.key("lat").number(place.latitude);
  json.key("lon").number(place.longitude);
  if (place.precision == "point") json.key("city").string(place.name);
  write_known("province", place.precision == "region" ? place.name : place.admin1, json);
  if (country != nullptr) json.key("country").string(country->name);
  write_known("country_code", place.country, json);
  json.key("resolution").integer(resolution(place.precision));
  json.end_object();
}

// The dead, the injured and the arrested, as far as one figure or a least one is told.
void write_size(const std::vector<NumberField>& numbers, JsonWriter& json) {
  constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"killed", "dead"}, {"injured", "injured"}, {"arrested", "arrested"}};
  bool begun = false;
  for (const auto& [counts, name] : kNames) {
    for (const NumberField& number : numbers) {
      if (number.counts != counts) continue;
      if (!begun) json.key("size").begin_object();
      begun = true;
      json.key(name).number(number.low);
      break;
    }
  }
  if (begun) json.end_object();
}

class PloverWriter : public Writer {
 public:
  PloverWriter(std::ostream& output, const FieldCodes& codes) : output_(output), codes_(codes) {}

  Status write(const Record& record) override {
    if (record.kind != "event") return Ok{};
    JsonWriter json;
    json.begin_object();
    json.key("id").string(record.id);
    json.key("date").string(day_of(record));
    write_known("enddate", record.date_end, json);
    write_parties("actor", record.actor, json);
    write_parties("recipient", record.recipient, json);
    json.key("event").begin_array().string(record.type).end_array();
    write_modes(record, json);
    json.key("context").begin_array();
    for (const std::string& context : record.contexts) json.string(context);
    json.end_array();
    if (record.place) write_place(*record.place, codes_, json);
    write_size(record.numbers, json);
    json.key("event_text").string(record.trigger.text);
    if (record.quad != 0) json.key("quad_code").integer(record.quad);
    if (record.intensity) json.key("event_scale").number(*record.intensity);
    json.key("text_info").begin_object();
    json.key("sequence").integer(record.sentence_index);
    json.key("start").integer(record.sentence_span.begin);
    json.key("end").integer(record.sentence_span.end).end_object();
    json.key("cite_info").begin_object();
    json.key("citation").string(record.document);
    write_known("url", record.url, json);
    write_known("publication", record.publisher, json);
    json.key("codebook").string("PLOVER 2.0").end_object();
    json.key("coder").string("tacitus " + std::string(kVersion));
    json.end_object();
    return write_bytes(output_, json.take() + "\n");
  }

  Status finish() override { return flush(output_); }

 private:
  std::ostream& output_;
  const FieldCodes& codes_;
};

}  // namespace

std::unique_ptr<Writer> make_plover_writer(std::ostream& output, const FieldCodes& codes) {
  return std::make_unique<PloverWriter>(output, codes);
}

}  // namespace tacitus

#include "io/report_data.h"

#include <set>
#include <string_view>

#include "base/json_writer.h"
#include "engine/fields.h"
#include "io/layer_printer.h"
#include "tacitus/version.h"

// The page is a program of its own that runs in a browser, so what it needs comes as data and not
// as HTML. Strings there count UTF-16 units, and the conversion is done here, at the door.

namespace tacitus {
namespace {

// [byte of the text, its end included] the UTF-16 units before it.
std::vector<std::uint32_t> count_units(std::string_view text) {
  std::vector<std::uint32_t> units(text.size() + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    units[i] = count;
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0xF0) {
      count += 2;  // beyond the basic plane: a pair of surrogates
    } else if (byte < 0x80 || byte >= 0xC0) {
      ++count;
    }
  }
  units[text.size()] = count;
  return units;
}

// JSON without the characters that could end or change the element around it. They stand in
// strings only, where an escape means the same.
std::string escape_markup(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      out += "\\u003c";
    } else if (c == '>') {
      out += "\\u003e";
    } else if (c == '&') {
      out += "\\u0026";
    } else {
      out += c;
    }
  }
  return out;
}

// What the codes that occur mean, sorted by code.
void add_meanings(const Report& report, JsonWriter& json) {
  std::set<std::string> types, sectors;
  for (const Event& event : report.annotations.events) types.insert(event.type);
  for (const Proposal& proposal : report.annotations.proposals) types.insert(proposal.terms_type);
  for (const Entity& entity : report.annotations.entities) sectors.insert(entity.sector);
  json.key("types").begin_object();
  for (const std::string& code : types) {
    const EventType* type = report.ontology.find_type(code);
    if (type != nullptr) json.key(code).string(type->meaning);
  }
  json.end_object();
  json.key("sectors").begin_object();
  for (const std::string& code : sectors) {
    const Sector* sector = report.ontology.find_sector(code);
    if (sector != nullptr) json.key(code).string(sector->meaning);
  }
  json.end_object();
}

}  // namespace

std::string report_data(const Report& report) {
  JsonWriter json;
  json.begin_object();
  json.key("version").string(kVersion);
  LayerPrinter::Options options;
  options.ontology = &report.ontology;
  options.positions = count_units(report.document.text);
  LayerPrinter(report.document, report.annotations, std::move(options), json).print();
  add_meanings(report, json);
  json.end_object();
  std::string data = json.take();
  data.back() = ',';  // the records are JSON already
  data += "\"records\":[";
  for (std::size_t i = 0; i < report.records.size(); ++i) {
    data += (i == 0 ? "" : ",") + to_json(report.records[i]);
  }
  return escape_markup(data + "]}");
}

}  // namespace tacitus

#include <algorithm>

#include "base/json_writer.h"
#include "io/field_formats.h"

// PETRARCH-2's events and the table that the Phoenix pipeline makes of them.

namespace tacitus {
namespace {

// "KORGOV"; PETRARCH writes "---" for nobody.
std::string code_of(const PartyField* party, const FieldTables& tables) {
  const std::string code =
      party == nullptr ? "" : tables.codes->cameo(party->code, party->sector).code;
  return code.empty() ? "---" : code;
}

// "article.txt_3": the sentence that tells it, counted from 0 as in our other formats.
std::string sentence_id(const Record& record) {
  return record.document + "_" + std::to_string(record.sentence_index);
}

std::vector<std::string> petrarch_cells(const Dyad& dyad, const FieldTables& tables) {
  const Record& record = *dyad.record;
  return {compact_day_of(record),
          code_of(dyad.actor, tables),
          code_of(dyad.recipient, tables),
          record.cameo,
          "",
          sentence_id(record),
          record.publisher};
}

// The whole code, its root, its first agent, the rest: "KORGOV", "KOR", "GOV", "".
void append_actor(const PartyField* party, const FieldTables& tables,
                  std::vector<std::string>& cells) {
  const std::string code = code_of(party, tables);
  const auto part = [&](std::size_t at, std::size_t count) {
    return code == "---" || code.size() <= at ? std::string() : code.substr(at, count);
  };
  cells.insert(cells.end(), {code, part(0, 3), part(3, 3), part(6, std::string::npos)});
}

// Phoenix has classes of its own: 0 for 01 and 02, 1 for 03-05, 2 for 06-08, 3 for 09-13 and 16, 4
// for the others.
std::string phoenix_quad(std::string_view cameo) {
  if (cameo.size() < 2) return "";
  const int root = (cameo[0] - '0') * 10 + (cameo[1] - '0');
  if (root <= 2) return "0";
  if (root <= 5) return "1";
  if (root <= 8) return "2";
  return root <= 13 || root == 16 ? "3" : "4";
}

std::vector<std::string> phoenix_cells(const Dyad& dyad, const FieldTables& tables) {
  const Record& record = *dyad.record;
  const std::string day = compact_day_of(record);
  std::vector<std::string> cells = {record.id + "_" + std::to_string(dyad.number), day,
                                    day.substr(0, std::min<std::size_t>(4, day.size())),
                                    day.size() == 8 ? day.substr(4, 2) : "",
                                    day.size() == 8 ? day.substr(6, 2) : ""};
  append_actor(dyad.actor, tables, cells);
  append_actor(dyad.recipient, tables, cells);
  cells.push_back(record.cameo);
  cells.push_back(record.cameo.substr(0, 2));
  cells.push_back(phoenix_quad(record.cameo));
  cells.push_back(record.goldstein ? to_decimal(*record.goldstein) : "");
  cells.push_back("");  // issues
  if (record.place) {
    const CountryCodes* country = tables.codes->country(record.place->country);
    cells.push_back(degrees(record.place->latitude));
    cells.push_back(degrees(record.place->longitude));
    cells.push_back(record.place->name);
    cells.push_back(record.place->admin1);
    cells.push_back(country == nullptr ? "" : country->name);
  } else {
    cells.insert(cells.end(), 5, "");
  }
  cells.push_back(sentence_id(record));
  cells.push_back(record.url);
  cells.push_back(record.publisher);
  return cells;
}

}  // namespace

TabularFormat petrarch_format() { return {{}, petrarch_cells}; }
TabularFormat phoenix_format() { return {{}, phoenix_cells}; }

}  // namespace tacitus

#include <map>
#include <string>

#include "base/json_writer.h"
#include "engine/parts.h"
#include "server/api.h"
#include "store/answer_table.h"

// How answers are written: tables as JSON, CSV and JSON lines, errors, and what the codes mean.

namespace tacitus {
namespace {

void write_cell(const Cell& cell, JsonWriter& json) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    json.string(*text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    json.integer(*integer);
  } else if (const auto* number = std::get_if<double>(&cell)) {
    json.number(*number);
  } else {
    json.null();
  }
}

// {"rows": [{column: value}]}
std::string to_json(const AnswerTable& answer) {
  JsonWriter json;
  json.begin_object().key("rows").begin_array();
  for (const std::vector<Cell>& row : answer.rows) {
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) write_cell(row[i], json.key(answer.columns[i]));
    json.end_object();
  }
  json.end_array().end_object();
  return json.take() + "\n";
}

}  // namespace

HttpResponse failure(int status, const Error& error) {
  JsonWriter json;
  json.begin_object().key("error").begin_object();
  if (!error.where.empty()) json.key("where").string(error.where);
  json.key("message").string(error.message).end_object().end_object();
  return {status, "application/json", json.take() + "\n", {}};
}

HttpResponse saved_answer(std::string text, std::string_view format, std::string_view name) {
  const bool csv = format == "csv";
  const bool jsonl = format == "jsonl";
  std::string file(name);
  file += csv ? ".csv" : jsonl ? ".jsonl" : "-" + std::string(format) + ".txt";
  return {200,
          csv     ? "text/csv; charset=utf-8"
          : jsonl ? "application/x-ndjson"
                  : "text/plain; charset=utf-8",
          std::move(text),
          {{"Content-Disposition", "attachment; filename=\"" + file + "\""}}};
}

HttpResponse table_answer(const AnswerTable& answer, std::string_view to, std::string_view name) {
  if (to.empty() || to == "json") return {200, "application/json", to_json(answer), {}};
  if (to == "csv") return saved_answer(to_csv(answer), to, name);
  if (to == "jsonl") return saved_answer(to_jsonl(answer), to, name);
  return failure(400, Error{Error::Code::unsupported, "to",
                            "a table is written as json, csv or jsonl, not as \"" +
                                std::string(to.substr(0, 40)) + "\""});
}

std::string codes_document(const Engine& engine) {
  const Ontology& ontology = engine.parts().ontology;
  JsonWriter json;
  json.begin_object().key("actors").begin_object();
  for (const auto& [code, name] : engine.parts().actors.codes()) json.key(code).string(name);
  json.end_object().key("types").begin_array();
  for (const EventType& type : ontology.types()) {
    json.begin_object().key("code").string(type.code).key("quad").integer(type.quad);
    json.key("meaning").string(type.meaning).end_object();
  }
  json.end_array().key("sectors").begin_object();
  for (const Sector& sector : ontology.sectors()) json.key(sector.code).string(sector.meaning);
  json.end_object().key("contexts").begin_object();
  for (const Context& context : ontology.contexts()) json.key(context.code).string(context.meaning);
  json.end_object().end_object();
  return json.take() + "\n";
}

}  // namespace tacitus

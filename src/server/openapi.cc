#include <utility>
#include <vector>

#include "base/json_writer.h"
#include "engine/fields.h"
#include "server/api.h"
#include "tacitus/version.h"

// The OpenAPI document, written from a table of routes; the schemas of records are those of
// /v1/schema. api_test.cc checks that each route of the table is served.

namespace tacitus {
namespace {

struct Parameter {
  std::string_view name;
  std::string_view in;  // "query", "path"
  std::string_view type;
  std::string_view meaning;
};

struct Described {
  std::string_view path;
  std::string_view method;
  std::string_view summary;
  std::vector<Parameter> parameters;
  bool takes_document = false;
  bool needs_token = false;
  std::string_view answer = "application/json";
};

const Parameter kQuery = {"q", "query", "string",
                          "the question, as for `tacitus find`: actor:PRK type:REJECT"};
const Parameter kTable = {"to", "query", "string", "json, csv or jsonl"};
const Parameter kLimit = {"limit", "query", "integer", "at most so many"};

// Routes to the engine and about the server.
std::vector<Described> engine_routes() {
  return {
      {"/v1/code", "post", "The records of a document.", {}, true},
      {"/v1/annotate", "post", "Every layer of a document.", {}, true},
      {"/v1/explain",
       "post",
       "Why each event was coded, and why a sentence has none.",
       {},
       true,
       false,
       "text/plain"},
      {"/v1/report",
       "post",
       "The layers of a document, its records and what its codes mean, as the pages show them.",
       {},
       true},
      {"/v1/codes", "get", "What the codes of actors, types, sectors and contexts mean.", {}},
      {"/v1/schema",
       "get",
       "The fields of records.",
       {{"to", "query", "string", "json, markdown, sql or typescript"}}},
      {"/v1/health", "get", "Whether the server can answer.", {}},
      {"/v1/openapi.json", "get", "This document.", {}},
      {"/metrics", "get", "Counters for Prometheus.", {}, false, false, "text/plain"},
  };
}

// Routes to the store.
std::vector<Described> store_routes() {
  return {
      {"/v1/records",
       "get",
       "Records of the store that answer a question.",
       {kQuery,
        {"sort", "query", "string", "a field; with - before it, downwards"},
        kLimit,
        {"offset", "query", "integer", "after so many"},
        {"sentences", "query", "string", "yes: the sentences that tell them, too"},
        {"to", "query", "string", "json, or a format of `tacitus code`: csv, jsonl, plover, ..."},
        {"kind", "query", "string", "with a format that is one table: records of this kind"}}},
      {"/v1/records/{id}",
       "get",
       "One record of the store.",
       {{"id", "path", "string", "id of the record"}}},
      {"/v1/counts",
       "get",
       "How many records answer a question, by fields.",
       {kQuery,
        {"by", "query", "string", "fields, separated by commas: actor,month"},
        {"sort", "query", "string", "a field; with - before it, downwards"},
        kLimit,
        kTable}},
      {"/v1/views/{view}",
       "get",
       "Rows of a view of the store; further parameters name columns and the values they must "
       "have.",
       {{"view", "path", "string", "stories, dyads_monthly, offers, ..."},
        {"q", "query", "string", "a question: only rows that belong to a record that answers it"},
        {"by", "query", "string", "columns: rows that agree in them are added up"},
        {"sort", "query", "string", "a column; with - before it, downwards"},
        kLimit,
        {"offset", "query", "integer", "after so many"},
        kTable}},
      {"/v1/articles/{id}",
       "get",
       "One article of the store.",
       {{"id", "path", "string", "id of the document"}}},
      {"/v1/articles", "post", "Codes a document and puts it into the store.", {}, true, true},
  };
}

std::vector<Described> described_routes() {
  std::vector<Described> routes = engine_routes();
  for (Described& route : store_routes()) routes.push_back(std::move(route));
  return routes;
}

void write_body(JsonWriter& json) {
  json.key("requestBody").begin_object().key("required").boolean(true);
  json.key("content").begin_object();
  json.key("application/json").begin_object().key("schema").begin_object();
  json.key("$ref").string("#/components/schemas/Document").end_object().end_object();
  json.key("text/plain").begin_object().key("schema").begin_object();
  json.key("type").string("string").end_object().end_object();
  json.end_object().end_object();
}

void write_responses(const Described& route, JsonWriter& json) {
  json.key("responses").begin_object();
  json.key("200").begin_object().key("description").string(route.summary);
  json.key("content").begin_object().key(route.answer).begin_object().end_object().end_object();
  json.end_object();
  json.key("default").begin_object().key("description").string("What went wrong.");
  json.key("content").begin_object().key("application/json").begin_object();
  json.key("schema").begin_object().key("$ref").string("#/components/schemas/Error");
  json.end_object().end_object().end_object().end_object().end_object();
}

void write_route(const Described& route, JsonWriter& json) {
  json.key(route.method).begin_object().key("summary").string(route.summary);
  json.key("parameters").begin_array();
  for (const Parameter& parameter : route.parameters) {
    json.begin_object().key("name").string(parameter.name).key("in").string(parameter.in);
    json.key("required").boolean(parameter.in == "path");
    json.key("description").string(parameter.meaning);
    json.key("schema").begin_object().key("type").string(parameter.type).end_object();
    json.end_object();
  }
  json.end_array();
  if (route.takes_document) write_body(json);
  if (route.needs_token) {
    json.key("security").begin_array().begin_object().key("token").begin_array().end_array();
    json.end_object().end_array();
  }
  write_responses(route, json);
  json.end_object();
}

void write_components(JsonWriter& json) {
  json.key("components").begin_object();
  json.key("securitySchemes").begin_object().key("token").begin_object();
  json.key("type").string("http").key("scheme").string("bearer").end_object().end_object();
  json.key("schemas").begin_object();
  json.key("Document").begin_object().key("type").string("object").key("properties");
  json.begin_object();
  for (const std::string_view name :
       {"id", "text", "title", "date", "publisher", "url", "language"}) {
    json.key(name).begin_object().key("type").string("string").end_object();
  }
  json.end_object().key("required").begin_array().string("text").end_array().end_object();
  json.key("Error").begin_object().key("type").string("object").key("properties").begin_object();
  json.key("error").begin_object().key("type").string("object").key("properties").begin_object();
  json.key("where").begin_object().key("type").string("string").end_object();
  json.key("message").begin_object().key("type").string("string").end_object();
  json.end_object().end_object().end_object().end_object();
  json.end_object().end_object();
}

}  // namespace

std::string openapi_document() {
  JsonWriter json;
  json.begin_object().key("openapi").string("3.1.0");
  json.key("info").begin_object().key("title").string("Tacitus");
  json.key("version").string(kVersion).end_object();
  json.key("paths").begin_object();
  for (const Described& route : described_routes()) {  // each path has one method
    json.key(route.path).begin_object();
    write_route(route, json);
    json.end_object();
  }
  json.end_object();
  write_components(json);
  json.end_object();
  return json.take() + "\n";
}

}  // namespace tacitus

#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/http.h"
#include "server/metrics.h"
#include "tacitus/engine.h"
#include "tacitus/store.h"

namespace tacitus {

// What the API serves.
struct ApiOptions {
  std::string store;  // path of the store; empty: none, and routes that ask one say so
  std::string token;  // allows writing; empty: nobody may write
};

// The routes of docs/http.md. It has no logic of its own: each route asks the engine or the store,
// and prints what they say. Called from any number of threads at once.
class Api {
 public:
  // `engine` must outlive it. The error is a store that cannot be opened.
  static Result<std::unique_ptr<Api>> create(const Engine& engine, ApiOptions options);
  ~Api();

  // The answer to any request; what goes wrong becomes {"error": {"where", "message"}} with a
  // status of its kind.
  HttpResponse answer(const HttpRequest& request);

 private:
  struct Stores;
  using Route = HttpResponse (Api::*)(const HttpRequest&, std::string_view rest);
  struct RouteRow {
    std::string_view method;
    std::string_view path;  // one that ends with "/" takes what follows as `rest`
    Route route;
  };
  static const RouteRow kRoutes[];

  Api(const Engine& engine, ApiOptions options, std::unique_ptr<Stores> stores);

  // The records of the question in the format of the parameter `to`, to be saved.
  HttpResponse export_records(const HttpRequest& request, std::string_view format);
  HttpResponse dispatch(const HttpRequest& request, std::string_view& label);
  HttpResponse code(const HttpRequest& request, std::string_view rest);
  HttpResponse annotate(const HttpRequest& request, std::string_view rest);
  HttpResponse explain(const HttpRequest& request, std::string_view rest);
  HttpResponse report(const HttpRequest& request, std::string_view rest);
  HttpResponse records(const HttpRequest& request, std::string_view rest);
  HttpResponse record(const HttpRequest& request, std::string_view rest);
  HttpResponse counts(const HttpRequest& request, std::string_view rest);
  HttpResponse article(const HttpRequest& request, std::string_view rest);
  HttpResponse ingest(const HttpRequest& request, std::string_view rest);
  HttpResponse view(const HttpRequest& request, std::string_view rest);
  HttpResponse codes(const HttpRequest& request, std::string_view rest);
  HttpResponse schema(const HttpRequest& request, std::string_view rest);
  HttpResponse health(const HttpRequest& request, std::string_view rest);
  HttpResponse metrics(const HttpRequest& request, std::string_view rest);
  HttpResponse openapi(const HttpRequest& request, std::string_view rest);

  const Engine& engine_;
  ApiOptions options_;
  std::unique_ptr<Stores> stores_;
  Metrics metrics_;
};

// The OpenAPI 3.1 document of the routes, as JSON.
std::string openapi_document();

// What the codes of countries, types, sectors and contexts mean, as JSON.
std::string codes_document(const Engine& engine);

// The table as the parameter `to` wants it: json (also when it is empty), csv or jsonl; the latter
// two to be saved as `name`.
HttpResponse table_answer(const AnswerTable& answer, std::string_view to, std::string_view name);

// A text in one of the formats of `tacitus code`, to be saved as "name.csv".
HttpResponse saved_answer(std::string text, std::string_view format, std::string_view name);

// {"error": {"where", "message"}}
HttpResponse failure(int status, const Error& error);

// Compares without telling by its time how much was right.
bool same_secret(std::string_view given, std::string_view secret);

}  // namespace tacitus

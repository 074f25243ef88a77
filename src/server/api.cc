#include "server/api.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <mutex>
#include <optional>
#include <sstream>

#include "base/json_writer.h"
#include "base/split.h"
#include "base/word_list.h"
#include "engine/fields.h"
#include "engine/parts.h"
#include "engine/schema.h"
#include "io/dated_reader.h"
#include "io/read_jsonl.h"
#include "io/report_data.h"
#include "io/write_annotations.h"
#include "server/pages.h"
#include "tacitus/io.h"
#include "tacitus/version.h"

// A route is a row of kRoutes and a function that prints what the engine or the store says.

namespace tacitus {
namespace {

constexpr std::uint64_t kLimit = 100;  // records of an answer, when nothing is asked
constexpr std::uint64_t kMostRecords = 10'000;
// A question that takes longer is given up, for others wait.
constexpr std::chrono::seconds kPatience(10);
// Rows of a view: 200 countries have 12,000 months in five years.
constexpr std::uint64_t kMostRows = 100'000;

// The status that tells of an error.
int status_of(const Error& error) {
  switch (error.code) {
    case Error::Code::not_found:
      return 404;
    case Error::Code::io:
      return 500;
    default:
      return 400;
  }
}

HttpResponse failure(const Error& error) { return failure(status_of(error), error); }

HttpResponse failure(int status, std::string message) {
  return failure(status, Error{Error::Code::invalid_data, "", std::move(message)});
}

// A whole number of the parameter, `otherwise` when it is not there.
Result<std::uint64_t> number_of(const HttpRequest& request, std::string_view name,
                                std::uint64_t otherwise, std::uint64_t most) {
  const std::string_view text = request.parameter(name);
  if (text.empty()) return otherwise;
  std::uint64_t number = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
  if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size() || number > most) {
    return Error{Error::Code::invalid_data, std::string(name),
                 "\"" + std::string(text.substr(0, 40)) + "\" is no number from 0 to " +
                     std::to_string(most)};
  }
  return number;
}

// The document of a request: a JSON object as a line of jsonl has it, or plain text whose headers
// are parameters.
Result<Document> document_of(const HttpRequest& request) {
  std::string line = request.body;
  if (request.content_type == "text/plain") {
    JsonWriter json;
    json.begin_object();
    for (const std::string_view name : {"id", "title", "date", "publisher", "url", "language"}) {
      const std::string_view value = request.parameter(name);
      if (!value.empty()) json.key(name).string(value);
    }
    json.key("text").string(request.body).end_object();
    line = json.take();
  } else if (request.content_type != "application/json") {
    return Error{Error::Code::unsupported, "Content-Type",
                 "send application/json, an object with \"text\", or text/plain"};
  }
  // Outside strings a line end means as much as a space, and inside none may stand.
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\r', ' ');
  std::istringstream stream(line);
  Result<std::optional<Input>> input =
      make_dated_reader(make_jsonl_reader(stream, "request"))->next();
  if (!input) return input.error();
  if (!*input) return Error{Error::Code::invalid_data, "request", "the body is empty"};
  return std::move((*input)->document);
}

// The names of "actor,month"; none of "".
std::vector<std::string> list_of_names(std::string_view names) {
  if (names.empty()) return {};
  const std::vector<std::string_view> items = split_list(names);
  return {items.begin(), items.end()};
}

Question question_of(const HttpRequest& request, std::uint64_t limit, std::uint64_t offset) {
  Question question;
  question.query = request.parameter("q");
  question.sort = request.parameter("sort");
  question.limit = limit;
  question.offset = offset;
  return question;
}

// "records": [...] of texts that are JSON already.
std::string list_of(std::string_view name, const std::vector<std::string>& items) {
  std::string out = "\"" + std::string(name) + "\":[";
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += ',';
    out += items[i];
  }
  return out + "]";
}

}  // namespace

// Connections to the store that nobody uses at the moment.
struct Api::Stores {
  std::string path;
  std::mutex mutex;
  std::vector<Store> idle;
  std::mutex writing;  // one writes at a time

  // Calls `use` with a connection of its own.
  template <class Use>
  HttpResponse with(Use use) {
    if (path.empty()) return failure(404, "this server has no store; start it with --store FILE");
    std::optional<Store> store;
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        store.emplace(std::move(idle.back()));
        idle.pop_back();
      }
    }
    if (!store) {
      Result<Store> opened = Store::open(path, Store::Mode::read);
      if (!opened) return failure(500, opened.error());
      store.emplace(*std::move(opened));
    }
    const auto begin = std::chrono::steady_clock::now();
    store->give_up_after(kPatience);
    HttpResponse response = use(*store);
    if (response.status == 500 && std::chrono::steady_clock::now() - begin >= kPatience) {
      response.status = 503;
    }
    const std::lock_guard lock(mutex);
    idle.push_back(*std::move(store));
    return response;
  }
};

const Api::RouteRow Api::kRoutes[] = {
    {"POST", "/v1/code", &Api::code},           {"POST", "/v1/annotate", &Api::annotate},
    {"POST", "/v1/explain", &Api::explain},     {"GET", "/v1/records", &Api::records},
    {"GET", "/v1/records/", &Api::record},      {"GET", "/v1/counts", &Api::counts},
    {"GET", "/v1/articles/", &Api::article},    {"POST", "/v1/articles", &Api::ingest},
    {"GET", "/v1/views/", &Api::view},          {"GET", "/v1/codes", &Api::codes},
    {"POST", "/v1/report", &Api::report},       {"GET", "/v1/schema", &Api::schema},
    {"GET", "/v1/health", &Api::health},        {"GET", "/metrics", &Api::metrics},
    {"GET", "/v1/openapi.json", &Api::openapi},
};

Api::Api(const Engine& engine, ApiOptions options, std::unique_ptr<Stores> stores)
    : engine_(engine), options_(std::move(options)), stores_(std::move(stores)) {}
Api::~Api() = default;

Result<std::unique_ptr<Api>> Api::create(const Engine& engine, ApiOptions options) {
  auto stores = std::make_unique<Stores>();
  stores->path = options.store;
  if (!options.store.empty()) {
    Result<Store> first = Store::open(options.store, Store::Mode::read);
    if (!first) return first.error();
    stores->idle.push_back(*std::move(first));
  }
  return std::unique_ptr<Api>(new Api(engine, std::move(options), std::move(stores)));
}

HttpResponse Api::answer(const HttpRequest& request) {
  const auto begin = std::chrono::steady_clock::now();
  std::string_view label = "other";
  HttpResponse response = dispatch(request, label);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  metrics_.count(label, response.status, took.count());
  return response;
}

HttpResponse Api::dispatch(const HttpRequest& request, std::string_view& label) {
  if (std::optional<HttpResponse> page = page_answer(request)) {
    label = "pages";
    return *std::move(page);
  }
  std::string allowed;
  const std::string_view path = request.path;
  for (const RouteRow& row : kRoutes) {
    const bool open = row.path.back() == '/';
    const bool fits =
        open ? path.size() > row.path.size() && path.starts_with(row.path) : path == row.path;
    if (!fits) continue;
    if (row.method == request.method) {
      label = row.path;
      return (this->*row.route)(request, open ? path.substr(row.path.size()) : "");
    }
    allowed.append(allowed.empty() ? "" : ", ").append(row.method);
  }
  if (!allowed.empty()) {
    HttpResponse response = failure(405, "this address takes " + allowed);
    response.headers.emplace_back("Allow", allowed);
    return response;
  }
  return failure(404, "there is nothing here; /v1/openapi.json tells the addresses");
}

HttpResponse Api::code(const HttpRequest& request, std::string_view /*rest*/) {
  const Result<Document> document = document_of(request);
  if (!document) return failure(document.error());
  std::vector<std::string> records;
  for (const Record& record : engine_.code(*document)) records.push_back(tacitus::to_json(record));
  return {200, "application/json", "{" + list_of("records", records) + "}\n", {}};
}

HttpResponse Api::annotate(const HttpRequest& request, std::string_view /*rest*/) {
  const Result<Document> document = document_of(request);
  if (!document) return failure(document.error());
  return {
      200, "application/json", tacitus::to_json(*document, engine_.annotate(*document)) + "\n", {}};
}

HttpResponse Api::explain(const HttpRequest& request, std::string_view /*rest*/) {
  const Result<Document> document = document_of(request);
  if (!document) return failure(document.error());
  return {200,
          "text/plain; charset=utf-8",
          engine_.explain(*document, engine_.annotate(*document)),
          {}};
}

HttpResponse Api::report(const HttpRequest& request, std::string_view /*rest*/) {
  const Result<Document> document = document_of(request);
  if (!document) return failure(document.error());
  const Annotations annotations = engine_.annotate(*document);
  const std::vector<Record> records = engine_.to_records(*document, annotations);
  return {200,
          "application/json",
          report_data({*document, annotations, records, engine_.parts().ontology}) + "\n",
          {}};
}

HttpResponse Api::codes(const HttpRequest& /*request*/, std::string_view /*rest*/) {
  return {200, "application/json", codes_document(engine_), {}};
}

HttpResponse Api::records(const HttpRequest& request, std::string_view /*rest*/) {
  const std::string_view to = request.parameter("to");
  if (!to.empty() && to != "json") return export_records(request, to);
  const Result<std::uint64_t> limit = number_of(request, "limit", kLimit, kMostRecords);
  if (!limit) return failure(limit.error());
  const Result<std::uint64_t> offset = number_of(request, "offset", 0, UINT32_MAX);
  if (!offset) return failure(offset.error());
  if (*limit == 0) return {200, "application/json", "{\"records\":[]}\n", {}};
  const bool sentences = request.parameter("sentences") == "yes";
  return stores_->with([&](const Store& store) {
    std::vector<std::string> records;
    std::vector<std::string> told;
    const Status found = store.find_told(question_of(request, *limit, *offset),
                                         [&](std::string_view json, std::string_view sentence) {
                                           records.emplace_back(json);
                                           if (sentences) {
                                             append_json_string(told.emplace_back(), sentence);
                                           }
                                           return true;
                                         });
    if (!found) return failure(found.error());
    std::string body = list_of("records", records);
    if (sentences) body += "," + list_of("sentences", told);
    return HttpResponse{200, "application/json", "{" + body + "}\n", {}};
  });
}

HttpResponse Api::export_records(const HttpRequest& request, std::string_view format) {
  const Result<std::uint64_t> limit = number_of(request, "limit", kMostRecords, kMostRecords);
  if (!limit) return failure(limit.error());
  const Result<std::uint64_t> offset = number_of(request, "offset", 0, UINT32_MAX);
  if (!offset) return failure(offset.error());
  const std::string_view asked = request.parameter("kind");
  const std::string_view kind = asked.empty() ? "event" : asked;
  std::ostringstream out;
  const Result<std::unique_ptr<Writer>> writer = open_writer(format, out, {kind, &engine_});
  if (!writer) return failure(400, writer.error());
  Question question = question_of(request, std::max<std::uint64_t>(*limit, 1), *offset);
  // A flat table has the columns of one kind.
  if (format != "jsonl" || !asked.empty()) question.query += " kind:" + std::string(kind);
  return stores_->with([&](const Store& store) {
    Status written = Ok{};
    const Status found = store.find(question, [&](const Record& record) {
      written = (*writer)->write(record);
      return static_cast<bool>(written);
    });
    if (!found) return failure(found.error());
    if (written) written = (*writer)->finish();
    if (!written) return failure(500, written.error());
    return saved_answer(std::move(out).str(), format, "records");
  });
}

HttpResponse Api::record(const HttpRequest& /*request*/, std::string_view rest) {
  // Ids are letters and digits; anything else is none, and cannot reach into the question.
  const bool id = rest.size() <= 64 && std::all_of(rest.begin(), rest.end(), [](char c) {
                    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                  });
  const Error missing = {Error::Code::not_found, "", "there is no record of this id"};
  if (!id) return failure(missing);
  return stores_->with([&](const Store& store) {
    std::string found;
    Question question;
    question.query = "id:" + std::string(rest);
    question.limit = 1;
    const Status status = store.find_json(question, [&](std::string_view json) {
      found = json;
      return false;
    });
    if (!status) return failure(status.error());
    if (found.empty()) return failure(missing);
    return HttpResponse{200, "application/json", found + "\n", {}};
  });
}

HttpResponse Api::counts(const HttpRequest& request, std::string_view /*rest*/) {
  const std::vector<std::string> fields = list_of_names(request.parameter("by"));
  if (fields.empty()) {
    return failure(Error{Error::Code::invalid_data, "by",
                         "say by which fields to count, such as by=actor,month"});
  }
  const Result<std::uint64_t> limit = number_of(request, "limit", kMostRecords, 1'000'000);
  if (!limit) return failure(limit.error());
  return stores_->with([&](const Store& store) {
    const Result<AnswerTable> answer = store.count(question_of(request, *limit, 0), fields);
    if (!answer) return failure(answer.error());
    return table_answer(*answer, request.parameter("to"), "counts");
  });
}

HttpResponse Api::view(const HttpRequest& request, std::string_view rest) {
  const Result<std::uint64_t> limit = number_of(request, "limit", kLimit, kMostRows);
  if (!limit) return failure(limit.error());
  const Result<std::uint64_t> offset = number_of(request, "offset", 0, UINT32_MAX);
  if (!offset) return failure(offset.error());
  Selection selection;
  selection.view = rest;
  selection.query = request.parameter("q");
  selection.by = list_of_names(request.parameter("by"));
  selection.sort = request.parameter("sort");
  selection.limit = std::max<std::uint64_t>(*limit, 1);
  selection.offset = *offset;
  for (const auto& [name, value] : request.parameters) {
    constexpr std::string_view kOurs[] = {"q", "sort", "limit", "offset", "by", "to"};
    if (!is_in(kOurs, name)) {
      selection.where.emplace_back(name, value);
    }
  }
  return stores_->with([&](const Store& store) {
    const Result<AnswerTable> answer = store.select(selection);
    if (!answer) return failure(answer.error());
    return table_answer(*answer, request.parameter("to"), rest);
  });
}

HttpResponse Api::article(const HttpRequest& /*request*/, std::string_view rest) {
  return stores_->with([&](const Store& store) {
    const Result<std::optional<AnswerTable>> answer = store.article(rest);
    if (!answer) return failure(answer.error());
    if (!*answer) {
      return failure(Error{Error::Code::not_found, "", "there is no article of this id"});
    }
    return table_answer(**answer, "", "");
  });
}

HttpResponse Api::ingest(const HttpRequest& request, std::string_view /*rest*/) {
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view given = request.authorization;
  if (options_.token.empty()) {
    return failure(403, "this server takes no articles; start it with --token-file FILE");
  }
  if (!given.starts_with(kBearer) || !same_secret(given.substr(kBearer.size()), options_.token)) {
    HttpResponse response = failure(401, "send the token: Authorization: Bearer TOKEN");
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
  }
  if (options_.store.empty()) return failure(404, "this server has no store");
  const Result<Document> document = document_of(request);
  if (!document) return failure(document.error());
  const Annotations annotations = engine_.annotate(*document);
  const std::vector<Record> records = engine_.to_records(*document, annotations);
  const std::lock_guard lock(stores_->writing);
  Result<Store> store = Store::open(options_.store, Store::Mode::write);
  if (!store) return failure(500, store.error());
  const Result<Added> added = store->add(*document, records, annotations.sentences.size(),
                                         "tacitus " + std::string(kVersion));
  if (!added) return failure(500, added.error());
  if (const Status status = store->commit(); !status) return failure(500, status.error());
  JsonWriter json;
  json.begin_object().key("id").string(document->id).key("state");
  json.string(*added == Added::added      ? "added"
              : *added == Added::replaced ? "replaced"
                                          : "unchanged");
  json.key("records").integer(static_cast<std::int64_t>(records.size())).end_object();
  return {200, "application/json", json.take() + "\n", {}};
}

HttpResponse Api::schema(const HttpRequest& request, std::string_view /*rest*/) {
  const std::string_view asked = request.parameter("to");
  const std::string_view form = asked.empty() ? "json" : asked;
  std::optional<std::string> text = tacitus::schema(form);
  if (!text) return failure(400, "the forms are markdown, sql, typescript and json");
  return {
      200, form == "json" ? "application/json" : "text/plain; charset=utf-8", *std::move(text), {}};
}

HttpResponse Api::health(const HttpRequest& /*request*/, std::string_view /*rest*/) {
  JsonWriter json;
  json.begin_object().key("status").string("ok").key("version").string(kVersion);
  if (options_.store.empty()) {
    return {200, "application/json", json.end_object().take() + "\n", {}};
  }
  return stores_->with([&](const Store& store) {
    const Result<std::int64_t> documents = store.documents();
    if (!documents) return failure(503, documents.error());
    json.key("documents").integer(*documents).end_object();
    return HttpResponse{200, "application/json", json.take() + "\n", {}};
  });
}

HttpResponse Api::metrics(const HttpRequest& /*request*/, std::string_view /*rest*/) {
  return {200, "text/plain; version=0.0.4; charset=utf-8", metrics_.text(), {}};
}

HttpResponse Api::openapi(const HttpRequest& /*request*/, std::string_view /*rest*/) {
  return {200, "application/json", openapi_document(), {}};
}

bool same_secret(std::string_view given, std::string_view secret) {
  unsigned char different = given.size() == secret.size() ? 0 : 1;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const char other = secret.empty() ? '\0' : secret[i % secret.size()];
    different |= static_cast<unsigned char>(given[i] ^ other);
  }
  return different == 0;
}

}  // namespace tacitus

#include "server/api.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "base/json_reader.h"
#include "tacitus/io.h"

namespace tacitus {
namespace {

const Engine& engine() {
  static const Engine kEngine = [] {
    Result<Resources> resources = load_resources(std::string(TACITUS_SOURCE_DIR) + "/data");
    EngineOptions options;
    options.model = "small";
    return *Engine::create(*resources, options);
  }();
  return kEngine;
}

constexpr std::string_view kToken = "a-token-of-this-test";

// An API over a new store in a folder that goes with it.
class TestApi {
 public:
  TestApi() {
    std::string pattern = (std::filesystem::temp_directory_path() / "tacitus-api-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    const std::string path = folder_ + "/world.db";
    { EXPECT_TRUE(Store::open(path, Store::Mode::write)); }
    api_ = *Api::create(engine(), {path, std::string(kToken)});
  }
  ~TestApi() {
    api_.reset();
    std::filesystem::remove_all(folder_);
  }
  TestApi(const TestApi&) = delete;
  TestApi& operator=(const TestApi&) = delete;

  HttpResponse get(std::string_view target) {
    HttpRequest request;
    request.method = "GET";
    EXPECT_TRUE(parse_target(target, request));
    return api_->answer(request);
  }
  HttpResponse post(std::string_view target, std::string body,
                    std::string_view type = "application/json", std::string_view token = "") {
    HttpRequest request;
    request.method = "POST";
    EXPECT_TRUE(parse_target(target, request));
    request.content_type = type;
    request.body = std::move(body);
    if (!token.empty()) request.authorization = "Bearer " + std::string(token);
    return api_->answer(request);
  }

 private:
  std::string folder_;
  std::unique_ptr<Api> api_;
};

constexpr const char* kStory =
    "{\n  \"id\": \"a\",\n  \"date\": \"2021-03-03\",\n"
    "  \"text\": \"Egypt condemned Ethiopia on Monday.\"\n}";

TEST(Api, CodesWhatIsSent) {
  TestApi api;
  const HttpResponse coded = api.post("/v1/code", kStory);
  EXPECT_EQ(coded.status, 200) << coded.body;
  EXPECT_NE(coded.body.find("{\"records\":[{\"kind\":\"event\""), std::string::npos) << coded.body;
  EXPECT_NE(coded.body.find("\"date\":\"2021-03-01\""), std::string::npos) << coded.body;
  const HttpResponse plain = api.post("/v1/code?date=2021-03-03&id=a",
                                      "Egypt condemned Ethiopia on Monday.", "text/plain");
  EXPECT_EQ(plain.body, coded.body);
  EXPECT_EQ(api.post("/v1/annotate", kStory).status, 200);
  EXPECT_NE(api.post("/v1/explain", kStory).body.find("ACCUSE"), std::string::npos);
}

TEST(Api, StoresAndFinds) {
  TestApi api;
  const HttpResponse added = api.post("/v1/articles", kStory, "application/json", kToken);
  EXPECT_EQ(added.body.substr(0, 27), "{\"id\":\"a\",\"state\":\"added\",\"") << added.body;
  const HttpResponse again = api.post("/v1/articles", kStory, "application/json", kToken);
  EXPECT_NE(again.body.find("\"unchanged\""), std::string::npos) << again.body;
  const HttpResponse found = api.get("/v1/records?q=actor:EGY");
  const Result<JsonValue> json = read_json(found.body);
  ASSERT_TRUE(json) << found.body;
  ASSERT_EQ(json->find("records")->items().size(), 1u) << found.body;
  EXPECT_NE(api.get("/v1/records?q=actor:EGY&sentences=yes")
                .body.find("],\"sentences\":[\"Egypt condemned Ethiopia on Monday.\"]}"),
            std::string::npos);
  const std::string id(*json->find("records")->items()[0].find_string("id"));
  EXPECT_EQ(api.get("/v1/records/" + id).status, 200);
  EXPECT_EQ(api.get("/v1/articles/a").status, 200);
  EXPECT_NE(api.get("/v1/views/events?type=ACCUSE").body.find("\"ACCUSE\""), std::string::npos);
  EXPECT_EQ(api.get("/v1/views/events?type!=ACCUSE").body.find("\"ACCUSE\""), std::string::npos);
  EXPECT_NE(api.get("/v1/views/articles?q=type:ACCUSE").body.find("\"document\""),
            std::string::npos);
  EXPECT_EQ(api.get("/v1/views/articles?q=actor:FJI").body, "{\"rows\":[]}\n");
  const HttpResponse counts = api.get("/v1/counts?by=actor");
  EXPECT_NE(counts.body.find("\"EGY\""), std::string::npos) << counts.body;
}

TEST(Api, WritesFilesToBeSaved) {
  TestApi api;
  api.post("/v1/articles", kStory, "application/json", kToken);
  struct Case {
    std::string_view target;
    std::string_view type;
    std::string_view name;
    std::string_view part;
  };
  const Case cases[] = {
      {"/v1/records?to=csv", "text/csv; charset=utf-8", "records.csv", ",ACCUSE,"},
      {"/v1/records?to=csv&kind=statement", "text/csv; charset=utf-8", "records.csv", "speaker"},
      {"/v1/records?to=jsonl", "application/x-ndjson", "records.jsonl", "{\"kind\":\"event\""},
      {"/v1/records?to=plover", "text/plain; charset=utf-8", "records-plover.txt", "EGY"},
      {"/v1/counts?by=actor&to=csv", "text/csv; charset=utf-8", "counts.csv", "EGY,1\r\n"},
      {"/v1/views/events?to=jsonl", "application/x-ndjson", "events.jsonl", "ACCUSE"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.target);
    const HttpResponse response = api.get(c.target);
    EXPECT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(response.type, c.type);
    EXPECT_NE(response.body.find(c.part), std::string::npos) << response.body;
    ASSERT_EQ(response.headers.size(), 1u);
    EXPECT_EQ(response.headers[0].second, "attachment; filename=\"" + std::string(c.name) + "\"");
  }
}

TEST(Api, SaysWhatCodesMean) {
  TestApi api;
  const Result<JsonValue> codes = read_json(api.get("/v1/codes").body);
  ASSERT_TRUE(codes);
  EXPECT_EQ(codes->find("actors")->find_string("KOR"), "South Korea");
  EXPECT_EQ(codes->find("types")->items().size(), 16u);
  EXPECT_NE(api.post("/v1/report", kStory).body.find("\"types\":{\"ACCUSE\":"), std::string::npos);
}

TEST(Api, ServesPages) {
  const std::unique_ptr<Api> api = *Api::create(engine(), {});
  HttpRequest request;
  request.method = "GET";
  request.path = "/";
  const HttpResponse page = api->answer(request);
  EXPECT_EQ(page.status, 200);
  EXPECT_EQ(page.type, "text/html; charset=utf-8");
}

TEST(Api, SaysWhatIsWrong) {
  TestApi api;
  struct Case {
    HttpResponse response;
    int status;
    std::string_view message;
  };
  const Case cases[] = {
      {api.get("/nothing"), 404, "/v1/openapi.json"},
      {api.post("/", ""), 404, "/v1/openapi.json"},
      {api.get("/v1/records?to=csv&kind=nothing"), 400, "kind of record"},
      {api.get("/v1/records?to=nothing"), 400, "output format"},
      {api.get("/v1/counts?by=actor&to=table"), 400, "csv"},
      {api.get("/v1/views/dyads_monthly?by=nothing"), 404, "column"},
      {api.get("/v1/code"), 405, "POST"},
      {api.post("/v1/code", "{"), 400, "request:1:"},
      {api.post("/v1/code", ""), 400, "empty"},
      {api.post("/v1/code", "{}", "text/html"), 400, "text/plain"},
      {api.post("/v1/code", "{\"id\":\"a\"}"), 400, "no \\\"text\\\""},
      {api.get("/v1/records?q=actr:EGY"), 400, "query:1"},
      {api.get("/v1/records?limit=x"), 400, "number"},
      {api.get("/v1/records?limit=100000000"), 400, "number"},
      {api.get("/v1/records/..%2F"), 404, "no record"},
      {api.get("/v1/records/abc"), 404, "no record"},
      {api.get("/v1/articles/nothing"), 404, "no article"},
      {api.get("/v1/views/sqlite_master"), 404, "view"},
      {api.get("/v1/views/events?nosuch=1"), 404, "column"},
      {api.get("/v1/views/offers?q=actr:EGY"), 400, "query:1"},
      {api.get("/v1/views/actors?q=actor:EGY"), 400, "no records"},
      {api.get("/v1/counts"), 400, "by=actor,month"},
      {api.get("/v1/counts?by=actr"), 400, ""},
      {api.get("/v1/schema?to=xml"), 400, "markdown"},
      {api.post("/v1/articles", kStory), 401, "token"},
      {api.post("/v1/articles", kStory, "application/json", "a-token-of-this-tesT"), 401, "token"},
      {api.post("/v1/articles", "[]", "application/json", kToken), 400, "object"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(c.response.status, c.status) << c.response.body;
    EXPECT_NE(c.response.body.find(c.message), std::string::npos) << c.response.body;
    EXPECT_EQ(c.response.body.substr(0, 10), "{\"error\":{") << c.response.body;
    EXPECT_TRUE(read_json(c.response.body)) << c.response.body;
  }
}

TEST(Api, WithoutStoreOrToken) {
  const std::unique_ptr<Api> api = *Api::create(engine(), {});
  HttpRequest request;
  request.method = "GET";
  request.path = "/v1/records";
  EXPECT_EQ(api->answer(request).status, 404);
  request.path = "/v1/health";
  EXPECT_EQ(api->answer(request).status, 200);
  request.method = "POST";
  request.path = "/v1/articles";
  EXPECT_EQ(api->answer(request).status, 403);
  EXPECT_FALSE(Api::create(engine(), {"/nowhere/at/all.db", ""}));
}

TEST(Api, DescribesItself) {
  TestApi api;
  const Result<JsonValue> document = read_json(api.get("/v1/openapi.json").body);
  ASSERT_TRUE(document) << document.error().text();
  const std::vector<JsonValue::Member>& paths = document->find("paths")->members();
  EXPECT_GE(paths.size(), 11u);
  for (const auto& [path, methods] : paths) {
    const std::string target = path.substr(0, path.find('{')) + (path.back() == '}' ? "x" : "");
    for (const auto& [method, described] : methods.members()) {
      const HttpResponse response = method == "get" ? api.get(target) : api.post(target, "");
      EXPECT_NE(response.status, 405) << method << " " << path;
      EXPECT_EQ(response.body.find("there is nothing here"), std::string::npos) << path;
    }
  }
  EXPECT_EQ(api.get("/v1/schema").status, 200);
  EXPECT_NE(
      api.get("/metrics").body.find("tacitus_requests_total{route=\"/v1/schema\",status=\"200\"} "),
      std::string::npos);
}

TEST(SameSecret, Cases) {
  EXPECT_TRUE(same_secret("abc", "abc"));
  EXPECT_FALSE(same_secret("abd", "abc"));
  EXPECT_FALSE(same_secret("ab", "abc"));
  EXPECT_FALSE(same_secret("abcd", "abc"));
  EXPECT_FALSE(same_secret("a", ""));
}

}  // namespace
}  // namespace tacitus

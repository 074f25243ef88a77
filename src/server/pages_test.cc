#include "server/pages.h"

#include <gtest/gtest.h>

#include "server/page_files.h"

namespace tacitus {
namespace {

std::optional<HttpResponse> get(std::string_view path, std::string_view tag = "") {
  HttpRequest request;
  request.method = "GET";
  request.path = path;
  request.if_none_match = tag;
  return page_answer(request);
}

std::string header(const HttpResponse& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return "";
}

TEST(Pages, Files) {
  struct Case {
    std::string_view path;
    std::string_view type;
    std::string_view begin;
  };
  const Case cases[] = {
      {"/", "text/html; charset=utf-8", "<!doctype html>"},
      {"/index.html", "text/html; charset=utf-8", "<!doctype html>"},
      {"/map", "text/html; charset=utf-8", "<!doctype html>"},
      {"/article", "text/html; charset=utf-8", "<!doctype html>"},
      {"/app.js", "text/javascript; charset=utf-8", "\"use strict\""},
      {"/app.css", "text/css; charset=utf-8", ""},
      {"/icon.svg", "image/svg+xml", "<svg"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.path);
    const std::optional<HttpResponse> response = get(c.path);
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->type, c.type);
    EXPECT_EQ(response->body.substr(0, c.begin.size()), c.begin);
    EXPECT_NE(header(*response, "Content-Security-Policy").find("default-src 'none'"),
              std::string::npos);
  }
  for (const PageFile& file : page_files()) {
    EXPECT_EQ(file.hash.size(), 64u);
    EXPECT_FALSE(file.bytes.empty()) << file.name;
  }
}

TEST(Pages, Others) {
  for (const std::string_view path :
       {"", "app.js", "/v1/records", "/nothing", "/../app.js", "/map/"})
    EXPECT_FALSE(get(path)) << path;
  HttpRequest request;
  request.method = "POST";
  request.path = "/";
  EXPECT_FALSE(page_answer(request));
}

TEST(Pages, NotTwice) {
  const std::string tag = header(*get("/app.js"), "ETag");
  const std::optional<HttpResponse> again = get("/app.js", "W/\"x\", " + tag);
  EXPECT_EQ(again->status, 304);
  EXPECT_EQ(again->body, "");
  EXPECT_EQ(get("/app.css", tag)->status, 200);
}

}  // namespace
}  // namespace tacitus

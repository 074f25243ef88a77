#include "server/pages.h"

#include <algorithm>

#include "base/word_list.h"
#include "server/page_files.h"

// The pages are one HTML document that draws itself from the API. It may run and style itself with
// its own two files, ask this server, and nothing else: the policy says so to the browser.

namespace tacitus {
namespace {

constexpr std::string_view kDocument = "index.html";

// The addresses of pages: those of web/src/explorer/pages.ts; tests/pages/explorer.test.ts opens
// each.
constexpr std::string_view kAddresses[] = {
    "map",        "network",  "timeline", "proposals", "measures", "disputes",
    "statements", "articles", "article",  "code",      "records",  "record",
};

constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'";

std::string_view type_of(std::string_view name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

const PageFile* find_file(std::string_view path) {
  if (path.empty() || path[0] != '/') return nullptr;
  std::string_view name = path.substr(1);
  if (name.empty() || is_in(kAddresses, name)) {
    name = kDocument;
  }
  for (const PageFile& file : page_files()) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

}  // namespace

std::optional<HttpResponse> page_answer(const HttpRequest& request) {
  const PageFile* file = find_file(request.path);
  if (file == nullptr || request.method != "GET") return std::nullopt;
  const std::string tag = "\"" + std::string(file->hash.substr(0, 32)) + "\"";
  HttpResponse response;
  response.type = type_of(file->name);
  response.headers = {{"ETag", tag},
                      {"Cache-Control", "no-cache"},
                      {"Content-Security-Policy", std::string(kPolicy)},
                      {"Referrer-Policy", "no-referrer"},
                      {"Cross-Origin-Opener-Policy", "same-origin"}};
  if (request.if_none_match.find(tag) != std::string::npos) {
    response.status = 304;
  } else {
    response.body = file->bytes;
  }
  return response;
}

}  // namespace tacitus

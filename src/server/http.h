#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// A request that has come in whole.
struct HttpRequest {
  std::string method;  // "GET"
  std::string path;    // "/v1/records", with its %-escapes decoded
  std::vector<std::pair<std::string, std::string>> parameters;  // decoded, as they stand
  std::string content_type;   // "application/json", without parameters, in lower case
  std::string authorization;  // "Bearer ..."
  std::string origin;         // of the page that asks, if one does
  std::string accept_encoding;
  std::string if_none_match;
  std::string body;

  // The first parameter of that name, or "".
  std::string_view parameter(std::string_view name) const;
};

// What goes back.
struct HttpResponse {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // others than the usual ones
};

// Splits a request target ("/v1/records?q=a%20b+c") into path and parameters, decoded; "+" is a
// space in parameters. False when an escape is broken, the decoded bytes are no UTF-8 or hold a
// zero byte, or the path does not begin with "/".
bool parse_target(std::string_view target, HttpRequest& request);

// The bounds of a server. Whoever goes over one gets an answer that says so, and is disconnected.
struct HttpOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;           // 0: any that is free
  std::size_t workers = 2;             // threads that run the handler
  std::size_t connections = 256;       // open at once; more are closed at once
  std::size_t waiting = 64;            // requests that wait for a worker; more get 503
  std::size_t header_bytes = 16384;    // of a request; more get 431
  std::size_t body_bytes = 16u << 20;  // of a request; more get 413
  int seconds = 30;                    // to send a request, to take an answer, or to stay idle
};

// Serves HTTP/1.1. The handler is called from `workers` threads at once, and everything else
// happens on the thread that calls run().
class HttpServer {
 public:
  using Handler = std::function<HttpResponse(const HttpRequest&)>;

  // Binds and listens; run() accepts. The error names the address.
  static Result<std::unique_ptr<HttpServer>> listen(const HttpOptions& options, Handler handler);
  ~HttpServer();

  std::uint16_t port() const;

  // Serves until stop() is called, or the process gets SIGINT or SIGTERM when `signals` is set;
  // then takes no new request, finishes those that run, and returns.
  void run(bool signals);
  // May be called from any thread.
  void stop();

 private:
  struct State;
  explicit HttpServer(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tacitus

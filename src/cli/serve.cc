#include <sys/stat.h>

#include <fstream>
#include <iostream>
#include <thread>

#include "cli/command.h"
#include "cli/session.h"
#include "server/api.h"
#include "server/http.h"

// tacitus serve: the HTTP API over an engine and, when one is named, a store.

namespace tacitus {
namespace {

// The first line of the file: the token that allows writing. A file that others may read is
// refused.
Result<std::string> read_token(const std::string& path) {
  if (path.empty()) return std::string();
  struct stat status = {};
  if (stat(path.c_str(), &status) != 0) {
    return Error{Error::Code::io, path, "the token file cannot be read"};
  }
  if ((status.st_mode & 077) != 0) {
    return Error{Error::Code::invalid_data, path,
                 "others may read the token file; chmod 600 makes it yours alone"};
  }
  std::ifstream file(path);
  std::string token;
  std::getline(file, token);
  while (!token.empty() && (token.back() == '\r' || token.back() == ' ')) token.pop_back();
  if (token.size() < 16) {
    return Error{Error::Code::invalid_data, path,
                 "the token is too short; write at least 16 characters on the first line"};
  }
  return token;
}

int fail(const Error& error) {
  report(error);
  return kReported;
}

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1";
}

}  // namespace

int run_serve(const Options& options) { return serve(options, nullptr); }

int serve(const Options& options, const std::function<void(const std::string& address)>& ready) {
  const Result<std::string> token = read_token(options.token_file);
  if (!token) return fail(token.error());
  if (!is_loopback(options.address) && token->empty()) {
    return fail({Error::Code::invalid_data, options.address,
                 "others can reach this address; serve it with --token-file FILE, or listen on "
                 "127.0.0.1"});
  }
  const Result<Engine> engine = open_engine(options);
  if (!engine) return fail(engine.error());
  const Result<std::unique_ptr<Api>> api = Api::create(*engine, {options.store, *token});
  if (!api) return fail(api.error());
  HttpOptions bounds;
  bounds.address = options.address;
  bounds.port = static_cast<std::uint16_t>(options.port);
  bounds.workers =
      options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  Result<std::unique_ptr<HttpServer>> server = HttpServer::listen(
      bounds, [&](const HttpRequest& request) { return (*api)->answer(request); });
  if (!server) return fail(server.error());
  const bool v6 = options.address.find(':') != std::string::npos;
  const std::string address = "http://" + (v6 ? "[" + options.address + "]" : options.address) +
                              ":" + std::to_string((*server)->port());
  if (!options.quiet) std::cerr << "tacitus: listening on " << address << " (Ctrl-C ends it)\n";
  if (ready) ready(address);
  (*server)->run(true);
  return kFine;
}

}  // namespace tacitus

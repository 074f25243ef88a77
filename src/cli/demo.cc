#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "cli/command.h"
#include "cli/session.h"
#include "tacitus/store.h"
#include "tacitus/version.h"

// tacitus demo: the invented articles of data/demo into a store, and the pages over it. It is
// `tacitus ingest` and `tacitus serve` one after the other; ours are only the place of the store
// and the browser. A store that holds anything else is refused, for what is invented must not get
// among what is true.

extern char** environ;

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kArticles = "demo/articles.jsonl";

int fail(const Error& error) {
  report(error);
  return kReported;
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

// A folder of our own among the temporary files, the same at each run. One that somebody else has
// put there is refused.
Result<std::string> temporary_store() {
  std::error_code code;
  const fs::path parent = fs::temp_directory_path(code);
  if (code) return Error{Error::Code::io, "", "no folder for temporary files; name a --store FILE"};
  const fs::path folder = parent / ("tacitus-demo-" + std::to_string(getuid()));
  struct stat status = {};
  if (mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST) {
    return Error{Error::Code::io, folder.string(), std::generic_category().message(errno)};
  }
  if (lstat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode) ||
      status.st_uid != getuid() || (status.st_mode & 022) != 0) {
    return Error{Error::Code::io, folder.string(),
                 "this folder is not yours alone; name another place with --store FILE"};
  }
  return (folder / ("world-" + std::string(kVersion) + ".db")).string();
}

// Ok when the store holds articles of the example alone, or nothing, or is not there yet.
Status check_store(const Options& options) {
  std::error_code code;
  if (!fs::exists(options.store, code)) return Ok{};
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store) return store.error();
  const Result<std::int64_t> there = store->documents();
  if (!there) return there.error();
  std::int64_t ours = 0;
  DocumentSource documents(options);
  while (true) {
    const Result<std::optional<Input>> input = documents.next();
    if (!input) return input.error();
    if (!*input) break;
    const Result<Known> known = store->look_up((*input)->document);
    if (!known) return known.error();
    if (*known != Known::no) ++ours;
  }
  if (*there <= ours) return Ok{};
  return Error{Error::Code::invalid_data, options.store,
               "this store holds other articles, and those of the example are invented; name a "
               "new file"};
}

// Opens the address where there is a screen to open it on. Nothing is said when that fails: the
// address stands on the terminal.
void open_browser(const std::string& address) {
  if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) return;
  std::signal(SIGCHLD, SIG_IGN);  // nobody waits for it
  posix_spawn_file_actions_t actions;
  if (posix_spawn_file_actions_init(&actions) != 0) return;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  }
  std::string program = "xdg-open";
  std::string argument = address;
  char* const arguments[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
}

}  // namespace

int run_demo(const Options& options) {
  Options ours = options;
  const Result<std::string> folder = find_data(options);
  if (!folder) return fail(folder.error());
  ours.files = {(fs::path(*folder) / kArticles).string()};
  ours.port = options.demo_port;
  if (ours.store.empty()) {
    const Result<std::string> store = temporary_store();
    if (!store) return fail(store.error());
    ours.store = *store;
  }
  if (const Status status = check_store(ours); !status) return fail(status.error());
  if (!ours.quiet) {
    std::cerr << "tacitus: an invented crisis of the year 1968; all of it is made up\n"
              << "tacitus: the store is " << ours.store << "\n";
  }
  if (const int code = run_ingest(ours); code != kFine) return code;
  return serve(ours, [&](const std::string& address) {
    if (!ours.no_open) open_browser(address);
  });
}

}  // namespace tacitus

#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "cli/options.h"

namespace tacitus {

// Exit codes of the program.
inline constexpr int kFine = 0;
inline constexpr int kReported = 1;  // something was reported: a bad document, a failed check
inline constexpr int kUsage = 2;     // the program was called wrongly
inline constexpr int kInterrupted = 130;

// One command: its name, what it does in one line, and the function that does it and returns an
// exit code. Its options are declared in cli/parser.cc.
struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(const Options& options);
};

// All commands, in the order of the manual. The table is in cli/commands.cc.
std::span<const Command> commands();

int run_code(const Options& options);
int run_annotate(const Options& options);
int run_explain(const Options& options);
int run_report(const Options& options);
int run_check(const Options& options);
int run_eval(const Options& options);
int run_actors(const Options& options);
int run_ingest(const Options& options);
int run_find(const Options& options);
int run_serve(const Options& options);
int run_demo(const Options& options);
int run_schema(const Options& options);
int run_doctor(const Options& options);
int run_completion(const Options& options);
int run_man(const Options& options);

// What `tacitus serve` does. `ready`, if there is one, is told the address,
// "http://127.0.0.1:8080", once the server listens on it.
int serve(const Options& options, const std::function<void(const std::string& address)>& ready);

}  // namespace tacitus

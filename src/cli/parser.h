#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/options.h"

namespace tacitus {

// What the command line says: a command to run with its options, or nothing to run and the exit
// code (help was printed, or an error).
struct Parsed {
  const Command* command = nullptr;
  Options options;
  int exit_code = kFine;
};

// Reads the command line. Help and version go to standard output, errors to standard error.
Parsed parse_command_line(int argc, const char* const* argv);

// An option as the manual and the completions need it.
struct OptionInfo {
  std::vector<std::string> names;    // "-o", "--output"; empty for an argument
  std::string value;                 // "FILE"; empty for a flag
  std::vector<std::string> choices;  // known values, if they are a list
  std::string help;
};

struct CommandInfo {
  std::string name;
  std::string summary;
  std::string arguments;  // "[FILE]...", or nothing
  std::vector<OptionInfo> options;
  std::vector<std::string> examples;
};

// Every command with its options, in the order of commands().
std::vector<CommandInfo> describe_commands();

// The ten lines that stand where somebody types `tacitus` alone.
std::string short_help();

}  // namespace tacitus

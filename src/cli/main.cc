#include <csignal>
#include <iostream>

#include "cli/parser.h"

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of the writer, not our end
  std::ios::sync_with_stdio(false);
  std::cin.tie(nullptr);
  const tacitus::Parsed parsed = tacitus::parse_command_line(argc, argv);
  const int code =
      parsed.command == nullptr ? parsed.exit_code : parsed.command->run(parsed.options);
  std::cout.flush();
  return code;
}

#pragma once

#include <string>
#include <string_view>

namespace tacitus {

// What --help prints: of the program when `command` is empty, else of that command.
std::string help(std::string_view command);

// The manual page, roff for man(7).
std::string manual_page();

// The completion script of a shell: bash, zsh, fish.
std::string completion(std::string_view shell);

}  // namespace tacitus

#pragma once

#include <span>
#include <string_view>

namespace tacitus {

// A file of the web pages, as web/dist has it.
struct PageFile {
  std::string_view name;   // "app.js"
  std::string_view hash;   // SHA-256, in hexadecimal
  std::string_view bytes;  // live as long as the program
};

// All of them; cmake/embed.cmake writes this function when the program is built.
std::span<const PageFile> page_files();

}  // namespace tacitus

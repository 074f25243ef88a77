#pragma once

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "engine/check.h"
#include "tacitus/io.h"

namespace tacitus {

// Reads the bytes as documents of `format` to the end. Whatever comes in, a document is well-formed
// and not too long, its title lies inside it, and reading comes to an end.
inline void read_all(std::string_view format, const std::uint8_t* data, std::size_t size) {
  std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
  const Result<std::unique_ptr<Reader>> reader = open_reader(format, stream, "input");
  if (!reader) std::abort();
  for (std::size_t count = 0; count <= size + 1; ++count) {
    const Result<std::optional<Input>> input = (*reader)->next();
    if (!input) {
      if (input.error().message.empty()) std::abort();
      continue;
    }
    if (!*input) return;
    const Document& document = (*input)->document;
    if (!is_utf8(document.text) || document.text.size() > kMaxDocumentBytes) std::abort();
    if (document.title.begin > document.title.end) std::abort();
    if (document.title.end > document.text.size()) std::abort();
    const Annotations none;
    if (!check(document, (*input)->annotations ? *(*input)->annotations : none).empty()) {
      std::abort();
    }
  }
  std::abort();  // more documents and errors than bytes
}

}  // namespace tacitus

#include <algorithm>

#include "base/utf8.h"
#include "server/http.h"

namespace tacitus {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Undoes %-escapes, and "+" where it is a space.
bool decode(std::string_view text, bool plus, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return false;
      const int high = digit_of(text[i + 1]);
      const int low = digit_of(text[i + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus) {
      c = ' ';
    }
    if (c == '\0') return false;
    out += c;
  }
  return is_utf8(out);
}

}  // namespace

std::string_view HttpRequest::parameter(std::string_view name) const {
  for (const auto& [key, value] : parameters) {
    if (key == name) return value;
  }
  return "";
}

bool parse_target(std::string_view target, HttpRequest& request) {
  request.parameters.clear();
  const std::size_t question = target.find('?');
  if (!decode(target.substr(0, question), false, request.path)) return false;
  if (request.path.empty() || request.path[0] != '/') return false;
  if (question == std::string_view::npos) return true;
  std::string_view rest = target.substr(question + 1);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    std::string key;
    std::string value;
    if (!decode(pair.substr(0, equals), true, key)) return false;
    if (equals < pair.size() && !decode(pair.substr(equals + 1), true, value)) return false;
    request.parameters.emplace_back(std::move(key), std::move(value));
  }
  return true;
}

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tacitus {

// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates, at most U+10FFFF).
bool is_utf8(std::string_view text);

// One code point and the bytes that it takes (1..4).
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
};

// The code point that begins at `at` (< text.size()). Ill-formed bytes give U+FFFD and size 1.
CodePoint decode_at(std::string_view text, std::size_t at);

// Appends `value` as UTF-8; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t value);

// `text` with every ill-formed sequence replaced by U+FFFD, as WHATWG says (maximal subparts).
// `repaired` tells how many were replaced.
std::string repair_utf8(std::string_view text, std::size_t& repaired);

// Lower case of ASCII and of the Latin-1, Greek and Cyrillic capitals that docs/model_format.md
// lists; other code points stay.
char32_t lower(char32_t value);
std::string lower(std::string_view text);

// True for the ten digits of ASCII.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// True for ASCII and the same ranges.
bool is_upper(char32_t value);

}  // namespace tacitus

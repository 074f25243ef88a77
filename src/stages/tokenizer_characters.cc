#include "stages/tokenizer_characters.h"

#include <array>

namespace tacitus {
namespace {

struct Range {
  char32_t first;
  char32_t last;
  CharClass kind;
};

// Code points from U+0080 on that are not letters; sorted by `first`.
constexpr Range kRanges[] = {
    {0x80, 0xA0, CharClass::space},        {0xA1, 0xA9, CharClass::other},
    {0xAB, 0xAC, CharClass::other},        {0xAE, 0xB3, CharClass::other},
    {0xB4, 0xB4, CharClass::mark},         {0xB6, 0xB9, CharClass::other},
    {0xBB, 0xBF, CharClass::other},        {0xD7, 0xD7, CharClass::other},
    {0xF7, 0xF7, CharClass::other},        {0x2BC, 0x2BC, CharClass::mark},
    {0x1680, 0x1680, CharClass::space},    {0x180E, 0x180E, CharClass::space},
    {0x2000, 0x200B, CharClass::space},    {0x200C, 0x200D, CharClass::extend},
    {0x200E, 0x200F, CharClass::space},    {0x2010, 0x2017, CharClass::other},
    {0x2018, 0x2019, CharClass::mark},     {0x201A, 0x201A, CharClass::other},
    {0x201B, 0x201B, CharClass::mark},     {0x201C, 0x2027, CharClass::other},
    {0x2028, 0x202F, CharClass::space},    {0x2030, 0x205E, CharClass::other},
    {0x205F, 0x206F, CharClass::space},    {0x2070, 0x209F, CharClass::other},
    {0x20A0, 0x20CF, CharClass::other},    {0x20D0, 0x20FF, CharClass::extend},
    {0x2100, 0x2BFF, CharClass::other},    {0x2E00, 0x2E7F, CharClass::other},
    {0x3000, 0x3000, CharClass::space},    {0x3001, 0x3004, CharClass::other},
    {0x3008, 0x3020, CharClass::other},    {0x3030, 0x3030, CharClass::other},
    {0xE000, 0xF8FF, CharClass::other},    {0xFE00, 0xFE0F, CharClass::extend},
    {0xFE10, 0xFE6F, CharClass::other},    {0xFEFF, 0xFEFF, CharClass::space},
    {0xFF00, 0xFF0F, CharClass::other},    {0xFF1A, 0xFF20, CharClass::other},
    {0xFF3B, 0xFF40, CharClass::other},    {0xFF5B, 0xFF65, CharClass::other},
    {0xFFE0, 0xFFFF, CharClass::other},    {0x1F000, 0x1F3FA, CharClass::other},
    {0x1F3FB, 0x1F3FF, CharClass::extend}, {0x1F400, 0x1FAFF, CharClass::other},
    {0xE0000, 0xE0FFF, CharClass::extend}, {0xF0000, 0x10FFFF, CharClass::other},
};

constexpr CharClass ascii_class(char c) {
  if (c <= ' ' || c == 0x7F) return CharClass::space;
  if (c >= '0' && c <= '9') return CharClass::digit;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_') return CharClass::letter;
  if (c == '\'' || c == '`') return CharClass::mark;
  return CharClass::other;
}

constexpr std::array<CharClass, 128> ascii_table() {
  std::array<CharClass, 128> table{};
  for (int c = 0; c < 128; ++c) table[c] = ascii_class(static_cast<char>(c));
  return table;
}
constexpr std::array<CharClass, 128> kAscii = ascii_table();

}  // namespace

CharClass class_of(char32_t value) {
  if (value < 0x80) return kAscii[value];
  std::size_t low = 0;
  std::size_t high = std::size(kRanges);
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (kRanges[middle].last < value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == std::size(kRanges) || value < kRanges[low].first) return CharClass::letter;
  return kRanges[low].kind;
}

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {byte, 1, kAscii[byte]};
  const CodePoint point = decode_at(text, at);
  return {point.value, point.size, class_of(point.value)};
}

bool is_hyphen(char32_t value) { return value == '-' || value == 0x2010 || value == 0x2011; }

bool is_opener(char32_t value) {
  switch (value) {
    case '(':
    case '[':
    case '{':
    case '"':
    case '\'':
    case '`':
    case '<':
    case 0xAB:
    case 0x2018:
    case 0x201A:
    case 0x201B:
    case 0x201C:
    case 0x201E:
    case 0x2039:
      return true;
    default:
      return false;
  }
}

bool is_closer(char32_t value) {
  switch (value) {
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
    case '>':
    case 0xBB:
    case 0x2019:
    case 0x201D:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

Span next_chunk(std::string_view text, std::uint32_t from, std::uint32_t end) {
  std::uint32_t begin = from;
  while (begin < end) {
    const Character c = character_at(text, begin);
    if (c.kind != CharClass::space) break;
    begin += c.size;
  }
  std::uint32_t last = begin;
  while (last < end) {
    const Character c = character_at(text, last);
    if (c.kind == CharClass::space) break;
    last += c.size;
  }
  return {begin, last};
}

Span trim(std::string_view text, Span span) {
  while (span.begin < span.end) {
    const Character c = character_at(text, span.begin);
    if (c.kind != CharClass::space) break;
    span.begin += c.size;
  }
  while (span.begin < span.end) {
    std::uint32_t last = span.end - 1;
    while (last > span.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (character_at(text, last).kind != CharClass::space) break;
    span.end = last;
  }
  return span;
}

}  // namespace tacitus

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/utf8.h"
#include "tacitus/document.h"

namespace tacitus {

// What a code point is to the tokenizer. Everything that is not known to be something else is a
// letter, so that words of all scripts stay whole.
enum class CharClass : std::uint8_t {
  space,   // white space, control characters, zero width space, byte order mark
  letter,  // letters, digits outside ASCII, marks, soft hyphen, underscore
  digit,   // 0-9
  mark,    // ' and its kin: U+0027 U+0060 U+00B4 U+02BC U+2018 U+2019 U+201B
  extend,  // joins what stands before it: variation selectors, joiners, skin tones
  other,   // punctuation and symbols
};

CharClass class_of(char32_t value);

// The code point at `at` with its class; `size` is its length in bytes.
struct Character {
  char32_t value = 0;
  std::uint32_t size = 1;
  CharClass kind = CharClass::other;
};
Character character_at(std::string_view text, std::size_t at);

// True for "-" and the hyphens U+2010 and U+2011.
bool is_hyphen(char32_t value);

// True for opening brackets and quotation marks, straight ones included.
bool is_opener(char32_t value);

// True for closing brackets and quotation marks, straight ones included.
bool is_closer(char32_t value);

// The stretch of non-space in `text` that begins at or after `from` and before `end`; empty at
// `end` when there is none. O(distance).
Span next_chunk(std::string_view text, std::uint32_t from, std::uint32_t end);

// `span` without the white space (see CharClass::space) at both ends.
Span trim(std::string_view text, Span span);

}  // namespace tacitus

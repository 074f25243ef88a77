#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/article_lines.h"
#include "tacitus/document.h"

namespace tacitus {

// A stretch of the text that a reader would see as one piece: a headline, a line of names, a
// paragraph (whose lines may have been broken to fit a terminal).
struct TextUnit {
  Span span;            // without white space at its ends, without the bullet
  bool bullet = false;  // "• " stood before it
};

// The units of `range` in text order. Blank lines always divide. A single line break divides too,
// unless the lines look broken at a fixed width: then only short lines, indented lines and lines
// that begin something new divide. O(range.size()).
std::vector<TextUnit> split_units(std::string_view text, Span range, const Agencies& agencies);

}  // namespace tacitus

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/frames.h"
#include "tacitus/result.h"

namespace tacitus {

// A piece of a line and where it stands, for errors.
struct LinePart {
  std::string_view text;
  std::uint32_t column = 1;  // byte column, counted from 1
};

// Removes blanks at both ends, moving the column along.
LinePart trimmed(LinePart piece);

// Splits at `separator` outside double quotes, trims each piece.
std::vector<LinePart> split(LinePart piece, std::string_view separator);

// "; did you mean "x"?" with the name nearest to `word` (base/suggestion.h), or "".
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names);

// The words of an entry: "nuclear weapon" is {"nuclear", "weapon"}.
std::vector<std::string> words_of(std::string_view entry);

// Reads one example ("SENTENCE => EVENTS @DATE") of frame `type`. The message of an error has no
// place; the caller knows the line.
Result<Example> parse_example(LinePart value, std::string_view type, const CodeChecker& codes);

// An expected event as the files write it, for messages: "REJECT PRK -> KOR status=negated".
std::string to_text(const ExpectedEvent& expected);

}  // namespace tacitus

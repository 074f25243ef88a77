#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// What a word, a number or a mark can be in a time expression.
enum class AtomKind : std::uint8_t {
  none,      // nothing to us
  literal,   // a word that a pattern names: "of", "ago"
  mark,      // one character of punctuation; dashes are all "-", apostrophes all "'"
  weekday,   // value 0 (Sunday) to 6
  weekdays,  // "Sundays", value as of a weekday
  month,     // value 1 to 12
  unit,      // value: see unit_of()
  part,      // of a day: "morning"
  season,    // value 0 (spring) to 3 (winter)
  shift,     // value: Shift
  number,    // "two", "a"
  tens,      // "twenty"
  ordinal,   // "third", "4th"
  today,     // value: days from today: "yesterday" is -1
  digits,    // "2017", with the number of digits
  decade,    // "1990s", "nineties"; value 1990
  quarter,   // "Q3"
};

enum class TimeUnit : std::uint8_t { minute, hour, day, week, month, quarter, year, decade };

// Which of its kind is meant, seen from the day of publication or, for `same`, from the time just
// mentioned.
enum class Shift : std::uint8_t { none, last, previous, current, next, coming, following, same };

// A word that the tables know.
struct TimeWord {
  std::string_view text;  // lower case, a literal
  AtomKind kind = AtomKind::literal;
  std::int16_t value = 0;
  bool weak = false;  // says nothing alone: an abbreviation, or "may" and "march"
};

// The smallest pieces that patterns are matched on: tokens cut at hyphens, slashes and other
// marks, so that "mid-June" and "2017-07-04" read alike however they were tokenized.
struct Atom {
  Span span;
  Index token = kNone;
  Index until = kNone;  // the token after its last one
  AtomKind kind = AtomKind::none;
  std::int16_t value = 0;
  std::uint16_t word = UINT16_MAX;  // index into TimeWords, UINT16_MAX when it is not there
  std::uint8_t digits = 0;          // of a number written in figures
  char mark = 0;                    // of a mark, else 0
  bool weak = false;
  bool capital = false;
  bool spaced = true;  // white space stands before it
};

// Of an atom of kind `unit`.
TimeUnit unit_of(const Atom& atom);
bool is_plural(const Atom& atom);

// The vocabulary: the words of the calendar and the literals that patterns add. Immutable once
// built.
class TimeWords {
 public:
  // `literals` are words and marks to know besides; views of string literals.
  explicit TimeWords(const std::vector<std::string_view>& literals);

  // The index of a lower-case word, or UINT16_MAX.
  std::uint16_t find(std::string_view lower) const;
  std::size_t size() const { return words_.size(); }
  const TimeWord& at(std::uint16_t index) const { return words_[index]; }

  // The atoms of the tokens in `range`. O(bytes).
  std::vector<Atom> cut(const Document& document, const Annotations& annotations,
                        IndexRange range) const;

 private:
  void cut_token(std::string_view text, Index index, Span span, std::vector<Atom>& atoms) const;
  std::vector<std::size_t> joined_date(std::string_view run) const;
  Atom word_atom(std::string_view text, Span span) const;

  std::vector<TimeWord> words_;  // sorted by text
};

}  // namespace tacitus

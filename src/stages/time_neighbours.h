#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "stages/time_guard.h"
#include "stages/time_patterns.h"

namespace tacitus {

// True for prepositions that stand before a day: "on", "since".
bool leads_day(std::string_view word);

// True for words that stand before a year or a month in figures: "in", "since", "early".
bool leads_year(std::string_view word);

// True for words behind which nothing can be what a number before them counts: "on May 20 in Oslo".
bool follows_number(std::string_view word);

// True for words that say that the number before them is no year: "troops", "percent".
bool is_counted(std::string_view word);

// What stands around a match of the grammar, for the two files that judge it. Refers to both
// arguments, which outlive it.
class TimeNeighbours {
 public:
  TimeNeighbours(const TimeMatch& match, const Surroundings& around)
      : match_(match), around_(around), atoms_(around.atoms) {}

  // The atom in lower case; empty outside the sentence.
  std::string word(std::uint32_t at) const;
  // The word before the expression and its edge, or nothing.
  std::string before(std::uint32_t steps = 1) const;
  std::string after() const { return word(match_.last); }
  const Atom& first() const { return atoms_[match_.first]; }
  // The token that the atom is a part of.
  const Token& token_of(std::uint32_t at) const;

  // "late", "the end of" stands before the core.
  bool has_edge() const { return around_.first < match_.first; }
  // No white space within the match.
  bool is_tight() const;
  // The match holds this character; any punctuation for 0.
  bool has_mark(char mark = 0) const;
  // A noun in the plural behind the match, which its number may count.
  bool counted_after() const;

 private:
  const TimeMatch& match_;
  const Surroundings& around_;
  std::span<const Atom> atoms_;
};

}  // namespace tacitus

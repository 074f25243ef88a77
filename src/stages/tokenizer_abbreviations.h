#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// Where an abbreviation stands, which tells whether its stop may also end a sentence. The numbers
// are part of the segmenter's features: append only.
enum class AbbreviationKind : std::uint8_t {
  none,    // not in the table
  title,   // "Gen.": stands before a name
  name,    // "Corp.": part of a name
  month,   // "Jan.", "Fri."
  state,   // "Calif."
  number,  // "No.": only before a digit
  unit,    // "km.": only behind a digit
  word,    // "etc."
};

// The abbreviations of data/cues/abbreviations.tsv. Immutable.
class Abbreviations {
 public:
  // `name` is the table's name in errors.
  static Result<Abbreviations> create(std::string_view name, std::string_view table);

  // The kind of `word`, given with its stop. Capitals matter, but titles, names, months and states
  // are known in capitals too ("GEN."). O(log size).
  AbbreviationKind kind_of(std::string_view word) const;

 private:
  struct Entry {
    std::string word;
    AbbreviationKind kind;
  };
  std::vector<Entry> entries_;  // sorted by word
};

}  // namespace tacitus

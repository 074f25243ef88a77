#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// One row of a table of cues: a word that is read in a certain way, and the sentences that prove
// it.
struct CueRow {
  std::string head;                     // lemma in lower case: "freeze", "turn"
  std::vector<std::string> companions;  // verbs: "down"; nouns: modifiers, "asset"
  std::string pos;                      // "verb", "noun", ...: what the table's columns allow
  std::vector<std::string> objects;     // what it must be done to or be of; empty for anything
  std::string reads;                    // what it means: "rejected", "asset_freeze imposed"
  std::string yes;                      // a sentence that it reads, " => " and what comes out
  std::string no;                       // a sentence that it must not read; may be empty
  std::string rule;                     // "cues/answers.tsv:12"
  std::uint32_t line = 0;
};

// What a table may say in its columns; an empty list allows all.
struct CueColumns {
  std::vector<std::string_view> pos;
  std::vector<std::string_view> reads;  // the first word of the column
};

// A table of cues: a file of data/cues with the columns cue, pos, object, reads, yes, no. A cue of
// several words is a verb with its particle ("turn down"), else a head with words that must stand
// before it ("asset freeze"). Immutable.
class CueTable {
 public:
  // Refuses rows out of order, unknown names in `pos` and `reads`, and rows without a proof.
  static Result<CueTable> create(std::string_view name, std::string_view bytes,
                                 const CueColumns& columns);

  // The rows of a head of that part of speech, in file order; empty when there are none. O(1).
  const std::vector<std::uint32_t>& find(std::string_view pos, std::string_view head) const;

  const CueRow& row(std::uint32_t index) const { return rows_[index]; }
  const std::vector<CueRow>& rows() const { return rows_; }

 private:
  std::vector<CueRow> rows_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_head_;  // pos, blank, head
};

}  // namespace tacitus

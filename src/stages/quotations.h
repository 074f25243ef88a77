#pragma once

#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// A stretch of text between outer quotation marks.
struct Quotation {
  IndexRange tokens;    // those between the marks; may reach over several sentences; not empty
  Index open = kNone;   // token: the mark that opens it
  Index close = kNone;  // token: the mark that closes it; kNone when none does
  Index block = kNone;
  Index first_sentence = kNone;
  Index last_sentence = kNone;
  bool goes_on = false;  // not closed at the end of its paragraph: the next one continues it
};

// The quotations of a document's prose, in text order; those inside others are part of them.
// Straight and curly marks, guillemets, doubled and single ones; an apostrophe is no mark. A
// paragraph whose quotation is not closed is continued by the next one if that begins with a mark;
// else the quotation ends with its sentence. O(tokens).
class Quotations {
 public:
  Quotations(const Document& document, const Annotations& annotations);

  const std::vector<Quotation>& all() const { return found_; }
  // The quotation that a token stands in, or kNone; marks stand in none. [token]
  Index around(Index token) const { return around_[token]; }
  // True when the token is a mark that opens or closes a quotation.
  bool is_mark(Index token) const { return marks_[token]; }
  // True when no word of these sentences stands outside the quotation.
  bool fills_sentences(const Quotation& quotation) const;

 private:
  void give_up(Index open, Index before);
  void read_block(IndexRange sentences, bool continued);
  void add(Index open, Index last, Index close, bool goes_on);
  bool opens_block(std::size_t group) const;

  const Document& document_;
  const Annotations& annotations_;
  std::vector<Index> sentence_of_;  // [token]
  std::vector<IndexRange> groups_;  // sentences of each block of prose, in text order
  std::vector<Quotation> found_;
  std::vector<Index> around_;
  std::vector<bool> marks_;
};

}  // namespace tacitus

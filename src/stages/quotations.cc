#include "stages/quotations.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"

// Quotation marks are paired paragraph by paragraph, left to right, with one state: the mark that
// is open, or none. What a mark is follows from its shape (“ opens, ” closes) and, for straight
// ones, from what stands beside it: a mark after a blank and before a word opens. Inside a
// quotation only its own kind of mark counts, so that 'single' ones in "double" ones are part of
// the words.
//
// A single mark is an apostrophe more often than not. It opens only before a word and after a
// blank, a bracket or a dash, and only when a closing one that is no possessive follows in the
// sentence.

namespace tacitus {
namespace {

enum class Shape : std::uint8_t {
  none,
  straight,
  opening,
  closing,
  single,
  single_open,
  single_close
};

Shape shape_of(std::string_view text) {
  if (text == "\"" || text == "\xEF\xBC\x82") return Shape::straight;
  if (text == "\xE2\x80\x9C" || text == "``" || text == "\xC2\xAB" || text == "\xE2\x80\x9E") {
    return Shape::opening;
  }
  if (text == "\xE2\x80\x9D" || text == "\xC2\xBB") return Shape::closing;
  if (text == "''") return Shape::straight;
  if (text == "'" || text == "`") return Shape::single;
  if (text == "\xE2\x80\x98") return Shape::single_open;
  if (text == "\xE2\x80\x99") return Shape::single_close;
  return Shape::none;
}

bool is_single(Shape shape) {
  return shape == Shape::single || shape == Shape::single_open || shape == Shape::single_close;
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// What stands on both sides of a token.
struct Sides {
  bool blank_before = false;
  bool blank_after = false;
  bool word_before = false;  // a letter or digit
  bool word_after = false;
};

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0xC3;
}

Sides sides_of(std::string_view text, Span span) {
  Sides sides;
  sides.blank_before = span.begin == 0 || is_blank(text[span.begin - 1]);
  sides.blank_after = span.end >= text.size() || is_blank(text[span.end]);
  sides.word_before = span.begin > 0 && is_word(text[span.begin - 1]);
  sides.word_after = span.end < text.size() && is_word(text[span.end]);
  // the last byte of a longer character says nothing of its kind
  if (span.begin > 0 && (static_cast<unsigned char>(text[span.begin - 1]) & 0x80) != 0) {
    std::size_t at = span.begin - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    sides.word_before = static_cast<unsigned char>(text[at]) != 0xE2;
  }
  if (sides.word_after && static_cast<unsigned char>(text[span.end]) == 0xE2) {
    sides.word_after = false;
  }
  return sides;
}

// What a mark does while one of shape `open`, or none, is open.
enum class Step : std::uint8_t { nothing, opens, closes, reopens };

Step step_of(Shape open, Shape shape, const Sides& sides, bool glued) {
  const bool straight_opens = sides.blank_before && !sides.blank_after;
  if (open == Shape::none) {
    const bool single = shape == Shape::single || shape == Shape::single_open;
    const bool begins = shape == Shape::opening ||
                        (shape == Shape::straight && !sides.word_before && !sides.blank_after) ||
                        (single && !sides.word_before && sides.word_after);
    return begins ? Step::opens : Step::nothing;
  }
  if (is_single(open)) {
    const bool closes = shape != Shape::single_open && !sides.word_after && !glued;
    return closes ? Step::closes : Step::nothing;
  }
  if (is_single(shape)) return Step::nothing;
  if (shape == Shape::opening) return open == Shape::opening ? Step::reopens : Step::nothing;
  if (shape == Shape::straight && straight_opens) return Step::reopens;
  return Step::closes;
}

}  // namespace

Quotations::Quotations(const Document& document, const Annotations& annotations)
    : document_(document),
      annotations_(annotations),
      sentence_of_(annotations.tokens.size(), kNone),
      around_(annotations.tokens.size(), kNone),
      marks_(annotations.tokens.size(), false) {
  const std::vector<Sentence>& sentences = annotations.sentences;
  for (Index s = 0; s < sentences.size(); ++s) {
    for (Index t = sentences[s].tokens.first; t < sentences[s].tokens.last; ++t)
      sentence_of_[t] = s;
    if (!is_prose(sentences[s], annotations.blocks)) continue;
    const bool same = !groups_.empty() && groups_.back().last == s &&
                      sentences[groups_.back().first].block == sentences[s].block;
    if (same) {
      groups_.back().last = s + 1;
    } else {
      groups_.push_back({s, s + 1});
    }
  }
  for (std::size_t g = 0; g < groups_.size(); ++g) read_block(groups_[g], opens_block(g + 1));
}

// True when the block begins with a mark that may go on with a quotation of the block before.
bool Quotations::opens_block(std::size_t group) const {
  if (group >= groups_.size()) return false;
  const Token& first =
      annotations_.tokens[annotations_.sentences[groups_[group].first].tokens.first];
  const Shape shape = shape_of(document_.at(first.span));
  return shape == Shape::straight || shape == Shape::opening;
}

void Quotations::add(Index open, Index last, Index close, bool goes_on) {
  marks_[open] = true;
  if (close != kNone) marks_[close] = true;
  if (open + 1 >= last) return;
  Quotation quotation;
  quotation.tokens = {open + 1, last};
  quotation.open = open;
  quotation.close = close;
  quotation.first_sentence = sentence_of_[open + 1];
  quotation.last_sentence = sentence_of_[last - 1];
  quotation.block = annotations_.sentences[quotation.first_sentence].block;
  quotation.goes_on = goes_on;
  for (Index t = open + 1; t < last; ++t) around_[t] = static_cast<Index>(found_.size());
  found_.push_back(quotation);
}

// Ends a quotation that nothing closes: with its sentence, or before a mark that opens another.
void Quotations::give_up(Index open, Index before) {
  add(open, std::min(annotations_.sentences[sentence_of_[open]].tokens.last, before), kNone, false);
}

// `continued`: the next block begins with a mark.
void Quotations::read_block(IndexRange sentences, bool continued) {
  const Index end = annotations_.sentences[sentences.last - 1].tokens.last;
  Index open = kNone;
  Shape kind = Shape::none;  // of the mark that is open
  int inner = 0;             // curly marks that are open inside straight ones
  for (Index t = annotations_.sentences[sentences.first].tokens.first; t < end; ++t) {
    const Token& token = annotations_.tokens[t];
    const Shape shape = shape_of(document_.at(token.span));
    if (shape == Shape::none) continue;
    const Sides sides = sides_of(document_.text, token.span);
    // a single mark that the sentence does not close, or that a double one follows: an apostrophe
    const bool lost = is_single(kind) && (!is_single(shape) ||
                                          (open != kNone && sentence_of_[open] != sentence_of_[t]));
    if (lost) kind = Shape::none;
    if (kind == Shape::straight && shape == Shape::opening) ++inner;
    if (kind == Shape::straight && shape == Shape::closing && inner > 0) {
      --inner;
      continue;
    }
    switch (step_of(kind, shape, sides, token.glued)) {
      case Step::nothing:
        continue;
      case Step::closes:
        add(open, t, t, false);
        kind = Shape::none;
        continue;
      case Step::reopens:
        give_up(open, t);
        break;
      case Step::opens:
        break;
    }
    open = t;
    kind = shape;
    inner = 0;
  }
  if (kind == Shape::none || is_single(kind)) return;
  if (continued) {
    add(open, end, kNone, true);
  } else {
    give_up(open, end);
  }
}

bool Quotations::fills_sentences(const Quotation& quotation) const {
  const Index first = annotations_.sentences[quotation.first_sentence].tokens.first;
  const Index last = annotations_.sentences[quotation.last_sentence].tokens.last;
  for (Index t = first; t < quotation.tokens.first; ++t) {
    if (annotations_.tokens[t].pos != Pos::punct) return false;
  }
  for (Index t = quotation.tokens.last; t < last; ++t) {
    if (annotations_.tokens[t].pos != Pos::punct) return false;
  }
  return true;
}

}  // namespace tacitus

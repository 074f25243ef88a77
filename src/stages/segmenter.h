#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "stages/tokenizer_abbreviations.h"
#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// Cuts a paragraph into sentences with a linear model over hashed features of the text around every
// place where a sentence might end (training/segmenter makes the model; its card is beside it).
// All arithmetic is on integers, so the decisions are the same everywhere. Immutable.
class Segmenter {
 public:
  // Reads the model's bytes: 8 bytes "TACSEG1\n", a little-endian uint32 n (a power of two, at most
  // 2^20), then n little-endian int16 weights.
  static Result<Segmenter> create(std::string_view name, std::string_view bytes);

  // The sentences of `block` in text order, without white space at their ends. They cover all its
  // non-space bytes and meet only at white space. A line break counts as a space. O(block.size()).
  std::vector<Span> split(std::string_view text, Span block,
                          const Abbreviations& abbreviations) const;

 private:
  std::vector<std::int16_t> weights_;  // [hash modulo size]
};

}  // namespace tacitus

#pragma once

#include <string_view>

#include "stages/segmenter.h"
#include "stages/stage.h"
#include "stages/tokenizer_abbreviations.h"
#include "tacitus/result.h"

namespace tacitus {

// The longest sentence, in words; what is longer is cut at the best place before.
inline constexpr std::size_t kMaxSentenceWords = 256;

// Cuts the blocks that are read (headline, subheading, paragraph, caption) into sentences and
// words: fills Annotations::sentences and the span and `glued` of Annotations::tokens. A headline
// or subheading is one sentence. Every non-space byte of those blocks is in exactly one token.
class Tokenizer : public Stage {
 public:
  // `abbreviations` are the bytes of cues/abbreviations.tsv, `segmenter` those of
  // models/segmenter.model.
  static Result<Tokenizer> create(std::string_view abbreviations, std::string_view segmenter);

  Contract contract() const override { return {"tokenizer", kBlocks, kTokens}; }

  // O(document.text.size()).
  void run(const Document& document, Annotations& annotations) const override;

 private:
  Tokenizer(Abbreviations abbreviations, Segmenter segmenter);
  // A block, or what stands between two.
  struct Stretch {
    Span span;
    Index block = kNone;
    bool whole = false;  // one sentence
  };
  void add_sentences(const Document& document, const Stretch& stretch,
                     Annotations& annotations) const;

  Abbreviations abbreviations_;
  Segmenter segmenter_;
};

}  // namespace tacitus

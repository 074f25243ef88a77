#include "stages/tokenizer.h"

#include <utility>

#include "stages/tokenizer_words.h"

namespace tacitus {
namespace {

// Lines that are one sentence whatever stands in them.
bool is_whole(BlockKind kind) {
  return kind == BlockKind::headline || kind == BlockKind::subheading ||
         kind == BlockKind::byline || kind == BlockKind::agency || kind == BlockKind::dateline;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\n") == std::string_view::npos;
}

// How good it is to end a sentence behind `word`.
int rank_of(std::string_view word) {
  if (word == "." || word == "?" || word == "!") return 4;
  if (word == ";" || word == "…" || word == "...") return 3;
  if (word == ":" || word == "—" || word == "–" || word == "--") return 2;
  return word == "," ? 1 : 0;
}

// Where to end a sentence of the words [first, last), which are too many: one of the last half of
// the words that it may have, the last of those with the highest rank.
Index cut_of(const Document& document, const std::vector<Token>& tokens, Index first) {
  const auto limit = first + static_cast<Index>(kMaxSentenceWords);
  Index best = limit;
  int best_rank = -1;
  for (Index i = limit; i > limit - kMaxSentenceWords / 2; --i) {
    if (tokens[i].glued) continue;  // never between the parts of one written word
    const int rank = rank_of(document.at(tokens[i - 1].span));
    if (rank > best_rank) {
      best = i;
      best_rank = rank;
    }
  }
  return best;
}

}  // namespace

Tokenizer::Tokenizer(Abbreviations abbreviations, Segmenter segmenter)
    : abbreviations_(std::move(abbreviations)), segmenter_(std::move(segmenter)) {}

Result<Tokenizer> Tokenizer::create(std::string_view abbreviations, std::string_view segmenter) {
  Result<Abbreviations> table = Abbreviations::create("cues/abbreviations.tsv", abbreviations);
  if (!table) return table.error();
  Result<Segmenter> model = Segmenter::create("models/segmenter.model", segmenter);
  if (!model) return model.error();
  return Tokenizer(*std::move(table), *std::move(model));
}

void Tokenizer::run(const Document& document, Annotations& annotations) const {
  annotations.tokens.reserve(annotations.tokens.size() + document.text.size() / 5);
  std::uint32_t end = 0;
  for (Index block = 0; block < annotations.blocks.size(); ++block) {
    const Block source = annotations.blocks[block];
    add_sentences(document, {{end, source.span.begin}, kNone, false}, annotations);
    add_sentences(document, {source.span, block, is_whole(source.kind)}, annotations);
    end = source.span.end;
  }
  const auto size = static_cast<std::uint32_t>(document.text.size());
  add_sentences(document, {{end, size}, kNone, false}, annotations);
}

void Tokenizer::add_sentences(const Document& document, const Stretch& stretch,
                              Annotations& annotations) const {
  if (is_blank(document.at(stretch.span))) return;
  const std::vector<Span> spans =
      stretch.whole ? std::vector<Span>{stretch.span}
                    : segmenter_.split(document.text, stretch.span, abbreviations_);
  std::vector<Token>& tokens = annotations.tokens;
  for (const Span span : spans) {
    auto first = static_cast<Index>(tokens.size());
    split_words(document.text, span, abbreviations_, tokens);
    const auto last = static_cast<Index>(tokens.size());
    while (first < last) {
      const Index end = last - first > kMaxSentenceWords ? cut_of(document, tokens, first) : last;
      const Span words{tokens[first].span.begin, tokens[end - 1].span.end};
      tokens[first].glued = false;  // true only when a cut had no other choice
      annotations.sentences.push_back({words, {first, end}, stretch.block});
      first = end;
    }
  }
}

}  // namespace tacitus

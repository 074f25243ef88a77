// Any bytes as plain text input; then its structure, sentences and words, which must stand in
// order, on whole characters, inside one another, and cover what is read.

#include <fstream>
#include <sstream>

#include "reader.h"
#include "stages/article.h"
#include "stages/publication_date.h"
#include "stages/tokenizer.h"

namespace tacitus {
namespace {

std::string shipped(const std::string& name) {
  std::ifstream file(std::string(TACITUS_SOURCE_DIR) + "/data/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

struct Stages {
  ArticleFinder article;
  Tokenizer tokenizer;
};

const Stages& stages() {
  static const Stages made = {
      *ArticleFinder::create(shipped("cues/agencies.tsv")),
      *Tokenizer::create(shipped("cues/abbreviations.tsv"), shipped("models/segmenter.model"))};
  return made;
}

void demand(bool truth) {
  if (!truth) std::abort();
}

void demand_span(const Document& document, Span span, std::uint32_t from) {
  const auto boundary = [&](std::uint32_t at) {
    return at == document.text.size() ||
           (static_cast<unsigned char>(document.text[at]) & 0xC0) != 0x80;
  };
  demand(from <= span.begin && span.begin < span.end && span.end <= document.text.size());
  demand(boundary(span.begin) && boundary(span.end));
}

void demand_sound(const Document& document, const Annotations& layers) {
  std::uint32_t end = 0;
  for (const Block& block : layers.blocks) {
    demand_span(document, block.span, end);
    end = block.span.end;
  }
  end = 0;
  Index next = 0;
  for (const Sentence& sentence : layers.sentences) {
    demand(sentence.tokens.first == next && sentence.tokens.last > next);
    demand(sentence.tokens.last <= layers.tokens.size());
    demand(sentence.tokens.size() <= kMaxSentenceWords);
    demand(sentence.block == kNone || layers.blocks[sentence.block].span.contains(sentence.span));
    demand(!layers.tokens[sentence.tokens.first].glued);
    for (; next < sentence.tokens.last; ++next) {
      const Token& token = layers.tokens[next];
      demand_span(document, token.span, end);
      demand(sentence.span.contains(token.span));
      demand(!token.glued || token.span.begin == end);
      end = token.span.end;
    }
  }
  demand(next == layers.tokens.size());
}

}  // namespace
}  // namespace tacitus

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tacitus;
  read_all("text", data, size);
  std::istringstream stream(std::string(reinterpret_cast<const char*>(data), size));
  const Result<std::unique_ptr<Reader>> reader = open_reader("text", stream, "input");
  const Result<std::optional<Input>> input = (*reader)->next();
  if (!input || !*input) return 0;
  Document document = (*input)->document;
  for (const bool titled : {false, true}) {
    if (titled) {  // the first line as a given headline
      const std::size_t line = document.text.find('\n');
      if (line == std::string::npos) break;
      document.title = {0, static_cast<std::uint32_t>(line)};
    }
    Annotations layers;
    stages().article.run(document, layers);
    stages().tokenizer.run(document, layers);
    demand_sound(document, layers);
    if (const std::optional<Inferred> date = infer_publication_date(document)) {
      demand_span(document, date->span, 0);
    }
  }
  return 0;
}

// From text to blocks, sentences and words: bytes and words a second, stage by stage, on an article
// pasted from a page and on the same article broken into short lines.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "stages/article.h"
#include "stages/tokenizer.h"

namespace tacitus {
namespace {

constexpr std::string_view kArticle =
    R"(Sylvania rejects offer of talks as border closes

By Anna Berg
FREDVILLE, March 4 (Reuters) - The government of Sylvania on Tuesday rejected an offer of talks from Freedonia, saying that "no dialogue is possible while our people are being arrested."

Prime Minister Rufus T. Firefly had proposed on Monday that the two sides meet in Brussels next week to discuss the closing of four border crossings. The European Union urged both governments to return to the table; the U.N. Security Council didn't.

"We will not accept conditions," a spokesman for the Sylvanian Foreign Ministry told reporters at 5 p.m. on Jan. 5. "We won't."

Wary allies

Thousands of anti-government protesters marched through the state-run port, where police used tear gas against a crowd of 1,500. Eleven people were wounded, the ministry's Gen. Moon Jae-sik said.

FILE - Soldiers of the U.S.-led force patrol a bridge in Fredville, Freedonia, May 30, 2023.

The United States threatened to impose sanctions worth $2.5 billion on officials who, according to the State Department, have ordered attacks on peacekeepers.

Maria Novak in Fredville contributed to this report.
)";

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

// Lines broken behind the word that passes column 70.
std::string broken(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  for (const char c : text) {
    const bool cut = c == ' ' && column > 62;
    out.push_back(cut ? '\n' : c);
    column = cut || c == '\n' ? 0 : column + 1;
  }
  return out;
}

void measure(benchmark::State& state, const std::string& text, bool with_words) {
  Document document;
  document.text = text;
  std::size_t words = 0;
  for (auto _ : state) {
    Annotations layers;
    stages().article.run(document, layers);
    if (with_words) stages().tokenizer.run(document, layers);
    words += layers.tokens.size();
    benchmark::DoNotOptimize(layers);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
  if (with_words) {
    state.counters["words"] =
        benchmark::Counter(static_cast<double>(words), benchmark::Counter::kIsRate);
  }
}

void article_only(benchmark::State& state) { measure(state, std::string(kArticle), false); }
BENCHMARK(article_only);

void article_and_words(benchmark::State& state) { measure(state, std::string(kArticle), true); }
BENCHMARK(article_and_words);

void broken_lines(benchmark::State& state) { measure(state, broken(kArticle), true); }
BENCHMARK(broken_lines);

void long_text(benchmark::State& state) {
  std::string text;
  while (text.size() < 1000000) text += kArticle;
  measure(state, text, true);
}
BENCHMARK(long_text);

}  // namespace
}  // namespace tacitus

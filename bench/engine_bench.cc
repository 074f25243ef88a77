// The whole way from text to records, as a user waits for it: starting up, one short article, and a
// stream of articles. `sentences` in the output are a second.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "tacitus/engine.h"
#include "tacitus/io.h"

namespace tacitus {
namespace {

constexpr std::string_view kArticle =
    R"(Serbia rejects offer of talks as border closes

By Anna Berg
SARAJEVO, March 4

The government of Serbia on Tuesday rejected an offer of talks from Kosovo, saying that "no dialogue is possible while our people are being arrested."

Prime Minister Albin Kurti had proposed on Monday that the two sides meet in Brussels next week to discuss the closing of four border crossings. The European Union urged both governments to return to the table.

"We will not accept conditions," a spokesman for the Serbian Foreign Ministry told reporters in Belgrade.

Thousands of protesters marched through the streets of Mitrovica, where police used tear gas against a crowd that had thrown stones at a court building. Eleven people were wounded, the Interior Ministry said.

FILE - Soldiers of the NATO-led force patrol a bridge in Mitrovica, Kosovo, May 30, 2023.

The United States threatened to impose sanctions on officials who, according to the State Department, have ordered attacks on peacekeepers. Russia, an ally of Serbia, accused Washington of interference and blocked a draft statement of the U.N. Security Council.

Germany and France have sent 300 more soldiers to the region since January. Last year they had withdrawn part of their troops after the two sides signed an agreement on number plates.

Maria Novak in Pristina contributed to this report.
)";

Document article() {
  Document document;
  document.id = "article";
  document.text = kArticle;
  document.published = std::chrono::year{2025} / std::chrono::March / 4;
  document.date_source = DateSource::given;
  return document;
}

Result<Resources> resources() { return load_resources(TACITUS_SOURCE_DIR "/data"); }

// The engine that all benchmarks share, made on first use.
const Engine& engine() {
  static const Result<Engine> made = [] {
    Result<Resources> read = resources();
    return read ? Engine::create(*read) : Result<Engine>(read.error());
  }();
  if (!made) {
    std::cerr << made.error().text() << "\n";
    std::exit(1);
  }
  return *made;
}

void count(benchmark::State& state, const Document& document) {
  const auto sentences = static_cast<double>(engine().annotate(document).sentences.size());
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["sentences"] = benchmark::Counter(sentences * rounds, benchmark::Counter::kIsRate);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text.size()));
}

void BM_start(benchmark::State& state) {
  for (auto _ : state) {
    Result<Resources> read = resources();
    benchmark::DoNotOptimize(Engine::create(*read));
  }
}
BENCHMARK(BM_start)->Unit(benchmark::kMillisecond);

void BM_annotate(benchmark::State& state) {
  const Document document = article();
  for (auto _ : state) benchmark::DoNotOptimize(engine().annotate(document));
  count(state, document);
}
BENCHMARK(BM_annotate)->Unit(benchmark::kMicrosecond);

void BM_code(benchmark::State& state) {
  const Document document = article();
  for (auto _ : state) benchmark::DoNotOptimize(engine().code(document));
  count(state, document);
}
BENCHMARK(BM_code)->Unit(benchmark::kMicrosecond);

void BM_records(benchmark::State& state) {
  const Document document = article();
  const Annotations annotations = engine().annotate(document);
  for (auto _ : state) benchmark::DoNotOptimize(engine().to_records(document, annotations));
  count(state, document);
}
BENCHMARK(BM_records)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace tacitus

// What the stages of numbers, proposals, measures and disputes cost beside the whole way: an
// article of some hundred sentences with much of each, read by all stages, and again by these
// alone.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include "engine/parts.h"
#include "stages/disputes.h"
#include "stages/measures.h"
#include "stages/numbers.h"
#include "stages/proposals.h"
#include "tacitus/engine.h"
#include "tacitus/io.h"

namespace tacitus {
namespace {

constexpr std::string_view kParagraph =
    R"(Chad offered a truce to Sudan in exchange for the release of six pilots. Sudan rejected the offer on Monday.

Norway imposed sanctions on Sudan, and China blocked a measure of the Security Council. Gunmen killed at least 12 soldiers and a nurse, police said.

Sudan accused Chad of arming rebels. Chad denied the accusation. Germany pledged 3 million euros to Chad.

)";

const Engine& engine() {
  static const Result<Engine> made = [] {
    Result<Resources> read = load_resources(TACITUS_SOURCE_DIR "/data");
    return read ? Engine::create(*read) : Result<Engine>(read.error());
  }();
  if (!made) {
    std::cerr << made.error().text() << "\n";
    std::exit(1);
  }
  return *made;
}

Document article() {
  Document document;
  document.id = "standing";
  for (int i = 0; i < 20; ++i) document.text += kParagraph;
  document.published = std::chrono::year{2025} / std::chrono::March / 4;
  document.date_source = DateSource::given;
  return document;
}

void count_sentences(benchmark::State& state, const Annotations& annotations) {
  state.counters["sentences"] = benchmark::Counter(
      static_cast<double>(annotations.sentences.size()) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

void BM_AllStages(benchmark::State& state) {
  const Document document = article();
  Annotations annotations;
  for (auto _ : state) annotations = engine().annotate(document);
  count_sentences(state, annotations);
}
BENCHMARK(BM_AllStages)->Unit(benchmark::kMillisecond);

void BM_StandingStages(benchmark::State& state) {
  const Document document = article();
  const Engine::Parts& parts = engine().parts();
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(std::make_unique<NumberFinder>(parts.cues, parts.reporting, parts.standing));
  stages.push_back(
      std::make_unique<ProposalFinder>(parts.frames, parts.cues, parts.reporting, parts.standing));
  stages.push_back(
      std::make_unique<MeasureFinder>(parts.frames, parts.cues, parts.reporting, parts.standing));
  stages.push_back(
      std::make_unique<DisputeFinder>(parts.frames, parts.cues, parts.reporting, parts.standing));
  Annotations annotations = engine().annotate(document);
  for (Event& event : annotations.events) event.numbers.clear();
  for (auto _ : state) {
    for (const auto& stage : stages) stage->run(document, annotations);
  }
  count_sentences(state, annotations);
}
BENCHMARK(BM_StandingStages)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tacitus

// Speed of mentions and coreference: an article that was read once, its trees over and over.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "base/date.h"
#include "lexicon/actors.h"
#include "lexicon/people.h"
#include "stages/mentions.h"
#include "tacitus/engine.h"
#include "tacitus/io.h"

namespace tacitus {
namespace {

constexpr std::string_view kArticle =
    "French President Emmanuel Macron met Chancellor Angela Merkel in Berlin on Tuesday. He told "
    "her that his government would support the plan if she agreed to its terms. Germany's Foreign "
    "Ministry welcomed the offer; the ministry said it would study it, and its minister, Heiko "
    "Maas, praised Macron for his patience. \"I have no objection,\" Maas said. His predecessor "
    "had refused. The International Atomic Energy Agency warned that Iran had exceeded its limits. "
    "The agency said its inspectors had told the president that they would return. Macron and "
    "Merkel, who visited the Silver Creek Bridge, said they were hopeful. The bridge opened in "
    "May.\n\n";

// The article `times` over, and what is known of it before its mentions.
void measure(benchmark::State& state) {
  const std::string folder = std::string(TACITUS_SOURCE_DIR) + "/data";
  const Result<Resources> resources = load_resources(folder);
  if (!resources) std::abort();
  EngineOptions options;
  options.model = "small";
  const Result<Engine> engine = Engine::create(*resources, options);
  const auto at = [&](std::string_view name) { return resources->find(name); };
  const Result<Actors> actors = Actors::create(
      {at("actors/countries.tsv"), at("actors/leaders.tsv"), at("actors/organizations.tsv"),
       at("actors/roles.tsv"), at("actors/groups.tsv"), at("actors/places.tsv")});
  const Result<People> people = People::create(at("cues/given_names.tsv"), at("cues/people.tsv"));
  if (!engine || !actors || !people) std::abort();
  Document document;
  document.published = *parse_iso_date("2018-06-19");
  document.date_source = DateSource::given;
  for (std::int64_t i = 0; i < state.range(0); ++i) document.text += kArticle;
  Annotations annotations = engine->annotate(document);
  const MentionFinder finder(*actors, *people);
  for (auto _ : state) {
    annotations.mentions.clear();
    annotations.entities.clear();
    finder.run(document, annotations);
    benchmark::DoNotOptimize(annotations.mentions.size());
  }
  state.counters["tokens"] = benchmark::Counter(static_cast<double>(annotations.tokens.size()),
                                                benchmark::Counter::kIsIterationInvariantRate);
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(document.text.size()));
}

BENCHMARK(measure)->Name("mentions/article")->Arg(1)->Arg(16)->Arg(256);

}  // namespace
}  // namespace tacitus

// Speed of the times stage: sentences of news over and over, as tokens without trees, and the worst
// that a text can be: one sentence of nothing but dates.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "base/date.h"
#include "stages/times.h"

namespace tacitus {
namespace {

constexpr std::string_view kNews =
    "The defence ministry said on Thursday that its planes had struck two depots near the border "
    "late on Tuesday , a week after rebels attacked a convoy and killed eleven soldiers . "
    "Envoys of the two states , who last met in May 2016 , will resume their talks next week . "
    "Protesters gathered outside the court while a witness told the judges about the raid . ";
constexpr std::string_view kDates = "Monday , July 4 , 2017 and in May last year or 3 to 5 June . ";

// Words are what stands between blanks; each "." ends a sentence if `cut` is set.
void fill(std::string_view words, std::size_t times, bool cut, Document& document,
          Annotations& annotations) {
  for (std::size_t i = 0; i < times; ++i) document.text += words;
  document.published = *parse_iso_date("2017-07-21");
  document.date_source = DateSource::given;
  const auto size = static_cast<std::uint32_t>(document.text.size());
  annotations.blocks.push_back(Block{{0, size}});
  Sentence sentence;
  sentence.block = 0;
  for (std::size_t at = 0; at < size;) {
    const std::size_t end = document.text.find(' ', at);
    Token token;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    annotations.tokens.push_back(token);
    const bool stop = document.at(token.span) == ".";
    at = end + 1;
    if (!(stop && cut) && at < size) continue;
    sentence.tokens.last = static_cast<Index>(annotations.tokens.size());
    annotations.sentences.push_back(sentence);
    sentence.tokens.first = sentence.tokens.last;
  }
}

void run(benchmark::State& state, std::string_view words, bool cut) {
  Document document;
  Annotations annotations;
  fill(words, static_cast<std::size_t>(state.range(0)), cut, document, annotations);
  const TimeFinder finder;
  for (auto _ : state) {
    finder.run(document, annotations);
    benchmark::DoNotOptimize(annotations.times.size());
  }
  const double sentences = static_cast<double>(annotations.sentences.size());
  const double tokens = static_cast<double>(annotations.tokens.size());
  state.counters["sentences"] =
      benchmark::Counter(sentences, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["tokens"] =
      benchmark::Counter(tokens, benchmark::Counter::kIsIterationInvariantRate);
}

void news(benchmark::State& state) { run(state, kNews, true); }
BENCHMARK(news)->Arg(100);

// The tokens a second of both sizes must be alike: the stage is linear.
void one_sentence_of_dates(benchmark::State& state) { run(state, kDates, false); }
BENCHMARK(one_sentence_of_dates)->Arg(100)->Arg(10000);

void start(benchmark::State& state) {
  for (auto _ : state) {
    const TimeFinder finder;
    benchmark::DoNotOptimize(&finder);
  }
}
BENCHMARK(start);

}  // namespace
}  // namespace tacitus

// Speed of pairing quotation marks, on which the statements stage stands: sentences of speech over
// and over, and the worst that marks can do: one paragraph of little else.

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "stages/quotations.h"

namespace tacitus {
namespace {

constexpr std::string_view kSpeech =
    "\" We will not leave , \" the minister said . \" Nobody will . They know it . \" ";
constexpr std::string_view kMarks = "\" a \" \" ";

// Words are what stands between blanks; each "." ends a sentence if `cut` is set.
void fill(std::string_view words, std::size_t times, bool cut, Document& document,
          Annotations& annotations) {
  for (std::size_t i = 0; i < times; ++i) document.text += words;
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
  for (auto _ : state) {
    const Quotations quotations(document, annotations);
    benchmark::DoNotOptimize(quotations.all().size());
  }
  state.counters["tokens"] = benchmark::Counter(static_cast<double>(annotations.tokens.size()),
                                                benchmark::Counter::kIsIterationInvariantRate);
}

// The tokens a second of both sizes must be alike: the pairing of marks is linear.
void speech(benchmark::State& state) { run(state, kSpeech, true); }
BENCHMARK(speech)->Arg(100)->Arg(10000);

void nothing_but_marks(benchmark::State& state) { run(state, kMarks, false); }
BENCHMARK(nothing_but_marks)->Arg(100)->Arg(100000);

}  // namespace
}  // namespace tacitus

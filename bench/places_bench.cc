// Speed of the gazetteer, opened and asked, and of the locations stage on a text of nothing but
// names.

#include <benchmark/benchmark.h>

#include <fstream>
#include <sstream>
#include <string>

#include "stages/locations.h"

namespace tacitus {
namespace {

std::string shipped_bytes() {
  std::ifstream stream(std::string(TACITUS_SOURCE_DIR) + "/data/places/places.bin",
                       std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

const Bytes& shared_bytes() {
  static const Bytes kBytes(shipped_bytes());
  return kBytes;
}

void open_gazetteer(benchmark::State& state) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(Gazetteer::create("places/places.bin", shared_bytes()));
  }
}
BENCHMARK(open_gazetteer);

void find_name(benchmark::State& state) {
  const Gazetteer gazetteer = *Gazetteer::create("places/places.bin", shared_bytes());
  constexpr std::string_view kNames[] = {"Aspen", "Springfield", "Pyongyang", "Zenda", "the"};
  for (auto _ : state) {
    for (const std::string_view name : kNames) benchmark::DoNotOptimize(gazetteer.find(name));
  }
  state.SetItemsProcessed(state.iterations() * 5);
}
BENCHMARK(find_name);

// Sentences "Springfield , Salem , ... ." of eight names.
void find_locations(benchmark::State& state) {
  constexpr std::string_view kTowns[] = {"Springfield", "Salem",  "Paris",  "Columbus",
                                         "Athens",      "Dublin", "Oxford", "Alexandria"};
  Document document;
  Annotations annotations;
  Sentence sentence;
  const auto add = [&](std::string_view word, NameKind name) {
    Token token;
    const auto begin = static_cast<std::uint32_t>(document.text.size());
    document.text += word;
    token.span = {begin, static_cast<std::uint32_t>(document.text.size())};
    token.name = name;
    token.name_begins = name != NameKind::none;
    token.pos = name == NameKind::none ? Pos::punct : Pos::propn;
    annotations.tokens.push_back(token);
    document.text += ' ';
  };
  for (int i = 0; i < state.range(0); ++i) {
    sentence.tokens.first = static_cast<Index>(annotations.tokens.size());
    for (const std::string_view town : kTowns) {
      add(town, NameKind::location);
      add(",", NameKind::none);
    }
    sentence.tokens.last = static_cast<Index>(annotations.tokens.size());
    annotations.sentences.push_back(sentence);
  }
  const Gazetteer gazetteer = *Gazetteer::create("places/places.bin", shared_bytes());
  const Cues cues;
  const LocationFinder finder(gazetteer, cues);
  for (auto _ : state) {
    annotations.locations.clear();
    finder.run(document, annotations);
    benchmark::DoNotOptimize(annotations.locations.size());
  }
  state.SetItemsProcessed(state.iterations() * state.range(0) * 8);
}
BENCHMARK(find_locations)->Arg(10)->Arg(1000);

}  // namespace
}  // namespace tacitus

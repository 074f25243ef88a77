// Doors: reading JSON lines and CoNLL-U, writing records. Bytes a second are of the text form.

#include <benchmark/benchmark.h>

#include <sstream>
#include <string>

#include "engine/fields.h"
#include "io/write_csv.h"
#include "io/write_jsonl.h"
#include "tacitus/io.h"

namespace tacitus {
namespace {

// A thousand documents of about a kilobyte, one a line.
std::string json_lines() {
  std::string text;
  for (int i = 0; i < 12; ++i) {
    text += "The ministry said on Tuesday that \\\"no offer\\\" had come from the other side. ";
  }
  std::string lines;
  for (int i = 0; i < 1000; ++i) {
    lines += R"({"id":")" + std::to_string(i) +
             R"(","title":"No offer","date":"2021-03-03","text":")" + text + "\"}\n";
  }
  return lines;
}

// Two thousand sentences of ten words.
std::string trees() {
  std::string out;
  for (int sentence = 0; sentence < 2000; ++sentence) {
    if (sentence % 20 == 0) out += "# newdoc id = " + std::to_string(sentence) + "\n";
    for (int word = 1; word <= 10; ++word) {
      out += std::to_string(word) + "\tword\tword\tNOUN\tNN\tNumber=Sing\t" +
             std::to_string(word - 1) + (word == 1 ? "\troot" : "\tdep") + "\t_\t_\n";
    }
    out += "\n";
  }
  return out;
}

void read_all(benchmark::State& state, std::string_view format, const std::string& bytes) {
  for (auto _ : state) {
    std::istringstream input(bytes);
    const auto reader = open_reader(format, input, "bench");
    std::size_t documents = 0;
    while (true) {
      const auto next = (*reader)->next();
      if (!next || !*next) break;
      ++documents;
    }
    benchmark::DoNotOptimize(documents);
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes.size()));
}

void read_jsonl(benchmark::State& state) { read_all(state, "jsonl", json_lines()); }
BENCHMARK(read_jsonl)->Unit(benchmark::kMillisecond);

void read_conllu(benchmark::State& state) { read_all(state, "conllu", trees()); }
BENCHMARK(read_conllu)->Unit(benchmark::kMillisecond);

Record record() {
  Record out;
  out.id = "tgvanuybi6mnqyabymsendkjp4";
  out.document = "news/1234.txt";
  out.published = "2021-03-03";
  out.type = "REJECT";
  out.mode = "meet";
  out.cameo = "125";
  out.quad = 3;
  out.goldstein = -5;
  out.intensity = -2;
  PartyField party;
  party.code = "FRD";
  party.sector = "GOV";
  party.name = "Government of Freedonia";
  party.text = "Freedonia";
  party.span = {10, 19};
  out.actor = {party};
  out.recipient = {party, party};
  out.trigger = {"rejected", {20, 28}};
  out.rule = "frames/reject.frames:12";
  out.confidence = 0.85;
  return out;
}

void write_all(benchmark::State& state, std::unique_ptr<Writer> (*make)(std::ostream&)) {
  const Record one = record();
  std::size_t bytes = 0;
  for (auto _ : state) {
    std::ostringstream output;
    const std::unique_ptr<Writer> writer = make(output);
    for (int i = 0; i < 1000; ++i) benchmark::DoNotOptimize(static_cast<bool>(writer->write(one)));
    benchmark::DoNotOptimize(static_cast<bool>(writer->finish()));
    bytes += output.str().size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}

void write_jsonl(benchmark::State& state) { write_all(state, make_jsonl_writer); }
BENCHMARK(write_jsonl)->Unit(benchmark::kMillisecond);

void write_csv(benchmark::State& state) {
  write_all(state,
            [](std::ostream& output) { return make_csv_writer(output, *find_kind("event")); });
}
BENCHMARK(write_csv)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace tacitus

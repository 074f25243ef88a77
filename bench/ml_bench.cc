// Speed of the language model: its integer products and the parser stage, kernel by kernel.
//
//   ml_bench [--model FILE] [Google Benchmark's options]
//
// Without --model the model is the shipped one of the source tree. The text is a few news sentences
// of our own, over and over.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "ml/matrix.h"
#include "stages/parser.h"

namespace {

using namespace tacitus;

constexpr Kernel kKernels[] = {Kernel::plain, Kernel::avx2, Kernel::avx512vnni};

constexpr std::string_view kText =
    "Rebels attacked an army base near Goma on Monday , killing at least 13 soldiers .\n"
    "The Foreign Ministry said the talks with Kenya would resume next week , but gave no details "
    ".\n"
    "Police fired tear gas at protesters who had gathered outside parliament to demand that the "
    "president resign .\n"
    "\" We will not negotiate under threat , \" Prime Minister Amina Okafor told reporters .\n"
    "The two countries signed a trade agreement in Geneva in 2019 after years of sanctions , "
    "border "
    "closures and mutual accusations of support for armed groups .\n"
    "Aid groups warned of famine .\n";

// The text, `times` over, as documents come from the tokenizer.
void fill(int times, Document& document, Annotations& annotations) {
  for (int i = 0; i < times; ++i) document.text += kText;
  Sentence sentence;
  const std::string& text = document.text;
  for (std::uint32_t at = 0; at < text.size();) {
    const auto end = static_cast<std::uint32_t>(text.find_first_of(" \n", at));
    Token token;
    token.span = {at, end};
    annotations.tokens.push_back(token);
    if (text[end] == '\n') {
      sentence.tokens.last = static_cast<Index>(annotations.tokens.size());
      annotations.sentences.push_back(sentence);
      sentence.tokens.first = sentence.tokens.last;
    }
    at = end + 1;
  }
}

void products(benchmark::State& state, Kernel kernel) {
  const std::size_t outputs = 512, inputs = 768, rows = 24;
  std::mt19937 random(1);
  const auto bytes = [&](std::size_t count) {
    std::vector<std::int8_t> values(count);
    for (std::int8_t& value : values) value = static_cast<std::int8_t>(random() % 255 - 127);
    return values;
  };
  Matrix matrix;
  matrix.pack(bytes(outputs * inputs), outputs, inputs);
  const std::vector<std::uint8_t> in(rows * inputs, 200);
  std::vector<float> out(rows * matrix.padded);
  const Operations& operations = operations_of(kernel);
  for (auto _ : state) {
    operations.linear(matrix, {.in = in.data(), .rows = rows, .out = out.data()});
    benchmark::DoNotOptimize(out.data());
  }
  state.counters["op/s"] = benchmark::Counter(2.0 * rows * inputs * outputs,
                                              benchmark::Counter::kIsIterationInvariantRate);
}

void parse(benchmark::State& state, const std::string& bytes, Kernel kernel) {
  const Result<Parser> parser = Parser::create("model", bytes, kernel);
  if (!parser) return state.SkipWithError(parser.error().text().c_str());
  Document document;
  Annotations annotations;
  fill(static_cast<int>(state.range(0)), document, annotations);
  for (auto _ : state) parser->run(document, annotations);
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(annotations.tokens.size()),
                                                 benchmark::Counter::kIsIterationInvariantRate);
}

void load(benchmark::State& state, const std::string& bytes) {
  for (auto _ : state) benchmark::DoNotOptimize(Parser::create("model", bytes));
}

std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::string path = "data/models/small.model";
  if (argc == 3 && std::string_view(argv[1]) == "--model") path = argv[2];
  const std::string bytes = read_all(path);
  for (const Kernel kernel : kKernels) {
    if (!is_usable(kernel)) continue;
    const std::string name(name_of(kernel));
    benchmark::RegisterBenchmark(("products/" + name).c_str(), products, kernel);
    // 6 sentences (an average story has 20), and a long document.
    benchmark::RegisterBenchmark(("parser/" + name).c_str(), parse, bytes, kernel)->Arg(1)->Arg(50);
  }
  benchmark::RegisterBenchmark("load", load, bytes)->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
}

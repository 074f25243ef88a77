#include <charconv>
#include <cmath>
#include <filesystem>
#include <iostream>

#include "base/table.h"
#include "cli/command.h"
#include "cli/gold.h"
#include "cli/misses.h"
#include "cli/session.h"
#include "engine/cases.h"
#include "engine/parts.h"
#include "engine/score.h"
#include "io/output.h"

// tacitus eval: gold in, scores out. Cases are coded from their bare text; CoNLL-U is tagged and
// parsed over its own words, or with --raw from the bare text.

namespace tacitus {
namespace {

std::string padded(std::string text, std::size_t width, bool right = false) {
  if (text.size() < width) text.insert(right ? 0 : text.size(), width - text.size(), ' ');
  return text;
}

// Two decimals, rounded.
std::string decimal(double value) {
  const auto hundredths = std::lround(value * 100);
  const std::string cents = std::to_string(hundredths % 100);
  return std::to_string(hundredths / 100) + "." + (cents.size() < 2 ? "0" : "") + cents;
}

void add_table(std::string& out, const Scores& scores) {
  out += padded("score", 20) + padded("P", 8, true) + padded("R", 8, true) + padded("F1", 8, true) +
         padded("right", 9, true) + padded("found", 9, true) + padded("expected", 10, true) + "\n";
  for (const auto& [name, tally] : scores) {
    out += padded(name, 20) + padded(decimal(tally.precision()), 8, true) +
           padded(decimal(tally.recall()), 8, true) + padded(decimal(tally.f1()), 8, true) +
           padded(std::to_string(tally.right), 9, true) +
           padded(std::to_string(tally.found), 9, true) +
           padded(std::to_string(tally.expected), 10, true) + "\n";
  }
}

class Evaluation {
 public:
  Evaluation(const Engine& engine, const Options& options) : engine_(engine), options_(options) {}

  Status read(const std::string& file) {
    return std::filesystem::path(file).extension() == ".case" ? read_cases(file) : read_trees(file);
  }

  const Scores& scores() const { return scores_; }
  std::size_t documents() const { return documents_; }

 private:
  Status read_cases(const std::string& file) {
    const Result<std::string> bytes = read_whole(file);
    if (!bytes) return bytes.error();
    const Result<std::vector<Case>> cases = parse_cases(file, *bytes, engine_.parts().ontology);
    if (!cases) return cases.error();
    for (const Case& one : *cases) {
      ++documents_;
      std::vector<Mistake> mistakes;
      score_case(one, engine_.annotate(one.document), scores_, mistakes);
      if (!options_.verbose) continue;
      for (const Mistake& mistake : mistakes) {
        std::cout << file << ":" << mistake.line << ": " << mistake.message << "\n";
      }
    }
    return Ok{};
  }

  Status read_trees(const std::string& file) {
    Result<std::unique_ptr<InputFile>> input = InputFile::open(file);
    if (!input) return input.error();
    const Result<std::unique_ptr<Reader>> reader = open_reader("conllu", (*input)->stream(), file);
    if (!reader) return reader.error();
    while (true) {
      const Result<std::optional<Input>> next = (*reader)->next();
      if (!next) return next.error();
      if (!*next) return (*input)->status();
      ++documents_;
      const Document& document = (*next)->document;
      const Annotations& gold = *(*next)->annotations;
      score_trees(gold,
                  options_.raw ? engine_.annotate(document)
                               : engine_.annotate(document, bare_words(gold), false),
                  scores_);
    }
  }

  const Engine& engine_;
  const Options& options_;
  Scores scores_;
  std::size_t documents_ = 0;
};

// Compares the scores with the table of minima; prints what falls short. True when nothing does.
Result<bool> meets_minima(const std::string& path, const Scores& scores) {
  const Result<std::string> bytes = read_whole(path);
  if (!bytes) return bytes.error();
  const Result<std::vector<TableRow>> rows = read_table(path, *bytes, {"score", "minimum"});
  if (!rows) return rows.error();
  bool good = true;
  for (const TableRow& row : *rows) {
    double minimum = 0;
    const std::string_view text = row.cells[1];
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), minimum);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size()) {
      return bad_data(place_of(path, row, 1), "\"" + std::string(text) + "\" is not a number");
    }
    const auto score = scores.find(std::string(row.cells[0]));
    if (score == scores.end()) continue;  // another kind of gold
    if (score->second.f1() >= minimum) continue;
    std::cout << place_of(path, row, 1) << ": " << row.cells[0] << " is "
              << decimal(score->second.f1()) << "; it must be at least " << text << "\n";
    good = false;
  }
  return good;
}

// The table of minima: --min, or thresholds.tsv in the first folder of gold; empty when none.
std::string minima_of(const Options& options) {
  if (!options.minima.empty()) return options.minima;
  std::error_code code;
  for (const std::string& path : options.files) {
    const std::filesystem::path table = std::filesystem::path(path) / "thresholds.tsv";
    if (std::filesystem::is_regular_file(table, code)) return table.string();
  }
  return "";
}

}  // namespace

int run_eval(const Options& options) {
  const Result<Engine> engine = open_engine(options);
  if (!engine) {
    report(engine.error());
    return kReported;
  }
  if (options.misses) return run_misses(*engine, options);
  Evaluation evaluation(*engine, options);
  for (const std::string& path : options.files) {
    const Result<std::vector<std::string>> files = find_files(path, {".case", ".conllu"});
    if (!files) {
      report(files.error());
      return kReported;
    }
    for (const std::string& file : *files) {
      if (const Status status = evaluation.read(file); !status) {
        report(status.error());
        return kReported;
      }
    }
  }
  std::string out;
  add_table(out, evaluation.scores());
  out += std::to_string(evaluation.documents()) + " documents\n";
  if (const Status status = write_bytes(std::cout, out); !status) {
    return exit_code_of_write(status.error());
  }
  const std::string minima = minima_of(options);
  if (minima.empty()) return kFine;
  const Result<bool> good = meets_minima(minima, evaluation.scores());
  if (!good) {
    report(good.error());
    return kReported;
  }
  return *good ? kFine : kReported;
}

}  // namespace tacitus

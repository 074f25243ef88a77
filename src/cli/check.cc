#include "engine/check.h"

#include <filesystem>
#include <iostream>

#include "cli/command.h"
#include "cli/gold.h"
#include "cli/session.h"
#include "engine/cases.h"
#include "engine/parts.h"
#include "engine/prove.h"
#include "engine/score.h"

// tacitus check: everything that the data files promise. Loading them proves their form and that
// they know one another; prove() runs the examples of the frames; cases must come out exactly, and
// what the engine says of them must keep every invariant.

namespace tacitus {
namespace {

bool is_data_folder(const std::string& path) {
  std::error_code code;
  return std::filesystem::is_directory(std::filesystem::path(path) / "ontology", code);
}

// What is wrong with the cases of a file.
Result<std::vector<Finding>> prove_cases(const Engine& engine, const std::string& file,
                                         std::size_t& count) {
  const Result<std::string> bytes = read_whole(file);
  if (!bytes) return bytes.error();
  const Ontology& ontology = engine.parts().ontology;
  const Result<std::vector<Case>> cases = parse_cases(file, *bytes, ontology);
  if (!cases) return cases.error();
  std::vector<Finding> findings;
  for (const Case& one : *cases) {
    ++count;
    const Annotations annotations = engine.annotate(one.document);
    for (const std::string& violation : check(one.document, annotations, &ontology)) {
      findings.push_back(
          {file + ":" + std::to_string(one.line) + ":1", "broken promise: " + violation});
    }
    Scores scores;
    std::vector<Mistake> mistakes;
    score_case(one, annotations, scores, mistakes);
    for (const Mistake& mistake : mistakes) {
      findings.push_back({file + ":" + std::to_string(mistake.line) + ":1", mistake.message});
    }
  }
  return findings;
}

void print(const std::vector<Finding>& findings) {
  for (const Finding& finding : findings) {
    std::cout << finding.where << ": " << finding.message << "\n";
  }
}

// --coverage: the examples of each file, and the CAMEO codes and modes that no example proves.
void print_coverage(const Ontology& ontology, const Proof& proof,
                    const std::vector<std::string>& codes, const std::vector<std::string>& modes) {
  for (const auto& [file, counts] : proof.files) {
    std::cout << file << ": " << counts.examples << " examples, " << counts.counter_examples
              << " counter-examples\n";
  }
  for (const std::string& code : codes) {
    const CameoCode* row = ontology.find_cameo(code);
    std::cout << "no example proves CAMEO " << code << " (" << row->name << ")\n";
  }
  for (const std::string& mode : modes) std::cout << "no example proves the mode " << mode << "\n";
}

int run_checks(const Options& options, const std::vector<std::string>& case_paths) {
  const Result<Engine> engine = open_engine(options);
  if (!engine) {
    std::cout << engine.error().text() << "\n";
    return kReported;
  }
  const Proof proof = prove(*engine);
  print(proof.findings);
  std::size_t found = proof.findings.size();
  std::size_t cases = 0;
  for (const std::string& path : case_paths) {
    const Result<std::vector<std::string>> files = find_files(path, {".case"});
    if (!files) {
      report(files.error());
      return kReported;
    }
    for (const std::string& file : *files) {
      const Result<std::vector<Finding>> findings = prove_cases(*engine, file, cases);
      if (!findings) {
        std::cout << findings.error().text() << "\n";
        ++found;
        continue;
      }
      print(*findings);
      found += findings->size();
    }
  }
  const Ontology& ontology = engine->parts().ontology;
  const std::vector<std::string> codes = unproven_cameo(ontology, proof);
  const std::vector<std::string> modes = unproven_modes(ontology, proof);
  if (options.coverage) print_coverage(ontology, proof, codes, modes);
  if (!options.quiet) {
    std::cerr << proof.frames << " frames, " << proof.examples << " examples, "
              << proof.counter_examples << " counter-examples, " << proof.statements
              << " words of saying, " << cases << " cases, "
              << ontology.cameo().size() - codes.size() << " of " << ontology.cameo().size()
              << " CAMEO codes, " << ontology.modes().size() - modes.size() << " of "
              << ontology.modes().size() << " modes: "
              << (found == 0 ? "all as they should be" : std::to_string(found) + " findings")
              << "\n";
  }
  return found == 0 ? kFine : kReported;
}

}  // namespace

int run_check(const Options& options) {
  Options with_data = options;
  std::vector<std::string> case_paths;
  for (const std::string& path : options.files) {
    std::error_code code;
    const bool is_cases = std::filesystem::path(path).extension() == ".case" ||
                          (std::filesystem::is_directory(path, code) && !is_data_folder(path));
    if (is_cases) {
      case_paths.push_back(path);
    } else {
      with_data.data = path;
    }
  }
  return run_checks(with_data, case_paths);
}

}  // namespace tacitus

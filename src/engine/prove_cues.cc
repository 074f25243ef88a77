#include "engine/prove_cues.h"

#include <algorithm>

#include "base/date.h"
#include "engine/dump_standing.h"

namespace tacitus {
namespace {

constexpr std::string_view kArrow = " => ";

// One thing that the engine says of a sentence.
struct Said {
  std::string line;
  std::string rule;  // empty for numbers
};

std::vector<Said> said_of(const Engine& engine, std::string_view sentence) {
  Document document;
  document.id = "example";
  document.text = sentence;
  document.published = std::chrono::year{2017} / std::chrono::July / 21;
  document.date_source = DateSource::given;
  const Annotations all = engine.annotate(document);
  std::vector<Said> said;
  for (const Event& event : all.events) {
    for (const EventNumber& number : event.numbers) {
      said.push_back({dump_number(document, all, number), ""});
    }
  }
  for (const Proposal& one : all.proposals) {
    said.push_back({dump_proposal(document, all, one), one.rule});
  }
  for (const Measure& one : all.measures) {
    said.push_back({dump_measure(document, all, one), one.rule});
  }
  for (const Dispute& one : all.disputes) {
    said.push_back({dump_dispute(document, all, one), one.rule});
  }
  return said;
}

// True when one of the rules in `rule` ("cues/a.tsv:3, cues/b.tsv:7") is the row; numbers name no
// rule and are of any row, and some words make nothing themselves.
bool is_by(const std::string& rule, const CueRow& row) {
  const bool silent = row.pos == "generic" || row.pos == "topic" || row.pos == "question" ||
                      row.pos == "nothing" || row.pos == "saying" || row.pos == "deal";
  if (rule.empty() || silent) return true;
  for (std::size_t at = rule.find(row.rule); at != std::string::npos;
       at = rule.find(row.rule, at + 1)) {
    const std::size_t end = at + row.rule.size();
    if (end == rule.size() || rule[end] == ',') return true;
  }
  return false;
}

std::string lines_of(const std::vector<Said>& said) {
  std::string out;
  for (const Said& one : said) {
    if (!out.empty()) out += " ; ";
    out += one.line;
    if (!one.rule.empty()) out += " by " + one.rule;
  }
  return out.empty() ? "nothing" : out;
}

// True when `line` is `wanted`, or begins so and goes on with another word.
bool begins(std::string_view line, std::string_view wanted) {
  return line.substr(0, wanted.size()) == wanted &&
         (line.size() == wanted.size() || line[wanted.size()] == ' ');
}

}  // namespace

void prove_cues(const Engine& engine, const CueTable& table, Proof& proof) {
  for (const CueRow& row : table.rows()) {
    const std::string file = row.rule.substr(0, row.rule.rfind(':'));
    Proof::Counts& counts = proof.files[file];
    const std::size_t arrow = row.yes.find(kArrow);
    const std::string wanted = row.yes.substr(arrow + kArrow.size());
    const std::vector<Said> said = said_of(engine, std::string_view(row.yes).substr(0, arrow));
    const bool good = std::any_of(said.begin(), said.end(), [&](const Said& one) {
      return begins(one.line, wanted) && is_by(one.rule, row);
    });
    ++proof.examples;
    ++counts.examples;
    if (!good) {
      proof.findings.push_back({row.rule + ":1", "\"" + row.yes.substr(0, arrow) + "\" gives " +
                                                     lines_of(said) + "; should be " + wanted});
    }
    if (row.no.empty()) continue;
    ++proof.counter_examples;
    ++counts.counter_examples;
    const std::vector<Said> wrong = said_of(engine, row.no);
    const bool read = std::any_of(wrong.begin(), wrong.end(),
                                  [&](const Said& one) { return is_by(one.rule, row); });
    if (!read) continue;
    proof.findings.push_back(
        {row.rule + ":1", "\"" + row.no + "\" must not be read by this row: " + lines_of(wrong)});
  }
}

}  // namespace tacitus

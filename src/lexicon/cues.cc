#include "lexicon/cues.h"

#include "base/table.h"
#include "lexicon/reporting.h"

namespace tacitus {
namespace {

// The rows of a cue file; a missing file is an error.
Result<std::vector<TableRow>> rows_of(const Resources& resources, std::string_view name,
                                      const std::vector<std::string_view>& columns) {
  const std::string_view bytes = resources.find(name);
  if (bytes.data() == nullptr) {
    return Error{Error::Code::not_found, std::string(name), "the data file is missing"};
  }
  Result<std::vector<TableRow>> rows = read_table(name, bytes, columns);
  if (!rows) return rows.error();
  for (std::size_t i = 1; i < rows->size(); ++i) {
    if ((*rows)[i].cells < (*rows)[i - 1].cells) {
      return bad_data(place_of(name, (*rows)[i], 0),
                      "the table is not sorted; \"" + std::string((*rows)[i].cells[0]) +
                          "\" must stand before \"" + std::string((*rows)[i - 1].cells[0]) + "\"");
    }
  }
  return rows;
}

Result<Effect> parse_effect(std::string_view name, const std::string& place) {
  if (name == "actual") return Effect::actual;
  if (name == "future") return Effect::future;
  if (name == "hypothetical") return Effect::hypothetical;
  if (name == "negated") return Effect::negated;
  if (name == "mooted") return Effect::mooted;
  if (name == "tried") return Effect::tried;
  if (name == "wished") return Effect::wished;
  return bad_data(place, "unknown effect \"" + std::string(name) +
                             "\"; write actual, future, hypothetical, negated, mooted, tried or "
                             "wished");
}

std::string key_of(char kind, std::string_view lemma) {
  std::string key(1, kind);
  key += lemma;
  return key;
}

// The kind letter of a `word` column: verb, noun, modifier, auxiliary, subordinator, purpose,
// preposition.
Result<char> parse_kind(std::string_view name, const std::string& place) {
  if (name == "verb") return 'v';
  if (name == "noun") return 'n';
  if (name == "modifier") return 'a';
  if (name == "auxiliary") return 'x';
  if (name == "subordinator") return 'm';
  if (name == "purpose") return 'd';
  if (name == "preposition") return 'p';
  return bad_data(place, "unknown kind \"" + std::string(name) +
                             "\"; write verb, noun, modifier, auxiliary, subordinator, purpose or "
                             "preposition");
}

}  // namespace

Result<Cues> Cues::create(const Resources& resources) {
  Cues cues;
  const std::string_view factuality = "cues/factuality.tsv";
  auto rows = rows_of(resources, factuality, {"lemma", "kind", "effect"});
  if (!rows) return rows.error();
  for (const TableRow& row : *rows) {
    const Result<char> kind = parse_kind(row.cells[1], place_of(factuality, row, 1));
    if (!kind) return kind.error();
    const Result<Effect> effect = parse_effect(row.cells[2], place_of(factuality, row, 2));
    if (!effect) return effect.error();
    cues.effects_[key_of(*kind, row.cells[0])] = *effect;
  }
  const std::string_view light = "cues/light_verbs.tsv";
  rows = rows_of(resources, light, {"lemma", "noun", "subject"});
  if (!rows) return rows.error();
  for (const TableRow& row : *rows) {
    LightVerb verb;
    verb.object = row.cells[1] == "obj";
    if (!verb.object) verb.preposition = row.cells[1];
    verb.undergoer = row.cells[2] == "obj";
    if (!verb.undergoer && row.cells[2] != "subj") {
      return bad_data(place_of(light, row, 2), "subject must be subj or obj");
    }
    cues.light_verbs_[std::string(row.cells[0])].push_back(std::move(verb));
  }
  const Result<Reporting> reporting = Reporting::create(resources);
  if (!reporting) return reporting.error();
  for (const ReportingWord& word : reporting->all()) {
    const bool asked = word.force == Force::asks;
    const bool told =
        word.kind == 'n' ? word.force == Force::says : word.force != Force::intends && !asked;
    cues.reporting_[key_of(word.kind, word.words)] = told;
  }
  rows = rows_of(resources, "cues/partitives.tsv", {"lemma"});
  if (!rows) return rows.error();
  for (const TableRow& row : *rows) cues.partitives_[std::string(row.cells[0])] = true;
  return cues;
}

Effect Cues::effect(char kind, std::string_view lemma) const {
  const auto found = effects_.find(key_of(kind, lemma));
  return found == effects_.end() ? Effect::none : found->second;
}

const std::vector<LightVerb>* Cues::light_verb(std::string_view lemma) const {
  const auto found = light_verbs_.find(std::string(lemma));
  return found == light_verbs_.end() ? nullptr : &found->second;
}

bool Cues::reports(char kind, std::string_view lemma) const {
  const auto found = reporting_.find(key_of(kind, lemma));
  return found != reporting_.end() && found->second;
}

bool Cues::partitive(std::string_view lemma) const {
  return partitives_.contains(std::string(lemma));
}

}  // namespace tacitus

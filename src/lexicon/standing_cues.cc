#include "lexicon/standing_cues.h"

namespace tacitus {
namespace {

// A table, where it is kept, and what its columns may say.
struct TableOf {
  CueTable StandingCues::*table;
  std::string_view name;
  CueColumns columns;
};

std::vector<TableOf> tables() {
  return {
      {&StandingCues::quantities,
       "cues/quantities.tsv",
       {{"before", "vague"}, {"low", "high", "near", "below"}}},
      {&StandingCues::currencies, "cues/currencies.tsv", {{"noun"}, {}}},
      {&StandingCues::counts,
       "cues/counts.tsv",
       {{"verb", "noun", "state"}, {"killed", "injured", "arrested", "participants", "displaced"}}},
      {&StandingCues::measures, "cues/measures.tsv", {{"verb", "noun"}, {}}},
      {&StandingCues::measure_status,
       "cues/measure_status.tsv",
       {{"verb", "noun", "modifier", "anaphor", "body"},
        {"proposed", "threatened", "imposed", "extended", "eased", "lifted", "blocked", "named",
         "body"}}},
      {&StandingCues::proposals,
       "cues/proposals.tsv",
       {{"verb", "noun", "willing", "modal", "generic", "topic", "question", "nothing", "deal"},
        {"offer", "request", "call", "plan", "willing", "modal", "word"}}},
      {&StandingCues::answers,
       "cues/answers.tsv",
       {{"verb", "noun"}, {"accepted", "rejected", "ignored", "countered", "withdrawn", "reply"}}},
      {&StandingCues::conditions, "cues/conditions.tsv", {{"mark"}, {"trade", "clause", "noun"}}},
      {&StandingCues::disputes,
       "cues/disputes.tsv",
       {{"verb", "noun", "joint", "accusing", "figures", "saying"},
        {"denial", "accusation", "contradict", "other", "accuses", "figures", "word"}}},
  };
}

}  // namespace

Result<StandingCues> StandingCues::create(const Resources& resources) {
  StandingCues cues;
  for (const TableOf& one : tables()) {
    Result<CueTable> table = CueTable::create(one.name, resources.find(one.name), one.columns);
    if (!table) return table.error();
    cues.*one.table = *std::move(table);
  }
  return cues;
}

}  // namespace tacitus

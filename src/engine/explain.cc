#include "engine/explain.h"

#include <algorithm>

#include "engine/dump.h"
#include "engine/dump_standing.h"
#include "engine/misses.h"
#include "engine/names.h"

namespace tacitus {
namespace {

// "  actor     North Korea [12,23) PRK by actors/countries.tsv:118".
void append_party(std::string& out, std::string_view role, const Document& document,
                  const Annotations& annotations, Index index) {
  const Mention& mention = annotations.mentions[index];
  out.append("    ").append(role);
  out.append(role.size() < 10 ? 10 - role.size() : 1, ' ');
  out.append("\"").append(document.at(mention.span)).append("\" ");
  out.append(dump_party(document, annotations, index));
  if (mention.entity != kNone) {
    const Entity& entity = annotations.entities[mention.entity];
    out.append(" ").append(entity.name);
    if (!entity.role.empty()) out.append(", ").append(entity.role);
    if (!entity.rule.empty()) out.append(" by ").append(entity.rule);
  }
  out += '\n';
}

void append_event(std::string& out, const Document& document, const Annotations& annotations,
                  const Event& event) {
  out.append("  ").append(dump_event(document, annotations, event)).append("\n");
  out.append("    trigger   \"").append(document.at(event.trigger)).append("\" by ");
  out.append(event.rule).append("\n");
  for (const Index mention : event.actor) {
    append_party(out, "actor", document, annotations, mention);
  }
  for (const Index mention : event.recipient) {
    append_party(out, "recipient", document, annotations, mention);
  }
  for (const Claimant& claimant : event.claimants) {
    if (claimant.mention == kNone) {
      out.append("    claimant  unnamed");
    } else {
      append_party(out, "claimant", document, annotations, claimant.mention);
      out.pop_back();
    }
    out.append(", cue \"").append(document.at(claimant.cue)).append("\"\n");
  }
  for (const EventNumber& number : event.numbers) {
    out.append("    number    \"").append(document.at(number.span)).append("\" ");
    out.append(dump_number(document, annotations, number)).append("\n");
  }
  if (event.time != kNone) {
    out.append("    date      \"").append(document.at(annotations.times[event.time].span));
    out.append("\"\n");
  }
  if (event.place != kNone) {
    const Location& location = annotations.locations[event.place];
    out.append("    place     \"").append(document.at(location.span)).append("\" ");
    out.append(location.name);
    if (!location.admin1.empty()) out.append(", ").append(location.admin1);
    if (!location.country.empty()) out.append(", ").append(location.country);
    out.append(location.known() ? " by " : ", not known where, by ").append(location.rule);
    out.append("\n");
  }
}

// The word of saying, who says it and what.
void append_statement(std::string& out, const Document& document, const Annotations& annotations,
                      const Statement& statement) {
  out.append("  statement ").append(name_of(statement.mode)).append(", cue \"");
  out.append(document.at(statement.cue)).append("\" by ").append(statement.rule).append("\n");
  if (statement.speaker != kNone) {
    append_party(out, "speaker", document, annotations, statement.speaker);
  } else if (!statement.speaker_words.empty()) {
    out.append("    speaker   \"").append(document.at(statement.speaker_words)).append("\"\n");
  } else {
    out.append("    speaker   unnamed\n");
  }
  for (const Span part : statement.content) {
    out.append("    says      \"").append(document.at(part)).append("\"\n");
  }
}

// "  measure   sanctions NOR -> BLR imposed by cues/measures.tsv:66": what stands after a sentence.
template <class T, class Dump>
void append_standing(std::string& out, std::string_view what, const std::vector<T>& all,
                     Index sentence, Dump dump_one) {
  auto one = std::lower_bound(all.begin(), all.end(), sentence,
                              [](const T& a, Index at) { return a.sentence < at; });
  for (; one != all.end() && one->sentence == sentence; ++one) {
    out.append("  ").append(what).append(what.size() < 10 ? 10 - what.size() : 1, ' ');
    out.append(dump_one(*one)).append(" by ").append(one->rule).append("\n");
  }
}

void append_standing(std::string& out, const Document& document, const Annotations& annotations,
                     Index sentence) {
  append_standing(out, "proposal", annotations.proposals, sentence,
                  [&](const Proposal& one) { return dump_proposal(document, annotations, one); });
  append_standing(out, "measure", annotations.measures, sentence,
                  [&](const Measure& one) { return dump_measure(document, annotations, one); });
  append_standing(out, "dispute", annotations.disputes, sentence,
                  [&](const Dispute& one) { return dump_dispute(document, annotations, one); });
}

// Why a sentence, or a word of it, gave no event.
void append_silence(std::string& out, const Document& document, const Annotations& annotations,
                    const EventCoder& coder, const std::vector<SilentWord>& words) {
  for (const SilentWord& word : words) {
    const Frame& frame = coder.frames().frames[word.frame];
    const bool condition = word.reason == Silence::condition;
    out.append("  - \"").append(document.at(annotations.tokens[word.token].span)).append("\": ");
    out.append(condition ? frame.name : frame.type).append(" (").append(frame.rule);
    out.append(condition ? ") does not hold: " : ") not coded: ").append(word.why).append("\n");
  }
}

// The words that no frame lists, beside an actor: what the lexicon may lack.
bool append_unknown(std::string& out, const Document& document, const Annotations& annotations,
                    const std::vector<UnknownWord>& words) {
  for (const UnknownWord& word : words) {
    out.append("  - \"").append(document.at(annotations.tokens[word.token].span));
    out.append("\" beside \"").append(document.at(annotations.mentions[word.mention].span));
    out.append("\": no frame lists it\n");
  }
  return !words.empty();
}

}  // namespace

std::string explain(const Document& document, const Annotations& annotations,
                    const EventCoder& coder) {
  const std::vector<std::vector<SilentWord>> silent = coder.silent_words(document, annotations);
  std::string out;
  Index next = 0;  // events stand in the order of their sentences
  Index told = 0;  // so do statements
  for (Index s = 0; s < annotations.sentences.size(); ++s) {
    out.append("sentence ").append(std::to_string(s)).append(": ");
    out.append(document.at(annotations.sentences[s].span)).append("\n");
    if (!is_prose(annotations.sentences[s], annotations.blocks)) {
      out.append("  - a by-line, dateline or credit: nothing is coded there\n");
      continue;
    }
    bool coded = false;
    for (; told < annotations.statements.size() && annotations.statements[told].sentence <= s;
         ++told) {
      append_statement(out, document, annotations, annotations.statements[told]);
    }
    for (; next < annotations.events.size() && annotations.events[next].sentence == s; ++next) {
      append_event(out, document, annotations, annotations.events[next]);
      coded = true;
    }
    append_standing(out, document, annotations, s);
    append_silence(out, document, annotations, coder, silent[s]);
    if (coded) continue;
    const bool unknown =
        append_unknown(out, document, annotations, unknown_words(annotations, s, silent[s]));
    if (!unknown && silent[s].empty()) out.append("  - it names no act and nobody who acts\n");
  }
  return out;
}

}  // namespace tacitus

#include "engine/explain.h"

#include "engine/dump.h"

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
  if (event.time != kNone) {
    out.append("    date      \"").append(document.at(annotations.times[event.time].span));
    out.append("\"\n");
  }
}

}  // namespace

std::string explain(const Document& document, const Annotations& annotations,
                    const EventCoder& coder) {
  const std::vector<std::vector<std::string>> misses = coder.explain(document, annotations);
  std::string out;
  Index next = 0;  // events stand in the order of their sentences
  for (Index s = 0; s < annotations.sentences.size(); ++s) {
    if (!is_prose(annotations.sentences[s], annotations.blocks)) continue;
    out.append("sentence ").append(std::to_string(s)).append(": ");
    out.append(document.at(annotations.sentences[s].span)).append("\n");
    bool coded = false;
    for (; next < annotations.events.size() && annotations.events[next].sentence == s; ++next) {
      append_event(out, document, annotations, annotations.events[next]);
      coded = true;
    }
    for (const std::string& line : misses[s]) out.append("  - ").append(line).append("\n");
    if (!coded && misses[s].empty()) out.append("  - no word of it is in a frame\n");
  }
  return out;
}

}  // namespace tacitus

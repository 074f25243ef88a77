#include "engine/prove.h"

#include <algorithm>
#include <optional>

#include "base/date.h"
#include "engine/dump.h"
#include "engine/expectation.h"
#include "engine/names.h"
#include "engine/parts.h"
#include "engine/prove_cues.h"
#include "engine/prove_statements.h"
#include "lexicon/frame_reader.h"

namespace tacitus {
namespace {

// An example's document and what the engine made of it.
struct Coded {
  Document document;
  Annotations annotations;
};

Coded code_example(const Engine& engine, const Example& example) {
  Coded coded;
  coded.document.id = "example";
  coded.document.text = example.sentence;
  if (const auto day = parse_iso_date(example.date)) {
    coded.document.published = *day;
    coded.document.date_source = DateSource::given;
  }
  coded.annotations = engine.annotate(coded.document);
  return coded;
}

// True when each expected party is one of the mentions and there are no others.
bool same_parties(const Coded& coded, const std::vector<ExpectedParty>& expected,
                  const std::vector<Index>& mentions) {
  if (expected.size() != mentions.size()) return false;
  return std::all_of(expected.begin(), expected.end(), [&](const ExpectedParty& party) {
    return std::any_of(mentions.begin(), mentions.end(), [&](Index mention) {
      return is_party(coded.document, coded.annotations, party, mention);
    });
  });
}

bool claimed_by(const Coded& coded, const Event& event, const std::string& code) {
  return std::any_of(event.claimants.begin(), event.claimants.end(), [&](const Claimant& claimant) {
    if (claimant.mention == kNone) return code == "unnamed";
    const Mention& mention = coded.annotations.mentions[claimant.mention];
    if (mention.entity != kNone && coded.annotations.entities[mention.entity].code == code) {
      return true;
    }
    return coded.document.at(mention.span).find(code) != std::string_view::npos;
  });
}

bool has_attribute(const Coded& coded, const Event& event, const std::string& name,
                   const std::string& value) {
  if (name == "status") return name_of(event.status) == value;
  if (name == "mode") return event.mode == value;
  if (name == "cameo") return event.cameo == value;
  if (name == "historical") return event.historical == (value == "true");
  if (name == "date") return event.date.known() && to_iso(event.date.begin) == value;
  if (name == "claimant") return claimed_by(coded, event, value);
  return true;
}

bool matches(const Coded& coded, const ExpectedEvent& expected, const Event& event) {
  if (expected.type != event.type) return false;
  if (!same_parties(coded, expected.actor, event.actor)) return false;
  if (!same_parties(coded, expected.recipient, event.recipient)) return false;
  if (!expected.attributes.contains("status") && event.status != EventStatus::actual) return false;
  return std::all_of(expected.attributes.begin(), expected.attributes.end(),
                     [&](const auto& attribute) {
                       return has_attribute(coded, event, attribute.first, attribute.second);
                     });
}

std::string all_events(const Coded& coded) {
  std::string out;
  for (const Event& event : coded.annotations.events) {
    if (!out.empty()) out += " ; ";
    out += dump_event(coded.document, coded.annotations, event) + " by " + event.rule;
  }
  return out.empty() ? "no event" : out;
}

// What is wrong with an example, or nullopt. Marks the frames that fired.
std::optional<std::string> fault_of(const Frames& frames, const Coded& coded,
                                    const Example& example) {
  const std::vector<Event>& events = coded.annotations.events;
  std::string wanted;
  bool good = events.size() == example.events.size();
  for (const ExpectedEvent& expected : example.events) {
    if (!wanted.empty()) wanted += " ; ";
    wanted += to_text(expected);
    good = good && std::any_of(events.begin(), events.end(),
                               [&](const Event& event) { return matches(coded, expected, event); });
  }
  const std::string& rule = frames.frames[example.frame].rule;
  const bool fired = std::any_of(events.begin(), events.end(),
                                 [&](const Event& event) { return event.rule == rule; });
  if (wanted.empty()) wanted = "no event";
  if (!good)
    return "\"" + example.sentence + "\" gives " + all_events(coded) + "; should be " + wanted;
  if (example.positive && !fired) {
    return "\"" + example.sentence + "\" is coded, but by another frame: " + all_events(coded);
  }
  if (!example.positive && fired) {
    return "\"" + example.sentence + "\" must not fire this frame: " + all_events(coded);
  }
  return std::nullopt;
}

}  // namespace

Proof prove(const Engine& engine) {
  const Frames& frames = engine.parts().frames;
  Proof proof;
  proof.frames = frames.frames.size();
  for (const Example& example : frames.examples) {
    const std::string& rule = frames.frames[example.frame].rule;
    const std::string file = rule.substr(0, rule.rfind(':'));
    Proof::Counts& counts = proof.files[file];
    ++(example.positive ? proof.examples : proof.counter_examples);
    ++(example.positive ? counts.examples : counts.counter_examples);
    const Coded coded = code_example(engine, example);
    if (const auto fault = fault_of(frames, coded, example)) {
      proof.findings.push_back({file + ":" + std::to_string(example.line) + ":3", *fault});
      continue;
    }
    for (const ExpectedEvent& expected : example.events) {
      const auto code = expected.attributes.find("cameo");
      if (code != expected.attributes.end()) proof.cameo.insert(code->second);
      const auto mode = expected.attributes.find("mode");
      if (mode != expected.attributes.end()) proof.modes.insert({expected.type, mode->second});
    }
  }
  prove_statements(engine, proof);
  for (const CueTable* table : engine.parts().standing.all()) prove_cues(engine, *table, proof);
  return proof;
}

std::vector<std::string> unproven_cameo(const Ontology& ontology, const Proof& proof) {
  std::vector<std::string> missing;
  for (const CameoCode& code : ontology.cameo()) {
    const auto first = proof.cameo.lower_bound(code.code);
    const bool root = code.code.size() == 2;
    const bool proven =
        first != proof.cameo.end() && (root ? first->starts_with(code.code) : *first == code.code);
    if (!proven) missing.push_back(code.code);
  }
  return missing;
}

std::vector<std::string> unproven_modes(const Ontology& ontology, const Proof& proof) {
  std::vector<std::string> missing;
  for (const EventMode& mode : ontology.modes()) {
    if (!proof.modes.contains({mode.type, mode.mode}))
      missing.push_back(mode.type + " " + mode.mode);
  }
  return missing;
}

}  // namespace tacitus

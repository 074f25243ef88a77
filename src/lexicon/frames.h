#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexicon/contents.h"
#include "tacitus/annotations.h"
#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// One step of a path from a trigger: a named role, or a preposition as a role.
using Role = std::uint8_t;

// The roles of docs/frames.md. Prepositions follow after `first_preposition`, in the order of
// preposition_names().
namespace role {
inline constexpr Role kSubj = 0, kObj = 1, kIobj = 2, kXcomp = 3, kCcomp = 4, kComp = 5, kAdv = 6,
                      kPoss = 7, kMod = 8, kGov = 9, kOwner = 10, kActor = 11, kRecipient = 12,
                      kParticle = 13, kAux = 14, kMark = 15, kAcl = 16, kFirstPreposition = 17;
}  // namespace role

// The role of that name ("subj", "on"), or nullopt.
std::optional<Role> parse_role(std::string_view name);
std::string_view name_of_role(Role role);
// The role of a preposition's lower-cased words ("on", "because of"), or nullopt.
std::optional<Role> preposition_role(std::string_view words);

// What the word at the end of a path must be.
enum class Test : std::uint8_t {
  in_class,    // `classes`
  lemma,       // `words`
  event,       // `words` are types; empty for any
  actor,       // can act, or is owned by somebody who can
  actor_self,  // can act itself
  person,
  organization,
  group,
  place,
  country,  // a country, or its capital for its government
  code,     // `words`
  sector,   // `words`
  any,
  none,
  plural,
  name,
};

struct Path {
  std::vector<Role> roles;
  bool direct = false;  // "!": no owner
};

struct Condition {
  Path path;
  Test test = Test::any;
  std::vector<std::uint32_t> classes;  // indices into Frames::classes
  std::vector<std::string> words;
};

// Alternatives: one must hold.
using AnyOf = std::vector<Condition>;

struct Refinement {
  AnyOf conditions;
  std::string type;  // empty: as it was
  std::string mode;
  std::string cameo;
};

// A party that an example expects: a code, or words of the text.
struct ExpectedParty {
  std::string code;    // "PRK"
  std::string sector;  // "GOV", may be empty
  std::string words;   // when the code is empty
};

struct ExpectedEvent {
  std::string type;
  std::vector<ExpectedParty> actor;
  std::vector<ExpectedParty> recipient;
  std::map<std::string, std::string> attributes;  // "mode", "status", ...
};

struct Example {
  bool positive = true;
  std::string sentence;
  std::vector<ExpectedEvent> events;
  std::string date;  // "2017-07-21"
  std::uint32_t line = 0;
  std::uint32_t frame = 0;  // index into Frames::frames
};

enum class TriggerKind : std::uint8_t { verb, noun, adjective };

struct Trigger {
  TriggerKind kind = TriggerKind::verb;
  std::string lemma;                    // "call"
  std::vector<std::string> companions;  // verbs: particle or adverb "off"; nouns: modifiers
};

struct Frame {
  std::string name;
  std::string rule;  // "frames/reject.frames:42"
  std::string type;
  std::string mode;
  std::string cameo;
  std::vector<Trigger> triggers;
  std::vector<AnyOf> require;
  std::vector<AnyOf> unless;
  std::vector<Path> actor;
  std::vector<Path> recipient;
  std::vector<Path> absorbs;
  std::vector<Refinement> when;
  std::optional<EventStatus> status;
  bool negated = false;
  bool actor_optional = false;
  bool reciprocal = false;
  bool recipient_required = false;
  bool recipient_wanted = false;  // required in an article, not in a short text
  bool mutual = false;            // a compound actor without a recipient is reciprocal
  bool exact = false;             // parties by the paths alone
  float confidence = 0.8f;
};

// A class of words: single lemmas, and heads with modifiers they need.
struct WordClass {
  std::string name;
  std::unordered_map<std::string, bool> single;
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> compound;  // by head
};

// A trigger's way from its lemma to a frame.
struct TriggerRef {
  std::uint32_t frame = 0;
  std::uint32_t trigger = 0;
};

// All frames, classes and examples of data/frames. Immutable.
struct Frames {
  std::vector<WordClass> classes;
  std::vector<Frame> frames;
  std::vector<Example> examples;
  ContentCodes contents;  // finer codes by what an act is about
  // Key: kind ('v', 'n', 'a') and lemma, "vreject".
  std::unordered_map<std::string, std::vector<TriggerRef>> by_trigger;

  // The frames that a lemma of that kind may trigger, in file order.
  const std::vector<TriggerRef>* find(TriggerKind kind, std::string_view lemma) const;
};

// What the reader of frames must know of the ontology to refuse unknown codes.
class CodeChecker {
 public:
  virtual ~CodeChecker() = default;
  virtual bool has_type(std::string_view type) const = 0;
  virtual bool has_mode(std::string_view type, std::string_view mode) const = 0;
  virtual bool has_cameo(std::string_view code) const = 0;
};

// Parses every "frames/*.frames" of `resources`, in order of name, and ontology/content.tsv when it
// is there. The first fault is the error:
// "frames/reject.frames:42:7: unknown role "nsubject"; did you mean "subj"?". Linear in the bytes.
Result<Frames> parse_frames(const Resources& resources, const CodeChecker& codes);

}  // namespace tacitus

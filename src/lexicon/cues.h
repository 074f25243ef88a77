#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// What a governing or modifying word does to the reality of what it governs. The last three are
// hypothetical, too: "considers", "tries" and "hopes".
enum class Effect : std::uint8_t {
  none,
  actual,
  future,
  hypothetical,
  negated,
  mooted,
  tried,
  wished
};

// A verb that carries a noun of action: "launch an attack", "come under attack".
struct LightVerb {
  bool object = false;      // the noun is the verb's object (or passive subject)
  std::string preposition;  // or stands after this preposition: "take part in"
  bool undergoer = false;   // the subject suffers the act: "came under attack"
};

// Small word lists that steer the reading of a clause: data/cues/{factuality,light_verbs,
// reporting,partitives}.tsv. Immutable.
class Cues {
 public:
  static Result<Cues> create(const Resources& resources);

  // `kind`: 'v' a verb over a clause or an object, 'n' a noun over "of" or an infinitive, 'a' an
  // adjective or adverb beside it, 'x' an auxiliary, 'm' a subordinator, 'd' a verb
  // (with the particle, object or preposition that it needs) whose purpose comes about.
  Effect effect(char kind, std::string_view lemma) const;

  // The light verb of that lemma, or null. Several rows of one lemma stand one after the other.
  const std::vector<LightVerb>* light_verb(std::string_view lemma) const;

  // True for a verb of saying ("say", "accuse"); `kind` 'v' verbs, 'a' adverbs ("reportedly"), 'p'
  // prepositions ("according to"), 'n' nouns ("report").
  bool reports(char kind, std::string_view lemma) const;

  // True for nouns that only count or group: "dozens of", "a series of".
  bool partitive(std::string_view lemma) const;

 private:
  std::unordered_map<std::string, Effect> effects_;  // kind + lemma
  std::unordered_map<std::string, std::vector<LightVerb>> light_verbs_;
  std::unordered_map<std::string, bool> reporting_;  // kind + lemma
  std::unordered_map<std::string, bool> partitives_;
};

}  // namespace tacitus

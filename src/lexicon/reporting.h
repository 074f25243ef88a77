#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// What somebody does with what is told: says it, accuses somebody of it, holds it true, a thing
// shows it, asks for it, promises it, means to do it, or judges it.
enum class Force : std::uint8_t { says, accuses, holds, shows, asks, promises, intends, judges };

// The ways in which a word takes what is told, as a set: `kTakesQuote | kTakesClause`.
using Takes = std::uint32_t;
inline constexpr Takes kTakesQuote = 1u << 0;       // said: "We will not leave."
inline constexpr Takes kTakesClause = 1u << 1;      // said that they would leave
inline constexpr Takes kTakesInfinitive = 1u << 2;  // vowed to leave
inline constexpr Takes kTakesObject = 1u << 3;      // condemned the raid
inline constexpr Takes kTakesPerson = 1u << 4;      // told reporters that: the object is addressed
inline constexpr Takes kTakesRaised = 1u << 5;      // expects Rome to pay: clause with an object
inline constexpr Takes kTakesPair = 1u << 6;        // called it nonsense
inline constexpr Takes kTakesSubject = 1u << 7;     // the talks seem to have failed: nobody says it
inline constexpr Takes kTakesName = 1u << 8;        // mentioned Oslo: a name alone is told
inline constexpr Takes kTakesNobody = 1u << 9;      // the bridge was rated unsafe: by nobody named
inline constexpr Takes kTakesMatter = 1u << 10;     // revealed the plan: an object if somebody does
inline constexpr Takes kTakesWords = 1u << 11;      // responded to the charge: what is itself said

// A word that says that somebody says something: one row of cues/reporting.tsv.
struct ReportingWord {
  std::string words;  // lemma, with its particle: "point out"
  char kind = 'v';    // 'v' verb, 'n' noun, 'j' adjective, 'a' adverb, 'p' preposition
  Takes takes = 0;
  std::vector<std::string> prepositions;  // those after which the content stands: "warned of"
  Force force = Force::says;
  std::string example;  // "[Officials] <said> {the road was closed}."
  std::string rule;     // "cues/reporting.tsv:31"

  bool takes_after(std::string_view preposition) const;
};

// The table of these words. Immutable.
class Reporting {
 public:
  // Reads cues/reporting.tsv. The first faulty cell is the error.
  static Result<Reporting> create(const Resources& resources);

  // The row of that kind, or null. `words` is in lower case.
  const ReportingWord* find(char kind, std::string_view words) const;

  // The row that a rule names ("cues/reporting.tsv:31"), or null.
  const ReportingWord* by_rule(std::string_view rule) const;

  const std::vector<ReportingWord>& all() const { return words_; }  // in file order

 private:
  std::vector<ReportingWord> words_;
  std::unordered_map<std::string, std::size_t> index_;    // kind and words
  std::unordered_map<std::string, std::size_t> by_rule_;  // rule
};

}  // namespace tacitus

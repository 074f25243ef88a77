#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "stages/events.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// A verb or noun beside a known actor that no frame lists: "Paris decried ...".
struct UnknownWord {
  Index token = kNone;
  Index mention = kNone;  // the actor beside it
};

// The unknown words of a sentence, in text order. An actor is known when its code is, and it is not
// merely the place of something. `silent` are those of the sentence: their frames know them.
std::vector<UnknownWord> unknown_words(const Annotations& annotations, Index sentence,
                                       const std::vector<SilentWord>& silent);

// Where something was missed, for people.
struct MissExample {
  std::string document;
  std::string sentence;
};

// What was missed for one reason by one word or rule.
struct MissGroup {
  std::size_t count = 0;
  std::vector<MissExample> examples;  // the first ones, kMissExamples at most
};
inline constexpr std::size_t kMissExamples = 3;

// What a corpus tells and the engine did not code, by reason and word or rule:
// ["unknown verb"]["decry"], ["condition"]["talks (frames/consult.frames:12) it requires ..."].
struct Misses {
  std::size_t documents = 0;
  std::size_t sentences = 0;
  std::size_t not_prose = 0;    // by-lines, datelines, credits: nothing is coded there
  std::size_t with_events = 0;  // sentences that gave an event
  std::size_t unexplained = 0;  // prose without event, actor or word of a frame
  std::map<std::string, std::map<std::string, MissGroup>> groups;
};

// Adds what one document, annotated, tells and gives no event for. O(words times frames of a word).
void add_misses(const Document& document, const Annotations& annotations, const EventCoder& coder,
                Misses& misses);

// The counts and, of each reason, the `top` most frequent groups, most frequent first: for people,
// or as one JSON object.
std::string to_text(const Misses& misses, std::size_t top);
std::string to_json(const Misses& misses, std::size_t top);

}  // namespace tacitus

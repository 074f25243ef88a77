#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/cues.h"
#include "lexicon/frames.h"
#include "lexicon/ontology.h"
#include "lexicon/reporting.h"
#include "stages/stage.h"

namespace tacitus {

// Why a word that might have triggered an event gave none.
enum class Silence : std::uint8_t {
  condition,      // a frame lists the word, but a condition of it does not hold
  no_actor,       // nobody who could act was found
  no_party,       // the doer may be unknown, but the undergoer is so, too
  no_recipient,   // its recipient was not found
  private_alone,  // only private people are known of it
  unknown_alone,  // a whole article tells no country or body of anybody in it
  unplaced,       // a whole article does not tell the country of a body or official in it
  half_found,     // one of two parties was not found in a sentence that names others
  everyday,       // the article is of everyday life, and nobody of public life has a part in it
  standing,       // it is so or happens again and again: "a group that opposes", "often arrest"
  part_of_other,  // another event of the sentence absorbs it
  unreal,  // a duty, a purpose, a wish, an ability, a question: nobody says that it may happen
  told_already,  // it is what somebody asks, offers or refuses, or coded from another word
};

// A word that gave no event.
struct SilentWord {
  Index token = kNone;
  Silence reason = Silence::condition;
  std::uint32_t frame = 0;  // Frames::frames
  std::string why;          // for people: "it requires obj <talks>"
};

// Codes who did what to whom, by the frames of data/frames. The tables must outlive it.
class EventCoder : public Stage {
 public:
  EventCoder(const Frames& frames, const Cues& cues, const Reporting& reporting,
             const Ontology& ontology)
      : frames_(frames), cues_(cues), reporting_(reporting), ontology_(ontology) {}

  Contract contract() const override {
    return {"events", kBlocks | kTokens | kTree | kTimes | kMentions | kLocations | kStatements,
            kEvents};
  }
  void run(const Document& document, Annotations& annotations) const override;

  // Every word that might have triggered an event and gave none, and why: [sentence], in text
  // order; a word has a line for each frame that lists it. O(words times frames of a word).
  std::vector<std::vector<SilentWord>> silent_words(const Document& document,
                                                    const Annotations& annotations) const;

  const Frames& frames() const { return frames_; }

 private:
  const Frames& frames_;
  const Cues& cues_;
  const Reporting& reporting_;
  const Ontology& ontology_;
};

}  // namespace tacitus

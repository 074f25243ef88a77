#pragma once

#include <string>
#include <vector>

#include "lexicon/cues.h"
#include "lexicon/frames.h"
#include "lexicon/ontology.h"
#include "stages/stage.h"

namespace tacitus {

// Codes who did what to whom, by the frames of data/frames. The tables must outlive it.
class EventCoder : public Stage {
 public:
  EventCoder(const Frames& frames, const Cues& cues, const Ontology& ontology)
      : frames_(frames), cues_(cues), ontology_(ontology) {}

  Contract contract() const override {
    return {"events", kBlocks | kTokens | kTree | kTimes | kMentions, kEvents};
  }
  void run(const Document& document, Annotations& annotations) const override;

  // For every word that might have triggered an event and gave none, why not: [sentence], lines for
  // people, in text order. O(words times frames of a word).
  std::vector<std::vector<std::string>> explain(const Document& document,
                                                const Annotations& annotations) const;

 private:
  const Frames& frames_;
  const Cues& cues_;
  const Ontology& ontology_;
};

}  // namespace tacitus

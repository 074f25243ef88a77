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

  // For each sentence without an event, or each word that might have triggered one, why not: lines
  // for people, in text order. O(words times frames of a word).
  std::vector<std::string> explain_sentence(const Document& document,
                                            const Annotations& annotations, Index sentence) const;

 private:
  const Frames& frames_;
  const Cues& cues_;
  const Ontology& ontology_;
};

}  // namespace tacitus

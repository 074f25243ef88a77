#pragma once

#include "lexicon/cues.h"
#include "lexicon/reporting.h"
#include "stages/stage.h"

namespace tacitus {

// Finds who says what: the words of saying of cues/reporting.tsv with their speakers and what is
// said, quotations over sentences and paragraphs, labels ("Kremlin: no talks"). docs/statements.md
// tells what counts and what is left out. O(tokens), for sentences are bounded.
class StatementFinder : public Stage {
 public:
  // The tables must outlive it.
  StatementFinder(const Reporting& reporting, const Cues& cues)
      : reporting_(reporting), cues_(cues) {}

  Contract contract() const override;
  void run(const Document& document, Annotations& annotations) const override;

 private:
  const Reporting& reporting_;
  const Cues& cues_;
};

}  // namespace tacitus

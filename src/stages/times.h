#pragma once

#include "stages/dating.h"
#include "stages/stage.h"
#include "stages/time_patterns.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Finds every expression that names a time ("Thursday", "early last year", "July 4, 2017", "two
// days ago") in the sentences, and the days that it means, counted from Document::published or from
// the time just mentioned. docs/times.md is the list of what is understood and how it is counted.
//
// An expression spans whole tokens, without the preposition before it ("on", "since", "between").
// Those whose days cannot be told are listed with an unknown interval. Durations ("for two years",
// "a three-day visit") and habits ("every Monday", "annual") name no time and are not listed.
// Expressions do not overlap and stand in text order.
//
// With tags and trees the tense comes from the verb that an expression depends on; without them
// (all heads kNone, all tags X) from the words around it. Linear in the tokens.
class TimeFinder : public Stage {
 public:
  Contract contract() const override;
  void run(const Document& document, Annotations& annotations) const override;

 private:
  TimePatterns patterns_;
};

}  // namespace tacitus

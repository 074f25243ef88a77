#pragma once

#include <string>

#include "stages/events.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Text for people: each sentence, its events with the rule, words and actors they stand on, and for
// every word that might have triggered an event and did not, why not.
std::string explain(const Document& document, const Annotations& annotations,
                    const EventCoder& coder);

}  // namespace tacitus

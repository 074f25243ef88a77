#pragma once

#include <string>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// What stands after an article, each thing in one line. The first words are those that the examples
// of data/cues give; what follows is told only where it is known.

// "killed 12", "injured 30..", "participants 200..300", "money 5000000 USD", then the claimants.
std::string dump_number(const Document& document, const Annotations& annotations,
                        const EventNumber& number);

// "KOR -> PRK rejected "military talks"", then the type of the terms, the conditions and answers.
std::string dump_proposal(const Document& document, const Annotations& annotations,
                          const Proposal& proposal);

// "arms_embargo UNO -> LBY imposed", then the body and the date.
std::string dump_measure(const Document& document, const Annotations& annotations,
                         const Measure& measure);

// "USA claims, RUS denies", then what it is about and the words of each.
std::string dump_dispute(const Document& document, const Annotations& annotations,
                         const Dispute& dispute);

}  // namespace tacitus

#pragma once

#include <string>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// What is wrong with the numbers of events, the proposals, the measures and the disputes, one
// complaint a fault: "measure 3: its target does not exist". Part of check().
std::vector<std::string> check_standing(const Document& document, const Annotations& annotations);

}  // namespace tacitus

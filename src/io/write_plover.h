#pragma once

#include <memory>
#include <ostream>

#include "lexicon/field_codes.h"
#include "tacitus/io.h"

namespace tacitus {

// PLOVER 2.0 JSON, one event a line, with the manual's names. Auxiliary modes that the manual asks
// for (future, hypothetical, negation, historical) stand behind the event's own in "mode". `output`
// and `codes` must outlive it.
std::unique_ptr<Writer> make_plover_writer(std::ostream& output, const FieldCodes& codes);

}  // namespace tacitus

#pragma once

#include <optional>
#include <string_view>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// The names that records, dumps and examples use for what the enumerations say: those of the
// enumerators, in lower case.
std::string_view name_of(BlockKind kind);            // "caption"
std::string_view name_of(MentionKind kind);          // "person"
std::string_view name_of(EventStatus status);        // "actual"
std::string_view name_of(DatePrecision precision);   // "day"
std::string_view name_of(DateSource source);         // "given"; "" for unknown
std::string_view name_of(PlaceRole role);            // "event"
std::string_view name_of(PlacePrecision precision);  // "point"
std::string_view name_of(StatementMode mode);        // "direct"
std::string_view name_of(NumberKind kind);           // "killed"
std::string_view name_of(ProposalState state);       // "open"
std::string_view name_of(MeasureStatus status);      // "imposed"
std::string_view name_of(Stance stance);             // "claims"

std::optional<EventStatus> parse_event_status(std::string_view name);
std::optional<DatePrecision> parse_date_precision(std::string_view name);

}  // namespace tacitus

#pragma once

#include <string_view>

#include "tacitus/record.h"
#include "tacitus/result.h"

namespace tacitus {

// The record that to_json() wrote as `json`: to_json() of the result gives the same bytes. Unknown
// members are passed over, so that what a later version wrote can be read. The error says what is
// no JSON, or of no known kind; `where` is left empty for the caller.
Result<Record> read_record(std::string_view json);

}  // namespace tacitus

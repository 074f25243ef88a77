#pragma once

#include <string_view>
#include <vector>

#include "tacitus/offsets.h"
#include "tacitus/record.h"

namespace tacitus {

// Counts every position of the records, which are byte offsets into `text`, in `unit`.
// O(text.size() + n log n) for n positions.
void to_unit(std::string_view text, Unit unit, std::vector<Record>& records);

}  // namespace tacitus

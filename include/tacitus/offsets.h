#pragma once

#include <string_view>
#include <vector>

#include "tacitus/document.h"

namespace tacitus {

// The unit in which the other side of a door counts text positions.
enum class Unit { byte, code_point, utf16 };  // ours; Python str; JavaScript and Java strings

// Converts byte offsets into `text` to offsets counted in `unit`. Offsets may stand in any order
// and must be on UTF-8 boundaries, at most text.size(). O(text.size() + n log n). Used at the doors
// only.
std::vector<std::uint32_t> to_unit(std::string_view text, std::vector<std::uint32_t> offsets,
                                   Unit unit);

}  // namespace tacitus

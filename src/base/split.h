#pragma once

#include <string_view>
#include <vector>

namespace tacitus {

// The items of a list as somebody wrote it, between its separators; they point into `list`. Where
// nothing stands is an empty item, so that whoever checks them can say so: "a,,b" has three, and ""
// has one.
std::vector<std::string_view> split_list(std::string_view list, char separator = ',');

}  // namespace tacitus

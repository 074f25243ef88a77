#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

// The one of `known` that `wrong` was probably meant to be: the nearest by insertions, deletions,
// replacements and swaps of neighbours, if no more than a third of its letters (and at least one)
// are wrong; empty when none is near. The first of equally near ones. Points into `known`.
std::string_view nearest(std::string_view wrong, const std::vector<std::string_view>& known);

// "unknown format "jsnl"; did you mean "jsonl"?" or, when none is near, "...; known are text,
// jsonl".
std::string unknown(std::string_view what, std::string_view wrong,
                    const std::vector<std::string_view>& known);

}  // namespace tacitus

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/result.h"

namespace tacitus {

// The files that `path` names: itself, or, when it is a folder, every file below it that ends with
// one of `suffixes`, sorted.
Result<std::vector<std::string>> find_files(const std::string& path,
                                            const std::vector<std::string_view>& suffixes);

// All bytes of a file.
Result<std::string> read_whole(const std::string& path);

// The blocks, sentences and words of `gold`, without its tags and trees.
Annotations bare_words(const Annotations& gold);

}  // namespace tacitus

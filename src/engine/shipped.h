#pragma once

// For tests only: an engine with the shipped data of the source tree.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "stages/shipped.h"
#include "tacitus/engine.h"

namespace tacitus {

// The shipped data, loaded once for all tests of a program.
inline const Resources& shipped_resources() {
  static const Resources resources = [] {
    Resources all;
    const std::filesystem::path root = std::string(TACITUS_SOURCE_DIR) + "/data";
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      if (entry.is_regular_file()) {
        names.push_back(std::filesystem::relative(entry.path(), root).generic_string());
      }
    }
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) add_shipped(all, name);
    return all;
  }();
  return resources;
}

inline const Engine& shipped_engine() {
  static const Engine engine = *Engine::create(shipped_resources());
  return engine;
}

}  // namespace tacitus

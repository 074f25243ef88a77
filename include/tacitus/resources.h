#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

// The contents of the data files, already read. The core opens no file itself.
struct Resources {
  struct File {
    std::string name;  // "frames/assault.frames", relative to data/; used in error messages
    std::string bytes;
  };
  std::vector<File> files;  // sorted by name

  // The bytes of the file with that name, or an empty view with null data() when there is none.
  std::string_view find(std::string_view name) const;
};

}  // namespace tacitus

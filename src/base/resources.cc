#include "tacitus/resources.h"

namespace tacitus {

std::string_view Resources::find(std::string_view name) const {
  for (const File& file : files) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

}  // namespace tacitus

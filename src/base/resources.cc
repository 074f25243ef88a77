#include "tacitus/resources.h"

namespace tacitus {

Bytes::Bytes(std::string text) {
  const auto owner = std::make_shared<const std::string>(std::move(text));
  view_ = *owner;
  owner_ = owner;
}

std::string_view Resources::find(std::string_view name) const { return share(name); }

Bytes Resources::share(std::string_view name) const {
  for (const File& file : files) {
    if (file.name == name) return file.bytes;
  }
  return {};
}

}  // namespace tacitus

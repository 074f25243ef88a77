#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tacitus {

// XXH3, 128 bits, of what was added, in order. Every piece is added with its length, so that
// ("ab", "c") and ("a", "bc") differ. The same on every machine.
class ContentHash {
 public:
  ContentHash& add(std::string_view text);
  ContentHash& add(std::uint64_t number);

  // 26 characters of a-z and 2-7 (base 32 of RFC 4648, lower case, no padding).
  std::string id() const;

 private:
  std::string bytes_;
};

}  // namespace tacitus

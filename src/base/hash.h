#pragma once

#include <cstdint>
#include <string_view>

namespace tacitus {

// 64-bit FNV-1a, the hash of docs/model_format.md. Continue a hash by giving it as `state`.
constexpr std::uint64_t fnv1a(std::string_view bytes,
                              std::uint64_t state = 14695981039346656037ull) {
  for (const char c : bytes) {
    state ^= static_cast<unsigned char>(c);
    state *= 1099511628211ull;
  }
  return state;
}

}  // namespace tacitus

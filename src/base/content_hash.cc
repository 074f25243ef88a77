#include "base/content_hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace tacitus {

ContentHash& ContentHash::add(std::string_view text) {
  add(static_cast<std::uint64_t>(text.size()));
  bytes_ += text;
  return *this;
}

ContentHash& ContentHash::add(std::uint64_t number) {
  for (int i = 0; i < 8; ++i) bytes_.push_back(static_cast<char>((number >> (8 * i)) & 0xFF));
  return *this;
}

std::string ContentHash::id() const {
  constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
  XXH128_canonical_t digest;
  XXH128_canonicalFromHash(&digest, XXH3_128bits(bytes_.data(), bytes_.size()));
  std::string out;
  unsigned buffer = 0;
  unsigned bits = 0;
  for (const unsigned char byte : digest.digest) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      out += kAlphabet[(buffer >> (bits - 5)) & 31];
      bits -= 5;
    }
  }
  out += kAlphabet[(buffer << (5 - bits)) & 31];  // 128 = 25 * 5 + 3
  return out;
}

}  // namespace tacitus

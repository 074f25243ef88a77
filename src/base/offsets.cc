#include "tacitus/offsets.h"

#include <algorithm>
#include <numeric>

namespace tacitus {
namespace {

// How many units the byte `c` of well-formed UTF-8 begins: continuation bytes begin none, and a
// four-byte character is two UTF-16 units.
std::uint32_t units_of(char c, Unit unit) {
  const auto byte = static_cast<unsigned char>(c);
  if (unit == Unit::byte) return 1;
  if ((byte & 0xC0) == 0x80) return 0;
  return unit == Unit::utf16 && byte >= 0xF0 ? 2 : 1;
}

}  // namespace

std::vector<std::uint32_t> to_unit(std::string_view text, std::vector<std::uint32_t> offsets,
                                   Unit unit) {
  if (unit == Unit::byte) return offsets;
  std::vector<std::size_t> order(offsets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return offsets[a] < offsets[b]; });
  std::size_t at = 0;
  std::uint32_t units = 0;
  for (const std::size_t index : order) {
    for (; at < offsets[index] && at < text.size(); ++at) units += units_of(text[at], unit);
    offsets[index] = units;
  }
  return offsets;
}

}  // namespace tacitus

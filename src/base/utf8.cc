#include "base/utf8.h"

namespace tacitus {
namespace {

// Length of the well-formed sequence at `at`, or 0. After Unicode 15, table 3-7.
std::uint32_t well_formed_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return at + i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned high = lead == 0xED ? 0x9F : 0xBF;
    return tail(1, low, high) && tail(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned high = lead == 0xF4 ? 0x8F : 0xBF;
    return tail(1, low, high) && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

// Bytes of the maximal ill-formed subpart at `at` (at least 1).
std::uint32_t ill_formed_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned lead = byte(0);
  unsigned low = 0x80;
  unsigned high = 0xBF;
  std::uint32_t want = 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    want = 2;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    want = 3;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  }
  std::uint32_t size = 1;
  while (size <= want && at + size < text.size() && byte(size) >= low && byte(size) <= high) {
    low = 0x80;
    high = 0xBF;
    ++size;
  }
  return size;
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::uint32_t size = well_formed_size(text, at);
    if (size == 0) return false;
    at += size;
  }
  return true;
}

CodePoint decode_at(std::string_view text, std::size_t at) {
  const std::uint32_t size = well_formed_size(text, at);
  const auto byte = [&](std::size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  switch (size) {
    case 1:
      return {byte(0), 1};
    case 2:
      return {((byte(0) & 0x1F) << 6) | (byte(1) & 0x3F), 2};
    case 3:
      return {((byte(0) & 0x0F) << 12) | ((byte(1) & 0x3F) << 6) | (byte(2) & 0x3F), 3};
    case 4:
      return {((byte(0) & 0x07) << 18) | ((byte(1) & 0x3F) << 12) | ((byte(2) & 0x3F) << 6) |
                  (byte(3) & 0x3F),
              4};
    default:
      return {0xFFFD, 1};
  }
}

void append_utf8(std::string& out, char32_t value) {
  if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) value = 0xFFFD;
  const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | (value >> 6));
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | (value >> 12));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | (value >> 18));
    put(0x80 | ((value >> 12) & 0x3F));
    put(0x80 | ((value >> 6) & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::string repair_utf8(std::string_view text, std::size_t& repaired) {
  repaired = 0;
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::uint32_t size = well_formed_size(text, at);
    if (size != 0) {
      out.append(text.substr(at, size));
    } else {
      size = ill_formed_size(text, at);
      append_utf8(out, 0xFFFD);
      ++repaired;
    }
    at += size;
  }
  return out;
}

bool is_upper(char32_t value) { return lower(value) != value; }

char32_t lower(char32_t value) {
  if (value < 0x80) return value >= 'A' && value <= 'Z' ? value + 0x20 : value;
  if (value >= 0xC0 && value <= 0xDE) return value == 0xD7 ? value : value + 0x20;
  if (value >= 0x391 && value <= 0x3A9) return value + 0x20;
  if (value >= 0x400 && value <= 0x40F) return value + 0x50;
  if (value >= 0x410 && value <= 0x42F) return value + 0x20;
  return value;
}

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_at(text, at);
    append_utf8(out, lower(point.value));
    at += point.size;
  }
  return out;
}

}  // namespace tacitus

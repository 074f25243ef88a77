#include "ml/pieces.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/utf8.h"

// A word is first written anew: in lower case, without accents, a space between its runs. Then
// every run is cut. The hash of a piece grows by one code point at a time, so the longest piece
// that is known is found by asking for each beginning of what is left.

namespace tacitus {
namespace {

// U+00C0-017F in lower case and without accents where a letter of ASCII is left.
constexpr std::array<char16_t, 192> kFolded = {
    'a',  'a',   'a',   'a',   'a',   'a',   0xE6,  'c',   'e',   'e',   'e',   'e',   'i',   'i',
    'i',  'i',   0xF0,  'n',   'o',   'o',   'o',   'o',   'o',   0xD7,  0xF8,  'u',   'u',   'u',
    'u',  'y',   0xFE,  0xDF,  'a',   'a',   'a',   'a',   'a',   'a',   0xE6,  'c',   'e',   'e',
    'e',  'e',   'i',   'i',   'i',   'i',   0xF0,  'n',   'o',   'o',   'o',   'o',   'o',   0xF7,
    0xF8, 'u',   'u',   'u',   'u',   'y',   0xFE,  'y',   'a',   'a',   'a',   'a',   'a',   'a',
    'c',  'c',   'c',   'c',   'c',   'c',   'c',   'c',   'd',   'd',   0x111, 0x111, 'e',   'e',
    'e',  'e',   'e',   'e',   'e',   'e',   'e',   'e',   'g',   'g',   'g',   'g',   'g',   'g',
    'g',  'g',   'h',   'h',   0x127, 0x127, 'i',   'i',   'i',   'i',   'i',   'i',   'i',   'i',
    'i',  0x131, 0x133, 0x133, 'j',   'j',   'k',   'k',   0x138, 'l',   'l',   'l',   'l',   'l',
    'l',  0x140, 0x140, 0x142, 0x142, 'n',   'n',   'n',   'n',   'n',   'n',   0x149, 0x14B, 0x14B,
    'o',  'o',   'o',   'o',   'o',   'o',   0x153, 0x153, 'r',   'r',   'r',   'r',   'r',   'r',
    's',  's',   's',   's',   's',   's',   's',   's',   't',   't',   't',   't',   0x167, 0x167,
    'u',  'u',   'u',   'u',   'u',   'u',   'u',   'u',   'u',   'u',   'u',   'u',   'w',   'w',
    'y',  'y',   'y',   'z',   'z',   'z',   'z',   'z',   'z',   0x17F,
};

// 0 for a code point that vanishes.
char32_t folded(char32_t value) {
  value = lower(value);
  if (value >= 0xC0 && value < 0x180) return kFolded[value - 0xC0];
  if (value >= 0x300 && value < 0x370) return 0;
  return value;
}

bool stands_alone(char32_t value) {
  const auto within = [value](char32_t first, char32_t last) {
    return value >= first && value <= last;
  };
  if (value < 0x80) return !within('0', '9') && !within('a', 'z') && !within('A', 'Z');
  return within(0xA0, 0xBF) || value == 0xD7 || value == 0xF7 || within(0x2000, 0x2BFF) ||
         within(0x3000, 0x303F) || within(0x3400, 0x9FFF) || within(0xF900, 0xFAFF);
}

// The plain characters that stand for a curly quote, a dash or an ellipsis; else nothing.
std::string_view plain_of(char32_t value) {
  switch (value) {
    case 0x2018:
    case 0x2019:
      return "'";
    case 0x201C:
    case 0x201D:
      return "\"";
    case 0x2013:
    case 0x2014:
      return "-";
    case 0x2026:
      return "...";
    default:
      return {};
  }
}

constexpr std::uint64_t kFirst = fnv1a("");
constexpr std::uint64_t kLater = fnv1a("##");

}  // namespace

void PieceReader::split(std::string_view form) {
  runs_.clear();
  const auto end_run = [this] {
    if (!runs_.empty() && runs_.back() != ' ') runs_ += ' ';
  };
  const auto put = [&](char32_t value) {
    value = folded(value);
    if (value == 0) return;
    const bool alone = stands_alone(value);
    if (alone) end_run();
    if (value > ' ') append_utf8(runs_, value);
    if (alone) end_run();
  };
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = decode_at(form, at);
    at += point.size;
    const std::string_view plain = plain_of(point.value);
    for (const char c : plain) put(static_cast<unsigned char>(c));
    // U+0000 is white space, not a code point that vanishes within a run.
    if (plain.empty()) put(point.value == 0 ? U' ' : point.value);
  }
  end_run();
}

void PieceReader::read(std::string_view form, const Vocabulary& known,
                       std::vector<std::uint32_t>& rows) {
  split(form);
  const std::string_view text = runs_;
  const auto unknown = static_cast<std::uint32_t>(known.size());
  std::size_t count = 0;
  std::uint64_t begin = kFirst;
  for (std::size_t at = 0; at < text.size() && count < kMostPieces; ++count) {
    std::uint64_t hash = begin;
    std::uint32_t row = unknown;
    std::size_t end = at;
    std::size_t next = at;
    while (text[next] != ' ') {
      const std::size_t from = next++;
      while ((static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
      hash = fnv1a(text.substr(from, next - from), hash);
      const std::uint32_t found = known.row(hash);
      if (found == unknown) continue;
      row = found;
      end = next;
    }
    rows.push_back(row);
    at = row == unknown ? next : end;
    begin = kLater;
    if (text[at] == ' ') {
      ++at;
      begin = kFirst;
    }
  }
  if (count == 0) rows.push_back(unknown);
}

}  // namespace tacitus

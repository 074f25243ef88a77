// Accents come and go in the news ("Erdoğan", "Erdogan"; "Lula da Silva" with and without), so
// names are compared without them. Only Latin letters are folded: the letters of Latin-1, Latin
// Extended-A, and the Vietnamese block, which together write every name that the tables hold. A
// letter that decomposes into two ("ß", "æ") gives its first: tables and text are folded alike, so
// nothing is lost but a distinction that no two names make.

#include "lexicon/fold.h"

#include "base/utf8.h"

namespace tacitus {
namespace {

// Base letters of U+00C0..U+017F, one character each; "?" where there is none.
constexpr std::string_view kLatin =
    "AAAAAAACEEEEIIIIDNOOOOO?OUUUUYTsaaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSs"
    "SsSs"
    "TtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";
static_assert(kLatin.size() == 0x180 - 0xC0);

// U+1EA0..U+1EF9 in pairs of capital and small letter: where each letter's pairs end.
char fold_vietnamese(char32_t value) {
  constexpr struct {
    char32_t end;
    char capital;
  } kRuns[] = {{0x1EB8, 'A'}, {0x1EC8, 'E'}, {0x1ECC, 'I'},
               {0x1EE4, 'O'}, {0x1EF2, 'U'}, {0x1EFA, 'Y'}};
  for (const auto& run : kRuns) {
    if (value < run.end) return static_cast<char>(value % 2 == 0 ? run.capital : run.capital + 32);
  }
  return 0;
}

// The ASCII character that stands for `value`, or 0 when it stays as it is.
char fold_char(char32_t value) {
  if (value >= 0xC0 && value < 0x180) {
    const char base = kLatin[value - 0xC0];
    return base == '?' ? '\0' : base;
  }
  if (value >= 0x1EA0 && value <= 0x1EF9) return fold_vietnamese(value);
  switch (value) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
    case 0x02BB:
    case 0x00B4:
    case 0x2032:
      return '\'';
    case 0x201C:
    case 0x201D:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return '-';
    case 0x00A0:
    case 0x2009:
    case 0x202F:
      return ' ';
    case 0x01A0:
      return 'O';
    case 0x01A1:
      return 'o';
    case 0x01AF:
      return 'U';
    case 0x01B0:
      return 'u';
    case 0x0218:
      return 'S';
    case 0x0219:
      return 's';
    case 0x021A:
      return 'T';
    case 0x021B:
      return 't';
    case 0x018F:
      return 'E';
    case 0x0259:
      return 'e';
    default:
      return '\0';
  }
}

}  // namespace

std::string fold_name(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) {
      const char c = byte <= ' ' ? ' ' : text[at];
      if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
      ++at;
      continue;
    }
    const CodePoint point = decode_at(text, at);
    const char base = fold_char(point.value);
    if (base == '\0') {
      out.append(text.substr(at, point.size));
    } else if (base != ' ' || (!out.empty() && out.back() != ' ')) {
      out += base;
    }
    at += point.size;
  }
  return out;
}

}  // namespace tacitus

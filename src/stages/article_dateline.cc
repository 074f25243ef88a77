#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/article_dates.h"
#include "stages/article_lines.h"
#include "stages/tokenizer_characters.h"

// Datelines, as agencies write them:
//
//   SEOUL, July 21 (Reuters) -      place, date, agency, dash
//   LONDON (AP) _                   place, agency
//   WASHINGTON —                    place in capitals
//   Paris, July 21, 2017 (AFP) -    place in small letters needs a date or an agency
//   (CNN) --                        agency
//   MOSCOW, July 21. /TASS/.        with stops
//   SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]
//
// The text is read in pieces: words of the place, commas, a date, an agency in brackets or slashes,
// then a dash. Whatever fits none of these ends the attempt, so that a sentence with a dash in it
// ("Seoul - which has waited ...") is none. All that is looked at is the first 160 bytes.

namespace tacitus {
namespace {

constexpr std::size_t kReach = 160;
constexpr std::size_t kPlaceWords = 7;

struct Reading {
  std::size_t place_words = 0;
  bool capitals = true;  // all words of the first part of the place are in capitals
  bool comma = false;
  bool date = false;
  bool agency = false;
};

bool is_dash(char32_t c) {
  return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == '_';
}

// Skips white space.
std::uint32_t skip(std::string_view text, std::uint32_t at) {
  while (at < text.size()) {
    const Character c = character_at(text, at);
    if (c.kind != CharClass::space) break;
    at += c.size;
  }
  return at;
}

// The end of a run of dashes at `at`, or `at`.
std::uint32_t dash_end(std::string_view text, std::uint32_t at) {
  while (at < text.size()) {
    const CodePoint c = decode_at(text, at);
    if (!is_dash(c.value)) break;
    at += c.size;
  }
  return at;
}

// The end of "(Reuters)" or "/TASS/" at `at`, or `at`.
std::uint32_t agency_end(std::string_view text, std::uint32_t at, const Agencies& agencies) {
  const char open = at < text.size() ? text[at] : ' ';
  if (open != '(' && open != '/') return at;
  const std::size_t close = text.find(open == '(' ? ')' : '/', at + 1);
  if (close == std::string_view::npos || close - at > 40) return at;
  const std::string_view inside = text.substr(at + 1, close - at - 1);
  bool known = agencies.contains(inside) || is_capitals(inside);
  if (const std::size_t slash = inside.find_first_of("/-,"); slash != inside.npos) {
    known = known || agencies.contains(inside.substr(0, slash));
  }
  if (!known) {  // "(Special to the Post)": every word with a capital will do
    if (count_words(inside, 5) > 4 || inside.empty()) return at;
    known = is_upper(decode_at(inside, 0).value);
  }
  return known ? static_cast<std::uint32_t>(close + 1) : at;
}

// Words of a date: "July", "21", "2017", "Friday", "JAN".
bool is_date_word(std::string_view word) {
  if (month_of(word) > 0) return true;
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Small words inside the names of places.
bool is_place_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {"al", "and",  "bin", "de", "el",
                                             "es", "near", "of",  "the"};
  return is_in(kParticles, word);
}

bool has_small(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Reads one word of place or date at `at`; false when it is neither.
bool read_word(std::string_view text, std::uint32_t at, std::uint32_t& end, Reading& reading) {
  end = at;
  while (end < text.size()) {
    const Character c = character_at(text, end);
    const bool inner =
        c.kind == CharClass::letter || c.kind == CharClass::digit || c.kind == CharClass::mark;
    const bool joint = (c.value == '-' || c.value == '/') && end + 1 < text.size() && end > at &&
                       character_at(text, end + 1).kind == CharClass::letter;
    if (!inner && !joint) break;
    end += c.size;
  }
  if (end == at) return false;
  const std::string_view word = text.substr(at, end - at);
  const bool date_next = reading.comma || reading.date || reading.place_words == 0;
  if (date_next && is_date_word(word)) {
    reading.date = true;
  } else {
    const bool large = is_upper(decode_at(word, 0).value);
    if (!large && (reading.place_words == 0 || !is_place_particle(word))) return false;
    if (!is_date_line(word)) {
      if (reading.date) return false;
      ++reading.place_words;
    }
    if (!reading.comma && large) reading.capitals = reading.capitals && !has_small(word);
  }
  if (end < text.size() && text[end] == '.') ++end;  // "Colo.", "Feb."
  return reading.place_words <= kPlaceWords;
}

// [REPORT] [ARMED FORCES] [TEXT]
std::uint32_t skip_tags(std::string_view text, std::uint32_t at) {
  while (true) {
    const std::uint32_t open = skip(text, at);
    if (open >= text.size() || text[open] != '[') return at;
    const std::size_t close = text.find(']', open);
    if (close == std::string_view::npos || !is_capitals(text.substr(open, close - open))) return at;
    at = static_cast<std::uint32_t>(close + 1);
  }
}

// Whether what was read may stand before a dash (or, with an agency, before nothing).
bool is_enough(const Reading& reading, bool strict) {
  if (reading.place_words == 0) return reading.agency;
  if (reading.date || reading.agency) return true;
  return !strict && reading.capitals;
}

}  // namespace

std::uint32_t dateline_size(std::string_view whole, const Agencies& agencies, bool strict) {
  const std::string_view text = whole.substr(0, kReach);
  Reading reading;
  std::uint32_t at = 0;
  while (at < text.size()) {
    const std::uint32_t next = skip(text, at);
    if (const std::uint32_t dash = dash_end(text, next); dash != next) {
      // A hyphen that touches the next word joins two words, but a long dash does not.
      const bool apart = dash >= text.size() || skip(text, dash) != dash || dash - next > 1;
      return apart && is_enough(reading, strict) ? skip_tags(text, dash) : 0;
    }
    if (const std::uint32_t agency = agency_end(text, next, agencies); agency != next) {
      const bool known = agencies.contains(text.substr(next + 1, agency - next - 2));
      if (reading.place_words == 0 && !reading.date && !known) return 0;
      reading.agency = true;
      const std::uint32_t after = agency < text.size() && text[agency] == '.' ? agency + 1 : agency;
      const std::uint32_t follow = skip(text, after);
      const std::uint32_t dash = dash_end(text, follow);
      const bool sure = known || reading.date || (reading.capitals && reading.place_words > 0);
      if (!sure) return 0;
      if (dash != follow) return skip_tags(text, dash);
      if (follow < text.size() && text[follow] == ':') return follow + 1;
      return known && (reading.capitals || reading.date) ? after : 0;
    }
    if (next < text.size() && text[next] == ',') {
      if (reading.place_words == 0 && !reading.date) return 0;
      reading.comma = true;
      at = next + 1;
      continue;
    }
    if (reading.date && next < text.size()) {  // "March 11, Reuter -"
      const std::string_view word = text.substr(next, text.find_first_of(" ,-.", next) - next);
      if (word.size() < 20 && agencies.contains(word)) {
        reading.agency = true;
        at = next + static_cast<std::uint32_t>(word.size());
        continue;
      }
    }
    std::uint32_t end = next;
    if (next >= text.size() || !read_word(text, next, end, reading)) break;
    at = end;
  }
  // A line that is nothing but place and date.
  const bool all = at >= whole.size();
  return all && reading.date && reading.place_words > 0 && reading.capitals
             ? static_cast<std::uint32_t>(whole.size())
             : 0;
}

}  // namespace tacitus

#include "stages/article_dates.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "base/word_list.h"

namespace tacitus {
namespace {

constexpr std::size_t kReach = 400;     // bytes that are searched for a date
constexpr std::size_t kLineWords = 18;  // a line of dates is not longer
constexpr std::size_t kLineBytes = 120;

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};

// Words besides months that a line with a date may have; sorted.
constexpr std::string_view kLineWordsAllowed[] = {
    "a",        "ago",       "am",       "an",      "and",      "article",   "at",
    "bst",      "by",        "cest",     "cet",     "created",  "date",      "day",
    "days",     "dateline",  "edt",      "est",     "et",       "filed",     "first",
    "fri",      "friday",    "from",     "gmt",     "hour",     "hours",     "hrs",
    "ist",      "issued",    "jst",      "kst",     "last",     "local",     "m",
    "min",      "mins",      "minute",   "minutes", "modified", "mon",       "monday",
    "msk",      "o",         "of",       "on",      "p",        "pdt",       "pm",
    "post",     "posted",    "print",    "pst",     "pt",       "pubdate",   "publication",
    "publish",  "published", "read",     "release", "released", "revised",   "sat",
    "saturday", "since",     "story",    "sun",     "sunday",   "the",       "thu",
    "thur",     "thurs",     "thursday", "time",    "today",    "tue",       "tues",
    "tuesday",  "update",    "updated",  "utc",     "wed",      "wednesday", "week",
    "weeks",    "yesterday", "z",
};

constexpr std::string_view kStrongWords[] = {"ago",      "filed",     "issued",  "modified",
                                             "posted",   "published", "pubdate", "read",
                                             "released", "update",    "updated"};
constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

struct Word {
  Span span;
  std::string small;  // empty for numbers
  unsigned number = 0;
  std::size_t digits = 0;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Reads the next run of ASCII letters or of digits at or after `at`, which moves behind it; false
// when there is none before `end`.
bool next_word(std::string_view text, std::size_t& at, std::size_t end, Word& word) {
  while (at < end && !is_digit(text[at]) && !is_letter(text[at])) ++at;
  if (at >= end) return false;
  const bool digit = is_digit(text[at]);
  word.small.clear();
  word.number = 0;
  word.digits = 0;
  word.span.begin = static_cast<std::uint32_t>(at);
  while (at < end && (digit ? is_digit(text[at]) : is_letter(text[at]))) {
    if (digit) {
      if (word.digits < 6) word.number = word.number * 10 + static_cast<unsigned>(text[at] - '0');
      ++word.digits;
    } else if (word.small.size() < 15) {
      word.small.push_back(static_cast<char>(text[at] | 0x20));
    }
    ++at;
  }
  word.span.end = static_cast<std::uint32_t>(at);
  return true;
}

// Four digits in a row; without them a long text needs no closer look.
bool has_year(std::string_view text) {
  std::size_t run = 0;
  for (const char c : text) {
    run = is_digit(c) ? run + 1 : 0;
    if (run == 4) return true;
  }
  return false;
}

std::optional<Days> day_of(unsigned year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day)};
  if (!date.ok() || year < 1800 || year > 2199) return std::nullopt;
  return Days(date);
}

unsigned month_of_word(const Word& word) { return word.digits > 0 ? 0 : month_of(word.small); }

bool is_day(const Word& word) { return word.digits >= 1 && word.digits <= 2 && word.number > 0; }

// What stands between two words must be short and hold none but these marks.
bool touch(std::string_view text, const Word& a, const Word& b) {
  if (b.span.begin - a.span.end > 4) return false;
  for (std::uint32_t at = a.span.end; at < b.span.begin; ++at) {
    if (std::string_view(" ,.-/\t\n").find(text[at]) == std::string_view::npos &&
        static_cast<unsigned char>(text[at]) < 0x80) {
      return false;
    }
  }
  return true;
}

// The year that `word` is; two digits are a year of the last century, as in "3 JAN 90".
unsigned year_of(const Word& word, bool short_too) {
  if (word.digits == 4) return word.number;
  return short_too && word.digits == 2 && word.number >= 60 ? 1900 + word.number : 0;
}

std::optional<Days> date_at(std::string_view text, const std::vector<Word>& words, std::size_t i,
                            std::size_t& used) {
  const auto near = [&](std::size_t a) {
    return a < words.size() && touch(text, words[a - 1], words[a]);
  };
  used = 3;
  if (const unsigned month = month_of_word(words[i]); month > 0 && near(i + 1)) {
    if (!is_day(words[i + 1])) return std::nullopt;
    std::size_t year = i + 2;
    if (year < words.size() && words[year].small.size() == 2 && near(year)) ++year;  // 21st
    if (!near(year) || year_of(words[year], false) == 0) return std::nullopt;
    used = year - i + 1;
    return day_of(words[year].number, month, words[i + 1].number);
  }
  if (is_day(words[i])) {
    std::size_t at = i + 1;
    const std::string_view suffix = at < words.size() ? std::string_view(words[at].small) : "";
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") ++at;
    if (!near(at) || !near(at + 1)) return std::nullopt;
    used = at + 2 - i;
    if (const unsigned month = month_of_word(words[at]); month > 0) {
      const unsigned year = year_of(words[at + 1], words[at].small.size() == 3);
      return year > 0 ? day_of(year, month, words[i].number) : std::nullopt;
    }
    if (!is_day(words[at]) || words[at + 1].digits != 4) return std::nullopt;
    const unsigned a = words[i].number;
    const unsigned b = words[at].number;
    if ((a > 12) == (b > 12) && a != b) return std::nullopt;  // two readings, or none
    return day_of(words[at + 1].number, std::min(a, b), std::max(a, b));
  }
  if (words[i].digits == 4 && near(i + 1) && near(i + 2) && is_day(words[i + 1]) &&
      is_day(words[i + 2]) && text[words[i].span.end] == text[words[i + 1].span.end]) {
    return day_of(words[i].number, words[i + 1].number, words[i + 2].number);
  }
  return std::nullopt;
}

template <std::size_t size>
bool contains(const std::string_view (&words)[size], std::string_view word) {
  return is_in(words, word);
}

// Whether a word without digits may stand in a line of dates; `strong` when it also makes one.
bool is_line_word(const std::string& small, bool& strong) {
  if (month_of(small) > 0 || small == "st" || small == "nd" || small == "rd" || small == "th") {
    strong = true;
    return true;
  }
  if (!std::binary_search(std::begin(kLineWordsAllowed), std::end(kLineWordsAllowed),
                          std::string_view(small))) {
    return false;
  }
  strong = strong || contains(kWeekdays, std::string_view(small).substr(0, 3)) ||
           contains(kStrongWords, small);
  return true;
}

}  // namespace

unsigned month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 9) return 0;
  constexpr std::string_view kHeads = "janfebmaraprmayjunjulaugsepoctnovdec";
  const auto small = [&](std::size_t i) { return static_cast<char>(word[i] | 0x20); };
  std::size_t month = 0;
  while (month < 12 && (kHeads[3 * month] != small(0) || kHeads[3 * month + 1] != small(1) ||
                        kHeads[3 * month + 2] != small(2))) {
    ++month;
  }
  if (month == 12) return 0;
  const std::string_view name = kMonths[month];
  if (word.size() == 3 || (month == 8 && word.size() == 4 && small(3) == 't')) {
    return static_cast<unsigned>(month) + 1;
  }
  if (word.size() != name.size()) return 0;
  for (std::size_t i = 3; i < name.size(); ++i) {
    if (small(i) != name[i]) return 0;
  }
  return static_cast<unsigned>(month) + 1;
}

std::optional<FullDate> find_full_date(std::string_view text) {
  const std::size_t end = std::min(text.size(), kReach);
  if (end > kLineBytes && !has_year(text.substr(0, end))) return std::nullopt;
  std::vector<Word> words;
  Word word;
  for (std::size_t at = 0; next_word(text, at, end, word);) words.push_back(word);
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::size_t used = 0;
    if (const std::optional<Days> day = date_at(text, words, i, used)) {
      return FullDate{*day, {words[i].span.begin, words[i + used - 1].span.end}};
    }
  }
  return std::nullopt;
}

bool is_date_line(std::string_view line) {
  if (line.size() > kLineBytes) return false;
  std::size_t count = 0;
  std::size_t numbers = 0;
  bool strong = false;
  Word word;
  for (std::size_t at = 0; next_word(line, at, line.size(), word); ++count) {
    if (count == kLineWords) return false;
    if (word.digits == 0) {
      if (!is_line_word(word.small, strong)) return false;
    } else if (word.digits > 4 || ++numbers > 7) {
      return false;
    }
  }
  if (numbers == 0) return count == 1 && strong && word.small.size() > 5;  // "Updated"
  return strong || find_full_date(line).has_value();
}

}  // namespace tacitus

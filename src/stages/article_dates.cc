#include "stages/article_dates.h"

#include <algorithm>
#include <string>
#include <vector>

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
    "a",         "ago",       "am",       "an",      "and",      "article",     "at",
    "bst",       "by",        "cest",     "cet",     "created",  "date",        "day",
    "days",      "dateline",  "edt",      "est",     "et",       "filed",       "first",
    "fri",       "friday",    "from",     "gmt",     "hour",     "hours",       "hrs",
    "ist",       "issued",    "jst",      "kst",     "last",     "local",       "m",
    "min",       "mins",      "minute",   "minutes", "modified", "mon",         "monday",
    "msk",       "o",         "of",       "on",      "p",        "pdt",         "pm",
    "post",      "posted",    "print",    "pst",     "pt",       "publication", "publish",
    "published", "pubdate",   "read",     "release", "released", "revised",     "sat",
    "saturday",  "since",     "story",    "sun",     "sunday",   "the",         "thu",
    "thur",      "thurs",     "thursday", "time",    "today",    "tue",         "tues",
    "tuesday",   "update",    "updated",  "utc",     "wed",      "wednesday",   "week",
    "weeks",     "yesterday", "z",
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

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Runs of ASCII letters and runs of digits of the first `reach` bytes.
std::vector<Word> words_of(std::string_view text, std::size_t reach) {
  std::vector<Word> words;
  const std::size_t end = std::min(text.size(), reach);
  for (std::size_t at = 0; at < end;) {
    const bool digit = is_digit(text[at]);
    if (!digit && !is_letter(text[at])) {
      ++at;
      continue;
    }
    Word word;
    word.span.begin = static_cast<std::uint32_t>(at);
    while (at < end && (digit ? is_digit(text[at]) : is_letter(text[at]))) {
      if (digit) {
        if (word.digits < 6) word.number = word.number * 10 + static_cast<unsigned>(text[at] - '0');
        ++word.digits;
      } else if (word.small.size() < 16) {
        word.small.push_back(static_cast<char>(text[at] | 0x20));
      }
      ++at;
    }
    word.span.end = static_cast<std::uint32_t>(at);
    words.push_back(std::move(word));
  }
  return words;
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

bool contains(const std::string_view* begin, const std::string_view* end, std::string_view word) {
  return std::find(begin, end, word) != end;
}

}  // namespace

unsigned month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 9) return 0;
  std::string small;
  for (const char c : word) small.push_back(static_cast<char>(c | 0x20));
  for (unsigned i = 0; i < 12; ++i) {
    if (small == kMonths[i] || small == kMonths[i].substr(0, 3)) return i + 1;
  }
  return small == "sept" ? 9 : 0;
}

std::optional<FullDate> find_full_date(std::string_view text) {
  const std::vector<Word> words = words_of(text, kReach);
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
  const std::vector<Word> words = words_of(line, kLineBytes);
  if (words.empty() || words.size() > kLineWords) return false;
  std::size_t numbers = 0;
  bool strong = false;
  for (const Word& word : words) {
    if (word.digits > 0) {
      if (word.digits > 4 || ++numbers > 7) return false;
      continue;
    }
    const bool weekday =
        contains(std::begin(kWeekdays), std::end(kWeekdays), word.small.substr(0, 3));
    const bool ordinal =
        word.small == "st" || word.small == "nd" || word.small == "rd" || word.small == "th";
    if (month_of(word.small) > 0 || ordinal) {
      strong = true;
      continue;
    }
    if (!contains(std::begin(kLineWordsAllowed), std::end(kLineWordsAllowed), word.small))
      return false;
    strong =
        strong || weekday || contains(std::begin(kStrongWords), std::end(kStrongWords), word.small);
  }
  const bool iso = find_full_date(line).has_value();
  return (numbers > 0 && strong) || iso ||
         (words.size() == 1 && strong && words[0].small.size() > 5);
}

}  // namespace tacitus

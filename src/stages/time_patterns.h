#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stages/time_words.h"

namespace tacitus {

// How the words of a time expression mean a time; docs/times.md has an example of each.
enum class TimeForm : std::uint8_t {
  date,          // any of weekday, month, day, year: "Tuesday, July 4", "May 2016", "4 and 5 June"
  iso,           // "2017-07-04": year, month, day
  numeric,       // "7/4/2017", "22/4", "11/2017": numbers, year
  year,          // "2016"
  years,         // "2011-13": year, last_year
  decade,        // "the 1990s": year
  day_of_month,  // "the 27th", "Friday the 15th", "the 20th of next month": ordinal
  weekday,       // "Thursday", "next Thursday"
  weekdays,      // "two Sundays ago": count, negative for the past
  weekday_of,    // "Thursday of last week"
  today,         // "yesterday": count
  part,          // "this morning", "last night"
  unit,          // "last year", "the same day"
  run,           // "the past two weeks"
  recent,        // "recent weeks"
  weekend,       // "the weekend", "last weekend"
  season,        // "last summer", "the spring of 1998"
  quarter,       // "the third quarter of 2017"
  half,          // "the first half of 2017"
  first_units,   // "the first three months of 2017"
  nth,           // "the first week of June": ordinal, unit, month
  nth_weekday,   // "the last Sunday of June"
  ago,           // "two days ago"
  later,         // "a week later"
  earlier,       // "a week earlier"
  beside_later,  // "a week after", with or without something that follows
  beside_earlier,
  from_now,     // "two weeks from now"
  within,       // "in two weeks"
  holiday,      // ordinal: Holiday
  week_number,  // "week 10 of 2016": numbers, year
  to_date,      // "the year to date": unit
};

// Holidays that move, and the two of fixed days that are asked for by name. Others are values made
// by fixed_holiday().
enum class Holiday : std::uint16_t {
  new_year,
  easter,
  good_friday,
  easter_monday,
  palm_sunday,
  ash_wednesday,
  shrove_tuesday,
  maundy_thursday,
  ascension,
  orthodox_easter,
  pentecost,
  whit_monday,
  thanksgiving,
  labor_day,
  memorial_day,
  columbus_day,
  king_day,
  presidents_day,
  election_day,
  inauguration_day,
  remembrance_sunday,
  september_11,
  black_friday,
  cyber_monday,
  fixed  // and all above: see fixed_holiday()
};

// The holiday of one day in every year: Christmas is fixed_holiday(12, 25).
constexpr Holiday fixed_holiday(int month, int day) {
  return static_cast<Holiday>(static_cast<int>(Holiday::fixed) + 32 * month + day);
}

// "three months".
struct UnitCount {
  int count = 0;
  TimeUnit unit = TimeUnit::day;
};

// What a pattern read. Fields that the form does not use stay at their defaults.
struct TimeMeaning {
  TimeForm form = TimeForm::date;
  Shift shift = Shift::none;
  TimeUnit unit = TimeUnit::day;
  int weekday = -1;
  int month = 0;
  int month_2 = 0;
  int day = 0;
  int day_2 = 0;
  int year = 0;
  int last_year = 0;
  int count = 0;    // 0 with a unit: nobody knows how many ("years ago")
  int ordinal = 0;  // 0: the last
  int season = 0;
  int numbers[3] = {};  // "7/4/17"
  int number_size = 0;
  UnitCount more[2];  // what is counted besides `count`: "a year and two days ago"
  int more_size = 0;
  std::optional<UnitCount> counted;  // the last that was read
  bool day_first = false;            // of `numbers`
  bool vague = false;                // "a few", "several"
  bool plural = false;               // of the unit
  bool working = false;              // its days are Monday to Friday: "four business days ago"
  bool exact = false;                // the day counted to, not its week: "a week from Tuesday"
  bool bare = false;          // one word, to be looked at again: "May", "2016", "Sunday", "summer"
  bool weak = false;          // a word of it says nothing alone
  bool year_shifted = false;  // the shift is that of the year: "May last year"
  bool edge_only = false;     // "the year": a time only after "the end of"
};

// True for a pattern `years` that cannot rise and names a month: "2017-07".
inline bool names_month(const TimeMeaning& meaning) {
  const int end = meaning.numbers[0];
  return meaning.last_year == 0 && end >= 1 && end <= 12 && end <= meaning.year % 100;
}

// What an edge makes of the days of its core: "the week of July 4", "the weekend of July 4".
enum class Around : std::uint8_t { nothing, week, weekend };

// A match: the atoms [first, last) of the piece that was given.
struct TimeMatch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  TimeMeaning meaning;
};

// The grammar of time expressions as a table of short patterns (time_patterns.cc). Immutable.
class TimePatterns {
 public:
  TimePatterns();

  const TimeWords& words() const { return words_; }

  // The longest core of a time expression that begins at atom `at`; empty (first == last) if there
  // is none. Looks at a bounded number of atoms.
  TimeMatch match_core(std::span<const Atom> atoms, std::uint32_t at) const;

  // The end of words that stand before a core and narrow it ("early", "late on", "the end of"), or
  // `at` when there are none. `around` is set to what they make of the core.
  std::uint32_t match_edge(std::span<const Atom> atoms, std::uint32_t at, Around& around) const;

 private:
  // What one place of a pattern accepts.
  struct Element {
    bool optional = false;
    int wanted = 0;                    // a class of time_patterns.cc; 0: one of `words`
    std::vector<std::uint16_t> words;  // indices into words_
  };
  struct Pattern {
    std::vector<Element> elements;
    TimeForm form = TimeForm::date;
    int value = 0;
  };
  // Patterns, and for each word and kind of atom those that may begin there.
  struct Table {
    std::vector<Pattern> patterns;
    std::vector<std::vector<std::uint16_t>> by_word;  // [word]
    std::vector<std::vector<std::uint16_t>> by_kind;  // [AtomKind]
  };

  Pattern compile(std::string_view text) const;
  void add(std::string_view text, TimeForm form, int value, Table& table) const;
  std::uint32_t consume(const Element& element, std::span<const Atom> atoms, std::uint32_t at,
                        TimeMeaning& meaning) const;
  std::uint32_t consume_count(std::span<const Atom> atoms, std::uint32_t at,
                              TimeMeaning& meaning) const;
  std::uint32_t match(const Pattern& pattern, std::size_t element, std::span<const Atom> atoms,
                      std::uint32_t at, TimeMeaning& meaning) const;
  const Pattern* longest(const Table& table, std::span<const Atom> atoms, TimeMatch& best) const;

  TimeWords words_;
  std::uint16_t of_ = 0;  // the words that numbers are made with
  std::uint16_t couple_ = 0;
  std::uint16_t few_ = 0;
  std::uint16_t hundred_ = 0;
  std::uint16_t dozen_ = 0;
  std::uint16_t half_ = 0;
  Table cores_;
  Table edges_;
};

}  // namespace tacitus

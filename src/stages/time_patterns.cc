#include "stages/time_patterns.h"

#include <algorithm>
#include <cassert>

// The grammar. A pattern is a row of places, separated by spaces: words in lower case ("of|in" is
// either), marks, and classes in capitals; "?" makes a place optional. The longest pattern wins,
// the first of equally long ones. What a class reads goes into the field of TimeMeaning with its
// name; a second MONTH, DAY or short number goes into the second field.
//
// Patterns begin with a place that is not optional and never with "the", which times.cc adds on the
// left. Prepositions are no part of an expression, but tell the tense (time_tense.cc).

namespace tacitus {
namespace {

// The classes of pieces that a pattern asks for.
using Class = int;
constexpr Class kWord = 0;
constexpr Class kWeekday = 1;
constexpr Class kMonth = 2;
constexpr Class kDay = 3;
constexpr Class kYear = 4;
constexpr Class kShort = 5;
constexpr Class kCount = 6;
constexpr Class kUnit = 7;
constexpr Class kPart = 8;
constexpr Class kSeason = 9;
constexpr Class kShift = 10;
constexpr Class kOrdinal = 11;
constexpr Class kToday = 12;
constexpr Class kDecade = 13;
constexpr Class kQuarter = 14;

struct ClassName {
  std::string_view name;
  Class wanted;
};

constexpr ClassName kClasses[] = {
    {"WEEKDAY", kWeekday}, {"MONTH", kMonth},     {"DAY", kDay},         {"YEAR", kYear},
    {"SHORT", kShort},     {"COUNT", kCount},     {"UNIT", kUnit},       {"PART", kPart},
    {"SEASON", kSeason},   {"SHIFT", kShift},     {"ORDINAL", kOrdinal}, {"TODAY", kToday},
    {"DECADE", kDecade},   {"QUARTER", kQuarter},
};

struct Row {
  std::string_view pattern;
  TimeForm form;
  int value = 0;
};

constexpr int of(Holiday holiday) { return static_cast<int>(holiday); }
constexpr Class kEdgeOnly = 1;
constexpr Class kYearShifted = 2;
constexpr Class kDayFirst = 3;
constexpr Class kFortnight = 4;

constexpr Row kCores[] = {
    {"WEEKDAY .? PART? ,? (? MONTH .? ,? DAY ,? YEAR )?", TimeForm::date},
    {"WEEKDAY .? PART? ,? (? MONTH .? DAY )?", TimeForm::date},
    {"WEEKDAY .? PART? ,? (? the? DAY of? MONTH .? ,? YEAR )?", TimeForm::date},
    {"WEEKDAY .? PART? ,? (? the? DAY of? MONTH )?", TimeForm::date},
    {"WEEKDAY ,? MONTH .? DAY ,? of? SHIFT year", TimeForm::date, kYearShifted},
    {"SHIFT WEEKDAY ,? (? MONTH .? DAY", TimeForm::date},
    {"MONTH .? ,? the? DAY ,? of|in? YEAR", TimeForm::date},
    {"MONTH -|/ DAY", TimeForm::date},
    {"MONTH -|/ DAY -|/ YEAR", TimeForm::date},
    {"YEAR -|/ MONTH -|/ DAY", TimeForm::date},
    {"DAY / MONTH / YEAR", TimeForm::date},
    {"DAY . MONTH .? ,? YEAR", TimeForm::date},
    {"MONTH .? the? DAY", TimeForm::date},
    {"MONTH .? DAY ,? of? the? SHIFT year", TimeForm::date, kYearShifted},
    {"MONTH .? DAY -|to|through|until|and|& DAY", TimeForm::date},
    {"MONTH .? DAY -|to|through|until|and|& DAY ,? YEAR", TimeForm::date},
    {"DAY of? MONTH .? ,? of|in? YEAR", TimeForm::date},
    {"DAY of? MONTH", TimeForm::date},
    {"DAY of? MONTH .? ,? of? the? SHIFT year", TimeForm::date, kYearShifted},
    {"DAY -|to|through|until|and|& DAY of? MONTH", TimeForm::date},
    {"DAY -|to|through|until|and|& DAY of? MONTH ,? YEAR", TimeForm::date},
    {"DAY - MONTH - YEAR", TimeForm::date},
    {"MONTH .? ,? of|in? YEAR", TimeForm::date},
    {"MONTH -|/ YEAR", TimeForm::date},
    {"MONTH .? ,? of? the? SHIFT year", TimeForm::date, kYearShifted},
    {"MONTH /|- MONTH ,? YEAR", TimeForm::date},
    {"SHIFT year ,? on|in MONTH", TimeForm::date, kYearShifted},
    {"SHIFT year ,? on|in MONTH .? DAY", TimeForm::date, kYearShifted},
    {"SHIFT year ,? on|in DAY MONTH", TimeForm::date, kYearShifted},
    {"SHIFT year ' s MONTH", TimeForm::date, kYearShifted},
    {"SHIFT year ' s MONTH .? DAY", TimeForm::date, kYearShifted},
    {"SHIFT MONTH", TimeForm::date},
    {"SHIFT MONTH .? DAY", TimeForm::date},
    {"MONTH", TimeForm::date},
    {"YEAR - SHORT - SHORT", TimeForm::iso},
    {"YEAR / SHORT / SHORT", TimeForm::iso},
    {"SHORT / SHORT / YEAR", TimeForm::numeric},
    {"SHORT - SHORT - YEAR", TimeForm::numeric},
    {"SHORT . SHORT . YEAR", TimeForm::numeric, kDayFirst},
    {"SHORT / SHORT", TimeForm::numeric},
    {"SHORT -|/ YEAR", TimeForm::numeric},
    {"ORDINAL", TimeForm::day_of_month},
    {"WEEKDAY ,? the? ORDINAL", TimeForm::day_of_month},
    {"ORDINAL of|in SHIFT month", TimeForm::day_of_month},
    {"SHORT / SHORT / SHORT", TimeForm::numeric},
    {"YEAR", TimeForm::year},
    {"year YEAR", TimeForm::year},
    {"fiscal|financial year? YEAR", TimeForm::year},
    {"YEAR -|/ SHORT", TimeForm::years},
    {"YEAR / YEAR", TimeForm::years},
    {"DECADE", TimeForm::decade},
    {"' DECADE", TimeForm::decade},
    {"WEEKDAY", TimeForm::weekday},
    {"SHIFT WEEKDAY", TimeForm::weekday},
    {"this SHIFT WEEKDAY", TimeForm::weekday},
    {"this SHIFT MONTH", TimeForm::date},
    {"this SHIFT UNIT", TimeForm::unit},
    {"this SHIFT weekend", TimeForm::weekend},
    {"this SHIFT SEASON", TimeForm::season},
    {"WEEKDAY of? the? SHIFT week", TimeForm::weekday_of},
    {"SHIFT week ,? on? WEEKDAY", TimeForm::weekday_of},
    {"TODAY", TimeForm::today},
    {"overnight", TimeForm::part},
    {"day before yesterday", TimeForm::today, -2},
    {"day after tomorrow", TimeForm::today, 2},
    {"SHIFT PART", TimeForm::part},
    {"that|this same UNIT", TimeForm::unit},
    {"that|this same PART", TimeForm::part},
    {"PART before", TimeForm::beside_earlier},
    {"PART after", TimeForm::beside_later},
    {"past UNIT", TimeForm::run},
    {"last|past COUNT UNIT", TimeForm::run},
    {"next|coming|following COUNT UNIT", TimeForm::run},
    {"coming|upcoming UNIT", TimeForm::run},
    {"previous|preceding COUNT UNIT", TimeForm::run},
    {"recent UNIT", TimeForm::recent},
    {"SHIFT UNIT", TimeForm::unit},
    {"SHIFT calendar|fiscal|financial|academic|school year", TimeForm::unit},
    {"week", TimeForm::unit, kEdgeOnly},
    {"month", TimeForm::unit, kEdgeOnly},
    {"year", TimeForm::unit, kEdgeOnly},
    {"quarter", TimeForm::unit, kEdgeOnly},
    {"decade", TimeForm::unit, kEdgeOnly},
    {"day", TimeForm::unit, kEdgeOnly},
    {"year - end", TimeForm::unit},
    {"year ' s end", TimeForm::unit},
    {"month ' s end", TimeForm::unit},
    {"weekend", TimeForm::weekend},
    {"SHIFT weekend", TimeForm::weekend},
    {"SEASON", TimeForm::season},
    {"SHIFT SEASON", TimeForm::season},
    {"SEASON ,? of? YEAR", TimeForm::season},
    {"SEASON of? SHIFT year", TimeForm::season, kYearShifted},
    {"QUARTER", TimeForm::quarter},
    {"QUARTER ,? of? YEAR", TimeForm::quarter},
    {"QUARTER ,? of? SHIFT year", TimeForm::quarter},
    {"YEAR QUARTER", TimeForm::quarter},
    {"ORDINAL - quarter", TimeForm::quarter},
    {"ORDINAL quarter", TimeForm::quarter},
    {"last|final quarter of? YEAR", TimeForm::quarter, 4},
    {"ORDINAL quarter ,? of|in? YEAR", TimeForm::quarter},
    {"ORDINAL quarter of? SHIFT year", TimeForm::quarter},
    {"ORDINAL quarter of the year", TimeForm::quarter},
    {"ORDINAL half of? YEAR", TimeForm::half},
    {"ORDINAL half of? SHIFT year", TimeForm::half},
    {"ORDINAL half of the year", TimeForm::half},
    {"first COUNT UNIT of YEAR", TimeForm::first_units},
    {"first COUNT UNIT of SHIFT year", TimeForm::first_units},
    {"first COUNT UNIT of the year", TimeForm::first_units},
    {"ORDINAL UNIT of|in MONTH .? ,? of? YEAR", TimeForm::nth},
    {"ORDINAL UNIT of|in MONTH", TimeForm::nth},
    {"last|final UNIT of|in MONTH .? ,? of? YEAR", TimeForm::nth},
    {"last|final UNIT of|in MONTH", TimeForm::nth},
    {"ORDINAL UNIT of|in SHIFT month", TimeForm::nth},
    {"last|final UNIT of SHIFT month", TimeForm::nth},
    {"ORDINAL UNIT of YEAR", TimeForm::nth},
    {"last|final UNIT of YEAR", TimeForm::nth},
    {"ORDINAL UNIT of SHIFT year", TimeForm::nth, kYearShifted},
    {"last|final UNIT of SHIFT year", TimeForm::nth, kYearShifted},
    {"ORDINAL WEEKDAY of|in MONTH .? ,? of? YEAR", TimeForm::nth_weekday},
    {"ORDINAL WEEKDAY of|in MONTH", TimeForm::nth_weekday},
    {"last|final WEEKDAY of|in MONTH .? ,? of? YEAR", TimeForm::nth_weekday},
    {"last|final WEEKDAY of|in MONTH", TimeForm::nth_weekday},
    {"ORDINAL WEEKDAY of|in SHIFT month", TimeForm::nth_weekday},
    {"last|final WEEKDAY of SHIFT month", TimeForm::nth_weekday},
    {"COUNT UNIT ago", TimeForm::ago},
    {"COUNT to|or|- COUNT UNIT ago", TimeForm::ago},
    {"COUNT UNIT ,? and? COUNT UNIT ago", TimeForm::ago},
    {"COUNT UNIT ,? COUNT UNIT ,? and? COUNT UNIT ago", TimeForm::ago},
    {"COUNT UNIT ,? and? COUNT UNIT later", TimeForm::later},
    {"COUNT UNIT ,? and? COUNT UNIT earlier", TimeForm::earlier},
    {"COUNT UNIT ago today", TimeForm::ago},
    {"COUNT UNIT ago this week|month", TimeForm::ago},
    {"COUNT or so? more? UNIT ago", TimeForm::ago},
    {"COUNT UNIT and a half ago", TimeForm::ago, -1},
    {"UNIT ago", TimeForm::ago},
    {"a fortnight ago", TimeForm::ago, kFortnight},
    {"a fortnight later|afterwards", TimeForm::later, kFortnight},
    {"a fortnight earlier", TimeForm::earlier, kFortnight},
    {"COUNT UNIT later|afterward|afterwards|hence|on", TimeForm::later},
    {"UNIT later|afterward|afterwards", TimeForm::later},
    {"COUNT UNIT earlier|previously", TimeForm::earlier},
    {"UNIT earlier", TimeForm::earlier},
    {"COUNT UNIT after|following|from", TimeForm::beside_later},
    {"COUNT UNIT before", TimeForm::beside_earlier},
    {"COUNT UNIT prior to?", TimeForm::beside_earlier},
    {"COUNT UNIT ahead of", TimeForm::beside_earlier},
    {"UNIT after", TimeForm::beside_later},
    {"UNIT before", TimeForm::beside_earlier},
    {"COUNT UNIT from now|today", TimeForm::from_now},
    {"UNIT after next", TimeForm::from_now, 2},
    {"COUNT UNIT ' time", TimeForm::from_now},
    {"COUNT UNIT ' s time", TimeForm::from_now},
    {"in COUNT UNIT", TimeForm::within},
    {"in COUNT UNIT ' s? time", TimeForm::within},
    {"in COUNT UNIT time", TimeForm::within},
    {"new year YEAR", TimeForm::holiday, of(Holiday::new_year)},
    {"new year ' s day", TimeForm::holiday, of(Holiday::new_year)},
    {"new year day", TimeForm::holiday, of(Holiday::new_year)},
    {"new year ' s", TimeForm::holiday, of(Holiday::new_year)},
    {"new year ' s eve", TimeForm::holiday, of(Holiday::new_year_eve)},
    {"christmas day?", TimeForm::holiday, of(Holiday::christmas)},
    {"christmas eve", TimeForm::holiday, of(Holiday::christmas_eve)},
    {"boxing day", TimeForm::holiday, of(Holiday::boxing_day)},
    {"easter sunday?", TimeForm::holiday, of(Holiday::easter)},
    {"easter monday", TimeForm::holiday, of(Holiday::easter_monday)},
    {"good friday", TimeForm::holiday, of(Holiday::good_friday)},
    {"palm sunday", TimeForm::holiday, of(Holiday::palm_sunday)},
    {"ash wednesday", TimeForm::holiday, of(Holiday::ash_wednesday)},
    {"orthodox easter", TimeForm::holiday, of(Holiday::orthodox_easter)},
    {"pentecost", TimeForm::holiday, of(Holiday::pentecost)},
    {"thanksgiving day?", TimeForm::holiday, of(Holiday::thanksgiving)},
    {"labor day", TimeForm::holiday, of(Holiday::labor_day)},
    {"memorial day", TimeForm::holiday, of(Holiday::memorial_day)},
    {"columbus day", TimeForm::holiday, of(Holiday::columbus_day)},
    {"martin luther king .? ,? jr? .? day", TimeForm::holiday, of(Holiday::king_day)},
    {"presidents ' day", TimeForm::holiday, of(Holiday::presidents_day)},
    {"veterans '? day", TimeForm::holiday, of(Holiday::veterans_day)},
    {"armistice|remembrance day", TimeForm::holiday, of(Holiday::veterans_day)},
    {"fourth of july", TimeForm::holiday, of(Holiday::fourth_of_july)},
    {"may day", TimeForm::holiday, of(Holiday::may_day)},
    {"international workers ' day", TimeForm::holiday, of(Holiday::may_day)},
    {"valentine ' s day", TimeForm::holiday, of(Holiday::valentine)},
    {"halloween", TimeForm::holiday, of(Holiday::halloween)},
    {"bastille day", TimeForm::holiday, of(Holiday::bastille_day)},
    {"victory day", TimeForm::holiday, of(Holiday::victory_day)},
    {"international women ' s day", TimeForm::holiday, of(Holiday::womens_day)},
    {"st .? patrick ' s day", TimeForm::holiday, of(Holiday::patrick_day)},
    {"election day", TimeForm::holiday, of(Holiday::election_day)},
    {"inauguration day", TimeForm::holiday, of(Holiday::inauguration_day)},
    {"all saints ' day", TimeForm::holiday, of(Holiday::all_saints)},
};

// Words before a core; a value of 1 asks for the week around it.
constexpr Row kEdges[] = {
    {"early|late|earlier|later|mid|midway -? on|in|of|through? the?", TimeForm::unit},
    {"sometime|some in|on|this|last? the?", TimeForm::unit},
    {"beginning|start|end|middle|close|outset|turn of the?", TimeForm::unit},
    {"start|end|beginning -", TimeForm::unit},
    {"early|earlier|later|late|latter|first|second|last|final|closing|opening|better "
     "part|half|days|weeks|months|hours|stages of the?",
     TimeForm::unit},
    {"rest|remainder|whole of the?", TimeForm::unit},
    {"PART of|on the?", TimeForm::unit},
    {"early|late PART of|on? the?", TimeForm::unit},
    {"month of", TimeForm::unit},
    {"week of the?", TimeForm::unit, 1},
    {"week ending|ended|beginning|starting on? the?", TimeForm::unit, 1},
};

Class class_of(std::string_view name) {
  for (const ClassName& row : kClasses) {
    if (row.name == name) return row.wanted;
  }
  return kWord;
}

// Calls `visit` with every place of a pattern, without its "?".
template <class Visit>
void for_each_place(std::string_view pattern, Visit visit) {
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = std::min(pattern.find(' ', at), pattern.size());
    std::string_view place = pattern.substr(at, end - at);
    const bool optional = place.size() > 1 && place.back() == '?';
    if (optional) place.remove_suffix(1);
    visit(place, optional);
    at = end + 1;
  }
}

template <class Visit>
void for_each_choice(std::string_view place, Visit visit) {
  for (std::size_t at = 0; at <= place.size();) {
    const std::size_t end = std::min(place.find('|', at), place.size());
    visit(place.substr(at, end - at));
    at = end + 1;
  }
}

std::vector<std::string_view> literals() {
  std::vector<std::string_view> out = {"hundred", "dozen", "thousand", "million", "billion", "and"};
  const auto collect = [&out](std::string_view place, bool) {
    for_each_choice(place, [&out](std::string_view choice) {
      if (class_of(choice) == kWord) out.push_back(choice);
    });
  };
  for (const Row& row : kCores) for_each_place(row.pattern, collect);
  for (const Row& row : kEdges) for_each_place(row.pattern, collect);
  return out;
}

constexpr std::uint32_t bit(AtomKind kind) { return 1u << static_cast<unsigned>(kind); }

// The kinds of atom that a class may begin with, as a set of bits.
std::uint32_t kinds_of(int wanted) {
  switch (wanted) {
    case kWeekday:
      return bit(AtomKind::weekday);
    case kMonth:
      return bit(AtomKind::month);
    case kDay:
      return bit(AtomKind::digits) | bit(AtomKind::ordinal);
    case kYear:
    case kShort:
      return bit(AtomKind::digits);
    case kCount:
      return bit(AtomKind::number) | bit(AtomKind::tens) | bit(AtomKind::digits);
    case kUnit:
      return bit(AtomKind::unit);
    case kPart:
      return bit(AtomKind::part);
    case kSeason:
      return bit(AtomKind::season);
    case kShift:
      return bit(AtomKind::shift);
    case kOrdinal:
      return bit(AtomKind::ordinal);
    case kToday:
      return bit(AtomKind::today);
    case kDecade:
      return bit(AtomKind::decade);
    case kQuarter:
      return bit(AtomKind::quarter);
    default:
      return 0;
  }
}

void put(int value, int& first, int& second) { (first == 0 ? first : second) = value; }

// Reads one atom as a class, or says no.
bool read_atom(const Atom& atom, int wanted, TimeMeaning& meaning) {
  const int value = atom.value;
  switch (wanted) {
    case kWeekday:
      meaning.weekday = value;
      break;
    case kMonth:
      put(value, meaning.month, meaning.month_2);
      break;
    case kDay:
      if (value < 1 || value > 31 || atom.digits > 2) return false;
      put(value, meaning.day, meaning.day_2);
      break;
    case kYear:
      if (atom.digits != 4 || value < 1000 || value > 2200) return false;
      put(value, meaning.year, meaning.last_year);
      break;
    case kShort:
      if (atom.digits > 2) return false;
      if (meaning.number_size < 3) meaning.numbers[meaning.number_size++] = value;
      break;
    case kUnit:
      if (meaning.count > 0 && meaning.counted) {
        if (meaning.more_size < 2) meaning.more[meaning.more_size++] = *meaning.counted;
      }
      meaning.unit = unit_of(atom);
      if (meaning.count > 0) meaning.counted = UnitCount{meaning.count, meaning.unit};
      meaning.plural = is_plural(atom);
      break;
    case kSeason:
      meaning.season = value;
      break;
    case kShift:
      meaning.shift = static_cast<Shift>(value);
      break;
    case kOrdinal:
      meaning.ordinal = value;
      break;
    case kToday:
      meaning.count = value;
      break;
    case kDecade:
      meaning.year = value;
      break;
    case kQuarter:
      meaning.ordinal = value;
      break;
    default:
      break;
  }
  meaning.weak = meaning.weak || atom.weak;
  return true;
}

}  // namespace

TimePatterns::TimePatterns() : words_(literals()) {
  of_ = words_.find("of");
  couple_ = words_.find("couple");
  few_ = words_.find("few");
  hundred_ = words_.find("hundred");
  dozen_ = words_.find("dozen");
  half_ = words_.find("half");
  for (const Row& row : kCores) add(row.pattern, row.form, row.value, cores_);
  for (const Row& row : kEdges) add(row.pattern, row.form, row.value, edges_);
}

TimePatterns::Pattern TimePatterns::compile(std::string_view text) const {
  Pattern pattern;
  for_each_place(text, [&](std::string_view place, bool optional) {
    Element element;
    element.optional = optional;
    for_each_choice(place, [&](std::string_view choice) {
      const Class wanted = class_of(choice);
      if (wanted != kWord) {
        element.wanted = wanted;
      } else {
        element.words.push_back(words_.find(choice));
      }
    });
    pattern.elements.push_back(std::move(element));
  });
  assert(!pattern.elements.empty() && !pattern.elements[0].optional);
  return pattern;
}

void TimePatterns::add(std::string_view text, TimeForm form, int value, Table& table) const {
  table.by_word.resize(words_.size());
  table.by_kind.resize(static_cast<std::size_t>(AtomKind::quarter) + 1);
  Pattern pattern = compile(text);
  pattern.form = form;
  pattern.value = value;
  const auto index = static_cast<std::uint16_t>(table.patterns.size());
  for (const std::uint16_t word : pattern.elements[0].words) table.by_word[word].push_back(index);
  const std::uint32_t kinds = kinds_of(pattern.elements[0].wanted);
  for (std::size_t kind = 0; kind < table.by_kind.size(); ++kind) {
    if ((kinds >> kind & 1) != 0) table.by_kind[kind].push_back(index);
  }
  table.patterns.push_back(std::move(pattern));
}

// "two", "25", "twenty-five", "a couple of", "a few", "two hundred", "one and a half".
std::uint32_t TimePatterns::consume_count(std::span<const Atom> atoms, std::uint32_t at,
                                          TimeMeaning& meaning) const {
  const auto word_at = [&](std::uint32_t i) {
    return i < atoms.size() ? atoms[i].word : std::uint16_t{UINT16_MAX};
  };
  const Atom& first = atoms[at];
  if (first.kind == AtomKind::digits) {
    if (first.value < 1) return 0;
    meaning.count = first.value;
    return 1;
  }
  const bool tens = first.kind == AtomKind::tens;
  if (first.kind != AtomKind::number && !tens) return 0;
  std::uint32_t size = 1;
  int count = first.value;
  const std::uint16_t second = word_at(at + 1);
  const bool article = count == 1 && first.span.size() < 3;  // "a", "an"
  if (tens) {
    const std::uint32_t next = at + 1 < atoms.size() && atoms[at + 1].mark == '-' ? 2 : 1;
    const bool more = at + next < atoms.size() && atoms[at + next].kind == AtomKind::number &&
                      atoms[at + next].value > 0 && atoms[at + next].value < 10;
    if (more) {
      count += atoms[at + next].value;
      size += next;
    }
  } else if (article && (second == couple_ || second == few_ || second == dozen_)) {
    count = second == couple_ ? 2 : second == few_ ? 0 : 12;
    ++size;
  } else if (first.word == half_ && word_at(at + 1) != UINT16_MAX) {
    size += atoms[at + 1].kind == AtomKind::number ? 1 : 0;
  }
  if (word_at(at + size) == hundred_) {
    count *= 100;
    ++size;
  }
  if ((first.word == couple_ || second == couple_) && word_at(at + size) == of_) ++size;
  meaning.vague = meaning.vague || count == 0;
  meaning.count = count;
  return size;
}

// How many atoms the place takes at `at`; 0 when it does not match.
std::uint32_t TimePatterns::consume(const Element& element, std::span<const Atom> atoms,
                                    std::uint32_t at, TimeMeaning& meaning) const {
  if (at >= atoms.size()) return 0;
  const Atom& atom = atoms[at];
  if (element.wanted == kWord) {
    const bool found =
        atom.word != UINT16_MAX &&
        std::find(element.words.begin(), element.words.end(), atom.word) != element.words.end();
    if (found && atom.kind == AtomKind::shift) meaning.shift = static_cast<Shift>(atom.value);
    return found ? 1 : 0;
  }
  if (element.wanted == kCount) return consume_count(atoms, at, meaning);
  const bool fits = (kinds_of(element.wanted) & bit(atom.kind)) != 0;
  return fits && read_atom(atom, element.wanted, meaning) ? 1 : 0;
}

// The end of the longest match of the places from `element` on, 0 when there is none. Only
// optional places branch, and a pattern has few of them.
std::uint32_t TimePatterns::match(const Pattern& pattern, std::size_t element,
                                  std::span<const Atom> atoms, std::uint32_t at,
                                  TimeMeaning& meaning) const {
  if (element == pattern.elements.size()) return at;
  const Element& place = pattern.elements[element];
  TimeMeaning with = meaning;
  if (const std::uint32_t size = consume(place, atoms, at, with); size > 0) {
    if (const std::uint32_t end = match(pattern, element + 1, atoms, at + size, with); end > 0) {
      meaning = with;
      return end;
    }
  }
  return place.optional ? match(pattern, element + 1, atoms, at, meaning) : 0;
}

const TimePatterns::Pattern* TimePatterns::longest(const Table& table, std::span<const Atom> atoms,
                                                   TimeMatch& best) const {
  const Pattern* found = nullptr;
  const Atom& first = atoms[best.first];
  const auto try_all = [&](const std::vector<std::uint16_t>& indices) {
    for (const std::uint16_t index : indices) {
      TimeMeaning meaning;
      const Pattern& pattern = table.patterns[index];
      const std::uint32_t end = match(pattern, 0, atoms, best.first, meaning);
      if (end <= best.last) continue;
      best.last = end;
      best.meaning = meaning;
      found = &pattern;
    }
  };
  if (first.word != UINT16_MAX) try_all(table.by_word[first.word]);
  try_all(table.by_kind[static_cast<std::size_t>(first.kind)]);
  return found;
}

TimeMatch TimePatterns::match_core(std::span<const Atom> atoms, std::uint32_t at) const {
  TimeMatch best{at, at, {}};
  if (at >= atoms.size()) return best;
  const Pattern* found = longest(cores_, atoms, best);
  if (found == nullptr) return best;
  TimeMeaning& meaning = best.meaning;
  meaning.form = found->form;
  meaning.bare = best.last - best.first == 1;
  if (found->form == TimeForm::holiday) meaning.ordinal = found->value;
  if (found->form == TimeForm::today && found->elements.size() > 1) meaning.count = found->value;
  if (found->form == TimeForm::from_now && found->value > 0) meaning.count = found->value;
  if (found->form == TimeForm::quarter && found->value > 0) meaning.ordinal = found->value;
  meaning.year_shifted = found->value == kYearShifted && found->form != TimeForm::holiday;
  const bool counts = found->form == TimeForm::ago || found->form == TimeForm::later ||
                      found->form == TimeForm::earlier;
  if (counts && found->value == kFortnight) {
    meaning.unit = TimeUnit::week;
    meaning.count = 2;
  }
  meaning.day_first = found->form == TimeForm::numeric && found->value == kDayFirst;
  const bool attacks = found->form == TimeForm::numeric && meaning.number_size == 2 &&
                       meaning.year == 0 && meaning.numbers[0] == 9 && meaning.numbers[1] == 11;
  if (attacks) {
    meaning.form = TimeForm::holiday;
    meaning.ordinal = of(Holiday::september_11);
  }
  if (found->form == TimeForm::unit && found->value == kEdgeOnly) {
    meaning.edge_only = true;
    meaning.unit = unit_of(atoms[at]);
  }
  return best;
}

std::uint32_t TimePatterns::match_edge(std::span<const Atom> atoms, std::uint32_t at,
                                       bool& to_week) const {
  TimeMatch best{at, at, {}};
  if (at >= atoms.size()) return at;
  const Pattern* found = longest(edges_, atoms, best);
  to_week = found != nullptr && found->value == 1;
  return best.last;
}

}  // namespace tacitus

#include "stages/time_patterns.h"

#include <algorithm>
#include <cassert>

#include "stages/time_grammar.h"

// How the patterns of time_grammar.cc are matched. What a class reads goes into the field of
// TimeMeaning with its name; a second MONTH, DAY or short number goes into the second field.

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
constexpr Class kNth = 15;  // a day as an ordinal
constexpr Class kWeekdays = 17;
constexpr Class kOld = 18;  // a year of three figures
constexpr Class kTwo = 16;  // the last two figures of a year

struct ClassName {
  std::string_view name;
  Class wanted;
};

constexpr ClassName kClasses[] = {
    {"WEEKDAY", kWeekday}, {"MONTH", kMonth},       {"DAY", kDay},         {"YEAR", kYear},
    {"SHORT", kShort},     {"COUNT", kCount},       {"UNIT", kUnit},       {"PART", kPart},
    {"SEASON", kSeason},   {"SHIFT", kShift},       {"ORDINAL", kOrdinal}, {"TODAY", kToday},
    {"DECADE", kDecade},   {"QUARTER", kQuarter},   {"NTH", kNth},         {"TWO", kTwo},
    {"OLD", kOld},         {"WEEKDAYS", kWeekdays},
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
  std::vector<std::string_view> out = {"hundred", "dozen", "thousand", "million",
                                       "billion", "and",   "zero"};
  const auto collect = [&out](std::string_view place, bool) {
    for_each_choice(place, [&out](std::string_view choice) {
      if (class_of(choice) == kWord) out.push_back(choice);
    });
  };
  for (const TimeRow& row : time_cores()) for_each_place(row.pattern, collect);
  for (const TimeRow& row : time_edges()) for_each_place(row.pattern, collect);
  return out;
}

constexpr std::uint32_t bit(AtomKind kind) { return 1u << static_cast<unsigned>(kind); }

// The kinds of atom that a class may begin with, as a set of bits.
std::uint32_t kinds_of(int wanted) {
  switch (wanted) {
    case kWeekday:
      return bit(AtomKind::weekday);
    case kWeekdays:
      return bit(AtomKind::weekdays);
    case kMonth:
      return bit(AtomKind::month);
    case kDay:
      return bit(AtomKind::digits) | bit(AtomKind::ordinal);
    case kNth:
      return bit(AtomKind::ordinal);
    case kYear:
    case kTwo:
    case kOld:
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

// Reads one atom as a class of figures, or says no.
bool read_figure(const Atom& atom, int wanted, TimeMeaning& meaning) {
  const int value = atom.value;
  switch (wanted) {
    case kNth:
      if (atom.digits == 0) return false;  // "in February, the first month"
      [[fallthrough]];
    case kDay:
      if (value < 1 || value > 31 || atom.digits > 2) return false;
      put(value, meaning.day, meaning.day_2);
      break;
    case kYear:
      if (atom.digits != 4 || value < 1000 || value > 2200) return false;
      put(value, meaning.year, meaning.last_year);
      break;
    case kOld:
      if (atom.digits != 3 || value < 100) return false;
      put(value, meaning.year, meaning.last_year);
      break;
    case kTwo:
      if (atom.digits != 2) return false;
      put(value + (value < 30 ? 2000 : 1900), meaning.year, meaning.last_year);
      break;
    case kShort:
      if (atom.digits > 2) return false;
      if (meaning.number_size < 3) meaning.numbers[meaning.number_size++] = value;
      break;
    default:
      break;
  }
  return true;
}

// Reads one atom as a class, or says no.
bool read_atom(const Atom& atom, int wanted, TimeMeaning& meaning) {
  const int value = atom.value;
  switch (wanted) {
    case kWeekday:
    case kWeekdays:
      meaning.weekday = value;
      break;
    case kMonth:
      put(value, meaning.month, meaning.month_2);
      break;
    case kNth:
    case kDay:
    case kYear:
    case kOld:
    case kTwo:
    case kShort:
      if (!read_figure(atom, wanted, meaning)) return false;
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
  for (const TimeRow& row : time_cores()) add(row.pattern, row.form, row.value, cores_);
  for (const TimeRow& row : time_edges()) add(row.pattern, row.form, row.value, edges_);
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
                      found->form == TimeForm::earlier || found->form == TimeForm::within;
  if (counts && found->value == kFortnight) {
    meaning.unit = TimeUnit::week;
    meaning.count = 2;
  }
  meaning.working = found->value == kWorking && found->form != TimeForm::holiday;
  if (found->form == TimeForm::weekdays) meaning.count *= found->value;
  if (found->form == TimeForm::weekend && found->value == kAfterNext) {
    meaning.shift = Shift::next;
    meaning.count = 2;
  }
  meaning.day_first = found->form == TimeForm::numeric && found->value == kDayFirst;
  const bool attacks = found->form == TimeForm::numeric && meaning.number_size == 2 &&
                       meaning.weekday < 0 && meaning.year == 0 && meaning.numbers[0] == 9 &&
                       meaning.numbers[1] == 11;
  if (attacks) {
    meaning.form = TimeForm::holiday;
    meaning.ordinal = static_cast<int>(Holiday::september_11);
  }
  if (found->form == TimeForm::unit && found->value == kEdgeOnly) {
    meaning.edge_only = true;
    meaning.unit = unit_of(atoms[at]);
  }
  return best;
}

std::uint32_t TimePatterns::match_edge(std::span<const Atom> atoms, std::uint32_t at,
                                       Around& around) const {
  TimeMatch best{at, at, {}};
  if (at >= atoms.size()) return at;
  const Pattern* found = longest(edges_, atoms, best);
  around = found != nullptr ? static_cast<Around>(found->value) : Around::nothing;
  return best.last;
}

}  // namespace tacitus

#include "stages/time_words.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "stages/time_spelled.h"

namespace tacitus {
namespace {

constexpr std::int16_t of(TimeUnit unit) { return static_cast<std::int16_t>(unit); }
constexpr std::int16_t of(Shift shift) { return static_cast<std::int16_t>(shift); }

// The plural of a unit has this bit in its value.
constexpr std::int16_t kPlural = 16;
constexpr std::int16_t many(TimeUnit unit) { return static_cast<std::int16_t>(of(unit) | kPlural); }

constexpr TimeWord kWords[] = {
    {"sunday", AtomKind::weekday, 0},
    {"monday", AtomKind::weekday, 1},
    {"tuesday", AtomKind::weekday, 2},
    {"wednesday", AtomKind::weekday, 3},
    {"thursday", AtomKind::weekday, 4},
    {"friday", AtomKind::weekday, 5},
    {"saturday", AtomKind::weekday, 6},
    {"sundays", AtomKind::weekdays, 0},
    {"mondays", AtomKind::weekdays, 1},
    {"tuesdays", AtomKind::weekdays, 2},
    {"wednesdays", AtomKind::weekdays, 3},
    {"thursdays", AtomKind::weekdays, 4},
    {"fridays", AtomKind::weekdays, 5},
    {"saturdays", AtomKind::weekdays, 6},
    {"sun", AtomKind::weekday, 0, true},
    {"mon", AtomKind::weekday, 1, true},
    {"tue", AtomKind::weekday, 2, true},
    {"tues", AtomKind::weekday, 2, true},
    {"wed", AtomKind::weekday, 3, true},
    {"weds", AtomKind::weekday, 3, true},
    {"thu", AtomKind::weekday, 4, true},
    {"thur", AtomKind::weekday, 4, true},
    {"thurs", AtomKind::weekday, 4, true},
    {"fri", AtomKind::weekday, 5, true},
    {"sat", AtomKind::weekday, 6, true},
    {"january", AtomKind::month, 1},
    {"february", AtomKind::month, 2},
    {"march", AtomKind::month, 3, true},
    {"april", AtomKind::month, 4},
    {"may", AtomKind::month, 5, true},
    {"june", AtomKind::month, 6},
    {"july", AtomKind::month, 7},
    {"august", AtomKind::month, 8},
    {"september", AtomKind::month, 9},
    {"october", AtomKind::month, 10},
    {"november", AtomKind::month, 11},
    {"december", AtomKind::month, 12},
    {"jan", AtomKind::month, 1, true},
    {"feb", AtomKind::month, 2, true},
    {"mar", AtomKind::month, 3, true},
    {"apr", AtomKind::month, 4, true},
    {"jun", AtomKind::month, 6, true},
    {"jul", AtomKind::month, 7, true},
    {"aug", AtomKind::month, 8, true},
    {"sep", AtomKind::month, 9, true},
    {"sept", AtomKind::month, 9, true},
    {"oct", AtomKind::month, 10, true},
    {"nov", AtomKind::month, 11, true},
    {"dec", AtomKind::month, 12, true},
    {"minute", AtomKind::unit, of(TimeUnit::minute)},
    {"minutes", AtomKind::unit, many(TimeUnit::minute)},
    {"hour", AtomKind::unit, of(TimeUnit::hour)},
    {"hours", AtomKind::unit, many(TimeUnit::hour)},
    {"day", AtomKind::unit, of(TimeUnit::day)},
    {"days", AtomKind::unit, many(TimeUnit::day)},
    {"week", AtomKind::unit, of(TimeUnit::week)},
    {"weeks", AtomKind::unit, many(TimeUnit::week)},
    {"workweek", AtomKind::unit, of(TimeUnit::week)},
    {"month", AtomKind::unit, of(TimeUnit::month)},
    {"months", AtomKind::unit, many(TimeUnit::month)},
    {"quarter", AtomKind::unit, of(TimeUnit::quarter)},
    {"quarters", AtomKind::unit, many(TimeUnit::quarter)},
    {"year", AtomKind::unit, of(TimeUnit::year)},
    {"years", AtomKind::unit, many(TimeUnit::year)},
    {"decade", AtomKind::unit, of(TimeUnit::decade)},
    {"decades", AtomKind::unit, many(TimeUnit::decade)},
    {"morning", AtomKind::part, 0},
    {"afternoon", AtomKind::part, 0},
    {"evening", AtomKind::part, 0},
    {"night", AtomKind::part, 0},
    {"noon", AtomKind::part, 0},
    {"midday", AtomKind::part, 0},
    {"midnight", AtomKind::part, 0},
    {"dawn", AtomKind::part, 0},
    {"dusk", AtomKind::part, 0},
    {"lunchtime", AtomKind::part, 0},
    {"spring", AtomKind::season, 0},
    {"summer", AtomKind::season, 1},
    {"autumn", AtomKind::season, 2},
    {"fall", AtomKind::season, 2},
    {"winter", AtomKind::season, 3},
    {"last", AtomKind::shift, of(Shift::last)},
    {"past", AtomKind::shift, of(Shift::last)},
    {"previous", AtomKind::shift, of(Shift::previous)},
    {"preceding", AtomKind::shift, of(Shift::previous)},
    {"prior", AtomKind::shift, of(Shift::previous)},
    {"this", AtomKind::shift, of(Shift::current)},
    {"current", AtomKind::shift, of(Shift::current)},
    {"next", AtomKind::shift, of(Shift::next)},
    {"coming", AtomKind::shift, of(Shift::coming)},
    {"upcoming", AtomKind::shift, of(Shift::coming)},
    {"following", AtomKind::shift, of(Shift::following)},
    {"same", AtomKind::shift, of(Shift::same)},
    {"that", AtomKind::shift, of(Shift::same)},
    {"a", AtomKind::number, 1},
    {"an", AtomKind::number, 1},
    {"couple", AtomKind::number, 2},
    {"few", AtomKind::number, 0},
    {"several", AtomKind::number, 0},
    {"many", AtomKind::number, 0},
    {"half", AtomKind::number, 0},
    {"one", AtomKind::number, 1},
    {"two", AtomKind::number, 2},
    {"three", AtomKind::number, 3},
    {"four", AtomKind::number, 4},
    {"five", AtomKind::number, 5},
    {"six", AtomKind::number, 6},
    {"seven", AtomKind::number, 7},
    {"eight", AtomKind::number, 8},
    {"nine", AtomKind::number, 9},
    {"ten", AtomKind::number, 10},
    {"eleven", AtomKind::number, 11},
    {"twelve", AtomKind::number, 12},
    {"thirteen", AtomKind::number, 13},
    {"fourteen", AtomKind::number, 14},
    {"fifteen", AtomKind::number, 15},
    {"sixteen", AtomKind::number, 16},
    {"seventeen", AtomKind::number, 17},
    {"eighteen", AtomKind::number, 18},
    {"nineteen", AtomKind::number, 19},
    {"twenty", AtomKind::tens, 20},
    {"thirty", AtomKind::tens, 30},
    {"forty", AtomKind::tens, 40},
    {"fifty", AtomKind::tens, 50},
    {"sixty", AtomKind::tens, 60},
    {"seventy", AtomKind::tens, 70},
    {"eighty", AtomKind::tens, 80},
    {"ninety", AtomKind::tens, 90},
    {"first", AtomKind::ordinal, 1},
    {"second", AtomKind::ordinal, 2},
    {"third", AtomKind::ordinal, 3},
    {"fourth", AtomKind::ordinal, 4},
    {"fifth", AtomKind::ordinal, 5},
    {"sixth", AtomKind::ordinal, 6},
    {"seventh", AtomKind::ordinal, 7},
    {"eighth", AtomKind::ordinal, 8},
    {"ninth", AtomKind::ordinal, 9},
    {"tenth", AtomKind::ordinal, 10},
    {"eleventh", AtomKind::ordinal, 11},
    {"twelfth", AtomKind::ordinal, 12},
    {"thirteenth", AtomKind::ordinal, 13},
    {"fourteenth", AtomKind::ordinal, 14},
    {"fifteenth", AtomKind::ordinal, 15},
    {"sixteenth", AtomKind::ordinal, 16},
    {"seventeenth", AtomKind::ordinal, 17},
    {"eighteenth", AtomKind::ordinal, 18},
    {"nineteenth", AtomKind::ordinal, 19},
    {"twentieth", AtomKind::ordinal, 20},
    {"thirtieth", AtomKind::ordinal, 30},
    {"today", AtomKind::today, 0},
    {"tonight", AtomKind::today, 0},
    {"yesterday", AtomKind::today, -1},
    {"tomorrow", AtomKind::today, 1},
    {"tomorow", AtomKind::today, 1},
    {"tommorow", AtomKind::today, 1},
    {"tommorrow", AtomKind::today, 1},
    {"tmrw", AtomKind::today, 1},
    {"twenties", AtomKind::decade, 1920},
    {"thirties", AtomKind::decade, 1930},
    {"forties", AtomKind::decade, 1940},
    {"fifties", AtomKind::decade, 1950},
    {"sixties", AtomKind::decade, 1960},
    {"seventies", AtomKind::decade, 1970},
    {"eighties", AtomKind::decade, 1980},
    {"nineties", AtomKind::decade, 1990},
};

constexpr std::uint16_t kNoWord = UINT16_MAX;

// Letters of ASCII, and every byte of longer code points that are not marks.
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// The mark that a code point counts as: dashes are '-', apostrophes '\'', other punctuation beyond
// ASCII '"'; 0 for letters.
char mark_of(char32_t value) {
  if (value < 0x80) return static_cast<char>(value);
  if (value == 0x2019 || value == 0x2018) return '\'';
  if (value >= 0x2010 && value <= 0x2013) return '-';
  if (value >= 0x2014 && value <= 0x2060) return '"';
  if (value == 0xA3 || value == 0xA5 || value == 0x20AC) return '$';
  if (value >= 0x80 && value <= 0xBF) return '"';
  return 0;
}

// True at a byte where a run of letters and digits goes on.
bool in_run(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) return true;
  if (static_cast<unsigned char>(text[at]) < 0x80) return is_letter(text[at]);
  return mark_of(decode_at(text, at).value) == 0;
}

// The number that `text` (digits only) spells, or -1 beyond four digits.
std::int16_t number_of(std::string_view text) {
  if (text.size() > 4) return -1;
  std::int16_t value = 0;
  for (const char c : text) value = static_cast<std::int16_t>(value * 10 + (c - '0'));
  return value;
}

void push_atom(Atom atom, Index index, std::vector<Atom>& atoms) {
  atom.token = index;
  atom.until = index + 1;
  atom.spaced = atoms.empty() || atoms.back().span.end < atom.span.begin;
  atoms.push_back(atom);
}

// "4th", "1990s", "80s": figures with letters behind.
void read_mixed(std::string_view digits, std::string_view letters, Atom& atom) {
  const std::int16_t value = number_of(digits);
  const bool ordinal = letters == "st" || letters == "nd" || letters == "rd" || letters == "th";
  if (ordinal && digits.size() <= 2) {
    atom.kind = AtomKind::ordinal;
    atom.value = value;
    atom.digits = static_cast<std::uint8_t>(digits.size());
  } else if (letters == "s" && value % 10 == 0 && digits.size() == 4 && value >= 1400) {
    atom.kind = AtomKind::decade;
    atom.value = value;
  } else if (letters == "s" && value % 10 == 0 && digits.size() == 2 && value >= 20) {
    atom.kind = AtomKind::decade;
    atom.value = static_cast<std::int16_t>(1900 + value);
    atom.weak = true;  // "in his 80s"
  }
}

// "13.5.2015": a day, a month and a year without spaces; `at` is one of the first two.
bool is_dotted_date(const std::vector<Atom>& atoms, std::size_t at, std::size_t first) {
  const bool inner = at >= first + 2 && !atoms[at].spaced && atoms[at - 1].mark == '.';
  const std::size_t begin = inner ? at - 2 : at;
  if (begin + 4 >= atoms.size()) return false;
  for (std::size_t i = begin + 1; i < begin + 5; ++i) {
    if (atoms[i].spaced || ((i - begin) % 2 == 1 && atoms[i].mark != '.')) return false;
  }
  const auto small = [&](std::size_t i, int most) {
    return atoms[i].digits > 0 && atoms[i].digits < 3 && atoms[i].value >= 1 &&
           atoms[i].value <= most;
  };
  if (!small(begin + 2, 12)) return false;
  const bool year_first = atoms[begin].digits == 4 && small(begin + 4, 31);  // "2015.5.13"
  return year_first || (small(begin, 31) && atoms[begin + 4].digits == 4);
}

// Figures that belong to a longer number ("2,000", "1.5", "10:30") or carry a sign of money or
// share are no dates. "July 4,2017" with four figures after a comma is one.
void block_numbers(std::vector<Atom>& atoms, std::size_t first) {
  const std::size_t size = atoms.size();
  const auto joins = [](char c) { return c == ',' || c == '.' || c == ':'; };
  for (std::size_t i = first; i < size; ++i) {
    if (atoms[i].digits == 0) continue;
    const bool tight_after = i + 2 < size && !atoms[i + 1].spaced && !atoms[i + 2].spaced;
    if (tight_after && joins(atoms[i + 1].mark) && atoms[i + 2].digits > 0) {
      const bool date = atoms[i + 1].mark == '.' && is_dotted_date(atoms, i, first);
      const bool typo = atoms[i + 1].mark == ',' && atoms[i + 2].digits == 4 && atoms[i].digits < 3;
      if (!typo && !date) {
        atoms[i].kind = AtomKind::none;
        atoms[i + 2].kind = AtomKind::none;
      }
    }
    const bool percent = i + 1 < size && atoms[i + 1].mark == '%';
    const char mark = i > first ? atoms[i - 1].mark : '\0';
    const char before = !atoms[i].spaced || mark == '$' ? mark : '\0';  // "$ 12"
    if (percent || before == '$' || before == '#') atoms[i].kind = AtomKind::none;
  }
}

}  // namespace

TimeUnit unit_of(const Atom& atom) { return static_cast<TimeUnit>(atom.value & ~kPlural); }

bool is_plural(const Atom& atom) { return (atom.value & kPlural) != 0; }

TimeWords::TimeWords(const std::vector<std::string_view>& literals) {
  words_.assign(std::begin(kWords), std::end(kWords));
  for (const std::string_view text : literals) words_.push_back(TimeWord{text});
  // Stable: the calendar's own entry stays in front of a literal of the same text.
  std::stable_sort(words_.begin(), words_.end(),
                   [](const TimeWord& a, const TimeWord& b) { return a.text < b.text; });
  const auto same = [](const TimeWord& a, const TimeWord& b) { return a.text == b.text; };
  words_.erase(std::unique(words_.begin(), words_.end(), same), words_.end());
}

std::uint16_t TimeWords::find(std::string_view lower) const {
  const auto found = std::lower_bound(
      words_.begin(), words_.end(), lower,
      [](const TimeWord& word, std::string_view text) { return word.text < text; });
  if (found == words_.end() || found->text != lower) return kNoWord;
  return static_cast<std::uint16_t>(found - words_.begin());
}

Atom TimeWords::word_atom(std::string_view text, Span span) const {
  Atom atom;
  atom.span = span;
  atom.capital = text[0] >= 'A' && text[0] <= 'Z';
  constexpr std::size_t kLongest = 15;  // no word of the tables is longer
  if (text.size() > kLongest) return atom;
  std::array<char, kLongest> buffer{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    buffer[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view lower_text(buffer.data(), text.size());
  if (lower_text.size() == 2 && lower_text[0] == 'q' && lower_text[1] >= '1' &&
      lower_text[1] <= '4') {
    atom.kind = AtomKind::quarter;
    atom.value = static_cast<std::int16_t>(lower_text[1] - '0');
    return atom;
  }
  const std::size_t digits = static_cast<std::size_t>(
      std::find_if_not(lower_text.begin(), lower_text.end(), is_digit) - lower_text.begin());
  if (digits == lower_text.size()) {
    atom.kind = AtomKind::digits;
    atom.digits = static_cast<std::uint8_t>(digits);
    atom.value = number_of(lower_text);
    return atom;
  }
  if (digits > 0) {
    read_mixed(lower_text.substr(0, digits), lower_text.substr(digits), atom);
    return atom;
  }
  atom.word = find(lower_text);
  if (atom.word != kNoWord) {
    atom.kind = words_[atom.word].kind;
    atom.value = words_[atom.word].value;
    atom.weak = words_[atom.word].weak;
  }
  return atom;
}

// Where a run of letters and figures falls apart, from 0 to its length: "20161105" is a year, a
// month and a day, "Oct2" a month and a day, any other run one piece.
std::vector<std::size_t> TimeWords::joined_date(std::string_view run) const {
  const std::size_t size = run.size();
  const std::size_t letters =
      static_cast<std::size_t>(std::find_if(run.begin(), run.end(), is_digit) - run.begin());
  const bool figures =
      std::all_of(run.begin() + static_cast<std::ptrdiff_t>(letters), run.end(), is_digit);
  if (!figures) return {0, size};
  if (letters == 0 && size == 8) {
    const int year = number_of(run.substr(0, 4));
    const int month = number_of(run.substr(4, 2));
    const int day = number_of(run.substr(6, 2));
    const bool date =
        year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return date ? std::vector<std::size_t>{0, 4, 6, 8} : std::vector<std::size_t>{0, 8};
  }
  const std::size_t behind = size - letters;
  const std::string_view lead = run.substr(0, letters);
  const bool fiscal = lead == "FY" || lead == "CY" || lead == "fy" || lead == "cy";
  if (fiscal && (behind == 2 || behind == 4)) return {0, letters, size};
  if (letters < 3 || letters > 9 || behind < 1 || behind > 2) return {0, size};
  const bool month = word_atom(run.substr(0, letters), {}).kind == AtomKind::month;
  return month ? std::vector<std::size_t>{0, letters, size} : std::vector<std::size_t>{0, size};
}

void TimeWords::cut_token(std::string_view text, Index index, Span span,
                          std::vector<Atom>& atoms) const {
  const std::string_view token = text.substr(span.begin, span.size());
  std::size_t at = 0;
  while (at < token.size()) {
    std::size_t end = at;
    while (end < token.size() && in_run(token, end)) {
      end += is_digit(token[end]) ? 1 : decode_at(token, end).size;
    }
    if (end > at) {
      const Span piece{span.begin + static_cast<std::uint32_t>(at),
                       span.begin + static_cast<std::uint32_t>(end)};
      const std::vector<std::size_t> cuts = joined_date(token.substr(at, end - at));
      for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        const Span part{piece.begin + static_cast<std::uint32_t>(cuts[i]),
                        piece.begin + static_cast<std::uint32_t>(cuts[i + 1])};
        push_atom(word_atom(text.substr(part.begin, part.size()), part), index, atoms);
      }
      at = end;
      continue;
    }
    const CodePoint point = decode_at(token, at);
    end = at + point.size;
    Atom atom;
    atom.span = {span.begin + static_cast<std::uint32_t>(at),
                 span.begin + static_cast<std::uint32_t>(end)};
    atom.kind = AtomKind::mark;
    atom.mark = mark_of(point.value);
    atom.word = find(std::string_view(&atom.mark, 1));
    push_atom(atom, index, atoms);
    at = end;
  }
}

std::vector<Atom> TimeWords::cut(const Document& document, const Annotations& annotations,
                                 IndexRange range) const {
  std::vector<Atom> atoms;
  atoms.reserve(range.size() + 8);
  for (Index i = range.first; i < range.last; ++i) {
    cut_token(document.text, i, annotations.tokens[i].span, atoms);
  }
  block_numbers(atoms, 0);
  join_spelled(*this, atoms);
  return atoms;
}

}  // namespace tacitus

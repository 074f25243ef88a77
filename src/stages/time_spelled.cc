#include "stages/time_spelled.h"

#include <algorithm>
#include <cstddef>
#include <span>

namespace tacitus {
namespace {

// A number read from the begin of some atoms: how many it took, 0 for none.
struct Spelled {
  std::size_t size = 0;
  int value = 0;
};

bool is_number(const Atom& atom, int from, int to) {
  return atom.kind == AtomKind::number && atom.value >= from && atom.value <= to &&
         atom.span.size() > 2;  // not "a"
}

std::size_t skip_hyphen(std::span<const Atom> atoms, std::size_t at) {
  return at < atoms.size() && atoms[at].mark == '-' ? at + 1 : at;
}

// "twenty-one", "ninety", "fifteen", "eight": 1 to 99.
Spelled below_hundred(std::span<const Atom> atoms) {
  if (atoms.empty()) return {};
  const Atom& first = atoms[0];
  if (is_number(first, 1, 19)) return {1, first.value};
  if (first.kind != AtomKind::tens) return {};
  const std::size_t next = skip_hyphen(atoms, 1);
  if (next < atoms.size() && is_number(atoms[next], 1, 9)) {
    return {next + 1, first.value + atoms[next].value};
  }
  return {1, first.value};
}

// "twenty-first", "thirty first".
Spelled ordinal(std::span<const Atom> atoms) {
  if (atoms[0].kind != AtomKind::tens) return {};
  const std::size_t next = skip_hyphen(atoms, 1);
  if (next >= atoms.size()) return {};
  const Atom& last = atoms[next];
  const bool spelled = last.kind == AtomKind::ordinal && last.digits == 0 && last.value < 10;
  return spelled ? Spelled{next + 1, atoms[0].value + last.value} : Spelled{};
}

// Years in words. The words of scales are looked up once.
class YearReader {
 public:
  explicit YearReader(const TimeWords& words)
      : and_(words.find("and")),
        hundred_(words.find("hundred")),
        thousand_(words.find("thousand")),
        million_(words.find("million")),
        billion_(words.find("billion")),
        zero_(words.find("zero")) {}

  // "two thousand" behind a month, with nothing that it could count.
  Spelled read_thousand(std::span<const Atom> atoms) const {
    const bool thousand =
        atoms.size() > 1 && is_number(atoms[0], 2, 2) && atoms[1].word == thousand_;
    const bool ends = atoms.size() == 2 ||
                      (atoms.size() > 2 && atoms[2].kind == AtomKind::mark && atoms[2].mark != '-');
    const bool joined = atoms.size() > 3 && atoms[2].word == and_ && !begins_number(atoms[3]);
    return thousand && (ends || joined) ? Spelled{2, 2000} : Spelled{};
  }

  Spelled read(std::span<const Atom> atoms) const {
    Spelled found = of_halves(atoms);
    if (found.size == 0) found = of_thousands(atoms);
    // "two thousand and three hundred", "twenty fifteen-year-olds"
    const bool goes_on = found.size > 0 && found.size < atoms.size() &&
                         (is_scale(atoms[found.size]) || atoms[found.size].mark == '-');
    return goes_on ? Spelled{} : found;
  }

 private:
  static bool begins_number(const Atom& atom) {
    return atom.kind == AtomKind::number || atom.kind == AtomKind::tens ||
           atom.kind == AtomKind::digits;
  }

  bool is_scale(const Atom& atom) const {
    return atom.word != UINT16_MAX && (atom.word == hundred_ || atom.word == thousand_ ||
                                       atom.word == million_ || atom.word == billion_);
  }

  // What follows "hundred" or "thousand", with or without "and": the atoms it took in all.
  Spelled rest(std::span<const Atom> atoms, std::size_t at) const {
    if (at < atoms.size() && atoms[at].word == and_) ++at;
    const Spelled found = below_hundred(atoms.subspan(std::min(at, atoms.size())));
    return found.size > 0 ? Spelled{at + found.size, found.value} : Spelled{};
  }

  // "nineteen eighty-four", "nineteen hundred and ninety three", "twenty fifteen".
  Spelled of_halves(std::span<const Atom> atoms) const {
    const Atom& first = atoms[0];
    const bool twenty = first.kind == AtomKind::tens && first.value == 20;
    if (!twenty && !is_number(first, 15, 19)) return {};
    const bool zero = atoms.size() > 2 && atoms[1].word == zero_ && is_number(atoms[2], 1, 9);
    if (zero) return {3, 100 * first.value + atoms[2].value};  // "nineteen zero one"
    const bool hundred = atoms.size() > 1 && atoms[1].word == hundred_;
    const Spelled found = hundred ? rest(atoms, 2) : below_hundred(atoms.subspan(1));
    if (found.value < 10) return {};
    return {found.size + (hundred ? 0 : 1), 100 * first.value + found.value};
  }

  // "two thousand and eight", "two thousand fifteen", "one thousand seven hundred and ten".
  Spelled of_thousands(std::span<const Atom> atoms) const {
    const bool old = atoms.size() > 4 && is_number(atoms[0], 1, 1) && atoms[1].word == thousand_ &&
                     is_number(atoms[2], 1, 9) && atoms[3].word == hundred_;
    if (old) {
      const Spelled last = rest(atoms, 4);
      return last.size > 0 ? Spelled{last.size, 1000 + 100 * atoms[2].value + last.value} : last;
    }
    if (!is_number(atoms[0], 2, 2) || atoms.size() < 3 || atoms[1].word != thousand_) return {};
    const Spelled found = rest(atoms, 2);
    return found.size > 0 ? Spelled{found.size, 2000 + found.value} : Spelled{};
  }

  std::uint16_t and_, hundred_, thousand_, million_, billion_, zero_;
};

// "twenty five" behind or before a month, "fifteen" only before a month and a year in words.
Spelled day_in_words(const YearReader& years, std::span<const Atom> before,
                     std::span<const Atom> atoms) {
  const Spelled number = below_hundred(atoms);
  if (number.size == 0 || number.value > 31) return {};
  const bool compound = number.size > 1;
  const bool dated = before.size() > 1 && before.back().kind == AtomKind::literal &&
                     before[before.size() - 2].kind == AtomKind::weekday;
  const bool ends = atoms.size() == number.size;
  if (dated && number.value > 3 && ends) return number;  // "Friday the fifteen"
  const bool after_month = !before.empty() && before.back().kind == AtomKind::month;
  if (compound && after_month) return number;
  const std::span<const Atom> rest = atoms.subspan(number.size);
  const bool month = !rest.empty() && rest[0].kind == AtomKind::month && rest.size() > 1;
  const bool led = before.empty() || before.back().kind == AtomKind::literal;
  if (!month || !(compound || led)) return {};  // "three-for-two March 1986"
  const bool year = rest[1].digits == 4 || years.read(rest.subspan(1)).size > 0;
  return year ? number : Spelled{};
}

// The month of "October two thousand", "the tenth of September, two thousand" stands before.
bool follows_month(std::span<const Atom> before) {
  if (before.empty()) return false;
  const bool comma = before.back().mark == ',' && before.size() > 1;
  const AtomKind last = before[before.size() - (comma ? 2 : 1)].kind;
  return last == AtomKind::month;
}

}  // namespace

void join_spelled(const TimeWords& words, std::vector<Atom>& atoms) {
  const YearReader years(words);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < atoms.size();) {
    const std::span<const Atom> rest = std::span<const Atom>(atoms).subspan(i);
    const bool begins = rest[0].kind == AtomKind::tens || rest[0].kind == AtomKind::number;
    const std::span<const Atom> before = std::span<const Atom>(atoms).first(kept);
    Spelled found = begins ? ordinal(rest) : Spelled{};
    const bool day = found.size > 0;
    if (begins && !day) found = day_in_words(years, before, rest);
    const bool figure = !day && found.size > 0;
    if (begins && found.size == 0) found = years.read(rest);
    if (begins && found.size == 0 && follows_month(before)) found = years.read_thousand(rest);
    Atom atom = rest[0];
    if (found.size > 0) {
      atom.span.end = rest[found.size - 1].span.end;
      atom.until = rest[found.size - 1].until;
      atom.word = UINT16_MAX;
      atom.kind = day ? AtomKind::ordinal : AtomKind::digits;
      atom.digits = day ? 0 : figure ? 2 : 4;
      atom.value = static_cast<std::int16_t>(found.value);
    }
    atoms[kept++] = atom;
    i += std::max<std::size_t>(found.size, 1);
  }
  atoms.resize(kept);
}

}  // namespace tacitus

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
        billion_(words.find("billion")) {}

  Spelled read(std::span<const Atom> atoms) const {
    Spelled found = of_halves(atoms);
    if (found.size == 0) found = of_thousands(atoms);
    // "two thousand and three hundred", "twenty fifteen-year-olds"
    const bool goes_on = found.size > 0 && found.size < atoms.size() &&
                         (is_scale(atoms[found.size]) || atoms[found.size].mark == '-');
    return goes_on ? Spelled{} : found;
  }

 private:
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
    const bool hundred = atoms.size() > 1 && atoms[1].word == hundred_;
    const Spelled found = hundred ? rest(atoms, 2) : below_hundred(atoms.subspan(1));
    if (found.value < 10) return {};
    return {found.size + (hundred ? 0 : 1), 100 * first.value + found.value};
  }

  // "two thousand and eight", "two thousand fifteen".
  Spelled of_thousands(std::span<const Atom> atoms) const {
    if (!is_number(atoms[0], 2, 2) || atoms.size() < 3 || atoms[1].word != thousand_) return {};
    const Spelled found = rest(atoms, 2);
    return found.size > 0 ? Spelled{found.size, 2000 + found.value} : Spelled{};
  }

  std::uint16_t and_, hundred_, thousand_, million_, billion_;
};

}  // namespace

void join_spelled(const TimeWords& words, std::vector<Atom>& atoms) {
  const YearReader years(words);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < atoms.size();) {
    const std::span<const Atom> rest = std::span<const Atom>(atoms).subspan(i);
    const bool begins = rest[0].kind == AtomKind::tens || rest[0].kind == AtomKind::number;
    Spelled found = begins ? ordinal(rest) : Spelled{};
    const bool day = found.size > 0;
    if (begins && !day) found = years.read(rest);
    Atom atom = rest[0];
    if (found.size > 0) {
      atom.span.end = rest[found.size - 1].span.end;
      atom.until = rest[found.size - 1].until;
      atom.word = UINT16_MAX;
      atom.kind = day ? AtomKind::ordinal : AtomKind::digits;
      atom.digits = day ? 0 : 4;
      atom.value = static_cast<std::int16_t>(found.value);
    }
    atoms[kept++] = atom;
    i += std::max<std::size_t>(found.size, 1);
  }
  atoms.resize(kept);
}

}  // namespace tacitus

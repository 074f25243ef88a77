#include "stages/quantities.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

// Numbers are read from left to right, without the tree: what limits them ("at least"), the figure
// ("2,500", "twenty-five", "1.2 million"), a second one ("to 300"), a currency before or after. The
// tree then says which noun they count. Spelled numbers are those of the language and stand here;
// what limits and what is vague are in cues/quantities.tsv.

namespace tacitus {
namespace {

constexpr double kThousand = 1000;
constexpr int kClimb = 4;  // words from a figure to its noun

struct Spelled {
  std::string_view word;
  double value;
};

constexpr Spelled kUnits[] = {{"one", 1},        {"two", 2},       {"three", 3},    {"four", 4},
                              {"five", 5},       {"six", 6},       {"seven", 7},    {"eight", 8},
                              {"nine", 9},       {"ten", 10},      {"eleven", 11},  {"twelve", 12},
                              {"thirteen", 13},  {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
                              {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}};
constexpr Spelled kTens[] = {{"twenty", 20}, {"thirty", 30},  {"forty", 40},  {"fifty", 50},
                             {"sixty", 60},  {"seventy", 70}, {"eighty", 80}, {"ninety", 90}};
constexpr Spelled kScales[] = {{"dozen", 12},    {"hundred", 1e2}, {"thousand", 1e3},
                               {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12},
                               {"m", 1e6},       {"mn", 1e6},      {"bn", 1e9},
                               {"k", 1e3},       {"tn", 1e12}};

template <std::size_t N>
std::optional<double> value_in(const Spelled (&list)[N], std::string_view word) {
  for (const Spelled& one : list) {
    if (one.word == word) return one.value;
  }
  return std::nullopt;
}

// "2,500", "1.2", "30 000" is two tokens and not read. Nothing else but digits, commas, one point.
std::optional<double> value_of_figures(std::string_view text) {
  double value = 0;
  double place = 0;  // of the digit behind the point
  bool digits = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c >= '0' && c <= '9') {
      digits = true;
      if (place > 0) {
        value += (c - '0') * place;
        place /= 10;
      } else {
        value = value * 10 + (c - '0');
      }
    } else if (c == ',' && digits && text.size() - i >= 4) {
      continue;
    } else if (c == '.' && digits && place == 0 && i + 1 < text.size()) {
      place = 0.1;
    } else {
      return std::nullopt;
    }
  }
  if (!digits || value > 1e15) return std::nullopt;
  return std::round(value * 1e6) / 1e6;
}

// What a list of cues says of the words from one on: how many words, and the row.
struct Cue {
  std::size_t words = 0;
  const CueRow* row = nullptr;
};

class QuantityReader {
 public:
  QuantityReader(const Document& document, const Tree& tree, const StandingCues& cues,
                 const Sentence& sentence)
      : tree_(tree), cues_(cues), range_(sentence.tokens) {
    words_.reserve(range_.size());
    for (Index t = range_.first; t < range_.last; ++t) {
      words_.push_back(lower(document.at(tree.token(t).span)));
    }
    mark_times();
  }

  std::vector<Quantity> run() {
    std::vector<Quantity> found;
    for (std::size_t i = 0; i < words_.size();) {
      Quantity quantity;
      const std::size_t end = read(i, quantity);
      if (end == i) {
        ++i;
        continue;
      }
      if (keep(quantity, end)) found.push_back(std::move(quantity));
      i = end;
    }
    return found;
  }

 private:
  // "2.5 million", "twenty-five", "two hundred and fifty": up to `end`, the first word behind it.
  struct Figure {
    std::size_t end = 0;
    double value = 0;
    bool found = false;
  };

  std::string_view at(std::size_t i) const {
    return i < words_.size() ? std::string_view(words_[i]) : std::string_view();
  }
  const Token& token(std::size_t i) const {
    return tree_.token(range_.first + static_cast<Index>(i));
  }

  void mark_times();
  Cue cue(const CueTable& table, std::string_view pos, std::size_t begin) const;
  Figure figure(std::size_t begin) const;
  bool below_hundred(Figure& figure) const;
  Figure second(const Figure& first, bool between) const;
  std::size_t currency_before(std::size_t begin, std::string& unit) const;
  std::size_t currency_after(std::size_t end, std::string& unit) const;
  std::size_t read_vague(const Cue& vague, std::size_t begin, Quantity& quantity) const;
  std::size_t read_figures(std::size_t begin, bool between, Quantity& quantity) const;
  std::size_t read(std::size_t begin, Quantity& quantity) const;
  bool keep(const Quantity& quantity, std::size_t end) const;
  Index counted(const Quantity& quantity) const;

  const Tree& tree_;
  const StandingCues& cues_;
  const IndexRange range_;
  std::vector<std::string> words_;  // [word of the sentence], lower case
  std::vector<bool> in_time_;       // [word of the sentence]
};

void QuantityReader::mark_times() {
  in_time_.assign(words_.size(), false);
  const std::vector<TimeExpression>& times = tree_.annotations().times;
  auto time = std::lower_bound(
      times.begin(), times.end(), range_.first,
      [](const TimeExpression& one, Index first) { return one.tokens.first < first; });
  for (; time != times.end() && time->tokens.first < range_.last; ++time) {
    for (Index t = time->tokens.first; t < std::min(time->tokens.last, range_.last); ++t) {
      in_time_[t - range_.first] = true;
    }
  }
}

// The longest row whose words stand here, its last word being the head.
Cue QuantityReader::cue(const CueTable& table, std::string_view pos, std::size_t begin) const {
  constexpr std::size_t kLongest = 4;  // words
  Cue best;
  for (std::size_t size = 1; size <= kLongest && begin + size <= words_.size(); ++size) {
    for (const std::uint32_t index : table.find(pos, at(begin + size - 1))) {
      const CueRow& row = table.row(index);
      if (row.companions.size() + 1 != size) continue;
      const bool same = std::equal(row.companions.begin(), row.companions.end(),
                                   words_.begin() + static_cast<std::ptrdiff_t>(begin));
      if (same) best = {size, &row};
    }
  }
  return best;
}

bool QuantityReader::below_hundred(Figure& figure) const {
  if (const auto unit = value_in(kUnits, at(figure.end))) {
    figure.value += *unit;
    ++figure.end;
    return true;
  }
  const auto tens = value_in(kTens, at(figure.end));
  if (!tens) return false;
  figure.value += *tens;
  ++figure.end;
  const std::size_t next = at(figure.end) == "-" ? figure.end + 1 : figure.end;
  if (const auto unit = value_in(kUnits, at(next)); unit && *unit < 10) {
    figure.value += *unit;
    figure.end = next + 1;
  }
  return true;
}

QuantityReader::Figure QuantityReader::figure(std::size_t begin) const {
  Figure read{begin, 0, false};
  if (begin >= words_.size() || in_time_[begin]) return read;
  const bool half = at(begin) == "half" && (at(begin + 1) == "a" || at(begin + 1) == "an");
  const bool one = at(begin) == "a" || at(begin) == "an";
  if (const auto figures = value_of_figures(at(begin))) {
    read = {begin + 1, *figures, true};
  } else if (half && value_in(kScales, at(begin + 2))) {
    read = {begin + 2, 0.5, true};
  } else if (one && at(begin + 1).size() > 2 && value_in(kScales, at(begin + 1))) {
    read = {begin + 1, 1, true};
  } else {
    read.found = below_hundred(read);
  }
  if (!read.found) return read;
  for (auto scale = value_in(kScales, at(read.end)); scale;
       scale = value_in(kScales, at(read.end))) {
    read.value *= *scale;
    ++read.end;
    const std::size_t next = at(read.end) == "and" ? read.end + 1 : read.end;
    Figure rest{next, 0, false};
    if (*scale == 100 && below_hundred(rest)) {
      read.value += rest.value;
      read.end = rest.end;
    }
  }
  return read;
}

// "to 300", "-300", behind "between" also "and 300".
QuantityReader::Figure QuantityReader::second(const Figure& first, bool between) const {
  const std::string_view word = at(first.end);
  const bool joint =
      word == "to" || word == "-" || word == "–" || word == "or" || (between && word == "and");
  if (!joint) return {first.end, 0, false};
  Figure other = figure(first.end + 1);
  return other.found ? other : Figure{first.end, 0, false};
}

std::size_t QuantityReader::currency_before(std::size_t begin, std::string& unit) const {
  const Cue found = cue(cues_.currencies, "noun", begin);
  if (found.row == nullptr || begin + found.words >= words_.size()) return begin;
  const char first = words_[begin + found.words][0];
  if (first < '0' || first > '9') return begin;
  unit = found.row->reads;
  return begin + found.words;
}

std::size_t QuantityReader::currency_after(std::size_t end, std::string& unit) const {
  const std::size_t begin = at(end) == "-" ? end + 1 : end;
  const Cue found = cue(cues_.currencies, "noun", begin);
  if (found.row == nullptr) return end;
  unit = found.row->reads;
  return begin + found.words;
}

// "dozens", "tens of thousands of dollars": at least so many.
std::size_t QuantityReader::read_vague(const Cue& vague, std::size_t begin,
                                       Quantity& quantity) const {
  const std::string_view reads = vague.row->reads;
  const auto least = value_of_figures(reads.substr(reads.find(' ') + 1));
  if (!least) return begin;
  quantity.low = *least;
  const std::size_t end = begin + vague.words;
  if (quantity.unit.empty()) currency_after(at(end) == "of" ? end + 1 : end, quantity.unit);
  return end;
}

// One figure or two, and the currency.
std::size_t QuantityReader::read_figures(std::size_t begin, bool between,
                                         Quantity& quantity) const {
  const Figure first = figure(begin);
  if (!first.found) return begin;
  quantity.low = first.value;
  quantity.high = first.value;
  std::size_t end = first.end;
  Figure other = second(first, between);
  const bool more = between || at(end) == "-" || at(end) == "to";
  if (!other.found && !quantity.unit.empty() && more) {
    std::string unit;  // "between $5 million and $7 million"
    const std::size_t next = currency_before(end + 1, unit);
    if (unit == quantity.unit) other = figure(next);
  }
  if (other.value < first.value) other.found = false;
  if (between && !other.found) return begin;
  if (other.found) {
    // "5 to 7 million": the scale of the second is that of both.
    const double scale = value_in(kScales, at(other.end - 1)).value_or(1);
    if (first.value < kThousand && other.value / scale > first.value) {
      quantity.low = first.value * scale;
    }
    quantity.high = other.value;
    end = other.end;
  }
  if (at(end) == "or" && at(end + 1) == "more") {
    quantity.high.reset();
    end += 2;
  }
  return quantity.unit.empty() ? currency_after(end, quantity.unit) : end;
}

std::size_t QuantityReader::read(std::size_t begin, Quantity& quantity) const {
  const bool between = at(begin) == "between" || at(begin) == "from";
  std::size_t next = between ? begin + 1 : begin;
  std::string limits;
  for (Cue limit = cue(cues_.quantities, "before", next); limit.row != nullptr;
       limit = cue(cues_.quantities, "before", next)) {
    if (limits.empty() || limits == "near") limits = limit.row->reads;
    next += limit.words;
  }
  next = currency_before(next, quantity.unit);
  const Cue vague = cue(cues_.quantities, "vague", next);
  const std::size_t end = vague.row != nullptr ? read_vague(vague, next, quantity)
                                               : read_figures(next, between, quantity);
  if (end <= next) return begin;
  if (limits == "low") quantity.high.reset();
  if (limits == "high" || limits == "below") {
    if (!quantity.high) return begin;
    quantity.low = 0;
  }
  quantity.tokens = {range_.first + static_cast<Index>(begin),
                     range_.first + static_cast<Index>(end)};
  quantity.number = quantity.tokens.last - 1;
  quantity.counted = counted(quantity);
  return end;
}

// Shares, parts of words ("12-year-old") and ordinary "one" are no numbers of an event.
bool QuantityReader::keep(const Quantity& quantity, std::size_t end) const {
  const std::string_view next = at(end);
  if (next == "%" || next == "percent" || next == "per" || next == "pc" || next == "°")
    return false;
  if (next == "-" && quantity.unit.empty()) return false;
  const bool broken = next == "," && value_of_figures(at(end + 1)) &&
                      token(end + 1).span.begin == token(end).span.end;
  if (broken) return false;  // "200,0000"
  const std::size_t begin = quantity.tokens.first - range_.first;
  return begin == 0 || at(begin - 1) != "-" || !quantity.unit.empty();
}

// The noun above a number in the tree: through other numbers and currencies, and for "dozens" the
// one below ("of students").
Index QuantityReader::counted(const Quantity& quantity) const {
  Index up = quantity.number;
  for (int step = 0; step < kClimb; ++step) {
    const Token& word = tree_.token(up);
    if (word.head == kNone) break;
    const bool number =
        tree_.token(word.head).pos == Pos::num || quantity.tokens.contains(word.head);
    const bool modifies =
        word.relation == Relation::nummod || word.relation == Relation::compound ||
        word.relation == Relation::flat || word.relation == Relation::advmod ||
        (number && (word.relation == Relation::conj || word.relation == Relation::nmod));
    if (!modifies) break;
    up = word.head;
  }
  if (!quantity.tokens.contains(up)) return up;
  for (const Index kid : tree_.children(up)) {
    const bool of = tree_.token(kid).relation == Relation::nmod && kid > up &&
                    tree_.marker(kid, Relation::case_) == "of";
    if (of) return kid;
  }
  return up;
}

}  // namespace

std::vector<Quantity> find_quantities(const Document& document, const Tree& tree,
                                      const StandingCues& cues, const Sentence& sentence) {
  return QuantityReader(document, tree, cues, sentence).run();
}

}  // namespace tacitus

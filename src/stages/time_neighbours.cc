#include "stages/time_neighbours.h"

#include "base/utf8.h"
#include "base/word_list.h"

namespace tacitus {
namespace {

constexpr std::string_view kBeforeDay[] = {"after", "before", "by",    "dated", "for",
                                           "from",  "on",     "since", "till",  "until"};
constexpr std::string_view kBeforeYear[] = {
    "after",  "and",   "around",    "before",  "between", "by",   "circa", "dated",
    "during", "early", "following", "from",    "in",      "into", "late",  "mid",
    "of",     "or",    "since",     "through", "till",    "to",   "until", "year"};
constexpr std::string_view kAfterNumber[] = {
    "after", "against", "and",  "as",  "at",   "before", "by",   "during", "for",   "from", "in",
    "on",    "or",      "that", "the", "this", "to",     "when", "where",  "while", "with"};
constexpr std::string_view kCounted[] = {"acres",
                                         "activists",
                                         "additional",
                                         "aircraft",
                                         "american",
                                         "barrels",
                                         "bodies",
                                         "calories",
                                         "cases",
                                         "children",
                                         "civilians",
                                         "companies",
                                         "days",
                                         "dead",
                                         "deaths",
                                         "delegates",
                                         "demonstrators",
                                         "detainees",
                                         "dollars",
                                         "employees",
                                         "euros",
                                         "extra",
                                         "families",
                                         "feet",
                                         "fighters",
                                         "flights",
                                         "foreign",
                                         "gallons",
                                         "guests",
                                         "hectares",
                                         "homes",
                                         "hours",
                                         "houses",
                                         "inmates",
                                         "jobs",
                                         "journalists",
                                         "kg",
                                         "kilograms",
                                         "kilometers",
                                         "kilometres",
                                         "km",
                                         "kph",
                                         "members",
                                         "men",
                                         "meters",
                                         "metres",
                                         "migrants",
                                         "miles",
                                         "militants",
                                         "million",
                                         "minutes",
                                         "more",
                                         "new",
                                         "officers",
                                         "others",
                                         "passengers",
                                         "people",
                                         "percent",
                                         "personnel",
                                         "points",
                                         "police",
                                         "policemen",
                                         "pounds",
                                         "prisoners",
                                         "protesters",
                                         "rebels",
                                         "refugees",
                                         "residents",
                                         "rounds",
                                         "rupees",
                                         "seats",
                                         "sheep",
                                         "soldiers",
                                         "square",
                                         "staff",
                                         "students",
                                         "supporters",
                                         "times",
                                         "tonnes",
                                         "tons",
                                         "troops",
                                         "victims",
                                         "villagers",
                                         "villages",
                                         "voters",
                                         "votes",
                                         "women",
                                         "workers",
                                         "year",
                                         "years",
                                         "yen",
                                         "yuan"};
static_assert(is_sorted_list(kCounted) && is_sorted_list(kBeforeDay) &&
                  is_sorted_list(kBeforeYear) && is_sorted_list(kAfterNumber),
              "the lists are searched by halves");

}  // namespace

bool leads_day(std::string_view word) { return one_of(word, kBeforeDay); }

bool leads_year(std::string_view word) { return one_of(word, kBeforeYear); }

bool follows_number(std::string_view word) { return one_of(word, kAfterNumber); }

bool is_counted(std::string_view word) { return one_of(word, kCounted); }

std::string TimeNeighbours::word(std::uint32_t at) const {
  return at < atoms_.size() ? lower(around_.document.at(atoms_[at].span)) : std::string();
}

std::string TimeNeighbours::before(std::uint32_t steps) const {
  return around_.first >= steps ? word(around_.first - steps) : std::string();
}

const Token& TimeNeighbours::token_of(std::uint32_t at) const {
  return around_.annotations.tokens[atoms_[at].token];
}

bool TimeNeighbours::is_tight() const {
  for (std::uint32_t i = match_.first + 1; i < match_.last; ++i) {
    if (atoms_[i].spaced) return false;
  }
  return true;
}

bool TimeNeighbours::has_mark(char mark) const {
  for (std::uint32_t i = match_.first; i < match_.last; ++i) {
    if (mark == 0 ? atoms_[i].mark != 0 : atoms_[i].mark == mark) return true;
  }
  return false;
}

bool TimeNeighbours::counted_after() const {
  if (match_.last >= atoms_.size()) return false;
  if (is_counted(after())) return true;
  const Token& next = token_of(match_.last);
  return next.pos == Pos::noun && next.morphology.number == Number::plural;
}

}  // namespace tacitus

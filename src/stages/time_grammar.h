#pragma once

#include <span>
#include <string_view>

#include "stages/time_patterns.h"

namespace tacitus {

// One pattern of the grammar: "MONTH .? ,? of? YEAR" is a date.
struct TimeRow {
  std::string_view pattern;
  TimeForm form;
  int value = 0;  // one of those below, a Holiday, or a number that the pattern implies
};

constexpr int kEdgeOnly = 1;     // a time only behind an edge: "the end of the year"
constexpr int kYearShifted = 2;  // the shift is that of the year: "May last year"
constexpr int kDayFirst = 3;     // of a date in figures
constexpr int kFortnight = 4;
constexpr int kAfterNext = 5;
constexpr int kWorking = 6;  // its days are those on which people work: Monday to Friday

// The cores of time expressions; among equally long matches the first row wins.
std::span<const TimeRow> time_cores();

// The words before a core that narrow it; the value is an Around.
std::span<const TimeRow> time_edges();

}  // namespace tacitus

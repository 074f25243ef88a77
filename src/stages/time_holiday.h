#pragma once

#include "stages/time_patterns.h"
#include "tacitus/annotations.h"

namespace tacitus {

// The day of a holiday in a year; unknown in years that do not have it. Holidays that differ by
// country are those of the United States where their name is American.
DateInterval holiday_in(Holiday holiday, int year);

}  // namespace tacitus

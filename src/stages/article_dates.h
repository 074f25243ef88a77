#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "tacitus/document.h"

namespace tacitus {

// A full date (day, month and year) and where it stands.
struct FullDate {
  Days day;
  Span span;  // in the text that was given
};

// The first full date of `text`: "July 21, 2017", "21 July 2017", "26-FEB-1987", "2017-07-21",
// "21/07/2017" where only one reading exists. Looks at no more than the first 400 bytes.
std::optional<FullDate> find_full_date(std::string_view text);

// True when `line` holds a date or time and nothing else: "Friday, July 21, 2017", "Last updated
// 5:40 AM ET", "Published: 3 May 2016", "2 hours ago".
bool is_date_line(std::string_view line);

// 1..12 for a month's name or abbreviation in any capitals ("Sept"), else 0.
unsigned month_of(std::string_view word);

}  // namespace tacitus

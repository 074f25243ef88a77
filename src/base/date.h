#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tacitus {

using Days = std::chrono::sys_days;

// Reads "2017-07-21" (exactly this form, a date that exists, years 0001-9999).
std::optional<Days> parse_iso_date(std::string_view text);

// "2017-07-21".
std::string to_iso(Days day);

}  // namespace tacitus

#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "store/sql.h"
#include "store/words.h"
#include "tacitus/store.h"

namespace tacitus {

// Finds anew, for every month that was touched, which articles and events are alike, and then what
// belongs together: copies, coverage, stories, and the counts that hang on them. See Store::link().
Status link_store(const Database& database, const WordRanks& ranks, const LinkProgress& progress);

// Whether a month waits for link_store().
Result<bool> waits_for_links(const Database& database);

// The month of a day, "2017-07", and the one after it; both empty for an empty day.
std::string month_of_day(std::string_view day);
std::string next_month(const std::string& month);

}  // namespace tacitus

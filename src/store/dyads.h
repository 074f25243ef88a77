#pragma once

#include <cstdint>
#include <vector>

#include "store/sql.h"
#include "tacitus/result.h"

namespace tacitus {

// What hangs on stories: the table of stories itself, and the counts of dyads by day and by month
// and of countries by month.
// Between begin_changes() and write_changes(), in one transaction, note_changes() is told the
// events that are regrouped, before and after; then the stories that they were or are in, and the
// months of those, are written anew, and no others.
Status begin_changes(const Database& database);
Status note_changes(const Database& database, const std::vector<std::int64_t>& records);
Status write_changes(const Database& database);

}  // namespace tacitus

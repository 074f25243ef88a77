#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/fields.h"
#include "store/sql.h"
#include "tacitus/result.h"

namespace tacitus {

// The version of the layout of a store, in PRAGMA user_version. docs/store.md tells the layout.
inline constexpr int kStoreVersion = 4;

// The columns of the table `records` that come from the table of fields: those of all kinds, each
// once, in the order of the kinds. Places and titles of the parties of a list are not among them:
// the table `parties` has them.
std::vector<Column> stored_columns();

// The index of a column of `records`, named records_<column>: none, one of the records that have a
// value, or one of all. All but that of `id` have the day behind the column.
enum class ColumnIndex : std::uint8_t { none, sparse, whole };
ColumnIndex index_of(std::string_view column);

// Brings a file to kStoreVersion: makes the tables of an empty one, migrates an older one, adds the
// columns of fields that are new, makes the views anew when they are not those of this program.
// Does nothing, and writes nothing, when all is there. Each step is one transaction. Refuses a
// database that is no store, and a store of a newer version.
Status bring_up(Database& database);

// Whether bring_up() would have nothing to do; an Error for what it refuses.
Result<bool> is_current(const Database& database);

// Makes an empty file a store of an older version, 1..kStoreVersion. For tests of migrations.
Status make_version(Database& database, int version);

}  // namespace tacitus

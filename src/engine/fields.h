#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/shape.h"
#include "tacitus/record.h"

namespace tacitus {

// What the records of one kind are made of.
struct RecordKind {
  std::string_view name;     // "event"
  std::string_view plural;   // "events": the name of its table
  std::string_view meaning;  // one sentence for docs/record.md
  Shape shape;               // of the whole record, an object
  Value (*value)(const Record&) = nullptr;
};

// The kinds with all their fields, in the order in which every format writes them. The only place
// that knows them: JSON, CSV, SQL, TypeScript and docs/record.md are made from these tables.
std::span<const RecordKind> kinds_of_records();

// The kind of that name; null when there is none.
const RecordKind* find_kind(std::string_view name);

// The record as one JSON object without line end. What is unknown is absent; lists are always
// there. `record.kind` must be a known one, here and below.
std::string to_json(const Record& record);

// The columns that a flat table has for the records of a kind, in order.
std::vector<Column> record_columns(const RecordKind& kind);

// The cells of the record, one for each column of its kind: see cells_of().
std::vector<std::string> to_cells(const Record& record);

}  // namespace tacitus

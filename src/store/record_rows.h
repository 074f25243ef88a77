#pragma once

#include <string_view>
#include <vector>

#include "engine/fields.h"
#include "store/sql.h"
#include "tacitus/record.h"

namespace tacitus {

// Makes the cells of records for some of the columns of stored_columns(). Immutable.
class RecordCells {
 public:
  explicit RecordCells(std::vector<Column> columns);

  const std::vector<Column>& columns() const { return columns_; }
  // One for each column: NULL where the record's kind has no such field, or it is not known.
  std::vector<SqlValue> cells(const Record& record) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::size_t>> places_;  // [kind][column], the cell of the kind
};

// A party of a record and the field that it stands in, at whatever depth: the holder of the second
// position of a dispute is {"positions", 1}.
struct PartyRow {
  std::string_view field;  // "actor", "claimants", "speaker"; a literal of the table of fields
  int position = 0;        // counted from 0 within the field
  const Value* party = nullptr;  // points into what was given
};

// The parties inside `value`, the record as a value of its kind, in the order of the fields.
// Unnamed claimants and holders are none.
std::vector<PartyRow> parties_of(const RecordKind& kind, const Value& value);

}  // namespace tacitus

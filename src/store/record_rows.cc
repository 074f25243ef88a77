#include "store/record_rows.h"

#include <algorithm>
#include <charconv>

// From the shapes of the fields to rows; no field is named here.

namespace tacitus {
namespace {

constexpr std::size_t kNowhere = SIZE_MAX;

// A cell as the type of its column wants it.
SqlValue typed(const std::string& cell, FieldType type) {
  if (cell.empty()) return {};
  const char* const end = cell.data() + cell.size();
  if (type == FieldType::integer) {
    std::int64_t number = 0;
    if (std::from_chars(cell.data(), end, number).ec == std::errc()) return number;
  } else if (type == FieldType::number) {
    double number = 0;
    if (std::from_chars(cell.data(), end, number).ec == std::errc()) return number;
  } else if (type == FieldType::boolean) {
    return std::int64_t{cell == "true"};
  }
  return cell;
}

void collect(const Shape& shape, const Value& value, std::string_view field, int& position,
             std::vector<PartyRow>& rows) {
  if (!value.known()) return;
  if (shape.type == FieldType::list) {
    for (const Value& item : value.items()) collect(*shape.item, item, field, position, rows);
  } else if (shape.type == FieldType::object) {
    if (shape.name == "party") {
      rows.push_back({field, position++, &value});
      return;
    }
    for (std::size_t i = 0; i < shape.members; ++i) {
      collect(*shape.member(i).shape, value.items()[i], field, position, rows);
    }
  }
}

}  // namespace

RecordCells::RecordCells(std::vector<Column> columns) : columns_(std::move(columns)) {
  for (const RecordKind& kind : kinds_of_records()) {
    const std::vector<Column> own = record_columns(kind);
    std::vector<std::size_t>& places = places_.emplace_back();
    for (const Column& column : columns_) {
      const auto found = std::find_if(
          own.begin(), own.end(), [&](const Column& other) { return other.name == column.name; });
      places.push_back(found == own.end() ? kNowhere
                                          : static_cast<std::size_t>(found - own.begin()));
    }
  }
}

std::vector<SqlValue> RecordCells::cells(const Record& record) const {
  const std::vector<std::string> cells = to_cells(record);
  const auto kind = static_cast<std::size_t>(find_kind(record.kind) - kinds_of_records().data());
  std::vector<SqlValue> values;
  values.reserve(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const std::size_t place = places_[kind][i];
    values.push_back(place == kNowhere ? SqlValue() : typed(cells[place], columns_[i].type));
  }
  return values;
}

std::vector<PartyRow> parties_of(const RecordKind& kind, const Value& value) {
  std::vector<PartyRow> rows;
  for (std::size_t i = 0; i < kind.shape.members; ++i) {
    const Member& member = kind.shape.member(i);
    int position = 0;
    collect(*member.shape, value.items()[i], member.name, position, rows);
  }
  return rows;
}

}  // namespace tacitus

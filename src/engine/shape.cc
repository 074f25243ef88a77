#include "engine/shape.h"

#include "base/json_writer.h"

// A value and its shape are walked together; nothing here knows a field by name.

namespace tacitus {
namespace {

void write(const Shape& shape, const Value& value, JsonWriter& json) {
  if (!value.known()) {
    json.null();
  } else if (shape.type == FieldType::object) {
    json.begin_object();
    for (std::size_t i = 0; i < shape.members; ++i) {
      const Value& part = value.items()[i];
      if (!part.known()) continue;
      json.key(shape.member(i).name);
      write(*shape.member(i).shape, part, json);
    }
    json.end_object();
  } else if (shape.type == FieldType::list) {
    json.begin_array();
    for (const Value& item : value.items()) write(*shape.item, item, json);
    json.end_array();
  } else if (const auto* text = std::get_if<std::string>(&value.data)) {
    json.string(*text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&value.data)) {
    json.integer(*integer);
  } else if (const auto* number = std::get_if<double>(&value.data)) {
    json.number(*number);
  } else if (const auto* flag = std::get_if<bool>(&value.data)) {
    json.boolean(*flag);
  }
}

// Appends the columns of a shape whose own name is already in `column`.
void append_columns(const Shape& shape, Column column, std::vector<Column>& columns) {
  if (shape.type == FieldType::object) {
    for (std::size_t i = 0; i < shape.members; ++i) {
      const Member& member = shape.member(i);
      const std::string prefix = column.name.empty() ? "" : column.name + "_";
      append_columns(*member.shape,
                     {prefix + std::string(member.name), FieldType::text, column.list,
                      std::string(member.meaning)},
                     columns);
    }
    return;
  }
  if (shape.type == FieldType::list) {
    column.list = true;
    append_columns(*shape.item, std::move(column), columns);
    return;
  }
  column.type = column.list ? FieldType::text : shape.type;
  columns.push_back(std::move(column));
}

void append_cells(const Shape& shape, const Value* value, std::vector<std::string>& cells);

// Appends one cell for each column of the items, the items joined with ';'.
void append_list_cells(const Shape& item, const Value* value, std::vector<std::string>& cells) {
  const std::size_t first = cells.size();
  append_cells(item, nullptr, cells);  // as many empty cells as an item has
  if (value == nullptr || !value->known()) return;
  bool more = false;
  for (const Value& one : value->items()) {
    std::vector<std::string> parts;
    append_cells(item, &one, parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (char& c : parts[i]) {
        if (c == ';') c = ',';
      }
      if (more) cells[first + i] += ';';
      cells[first + i] += parts[i];
    }
    more = true;
  }
}

// `value` is null, or unknown, for a part of something that is not there.
void append_cells(const Shape& shape, const Value* value, std::vector<std::string>& cells) {
  if (shape.type == FieldType::object) {
    const bool known = value != nullptr && value->known();
    for (std::size_t i = 0; i < shape.members; ++i) {
      append_cells(*shape.member(i).shape, known ? &value->items()[i] : nullptr, cells);
    }
  } else if (shape.type == FieldType::list) {
    append_list_cells(*shape.item, value, cells);
  } else {
    cells.push_back(value == nullptr ? std::string() : to_text(*value));
  }
}

}  // namespace

std::string to_json(const Shape& shape, const Value& value) {
  JsonWriter json;
  write(shape, value, json);
  return json.take();
}

std::vector<Column> columns_of(const Shape& object) {
  std::vector<Column> columns;
  append_columns(object, {}, columns);
  return columns;
}

std::vector<std::string> cells_of(const Shape& object, const Value& value) {
  std::vector<std::string> cells;
  append_cells(object, &value, cells);
  return cells;
}

std::string to_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  if (const auto* integer = std::get_if<std::int64_t>(&value.data)) return std::to_string(*integer);
  if (const auto* number = std::get_if<double>(&value.data)) return to_decimal(*number);
  if (const auto* flag = std::get_if<bool>(&value.data)) return *flag ? "true" : "false";
  return "";
}

}  // namespace tacitus

#include "engine/schema.h"

#include <algorithm>

#include "base/json_writer.h"
#include "engine/fields.h"

// Prints the tables of engine/fields.cc for other worlds. Nothing here knows a field by name.

namespace tacitus {
namespace {

std::string_view json_type(FieldType type) {
  switch (type) {
    case FieldType::integer:
      return "integer";
    case FieldType::number:
      return "number";
    case FieldType::boolean:
      return "boolean";
    default:
      return "string";
  }
}

std::string_view sql_type(const Column& column) {
  switch (column.type) {
    case FieldType::integer:
      return "INTEGER";
    case FieldType::number:
      return "REAL";
    case FieldType::boolean:
      return "BOOLEAN";
    default:
      return "TEXT";
  }
}

// The objects inside a shape, each once, in the order in which they are met, the shape itself not
// among them.
void collect_objects(const Shape& shape, std::vector<const Shape*>& objects) {
  for (std::size_t i = 0; i < shape.members; ++i) {
    const Shape* inner = shape.member(i).shape;
    if (inner->type == FieldType::list) inner = inner->item;
    if (inner->type != FieldType::object) continue;
    const bool there = std::any_of(objects.begin(), objects.end(),
                                   [&](const Shape* other) { return other->name == inner->name; });
    if (there) continue;
    objects.push_back(inner);
    collect_objects(*inner, objects);
  }
}

// The objects inside the records of all kinds.
std::vector<const Shape*> inner_objects() {
  std::vector<const Shape*> objects;
  for (const RecordKind& kind : kinds_of_records()) collect_objects(kind.shape, objects);
  return objects;
}

// "sentence" is the interface Sentence.
std::string capitalized(std::string_view name) {
  std::string out(name);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

// ---------------------------------------------------------------------------------- Markdown

std::string markdown_type(const Shape& shape) {
  if (shape.type == FieldType::object) return std::string(shape.name);
  if (shape.type == FieldType::list) return "list of " + markdown_type(*shape.item);
  if (shape.type == FieldType::text) return "text";
  if (shape.type == FieldType::date) return "date";
  return std::string(json_type(shape.type));
}

void add_table(std::string& out, const Shape& object) {
  out += "| field | type | there | meaning |\n|---|---|---|---|\n";
  for (std::size_t i = 0; i < object.members; ++i) {
    const Member& member = object.member(i);
    out.append("| `").append(member.name).append("` | ").append(markdown_type(*member.shape));
    out.append(member.always ? " | always | " : " | when known | ");
    out.append(member.meaning).append(" |\n");
  }
}

std::string markdown() {
  std::string out =
      "# Records\n\n"
      "<!-- Made by `tacitus schema`; change src/engine/fields.cc instead. -->\n\n"
      "`tacitus code --to jsonl` writes one JSON object a line, of every kind below or of those "
      "that `--kinds` names. Positions are byte\noffsets into the document's text, half open "
      "(`--offsets chars` counts code points, `--offsets utf16` UTF-16 units). What is unknown\n"
      "is absent; lists are always there, maybe empty. Days are `YYYY-MM-DD`, UTC. Names are the "
      "same in every format.\n";
  for (const RecordKind& kind : kinds_of_records()) {
    out.append("\n## ").append(kind.name).append("\n\n").append(kind.meaning).append("\n\n");
    add_table(out, kind.shape);
  }
  out += "\n## The objects inside\n";
  for (const Shape* object : inner_objects()) {
    out.append("\n### ").append(object->name).append("\n\n");
    add_table(out, *object);
  }
  out +=
      "\n## The flat form\n\n"
      "`--to csv` writes the records of one kind (events, unless `--kinds` says another), one a "
      "row "
      "(RFC 4180, UTF-8, lines end with\nCR LF). Names of nested fields are joined with `_`. The "
      "items of a list stand in one cell, joined with `;`, and the n-th item of every\ncolumn of "
      "the same list belongs together; an unknown item is empty, and a `;` inside an item becomes "
      "`,`.\n";
  for (const RecordKind& kind : kinds_of_records()) {
    out.append("\nThe columns of ").append(kind.plural).append(":\n\n");
    for (const Column& column : record_columns(kind)) {
      out.append("`").append(column.name).append("`\n");
    }
  }
  return out;
}

// --------------------------------------------------------------------------------------- SQL

std::string sql() {
  std::string out =
      "-- Made by `tacitus schema --to sql`: the columns of `tacitus code --to csv`.\n";
  for (const RecordKind& kind : kinds_of_records()) {
    out.append("CREATE TABLE ").append(kind.plural).append(" (\n");
    const std::vector<Column> columns = record_columns(kind);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Column& column = columns[i];
      out.append("  ").append(column.name).append(" ").append(sql_type(column));
      if (column.name == "id") out += " PRIMARY KEY";
      if (i + 1 < columns.size()) out += ',';
      out.append("  -- ").append(column.meaning).append(column.list ? " (list)\n" : "\n");
    }
    out += ");\n";
  }
  return out;
}

// -------------------------------------------------------------------------------- TypeScript

std::string typescript_type(const Shape& shape) {
  if (shape.type == FieldType::object) return capitalized(shape.name);
  if (shape.type == FieldType::list) return typescript_type(*shape.item) + "[]";
  if (shape.type == FieldType::integer) return "number";
  return std::string(json_type(shape.type));
}

// `kind` is the value of the field "kind" when the object is a record, else "".
void add_interface(std::string& out, const Shape& object, std::string_view kind) {
  out.append("export interface ").append(capitalized(object.name)).append(" {\n");
  for (std::size_t i = 0; i < object.members; ++i) {
    const Member& member = object.member(i);
    out.append("  /** ").append(member.meaning).append(" */\n  ").append(member.name);
    out.append(member.always ? ": " : "?: ");
    if (!kind.empty() && member.name == "kind") {
      out.append("'").append(kind).append("'");
    } else {
      out.append(typescript_type(*member.shape));
    }
    out += ";\n";
  }
  out += "}\n\n";
}

std::string typescript() {
  std::string out = "// Made by `tacitus schema --to typescript`.\n\n";
  for (const Shape* object : inner_objects()) add_interface(out, *object, "");
  std::string all;
  for (const RecordKind& kind : kinds_of_records()) {
    add_interface(out, kind.shape, kind.name);
    all.append(all.empty() ? "" : " | ").append(capitalized(kind.shape.name));
  }
  return out + "export type TacitusRecord = " + all + ";\n";
}

// ------------------------------------------------------------------------------- JSON Schema

void write_type(const Shape& shape, JsonWriter& json) {
  if (shape.type == FieldType::object) {
    json.key("$ref").string("#/$defs/" + std::string(shape.name));
  } else if (shape.type == FieldType::list) {
    json.key("type").string("array").key("items").begin_object();
    write_type(*shape.item, json);
    json.end_object();
  } else {
    json.key("type").string(json_type(shape.type));
    if (shape.type == FieldType::date) json.key("format").string("date");
  }
}

// `kind` as for add_interface().
void write_definition(const Shape& object, std::string_view kind, JsonWriter& json) {
  json.key(object.name).begin_object().key("type").string("object");
  json.key("properties").begin_object();
  for (std::size_t i = 0; i < object.members; ++i) {
    const Member& member = object.member(i);
    json.key(member.name).begin_object();
    if (!kind.empty() && member.name == "kind") {
      json.key("const").string(kind);
    } else {
      write_type(*member.shape, json);
    }
    json.key("description").string(member.meaning).end_object();
  }
  json.end_object().key("required").begin_array();
  for (std::size_t i = 0; i < object.members; ++i) {
    if (object.member(i).always) json.string(object.member(i).name);
  }
  json.end_array().key("additionalProperties").boolean(false).end_object();
}

std::string json_schema() {
  JsonWriter json;
  json.begin_object();
  json.key("$schema").string("https://json-schema.org/draft/2020-12/schema");
  json.key("title").string("Tacitus record");
  json.key("oneOf").begin_array();
  for (const RecordKind& kind : kinds_of_records()) {
    json.begin_object();
    write_type(kind.shape, json);
    json.end_object();
  }
  json.end_array().key("$defs").begin_object();
  for (const Shape* object : inner_objects()) write_definition(*object, "", json);
  for (const RecordKind& kind : kinds_of_records()) write_definition(kind.shape, kind.name, json);
  json.end_object().end_object();
  return json.take() + "\n";
}

}  // namespace

std::vector<std::string_view> schema_formats() { return {"markdown", "sql", "typescript", "json"}; }

std::optional<std::string> schema(std::string_view format) {
  if (format == "markdown") return markdown();
  if (format == "sql") return sql();
  if (format == "typescript") return typescript();
  if (format == "json") return json_schema();
  return std::nullopt;
}

}  // namespace tacitus

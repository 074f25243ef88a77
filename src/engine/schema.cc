#include "engine/schema.h"

#include "base/json_writer.h"
#include "engine/fields.h"

// Prints the table of engine/fields.cc for other worlds. Nothing here knows a field by name.

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

std::string_view markdown_type(FieldType type) {
  return type == FieldType::text ? "text" : type == FieldType::date ? "date" : json_type(type);
}

std::string_view typescript_type(FieldType type) {
  return type == FieldType::integer ? "number" : json_type(type);
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

// ---------------------------------------------------------------------------------- Markdown

void add_row(std::string& out, std::string_view name, std::string_view type, std::string_view there,
             std::string_view meaning) {
  out.append("| `").append(name).append("` | ").append(type).append(" | ").append(there);
  out.append(" | ").append(meaning).append(" |\n");
}

constexpr std::string_view kTableHead = "| field | type | there | meaning |\n|---|---|---|---|\n";

template <class T>
void add_rows(std::string& out, std::span<const PlainField<T>> fields) {
  for (const PlainField<T>& field : fields) {
    add_row(out, field.name, markdown_type(field.type), field.always ? "always" : "when known",
            field.meaning);
  }
}

std::string markdown() {
  std::string out =
      "# Records\n\n"
      "<!-- Made by `tacitus schema`; change src/engine/fields.cc instead. -->\n\n"
      "`tacitus code --to jsonl` writes one JSON object a line. Positions are byte offsets into "
      "the "
      "document's text, half open\n(`--offsets chars` counts code points, `--offsets utf16` UTF-16 "
      "units). What is unknown is absent; lists are always there,\nmaybe empty. Days are "
      "`YYYY-MM-DD`, UTC. Names are the same in every format.\n\n";
  out += kTableHead;
  for (const Field& field : record_fields()) {
    std::visit(
        Overloaded{
            [&](const PlainField<Record>& plain) { add_rows(out, std::span(&plain, 1)); },
            [&](std::span<const PlainField<Record>>) {
              add_row(out, field.name, "object", "always", field.meaning);
            },
            [&](TextList) { add_row(out, field.name, "list of text", "always", field.meaning); },
            [&](PartyList) {
              add_row(out, field.name, "list of parties", "always", field.meaning);
            },
            [&](Words) { add_row(out, field.name, "words", "always", field.meaning); },
            [&](ClaimantList) {
              add_row(out, field.name, "list of claimants", "always", field.meaning);
            },
        },
        field.content);
  }
  for (const Field& field : record_fields()) {
    if (const auto* fields = std::get_if<std::span<const PlainField<Record>>>(&field.content)) {
      out.append("\n## ").append(field.name).append("\n\n").append(kTableHead);
      add_rows(out, *fields);
    }
  }
  out.append("\n## A party\n\n").append(kTableHead);
  add_rows(out, party_fields());
  out.append("\n## Words\n\n").append(kTableHead);
  add_rows(out, words_fields());
  out += "\n## A claimant\n\n";
  out += kTableHead;
  add_row(out, "entity", "party", "when named", "Who says so.");
  add_row(out, "cue", "words", "always", "The word that says so: \"said\", \"according to\".");
  out +=
      "\n## The flat form\n\n"
      "`--to csv` writes one row a record (RFC 4180, UTF-8, lines end with CR LF). Names of nested "
      "fields are joined with `_`.\nThe items of a list stand in one cell, joined with `;`, and "
      "the "
      "n-th item of every column of the same list belongs\ntogether; an unknown item is empty, and "
      "a "
      "`;` inside an item becomes `,`. The columns:\n\n";
  for (const Column& column : record_columns()) {
    out.append("`").append(column.name).append("`\n");
  }
  return out;
}

// --------------------------------------------------------------------------------------- SQL

std::string sql() {
  std::string out =
      "-- Made by `tacitus schema --to sql`: the columns of `tacitus code --to csv`.\n"
      "CREATE TABLE records (\n";
  const std::vector<Column> columns = record_columns();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns[i];
    out.append("  ").append(column.name).append(" ").append(sql_type(column));
    if (column.name == "id") out += " PRIMARY KEY";
    if (i + 1 < columns.size()) out += ',';
    out.append("  -- ").append(column.meaning).append(column.list ? " (list)\n" : "\n");
  }
  return out + ");\n";
}

// -------------------------------------------------------------------------------- TypeScript

void add_member(std::string& out, std::string_view name, bool always, std::string_view type,
                std::string_view meaning) {
  out.append("  /** ").append(meaning).append(" */\n  ").append(name);
  out.append(always ? ": " : "?: ").append(type).append(";\n");
}

template <class T>
void add_interface(std::string& out, std::string_view name, std::span<const PlainField<T>> fields) {
  out.append("export interface ").append(name).append(" {\n");
  for (const PlainField<T>& field : fields) {
    add_member(out, field.name, field.always, typescript_type(field.type), field.meaning);
  }
  out += "}\n\n";
}

// "sentence" is the interface Sentence.
std::string capitalized(std::string_view name) {
  std::string out(name);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 32);
  return out;
}

std::string typescript() {
  std::string out = "// Made by `tacitus schema --to typescript`.\n\n";
  add_interface(out, "Party", party_fields());
  add_interface(out, "Words", words_fields());
  out +=
      "export interface Claimant {\n  /** Who says so; absent when unnamed. */\n  entity?: Party;\n"
      "  /** The word that says so. */\n  cue: Words;\n}\n\n";
  for (const Field& field : record_fields()) {
    if (const auto* fields = std::get_if<std::span<const PlainField<Record>>>(&field.content)) {
      add_interface(out, capitalized(field.name), *fields);
    }
  }
  out += "export interface Record {\n";
  for (const Field& field : record_fields()) {
    const auto add = [&](std::string_view type) {
      add_member(out, field.name, true, type, field.meaning);
    };
    std::visit(Overloaded{
                   [&](const PlainField<Record>& plain) {
                     add_member(out, plain.name, plain.always, typescript_type(plain.type),
                                plain.meaning);
                   },
                   [&](std::span<const PlainField<Record>>) { add(capitalized(field.name)); },
                   [&](TextList) { add("string[]"); },
                   [&](PartyList) { add("Party[]"); },
                   [&](Words) { add("Words"); },
                   [&](ClaimantList) { add("Claimant[]"); },
               },
               field.content);
  }
  return out + "}\n";
}

// ------------------------------------------------------------------------------- JSON Schema

template <class T>
void write_plain(const PlainField<T>& field, JsonWriter& json) {
  json.key(field.name).begin_object().key("type").string(json_type(field.type));
  if (field.type == FieldType::date) json.key("format").string("date");
  json.key("description").string(field.meaning).end_object();
}

// An object type of plain fields; the caller has written its key.
template <class T>
void write_object_type(std::span<const PlainField<T>> fields, JsonWriter& json) {
  json.begin_object().key("type").string("object").key("properties").begin_object();
  for (const PlainField<T>& field : fields) write_plain(field, json);
  json.end_object().key("required").begin_array();
  for (const PlainField<T>& field : fields) {
    if (field.always) json.string(field.name);
  }
  json.end_array().key("additionalProperties").boolean(false).end_object();
}

void write_reference(std::string_view name, JsonWriter& json) {
  json.begin_object().key("$ref").string("#/$defs/" + std::string(name)).end_object();
}

void write_list(const Field& field, std::string_view item, JsonWriter& json) {
  json.key(field.name).begin_object().key("type").string("array").key("items");
  if (item == "string") {
    json.begin_object().key("type").string("string").end_object();
  } else {
    write_reference(item, json);
  }
  json.key("description").string(field.meaning).end_object();
}

void write_definitions(JsonWriter& json) {
  json.key("$defs").begin_object();
  write_object_type(party_fields(), json.key("party"));
  write_object_type(words_fields(), json.key("words"));
  json.key("claimant").begin_object().key("type").string("object").key("properties");
  json.begin_object();
  write_reference("party", json.key("entity"));
  write_reference("words", json.key("cue"));
  json.end_object().key("required").begin_array().string("cue").end_array();
  json.key("additionalProperties").boolean(false).end_object();
  json.end_object();
}

std::string json_schema() {
  JsonWriter json;
  json.begin_object();
  json.key("$schema").string("https://json-schema.org/draft/2020-12/schema");
  json.key("title").string("Tacitus record");
  json.key("type").string("object").key("properties").begin_object();
  for (const Field& field : record_fields()) {
    std::visit(Overloaded{
                   [&](const PlainField<Record>& plain) { write_plain(plain, json); },
                   [&](std::span<const PlainField<Record>> fields) {
                     write_object_type(fields, json.key(field.name));
                   },
                   [&](TextList) { write_list(field, "string", json); },
                   [&](PartyList) { write_list(field, "party", json); },
                   [&](Words) { write_reference("words", json.key(field.name)); },
                   [&](ClaimantList) { write_list(field, "claimant", json); },
               },
               field.content);
  }
  json.end_object().key("required").begin_array();
  for (const Field& field : record_fields()) {
    const auto* plain = std::get_if<PlainField<Record>>(&field.content);
    if (plain == nullptr || plain->always) json.string(field.name);
  }
  json.end_array();
  json.key("additionalProperties").boolean(false);
  write_definitions(json);
  json.end_object();
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

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tacitus {

// The forms in which the table of fields can be printed: markdown, sql, typescript, json.
std::vector<std::string_view> schema_formats();

// The fields of records in `format`; nullopt when the format is none of schema_formats().
// "markdown" is docs/record.md, "sql" a CREATE TABLE of the flat columns of
// each kind, "typescript" interfaces of the JSON form, "json" a JSON Schema (draft 2020-12) of one
// line of the JSON form.
std::optional<std::string> schema(std::string_view format);

}  // namespace tacitus

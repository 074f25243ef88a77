#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/shape.h"
#include "tacitus/result.h"

namespace tacitus {

// How a field is looked up.
enum class Lookup : std::uint8_t {
  column,  // a column of `records`
  list,    // a column of `records` that holds a list, joined with ';'
  party,   // the code or name of a party of one field
  part,    // one column of a party of one field: "actor_sector"
  since,
  until,
  span,      // a day, month or year: "day:2017-07"
  words,     // full text of the sentence
  article,   // full text of the article
  story,     // the story that an event is a mention of
  coverage,  // what the article is coverage of
};

// A field that a question may name.
struct QueryField {
  std::string name;  // "actor"
  Lookup lookup = Lookup::column;
  FieldType type = FieldType::text;
  std::string column;  // of `records`, or of `parties` for a part
  std::string party;   // the field of `parties`; empty: any
  std::string help;    // one phrase for docs/query.md
};

// All fields: those of records, the parties of records, and what is put together.
const std::vector<QueryField>& query_fields();

// One value that a term allows.
struct QueryValue {
  enum class Kind : std::uint8_t { equal, prefix, less, at_most, more, at_least, range, none, any };
  Kind kind = Kind::equal;
  std::string text;   // as written, without quotation marks and signs
  std::string upper;  // of a range
  bool quoted = false;
};

// "type:REJECT,THREATEN" or "-status:negated": a record fits when one of the values does.
struct QueryTerm {
  const QueryField* field = nullptr;
  bool negated = false;
  std::vector<QueryValue> values;
  std::size_t column = 0;  // where it stands in the question, counted from 1
};

// Reads a question: terms between white space, all of which must fit. The error says where, what,
// and what would be right.
Result<std::vector<QueryTerm>> parse_query(std::string_view query);

// The field of that name; the error names the nearest one. `where` is "query:7" or "--sort".
Result<const QueryField*> find_query_field(std::string_view name, std::string where);

// The first and the last day of "2017", "2017-07" or "2017-07-21".
struct DayRange {
  std::string first;
  std::string last;
};
Result<DayRange> parse_days(std::string_view text, std::string where);

}  // namespace tacitus

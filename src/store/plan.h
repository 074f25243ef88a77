#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/query.h"
#include "store/sql.h"

namespace tacitus {

// A piece of SQL and the values of its parameters, in order.
struct SqlPart {
  std::string sql;
  std::vector<SqlValue> values;

  void add(std::string_view text) { sql += text; }
  void add(SqlPart part) {
    sql += part.sql;
    for (SqlValue& value : part.values) values.push_back(std::move(value));
  }
};

// How the records of a question are found.
struct Plan {
  SqlPart from;     // "FROM ... WHERE ..."; the records have the alias r, each is met once
  std::string day;  // the column of the day that comes in order without sorting
  // They come in another order, and one index has all that is asked: their days can be looked
  // through without reading the records.
  bool days_at_hand = false;
};

// Looks at how many records each term lets through, up to a bound, and begins with the term that
// leaves the fewest. `order` is the column of `records` in whose order some of the records are
// wanted, "day"; empty when all are, in any. O(terms) look-ups of bounded length.
Result<Plan> make_plan(const Database& database, const std::vector<QueryTerm>& terms,
                       std::string_view order);

// Names in SQL: "order" becomes "\"order\"". Only for names of our own tables of fields.
std::string quoted_name(std::string_view name);

// The full-text expression for words as a user writes them: every quoted value is a phrase, every
// other one its words, each of which must be there. Nothing in them is an operator.
std::string match_expression(const QueryTerm& term);

}  // namespace tacitus

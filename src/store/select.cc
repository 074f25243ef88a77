#include "store/select.h"

#include <algorithm>
#include <charconv>

#include "base/suggestion.h"
#include "store/find.h"
#include "store/plan.h"
#include "store/query.h"

// Names of views and columns go into the SQL only when the store has them; values are parameters.
// A column that is worked out (a mean, a count) has no type in SQL, and no text is below a number
// there: what is compared with one is given as a number when it reads as one.
// With `by` the rows are added up, in SQL: means and shares, which no sum gives, are left out.

namespace tacitus {
namespace {

Result<std::vector<std::string>> names(const Database& database, std::string_view sql,
                                       const std::vector<SqlValue>& values) {
  const Result<AnswerTable> answer = answer_of(database, sql, values);
  if (!answer) return answer.error();
  std::vector<std::string> out;
  for (const std::vector<Cell>& row : answer->rows) out.push_back(std::get<std::string>(row.at(0)));
  return out;
}

// Columns that count something, so that their sum says something, too.
constexpr std::string_view kSummable[] = {"events",   "reports", "quad1",         "quad2",
                                          "quad3",    "quad4",   "goldstein_sum", "intensity_sum",
                                          "articles", "mentions"};

// What a column of that declared type is compared with.
SqlValue compared(const std::string& type, const std::string& value) {
  if (type == "TEXT") return value;
  double number = 0;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = parsed.ec == std::errc() && parsed.ptr == value.data() + value.size();
  return whole ? SqlValue(number) : SqlValue(value);
}

// How the rows of a view belong to records: the first of these columns that the view has holds the
// name of a group, and the table says which records are in it.
struct Belonging {
  std::string_view column;
  std::string_view table;
};

constexpr Belonging kBelongings[] = {
    {"offer", "offer_reports"},     {"restriction", "measure_reports"},
    {"quarrel", "dispute_reports"}, {"story", "mentions"},
    {"record", "records"},          {"article", "records"},
};

Status check_name(std::string_view what, const std::string& name,
                  const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return Ok{};
  const std::vector<std::string_view> views(known.begin(), known.end());
  return Error{Error::Code::not_found, "", unknown(what, name, views)};
}

// The condition that a row belongs to a record that answers the question.
Result<SqlPart> belongs_to(const Database& database, const std::string& query,
                           const std::vector<std::string>& columns) {
  const Result<std::vector<QueryTerm>> terms = parse_query(query);
  if (!terms) return terms.error();
  const Result<Plan> plan = make_plan(database, *terms, "");
  if (!plan) return plan.error();
  for (const auto& [column, table] : kBelongings) {
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) continue;
    const std::string name(column);
    SqlPart part;
    std::string text = name;
    text.append(" IN (SELECT ").append(name).append(" FROM ").append(table);
    part.add(text.append(" WHERE record IN (SELECT r.record "));
    part.add(plan->from);
    part.add("))");
    return part;
  }
  return Error{Error::Code::invalid_data, "q",
               "the rows of this view belong to no records, so no question chooses among them"};
}

// "SELECT ..." and "GROUP BY ..." of the rows that `by` asks for. Leaves the names of the columns
// that come out in `columns`.
struct Grouped {
  std::string select;
  std::string group;
};

Result<Grouped> group_rows(const std::vector<std::string>& by, std::vector<std::string>& columns) {
  Grouped out = {"SELECT *", ""};
  if (by.empty()) return out;
  std::vector<std::string> kept;
  for (const std::string& column : by) {
    if (const Status known = check_name("column", column, columns); !known) return known.error();
    kept.push_back(column);
    out.group += (out.group.empty() ? " GROUP BY " : ", ") + quoted_name(column);
  }
  out.select.clear();
  for (const std::string& column : kept) {
    out.select += (out.select.empty() ? "SELECT " : ", ") + quoted_name(column);
  }
  for (const std::string_view name : kSummable) {
    const std::string column(name);
    const auto same = [&](const std::string& other) { return other == column; };
    if (std::none_of(columns.begin(), columns.end(), same)) continue;
    if (std::any_of(by.begin(), by.end(), same)) continue;
    out.select += ", sum(" + quoted_name(column) + ") AS " + quoted_name(column);
    kept.push_back(column);
  }
  columns = std::move(kept);
  return out;
}

}  // namespace

Result<AnswerTable> select_rows(const Database& database, const Selection& selection) {
  const auto views =
      names(database,
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name "
            "NOT LIKE 'sqlite%' AND name NOT LIKE '%\\_text%' ESCAPE '\\'",
            {});
  if (!views) return views.error();
  if (const Status known = check_name("view", selection.view, *views); !known) return known.error();
  auto columns = names(database, "SELECT name FROM pragma_table_info(?)", {selection.view});
  if (!columns) return columns.error();
  const auto types =
      names(database, "SELECT ifnull(upper(type), '') FROM pragma_table_info(?)", {selection.view});
  if (!types) return types.error();
  std::string sql = " FROM " + quoted_name(selection.view);
  std::vector<SqlValue> values;
  for (const auto& [condition, value] : selection.where) {
    const bool compares =
        condition.ends_with('<') || condition.ends_with('>') || condition.ends_with('!');
    const std::string column = condition.substr(0, condition.size() - (compares ? 1 : 0));
    if (const Status known = check_name("column", column, *columns); !known) return known.error();
    sql += values.empty() ? " WHERE " : " AND ";
    sql += quoted_name(column) + (compares ? std::string(1, condition.back()) + "=" : "=") + " ?";
    const auto at = std::find(columns->begin(), columns->end(), column) - columns->begin();
    values.push_back(compared(types->at(static_cast<std::size_t>(at)), value));
  }
  if (!selection.query.empty()) {
    const Result<SqlPart> belongs = belongs_to(database, selection.query, *columns);
    if (!belongs) return belongs.error();
    sql += (values.empty() ? " WHERE " : " AND ") + belongs->sql;
    values.insert(values.end(), belongs->values.begin(), belongs->values.end());
  }
  const Result<Grouped> grouped = group_rows(selection.by, *columns);
  if (!grouped) return grouped.error();
  sql = grouped->select + sql + grouped->group;
  if (!selection.sort.empty()) {
    const bool down = selection.sort.starts_with('-');
    const std::string column = selection.sort.substr(down ? 1 : 0);
    if (const Status known = check_name("column", column, *columns); !known) return known.error();
    sql += " ORDER BY " + quoted_name(column) + (down ? " DESC" : "");
  }
  if (selection.limit > 0 || selection.offset > 0) {
    const std::uint64_t most = INT64_MAX;
    sql +=
        " LIMIT " + std::to_string(selection.limit == 0 ? most : std::min(selection.limit, most));
    sql += " OFFSET " + std::to_string(std::min(selection.offset, most));
  }
  return answer_of(database, sql, values);
}

}  // namespace tacitus

#include "store/select.h"

#include <algorithm>

#include "base/suggestion.h"
#include "store/find.h"
#include "store/plan.h"

// Names of views and columns go into the SQL only when the store has them; values are parameters.

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

Status check_name(std::string_view what, const std::string& name,
                  const std::vector<std::string>& known) {
  if (std::find(known.begin(), known.end(), name) != known.end()) return Ok{};
  const std::vector<std::string_view> views(known.begin(), known.end());
  return Error{Error::Code::not_found, "", unknown(what, name, views)};
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
  const auto columns = names(database, "SELECT name FROM pragma_table_info(?)", {selection.view});
  if (!columns) return columns.error();
  std::string sql = "SELECT * FROM " + quoted_name(selection.view);
  std::vector<SqlValue> values;
  for (const auto& [condition, value] : selection.where) {
    const bool bound = condition.ends_with('<') || condition.ends_with('>');
    const std::string column = condition.substr(0, condition.size() - (bound ? 1 : 0));
    if (const Status known = check_name("column", column, *columns); !known) return known.error();
    sql += values.empty() ? " WHERE " : " AND ";
    sql += quoted_name(column) + (bound ? std::string(1, condition.back()) + "=" : "=") + " ?";
    values.emplace_back(value);
  }
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

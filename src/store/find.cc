#include "store/find.h"

#include <algorithm>

#include "base/suggestion.h"
#include "store/plan.h"
#include "store/query.h"

namespace tacitus {
namespace {

// A field to sort by: "-day" is the newest first.
struct Order {
  std::string_view field;
  bool down = false;
};

Order order_of(std::string_view sort, std::string_view otherwise) {
  if (sort.empty()) sort = otherwise;
  const bool down = sort.starts_with('-');
  return {sort.substr(down ? 1 : 0), down};
}

// The column of `records` to sort by; an Error for fields that have no order.
Result<std::string> sort_column(std::string_view name) {
  if (name == "day") return std::string(name);
  const Result<const QueryField*> field = find_query_field(name, "--sort");
  if (!field) return field.error();
  const bool plain = (*field)->lookup == Lookup::column || (*field)->lookup == Lookup::span;
  if (plain) return (*field)->column;
  return Error{Error::Code::invalid_data, "--sort",
               "records cannot be sorted by \"" + std::string(name) +
                   "\"; sort by day, published, confidence or another plain field"};
}

std::string limits(const Question& question) {
  if (question.limit == 0 && question.offset == 0) return "";
  const std::uint64_t limit = std::min<std::uint64_t>(question.limit, INT64_MAX);
  return " LIMIT " + (limit == 0 ? std::string("-1") : std::to_string(limit)) + " OFFSET " +
         std::to_string(std::min<std::uint64_t>(question.offset, INT64_MAX));
}

// What records are counted by.
struct Group {
  std::string expression;
  SqlPart join;  // ", parties AS g0"
  SqlPart where;
};

// Parts of a day.
struct DayPart {
  std::string_view name;
  std::string_view expression;
};

constexpr DayPart kDayParts[] = {
    {"day", "r.day"},
    {"week", "date(r.day, 'weekday 0', '-6 days')"},
    {"month", "substr(r.day, 1, 7)"},
    {"year", "substr(r.day, 1, 4)"},
};

Result<Group> group_of(std::string_view name, std::size_t number) {
  for (const DayPart& part : kDayParts) {
    if (part.name == name) return Group{std::string(part.expression), {}, {}};
  }
  const Result<const QueryField*> found = find_query_field(name, "--count");
  if (!found) return found.error();
  const QueryField& field = **found;
  if (field.lookup == Lookup::party || field.lookup == Lookup::part) {
    const std::string g = "g" + std::to_string(number);
    const std::string e = "e" + std::to_string(number);
    const auto value = [&](const std::string& alias) {
      return field.lookup == Lookup::part ? "+" + alias + "." + field.column
                                          : "ifnull(" + alias + ".code, " + alias + ".name)";
    };
    Group group;
    group.expression = value(g);
    // The left join keeps records that have no such party; they count under "not known".
    group.join.add(" LEFT JOIN parties AS " + g + " ON " + g + ".record = r.record");
    const auto in_field = [&](const std::string& alias) {
      return field.party.empty() ? SqlPart()
                                 : SqlPart{" AND " + alias + ".field = ?", {field.party}};
    };
    group.join.add(in_field(g));
    group.where.add(" AND NOT EXISTS (SELECT 1 FROM parties AS " + e + " WHERE " + e +
                    ".record = r.record");
    group.where.add(in_field(e));
    group.where.add(" AND " + value(e) + " IS " + value(g) + " AND (" + e + ".field, " + e +
                    ".position) < (" + g + ".field, " + g + ".position))");
    return group;
  }
  if (field.lookup == Lookup::story) {
    return Group{"(SELECT m.story FROM mentions AS m WHERE m.record = r.record)", {}, {}};
  }
  if (field.lookup == Lookup::coverage) {
    return Group{
        "(SELECT g.coverage FROM article_groups AS g WHERE g.article = r.article)", {}, {}};
  }
  if (field.lookup == Lookup::words || field.lookup == Lookup::article ||
      field.lookup == Lookup::since || field.lookup == Lookup::until) {
    return Error{Error::Code::invalid_data, "--count",
                 "records cannot be counted by \"" + std::string(name) +
                     "\"; count by actor, type, month or another field"};
  }
  return Group{"r." + quoted_name(field.column), {}, {}};
}

// The records of the terms with their groups: "FROM ... WHERE ...".
SqlPart grouped_from(const Plan& plan, const std::vector<Group>& groups) {
  // The joins stand between the tables of the plan and its WHERE.
  const std::size_t where = plan.from.sql.find(" WHERE ");
  const auto parameters = static_cast<std::ptrdiff_t>(std::count(
      plan.from.sql.begin(), plan.from.sql.begin() + static_cast<std::ptrdiff_t>(where), '?'));
  SqlPart out;
  out.add(SqlPart{plan.from.sql.substr(0, where),
                  {plan.from.values.begin(), plan.from.values.begin() + parameters}});
  for (const Group& group : groups) out.add(group.join);
  out.add(SqlPart{plan.from.sql.substr(where),
                  {plan.from.values.begin() + parameters, plan.from.values.end()}});
  for (const Group& group : groups) out.add(group.where);
  return out;
}

Result<Plan> plan_of(const Database& database, const Question& question, std::string_view order) {
  const Result<std::vector<QueryTerm>> terms = parse_query(question.query);
  if (!terms) return terms.error();
  return make_plan(database, *terms, order);
}

// Leaves out the records before the day of the last one that is wanted: `plan` is sorted by day,
// newest first, and has its days at hand.
Status cut_off(const Database& database, const Question& question, Plan& plan) {
  if (question.limit == 0 || std::max(question.limit, question.offset) > INT32_MAX) return Ok{};
  Result<SqlStatement> days =
      database.prepare("SELECT r.day " + plan.from.sql + " ORDER BY r.day DESC LIMIT 1 OFFSET " +
                       std::to_string(question.limit + question.offset - 1));
  if (!days) return days.error();
  for (const SqlValue& value : plan.from.values) days->bind_value(value);
  const Result<bool> row = days->step();
  if (!row) return row.error();
  // Without such a day all are wanted.
  if (*row && !days->is_null(0)) {
    plan.from.add(SqlPart{" AND r.day >= ?", {std::string(days->text(0))}});
  }
  return Ok{};
}

}  // namespace

Status find_records(
    const Database& database, const Question& question,
    const std::function<bool(std::string_view json, std::string_view sentence)>& visit) {
  const Order order = order_of(question.sort, "-day");
  const Result<std::string> column = sort_column(order.field);
  if (!column) return column.error();
  Result<Plan> plan = plan_of(database, question, *column);
  if (!plan) return plan.error();
  if (*column == "day" && order.down && plan->days_at_hand) {
    if (Status cut = cut_off(database, question, *plan); !cut) return cut;
  }
  const std::string by = *column == "day" ? plan->day : "r." + quoted_name(*column);
  Result<SqlStatement> rows =
      database.prepare("SELECT r.record " + plan->from.sql + " ORDER BY " + by +
                       (order.down ? " DESC" : "") + ", r.id" + limits(question));
  if (!rows) return rows.error();
  Result<SqlStatement> json = database.prepare(
      "SELECT j.json, r.sentence_text FROM record_json AS j JOIN records AS r ON r.record = "
      "j.record "
      "WHERE j.record = ?");
  if (!json) return json.error();
  for (const SqlValue& value : plan->from.values) rows->bind_value(value);
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Ok{};
    const Result<bool> found = json->bind(rows->integer(0)).step();
    if (!found) return found.error();
    if (*found && !visit(json->text(0), json->text(1))) return Ok{};
    json->reset();
  }
}

Result<AnswerTable> count_records(const Database& database, const Question& question,
                                  const std::vector<std::string>& fields) {
  const Result<Plan> plan = plan_of(database, question, "");
  if (!plan) return plan.error();
  std::vector<Group> groups;
  std::string names;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    Result<Group> group = group_of(fields[i], i);
    if (!group) return group.error();
    names += group->expression + " AS " + quoted_name(fields[i]) + ", ";
    groups.push_back(*std::move(group));
  }
  const Order order = order_of(question.sort, "-count");
  std::vector<std::string_view> sortable(fields.begin(), fields.end());
  sortable.emplace_back("count");
  if (std::find(sortable.begin(), sortable.end(), order.field) == sortable.end()) {
    return Error{Error::Code::invalid_data, "--sort", unknown("column", order.field, sortable)};
  }
  const SqlPart from = grouped_from(*plan, groups);
  std::string sql = "SELECT " + names + "count(*) AS \"count\" " + from.sql;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    sql += (i == 0 ? " GROUP BY " : ", ") + std::to_string(i + 1);
  }
  sql += " ORDER BY " + quoted_name(order.field) + (order.down ? " DESC" : "");
  for (std::size_t i = 0; i < fields.size(); ++i) sql += ", " + std::to_string(i + 1);
  return answer_of(database, sql + limits(question), from.values);
}

Result<AnswerTable> answer_of(const Database& database, std::string_view sql,
                              const std::vector<SqlValue>& values) {
  Result<SqlStatement> rows = database.prepare(sql);
  if (!rows) return rows.error();
  for (const SqlValue& value : values) rows->bind_value(value);
  AnswerTable answer;
  for (int i = 0; i < rows->columns(); ++i) answer.columns.emplace_back(rows->column_name(i));
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return answer;
    std::vector<Cell>& cells = answer.rows.emplace_back();
    for (int i = 0; i < rows->columns(); ++i) cells.push_back(rows->value(i));
  }
}

}  // namespace tacitus

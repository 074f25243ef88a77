#include "store/plan.h"

#include <algorithm>
#include <charconv>

// Why SQLite is not left to plan alone: a question wants the newest hundred of maybe a million, and
// the two good ways, to walk the days backwards or to begin with a rare actor, differ by a factor
// of a thousand. SQLite has statistics a table, not a value: it cannot know that PRK is rare and
// USA is not. So the terms that have an index are counted first, each up to kEnough rows, which
// takes about a millisecond, and the question begins with the rarest. When all are frequent, the
// one whose index runs by day is walked backwards until there are enough.

namespace tacitus {
namespace {

using Kind = QueryValue::Kind;

constexpr int kEnough = 20000;

// Columns of `records` with an index (column, day) or (column): see schema.cc.
constexpr std::string_view kIndexedColumns[] = {"kind", "type",   "mode",      "cameo",
                                                "quad", "status", "publisher", "id"};

bool is_code(const QueryValue& value) {
  return !value.quoted && !value.text.empty() &&
         std::all_of(value.text.begin(), value.text.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
         });
}

SqlValue typed(const std::string& text, FieldType type) {
  if (type == FieldType::boolean) return std::int64_t{text == "true" || text == "yes"};
  if (type == FieldType::integer || type == FieldType::number) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }
  return text;
}

// The smallest text that is greater than all that begin with `prefix`; empty when there is none.
std::string after_prefix(std::string prefix) {
  while (!prefix.empty() && static_cast<unsigned char>(prefix.back()) == 0xFF) prefix.pop_back();
  if (!prefix.empty()) prefix.back() = static_cast<char>(prefix.back() + 1);
  return prefix;
}

// `column` compared with a value.
SqlPart compare(const std::string& column, const QueryValue& value, FieldType type) {
  const auto with = [&](std::string_view sign) {
    return SqlPart{column + std::string(sign) + "?", {typed(value.text, type)}};
  };
  switch (value.kind) {
    case Kind::equal:
      return with(" = ");
    case Kind::less:
      return with(" < ");
    case Kind::at_most:
      return with(" <= ");
    case Kind::more:
      return with(" > ");
    case Kind::at_least:
      return with(" >= ");
    case Kind::range:
      return {column + " BETWEEN ? AND ?", {typed(value.text, type), typed(value.upper, type)}};
    case Kind::prefix:
      return {column + " >= ? AND " + column + " < ?", {value.text, after_prefix(value.text)}};
    case Kind::none:
      return {column + " IS NULL", {}};
    case Kind::any:
      return {column + " IS NOT NULL", {}};
  }
  return {};
}

// `column`, which holds a day, compared with a day, month or year.
SqlPart compare_days(const std::string& column, Lookup lookup, const QueryValue& value) {
  if (value.kind == Kind::none || value.kind == Kind::any) {
    return compare(column, value, FieldType::date);
  }
  const Result<DayRange> days = parse_days(value.text, "");
  if (!days) return {"0", {}};
  if (lookup == Lookup::since || value.kind == Kind::at_least) {
    return {column + " >= ?", {days->first}};
  }
  if (lookup == Lookup::until || value.kind == Kind::at_most) {
    return {column + " <= ?", {days->last}};
  }
  if (value.kind == Kind::less) return {column + " < ?", {days->first}};
  if (value.kind == Kind::more) return {column + " > ?", {days->last}};
  std::string last = days->last;
  if (value.kind == Kind::range) {
    const Result<DayRange> upper = parse_days(value.upper, "");
    if (upper) last = upper->last;
  }
  return {column + " BETWEEN ? AND ?", {days->first, last}};
}

// The condition on the row of a party with the alias `alias`, its field left out.
SqlPart compare_party(const QueryTerm& term, const QueryValue& value, const std::string& alias) {
  if (term.field->lookup == Lookup::part) {
    return compare(alias + "." + term.field->column, value, FieldType::text);
  }
  return compare(alias + (is_code(value) ? ".code" : ".name"), value, FieldType::text);
}

SqlPart party_condition(const QueryTerm& term, const QueryValue& value) {
  const bool absent = value.kind == Kind::none;
  const bool any = absent || value.kind == Kind::any;
  SqlPart part;
  part.add(absent ? "NOT EXISTS" : "EXISTS");
  part.add(" (SELECT 1 FROM parties AS p WHERE p.record = r.record");
  if (!term.field->party.empty()) part.add(SqlPart{" AND p.field = ?", {term.field->party}});
  if (any && term.field->lookup == Lookup::part) {
    part.add(" AND +p." + term.field->column + " IS NOT NULL");
  } else if (!any) {
    part.add(" AND ");
    // The '+' keeps SQLite from an index by code, where the few parties of the record are at hand.
    part.add(compare_party(term, value, "+p"));
  }
  part.add(")");
  return part;
}

SqlPart group_condition(bool story, const QueryValue& value) {
  const std::string item = story ? "r.record" : "r.article";
  const std::string select =
      story ? "(SELECT record FROM mentions" : "(SELECT article FROM article_groups";
  if (value.kind == Kind::none) return {item + " NOT IN " + select + ")", {}};
  if (value.kind == Kind::any) return {item + " IN " + select + ")", {}};
  SqlPart part = compare(story ? "story" : "coverage", value, FieldType::text);
  part.sql = item + " IN " + select + " WHERE " + part.sql + ")";
  return part;
}

SqlPart value_condition(const QueryTerm& term, const QueryValue& value) {
  const std::string column = "r." + quoted_name(term.field->column);
  switch (term.field->lookup) {
    case Lookup::column:
      if (term.field->name == "document" && value.kind == Kind::equal) {
        return {"r.article = (SELECT article FROM documents WHERE document = ?)", {value.text}};
      }
      return compare(column, value, term.field->type);
    case Lookup::list:
      if (value.kind == Kind::none || value.kind == Kind::any) {
        return compare(column, value, FieldType::text);
      }
      return {"instr(';' || " + column + " || ';', ';' || ? || " +
                  (value.kind == Kind::prefix ? "''" : "';'") + ") > 0",
              {value.text}};
    case Lookup::party:
    case Lookup::part:
      return party_condition(term, value);
    case Lookup::since:
    case Lookup::until:
    case Lookup::span:
      return compare_days(column, term.field->lookup, value);
    case Lookup::story:
    case Lookup::coverage:
      return group_condition(term.field->lookup == Lookup::story, value);
    case Lookup::words:
    case Lookup::article:
      break;  // by the whole term
  }
  return {};
}

// The records that have the words of the term.
SqlPart words_condition(const QueryTerm& term) {
  const bool sentence = term.field->lookup == Lookup::words;
  const std::string table = sentence ? "records_text" : "documents_text";
  return {(sentence ? "r.record" : "r.article") + std::string(" IN (SELECT rowid FROM ") + table +
              " WHERE " + table + " MATCH ?)",
          {match_expression(term)}};
}

SqlPart term_condition(const QueryTerm& term) {
  SqlPart part;
  if (term.field->lookup == Lookup::words || term.field->lookup == Lookup::article) {
    part = words_condition(term);
  } else {
    for (const QueryValue& value : term.values) {
      part.add(part.sql.empty() ? "(" : " OR (");
      part.add(value_condition(term, value));
      part.add(")");
    }
  }
  SqlPart out;
  out.add(term.negated ? "NOT ifnull(" : "(");
  out.add(std::move(part));
  out.add(term.negated ? ", 0)" : ")");
  return out;
}

// A way to begin: the records of one term.
struct Start {
  SqlPart from;  // "records AS r INDEXED BY ..."
  SqlPart where;
  std::string day;     // the column that runs in order; empty: none does
  SqlPart counting;    // rows to count, when not those of `from` and `where`
  bool covers = true;  // the term's own condition is in `where`
};

bool is_one_equal(const QueryTerm& term) {
  return term.values.size() == 1 && term.values[0].kind == Kind::equal;
}

std::optional<Start> party_start(const QueryTerm& term) {
  const bool by_part = term.field->lookup == Lookup::part;
  if (by_part && term.field->column != "code" && term.field->column != "name" &&
      term.field->column != "sector") {
    return std::nullopt;
  }
  const bool all = std::all_of(term.values.begin(), term.values.end(), [](const QueryValue& v) {
    return v.kind == Kind::equal || v.kind == Kind::prefix;
  });
  if (!all) return std::nullopt;
  Start start;
  SqlPart rows;
  for (const QueryValue& value : term.values) {
    rows.add(rows.sql.empty() ? "(" : " OR ");
    rows.add(compare_party(term, value, "d"));
  }
  rows.add(")");
  if (!term.field->party.empty()) rows.add(SqlPart{" AND d.field = ?", {term.field->party}});
  start.counting = {"parties AS d WHERE " + rows.sql, rows.values};
  if (is_one_equal(term) && !term.field->party.empty()) {
    const std::string column = by_part                   ? term.field->column
                               : is_code(term.values[0]) ? "code"
                                                         : "name";
    start.from.sql = "parties AS d INDEXED BY parties_" + column +
                     " CROSS JOIN records AS r ON r.record = d.record";
    start.where = std::move(rows);
    start.where.add(
        " AND NOT EXISTS (SELECT 1 FROM parties AS e WHERE e.record = d.record AND "
        "e.field = d.field AND +e." +
        column + " = d." + column + " AND e.position < d.position)");
    start.day = "d.day";
  } else {
    start.from.sql = "records AS r";
    start.where.add("r.record IN (SELECT d.record FROM parties AS d WHERE ");
    start.where.add(std::move(rows));
    start.where.add(")");
  }
  return start;
}

std::optional<Start> column_start(const QueryTerm& term) {
  const std::string& column = term.field->column;
  const bool indexed = std::find(std::begin(kIndexedColumns), std::end(kIndexedColumns), column) !=
                       std::end(kIndexedColumns);
  const bool none = std::any_of(term.values.begin(), term.values.end(), [](const QueryValue& v) {
    return v.kind == Kind::none || v.kind == Kind::any;
  });
  if (none || (!indexed && column != "document")) return std::nullopt;
  Start start;
  start.from.sql = column == "document" ? "records AS r INDEXED BY records_article"
                                        : "records AS r INDEXED BY records_" + column;
  start.where = term_condition(term);
  if (is_one_equal(term) && column != "document" && column != "id") start.day = "r.day";
  return start;
}

std::optional<Start> start_of(const QueryTerm& term) {
  if (term.negated) return std::nullopt;
  switch (term.field->lookup) {
    case Lookup::column:
      return column_start(term);
    case Lookup::party:
    case Lookup::part:
      return party_start(term);
    case Lookup::since:
    case Lookup::until:
    case Lookup::span: {
      const std::string& column = term.field->column;
      if (term.values.size() != 1 || (column != "day" && column != "published")) return {};
      Start start;
      start.from.sql = "records AS r INDEXED BY records_" + column;
      start.where = term_condition(term);
      if (column == "day") start.day = "r.day";
      return start;
    }
    case Lookup::words:
    case Lookup::article: {
      Start start;
      start.from.sql = "records AS r";
      start.where = term_condition(term);
      const std::string table =
          term.field->lookup == Lookup::words ? "records_text" : "documents_text";
      start.counting = {table + " WHERE " + table + " MATCH ?", {match_expression(term)}};
      return start;
    }
    case Lookup::story:
    case Lookup::coverage: {
      if (!is_one_equal(term)) return std::nullopt;
      Start start;
      start.from.sql = "records AS r";
      start.where = term_condition(term);
      return start;
    }
    case Lookup::list:
      return std::nullopt;
  }
  return std::nullopt;
}

Result<std::int64_t> count_up_to(const Database& database, const Start& start) {
  SqlPart rows = start.counting;
  if (rows.sql.empty()) {
    rows.add(start.from);
    rows.add(" WHERE ");
    rows.add(start.where);
  }
  Result<SqlStatement> statement =
      database.prepare("SELECT count(*) FROM (SELECT 1 FROM " + rows.sql + " LIMIT " +
                       std::to_string(kEnough) + ")");
  if (!statement) return statement.error();
  for (const SqlValue& value : rows.values) statement->bind_value(value);
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return statement->integer(0);
}

}  // namespace

std::string quoted_name(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string match_expression(const QueryTerm& term) {
  const auto phrase = [](std::string_view words) {
    std::string out = "\"";
    for (const char c : words) {
      if (c == '"') out += '"';
      if (c != '\0') out += c;
    }
    return out + "\"";
  };
  std::string out;
  for (const QueryValue& value : term.values) {
    if (!out.empty()) out += " OR ";
    out += phrase(value.text);
    if (value.kind == Kind::prefix) out += " *";
  }
  return out;
}

Result<Plan> make_plan(const Database& database, const std::vector<QueryTerm>& terms) {
  Start best;
  best.from.sql = "records AS r INDEXED BY records_day";
  best.where.sql = "1";
  best.day = "r.day";
  std::size_t taken = terms.size();
  std::int64_t least = kEnough;
  bool by_day = true;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::optional<Start> start = start_of(terms[i]);
    if (!start) continue;
    const Result<std::int64_t> count = count_up_to(database, *start);
    if (!count) return count.error();
    // Among frequent terms one that runs by day is as good as the days themselves, and shorter.
    const bool better = *count < least ||
                        (*count == least && taken == terms.size() && by_day && !start->day.empty());
    if (!better) continue;
    least = *count;
    by_day = !start->day.empty();
    best = *std::move(start);
    taken = i;
  }
  Plan plan;
  plan.day = best.day.empty() ? "r.day" : best.day;
  plan.from.add("FROM ");
  plan.from.add(std::move(best.from));
  plan.from.add(" WHERE ");
  plan.from.add(std::move(best.where));
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i == taken) continue;
    SqlPart condition = term_condition(terms[i]);
    // The days of a party stand beside it; so its index need not leave the days asked for.
    if (plan.day == "d.day") {
      const std::string own = "r.\"day\"";
      for (std::size_t at = condition.sql.find(own); at != std::string::npos;
           at = condition.sql.find(own, at + 1)) {
        condition.sql.replace(at, own.size(), "d.day");
      }
    }
    plan.from.add(" AND ");
    plan.from.add(std::move(condition));
  }
  return plan;
}

}  // namespace tacitus

#include "store/plan.h"

#include <algorithm>
#include <charconv>

#include "store/schema.h"

// Why SQLite is not left to plan alone: a question wants the newest hundred of maybe a million, and
// the two good ways, to walk the days backwards or to begin with a rare actor, differ by a factor
// of a thousand. SQLite has statistics a table, not a value: it cannot know that PRK is rare and
// USA is not. So the terms that have an index are counted first, each up to kEnough rows, which
// takes about a millisecond, and the question begins with the rarest. When all are frequent, the
// one whose index runs by day is walked backwards until there are enough.
//
// Words are the other case: full text gives its rows by number, not by day. The rows of a word that
// some records have are gathered once. Those of a word that every tenth record has would be many,
// and so would those of any word beside a term that leaves a handful of records: there each record
// is asked for itself. Not so the beginning of a word, for which each would look through all words.

namespace tacitus {
namespace {

using Kind = QueryValue::Kind;

constexpr std::int64_t kEnough = 20'000;
constexpr std::int64_t kHandful = 2'000;     // records of which each may be asked for its words
constexpr std::int64_t kFrequent = 100'000;  // rows of a word that are not gathered

bool has_index(std::string_view column) { return index_of(column) != ColumnIndex::none; }

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

// Whether `column`, items joined with ';', has one that is the value.
SqlPart list_condition(const std::string& column, const QueryValue& value) {
  return {"instr(';' || " + column + " || ';', ';' || ? || " +
              (value.kind == Kind::prefix ? "''" : "';'") + ") > 0",
          {value.text}};
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
      return list_condition(column, value);
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

bool has_words(const QueryTerm& term) {
  return term.field->lookup == Lookup::words || term.field->lookup == Lookup::article;
}

// How the rows of a word are met: gathered, or each record asked for itself.
enum class Words : std::uint8_t { gathered, asked };

// The records that have the words of the term.
SqlPart words_condition(const QueryTerm& term, Words words) {
  const bool sentence = term.field->lookup == Lookup::words;
  const std::string table = sentence ? "records_text" : "documents_text";
  const std::string row = sentence ? "r.record" : "r.article";
  const std::string select =
      words == Words::gathered
          ? row + " IN (SELECT rowid FROM " + table + " WHERE "
          : "EXISTS (SELECT 1 FROM " + table + " WHERE " + table + ".rowid = " + row + " AND ";
  return {select + table + " MATCH ?)", {match_expression(term)}};
}

SqlPart term_condition(const QueryTerm& term, Words words = Words::gathered) {
  SqlPart part;
  if (has_words(term)) {
    part = words_condition(term, words);
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

// The rows of full text that have the words.
SqlPart rows_of_words(const QueryTerm& term) {
  const std::string table = term.field->lookup == Lookup::words ? "records_text" : "documents_text";
  return {table + " WHERE " + table + " MATCH ?", {match_expression(term)}};
}

// A way to begin: the records of one term.
struct Start {
  SqlPart from;  // "records AS r INDEXED BY ..."
  SqlPart where;
  std::string day;        // the column that runs in order; empty: none does
  bool has_days = false;  // the index has the days, in another order
  bool bounded = false;   // from above: it leaves out what the days would begin with
  SqlPart counting;       // rows to count, when not those of `from` and `where`
};

bool is_one_equal(const QueryTerm& term) {
  return term.values.size() == 1 && term.values[0].kind == Kind::equal;
}

std::optional<Start> party_start(const QueryTerm& term) {
  const bool by_part = term.field->lookup == Lookup::part;
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

bool has_bare_kind(const QueryTerm& term) {
  return std::any_of(term.values.begin(), term.values.end(), [](const QueryValue& v) {
    return v.kind == Kind::none || v.kind == Kind::any;
  });
}

std::optional<Start> column_start(const QueryTerm& term) {
  const std::string& column = term.field->column;
  if (has_bare_kind(term) || (!has_index(column) && column != "document")) return std::nullopt;
  Start start;
  start.from.sql = column == "document" ? "records AS r INDEXED BY records_article"
                                        : "records AS r INDEXED BY records_" + column;
  start.where = term_condition(term);
  // So that an index may serve that leaves out what is not known.
  start.where.add(" AND r." + quoted_name(column) + " IS NOT NULL");
  const bool has_day = column != "document" && column != "id";
  start.has_days = has_day;
  if (is_one_equal(term) && has_day) start.day = "r.day";
  return start;
}

// A list has few different texts ("diplomatic;military"): the index is leapt over from one to the
// next, and those that have the item are looked up.
std::optional<Start> list_start(const QueryTerm& term) {
  if (has_bare_kind(term) || !has_index(term.field->column)) return std::nullopt;
  const std::string column = quoted_name(term.field->column);
  Start start;
  start.from.sql = "records AS r INDEXED BY records_" + term.field->column;
  start.where.add("r." + column +
                  " IN (WITH RECURSIVE lists (list) AS (SELECT '' UNION ALL SELECT (SELECT min(" +
                  column + ") FROM records WHERE " + column +
                  " > list) FROM lists WHERE list IS NOT NULL) SELECT list FROM lists WHERE ");
  for (const QueryValue& value : term.values) {
    start.where.add(&value == &term.values.front() ? "" : " OR ");
    start.where.add(list_condition("list", value));
  }
  start.where.add(") AND r." + column + " IS NOT NULL");
  start.has_days = true;
  return start;
}

// The days of an event are those of `day` where they are known.
std::optional<Start> day_start(const QueryTerm& term) {
  const std::string& column = term.field->column;
  if (term.values.size() != 1 || has_bare_kind(term)) return std::nullopt;
  const std::string walked = column == "date" ? "day" : column;
  if (!has_index(walked)) return std::nullopt;
  Start start;
  start.from.sql = "records AS r INDEXED BY records_" + walked;
  start.where = term_condition(term);
  start.where.add(" AND r." + quoted_name(walked) + " IS NOT NULL");
  if (walked != column) {
    start.where.add(" AND ");
    start.where.add(compare_days("r.day", term.field->lookup, term.values[0]));
  }
  if (walked == "day") {
    start.day = "r.day";
    return start;
  }
  const Kind kind = term.values[0].kind;
  start.has_days = true;
  start.bounded = kind != Kind::more && kind != Kind::at_least;
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
    case Lookup::span:
      return day_start(term);
    case Lookup::words:
    case Lookup::article: {
      Start start;
      start.from.sql = "records AS r";
      start.where = term_condition(term);
      start.counting = rows_of_words(term);
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
      return list_start(term);
  }
  return std::nullopt;
}

// How many rows there are, at most `most`.
Result<std::int64_t> count_up_to(const Database& database, const SqlPart& rows, std::int64_t most) {
  Result<SqlStatement> statement = database.prepare(
      "SELECT count(*) FROM (SELECT 1 FROM " + rows.sql + " LIMIT " + std::to_string(most) + ")");
  if (!statement) return statement.error();
  for (const SqlValue& value : rows.values) statement->bind_value(value);
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return statement->integer(0);
}

Result<std::int64_t> count_start(const Database& database, const Start& start) {
  SqlPart rows = start.counting;
  if (rows.sql.empty()) {
    rows.add(start.from);
    rows.add(" WHERE ");
    rows.add(start.where);
  }
  return count_up_to(database, rows, kEnough);
}

// How to meet the words of a term that the question does not begin with, when it begins with
// `records` of them.
Result<Words> manner_of(const Database& database, const QueryTerm& term, std::int64_t records) {
  const bool begins = std::any_of(term.values.begin(), term.values.end(),
                                  [](const QueryValue& v) { return v.kind == Kind::prefix; });
  if (!has_words(term) || begins) return Words::gathered;
  if (records <= kHandful) return Words::asked;
  const Result<std::int64_t> rows = count_up_to(database, rows_of_words(term), kFrequent);
  if (!rows) return rows.error();
  return *rows < kFrequent ? Words::gathered : Words::asked;
}

// What the records are found by: the rarest term, or the days.
struct Beginning {
  Start start;
  std::size_t term = 0;      // which one; the number of terms: none
  std::int64_t records = 0;  // at most kEnough
};

Result<Beginning> beginning_of(const Database& database, const std::vector<QueryTerm>& terms,
                               std::string_view order) {
  Beginning best;
  best.start.from.sql = "records AS r";
  best.start.where.sql = "1";
  best.start.day = "r.day";
  best.term = terms.size();
  best.records = kEnough;
  // One that wants all of them leaves it to SQLite to choose the shortest index that has what it
  // needs. An index that leaves records out cannot give all.
  const bool walks = index_of(order) == ColumnIndex::whole;
  if (walks) best.start.from.add(" INDEXED BY records_" + std::string(order));
  for (std::size_t i = 0; i < terms.size(); ++i) {
    std::optional<Start> start = start_of(terms[i]);
    if (!start) continue;
    const Result<std::int64_t> count = count_start(database, *start);
    if (!count) return count.error();
    // Among frequent terms one that runs by day is as good as the days themselves, and shorter; but
    // not when another order is wanted that can be walked.
    const bool runs = !start->day.empty() && (order == "day" || !walks);
    // A time before the newest days is not looked for through all that came later.
    const bool before = terms.size() == 1 && order == "day" && start->bounded;
    const bool better = *count < best.records ||
                        (*count == best.records && best.term == terms.size() && (runs || before));
    if (better) best = {*std::move(start), i, *count};
  }
  return best;
}

// The days of a party stand beside it; so its index need not leave the days asked for.
void use_days_of_party(std::string& sql) {
  const std::string own = "r.\"day\"";
  for (std::size_t at = sql.find(own); at != std::string::npos; at = sql.find(own, at + 1)) {
    sql.replace(at, own.size(), "d.day");
  }
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

Result<Plan> make_plan(const Database& database, const std::vector<QueryTerm>& terms,
                       std::string_view order) {
  Result<Beginning> best = beginning_of(database, terms, order);
  if (!best) return best.error();
  Plan plan;
  plan.day = best->start.day.empty() ? "r.day" : best->start.day;
  plan.days_at_hand =
      terms.size() == 1 && best->term == 0 && best->start.has_days && best->start.day.empty();
  plan.from.add("FROM ");
  plan.from.add(std::move(best->start.from));
  plan.from.add(" WHERE ");
  plan.from.add(std::move(best->start.where));
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (i == best->term) continue;
    const Result<Words> words = manner_of(database, terms[i], best->records);
    if (!words) return words.error();
    SqlPart condition = term_condition(terms[i], *words);
    if (plan.day == "d.day") use_days_of_party(condition.sql);
    plan.from.add(" AND ");
    plan.from.add(std::move(condition));
  }
  return plan;
}

}  // namespace tacitus

#include "store/schema.h"

#include <algorithm>

#include "base/content_hash.h"
#include "base/word_list.h"
#include "engine/read_record.h"
#include "store/layout_links.h"
#include "store/record_rows.h"
#include "store/views.h"

// The layout of a store, and the way from each older one. A step is written once and never changed
// after a release: whoever has an old file goes through all later steps. What is made from the
// table of fields needs no step: a field that is new becomes a column, filled from the stored JSON,
// and the views, which hold no data, are made anew.

namespace tacitus {
namespace {

// "Taci", at byte 68 of the file: what `file` and SQLite's tools show.
constexpr std::int64_t kApplicationId = 0x54616369;

std::string_view sql_type(FieldType type) {
  switch (type) {
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

// The first layout: what was read, what was found in it.
constexpr std::string_view kDocuments = R"sql(
CREATE TABLE documents (
  article INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  content_hash TEXT NOT NULL,
  published TEXT,
  date_source TEXT,
  publisher TEXT,
  title TEXT,
  url TEXT,
  language TEXT,
  text TEXT NOT NULL,
  sentences INTEGER NOT NULL,
  records INTEGER NOT NULL,
  coder TEXT NOT NULL
);
CREATE INDEX documents_published ON documents (published);
CREATE INDEX documents_publisher ON documents (publisher);

CREATE TABLE revisions (
  document TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  PRIMARY KEY (document, content_hash)
) WITHOUT ROWID;

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT
) WITHOUT ROWID;
)sql";

constexpr std::string_view kRecordsTail = R"sql(
CREATE INDEX records_article ON records (article);
CREATE INDEX records_id ON records (id);
CREATE INDEX records_day ON records (day);
CREATE INDEX records_kind ON records (kind, day);
CREATE INDEX records_published ON records (published);
CREATE INDEX records_publisher ON records (publisher, day);

CREATE TABLE record_json (
  record INTEGER PRIMARY KEY REFERENCES records ON DELETE CASCADE,
  json TEXT NOT NULL
);

CREATE TABLE parties (
  record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  code TEXT,
  sector TEXT,
  name TEXT COLLATE NOCASE,
  role TEXT,
  text TEXT,
  begin INTEGER,
  "end" INTEGER,
  wikidata TEXT,
  kind TEXT NOT NULL,
  day TEXT,
  PRIMARY KEY (record, field, position)
) WITHOUT ROWID;
CREATE INDEX parties_code ON parties (code, field, day);
CREATE INDEX parties_name ON parties (name, field, day);
CREATE INDEX parties_sector ON parties (sector, field, day);

CREATE VIRTUAL TABLE documents_text USING fts5(
  title, text, content='documents', content_rowid='article',
  tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
  INSERT INTO documents_text (rowid, title, text) VALUES (new.article, new.title, new.text);
END;
CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN
  INSERT INTO documents_text (documents_text, rowid, title, text)
  VALUES ('delete', old.article, old.title, old.text);
END;

CREATE VIRTUAL TABLE records_text USING fts5(
  sentence_text, content='records', content_rowid='record',
  tokenize='unicode61 remove_diacritics 2'
);
CREATE TRIGGER records_added AFTER INSERT ON records BEGIN
  INSERT INTO records_text (rowid, sentence_text) VALUES (new.record, new.sentence_text);
END;
CREATE TRIGGER records_removed AFTER DELETE ON records BEGIN
  INSERT INTO records_text (records_text, rowid, sentence_text)
  VALUES ('delete', old.record, old.sentence_text);
END;
)sql";

// Indexes of kRecordsTail by which questions may begin.
constexpr std::string_view kFirstIndexes[] = {"id", "day", "kind", "publisher"};

// Fields of records, beyond those above, by which questions must be answered fast: an index of the
// field and the day. What few records have is indexed where it is known, so that others pay
// nothing.
struct IndexedField {
  std::string_view name;
  bool sparse = false;
};
constexpr IndexedField kIndexed[] = {
    {"type"},
    {"mode"},
    {"published"},
    {"cameo"},
    {"quad"},
    {"status"},
    {"goldstein", true},
    {"intensity", true},
    {"contexts", true},
    {"historical", true},
    {"date_end", true},
    {"date_precision", true},
    {"place_name", true},
    {"place_country", true},
    {"place_admin1", true},
    {"place_geonames_id", true},
    {"trigger_text", true},
    {"rule"},
    {"confidence"},
    {"url", true},
    {"terms_type", true},
    {"state", true},
    {"measure", true},
};

// Parts of parties that few have; code, sector and name are indexed in the first layout.
constexpr std::string_view kSparseParts[] = {"role", "wikidata"};

std::string quoted(std::string_view name) { return "\"" + std::string(name) + "\""; }

std::string create_records() {
  std::string sql =
      "CREATE TABLE records (\n  record INTEGER PRIMARY KEY,\n"
      "  article INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,\n"
      "  day TEXT,\n  sentence_text TEXT";
  for (const Column& column : stored_columns()) {
    sql.append(",\n  ").append(quoted(column.name)).append(" ").append(sql_type(column.type));
  }
  sql += "\n);\n";
  sql += kRecordsTail;
  return sql;
}

Status make_first(Database& database) {
  return database.execute(std::string(kDocuments) + create_records());
}

Status make_links(Database& database) { return database.execute(std::string(kLinkTables)); }

Status make_country_months(Database& database) {
  return database.execute(std::string(kCountryTable));
}

Status order_dyads(Database& database) { return database.execute(std::string(kDyadsByRecipient)); }

// Step n - 1 leads from version n - 1 to version n.
constexpr Status (*kSteps[])(Database&) = {make_first, make_links, make_country_months,
                                           order_dyads};
static_assert(std::size(kSteps) == kStoreVersion);

Status set_pragma(const Database& database, std::string_view name, std::int64_t value) {
  return database.execute("PRAGMA " + std::string(name) + " = " + std::to_string(value));
}

Result<std::string> find_fact(const Database& database, std::string_view name) {
  Result<SqlStatement> statement = database.prepare("SELECT value FROM facts WHERE name = ?");
  if (!statement) return statement.error();
  const Result<bool> row = statement->bind(name).step();
  if (!row) return row.error();
  return *row ? std::string(statement->text(0)) : std::string();
}

Status set_fact(const Database& database, std::string_view name, std::string_view value) {
  Result<SqlStatement> statement =
      database.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)");
  if (!statement) return statement.error();
  return statement->bind(name).bind(value).run();
}

std::string fields_stamp() {
  ContentHash hash;
  for (const Column& column : stored_columns()) hash.add(column.name).add(sql_type(column.type));
  for (const std::string_view part : kSparseParts) hash.add(part);
  for (const IndexedField& field : kIndexed) {
    hash.add(field.name).add(field.sparse ? "sparse" : "index");
  }
  return hash.id();
}

std::string views_stamp() {
  ContentHash hash;
  for (const View& view : store_views()) hash.add(view.name).add(view.sql);
  return hash.id();
}

Result<std::vector<std::string>> columns_there(const Database& database) {
  Result<SqlStatement> statement =
      database.prepare("SELECT name FROM pragma_table_info('records')");
  if (!statement) return statement.error();
  std::vector<std::string> names;
  while (true) {
    const Result<bool> row = statement->step();
    if (!row) return row.error();
    if (!*row) return names;
    names.emplace_back(statement->text(0));
  }
}

// Fills `columns` of all records from their JSON.
Status fill_columns(const Database& database, const std::vector<Column>& columns) {
  std::string sql = "UPDATE records SET ";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    sql += (i == 0 ? "" : ", ") + quoted(columns[i].name) + " = ?";
  }
  Result<SqlStatement> update = database.prepare(sql + " WHERE record = ?");
  if (!update) return update.error();
  Result<SqlStatement> rows = database.prepare("SELECT record, json FROM record_json");
  if (!rows) return rows.error();
  const RecordCells cells(columns);
  while (true) {
    const Result<bool> row = rows->step();
    if (!row) return row.error();
    if (!*row) return Ok{};
    const Result<Record> record = read_record(rows->text(1));
    if (!record) return Error{Error::Code::invalid_data, database.path(), record.error().message};
    for (const SqlValue& value : cells.cells(*record)) update->bind_value(value);
    if (Status status = update->bind(rows->integer(0)).run(); !status) return status;
  }
}

Status add_columns(const Database& database) {
  const Result<std::vector<std::string>> there = columns_there(database);
  if (!there) return there.error();
  std::vector<Column> missing;
  for (const Column& column : stored_columns()) {
    if (std::find(there->begin(), there->end(), column.name) == there->end()) {
      missing.push_back(column);
    }
  }
  for (const Column& column : missing) {
    Status added = database.execute("ALTER TABLE records ADD COLUMN " + quoted(column.name) + " " +
                                    std::string(sql_type(column.type)));
    if (!added) return added;
  }
  if (!missing.empty()) {
    if (Status filled = fill_columns(database, missing); !filled) return filled;
  }
  return set_fact(database, "fields", fields_stamp());
}

Status make_views(const Database& database) {
  for (const View& view : store_views()) {
    Status dropped = database.execute("DROP VIEW IF EXISTS " + view.name);
    if (!dropped) return dropped;
  }
  for (const View& view : store_views()) {
    Status made = database.execute("CREATE VIEW " + view.name + " AS " + view.sql);
    if (!made) return made;
  }
  return set_fact(database, "views", views_stamp());
}

// The first layout had an index of `published` without the day.
Status drop_dayless_index(const Database& database) {
  const Result<std::int64_t> columns =
      database.integer("SELECT count(*) FROM pragma_index_info('records_published')");
  if (!columns) return columns.error();
  return *columns == 1 ? database.execute("DROP INDEX records_published") : Status(Ok{});
}

// "CREATE INDEX ... ON table (column, others)", of the known ones alone when it is sparse.
std::string create_index(std::string_view table, std::string_view column, std::string_view others,
                         bool sparse) {
  std::string sql = "CREATE INDEX IF NOT EXISTS ";
  sql.append(table).append("_").append(column).append(" ON ").append(table).append(" (");
  sql.append(quoted(column)).append(", ").append(others).append(")");
  if (sparse) sql.append(" WHERE ").append(quoted(column)).append(" IS NOT NULL");
  return sql;
}

Status make_indexes(const Database& database) {
  if (Status dropped = drop_dayless_index(database); !dropped) return dropped;
  for (const std::string_view part : kSparseParts) {
    Status made = database.execute(create_index("parties", part, "field, day", true));
    if (!made) return made;
  }
  const std::vector<Column> columns = stored_columns();
  for (const IndexedField& field : kIndexed) {
    const bool known = std::any_of(columns.begin(), columns.end(),
                                   [&](const Column& column) { return column.name == field.name; });
    if (!known) continue;
    Status made = database.execute(create_index("records", field.name, "day", field.sparse));
    if (!made) return made;
  }
  return Ok{};
}

Status take_step(Database& database, int version) {
  Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  // Another program may have taken it while this one waited for its turn.
  const Result<std::int64_t> there = database.integer("PRAGMA user_version");
  if (!there) return there.error();
  if (*there >= version) return Ok{};
  if (Status done = kSteps[version - 1](database); !done) return done;
  if (Status set = set_pragma(database, "user_version", version); !set) return set;
  return transaction->commit();
}

// The version of a store, 0 for an empty file, an Error for something else.
Result<int> version_of(const Database& database) {
  const Result<std::int64_t> application = database.integer("PRAGMA application_id");
  if (!application) return application.error();
  const Result<std::int64_t> version = database.integer("PRAGMA user_version");
  if (!version) return version.error();
  const Result<std::int64_t> tables = database.integer("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  if (*tables == 0) return 0;
  if (*application != kApplicationId || *version < 1) {
    return Error{Error::Code::invalid_data, database.path(),
                 "this SQLite database is no store of tacitus; name another file"};
  }
  if (*version > kStoreVersion) {
    return Error{Error::Code::unsupported, database.path(),
                 "the store has layout " + std::to_string(*version) +
                     ", and this tacitus knows layouts up to " + std::to_string(kStoreVersion) +
                     "; use a newer tacitus"};
  }
  return static_cast<int>(*version);
}

Result<bool> stamps_match(const Database& database) {
  const Result<std::string> fields = find_fact(database, "fields");
  if (!fields) return fields.error();
  const Result<std::string> views = find_fact(database, "views");
  if (!views) return views.error();
  return *fields == fields_stamp() && *views == views_stamp();
}

}  // namespace

std::vector<Column> stored_columns() {
  std::vector<Column> all;
  for (const RecordKind& kind : kinds_of_records()) {
    for (Column& column : record_columns(kind)) {
      const auto ends = [&](std::string_view end) { return column.name.ends_with(end); };
      if (column.list && (ends("_begin") || ends("_end") || ends("_role") || ends("_wikidata"))) {
        continue;
      }
      const bool there = std::any_of(
          all.begin(), all.end(), [&](const Column& other) { return other.name == column.name; });
      if (!there) all.push_back(std::move(column));
    }
  }
  return all;
}

ColumnIndex index_of(std::string_view column) {
  const bool first = is_in(kFirstIndexes, column);
  if (first) return ColumnIndex::whole;
  for (const IndexedField& field : kIndexed) {
    if (field.name == column) return field.sparse ? ColumnIndex::sparse : ColumnIndex::whole;
  }
  return ColumnIndex::none;
}

Status make_version(Database& database, int version) {
  if (Status set = set_pragma(database, "application_id", kApplicationId); !set) return set;
  for (int step = 1; step <= version; ++step) {
    if (Status taken = take_step(database, step); !taken) return taken;
  }
  return Ok{};
}

Status bring_up(Database& database) {
  const Result<int> version = version_of(database);
  if (!version) return version.error();
  if (*version == 0) {
    if (Status set = set_pragma(database, "application_id", kApplicationId); !set) return set;
  }
  for (int step = *version + 1; step <= kStoreVersion; ++step) {
    if (Status taken = take_step(database, step); !taken) return taken;
  }
  const Result<bool> match = stamps_match(database);
  if (!match) return match.error();
  if (*match) return Ok{};
  Result<Transaction> transaction = Transaction::begin(database);
  if (!transaction) return transaction.error();
  if (Status added = add_columns(database); !added) return added;
  if (Status made = make_indexes(database); !made) return made;
  if (Status made = make_views(database); !made) return made;
  return transaction->commit();
}

Result<bool> is_current(const Database& database) {
  const Result<int> version = version_of(database);
  if (!version) return version.error();
  if (*version != kStoreVersion) return false;
  return stamps_match(database);
}

}  // namespace tacitus

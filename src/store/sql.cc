#include "store/sql.h"

#include <sqlite3.h>

#include <filesystem>
#include <utility>

// The only file that knows SQLite. What it adds to the C interface: ownership, errors that say what
// to do, and text with its length, so that no value can end a statement early.

namespace tacitus {
namespace {

constexpr int kBusyMilliseconds = 30000;
constexpr int kStepsBetweenLooks = 20000;  // of SQLite's machine, about a millisecond

int is_late(void* deadline) {
  const auto* when = static_cast<const std::chrono::steady_clock::time_point*>(deadline);
  return std::chrono::steady_clock::now() >= *when ? 1 : 0;
}

std::string advice_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return "this is no store: it is not a SQLite database";
    case SQLITE_CORRUPT:
      return "the store is damaged; restore a copy, or ingest the documents into a new file";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is writing to the store; try again when it is done";
    case SQLITE_FULL:
      return "the disk is full";
    case SQLITE_READONLY:
      return "the store may not be written to";
    case SQLITE_CANTOPEN:
      return "the store cannot be opened; it must be a file, and its folder one that may be "
             "written "
             "to, for SQLite keeps two more files there";
    case SQLITE_IOERR:
      return "the store cannot be read or written; look at the disk, and at limits on the size of "
             "files";
    case SQLITE_INTERRUPT:
      return "the question took too long and was given up; ask for less, or by other fields";
    default:
      return "";
  }
}

// What SQLite says of its last failure, as an Error about the file.
Error fault(sqlite3* database, int code, const std::string& path) {
  std::string message = advice_of(code);
  const int kind = code & 0xFF;
  if (message.empty()) {
    message = database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database);
  }
  const bool damaged = kind == SQLITE_NOTADB || kind == SQLITE_CORRUPT;
  return {damaged ? Error::Code::invalid_data : Error::Code::io, path, std::move(message)};
}

}  // namespace

void SqlStatement::Close::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* database) const { sqlite3_close_v2(database); }

SqlStatement& SqlStatement::bind(std::string_view text) {
  // An empty view may have no address, and SQLite takes that for NULL.
  const char* const bytes = text.data() == nullptr ? "" : text.data();
  faulty_ |= sqlite3_bind_text64(statement_.get(), next_++, bytes, text.size(), SQLITE_TRANSIENT,
                                 SQLITE_UTF8) != SQLITE_OK;
  return *this;
}

SqlStatement& SqlStatement::bind(std::int64_t number) {
  faulty_ |= sqlite3_bind_int64(statement_.get(), next_++, number) != SQLITE_OK;
  return *this;
}

SqlStatement& SqlStatement::bind_number(double number) {
  faulty_ |= sqlite3_bind_double(statement_.get(), next_++, number) != SQLITE_OK;
  return *this;
}

SqlStatement& SqlStatement::bind_null() {
  faulty_ |= sqlite3_bind_null(statement_.get(), next_++) != SQLITE_OK;
  return *this;
}

SqlStatement& SqlStatement::bind_value(const SqlValue& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return bind(std::string_view(*text));
  if (const auto* number = std::get_if<std::int64_t>(&value)) return bind(*number);
  if (const auto* number = std::get_if<double>(&value)) return bind_number(*number);
  return bind_null();
}

SqlStatement& SqlStatement::bind_known(std::string_view text) {
  return text.empty() ? bind_null() : bind(text);
}

Result<bool> SqlStatement::step() {
  const int code = faulty_ ? SQLITE_TOOBIG : sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  Error error = fault(sqlite3_db_handle(statement_.get()), code, path_);
  reset();
  return error;
}

Status SqlStatement::run() {
  while (true) {
    const Result<bool> row = step();
    if (!row) return row.error();
    if (!*row) return Ok{};
  }
}

void SqlStatement::reset() {
  sqlite3_reset(statement_.get());
  next_ = 1;
  faulty_ = false;
}

std::int64_t SqlStatement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

double SqlStatement::number(int column) const {
  return sqlite3_column_double(statement_.get(), column);
}

std::string_view SqlStatement::text(int column) const {
  const auto* const bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return bytes == nullptr ? std::string_view()
                          : std::string_view(bytes, static_cast<std::size_t>(size));
}

bool SqlStatement::is_null(int column) const {
  return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

SqlValue SqlStatement::value(int column) const {
  switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return integer(column);
    case SQLITE_FLOAT:
      return number(column);
    default:
      return std::string(text(column));
  }
}

int SqlStatement::columns() const { return sqlite3_column_count(statement_.get()); }

std::string_view SqlStatement::column_name(int column) const {
  return sqlite3_column_name(statement_.get(), column);
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  flags |= mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* raw = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
  Database database;
  database.database_.reset(raw);
  database.path_ = path;
  std::error_code nothing;
  const bool there = std::filesystem::exists(path, nothing);
  if ((code & 0xFF) == SQLITE_CANTOPEN && mode == Mode::read && !there) {
    return Error{Error::Code::not_found, path,
                 "there is no such store; `tacitus ingest FILE --store " + path + "` makes one"};
  }
  if (code != SQLITE_OK) return fault(raw, code, path);
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  // A file from somewhere else must not run what its maker put into its views. Our own triggers
  // write to full text, which SQLite would not let them then.
  if (mode == Mode::read) sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  return database;
}

Result<SqlStatement> Database::prepare(std::string_view sql) const {
  SqlStatement statement;
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &raw, nullptr);
  statement.statement_.reset(raw);
  statement.path_ = path_;
  if (code != SQLITE_OK) return fault(database_.get(), code, path_);
  return statement;
}

Status Database::execute(const std::string& sql) const {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fault(database_.get(), code, path_);
  return Ok{};
}

Result<std::int64_t> Database::integer(std::string_view sql, std::int64_t otherwise) const {
  Result<SqlStatement> statement = prepare(sql);
  if (!statement) return statement.error();
  const Result<bool> row = statement->step();
  if (!row) return row.error();
  return *row ? statement->integer(0) : otherwise;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(database_.get()); }
std::int64_t Database::changes() const { return sqlite3_changes64(database_.get()); }

void Database::give_up_at(std::chrono::steady_clock::time_point when) {
  if (deadline_ == nullptr) {
    deadline_ = std::make_unique<std::chrono::steady_clock::time_point>();
    sqlite3_progress_handler(database_.get(), kStepsBetweenLooks, is_late, deadline_.get());
  }
  *deadline_ = when;
}

Result<Transaction> Transaction::begin(const Database& database) {
  if (const Status status = database.execute("BEGIN IMMEDIATE"); !status) return status.error();
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  // When even this fails the file is as it was: SQLite rolls back at the next opening.
  static_cast<void>(database_->execute("ROLLBACK"));
}

Status Transaction::commit() {
  Status status = database_->execute("COMMIT");
  if (status) database_ = nullptr;
  return status;
}

}  // namespace tacitus

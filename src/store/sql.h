#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"
#include "tacitus/store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace tacitus {

// A value that is bound to a statement; monostate is NULL.
using SqlValue = Cell;

// A prepared statement. Use it as: bind all parameters, step() until it gives false, read columns
// between; run() when there are no rows to read. A fault of the file shows as an Error of step().
// Not for several threads at once. Must not outlive its Database.
class SqlStatement {
 public:
  SqlStatement() = default;

  // Binds the next parameter, from the first after each reset. Text is copied.
  SqlStatement& bind(std::string_view text);
  SqlStatement& bind(std::int64_t number);
  SqlStatement& bind_number(double number);
  SqlStatement& bind_null();
  SqlStatement& bind_value(const SqlValue& value);
  // Text, or NULL when it is empty.
  SqlStatement& bind_known(std::string_view text);

  // Steps to the next row: false when there is none (the statement is reset then).
  Result<bool> step();
  // Steps to the end and resets.
  Status run();
  void reset();

  // The columns of the row, counted from 0. NULL is 0 or "". Views live until the next step().
  std::int64_t integer(int column) const;
  double number(int column) const;
  std::string_view text(int column) const;
  bool is_null(int column) const;
  SqlValue value(int column) const;
  int columns() const;
  std::string_view column_name(int column) const;

 private:
  friend class Database;
  struct Close {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Close> statement_;
  std::string path_;  // for errors
  int next_ = 1;
  bool faulty_ = false;  // a bind failed; the next step says so
};

// One connection to a SQLite file. Not for several threads at once; any number of connections to
// one file may be open.
class Database {
 public:
  enum class Mode { read, write, create };  // create: write, and make the file when there is none

  static Result<Database> open(const std::string& path, Mode mode);

  // Prepares one statement. A fault in the SQL is ours and an Error.
  Result<SqlStatement> prepare(std::string_view sql) const;
  // Runs statements without parameters, separated by ';'.
  Status execute(const std::string& sql) const;
  // The first column of the first row, or `otherwise` when there is no row.
  Result<std::int64_t> integer(std::string_view sql, std::int64_t otherwise = 0) const;

  std::int64_t last_row() const;  // rowid of the last insert
  std::int64_t changes() const;   // rows that the last statement changed
  const std::string& path() const { return path_; }
  // Statements that are not done by then are given up: their step() is an Error.
  void give_up_at(std::chrono::steady_clock::time_point when);

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  // What SQLite looks at now and then; it stays where it is when the Database is moved.
  std::unique_ptr<std::chrono::steady_clock::time_point> deadline_;
  std::unique_ptr<sqlite3, Close> database_;
  std::string path_;
};

// BEGIN at the start, ROLLBACK at the end unless commit() was called.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}
  const Database* database_;  // null when there is nothing to roll back
};

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// One row of a table file, with the place that it came from. The cells point into the bytes that
// were given to read_table(), which must outlive them.
struct TableRow {
  std::uint32_t line = 0;  // counted from 1
  std::vector<std::string_view> cells;
  std::vector<std::uint32_t> columns;  // byte column of each cell, counted from 1
};

// A table is a text file: comment lines begin with "#", blank lines are skipped, the first other
// line names the columns, cells are separated by single tabs. Every row must have as many cells as
// the head. `expected` are the column names, in order; a difference is an error that names file,
// line and column and says what would be right. Broken UTF-8 and carriage returns are errors.
// O(bytes.size()).
Result<std::vector<TableRow>> read_table(std::string_view name, std::string_view bytes,
                                         const std::vector<std::string_view>& expected);

// "actors/leaders.tsv:12:5", the place of a cell in errors.
std::string place_of(std::string_view name, const TableRow& row, std::size_t cell);

// An Error of code invalid_data.
Error bad_data(std::string where, std::string message);

}  // namespace tacitus

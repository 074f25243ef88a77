#include "base/table.h"

#include "base/utf8.h"

namespace tacitus {
namespace {

// Splits `line` at tabs into `row`.
void split_cells(std::string_view line, TableRow& row) {
  std::size_t begin = 0;
  while (true) {
    const std::size_t tab = line.find('\t', begin);
    const std::size_t end = tab == std::string_view::npos ? line.size() : tab;
    row.cells.push_back(line.substr(begin, end - begin));
    row.columns.push_back(static_cast<std::uint32_t>(begin + 1));
    if (tab == std::string_view::npos) return;
    begin = tab + 1;
  }
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

}  // namespace

Error bad_data(std::string where, std::string message) {
  return Error{Error::Code::invalid_data, std::move(where), std::move(message)};
}

std::string place_of(std::string_view name, const TableRow& row, std::size_t cell) {
  const std::uint32_t column = cell < row.columns.size() ? row.columns[cell] : 1;
  return std::string(name) + ":" + std::to_string(row.line) + ":" + std::to_string(column);
}

Result<std::vector<TableRow>> read_table(std::string_view name, std::string_view bytes,
                                         const std::vector<std::string_view>& expected) {
  std::vector<TableRow> rows;
  bool has_head = false;
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < bytes.size();) {
    const std::size_t newline = bytes.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? bytes.size() : newline;
    const std::string_view line = bytes.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    TableRow row;
    row.line = number;
    if (!is_utf8(line)) return bad_data(place_of(name, row, 0), "the line is not valid UTF-8");
    if (line.find('\r') != std::string_view::npos) {
      return bad_data(place_of(name, row, 0), "carriage return; lines must end with \\n alone");
    }
    if (line.empty() || line[0] == '#') continue;
    split_cells(line, row);
    if (!has_head) {
      if (row.cells != expected) {
        return bad_data(place_of(name, row, 0), "the columns must be: " + joined(expected));
      }
      has_head = true;
      continue;
    }
    if (row.cells.size() != expected.size()) {
      return bad_data(place_of(name, row, row.cells.size()),
                      "the row has " + std::to_string(row.cells.size()) + " cells; it must have " +
                          std::to_string(expected.size()) + ": " + joined(expected));
    }
    rows.push_back(std::move(row));
  }
  if (!has_head) return bad_data(std::string(name) + ":1:1", "the table has no head line");
  return rows;
}

}  // namespace tacitus

#include "lexicon/cue_table.h"

#include <algorithm>

#include "base/suggestion.h"
#include "base/table.h"

namespace tacitus {
namespace {

// The pieces of a list, without blanks around them; nothing for "*".
std::vector<std::string> pieces_of(std::string_view cell, char separator) {
  std::vector<std::string> pieces;
  if (cell == "*") return pieces;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find(separator, at), cell.size());
    std::string_view piece = cell.substr(at, end - at);
    while (!piece.empty() && piece.front() == ' ') piece.remove_prefix(1);
    while (!piece.empty() && piece.back() == ' ') piece.remove_suffix(1);
    if (!piece.empty()) pieces.emplace_back(piece);
    at = end + 1;
  }
  return pieces;
}

// Refuses a name that the column does not allow.
Status check_name(std::string_view what, std::string_view name,
                  const std::vector<std::string_view>& allowed, const std::string& place) {
  if (allowed.empty() || std::find(allowed.begin(), allowed.end(), name) != allowed.end()) {
    return Ok{};
  }
  return bad_data(place, unknown(what, name, allowed));
}

// The words of a cue: of a verb the first is the head, of others the last.
void set_words(std::string_view cue, CueRow& row) {
  std::vector<std::string> words = pieces_of(cue, ' ');
  const auto head = row.pos == "verb" ? words.begin() : words.end() - 1;
  row.head = *head;
  words.erase(head);
  row.companions = std::move(words);
}

}  // namespace

Result<CueTable> CueTable::create(std::string_view name, std::string_view bytes,
                                  const CueColumns& columns) {
  if (bytes.data() == nullptr) {
    return Error{Error::Code::not_found, std::string(name), "the data file is missing"};
  }
  const auto rows = read_table(name, bytes, {"cue", "pos", "object", "reads", "yes", "no"});
  if (!rows) return rows.error();
  CueTable table;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const TableRow& cells = (*rows)[i];
    const auto key = [](const TableRow& row) {
      return std::vector<std::string_view>(row.cells.begin(), row.cells.begin() + 3);
    };
    if (i > 0 && key(cells) <= key((*rows)[i - 1])) {
      return bad_data(place_of(name, cells, 0), "the table is not sorted, or the row stands twice");
    }
    CueRow row;
    row.pos = cells.cells[1];
    Status status = check_name("kind of word", row.pos, columns.pos, place_of(name, cells, 1));
    if (!status) return status.error();
    row.reads = cells.cells[3];
    status = check_name("reading", std::string_view(row.reads).substr(0, row.reads.find(' ')),
                        columns.reads, place_of(name, cells, 3));
    if (!status) return status.error();
    if (cells.cells[0].empty()) return bad_data(place_of(name, cells, 0), "the cue is empty");
    set_words(cells.cells[0], row);
    row.objects = pieces_of(cells.cells[2], ',');
    row.yes = cells.cells[4];
    row.no = cells.cells[5];
    row.line = cells.line;
    row.rule = std::string(name) + ":" + std::to_string(cells.line);
    if (row.yes.find(" => ") == std::string::npos) {
      return bad_data(place_of(name, cells, 4), "write a sentence, \" => \" and what comes of it");
    }
    table.by_head_[row.pos + " " + row.head].push_back(static_cast<std::uint32_t>(i));
    table.rows_.push_back(std::move(row));
  }
  return table;
}

const std::vector<std::uint32_t>& CueTable::find(std::string_view pos,
                                                 std::string_view head) const {
  static const std::vector<std::uint32_t> kNothing;
  std::string key(pos);
  key.append(" ").append(head);
  const auto found = by_head_.find(key);
  return found == by_head_.end() ? kNothing : found->second;
}

}  // namespace tacitus

#include "store/answer_table.h"

#include "base/json_writer.h"

namespace tacitus {

std::string cell_text(const Cell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&cell)) return to_decimal(*number);
  return "";
}

namespace {

// A cell of a CSV file (RFC 4180).
std::string csv_cell(const Cell& cell) {
  std::string text = cell_text(cell);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

std::string to_csv(const AnswerTable& answer) {
  std::string out;
  const auto end_line = [&] { out += "\r\n"; };
  for (std::size_t i = 0; i < answer.columns.size(); ++i) {
    out += (i == 0 ? "" : ",") + csv_cell(answer.columns[i]);
  }
  end_line();
  for (const std::vector<Cell>& row : answer.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + csv_cell(row[i]);
    end_line();
  }
  return out;
}

std::string to_jsonl(const AnswerTable& answer) {
  std::string out;
  for (const std::vector<Cell>& row : answer.rows) {
    JsonWriter json;
    json.begin_object();
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (std::holds_alternative<std::monostate>(row[i])) continue;
      json.key(answer.columns[i]);
      if (const auto* text = std::get_if<std::string>(&row[i])) json.string(*text);
      if (const auto* number = std::get_if<std::int64_t>(&row[i])) json.integer(*number);
      if (const auto* number = std::get_if<double>(&row[i])) json.number(*number);
    }
    json.end_object();
    out += json.take() + "\n";
  }
  return out;
}

}  // namespace tacitus

#include "io/write_csv.h"

#include "engine/fields.h"
#include "io/output.h"

namespace tacitus {
namespace {

void append_cell(std::string& line, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    line += cell;
    return;
  }
  line += '"';
  for (const char c : cell) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

class CsvWriter : public Writer {
 public:
  CsvWriter(std::ostream& output, const RecordKind& kind) : output_(output), kind_(kind) {}

  Status write(const Record& record) override {
    if (record.kind != kind_.name) return Ok{};
    std::string lines;
    append_head(lines);
    const std::vector<std::string> cells = to_cells(record);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) lines += ',';
      append_cell(lines, cells[i]);
    }
    lines += "\r\n";
    return write_bytes(output_, lines);
  }

  Status finish() override {
    std::string head;
    append_head(head);
    if (Status status = write_bytes(output_, head); !status) return status;
    return flush(output_);
  }

 private:
  // The head line, the first time.
  void append_head(std::string& lines) {
    if (headed_) return;
    headed_ = true;
    for (const Column& column : record_columns(kind_)) {
      if (!lines.empty()) lines += ',';
      lines += column.name;
    }
    lines += "\r\n";
  }

  std::ostream& output_;
  const RecordKind& kind_;
  bool headed_ = false;
};

}  // namespace

std::unique_ptr<Writer> make_csv_writer(std::ostream& output, const RecordKind& kind) {
  return std::make_unique<CsvWriter>(output, kind);
}

}  // namespace tacitus

#include "io/field_rows.h"

#include <utility>

#include "base/hash.h"
#include "base/json_writer.h"
#include "io/output.h"

namespace tacitus {
namespace {

// A cell that keeps its row in one line and its column in place.
void append_cell(std::string& line, std::string_view cell) {
  for (const char c : cell) line += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

class TabularWriter : public Writer {
 public:
  TabularWriter(std::ostream& output, TabularFormat format, FieldTables tables)
      : output_(output), format_(std::move(format)), tables_(tables) {}

  Status write(const Record& record) override {
    std::string lines;
    append_head(lines);
    for (const Dyad& dyad : dyads_of(record)) {
      const std::vector<std::string> cells = format_.cells(dyad, tables_);
      if (!cells.empty()) append_row(lines, cells);
    }
    return write_bytes(output_, lines);
  }

  Status finish() override {
    std::string head;
    append_head(head);
    if (Status status = write_bytes(output_, head); !status) return status;
    return flush(output_);
  }

 private:
  void append_head(std::string& lines) {
    if (std::exchange(headed_, true) || format_.head.empty()) return;
    append_row(lines, {format_.head.begin(), format_.head.end()});
  }

  static void append_row(std::string& lines, const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) lines += '\t';
      append_cell(lines, cells[i]);
    }
    lines += '\n';
  }

  std::ostream& output_;
  TabularFormat format_;
  FieldTables tables_;
  bool headed_ = false;
};

}  // namespace

std::vector<Dyad> dyads_of(const Record& record) {
  std::vector<Dyad> dyads;
  if (record.kind != "event" || record.status != EventStatus::actual) return dyads;
  const auto add = [&](const PartyField* actor, const PartyField* recipient) {
    if (actor != nullptr && recipient != nullptr && actor->span == recipient->span) return;
    dyads.push_back({&record, actor, recipient, dyads.size()});
  };
  const auto add_recipients = [&](const PartyField* actor) {
    if (record.recipient.empty()) add(actor, nullptr);
    for (const PartyField& recipient : record.recipient) add(actor, &recipient);
  };
  if (record.actor.empty()) add_recipients(nullptr);
  for (const PartyField& actor : record.actor) add_recipients(&actor);
  return dyads;
}

std::unique_ptr<Writer> make_tabular_writer(std::ostream& output, TabularFormat format,
                                            FieldTables tables) {
  return std::make_unique<TabularWriter>(output, std::move(format), tables);
}

std::uint64_t number_of(std::string_view id, std::size_t dyad) {
  return fnv1a(std::string(id) + "/" + std::to_string(dyad)) % 1'000'000'000'000'000;
}

std::string_view day_of(const Record& record) {
  return record.date.empty() ? record.published : record.date;
}

std::string compact_day_of(const Record& record) {
  std::string day;
  for (const char c : day_of(record)) {
    if (c != '-') day += c;
  }
  return day;
}

int gdelt_quad(std::string_view cameo) {
  if (cameo.size() < 2) return 0;
  const int root = (cameo[0] - '0') * 10 + (cameo[1] - '0');
  return root <= 5 ? 1 : root <= 9 ? 2 : root <= 14 ? 3 : 4;
}

std::string degrees(double value) { return to_decimal(value); }

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

}  // namespace tacitus

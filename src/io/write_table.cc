#include "io/write_table.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "engine/names.h"
#include "io/output.h"

namespace tacitus {
namespace {

constexpr std::size_t kColumns = 7;
constexpr std::array<std::string_view, kColumns> kHead = {
    "date", "actor", "type", "recipient", "status", "according to", "words"};
// Widest useful width of each column.
constexpr std::array<std::size_t, kColumns> kWidest = {11, 34, 20, 34, 22, 24, 30};
constexpr std::array<std::size_t, kColumns> kNarrowest = {10, 12, 10, 12, 6, 8, 8};
constexpr std::size_t kSample = 200;  // records that fix the widths
constexpr std::size_t kType = 2;

using Row = std::array<std::string, kColumns>;

// "KOR.GOV Moon Jae-in; USA"
std::string to_cell(const std::vector<PartyField>& parties) {
  std::string cell;
  for (const PartyField& party : parties) {
    if (!cell.empty()) cell += "; ";
    std::string code = party.code;
    if (!party.sector.empty()) code += (code.empty() ? "" : ".") + party.sector;
    const std::string& name = party.name.empty() ? party.text : party.name;
    if (!code.empty()) cell.append(code).append(" ");
    cell += name;
  }
  return cell.empty() ? "-" : cell;
}

std::string to_cell(const std::vector<ClaimantField>& claimants) {
  std::string cell;
  for (const ClaimantField& claimant : claimants) {
    if (!cell.empty()) cell += " < ";
    cell += claimant.entity ? claimant.entity->text : claimant.cue.text;
  }
  return cell;
}

std::string to_cell(const std::optional<PartyField>& party) {
  return party ? to_cell(std::vector<PartyField>{*party}) : "-";
}

Row to_row(const Record& record) {
  Row row;
  row[0] = record.date.substr(0, record.date_precision == DatePrecision::year    ? 4
                                 : record.date_precision == DatePrecision::month ? 7
                                                                                 : 10);
  if (record.date_precision == DatePrecision::week) row[0] += "+";
  row[5] = to_cell(record.claimants);
  row[6] = record.trigger.text;
  if (record.kind == "event") {
    row[1] = to_cell(record.actor);
    row[kType] = record.type + (record.mode.empty() ? "" : " " + record.mode);
    row[3] = to_cell(record.recipient);
    // What is as one would expect is left blank, so that the rest stands out.
    if (record.status != EventStatus::actual) row[4] = name_of(record.status);
    if (record.historical) row[4] += row[4].empty() ? "historical" : ", historical";
    return row;
  }
  row[kType] = record.kind;
  if (record.kind == "statement") {
    row[1] = to_cell(record.speaker);
    row[3] = to_cell(record.addressee);
    row[4] = record.mode;
    for (const TextSpan& words : record.quote) row[6] += (row[6].empty() ? "" : " ") + words.text;
  } else if (record.kind == "proposal") {
    row[1] = to_cell(record.proposer);
    row[3] = to_cell(record.addressee);
    row[4] = record.state;
    row[6] = record.terms.text;
  } else if (record.kind == "measure") {
    row[1] = to_cell(record.sender);
    row[kType] = record.measure;
    row[3] = to_cell(record.target);
    row[4] = record.measure_status;
  } else if (record.kind == "dispute") {
    row[1] = record.positions.empty() ? "-" : to_cell(record.positions.front().holder);
    row[3] = record.positions.size() < 2 ? "-" : to_cell(record.positions[1].holder);
    row[6] = record.subject.text;
  }
  return row;
}

// The cell in exactly `width` columns (a code point counts one), on one line.
std::string fitted(std::string_view cell, std::size_t width) {
  std::string out;
  std::size_t columns = 0;
  std::size_t cut = 0;  // bytes of the first width - 1 columns
  for (std::size_t at = 0; at < cell.size();) {
    const CodePoint point = decode_at(cell, at);
    if (columns + 1 == width) cut = out.size();
    if (columns == width) {
      out.resize(cut);
      return out + "\xE2\x80\xA6";
    }
    if (point.value < 0x20 || point.value == 0x7F) {
      out += ' ';
    } else {
      append_utf8(out, point.value);
    }
    ++columns;
    at += point.size;
  }
  return out + std::string(width - columns, ' ');
}

std::size_t columns_of(std::string_view cell) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < cell.size(); at += decode_at(cell, at).size) ++columns;
  return columns;
}

class TableWriter : public Writer {
 public:
  TableWriter(std::ostream& output, TableStyle style) : output_(output), style_(style) {}

  Status write(const Record& record) override {
    Row row = to_row(record);
    if (started_) return write_bytes(output_, line(row, record.quad));
    waiting_.push_back({std::move(row), record.quad});
    return waiting_.size() < kSample ? Status(Ok{}) : start();
  }

  Status finish() override {
    if (!started_ && !waiting_.empty()) {
      if (Status status = start(); !status) return status;
    }
    return flush(output_);
  }

 private:
  struct Waiting {
    Row row;
    int quad = 0;
  };

  // Fixes the widths and writes the head and what has waited.
  Status start() {
    started_ = true;
    for (std::size_t i = 0; i < kColumns; ++i) {
      widths_[i] = columns_of(kHead[i]);
      for (const Waiting& waiting : waiting_) {
        widths_[i] = std::max(widths_[i], std::min(columns_of(waiting.row[i]), kWidest[i]));
      }
    }
    shrink();
    Row head;
    for (std::size_t i = 0; i < kColumns; ++i) head[i] = kHead[i];
    std::string lines = line(head, 0);
    for (const Waiting& waiting : waiting_) lines += line(waiting.row, waiting.quad);
    waiting_.clear();
    return write_bytes(output_, lines);
  }

  // Takes columns from the widest until the table fits.
  void shrink() {
    while (true) {
      std::size_t total = 2 * (kColumns - 1);
      std::size_t widest = kColumns;
      for (std::size_t i = 0; i < kColumns; ++i) {
        total += widths_[i];
        if (widths_[i] > kNarrowest[i] && (widest == kColumns || widths_[i] > widths_[widest])) {
          widest = i;
        }
      }
      if (total <= style_.width || widest == kColumns) return;
      --widths_[widest];
    }
  }

  std::string line(const Row& row, int quad) const {
    constexpr std::array<std::string_view, 5> kColours = {"\x1b[1m", "\x1b[32m", "\x1b[36m",
                                                          "\x1b[33m", "\x1b[31m"};
    std::string out;
    for (std::size_t i = 0; i < kColumns; ++i) {
      const std::string cell = fitted(row[i], widths_[i]);
      if (i > 0) out += "  ";
      const bool coloured = style_.colours && (i == kType || quad == 0);
      if (coloured) out += kColours[static_cast<std::size_t>(quad)];
      out += cell;
      if (coloured) out += "\x1b[0m";
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out + "\n";
  }

  std::ostream& output_;
  TableStyle style_;
  std::array<std::size_t, kColumns> widths_{};
  std::vector<Waiting> waiting_;
  bool started_ = false;
};

}  // namespace

std::unique_ptr<Writer> make_table_writer(std::ostream& output, TableStyle style) {
  return std::make_unique<TableWriter>(output, style);
}

}  // namespace tacitus

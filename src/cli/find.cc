#include <unistd.h>

#include <cerrno>
#include <iostream>
#include <optional>

#include "base/split.h"
#include "cli/command.h"
#include "cli/session.h"
#include "io/output.h"
#include "io/write_table.h"
#include "store/answer_table.h"
#include "tacitus/store.h"

// tacitus find: questions to a store. Records go to a writer as those of `code` do; counts are a
// small table of their own.

namespace tacitus {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string format_for(const Options& options, const Output& output) {
  if (!options.to.empty()) return options.to;
  if (output.is_standard()) return is_terminal(STDOUT_FILENO) ? "table" : "jsonl";
  const std::string_view told = format_of(options.output);
  for (const std::string_view known : writer_formats()) {
    if (told == known) return std::string(told);
  }
  return "jsonl";
}

// `engine` may be null for the formats that need none.
Result<std::unique_ptr<Writer>> open_writer_for(const std::string& format, std::string_view kind,
                                                const Engine* engine, Output& output) {
  if (format != "table") return open_writer(format, output.stream(), {kind, engine});
  const bool standard = output.is_standard();
  return make_table_writer(output.stream(), {standard && wants_colours(STDOUT_FILENO),
                                             standard ? terminal_width() : 120});
}

// Columns as wide as their widest cell; what is not known is "-".
std::string to_table(const AnswerTable& answer) {
  std::vector<std::size_t> widths;
  const auto text_of = [](const Cell& cell) {
    const std::string text = cell_text(cell);
    return text.empty() ? std::string("-") : text;
  };
  for (const std::string& column : answer.columns) widths.push_back(column.size());
  for (const std::vector<Cell>& row : answer.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], text_of(row[i]).size());
    }
  }
  std::string out;
  const auto add_row = [&](const auto& cell) {
    std::string line;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      const std::string text = cell(i);
      line += text + std::string(widths[i] - text.size() + 2, ' ');
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  };
  add_row([&](std::size_t i) { return answer.columns[i]; });
  for (const std::vector<Cell>& row : answer.rows) {
    add_row([&](std::size_t i) { return text_of(row[i]); });
  }
  return out;
}

int fail(const Error& error) {
  report(error);
  const bool ours = error.where.starts_with("query:") || error.where.starts_with("--");
  return ours ? kUsage : kReported;
}

int print_counts(const Store& store, const Question& question, const Options& options,
                 Output& output) {
  const std::string format = format_for(options, output);
  if (format != "table" && format != "csv" && format != "jsonl") {
    return fail({Error::Code::unsupported, "--to",
                 "counts are written as table, csv or jsonl, not as " + format});
  }
  const std::vector<std::string_view> fields = split_list(options.count);
  const Result<AnswerTable> answer = store.count(question, {fields.begin(), fields.end()});
  if (!answer) return fail(answer.error());
  const std::string text = format == "table" ? to_table(*answer)
                           : format == "csv" ? to_csv(*answer)
                                             : to_jsonl(*answer);
  errno = 0;
  Status status = write_bytes(output.stream(), text);
  if (status) status = flush(output.stream());
  return status ? kFine : exit_code_of_write(status.error());
}

int print_records(const Store& store, const Question& question, std::string_view kind,
                  const Options& options, Output& output) {
  const std::string format = format_for(options, output);
  // The formats of the field take their codes and labels from the engine's tables.
  std::optional<Engine> engine;
  if (format != "jsonl" && format != "csv" && format != "table") {
    Result<Engine> opened = open_engine(options);
    if (!opened) return fail(opened.error());
    engine.emplace(*std::move(opened));
  }
  const Result<std::unique_ptr<Writer>> writer =
      open_writer_for(format, kind, engine ? &*engine : nullptr, output);
  if (!writer) return fail(writer.error());
  errno = 0;
  Status written = Ok{};
  const Status found = store.find(question, [&](const Record& record) {
    written = (*writer)->write(record);
    return static_cast<bool>(written);
  });
  if (!found) return fail(found.error());
  if (written) written = (*writer)->finish();
  return written ? kFine : exit_code_of_write(written.error());
}

}  // namespace

int run_find(const Options& options) {
  const Result<Store> store = Store::open(options.store, Store::Mode::read);
  if (!store) return fail(store.error());
  const Result<std::unique_ptr<Output>> output = Output::open(options.output);
  if (!output) return fail(output.error());
  const std::string format = format_for(options, **output);
  std::string kinds = options.kinds;
  // A flat table has the columns of one kind.
  if (kinds.empty() && options.count.empty() && format != "jsonl") kinds = "event";
  Question question = {joined(options.query), options.sort, options.limit, 0};
  if (!kinds.empty()) question.query += " kind:" + kinds;
  if (!options.count.empty()) return print_counts(*store, question, options, **output);
  if (format == "csv" && kinds.find(',') != std::string::npos) {
    return fail({Error::Code::unsupported, "--kinds",
                 "csv holds records of one kind; choose one, such as --kinds event"});
  }
  return print_records(*store, question, kinds.empty() ? "event" : kinds, options, **output);
}

}  // namespace tacitus

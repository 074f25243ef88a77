#include <unistd.h>

#include <cerrno>
#include <mutex>
#include <thread>

#include "base/split.h"
#include "cli/command.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "io/output.h"
#include "io/record_offsets.h"
#include "io/write_table.h"

// tacitus code: documents in, records out. The main thread reads, the pool works, and the records
// are written in the order of the documents, so that the number of threads never shows.

namespace tacitus {
namespace {

// What became of one document.
struct Outcome {
  std::optional<Error> error;
  std::vector<Record> records;
  std::size_t sentences = 0;
  std::uint64_t bytes_read = 0;  // of the input, when the document was read
};

struct Item {
  std::optional<Error> error;  // a document that could not be read
  Input input;
  std::uint64_t bytes_read = 0;
};

Unit unit_of(const Options& options) {
  if (options.offsets == "chars") return Unit::code_point;
  if (options.offsets == "utf16") return Unit::utf16;
  return Unit::byte;
}

// The kinds of records that the user wants, given the format.
std::vector<std::string_view> kinds_for(const Options& options, std::string_view format) {
  if (!options.kinds.empty()) return split_list(options.kinds);
  if (format == "jsonl") return record_kinds();
  return {"event"};  // what tables and the formats of the field are made for
}

// How the documents are coded.
struct Coding {
  Unit unit = Unit::byte;
  std::vector<std::string_view> kinds;
};

Outcome work_on(const Engine& engine, const Coding& coding, Item item) {
  Outcome outcome;
  outcome.bytes_read = item.bytes_read;
  if (item.error) {
    outcome.error = std::move(item.error);
    return outcome;
  }
  const Document& document = item.input.document;
  const Annotations annotations = engine.annotate(document);
  outcome.sentences = annotations.sentences.size();
  outcome.records = engine.to_records(document, annotations);
  std::erase_if(outcome.records, [&](const Record& record) {
    return std::find(coding.kinds.begin(), coding.kinds.end(), record.kind) == coding.kinds.end();
  });
  to_unit(document.text, coding.unit, outcome.records);
  return outcome;
}

std::string format_for(const Options& options, const Output& output) {
  if (!options.to.empty()) return options.to;
  if (!output.is_standard()) {
    const std::string_view told = format_of(options.output);
    for (const std::string_view known : writer_formats()) {
      if (told == known) return std::string(told);
    }
    return "jsonl";
  }
  return is_terminal(STDOUT_FILENO) ? "table" : "jsonl";
}

Result<std::unique_ptr<Writer>> open_output(std::string_view format, const Engine& engine,
                                            const Coding& coding, Output& output) {
  if (format == "csv" && coding.kinds.size() > 1) {
    return Error{Error::Code::unsupported, "",
                 "csv holds records of one kind; choose one, such as --kinds event"};
  }
  if (format != "table")
    return open_writer(format, output.stream(), {coding.kinds.front(), &engine});
  const bool standard = output.is_standard();
  return make_table_writer(output.stream(), {standard && wants_colours(STDOUT_FILENO),
                                             standard ? terminal_width() : 120});
}

// Writes outcomes and keeps count. Called by one thread at a time.
class Taker {
 public:
  Taker(Writer& writer, Output& output, bool quiet, std::uint64_t bytes_total)
      : writer_(writer), output_(output), progress_(quiet) {
    counts_.bytes_total = bytes_total;
  }

  bool take(Outcome outcome) {
    counts_.bytes_read = outcome.bytes_read;
    if (outcome.error) {
      ++counts_.errors;
      progress_.hide();
      report(*outcome.error);
      return true;
    }
    ++counts_.documents;
    counts_.sentences += outcome.sentences;
    counts_.records += outcome.records.size();
    for (const Record& record : outcome.records) {
      if (const Status status = writer_.write(record); !status) return fail(status.error());
    }
    if (!outcome.records.empty()) {
      if (const Status status = flush(output_.stream()); !status) return fail(status.error());
    }
    progress_.show(counts_);
    return true;
  }

  // Writes what is left; the exit code of the whole.
  int finish() {
    if (!failed_) {
      if (const Status status = writer_.finish(); !status) fail(status.error());
    }
    progress_.finish(counts_);
    if (failed_) return exit_code_;
    return counts_.errors > 0 ? kReported : kFine;
  }

 private:
  bool fail(const Error& error) {
    const int code = errno;
    progress_.hide();
    errno = code;
    exit_code_ = exit_code_of_write(error);
    failed_ = true;
    return false;
  }

  Writer& writer_;
  Output& output_;
  Progress progress_;
  Counts counts_;
  bool failed_ = false;
  int exit_code_ = kFine;
};

}  // namespace

int run_code(const Options& options) {
  if (lacks_input(options, "code")) return kUsage;
  if (const Status status = check_readable(options.files); !status) {
    report(status.error());
    return kReported;
  }
  const Result<Engine> engine = open_engine(options);
  if (!engine) {
    report(engine.error());
    return kReported;
  }
  const Result<std::unique_ptr<Output>> output = Output::open(options.output);
  if (!output) {
    report(output.error());
    return kReported;
  }
  const std::string format = format_for(options, **output);
  const Coding coding = {unit_of(options), kinds_for(options, format)};
  const Result<std::unique_ptr<Writer>> writer = open_output(format, *engine, coding, **output);
  if (!writer) {
    report(writer.error());
    return kUsage;
  }
  watch_for_interrupt();
  DocumentSource source(options);
  Taker taker(**writer, **output, options.quiet, source.bytes_total());
  const std::size_t jobs =
      options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  OrderedPool<Item, Outcome> pool(
      jobs, [&](Item item) { return work_on(*engine, coding, std::move(item)); },
      [&](Outcome outcome) { return taker.take(std::move(outcome)); });
  while (true) {
    Result<std::optional<Input>> input = source.next();
    if (input && !*input) break;
    Item item;
    item.bytes_read = source.bytes_read();
    if (input) {
      item.input = *std::move(*input);
    } else {
      item.error = input.error();
    }
    if (!pool.add(std::move(item))) break;
  }
  pool.finish();
  const int code = taker.finish();
  return interrupted() ? kInterrupted : code;
}

}  // namespace tacitus

#include "base/suggestion.h"
#include "io/dated_reader.h"
#include "io/read_conllu.h"
#include "io/read_jsonl.h"
#include "io/read_text.h"
#include "io/write_csv.h"
#include "io/write_jsonl.h"
#include "io/write_table.h"
#include "tacitus/io.h"

// The only list of formats: a new reader or writer is one row here.

namespace tacitus {
namespace {

struct ReaderFormat {
  std::string_view name;
  std::unique_ptr<Reader> (*open)(std::istream&, std::string);
};

constexpr ReaderFormat kReaders[] = {
    {"text", make_text_reader},
    {"jsonl", make_jsonl_reader},
    {"conllu", make_conllu_reader},
};

struct WriterFormat {
  std::string_view name;
  std::unique_ptr<Writer> (*open)(std::ostream&, const RecordKind&);
};

constexpr WriterFormat kWriters[] = {
    {"jsonl", [](std::ostream& output, const RecordKind&) { return make_jsonl_writer(output); }},
    {"csv", make_csv_writer},
    {"table",
     [](std::ostream& output, const RecordKind&) { return make_table_writer(output, {}); }},
};

struct Suffix {
  std::string_view suffix;
  std::string_view format;
};

constexpr Suffix kSuffixes[] = {
    {".jsonl", "jsonl"}, {".ndjson", "jsonl"}, {".conllu", "conllu"}, {".csv", "csv"}};

}  // namespace

std::vector<std::string_view> reader_formats() {
  std::vector<std::string_view> names;
  for (const ReaderFormat& format : kReaders) names.push_back(format.name);
  return names;
}

std::vector<std::string_view> writer_formats() {
  std::vector<std::string_view> names;
  for (const WriterFormat& format : kWriters) names.push_back(format.name);
  return names;
}

std::string_view format_of(std::string_view path) {
  for (const Suffix& suffix : kSuffixes) {
    if (path.size() > suffix.suffix.size() &&
        path.substr(path.size() - suffix.suffix.size()) == suffix.suffix) {
      return suffix.format;
    }
  }
  return "text";
}

Result<std::unique_ptr<Reader>> open_reader(std::string_view format, std::istream& input,
                                            std::string name) {
  for (const ReaderFormat& reader : kReaders) {
    if (reader.name == format) return make_dated_reader(reader.open(input, std::move(name)));
  }
  return Error{Error::Code::unsupported, "", unknown("input format", format, reader_formats())};
}

Result<std::unique_ptr<Writer>> open_writer(std::string_view format, std::ostream& output,
                                            std::string_view kind) {
  const RecordKind* known = find_kind(kind);
  if (known == nullptr) {
    return Error{Error::Code::unsupported, "", unknown("kind of record", kind, record_kinds())};
  }
  for (const WriterFormat& writer : kWriters) {
    if (writer.name == format) return writer.open(output, *known);
  }
  return Error{Error::Code::unsupported, "", unknown("output format", format, writer_formats())};
}

}  // namespace tacitus

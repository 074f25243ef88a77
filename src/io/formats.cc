#include "base/suggestion.h"
#include "engine/parts.h"
#include "io/dated_reader.h"
#include "io/field_formats.h"
#include "io/read_conllu.h"
#include "io/read_jsonl.h"
#include "io/read_text.h"
#include "io/write_csv.h"
#include "io/write_jsonl.h"
#include "io/write_plover.h"
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
  std::unique_ptr<Writer> (*open)(std::ostream&, const RecordKind&, const Engine*);
  bool needs_engine = false;
};

// Opens a tabular format of the field.
template <TabularFormat (*kFormat)()>
std::unique_ptr<Writer> open_tabular(std::ostream& output, const RecordKind&,
                                     const Engine* engine) {
  return make_tabular_writer(output, kFormat(),
                             {&engine->parts().field_codes, &engine->parts().ontology});
}

constexpr WriterFormat kWriters[] = {
    {"jsonl", [](std::ostream& output, const RecordKind&,
                 const Engine*) { return make_jsonl_writer(output); }},
    {"csv", [](std::ostream& output, const RecordKind& kind,
               const Engine*) { return make_csv_writer(output, kind); }},
    {"table", [](std::ostream& output, const RecordKind&,
                 const Engine*) { return make_table_writer(output, {}); }},
    {"plover",
     [](std::ostream& output, const RecordKind&, const Engine* engine) {
       return make_plover_writer(output, engine->parts().field_codes);
     },
     true},
    {"gdelt", open_tabular<gdelt_format>, true},
    {"icews", open_tabular<icews_format>, true},
    {"polecat", open_tabular<polecat_format>, true},
    {"petrarch2", open_tabular<petrarch_format>, true},
    {"phoenix", open_tabular<phoenix_format>, true},
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
                                            const WriterOptions& options) {
  const RecordKind* kind = find_kind(options.kind);
  if (kind == nullptr) {
    return Error{Error::Code::unsupported, "",
                 unknown("kind of record", options.kind, record_kinds())};
  }
  for (const WriterFormat& writer : kWriters) {
    if (writer.name != format) continue;
    if (writer.needs_engine && options.engine == nullptr) {
      return Error{Error::Code::unsupported, "",
                   "the format " + std::string(format) + " needs the tables of an engine"};
    }
    return writer.open(output, *kind, options.engine);
  }
  return Error{Error::Code::unsupported, "", unknown("output format", format, writer_formats())};
}

}  // namespace tacitus

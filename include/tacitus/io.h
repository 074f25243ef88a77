#pragma once

#include <filesystem>
#include <istream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"
#include "tacitus/engine.h"
#include "tacitus/record.h"
#include "tacitus/result.h"

namespace tacitus {

// A document as it came through a door. Only the conllu reader gives annotations (sentences, tokens
// and, where the columns have them, tags and trees).
struct Input {
  Document document;
  std::optional<Annotations> annotations;
};

// Gives the documents of one input, one at a time, in order. Not for several threads at once.
class Reader {
 public:
  virtual ~Reader() = default;
  // The next document, nullopt at the end of input, or an error for one bad document; after an
  // error the caller may go on to the next one.
  virtual Result<std::optional<Input>> next() = 0;
};

// Writes records or documents. Not for several threads at once.
class Writer {
 public:
  virtual ~Writer() = default;
  virtual Status write(const Record& record) = 0;
  virtual Status finish() = 0;  // writes what is left and flushes; call exactly once, last
};

// Reads every file below `directory`; names are relative to it, sorted. Models are mapped into
// memory: replace such a file by renaming another one, do not write into it while it is in use.
Result<Resources> load_resources(const std::filesystem::path& directory);

// Adds a table of the user's own actors, with the columns of countries.tsv, leaders.tsv or
// organizations.tsv; rules and errors call it "actors/own/NAME".
Status add_actors(const std::filesystem::path& table, Resources& resources);

// The formats that open_reader() and open_writer() know, in the order of the manual.
std::vector<std::string_view> reader_formats();  // text, jsonl, conllu
std::vector<std::string_view> writer_formats();  // jsonl, csv, table, plover, ...

// The format that a file's name suggests ("a.jsonl" is jsonl, "a.conllu" is conllu), else "text".
std::string_view format_of(std::string_view path);

// `name` is the input's name in ids and errors ("-" for standard input); `input` must outlive the
// reader. The error names the known formats.
Result<std::unique_ptr<Reader>> open_reader(std::string_view format, std::istream& input,
                                            std::string name);

// What some formats need to know.
struct WriterOptions {
  // A format that is one flat table (csv) holds the records of one kind; jsonl and table write
  // whatever they are given, and the formats of the field (plover, gdelt, icews, polecat,
  // petrarch2, phoenix) events.
  std::string_view kind = "event";
  // Its tables have the codes and labels that the formats of the field write; they need it. It must
  // outlive the writer.
  const Engine* engine = nullptr;
};

// `output` must outlive the writer.
Result<std::unique_ptr<Writer>> open_writer(std::string_view format, std::ostream& output,
                                            const WriterOptions& options = {});

}  // namespace tacitus

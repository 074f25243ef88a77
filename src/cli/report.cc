#include <filesystem>
#include <string>
#include <system_error>

#include "cli/command.h"
#include "cli/session.h"
#include "engine/parts.h"
#include "io/output.h"
#include "io/write_report.h"

// tacitus report: a document in, a web page out. One document gives one page, in a file or on
// standard output; many give many, numbered in a folder.

namespace tacitus {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPage = "page.html";

// The page to fill, from the data folder.
Result<std::string> load_page(const Options& options) {
  const Result<std::string> folder = find_data(options);
  if (!folder) return folder.error();
  const Result<Resources> resources = load_resources(fs::path(*folder) / "report");
  if (!resources) return resources.error();
  const std::string_view page = resources->find(kPage);
  if (page.empty()) return Error{Error::Code::not_found, "report/page.html", "the page is missing"};
  return std::string(page);
}

Result<std::string> to_page(const Engine& engine, std::string_view page, const Input& input) {
  const Annotations annotations = engine.annotate(input.document);
  const std::vector<Record> records = engine.to_records(input.document, annotations);
  return write_report({input.document, annotations, records, engine.parts().ontology}, page);
}

// Writes one page; the exit code.
int write_page(const Result<std::string>& page, const std::string& path) {
  if (!page) {
    report(page.error());
    return kReported;
  }
  const Result<std::unique_ptr<Output>> output = Output::open(path);
  if (!output) {
    report(output.error());
    return kReported;
  }
  Status status = write_bytes((*output)->stream(), *page);
  if (status) status = flush((*output)->stream());
  return status ? kFine : exit_code_of_write(status.error());
}

bool is_folder(const std::string& path) {
  std::error_code code;
  return !path.empty() && (path.back() == '/' || fs::is_directory(path, code));
}

// "pages/0001.html" for the first document.
std::string path_of(const std::string& folder, std::size_t number) {
  std::string name = std::to_string(number);
  if (name.size() < 4) name.insert(0, 4 - name.size(), '0');
  return (fs::path(folder) / (name + ".html")).string();
}

int write_folder(const Options& options, const Engine& engine, std::string_view page) {
  std::error_code code;
  fs::create_directories(options.output, code);
  if (code) {
    report({Error::Code::io, options.output, code.message()});
    return kReported;
  }
  DocumentSource documents(options);
  int exit_code = kFine;
  std::size_t number = 0;
  while (true) {
    const Result<std::optional<Input>> input = documents.next();
    if (input && !*input) break;
    if (!input) {
      report(input.error());
      exit_code = kReported;
      continue;
    }
    const int written =
        write_page(to_page(engine, page, **input), path_of(options.output, ++number));
    if (written != kFine) return written;
  }
  return interrupted() ? kInterrupted : exit_code;
}

int write_one(const Options& options, const Engine& engine, std::string_view page) {
  DocumentSource documents(options);
  const Result<std::optional<Input>> first = documents.next();
  if (!first) {
    report(first.error());
    return kReported;
  }
  const std::string name = options.files.empty() ? "-" : options.files.front();
  if (!*first) {
    if (interrupted()) return kInterrupted;
    report({Error::Code::invalid_data, name, "there is no document in it"});
    return kReported;
  }
  const Result<std::optional<Input>> second = documents.next();
  if (!second || *second) {
    report({Error::Code::invalid_data, name,
            "there is more than one document; name a folder, such as -o pages/, for a page each"});
    return kReported;
  }
  return write_page(to_page(engine, page, **first), options.output);
}

}  // namespace

int run_report(const Options& options) {
  if (lacks_input(options, "report")) return kUsage;
  if (const Status status = check_readable(options.files); !status) {
    report(status.error());
    return kReported;
  }
  const Result<std::string> page = load_page(options);
  if (!page) {
    report(page.error());
    return kReported;
  }
  const Result<Engine> engine = open_engine(options);
  if (!engine) {
    report(engine.error());
    return kReported;
  }
  watch_for_interrupt();
  return is_folder(options.output) ? write_folder(options, *engine, *page)
                                   : write_one(options, *engine, *page);
}

}  // namespace tacitus

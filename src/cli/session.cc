#include "cli/session.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <system_error>

#include "base/date.h"
#include "cli/command.h"
#include "cli/parser.h"

namespace tacitus {
namespace {

namespace fs = std::filesystem;

// The value of an environment variable; empty when it is not set.
std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_data_folder(const fs::path& path) {
  std::error_code code;
  return fs::is_directory(path / "ontology", code);
}

}  // namespace

void report(const Error& error) { std::cerr << "tacitus: " << error.text() << "\n"; }

bool is_terminal(int descriptor) { return isatty(descriptor) == 1; }

bool wants_colours(int descriptor) {
  return is_terminal(descriptor) && environment("NO_COLOR").empty() &&
         environment("TERM") != "dumb";
}

std::size_t terminal_width() {
  struct winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 120;
}

Result<std::string> find_data(const Options& options) {
  if (!options.data.empty()) {
    if (is_data_folder(options.data)) return options.data;
    return Error{Error::Code::not_found, options.data,
                 "this is no data folder: it has no folder \"ontology\""};
  }
  std::vector<std::string> tried;
  if (const std::string path = environment("TACITUS_DATA"); !path.empty()) {
    if (is_data_folder(path)) return path;
    tried.push_back(path + " (TACITUS_DATA)");
  }
  std::error_code code;
  const fs::path program = fs::read_symlink("/proc/self/exe", code);
  if (!code) {
    const fs::path beside = (program.parent_path() / "../share/tacitus/data").lexically_normal();
    if (is_data_folder(beside)) return beside.string();
    tried.push_back(beside.string());
  }
  if (const std::string built = TACITUS_DATA_DIR; !built.empty()) {
    if (is_data_folder(built)) return built;
    tried.push_back(built);
  }
  std::string message = "there is no data folder; tried";
  for (std::size_t i = 0; i < tried.size(); ++i) message += (i == 0 ? " " : ", ") + tried[i];
  return Error{Error::Code::not_found, "", message + "; say where it is with --data DIR"};
}

Result<Resources> open_resources(const Options& options) {
  const Result<std::string> folder = find_data(options);
  if (!folder) return folder.error();
  Result<Resources> resources = load_resources(*folder);
  if (!resources) return resources.error();
  for (const std::string& table : options.actors) {
    if (Status status = add_actors(table, *resources); !status) return status.error();
  }
  return resources;
}

Result<Engine> open_engine(const Options& options) {
  const Result<Resources> resources = open_resources(options);
  if (!resources) return resources.error();
  return Engine::create(*resources, {options.model, options.kernel});
}

Result<std::unique_ptr<Output>> Output::open(const std::string& path) {
  auto output = std::make_unique<Output>();
  if (path.empty() || path == "-") {
    output->stream_ = &std::cout;
    return output;
  }
  errno = 0;
  output->file_ = std::make_unique<std::ofstream>(path, std::ios::binary | std::ios::trunc);
  if (!*output->file_) {
    return Error{Error::Code::io, path, std::generic_category().message(errno)};
  }
  output->stream_ = output->file_.get();
  return output;
}

int exit_code_of_write(const Error& error) {
  if (errno == EPIPE) return kFine;
  report(error);
  return kReported;
}

DocumentSource::DocumentSource(const Options& options) : options_(options), paths_(options.files) {
  if (paths_.empty()) paths_.emplace_back("-");
  for (const std::string& path : paths_) {
    const auto file =
        path == "-" ? Result<std::unique_ptr<InputFile>>(Error()) : InputFile::open(path);
    if (!file || (*file)->size() == 0) {
      bytes_total_ = 0;
      return;
    }
    bytes_total_ += (*file)->size();
  }
}

std::uint64_t DocumentSource::bytes_read() const {
  return bytes_before_ + (file_ == nullptr ? 0 : file_->bytes_read());
}

Result<bool> DocumentSource::open_next() {
  if (file_ != nullptr) bytes_before_ += file_->bytes_read();
  reader_.reset();
  file_.reset();
  if (next_path_ >= paths_.size()) return false;
  const std::string& path = paths_[next_path_++];
  Result<std::unique_ptr<InputFile>> file = InputFile::open(path);
  if (!file) return file.error();
  const std::string format = options_.from.empty() ? std::string(format_of(path)) : options_.from;
  Result<std::unique_ptr<Reader>> reader = open_reader(format, (*file)->stream(), path);
  if (!reader) return reader.error();
  file_ = *std::move(file);
  reader_ = *std::move(reader);
  return true;
}

Result<std::optional<Input>> DocumentSource::next() {
  while (!interrupted()) {
    if (reader_ == nullptr) {
      const Result<bool> opened = open_next();
      if (!opened) return opened.error();
      if (!*opened) break;
    }
    Result<std::optional<Input>> input = reader_->next();
    if (!input) return input;
    if (*input) {
      if (interrupted()) break;  // cut off: it may be half a document
      describe((*input)->document);
      return input;
    }
    const Status status = file_->status();
    reader_.reset();
    if (!status) return status.error();
  }
  return std::optional<Input>();
}

void DocumentSource::describe(Document& document) const {
  if (!options_.publisher.empty()) document.publisher = options_.publisher;
  if (const auto day = parse_iso_date(options_.date)) {
    document.published = *day;
    document.date_source = DateSource::given;
  }
}

bool lacks_input(const Options& options, std::string_view command) {
  if (!options.files.empty() || !is_terminal(STDIN_FILENO)) return false;
  std::cerr << "tacitus " << command << ": no FILE, and nothing comes in on standard input\n\n";
  for (const CommandInfo& info : describe_commands()) {
    if (info.name != command) continue;
    for (const std::string& example : info.examples) std::cerr << "  " << example << "\n";
  }
  return true;
}

}  // namespace tacitus

#pragma once

#include <fstream>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/input_file.h"
#include "cli/options.h"
#include "tacitus/engine.h"
#include "tacitus/io.h"
#include "tacitus/result.h"

namespace tacitus {

// Prints "tacitus: where: what" on standard error.
void report(const Error& error);

// Whether a stream leads to a terminal, and whether colours are wanted there (NO_COLOR, TERM=dumb).
bool is_terminal(int descriptor);
bool wants_colours(int descriptor);
// The width of the terminal on standard output; 120 when it is not known.
std::size_t terminal_width();

// The data folder: --data, else TACITUS_DATA, else beside the program, else where it was built. The
// error says what was tried.
Result<std::string> find_data(const Options& options);

// Loads the data folder and the tables of --actors.
Result<Resources> open_resources(const Options& options);

// The same, and makes the engine.
Result<Engine> open_engine(const Options& options);

// Where the output goes: a file or standard output.
class Output {
 public:
  static Result<std::unique_ptr<Output>> open(const std::string& path);
  std::ostream& stream() { return *stream_; }
  bool is_standard() const { return file_ == nullptr; }

 private:
  std::unique_ptr<std::ofstream> file_;
  std::ostream* stream_ = nullptr;
};

// What a failed write means for the exit code: a closed pipe is no failure of ours and is not
// reported. Call it directly after the write failed.
int exit_code_of_write(const Error& error);

// Gives the documents of all files of `options`, one after the other, dated and named as the
// options say; a document without date gets the one that its text states. An error is one bad
// document, or one bad file; go on after it.
class DocumentSource {
 public:
  explicit DocumentSource(const Options& options);
  Result<std::optional<Input>> next();

  std::uint64_t bytes_read() const;
  std::uint64_t bytes_total() const { return bytes_total_; }  // 0 when not known

 private:
  // Opens the next file; false when there is none.
  Result<bool> open_next();
  void describe(Document& document) const;

  const Options& options_;
  std::vector<std::string> paths_;
  std::size_t next_path_ = 0;
  std::unique_ptr<InputFile> file_;
  std::unique_ptr<Reader> reader_;
  std::uint64_t bytes_before_ = 0;  // of the files that are done
  std::uint64_t bytes_total_ = 0;
};

// True when there is nothing to read but a terminal: no FILE and nobody pipes. Says so, with
// examples, on standard error.
bool lacks_input(const Options& options, std::string_view command);

}  // namespace tacitus

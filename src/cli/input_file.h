#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// Set by SIGINT once watch_for_interrupt() was called; a second SIGINT ends the program at once.
bool interrupted();
void watch_for_interrupt();

// A file or standard input ("-") that is read as it comes in, that counts what was read, and that
// ends when the user interrupts.
class InputFile : private std::streambuf {
 public:
  // The error says what to do about a missing file or a directory.
  static Result<std::unique_ptr<InputFile>> open(const std::string& path);
  ~InputFile() override;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  std::istream& stream() { return stream_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  // Size of the file; 0 when it is not known (a pipe).
  std::uint64_t size() const { return size_; }
  // What went wrong while reading; Ok when nothing did.
  Status status() const;

 private:
  InputFile(int descriptor, std::string path);
  int_type underflow() override;

  int descriptor_;
  std::string path_;
  std::uint64_t size_ = 0;
  std::uint64_t bytes_read_ = 0;
  int error_ = 0;  // errno of a failed read
  std::vector<char> buffer_;
  std::istream stream_;
};

// The documents that the arguments name, or `error` about one that cannot be: checks before any
// work is done that every file can be opened.
Status check_readable(const std::vector<std::string>& paths);

}  // namespace tacitus

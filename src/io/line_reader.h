#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>

namespace tacitus {

// Reads lines of bounded length from a stream: a longer one is passed over without being kept, so
// that memory stays the same whatever comes in. A line ends with "\n" or "\r\n" (not part of it) or
// with the input. A byte order mark at the very beginning is dropped.
class LineReader {
 public:
  enum class Got : std::uint8_t { line, too_long, end, failed };

  // `input` must outlive the reader; lines of more than `limit` bytes are too long.
  LineReader(std::istream& input, std::size_t limit) : input_(input), limit_(limit) {}

  // Reads the next line into `line` (emptied unless `line` is returned). `failed` says that the
  // input could not be read further (an I/O error).
  Got next(std::string& line);

  // The number of the line that next() gave last, counted from 1.
  std::uint64_t number() const { return number_; }

 private:
  // Makes sure that buffer_ has bytes after at_; false at the end of input.
  bool fill();

  std::istream& input_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace tacitus

#include "io/line_reader.h"

#include <algorithm>
#include <string_view>

// Takes from the stream what is there already (peek() waits for the first byte only), so that lines
// of a slow pipe come out as soon as they are written.

namespace tacitus {

bool LineReader::fill() {
  if (at_ < buffer_.size()) return true;
  constexpr std::streamsize kBlock = 1 << 16;
  buffer_.resize(kBlock);
  at_ = 0;
  std::streamsize size = 0;
  if (input_.peek() != std::istream::traits_type::eof()) {
    size = input_.readsome(buffer_.data(), kBlock);
    if (size == 0) {  // the stream cannot tell what it holds: take one byte
      input_.read(buffer_.data(), 1);
      size = input_.gcount();
    }
  }
  buffer_.resize(static_cast<std::size_t>(std::max<std::streamsize>(size, 0)));
  return !buffer_.empty();
}

LineReader::Got LineReader::next(std::string& line) {
  line.clear();
  bool any = false;
  bool too_long = false;
  bool ended = false;
  while (!ended && fill()) {
    any = true;
    const std::string_view rest = std::string_view(buffer_).substr(at_);
    const std::size_t newline = rest.find('\n');
    ended = newline != std::string_view::npos;
    const std::string_view part = rest.substr(0, newline);
    at_ += part.size() + (ended ? 1 : 0);
    // One more for a "\r" that may come before the line's end.
    if (line.size() + part.size() > limit_ + 1) too_long = true;
    if (!too_long) line += part;
  }
  if (input_.bad()) {
    line.clear();
    return Got::failed;
  }
  if (!any) return Got::end;
  ++number_;
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0) line.erase(0, 3);
  if (line.size() > limit_) too_long = true;
  if (!too_long) return Got::line;
  line.clear();
  line.shrink_to_fit();
  return Got::too_long;
}

}  // namespace tacitus

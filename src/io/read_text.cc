#include "io/read_text.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr std::size_t kPiece = 1u << 16;
constexpr std::size_t kLeastToJudge = 64;  // bytes; less is too little to be called no text

std::string too_long() {
  return "the text is too long; at most " + std::to_string(kMaxDocumentBytes) +
         " bytes are allowed";
}

// UTF-16 to UTF-8; a lone surrogate or a last odd byte becomes U+FFFD and counts as repaired.
std::string from_utf16(std::string_view bytes, bool big, std::size_t& repaired) {
  const auto unit = [&](std::size_t at) {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big ? (a << 8 | b) : (b << 8 | a));
  };
  std::string out;
  out.reserve(bytes.size() * 3 / 4);
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t value = unit(at);
    at += 2;
    if (value >= 0xD800 && value < 0xDC00 && at + 1 < bytes.size()) {
      const char32_t low = unit(at);
      if (low >= 0xDC00 && low < 0xE000) {
        value = 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    repaired += value >= 0xD800 && value < 0xE000;
    append_utf8(out, value);
  }
  if (at < bytes.size()) {
    append_utf8(out, 0xFFFD);
    ++repaired;
  }
  return out;
}

// UTF-8 without byte order mark.
std::string decode(std::string_view bytes, std::size_t& repaired) {
  repaired = 0;
  if (bytes.substr(0, 2) == "\xFE\xFF") return from_utf16(bytes.substr(2), true, repaired);
  if (bytes.substr(0, 2) == "\xFF\xFE") return from_utf16(bytes.substr(2), false, repaired);
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") bytes.remove_prefix(3);
  return repair_utf8(bytes, repaired);
}

// Line ends and zero bytes as the header says.
std::string normalise(std::string_view text, std::size_t& repaired) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\r') {
      if (at + 1 >= text.size() || text[at + 1] != '\n') out.push_back('\n');
    } else if (c == '\0') {
      append_utf8(out, 0xFFFD);
      ++repaired;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

class TextReader : public Reader {
 public:
  TextReader(std::istream& input, std::string name) : input_(input), name_(std::move(name)) {}

  Result<std::optional<Input>> next() override {
    if (done_) return std::optional<Input>();
    done_ = true;
    std::string bytes;
    // A text in UTF-16 has up to twice as many bytes.
    const std::size_t limit = 2 * kMaxDocumentBytes + 4;
    while (bytes.size() <= limit && input_) {
      const std::size_t size = bytes.size();
      bytes.resize(size + kPiece);
      input_.read(bytes.data() + size, static_cast<std::streamsize>(kPiece));
      bytes.resize(size + static_cast<std::size_t>(input_.gcount()));
    }
    if (input_.bad()) return Error{Error::Code::io, name_, "the input cannot be read further"};
    if (bytes.size() > limit) return Error{Error::Code::invalid_data, name_, too_long()};
    std::size_t repaired = 0;
    Input out;
    out.document.id = name_;
    out.document.text = normalise(decode(bytes, repaired), repaired);
    if (bytes.size() >= kLeastToJudge && repaired > bytes.size() / 10) {
      return Error{Error::Code::invalid_data, name_,
                   "this is not text: " + std::to_string(repaired) + " places in " +
                       std::to_string(bytes.size()) +
                       " bytes are not UTF-8; give UTF-8, or UTF-16 with a byte order mark"};
    }
    if (out.document.text.size() > kMaxDocumentBytes) {
      return Error{Error::Code::invalid_data, name_, too_long()};
    }
    return std::optional<Input>(std::move(out));
  }

 private:
  std::istream& input_;
  std::string name_;
  bool done_ = false;
};

}  // namespace

std::unique_ptr<Reader> make_text_reader(std::istream& input, std::string name) {
  return std::make_unique<TextReader>(input, std::move(name));
}

}  // namespace tacitus

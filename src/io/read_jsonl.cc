#include "io/read_jsonl.h"

#include <charconv>

#include "base/date.h"
#include "base/json_reader.h"
#include "base/utf8.h"
#include "io/line_reader.h"

namespace tacitus {
namespace {

// True for blanks and marks, in which a title and the line of the text that repeats it may differ.
bool is_title_mark(char32_t c) {
  const bool ascii =
      c < 0x80 && !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
  return ascii || c == 0xA0 || (c >= 0x2000 && c <= 0x206F);
}

// Where the title ends that the text begins with, with the marks behind it on its line; 0 when the
// text begins otherwise. "Strike ‘over’" is the title of "Strike ‘over.’\n\nRome ...".
std::size_t end_of_title(std::string_view text, std::string_view title) {
  std::size_t at = 0;
  for (std::size_t in = 0; in < title.size();) {
    const CodePoint wanted = decode_at(title, in);
    in += wanted.size;
    if (is_title_mark(wanted.value)) continue;
    while (at < text.size() && is_title_mark(decode_at(text, at).value)) {
      at += decode_at(text, at).size;
    }
    if (at >= text.size()) return 0;
    const CodePoint found = decode_at(text, at);
    if (found.value != wanted.value) return 0;
    at += found.size;
  }
  if (at == 0) return text.starts_with(title) ? title.size() : 0;
  while (at < text.size() && text[at] != '\n') {
    const CodePoint next = decode_at(text, at);
    if (next.value == ' ' || !is_title_mark(next.value)) break;
    at += next.size;
  }
  return at < text.size() && !is_title_mark(decode_at(text, at).value) ? 0 : at;
}

class JsonlReader : public Reader {
 public:
  JsonlReader(std::istream& input, std::string name)
      : lines_(input, kMaxDocumentBytes), name_(std::move(name)) {}

  Result<std::optional<Input>> next() override {
    while (true) {
      switch (lines_.next(line_)) {
        case LineReader::Got::end:
          return std::optional<Input>();
        case LineReader::Got::failed:
          return Error{Error::Code::io, name_, "the input cannot be read further"};
        case LineReader::Got::too_long:
          return fault(0, "the line is too long; at most " + std::to_string(kMaxDocumentBytes) +
                              " bytes are allowed");
        case LineReader::Got::line:
          break;
      }
      if (line_.find_first_not_of(" \t") == std::string::npos) continue;
      Result<Input> input = read_line();
      if (!input) return input.error();
      return std::optional<Input>(*std::move(input));
    }
  }

 private:
  // An error at byte `offset` of the line.
  Error fault(std::size_t offset, std::string message) const {
    return {Error::Code::invalid_data,
            name_ + ":" + std::to_string(lines_.number()) + ":" + std::to_string(offset + 1),
            std::move(message)};
  }

  // An error about the member `key`, at the place where it seems to stand.
  Error member_fault(std::string_view key, std::string message) const {
    const std::size_t at = line_.find("\"" + std::string(key) + "\"");
    return fault(at == std::string::npos ? 0 : at, std::move(message));
  }

  // read_json() says "byte 17: ..."; the number becomes our column.
  Error json_fault(const Error& error) const {
    constexpr std::string_view kByte = "byte ";
    std::string_view message = error.message;
    std::size_t offset = 0;
    if (message.substr(0, kByte.size()) == kByte) {
      const char* const begin = message.data() + kByte.size();
      const auto parsed = std::from_chars(begin, message.data() + message.size(), offset);
      if (parsed.ec == std::errc()) {
        message.remove_prefix(static_cast<std::size_t>(parsed.ptr - message.data()));
        if (message.substr(0, 2) == ": ") message.remove_prefix(2);
      }
    }
    return fault(offset, std::string(message));
  }

  // Copies the text member `key` into `out`; null and absence leave it empty.
  std::optional<Error> copy_text(const JsonValue& object, std::string_view key,
                                 std::string& out) const {
    const JsonValue* value = object.find(key);
    if (value == nullptr || value->is_null()) return std::nullopt;
    const auto text = value->string();
    if (!text) {
      return member_fault(key, "\"" + std::string(key) + "\" must be a string, not " +
                                   std::string(name_of(value->kind())));
    }
    out = *text;
    return std::nullopt;
  }

  std::optional<Error> read_id(const JsonValue& object, Document& document) const {
    const JsonValue* value = object.find("id");
    if (value != nullptr && value->integer()) {
      document.id = std::to_string(*value->integer());
    } else if (auto error = copy_text(object, "id", document.id)) {
      return error;
    }
    if (document.id.empty()) document.id = name_ + ":" + std::to_string(lines_.number());
    return std::nullopt;
  }

  std::optional<Error> read_date(const JsonValue& object, Document& document) const {
    std::string date;
    if (auto error = copy_text(object, "date", date)) return error;
    if (date.empty()) return std::nullopt;
    const bool has_time = date.size() > 10 && (date[10] == 'T' || date[10] == ' ');
    const std::optional<Days> day = parse_iso_date(has_time ? date.substr(0, 10) : date);
    if (!day) {
      return member_fault("date", "\"" + date.substr(0, 40) + "\" is not a date; write YYYY-MM-DD");
    }
    document.published = *day;
    document.date_source = DateSource::metadata;
    return std::nullopt;
  }

  std::optional<Error> read_text(const JsonValue& object, Document& document) const {
    if (object.find("text") == nullptr || object.find("text")->is_null()) {
      return fault(0, "the object has no \"text\"");
    }
    if (auto error = copy_text(object, "text", document.text)) return error;
    std::string title;
    if (auto error = copy_text(object, "title", title)) return error;
    if (title.find_first_not_of(" \t\r\n") != std::string::npos) {
      std::size_t end = end_of_title(document.text, title);
      if (end == 0) {
        document.text = title + "\n\n" + document.text;
        end = title.size();
      }
      document.title = {0, static_cast<std::uint32_t>(end)};
    }
    if (document.text.size() > kMaxDocumentBytes) return fault(0, "the text is too long");
    return std::nullopt;
  }

  Result<Input> read_line() const {
    const Result<JsonValue> object = read_json(line_);
    if (!object) return json_fault(object.error());
    if (object->kind() != JsonValue::Kind::object) {
      return fault(0,
                   "a line must hold one JSON object, not " + std::string(name_of(object->kind())));
    }
    Input input;
    Document& document = input.document;
    if (auto error = read_id(*object, document)) return *error;
    if (auto error = read_text(*object, document)) return *error;
    if (auto error = read_date(*object, document)) return *error;
    if (auto error = copy_text(*object, "publisher", document.publisher)) return *error;
    if (auto error = copy_text(*object, "url", document.url)) return *error;
    if (auto error = copy_text(*object, "language", document.language)) return *error;
    return input;
  }

  LineReader lines_;
  std::string name_;
  std::string line_;
};

}  // namespace

std::unique_ptr<Reader> make_jsonl_reader(std::istream& input, std::string name) {
  return std::make_unique<JsonlReader>(input, std::move(name));
}

}  // namespace tacitus

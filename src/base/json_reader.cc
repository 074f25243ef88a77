#include "base/json_reader.h"

#include <simdjson.h>

#include <cctype>

#include "base/utf8.h"

// simdjson decides what is JSON and what is not; its answer "no" comes without a place. Only then
// the text is read a second time, slowly, by ErrorPlace, which knows just enough grammar to say
// where the text stops being JSON. It never says "yes" or "no" itself: when it finds nothing wrong
// (a number out of range), the place is the end.

namespace tacitus {

JsonValue::JsonValue(bool value) : kind_(Kind::boolean), boolean_(value) {}
JsonValue::JsonValue(std::int64_t value)
    : kind_(Kind::integer), integer_(value), number_(static_cast<double>(value)) {}
JsonValue::JsonValue(double value) : kind_(Kind::number), number_(value) {}
JsonValue::JsonValue(std::string value) : kind_(Kind::string), string_(std::move(value)) {}
JsonValue::JsonValue(std::vector<JsonValue> items) : kind_(Kind::array), items_(std::move(items)) {}
JsonValue::JsonValue(std::vector<Member> members)
    : kind_(Kind::object), members_(std::move(members)) {}

std::optional<bool> JsonValue::boolean() const {
  if (kind_ != Kind::boolean) return std::nullopt;
  return boolean_;
}

std::optional<std::int64_t> JsonValue::integer() const {
  if (kind_ != Kind::integer) return std::nullopt;
  return integer_;
}

std::optional<double> JsonValue::number() const {
  if (kind_ != Kind::integer && kind_ != Kind::number) return std::nullopt;
  return number_;
}

std::optional<std::string_view> JsonValue::string() const {
  if (kind_ != Kind::string) return std::nullopt;
  return string_;
}

const JsonValue* JsonValue::find(std::string_view key) const {
  for (auto member = members_.rbegin(); member != members_.rend(); ++member) {
    if (member->first == key) return &member->second;
  }
  return nullptr;
}

std::optional<std::string_view> JsonValue::find_string(std::string_view key) const {
  const JsonValue* value = find(key);
  return value == nullptr ? std::nullopt : value->string();
}

std::string_view name_of(JsonValue::Kind kind) {
  switch (kind) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return "boolean";
    case JsonValue::Kind::integer:
      return "integer";
    case JsonValue::Kind::number:
      return "number";
    case JsonValue::Kind::string:
      return "string";
    case JsonValue::Kind::array:
      return "array";
    case JsonValue::Kind::object:
      return "object";
  }
  return "";
}

namespace {

// Finds where a text that is known to be wrong stops being JSON.
class ErrorPlace {
 public:
  explicit ErrorPlace(std::string_view bytes, std::size_t max_depth)
      : bytes_(bytes), max_depth_(max_depth) {}

  // Byte offset of the first wrong byte, or bytes.size().
  std::size_t find() {
    skip_space();
    if (value(1)) skip_space();
    return at_;
  }

 private:
  bool here(char c) const { return at_ < bytes_.size() && bytes_[at_] == c; }
  bool take(char c) { return here(c) && (++at_, true); }
  bool digit() const { return at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9'; }

  void skip_space() {
    while (here(' ') || here('\t') || here('\n') || here('\r')) ++at_;
  }

  bool value(std::size_t depth) {
    if (here('"')) return string();
    if (here('{') || here('[')) return depth <= max_depth_ && list(depth);
    for (const std::string_view word : {"true", "false", "null"}) {
      if (!word.empty() && here(word[0])) return literal(word);
    }
    return number();
  }

  bool literal(std::string_view word) {
    for (const char c : word) {
      if (!take(c)) return false;
    }
    return true;
  }

  bool number() {
    take('-');
    if (!digit()) return false;
    if (take('0')) return fraction();
    while (digit()) ++at_;
    return fraction();
  }

  bool fraction() {
    if (take('.')) {
      if (!digit()) return false;
      while (digit()) ++at_;
    }
    if (take('e') || take('E')) {
      if (!take('+')) take('-');
      if (!digit()) return false;
      while (digit()) ++at_;
    }
    return true;
  }

  bool string() {
    ++at_;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '"') return ++at_, true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c == '\\') {
        if (!escape()) return false;
        continue;
      }
      const CodePoint point = decode_at(bytes_, at_);
      if (point.value == 0xFFFD && point.size == 1) return false;
      at_ += point.size;
    }
    return false;
  }

  bool escape() {
    const std::size_t begin = at_++;
    const char32_t unit = escaped_unit();
    if (unit == kWrong) return false;
    if (unit < 0xD800 || unit > 0xDFFF) return true;
    if (unit <= 0xDBFF && take('\\')) {
      const char32_t second = here('u') ? escaped_unit() : kWrong;
      if (second >= 0xDC00 && second <= 0xDFFF) return true;
    }
    at_ = begin;  // a lone surrogate
    return false;
  }

  // What stands after a backslash; kWrong when nothing that may. Escapes other than \u give 0.
  char32_t escaped_unit() {
    if (at_ >= bytes_.size()) return kWrong;
    if (!here('u')) {
      if (std::string_view("\"\\/bfnrt").find(bytes_[at_]) == std::string_view::npos) return kWrong;
      ++at_;
      return 0;
    }
    ++at_;
    char32_t unit = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      if (at_ >= bytes_.size()) return kWrong;
      const char c = bytes_[at_];
      if (std::isxdigit(static_cast<unsigned char>(c)) == 0) return kWrong;
      unit = unit * 16 + static_cast<char32_t>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return unit;
  }

  bool list(std::size_t depth) {
    const bool object = here('{');
    const char close = object ? '}' : ']';
    ++at_;
    skip_space();
    if (take(close)) return true;
    while (true) {
      if (object && !key()) return false;
      if (!value(depth + 1)) return false;
      skip_space();
      if (take(close)) return true;
      if (!take(',')) return false;
      skip_space();
    }
  }

  bool key() {
    if (!here('"') || !string()) return false;
    skip_space();
    if (!take(':')) return false;
    skip_space();
    return true;
  }

  static constexpr char32_t kWrong = 0xFFFFFFFF;
  std::string_view bytes_;
  std::size_t max_depth_;
  std::size_t at_ = 0;
};

// Depth is bounded by the parser's own limit.
JsonValue to_value(simdjson::dom::element element) {
  using Type = simdjson::dom::element_type;
  switch (element.type()) {
    case Type::ARRAY: {
      std::vector<JsonValue> items;
      for (const simdjson::dom::element item :
           simdjson::dom::array(element.get_array().value_unsafe())) {
        items.push_back(to_value(item));
      }
      return JsonValue(std::move(items));
    }
    case Type::OBJECT: {
      std::vector<JsonValue::Member> members;
      for (const auto field : simdjson::dom::object(element.get_object().value_unsafe())) {
        members.emplace_back(std::string(field.key), to_value(field.value));
      }
      return JsonValue(std::move(members));
    }
    case Type::INT64:
      return JsonValue(element.get_int64().value_unsafe());
    case Type::UINT64:
      return JsonValue(static_cast<double>(element.get_uint64().value_unsafe()));
    case Type::DOUBLE:
      return JsonValue(element.get_double().value_unsafe());
    case Type::STRING:
      return JsonValue(std::string(element.get_string().value_unsafe()));
    case Type::BOOL:
      return JsonValue(element.get_bool().value_unsafe());
    case Type::NULL_VALUE:
      break;
  }
  return {};
}

std::string_view reason(simdjson::error_code code, std::string_view bytes, std::size_t at) {
  if (code == simdjson::DEPTH_ERROR) return "too many values inside one another";
  if (code == simdjson::CAPACITY || code == simdjson::MEMALLOC) return "the text is too large";
  if (code == simdjson::UTF8_ERROR) return "invalid UTF-8";
  if (code == simdjson::NUMBER_ERROR) return "a number that is malformed or out of range";
  if (at >= bytes.size()) return "the text ends in the middle of a value";
  if (code == simdjson::STRING_ERROR) return "an escape that is malformed";
  return "not JSON from here on";
}

}  // namespace

Result<JsonValue> read_json(std::string_view bytes, std::size_t max_depth) {
  simdjson::dom::parser parser;
  simdjson::error_code code = parser.allocate(bytes.size() < 64 ? 64 : bytes.size(), max_depth);
  simdjson::dom::element root;
  if (code == simdjson::SUCCESS) code = parser.parse(bytes.data(), bytes.size()).get(root);
  if (code == simdjson::SUCCESS) return to_value(root);
  const std::size_t at = ErrorPlace(bytes, max_depth).find();
  return Error{Error::Code::invalid_data, "",
               "byte " + std::to_string(at) + ": " + std::string(reason(code, bytes, at))};
}

}  // namespace tacitus

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tacitus/result.h"

namespace tacitus {

// One JSON value that owns all it holds. Asking it for a kind that it is not gives nothing: nullopt
// or an empty list, never a guess.
class JsonValue {
 public:
  enum class Kind : std::uint8_t { null, boolean, integer, number, string, array, object };
  using Member = std::pair<std::string, JsonValue>;

  JsonValue() = default;  // null
  explicit JsonValue(bool value);
  explicit JsonValue(std::int64_t value);
  explicit JsonValue(double value);
  explicit JsonValue(std::string value);
  explicit JsonValue(std::vector<JsonValue> items);
  explicit JsonValue(std::vector<Member> members);

  Kind kind() const { return kind_; }
  bool is_null() const { return kind_ == Kind::null; }
  std::optional<bool> boolean() const;
  std::optional<std::int64_t> integer() const;     // a number without fraction that fits
  std::optional<double> number() const;            // any number
  std::optional<std::string_view> string() const;  // points into this value; valid UTF-8
  const std::vector<JsonValue>& items() const { return items_; }   // of an array
  const std::vector<Member>& members() const { return members_; }  // of an object, as written

  // The member of an object with that key, the last one when a key stands twice; nullptr when there
  // is none or this is no object. O(members().size()).
  const JsonValue* find(std::string_view key) const;
  // The text of the member `key`; nullopt when there is none or it is no string. Points into this
  // value.
  std::optional<std::string_view> find_string(std::string_view key) const;

 private:
  Kind kind_ = Kind::null;
  bool boolean_ = false;
  std::int64_t integer_ = 0;
  double number_ = 0;
  std::string string_;
  std::vector<JsonValue> items_;
  std::vector<Member> members_;
};

// "null", "boolean", "integer", "number", "string", "array", "object": for error messages.
std::string_view name_of(JsonValue::Kind kind);

// Reads one JSON text (RFC 8259), which may stand between white space; anything else around it is
// an error, as are invalid UTF-8, lone surrogates, numbers that no double or 64-bit integer can
// hold, and more than `max_depth` values inside one another. The message begins with the place,
// counted in bytes from 0 ("byte 17: ..."); `where` is left empty for the caller, who knows the
// name of the input. O(bytes.size()).
Result<JsonValue> read_json(std::string_view bytes, std::size_t max_depth = 64);

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tacitus {

// Appends `text` as a JSON string with its quotation marks. Control characters are escaped, all
// else stays as it is; every ill-formed UTF-8 sequence becomes U+FFFD, so that the output is always
// valid JSON.
void append_json_string(std::string& out, std::string_view text);

// The shortest decimal that reads back as the same double: "0.9", "-7.2", "5". Same on every
// machine and in every locale. NaN and infinities give "null".
std::string to_decimal(double value);

// Writes one JSON value, compact and in the order of the calls:
//
//   JsonWriter json;
//   json.begin_object();
//   json.key("type").string("REJECT");
//   json.key("quad").integer(3);
//   json.end_object();
//   json.text();  // {"type":"REJECT","quad":3}
//
// The caller keeps the grammar: a value after each key, an end for each begin.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& string(std::string_view text);
  JsonWriter& integer(std::int64_t value);
  JsonWriter& number(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();

  const std::string& text() const { return text_; }
  // Gives the text away and starts anew.
  std::string take();

 private:
  // Puts a comma where one belongs.
  void separate();

  std::string text_;
  bool comma_ = false;  // the next value needs a comma before it
};

}  // namespace tacitus

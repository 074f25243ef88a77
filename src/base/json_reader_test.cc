#include "base/json_reader.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace tacitus {
namespace {

// The value as text again, so that rows can be read.
std::string printed(const JsonValue& value) {
  switch (value.kind()) {
    case JsonValue::Kind::null:
      return "null";
    case JsonValue::Kind::boolean:
      return *value.boolean() ? "true" : "false";
    case JsonValue::Kind::integer:
      return std::to_string(*value.integer());
    case JsonValue::Kind::number:
      return "~" + std::to_string(*value.number());
    case JsonValue::Kind::string:
      return "'" + std::string(*value.string()) + "'";
    case JsonValue::Kind::array: {
      std::string out = "[";
      for (const JsonValue& item : value.items()) out += printed(item) + " ";
      return out + "]";
    }
    case JsonValue::Kind::object: {
      std::string out = "{";
      for (const auto& [key, item] : value.members()) out += key + ":" + printed(item) + " ";
      return out + "}";
    }
  }
  return "?";
}

std::string read(std::string_view bytes, std::size_t max_depth = 64) {
  const Result<JsonValue> value = read_json(bytes, max_depth);
  return value ? printed(*value) : value.error().text();
}

TEST(ReadJson, Cases) {
  struct Case {
    std::string_view bytes;
    std::string_view value;
  };
  const Case kCases[] = {
      {"{}", "{}"},
      {" [1, -2 , 3.5]\n", "[1 -2 ~3.500000 ]"},
      {R"({"text":"A \"b\" \u00e9\n","n":null,"t":true})",
       "{text:'A \"b\" \xC3\xA9\n' n:null t:true }"},
      {R"("\ud83d\ude00")", "'\xF0\x9F\x98\x80'"},
      {"7", "7"},
      {"18446744073709551615", "~18446744073709551616.000000"},  // above 63 bits: a number
      {R"({"a":{"b":[{}]}})", "{a:{b:[{} ] } }"},
      {"", "byte 0: the text ends in the middle of a value"},
      {"   ", "byte 3: the text ends in the middle of a value"},
      {"{\"a\":1", "byte 6: the text ends in the middle of a value"},
      {"{\"a\" 1}", "byte 5: not JSON from here on"},
      {"{} {}", "byte 3: not JSON from here on"},
      {"[1,]", "byte 3: not JSON from here on"},
      {"nul", "byte 3: the text ends in the middle of a value"},
      {"\"a\xFF\"", "byte 2: invalid UTF-8"},
      {R"("\ud800 x")", "byte 1: an escape that is malformed"},  // a lone surrogate
      {R"("\q")", "byte 2: an escape that is malformed"},
      {"[1e999]", "byte 7: a number that is malformed or out of range"},
      {"[01]", "byte 2: a number that is malformed or out of range"},
      {"'a'", "byte 0: not JSON from here on"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.bytes);
    EXPECT_EQ(read(c.bytes), c.value);
  }
}

TEST(ReadJson, DepthIsLimited) {
  EXPECT_EQ(read("[[[]]]", 4), "[[[] ] ]");
  EXPECT_EQ(read("[[[[1]]]]", 3), "byte 3: too many values inside one another");
  EXPECT_EQ(read(std::string(1 << 20, '[')), "byte 64: not JSON from here on");
}

TEST(ReadJson, LastOfTwoKeysWins) {
  const Result<JsonValue> value = read_json(R"({"a":"first","b":2,"a":"second"})");
  ASSERT_TRUE(value);
  EXPECT_EQ(value->find_string("a"), "second");
  EXPECT_EQ(value->members().size(), 3u);
  EXPECT_EQ(value->find_string("b"), std::nullopt);  // not a string
  EXPECT_EQ(value->find("b")->integer(), 2);
  EXPECT_EQ(value->find("b")->number(), 2.0);
  EXPECT_EQ(value->find("c"), nullptr);
  EXPECT_EQ(JsonValue().find("c"), nullptr);
}

TEST(ReadJson, EveryCutAndEveryByteIsSurvived) {
  const std::string whole = R"({"a":[1,2.5,"x\u00e9\ud83d\ude00",{"b":null}],"c":true})";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(read_json(std::string_view(whole).substr(0, size)));
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = whole;
      changed[at] = static_cast<char>(byte);
      const Result<JsonValue> value = read_json(changed);
      if (!value) {
        EXPECT_FALSE(value.error().message.empty());
      }
    }
  }
}

}  // namespace
}  // namespace tacitus

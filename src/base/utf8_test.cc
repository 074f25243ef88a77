#include "base/utf8.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

// Well-formed text is itself after repair; "?" stands for U+FFFD in `repaired`.
TEST(RepairUtf8, Cases) {
  struct Case {
    std::string_view bytes;
    std::string_view repaired;
    std::size_t count;
  };
  const Case cases[] = {
      {"", "", 0},
      {"Goma", "Goma", 0},
      {"Zürich, Москва, 北京, \xF0\x9F\x98\x80", "Zürich, Москва, 北京, \xF0\x9F\x98\x80", 0},
      {"a\x80z", "a?z", 1},                          // a tail without a lead
      {"a\xC3", "a?", 1},                            // cut at the end
      {"\xC3\x28", "?(", 1},                         // lead, then no tail
      {"\xC0\xAF", "??", 2},                         // overlong "/": two subparts
      {"\xE0\x80\xAF", "???", 3},                    // overlong in three bytes
      {"\xED\xA0\x80", "???", 3},                    // a surrogate
      {"\xF0\x9F\x98z", "?z", 1},                    // one subpart of three bytes
      {"\xF0\x80\x80\x80", "????", 4},               // overlong in four bytes
      {"\xF4\x90\x80\x80", "????", 4},               // above U+10FFFF
      {"\xE2\x80\x9C\xE2\x80", "\xE2\x80\x9C?", 1},  // a quotation mark, then half of one
      {"\xF4\x8F\xBF\xBF", "\xF4\x8F\xBF\xBF", 0},   // U+10FFFF
      {"\xFE\xFF", "??", 2},
  };
  for (const Case& c : cases) {
    std::size_t count = 99;
    std::string repaired = repair_utf8(c.bytes, count);
    EXPECT_TRUE(is_utf8(repaired));
    EXPECT_EQ(is_utf8(c.bytes), c.count == 0) << c.repaired;
    EXPECT_EQ(count, c.count) << c.repaired;
    for (std::size_t at; (at = repaired.find("\xEF\xBF\xBD")) != std::string::npos;) {
      repaired.replace(at, 3, "?");
    }
    EXPECT_EQ(repaired, c.repaired);
  }
}

TEST(DecodeAt, GivesBackWhatAppendWrote) {
  const char32_t values[] = {0,      'a',    0x7F,   0x80,    0x7FF,   0x800,   0xD7FF,
                             0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x1F600, 0x10FFFF};
  std::string text;
  for (const char32_t value : values) append_utf8(text, value);
  ASSERT_TRUE(is_utf8(text));
  std::size_t at = 0;
  for (const char32_t value : values) {
    const CodePoint point = decode_at(text, at);
    EXPECT_EQ(point.value, value);
    at += point.size;
  }
  EXPECT_EQ(at, text.size());
}

TEST(DecodeAt, IllFormed) {
  for (const std::string_view bytes : {"\x80", "\xC3", "\xE2\x80", "\xED\xA0\x80", "\xFF"}) {
    EXPECT_EQ(decode_at(bytes, 0).value, 0xFFFDu);
    EXPECT_EQ(decode_at(bytes, 0).size, 1u);
  }
}

TEST(AppendUtf8, WhatIsNoCodePoint) {
  for (const char32_t value : {0xD800u, 0xDFFFu, 0x110000u, 0xFFFFFFFFu}) {
    std::string out;
    append_utf8(out, value);
    EXPECT_EQ(out, "\xEF\xBF\xBD");
  }
}

TEST(Lower, Cases) {
  struct Case {
    std::string_view text;
    std::string_view lowered;
  };
  const Case cases[] = {
      {"NATO and U.N.", "nato and u.n."},
      {"ÀÉÞ × ß ÿ", "àéþ × ß ÿ"},  // the sign of multiplication stands among the capitals
      {"ΑΣΩ", "ασω"},
      {"ЀЏ АЯ", "ѐџ ая"},
      {"Ł Ő", "Ł Ő"},  // Latin Extended is not in the list
      {"北京", "北京"},
      {"A\xFF", "a\xEF\xBF\xBD"},
  };
  for (const Case& c : cases) EXPECT_EQ(lower(c.text), c.lowered);
}

TEST(IsUpper, Cases) {
  for (const char32_t value : {U'A', U'Z', U'É', U'Ω', U'Я', U'Ѐ'}) EXPECT_TRUE(is_upper(value));
  for (const char32_t value : {U'a', U'1', U'×', U'ß', U'ω', U'я', U'北', U'Ł'}) {
    EXPECT_FALSE(is_upper(value));
  }
}

}  // namespace
}  // namespace tacitus

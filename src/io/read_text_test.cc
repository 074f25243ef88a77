#include "io/read_text.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/utf8.h"

namespace tacitus {
namespace {

// The text of the one document, or "error: ..." of its error.
std::string read(const std::string& bytes) {
  std::istringstream input(bytes);
  const std::unique_ptr<Reader> reader = make_text_reader(input, "story.txt");
  Result<std::optional<Input>> result = reader->next();
  if (!result) return "error: " + result.error().text();
  if (!*result) return "end";
  EXPECT_EQ((*result)->document.id, "story.txt");
  EXPECT_FALSE((*result)->document.dated());
  EXPECT_TRUE(is_utf8((*result)->document.text));
  Result<std::optional<Input>> after = reader->next();
  EXPECT_TRUE(after && !*after) << "one input is one document";
  return (*result)->document.text;
}

struct Case {
  std::string bytes;
  std::string text;
};

TEST(ReadText, Cases) {
  using namespace std::string_literals;
  const Case kCases[] = {
      {"", ""},
      {"Rebels fled.", "Rebels fled."},
      {"One\nTwo\n", "One\nTwo\n"},
      {"One\r\nTwo\r\n", "One\nTwo\n"},
      {"One\rTwo\r", "One\nTwo\n"},
      {"One\r\r\nTwo", "One\n\nTwo"},
      {"\xEF\xBB\xBFOne", "One"},
      {"a\0b"s,
       "a\xEF\xBF\xBD"
       "b"},
      {"caf\xE9 noir", "caf\xEF\xBF\xBD noir"},
      {"cut \xE2\x80", "cut \xEF\xBF\xBD"},
      {"\xFF\xFEH\0i\0"s, "Hi"},
      {"\xFE\xFF\0H\0i"s, "Hi"},
      {"\xFE\xFF\0\r\0\n\0x"s, "\nx"},
      {"\xFF\xFE\x3D\xD8\x00\xDE"s, "\xF0\x9F\x98\x80"},
      {"\xFF\xFE\x00\xD8h\0"s, "\xEF\xBF\xBDh"},
      {"\xFF\xFEH\0i"s, "H\xEF\xBF\xBD"},
      {"\xFF\xFE", ""},
      {"\xEF\xBB\xBF", ""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(read(c.bytes), c.text);
  }
}

TEST(ReadText, LongestText) {
  const std::string longest(kMaxDocumentBytes, 'a');
  EXPECT_EQ(read(longest).size(), kMaxDocumentBytes);
  EXPECT_EQ(read("\xEF\xBB\xBF" + longest).size(), kMaxDocumentBytes);
}

TEST(ReadText, TooLong) {
  const char* const kMessage =
      "error: story.txt: the text is too long; at most 8388608 bytes are allowed";
  EXPECT_EQ(read(std::string(kMaxDocumentBytes + 1, 'a')), kMessage);
  EXPECT_EQ(read(std::string(3 * kMaxDocumentBytes, 'a')), kMessage);
}

TEST(ReadText, NotText) {
  std::string junk;
  std::uint32_t state = 1;
  for (int i = 0; i < 4000; ++i) {
    state = state * 1664525u + 1013904223u;
    junk.push_back(static_cast<char>(state >> 24));
  }
  EXPECT_EQ(read("PK" + junk).substr(0, 36), "error: story.txt: this is not text: ");
  EXPECT_EQ(read(std::string(100, '\0')).substr(0, 36), "error: story.txt: this is not text: ");
  EXPECT_EQ(read(std::string(3, '\0')),
            "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // too short to judge
}

TEST(ReadText, UnreadableInput) {
  std::istringstream input("text");
  input.setstate(std::ios::badbit);
  const std::unique_ptr<Reader> reader = make_text_reader(input, "story.txt");
  const Result<std::optional<Input>> result = reader->next();
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().text(), "story.txt: the input cannot be read further");
}

}  // namespace
}  // namespace tacitus

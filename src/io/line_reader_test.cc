#include "io/line_reader.h"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace tacitus {
namespace {

TEST(LineReader, Cases) {
  struct Case {
    std::string bytes;
    std::vector<std::string> lines;  // "!" for a line that is too long
  };
  const Case cases[] = {
      {"", {}},
      {"\n", {""}},
      {"a", {"a"}},
      {"a\nb\n", {"a", "b"}},
      {"a\r\nb\r", {"a", "b"}},
      {"\xEF\xBB\xBF"
       "a\n\xEF\xBB\xBF"
       "b",
       {"a",
        "\xEF\xBB\xBF"
        "b"}},
      {"12345678\n123456789\n1", {"12345678", "!", "1"}},
      {"12345678\r\n", {"12345678"}},
      {"123456789", {"!"}},
      {std::string("a\0b\nc", 5), {std::string("a\0b", 3), "c"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.bytes);
    std::istringstream input(c.bytes);
    LineReader reader(input, 8);
    std::vector<std::string> lines;
    std::string line;
    for (LineReader::Got got; (got = reader.next(line)) != LineReader::Got::end;) {
      lines.push_back(got == LineReader::Got::too_long ? "!" : line);
      EXPECT_EQ(reader.number(), lines.size());
    }
    EXPECT_EQ(lines, c.lines);
  }
}

TEST(LineReader, LongLinesAcrossBlocks) {
  std::istringstream input(std::string(300000, 'x') + "\n" + std::string(300001, 'y') + "\nend");
  LineReader reader(input, 300000);
  std::string line;
  EXPECT_EQ(reader.next(line), LineReader::Got::line);
  EXPECT_EQ(line.size(), 300000u);
  EXPECT_EQ(reader.next(line), LineReader::Got::too_long);
  EXPECT_EQ(reader.next(line), LineReader::Got::line);
  EXPECT_EQ(line, "end");
  EXPECT_EQ(reader.next(line), LineReader::Got::end);
}

}  // namespace
}  // namespace tacitus

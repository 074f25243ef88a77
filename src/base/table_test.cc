#include "base/table.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

// A table with the columns name and code as "line:name=code ...", or its error.
std::string read(std::string_view bytes) {
  const auto rows = read_table("t.tsv", bytes, {"name", "code"});
  if (!rows) return rows.error().text();
  std::string out;
  for (const TableRow& row : *rows) {
    if (!out.empty()) out += ' ';
    out += std::to_string(row.line) + ":" + std::string(row.cells[0]) + "=" +
           std::string(row.cells[1]);
  }
  return out;
}

TEST(ReadTable, Cases) {
  struct Case {
    std::string_view bytes;
    std::string_view expected;
  };
  const Case cases[] = {
      {"name\tcode\nNorland\tNOR\nSudland\tSUD\n", "2:Norland=NOR 3:Sudland=SUD"},
      {"# What it is.\n\nname\tcode\n# note\n\nNorland\tNOR", "6:Norland=NOR"},
      {"name\tcode\n", ""},
      {"name\tcode\n\t\n", "2:="},  // empty cells are cells
      {"name\tcode\na b\t #c\n", "2:a b= #c"},
      {"", "t.tsv:1:1: the table has no head line"},
      {"# only a comment\n", "t.tsv:1:1: the table has no head line"},
      {"code\tname\n", "t.tsv:1:1: the columns must be: name, code"},
      {"name\n", "t.tsv:1:1: the columns must be: name, code"},
      {"name\tcode\nNorland\n", "t.tsv:2:1: the row has 1 cells; it must have 2: name, code"},
      {"name\tcode\nNorland\tNOR\tx\n",
       "t.tsv:2:1: the row has 3 cells; it must have 2: name, code"},
      {"name\tcode\r\n", "t.tsv:1:1: carriage return; lines must end with \\n alone"},
      {"name\tcode\nZ\xC3\tZUR\n", "t.tsv:2:1: the line is not valid UTF-8"},
      {"# \xFF\nname\tcode\n", "t.tsv:1:1: the line is not valid UTF-8"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.bytes), c.expected);
}

TEST(PlaceOf, ColumnsAreBytesFromOne) {
  const auto rows = read_table("a/t.tsv", "name\tcode\nZürich\tZUR\n", {"name", "code"});
  ASSERT_TRUE(rows);
  EXPECT_EQ(place_of("a/t.tsv", rows->front(), 0), "a/t.tsv:2:1");
  EXPECT_EQ(place_of("a/t.tsv", rows->front(), 1), "a/t.tsv:2:9");
  EXPECT_EQ(place_of("a/t.tsv", rows->front(), 7), "a/t.tsv:2:1");  // there is no such cell
}

}  // namespace
}  // namespace tacitus

#include "ml/pieces.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/hash.h"

namespace tacitus {
namespace {

const std::vector<std::string> kPieces = {"war",    "wars",    "##s",    "##ned", "##n", "'",
                                          "resume", "strasse", "\u20ac", "5",     "a",   "##a"};

// The pieces of a word, "?" for the unknown one.
std::string pieces_of(std::string_view form) {
  std::vector<std::uint64_t> keys;
  for (const std::string& piece : kPieces) keys.push_back(fnv1a(piece));
  std::sort(keys.begin(), keys.end());
  const Vocabulary known(keys);
  PieceReader reader;
  std::vector<std::uint32_t> rows;
  reader.read(form, known, rows);
  std::string out;
  for (const std::uint32_t row : rows) {
    std::string name = "?";
    for (const std::string& piece : kPieces) {
      if (known.row(fnv1a(piece)) == row) name = piece;
    }
    out += (out.empty() ? "" : " ") + name;
  }
  return out;
}

TEST(PieceReader, LongestFirst) {
  EXPECT_EQ(pieces_of("war"), "war");
  EXPECT_EQ(pieces_of("WARS"), "wars");
  EXPECT_EQ(pieces_of("warsned"), "wars ##ned");
  EXPECT_EQ(pieces_of("warnn"), "war ##n ##n");
  EXPECT_EQ(pieces_of("warx"), "war ?");
  EXPECT_EQ(pieces_of("xwar"), "?");
  EXPECT_EQ(pieces_of("war's"), "war ' ?");  // no piece "s" begins a run
  EXPECT_EQ(pieces_of("war\u2019war"), "war ' war");
}

TEST(PieceReader, AtLeastOneAtMostEight) {
  EXPECT_EQ(pieces_of(""), "?");
  EXPECT_EQ(pieces_of(" \t"), "?");
  EXPECT_EQ(pieces_of("\u0301"), "?");
  EXPECT_EQ(pieces_of(std::string(20, 'a')), "a ##a ##a ##a ##a ##a ##a ##a");
  EXPECT_EQ(pieces_of(std::string(20, '\'')), "' ' ' ' ' ' ' '");
}

std::string runs_of(std::string_view form) {
  PieceReader reader;
  std::vector<std::uint32_t> rows;
  reader.read(form, Vocabulary(), rows);
  return std::string(reader.runs());
}

TEST(PieceReader, Runs) {
  EXPECT_EQ(runs_of("R\u00e9sum\u00e9"), "resume ");
  EXPECT_EQ(runs_of("re\u0301sume\u0301"), "resume ");
  EXPECT_EQ(runs_of("\u0130zm\u0131r \u0141\u00f3d\u017a"), "izm\u0131r \u0142odz ");
  EXPECT_EQ(runs_of("Stra\u00dfe"), "stra\u00dfe ");
  EXPECT_EQ(runs_of("\u00d7\u00f7\u00e6"), "\u00d7 \u00f7 \u00e6 ");
  EXPECT_EQ(runs_of("\u201cNo\u2026\u201d"), "\" no . . . \" ");
  EXPECT_EQ(runs_of("\u6771\u4eac"), "\u6771 \u4eac ");
  EXPECT_EQ(runs_of("\u041c\u043e\u0441\u043a\u0432\u0430"),
            "\u043c\u043e\u0441\u043a\u0432\u0430 ");
  EXPECT_EQ(runs_of("a\U0001F600b"), "a\U0001F600b ");
  EXPECT_EQ(runs_of("a b\x01"
                    "c"),
            "a b c ");
  EXPECT_EQ(runs_of(std::string_view("a\0b", 3)), "a b ");
  EXPECT_EQ(runs_of("a\xff\xc3"), "a\ufffd\ufffd ");  // broken UTF-8
}

}  // namespace
}  // namespace tacitus

#include "ml/features.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/hash.h"

namespace tacitus {
namespace {

constexpr FeatureReader::Sizes kSizes = {16384, 4096, 8192, 1024};

std::uint32_t row(std::string_view text, std::uint32_t rows) {
  return static_cast<std::uint32_t>(fnv1a(text) % rows);
}

TEST(Features, Words) {
  struct Case {
    std::string_view form, lower, zeroed, prefix, suffix2, suffix3, suffix4, shape;
  };
  const Case kCases[] = {
      {"Police", "police", "police", "pol", "ce", "ice", "lice", "Xxxx"},
      {"U.S.", "u.s.", "u.s.", "u.s", "s.", ".s.", "u.s.", "X.X."},
      {"a", "a", "a", "a", "a", "a", "a", "x"},
      {"MH-17", "mh-17", "mh-00", "mh-", "17", "-17", "h-17", "XX-dd"},
      {"$1,250,000", "$1,250,000", "$0,000,000", "$1,", "00", "000", ",000", "$d,ddd,ddd"},
      {"!!!!!", "!!!!!", "!!!!!", "!!!", "!!", "!!!", "!!!!", "!!!"},
      // A letter that is written small counts as itself, whatever stands next to it.
      {"d1x", "d1x", "d0x", "d1x", "1x", "d1x", "d1x", "xdx"},
      {"n\xE2\x80\x99t", "n't", "n't", "n't", "'t", "n't", "n't", "x'x"},
      {"\xE2\x80\xA6", "...", "...", "...", "..", "...", "...", "..."},
      {"\xE2\x80\x94", "-", "-", "-", "-", "-", "-", "-"},
      {"\xC3\x89vian", "\xC3\xA9vian", "\xC3\xA9vian", "\xC3\xA9vi", "an", "ian", "vian", "Xxxx"},
      {"\xD0\xA0\xD0\xA4", "\xD1\x80\xD1\x84", "\xD1\x80\xD1\x84", "\xD1\x80\xD1\x84",
       "\xD1\x80\xD1\x84", "\xD1\x80\xD1\x84", "\xD1\x80\xD1\x84", "XX"},
      {"", "", "", "", "", "", "", ""},
  };
  const Vocabulary vocabulary(std::vector<std::uint64_t>{fnv1a("nothing of these")});
  FeatureReader reader(vocabulary, kSizes);
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.form);
    const FeatureRows rows = reader.rows_of(c.form);
    EXPECT_EQ(reader.lower(), c.lower);
    EXPECT_EQ(reader.shape(), c.shape);
    const FeatureRows expected = {1,
                                  row("w=" + std::string(c.zeroed), 16384),
                                  row("p=" + std::string(c.prefix), 4096),
                                  row("2=" + std::string(c.suffix2), 8192),
                                  row("3=" + std::string(c.suffix3), 8192),
                                  row("4=" + std::string(c.suffix4), 8192),
                                  row("s=" + std::string(c.shape), 1024),
                                  0};
    EXPECT_EQ(rows, expected);
  }
}

TEST(Features, KnownWords) {
  std::vector<std::uint64_t> keys = {fnv1a("police"), fnv1a("2017"), fnv1a("0000"), fnv1a("mh-00")};
  std::sort(keys.begin(), keys.end());
  const auto row_of = [&](std::string_view key) {
    return static_cast<std::uint32_t>(std::find(keys.begin(), keys.end(), fnv1a(key)) -
                                      keys.begin());
  };
  const Vocabulary vocabulary(keys);
  FeatureReader reader(vocabulary, kSizes);
  EXPECT_EQ(reader.rows_of("POLICE")[0], row_of("police"));
  EXPECT_EQ(reader.rows_of("2017")[0], row_of("2017"));  // as it is, before its digits are zeroed
  EXPECT_EQ(reader.rows_of("2018")[0], row_of("0000"));
  EXPECT_EQ(reader.rows_of("MH-17")[0], row_of("mh-00"));
  EXPECT_EQ(reader.rows_of("20177")[0], 4u);
  EXPECT_EQ(Vocabulary().row(5), 0u);
}

TEST(Features, Places) {
  struct Case {
    std::vector<WordForm> words;
    std::vector<std::uint32_t> places;
  };
  const Case kCases[] = {
      {{{"Aid"}}, {kFirstWord}},
      {{{"AID"}}, {kFirstWord | kNoLowerCase}},
      {{{"AID"}, {"!", true}},
       {kFirstWord | kNoLowerCase | kTouchesNext, kNoLowerCase | kTouchesPrevious}},
      {{{"We", true}, {"do"}, {"n't", true}, {"know"}},
       {kFirstWord, kTouchesNext, kTouchesPrevious, 0}},
      {{{"\xC3\xA9"}}, {kFirstWord | kNoLowerCase}},  // only ASCII letters count
      {{}, {}},
  };
  const Vocabulary vocabulary(std::vector<std::uint64_t>{1});
  FeatureReader reader(vocabulary, kSizes);
  for (const Case& c : kCases) {
    std::vector<FeatureRows> rows;
    read_sentence(reader, c.words, rows);
    std::vector<std::uint32_t> places;
    for (const FeatureRows& r : rows) places.push_back(r.back());
    EXPECT_EQ(places, c.places);
  }
}

TEST(Features, BrokenAndGiantWords) {
  const Vocabulary vocabulary(std::vector<std::uint64_t>{1});
  FeatureReader reader(vocabulary, kSizes);
  reader.rows_of("\xFF\xFE\x80");
  EXPECT_EQ(reader.lower(), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  reader.rows_of(std::string(1 << 20, 'a'));
  EXPECT_EQ(reader.shape(), "xxx");
}

}  // namespace
}  // namespace tacitus

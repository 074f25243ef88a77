#include "store/copies.h"

#include <gtest/gtest.h>

#include <string>

#include "store/words.h"

namespace tacitus {
namespace {

// Fifty words that depend on `seed`.
std::string text(std::uint32_t seed) {
  std::string out;
  for (int i = 0; i < 50; ++i) {
    seed = seed * 1664525u + 1013904223u;
    out += "w" + std::to_string(seed >> 20) + " ";
  }
  return out;
}

std::string pairs(const std::vector<std::string>& texts) {
  std::vector<std::vector<std::uint64_t>> sets;
  for (const std::string& one : texts) sets.push_back(shingles(one));
  std::string out;
  for (const Link& link : find_copies(sets)) {
    out += std::to_string(link.first) + "-" + std::to_string(link.second) + " ";
  }
  return out;
}

TEST(FindCopies, Cases) {
  const std::string a = text(1);
  const std::string b = text(2);
  struct Case {
    std::vector<std::string> texts;
    std::string_view pairs;
  };
  const Case cases[] = {
      {{}, ""},
      {{a, b}, ""},
      {{a, b, a}, "0-2 "},
      {{a, "Correction. " + a + " The agency said so."}, "0-1 "},
      {{a, a.substr(0, a.size() * 9 / 10)}, "0-1 "},
      {{a, a.substr(0, a.size() / 3)}, ""},  // a third of it
      {{a, a + b}, ""},                      // half of it is something else
      {{"No comment.", "No comment."}, ""},  // too short to say so
  };
  for (const Case& c : cases) EXPECT_EQ(pairs(c.texts), c.pairs);
}

TEST(FindCopies, NoFalsePairsAmongMany) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < 400; ++i) texts.push_back(text(i * 7 + 1));
  texts.push_back("Updated: " + texts[17]);
  EXPECT_EQ(pairs(texts), "17-400 ");
}

}  // namespace
}  // namespace tacitus

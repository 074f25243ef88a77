#include "ml/name_sequence.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

const std::vector<std::string> kTags = {"O", "B-PER", "I-PER", "B-ORG", "I-ORG"};

std::string decided(const std::vector<std::string>& tags, const std::vector<float>& scores) {
  const NameSequence sequence(tags);
  std::vector<std::uint16_t> found(scores.size() / tags.size());
  NameSequence::Scratch scratch;
  sequence.decide(scores, scratch, found);
  std::string out;
  for (const std::uint16_t tag : found) out += (out.empty() ? "" : " ") + tags[tag];
  return out;
}

TEST(NameSequence, Sentences) {
  struct Case {
    std::vector<float> scores;  // [word][O, B-PER, I-PER, B-ORG, I-ORG]
    std::string_view tags;
  };
  const Case kCases[] = {
      {{}, ""},
      {{1, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 3, 0, 0}, "O B-PER I-PER"},
      {{0, 0, 9, 1, 0}, "B-ORG"},                       // no name begins inside
      {{0, 3, 0, 2, 0, 0, 0, 1, 0, 4}, "B-ORG I-ORG"},  // the whole decides
      {{0, 9, 0, 2, 0, 0, 0, 1, 0, 4}, "B-PER I-PER"},  // the other way round
      {{5, 0, 0, 0, 0, 0, 1, 3, 0, 0}, "O B-PER"},      // nothing to go on with
      {{0, 5, 0, 0, 0, 3, 0, 1, 0, 0, 0, 0, 5, 0, 0}, "B-PER I-PER I-PER"},  // over a gap
      {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "O O"},                               // ties: the first
      {{0, 5, 0, 0, 0, 0, 5, 0, 0, 0}, "B-PER B-PER"},
  };
  for (const Case& c : kCases) EXPECT_EQ(decided(kTags, c.scores), c.tags);
}

TEST(NameSequence, OtherTags) {
  EXPECT_EQ(decided({"I-PER"}, {1, 1}), "I-PER I-PER");     // total, if nothing is right
  EXPECT_EQ(decided({"I-PER", "O"}, {9, 0, 9, 1}), "O O");  // an I without its B
  EXPECT_EQ(decided({"I-X", "B-X", "O"}, {0, 2, 1, 3, 0, 1}), "B-X I-X");  // any order
}

}  // namespace
}  // namespace tacitus

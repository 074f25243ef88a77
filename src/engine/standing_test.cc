#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/check.h"
#include "engine/dump.h"
#include "engine/shipped.h"

namespace tacitus {
namespace {

Annotations read(const char* text, Document& document) {
  document.id = "standing";
  document.text = text;
  Annotations layers = shipped_engine().annotate(document);
  EXPECT_EQ(check(document, layers), std::vector<std::string>());
  return layers;
}

// Positions name the statement that carries them: "[speaker] <cue>".
TEST(Standing, PositionsHaveStatements) {
  Document document;
  const Annotations layers =
      read("Iraq accused Iran of shelling the port. Iran denied that it had shelled the port.",
           document);
  ASSERT_EQ(layers.disputes.size(), 1u) << dump(document, layers);
  std::vector<std::string> found;
  for (const Position& position : layers.disputes[0].positions) {
    if (position.statement == kNone) continue;
    const Statement& statement = layers.statements[position.statement];
    found.push_back("[" + std::string(document.at(statement.speaker_words)) + "] <" +
                    std::string(document.at(statement.cue)) + ">");
  }
  EXPECT_EQ(found, (std::vector<std::string>{"[Iraq] <accused>", "[Iran] <denied>"}))
      << dump(document, layers);
}

// "Neither side" are both: who is asked, and who is to give something for it.
TEST(Standing, NeitherSide) {
  Document document;
  const Annotations layers = read(
      "China proposed that the United States suspend its exercises in exchange for North Korea "
      "halting its missile tests. Neither side has agreed to the proposal.",
      document);
  ASSERT_EQ(layers.proposals.size(), 1u) << dump(document, layers);
  ASSERT_EQ(layers.proposals[0].answers.size(), 1u) << dump(document, layers);
  std::string sides;
  for (const Index mention : layers.proposals[0].answers[0].answerer) {
    sides += layers.entities[layers.mentions[mention].entity].code + " ";
  }
  EXPECT_EQ(sides, "USA PRK ") << dump(document, layers);
}

}  // namespace
}  // namespace tacitus

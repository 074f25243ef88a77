#include "engine/misses.h"

#include <gtest/gtest.h>

#include "engine/parts.h"
#include "engine/shipped.h"

namespace tacitus {
namespace {

Misses misses_of(const char* text) {
  Document document;
  document.id = "d";
  document.text = text;
  Misses misses;
  const Engine& engine = shipped_engine();
  add_misses(document, engine.annotate(document), *engine.parts().coder, misses);
  return misses;
}

TEST(Misses, GroupsUnknownVerbsBesideKnownActors) {
  const Misses misses = misses_of("France frobnicated Germany on Monday.");
  EXPECT_EQ(misses.sentences, 1u);
  EXPECT_EQ(misses.with_events, 0u);
  ASSERT_TRUE(misses.groups.contains("unknown verb"));
  const auto& verbs = misses.groups.at("unknown verb");
  ASSERT_EQ(verbs.size(), 1u);
  EXPECT_EQ(verbs.begin()->second.count, 1u);
  EXPECT_EQ(verbs.begin()->second.examples[0].sentence, "France frobnicated Germany on Monday.");
}

// A condition that does not hold counts where a known actor stands beside the word.
TEST(Misses, SaysWhichConditionDoesNotHold) {
  const Misses misses = misses_of("France held a lottery on Monday.");
  EXPECT_FALSE(misses.groups.contains("unknown verb"));
  EXPECT_TRUE(misses.groups.contains("condition"));
  EXPECT_FALSE(misses_of("Somebody held a lottery on Monday.").groups.contains("condition"));
}

TEST(Misses, CountsSentencesWithEventsAndWithoutAnything) {
  const Misses misses = misses_of("Russia attacked Ukraine on Monday. The weather was warm.");
  EXPECT_EQ(misses.with_events, 1u);
  EXPECT_EQ(misses.unexplained, 1u);
}

TEST(Misses, AreWrittenForPeopleAndAsJson) {
  Misses misses;
  misses.documents = 1;
  misses.sentences = 3;
  misses.groups["unknown verb"]["b"] = {1, {{"d", "S."}}};
  misses.groups["unknown verb"]["a"] = {2, {{"d", "T."}}};
  misses.groups["unknown verb"]["c"] = {2, {}};
  EXPECT_EQ(to_text(misses, 2),
            "1 documents, 3 sentences: 0 with events, 0 are by-lines, datelines or credits, 0 name "
            "no act and no actor\n\nunknown verb: 5 times, 3 different\n     2  a\n"
            "          d: T.\n     2  c\n");
  EXPECT_EQ(to_json(misses, 1),
            R"({"documents":1,"sentences":3,"not_prose":0,"with_events":0,"unexplained":0,)"
            R"("misses":[{"reason":"unknown verb","what":"a","count":2,)"
            R"("examples":[{"document":"d","sentence":"T."}]}]})"
            "\n");
}

}  // namespace
}  // namespace tacitus

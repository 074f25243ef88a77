#include "engine/score.h"

#include <gtest/gtest.h>

#include "engine/sample.h"

namespace tacitus {
namespace {

// What the lines say against the one event of sample(): ASSAULT FRD.MIL -> SYL on 2021-03-01,
// according to "officials".
struct Judged {
  Scores scores;
  std::vector<Mistake> mistakes;
};

Judged judge(const std::string& event_lines) {
  const Annotated in = sample();
  const Result<std::vector<Case>> cases = parse_cases(
      "a.case", "case sample\n| " + in.document.text + "\n" + event_lines, shipped_ontology());
  Judged out;
  EXPECT_TRUE(cases) << cases.error().text();
  if (cases) score_case(cases->at(0), in.annotations, out.scores, out.mistakes);
  return out;
}

std::string show(const Tally& tally) {
  return std::to_string(tally.right) + "/" + std::to_string(tally.found) + "/" +
         std::to_string(tally.expected);
}

TEST(ScoreCase, Cases) {
  struct Case {
    std::string lines;
    std::string events;  // right/found/expected
    std::string types;
    std::size_t mistakes;
  };
  const Case cases[] = {
      {"event \"shelled\" ASSAULT FRD.MIL -> SYL\n", "1/1/1", "1/1/1", 0},
      {"event \"Monday\" ASSAULT FRD -> \"Sylvania\" mode=heavy-weapons date=2021-03-01 "
       "claimant=officials\n",
       "1/1/1", "1/1/1", 0},
      // A wrong party: the type is right, the event is not.
      {"event \"shelled\" ASSAULT FRD -> -\n", "0/1/1", "1/1/1", 1},
      {"event \"shelled\" ASSAULT FRD.GOV -> SYL\n", "0/1/1", "1/1/1", 1},
      // A wrong attribute is a mistake, but not one of the event.
      {"event \"shelled\" ASSAULT FRD -> SYL status=future\n", "1/1/1", "1/1/1", 1},
      {"event \"shelled\" ASSAULT FRD -> SYL date=2021-03-02\n", "1/1/1", "1/1/1", 1},
      // Another type: one missed and one invented.
      {"event \"shelled\" ACCUSE FRD -> SYL\n", "0/1/1", "0/1/1", 2},
      {"", "0/1/0", "0/1/0", 1},
      // What may be there is not counted, whether it is there or not.
      {"maybe \"shelled\" ASSAULT FRD -> SYL\n", "0/0/0", "0/0/0", 0},
      {"event \"shelled\" ASSAULT FRD -> SYL\nmaybe \"said\" ACCUSE \"officials\" -> FRD\n",
       "1/1/1", "1/1/1", 0},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.lines);
    const Judged judged = judge(c.lines);
    EXPECT_EQ(show(judged.scores.at("events")), c.events);
    EXPECT_EQ(show(judged.scores.at("types")), c.types);
    EXPECT_EQ(judged.mistakes.size(), c.mistakes)
        << (judged.mistakes.empty() ? "" : judged.mistakes[0].message);
  }
}

TEST(ScoreCase, MistakesSayWhatAndWhere) {
  const Judged judged = judge("event \"shelled\" ACCUSE FRD -> SYL\n");
  ASSERT_EQ(judged.mistakes.size(), 2u);
  EXPECT_EQ(judged.mistakes[0].line, 3u);
  EXPECT_EQ(judged.mistakes[0].message, "missed ACCUSE FRD -> SYL");
  EXPECT_EQ(judged.mistakes[1].message.substr(0, 44),
            "invented \"shelled\" ASSAULT FRD.MIL -> SYL st");
}

TEST(ScoreTrees, CountsAlignedWords) {
  const Annotated in = sample();
  Scores same;
  score_trees(in.annotations, in.annotations, same);
  for (const char* name : {"words", "sentences", "upos", "lemmas", "uas", "las"}) {
    EXPECT_EQ(same.at(name).f1(), 100) << name;
  }
  Annotations other = in.annotations;
  other.tokens[0].pos = Pos::noun;
  other.tokens[2].lemma = "x";
  other.tokens[4].head = 2;
  other.tokens[6].relation = Relation::nmod;
  other.tokens[0].relation = Relation::nmod;  // nmod:poss without its subtype
  other.tokens[10].span.begin -= 1;           // another word
  Scores scores;
  score_trees(in.annotations, other, scores);
  EXPECT_EQ(show(scores.at("words")), "10/11/11");
  EXPECT_EQ(show(scores.at("upos")), "9/11/11");
  EXPECT_EQ(show(scores.at("lemmas")), "9/11/11");
  EXPECT_EQ(show(scores.at("uas")), "9/11/11");
  EXPECT_EQ(show(scores.at("las")), "8/11/11");
}

TEST(Tally, NothingToFindIsRight) {
  EXPECT_EQ(Tally{}.f1(), 100);
  EXPECT_EQ((Tally{1, 2, 4}.precision()), 50);
  EXPECT_EQ((Tally{1, 2, 4}.recall()), 25);
  EXPECT_NEAR((Tally{1, 2, 4}.f1()), 33.33, 0.01);
}

}  // namespace
}  // namespace tacitus

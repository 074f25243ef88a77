#include "stages/mention_home.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stages/mentions.h"
#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

// The country of the last mention with that text; "none" when it has none, "" without a mention.
std::string home_of(const std::string& table, std::string_view text) {
  Annotated made = from_conllu(table);
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  std::string code;
  for (const Mention& mention : made.annotations.mentions) {
    if (mention.entity == kNone || made.document.at(mention.span) != text) continue;
    code = made.annotations.entities[mention.entity].code;
    if (code.empty()) code = "none";
  }
  return code;
}

// Two countries in the story, France the more.
constexpr std::string_view kFrance = R"(
  France PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  France PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  France PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  Peru PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  It PRON 2 nsubj it
  rained VERB 0 root rain

)";

constexpr std::string_view kBombInMumbai = R"(
  Bombs NOUN 2 nsubj bomb
  killed VERB 0 root kill
  a DET 4 det
  policeman NOUN 2 obj
  in ADP 6 case
  Mumbai PROPN 2 obl B-LOC
)";

constexpr std::string_view kGovernmentFell = R"(
  The DET 2 det the
  government NOUN 3 nsubj
  fell VERB 0 root fall
)";

constexpr std::string_view kSoldiersCame = R"(
  Soldiers NOUN 2 nsubj soldier
  came VERB 0 root come
)";

constexpr std::string_view kTwoPlaces = R"(
  Police NOUN 2 nsubj police
  searched VERB 0 root search
  in ADP 4 case
  Mumbai PROPN 2 obl B-LOC
  and CCONJ 7 cc
  in ADP 7 case
  Paris PROPN 4 conj B-LOC
)";

constexpr std::string_view kBlamedPeru = R"(
  The DET 2 det the
  opposition NOUN 3 nsubj
  blamed VERB 0 root blame
  Peru PROPN 3 obj B-LOC
)";

struct Case {
  std::string_view what;
  std::string_view story;
  std::string_view sentence;
  std::string_view text;
  std::string_view code;
};

const Case kCases[] = {
    {"the place of the act says whose police", kFrance, kBombInMumbai, "a policeman", "IND"},
    {"the story's country says whose government", kFrance, kGovernmentFell, "The government",
     "FRA"},
    {"troops may be anyone's", kFrance, kSoldiersCame, "Soldiers", "none"},
    {"places of two countries tie", kFrance, kTwoPlaces, "Police", "none"},
    {"who blames a country may not be its own", kFrance, kBlamedPeru, "The opposition", "none"},
    {"nothing says", "", kGovernmentFell, "The government", "none"},
};

TEST(Homes, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(home_of(std::string(c.story) + std::string(c.sentence), c.text), c.code);
  }
}

TEST(Homes, SurnamesOfLeadersWithoutADay) {
  const std::string bush = R"(
    President NOUN 2 compound president
    Bush PROPN 3 nsubj B-PER
    spoke VERB 0 root speak
  )";
  EXPECT_EQ(home_of(bush, "President Bush"), "USA");
  // Nobody of that office has the name.
  const std::string other = R"(
    President NOUN 2 compound president
    Quillfeather PROPN 3 nsubj B-PER
    spoke VERB 0 root speak
  )";
  EXPECT_EQ(home_of(other, "President Quillfeather"), "none");
}

}  // namespace
}  // namespace tacitus

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

  Peru PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  France PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  France PROPN 2 nsubj B-LOC
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

constexpr std::string_view kMarchedThroughMumbai = R"(
  Protesters NOUN 2 nsubj protester
  marched VERB 0 root march
  through ADP 4 case
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

constexpr std::string_view kRebelsInMumbai = R"(
  Rebels NOUN 2 nsubj rebel
  waited VERB 0 root wait
  in ADP 4 case
  Mumbai PROPN 2 obl B-LOC
)";

constexpr std::string_view kPeopleSeekRefuge = R"(
  People NOUN 5 nsubj people Number=Plur
  seeking VERB 1 acl seek
  refuge NOUN 2 obj
  have AUX 5 aux
  arrived VERB 0 root arrive
  in ADP 7 case
  Mumbai PROPN 5 obl B-LOC
)";

constexpr std::string_view kPeopleDied = R"(
  Bombs NOUN 2 nsubj bomb
  killed VERB 0 root kill
  people NOUN 2 obj people Number=Plur
  in ADP 5 case
  Mumbai PROPN 2 obl B-LOC
)";

constexpr std::string_view kOfMany = R"(
  Officials NOUN 5 nsubj official
  from ADP 4 case
  three NUM 4 nummod
  republics NOUN 1 nmod republic Number=Plur
  met VERB 0 root meet
)";

constexpr std::string_view kForeignTroops = R"(
  Foreign ADJ 2 amod foreign
  police NOUN 3 nsubj
  came VERB 0 root come
)";

constexpr std::string_view kCoalition = R"(
  The DET 2 det the
  coalition NOUN 3 nsubj
  attacked VERB 0 root attack
)";

constexpr std::string_view kUrgedParliament = R"(
  France PROPN 2 nsubj B-LOC
  urged VERB 0 root urge
  the DET 4 det
  opposition NOUN 2 obj
)";

constexpr std::string_view kGovernorNamed = R"(
  Governor NOUN 2 nmod:desc governor
  Quillfeather PROPN 3 nsubj B-PER
  resigned VERB 0 root resign
)";

// One country in the story.
constexpr std::string_view kPeru = R"(
  Peru PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  Peru PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  Peru PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

)";

constexpr std::string_view kUnknownLeft = R"(
  Quillfeather PROPN 2 nsubj B-PER
  left VERB 0 root leave
)";

constexpr std::string_view kPeruThenUnknown = R"(
  Peru PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  Quillfeather PROPN 2 nsubj B-PER
  left VERB 0 root leave
)";

constexpr std::string_view kSoldiersOfPeru = R"(
  Peruvian ADJ 2 amod B-NORP
  soldiers NOUN 3 nsubj soldier Number=Plur
  waited VERB 0 root wait

  France PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  The DET 2 det the
  troops NOUN 3 nsubj troop Number=Plur
  came VERB 0 root come
)";

constexpr std::string_view kLedCoalition = R"(
  A DET 5 det a
  U.S. PROPN 4 obl:unmarked B-LOC
  - PUNCT 4 punct
  led VERB 5 amod lead
  coalition NOUN 6 nsubj
  came VERB 0 root come

  The DET 2 det the
  coalition NOUN 3 nsubj
  attacked VERB 0 root attack
)";

constexpr std::string_view kAlliance = R"(
  NATO PROPN 2 nsubj B-ORG
  said VERB 0 root say
  coalition NOUN 4 compound
  forces NOUN 5 nsubj force Number=Plur
  left VERB 2 ccomp leave
)";

constexpr std::string_view kRebelsWait = R"(
  Rebels NOUN 2 nsubj rebel Number=Plur
  waited VERB 0 root wait
  in ADP 4 case
  Mumbai PROPN 2 obl B-LOC

  It PRON 2 nsubj it
  rained VERB 0 root rain

  It PRON 2 nsubj it
  rained VERB 0 root rain

  Insurgents NOUN 2 nsubj insurgent Number=Plur
  came VERB 0 root come
)";

constexpr std::string_view kRebelsBanned = R"(
  Italy PROPN 2 nsubj B-LOC
  froze VERB 0 root freeze
  the DET 4 det
  funds NOUN 2 obj
  of ADP 6 case
  rebels NOUN 4 nmod rebel Number=Plur
  and CCONJ 9 cc
  Peru PROPN 9 nsubj B-LOC
  left VERB 2 conj leave
)";

constexpr std::string_view kColleagues = R"(
  Peruvian ADJ 2 amod B-NORP
  president NOUN 3 nmod:desc
  Ada PROPN 9 nsubj B-PER
  Fuchs PROPN 3 flat I-PER
  and CCONJ 8 cc
  energy NOUN 7 compound
  minister NOUN 8 nmod:desc
  Quillfeather PROPN 3 conj B-PER
  met VERB 0 root meet
)";

constexpr std::string_view kReliefGroups = R"(
  Aid NOUN 2 compound aid
  agencies NOUN 3 nsubj agency Number=Plur
  waited VERB 0 root wait
)";

constexpr std::string_view kBushThenPresident = R"(
  Bush PROPN 2 nsubj B-PER
  spoke VERB 0 root speak
  of ADP 5 case
  U.S. PROPN 5 compound B-LOC
  trade NOUN 2 obl

  The DET 2 det the
  president NOUN 3 nsubj
  left VERB 0 root leave
)";

constexpr std::string_view kSaint = R"(
  St. PROPN 4 nmod:poss B-ORG
  John PROPN 1 flat I-ORG
  's PART 1 case
  Church PROPN 5 nsubj I-ORG
  burned VERB 0 root burn
)";

constexpr std::string_view kMostlyFrom = R"(
  Peru PROPN 2 nsubj B-LOC
  arrested VERB 0 root arrest
  rebels NOUN 2 obj rebel Number=Plur
  , PUNCT 7 punct
  mostly ADV 7 advmod mostly
  from ADP 7 case
  Morocco PROPN 3 nmod B-LOC
  in ADP 9 case
  Lima PROPN 2 obl B-LOC
)";

constexpr std::string_view kTalksInFinland = R"(
  Indonesia PROPN 4 nsubj B-LOC
  and CCONJ 3 cc
  rebels NOUN 1 conj rebel Number=Plur
  met VERB 0 root meet
  in ADP 6 case
  Finland PROPN 4 obl B-LOC
)";

constexpr std::string_view kGuardInBaghdad = R"(
  America PROPN 2 nsubj B-LOC
  waited VERB 0 root wait

  A DET 4 det a
  National ADJ 3 amod national
  Guard PROPN 4 compound guard
  officer NOUN 5 nsubj officer
  died VERB 0 root die
  in ADP 7 case
  Baghdad PROPN 5 obl B-LOC
)";

constexpr std::string_view kRepresentatives = R"(
  Representatives NOUN 7 nsubj representative Number=Plur
  from ADP 6 case
  the DET 6 det
  Quill PROPN 6 compound B-ORG
  Health PROPN 6 compound I-ORG
  Organization PROPN 1 nmod I-ORG
  met VERB 0 root meet
  in ADP 9 case
  Washington PROPN 7 obl B-LOC
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
    {"who blames a country is not its own", kFrance, kBlamedPeru, "The opposition", "FRA"},
    {"rebels belong where they are", kFrance, kRebelsInMumbai, "Rebels", "IND"},
    {"and who marches where they march", kFrance, kMarchedThroughMumbai, "Protesters", "IND"},
    {"and people who are killed there", kFrance, kPeopleDied, "people", "IND"},
    {"but not those who came", kFrance, kPeopleSeekRefuge, "People", "none"},
    {"of several lands", kFrance, kOfMany, "Officials", "none"},
    {"of others", kFrance, kForeignTroops, "Foreign police", "none"},
    {"of many states", kFrance, kCoalition, "The coalition", "none"},
    {"who is urged by a country is another's, unless the story says so", kFrance, kUrgedParliament,
     "the opposition", "FRA"},
    {"a person by the office", kFrance, kGovernorNamed, "Governor Quillfeather", "FRA"},
    {"somebody in a story of one country", kPeru, kUnknownLeft, "Quillfeather", "PER"},
    {"or mostly of one", kFrance, kUnknownLeft, "Quillfeather", "FRA"},
    {"but not where another was named just before", kFrance, kPeruThenUnknown, "Quillfeather",
     "none"},
    {"the troops are those named before", "", kSoldiersOfPeru, "The troops", "PER"},
    {"whoever leads the coalition", kFrance, kLedCoalition, "The coalition", "USA"},
    {"or the alliance", kFrance, kAlliance, "coalition forces", "NAT"},
    {"rebels stay where the story is", kFrance, kRebelsWait, "Insurgents", "IND"},
    {"and are not those of who acts beside them", kFrance, kRebelsBanned, "rebels", "none"},
    {"a colleague's country", kFrance, kColleagues, "energy minister Quillfeather", "PER"},
    {"those who help are of no country", kFrance, kReliefGroups, "Aid agencies", "NGO"},
    {"the president is who has a president's name", "", kBushThenPresident, "The president", "USA"},
    {"a church is of no country by its saint", kFrance, kSaint, "St. John 's Church", "none"},
    {"where most of them come from", "", kMostlyFrom, "rebels", "MAR"},
    {"rebels are not of where they talk", "", kTalksInFinland, "rebels", "none"},
    {"the guard of another country", "", kGuardInBaghdad, "A National Guard officer", "none"},
    {"of a body that nobody knows", kFrance, kRepresentatives, "Representatives", "none"},
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

// Two leaders of that day have the name; the president goes before the head of an island.
TEST(Homes, SurnamesOfLeadersByTheVeryOffice) {
  Annotated made = from_conllu(R"(
    # 2005-05-05
    President NOUN 2 compound president
    Bush PROPN 3 nsubj B-PER
    spoke VERB 0 root speak
  )");
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  ASSERT_EQ(made.annotations.entities.size(), 1U);
  EXPECT_EQ(made.annotations.entities[0].name, "George W. Bush");
}

}  // namespace
}  // namespace tacitus

#include "stages/mention_sides.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "stages/mentions.h"
#include "stages/shipped.h"
#include "stages/testing.h"
#include "stages/tree.h"

namespace tacitus {
namespace {

// Other countries, long before.
constexpr std::string_view kBefore = R"(
  France PROPN 4 nsubj B-LOC
  and CCONJ 3 cc
  Italy PROPN 1 conj B-LOC
  waited VERB 0 root wait

  Chile PROPN 4 nsubj B-LOC
  and CCONJ 3 cc
  Spain PROPN 1 conj B-LOC
  waited VERB 0 root wait

  It PRON 2 nsubj it
  rained VERB 0 root rain

  It PRON 2 nsubj it
  rained VERB 0 root rain

  It PRON 2 nsubj it
  rained VERB 0 root rain

)";

// The country and the end of the rule of the last mention with that text: "PER clause"; "none" when
// it has no country.
std::string home_of(std::string_view table, std::string_view text) {
  Annotated made = from_conllu(std::string(kBefore) + std::string(table));
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  std::string found;
  for (const Mention& mention : made.annotations.mentions) {
    if (mention.entity == kNone || made.document.at(mention.span) != text) continue;
    const Entity& entity = made.annotations.entities[mention.entity];
    const std::size_t comma = entity.rule.find(", ");
    found = entity.code.empty() ? "none" : entity.code;
    if (comma != std::string::npos) found += entity.rule.substr(comma + 1);
    if (entity.rule == kClauseRule) found += " clause";
  }
  return found;
}

struct Case {
  std::string_view what;
  std::string_view text;
  std::string_view home;
  std::string_view table;
};

const Case kClauses[] = {
    {"police act on their own people", "a journalist", "PER clause", R"(
  Peruvian ADJ 2 amod B-NORP
  police NOUN 3 nsubj
  arrested VERB 0 root arrest
  a DET 5 det
  journalist NOUN 3 obj
)"},
    {"men may come from anywhere", "a man", "none", R"(
  Peruvian ADJ 2 amod B-NORP
  police NOUN 3 nsubj
  arrested VERB 0 root arrest
  a DET 5 det
  man NOUN 3 obj
)"},
    {"migrants, too", "migrants", "none", R"(
  Peruvian ADJ 2 amod B-NORP
  police NOUN 3 nsubj
  arrested VERB 0 root arrest
  migrants NOUN 3 obj migrant Number=Plur
)"},
    {"and foreign students are not theirs", "foreign students", "none", R"(
  Peruvian ADJ 2 amod B-NORP
  police NOUN 3 nsubj
  arrested VERB 0 root arrest
  foreign ADJ 5 amod
  students NOUN 3 obj student Number=Plur
)"},
    {"nor is anybody elsewhere", "monks", "IND", R"(
  Peruvian ADJ 2 amod B-NORP
  soldiers NOUN 3 nsubj soldier Number=Plur
  fired VERB 0 root fire
  on ADP 5 case
  monks NOUN 3 obl monk Number=Plur
  in ADP 7 case
  Mumbai PROPN 5 nmod B-LOC
)"},
    {"in a noun", "two editors", "PER clause", R"(
  The DET 2 det
  arrests NOUN 9 nsubj arrest Number=Plur
  of ADP 5 case
  two NUM 5 nummod
  editors NOUN 2 nmod editor Number=Plur
  by ADP 8 case
  Peruvian ADJ 8 amod B-NORP
  authorities NOUN 2 nmod authority Number=Plur
  continued VERB 0 root continue
)"},
    {"who fights the army of a country", "Monks", "NPL clause", R"(
  Monks NOUN 2 nsubj monk Number=Plur
  fought VERB 0 root fight
  with ADP 5 case
  Nepalese ADJ 5 amod B-NORP
  soldiers NOUN 2 obl soldier Number=Plur
)"},
    {"troops that are everywhere say nothing", "Guerrillas", "none", R"(
  Guerrillas NOUN 2 nsubj guerrilla Number=Plur
  killed VERB 0 root kill
  four NUM 5 nummod
  American ADJ 5 amod B-NORP
  soldiers NOUN 2 obj soldier Number=Plur
)"},
    {"nor peacekeepers", "soldiers of the coalition", "none", R"(
  Nepalese ADJ 2 amod B-NORP
  rebels NOUN 3 nsubj rebel Number=Plur
  killed VERB 0 root kill
  soldiers NOUN 3 obj soldier Number=Plur
  of ADP 7 case
  the DET 7 det
  coalition NOUN 4 nmod
)"},
    {"in a clause that hangs on another", "three monks", "NPL clause", R"(
  Nepalese ADJ 2 amod B-NORP
  rebels NOUN 3 nsubj rebel Number=Plur
  attacked VERB 0 root attack
  a DET 5 det
  bridge NOUN 3 obj
  , PUNCT 7 punct
  killing VERB 3 advcl kill VerbForm=Ger
  three NUM 9 nummod
  monks NOUN 7 obj monk Number=Plur
)"},
    {"who burns a consulate is at home", "Protesters", "none", R"(
  Protesters NOUN 2 nsubj protester Number=Plur
  burned VERB 0 root burn
  the DET 5 det
  Danish ADJ 5 amod B-NORP
  consulate NOUN 2 obj
)"},
    {"a command", "the armed forces", "PER clause", R"(
  Peru PROPN 3 nmod:poss B-LOC
  's PART 1 case
  president NOUN 4 nsubj
  ordered VERB 0 root order
  the DET 7 det
  armed ADJ 7 amod armed
  forces NOUN 4 obj force Number=Plur
  to PART 9 mark
  leave VERB 4 xcomp
  Chile PROPN 9 obj B-LOC
)"},
    {"a country does to its own what states do", "opponents", "PER clause", R"(
  Peru PROPN 2 nsubj B-LOC
  jailed VERB 0 root jail
  opponents NOUN 2 obj opponent Number=Plur
)"},
    {"but may praise others'", "monks", "none", R"(
  Peru PROPN 2 nsubj B-LOC
  praised VERB 0 root praise
  monks NOUN 2 obj monk Number=Plur
)"},
    {"two countries do not", "villagers", "none", R"(
  Peru PROPN 4 nsubj B-LOC
  and CCONJ 3 cc
  Chile PROPN 1 conj B-LOC
  arrested VERB 0 root arrest
  villagers NOUN 4 obj villager Number=Plur
)"},
};

const Case kBeside[] = {
    {"a list", "monks", "PER list", R"(
  Ten NUM 3 nummod
  Peruvian ADJ 3 amod B-NORP
  policemen NOUN 7 nsubj policeman Number=Plur
  and CCONJ 5 cc
  monks NOUN 3 conj monk Number=Plur
  were AUX 7 aux:pass be
  hurt VERB 0 root hurt
)"},
    {"soldiers and those before them are no one side", "monks", "none", R"(
  Peruvian ADJ 2 amod B-NORP
  soldiers NOUN 5 nsubj soldier Number=Plur
  and CCONJ 4 cc
  monks NOUN 2 conj monk Number=Plur
  left VERB 0 root leave
)"},
    {"where they march", "Thousands of monks", "EGY place", R"(
  Thousands NOUN 4 nsubj thousand Number=Plur
  of ADP 3 case
  monks NOUN 1 nmod monk Number=Plur
  protested VERB 0 root protest
  in ADP 6 case
  Cairo PROPN 4 obl B-LOC
  against ADP 8 case
  Peru PROPN 4 obl B-LOC
)"},
    {"whom a guest meets", "officials", "LBY visit", R"(
  A DET 3 det
  Peruvian ADJ 3 amod B-NORP
  minister NOUN 4 nsubj
  met VERB 0 root meet
  officials NOUN 4 obj official Number=Plur
  on ADP 8 case
  a DET 8 det
  visit NOUN 4 obl
  to ADP 10 case
  Tripoli PROPN 8 nmod B-LOC
)"},
    {"members of the house just named", "The lawmakers", "USA named before", R"(
  American ADJ 2 amod B-NORP
  senators NOUN 3 nsubj senator Number=Plur
  met VERB 0 root meet
  in ADP 5 case
  Peru PROPN 3 obl B-LOC

  The DET 2 det the
  lawmakers NOUN 3 nsubj lawmaker Number=Plur
  praised VERB 0 root praise
  Peruvian ADJ 5 amod B-NORP
  officials NOUN 3 obj official Number=Plur
)"},
    {"somebody's supporters", "his supporters", "PER owner", R"(
  Peruvian ADJ 2 amod B-NORP
  president NOUN 3 nmod:desc
  Quillfeather PROPN 4 nsubj B-PER
  spoke VERB 0 root speak
  before SCONJ 8 mark
  his PRON 7 nmod:poss he
  supporters NOUN 8 nsubj supporter Number=Plur
  left VERB 4 advcl leave
)"},
    {"forces led by a country", "The U.S. - led forces", "USA led", R"(
  The DET 5 det the
  U.S. PROPN 4 compound B-LOC
  - PUNCT 2 punct
  led VERB 5 amod lead
  forces NOUN 6 nsubj force Number=Plur
  left VERB 0 root leave
)"},
    {"a person of a place", "Ada Quillfeather", "PER clause", R"(
  Ada PROPN 5 nsubj B-PER
  Quillfeather PROPN 1 flat I-PER
  of ADP 4 case
  Lima PROPN 1 nmod B-LOC
  left VERB 0 root leave
)"},
    {"what is local is where it happens", "local monks", "IND local", R"(
  Peruvian ADJ 2 amod B-NORP
  nuns NOUN 3 nsubj nun Number=Plur
  taught VERB 0 root teach
  local ADJ 5 amod local
  monks NOUN 3 obj monk Number=Plur
  in ADP 7 case
  Mumbai PROPN 3 obl B-LOC
)"},
    {"who helps is of no country", "A media rights group", "NGO", R"(
  A DET 4 det
  media NOUN 4 compound
  rights NOUN 4 compound right Number=Plur
  group NOUN 5 nsubj
  left VERB 0 root leave
)"},
};

TEST(Sides, Clauses) {
  for (const Case& c : kClauses) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(home_of(c.table, c.text), c.home);
  }
}

TEST(Sides, Beside) {
  for (const Case& c : kBeside) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(home_of(c.table, c.text), c.home);
  }
}

}  // namespace
}  // namespace tacitus

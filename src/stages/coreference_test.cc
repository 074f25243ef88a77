#include "stages/coreference.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stages/mentions.h"
#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

// The chains of a text, one a line: "Ana Silva | She", in order of first mention; with whatever is
// mentioned once.
std::vector<std::string> chains_of(std::string_view table) {
  Annotated made = from_conllu(table);
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  std::vector<std::string> out(made.annotations.entities.size());
  for (const Mention& mention : made.annotations.mentions) {
    if (mention.entity == kNone) continue;
    std::string& chain = out[mention.entity];
    if (!chain.empty()) chain += " | ";
    chain += made.document.at(mention.span);
  }
  return out;
}

struct Case {
  std::string_view what;
  std::string_view table;
  std::vector<std::string> chains;
};

const Case kCases[] = {
    {"a company by what it is: the only one named lately, though its form says nothing",
     R"(
       Zendor PROPN 2 nsubj B-ORG
       closed VERB 0 root close
       a DET 4 det
       plant NOUN 2 obj
       +. PUNCT 2 punct

       The DET 2 det
       company NOUN 3 nsubj
       apologized VERB 0 root apologize
       +. PUNCT 3 punct

       The DET 2 det
       charity NOUN 3 nsubj
       left VERB 0 root leave
       +. PUNCT 3 punct
     )",
     {"Zendor | The company | The charity"}},
    {"two companies: nobody knows which",
     R"(
       Zendor PROPN 2 nsubj B-ORG
       sued VERB 0 root sue
       Arlbank PROPN 2 obj B-ORG
       +. PUNCT 2 punct

       The DET 2 det
       firm NOUN 3 nsubj
       won VERB 0 root win
       +. PUNCT 3 punct
     )",
     {"Zendor", "Arlbank", "The firm"}},
    {"a storm is no person, and a cyclone is a storm; the world is not the war",
     R"(
       Cyclone PROPN 3 nsubj B-PER cyclone
       Lola PROPN 1 flat I-PER lola
       hit VERB 0 root hit
       the DET 5 det
       coast NOUN 3 obj
       +. PUNCT 3 punct

       The DET 2 det
       storm NOUN 4 nmod:poss storm
       &'s PART 2 case
       winds NOUN 5 nsubj wind
       weakened VERB 0 root weaken
       after ADP 8 case
       World PROPN 8 compound
       War PROPN 5 obl
       II PROPN 8 flat
       +. PUNCT 5 punct

       The DET 2 det
       world NOUN 3 nsubj world
       watched VERB 0 root watch
       +. PUNCT 3 punct
     )",
     {"Cyclone Lola | The storm"}},
    {"a town that a text says things of is one, its government or not",
     R"(
       Athens PROPN 4 nsubj B-LOC
       is AUX 4 cop
       a DET 4 det
       city NOUN 0 root city
       +. PUNCT 4 punct

       People NOUN 2 nsubj people
       live VERB 0 root live
       in ADP 4 case
       Athens PROPN 2 obl B-LOC
       +. PUNCT 2 punct

       Athens PROPN 2 nsubj B-LOC
       has VERB 0 root have
       a DET 4 det
       port NOUN 2 obj
       +. PUNCT 2 punct

       The DET 2 det
       city NOUN 3 nsubj city
       grew VERB 0 root grow
       in ADP 5 case
       Greece PROPN 3 obl B-LOC
       +. PUNCT 3 punct
     )",
     {"Athens | Athens | Athens | The city", "People", "Greece"}},
    {"a capital that acts is its country",
     R"(
       Athens PROPN 2 nsubj B-LOC
       rejected VERB 0 root reject
       the DET 4 det
       plan NOUN 2 obj
       in ADP 6 case
       Greece PROPN 4 nmod B-LOC
       +. PUNCT 2 punct
     )",
     {"Athens | Greece"}},
    {"a town that does not act is the one that is named elsewhere",
     R"(
       Zenda PROPN 2 nsubj B-LOC
       voted VERB 0 root vote
       +. PUNCT 2 punct

       People NOUN 2 nsubj people
       left VERB 0 root leave
       Zenda PROPN 2 obj B-LOC
       in ADP 5 case
       Kenya PROPN 3 nmod B-LOC
       +. PUNCT 2 punct
     )",
     {"Zenda | Zenda", "People", "Kenya"}},
    {"given names tell who is a man and who a woman",
     R"(
       Maria PROPN 3 nsubj B-PER
       Lopez PROPN 1 flat I-PER
       met VERB 0 root meet
       John PROPN 3 obj B-PER
       Smith PROPN 4 flat I-PER
       +. PUNCT 3 punct

       She PRON 2 nsubj
       smiled VERB 0 root smile
       +. PUNCT 2 punct

       He PRON 2 nsubj
       did VERB 0 root do
       not PART 2 advmod
       +. PUNCT 2 punct
     )",
     {"Maria Lopez | She", "John Smith | He"}},
    {"an object is not the subject of its own verb",
     R"(
       Peter PROPN 3 nsubj B-PER
       Brown PROPN 1 flat I-PER
       spoke VERB 0 root speak
       +. PUNCT 3 punct

       John PROPN 3 nsubj B-PER
       Smith PROPN 1 flat I-PER
       praised VERB 0 root praise
       him PRON 3 obj
       +. PUNCT 3 punct
     )",
     {"Peter Brown | him", "John Smith"}},
    {"but a reflexive is",
     R"(
       Peter PROPN 3 nsubj B-PER
       Brown PROPN 1 flat I-PER
       spoke VERB 0 root speak
       +. PUNCT 3 punct

       John PROPN 3 nsubj B-PER
       Smith PROPN 1 flat I-PER
       praised VERB 0 root praise
       himself PRON 3 obj
       +. PUNCT 3 punct
     )",
     {"Peter Brown", "John Smith | himself"}},
    {"a relative is another person, of the same country",
     R"(
       # 2017-07-21
       South PROPN 2 compound
       Korean ADJ 3 amod
       President PROPN 6 nsubj
       Moon PROPN 3 appos B-PER
       Jae-in PROPN 4 flat I-PER
       praised VERB 0 root praise
       his PRON 8 nmod:poss
       predecessor NOUN 6 obj
       +. PUNCT 6 punct

       He PRON 2 nsubj
       thanked VERB 0 root thank
       his PRON 4 nmod:poss
       wife NOUN 2 obj
       +. PUNCT 2 punct
     )",
     {"South Korean President Moon Jae-in | his | He | his", "his predecessor", "his wife"}},
    {"the body named before is meant by what it is",
     R"(
       # 2017-07-21
       The DET 4 det
       Central PROPN 4 compound B-ORG
       Intelligence PROPN 4 compound I-ORG
       Agency PROPN 5 nsubj I-ORG
       warned VERB 0 root warn
       of ADP 7 case
       attacks NOUN 5 obl attack
       +. PUNCT 5 punct

       The DET 2 det
       agency NOUN 3 nsubj
       gave VERB 0 root give
       no DET 5 det
       details NOUN 3 obj detail
       +. PUNCT 3 punct
     )",
     {"The Central Intelligence Agency | The agency"}},
    {"so is a ministry, and its minister",
     R"(
       # 2017-07-21
       Japan PROPN 4 nmod:poss B-LOC
       &'s PART 1 case
       Foreign PROPN 4 compound
       Ministry PROPN 5 nsubj
       protested VERB 0 root protest
       +. PUNCT 5 punct

       The DET 2 det
       ministry NOUN 3 nsubj
       summoned VERB 0 root summon
       the DET 6 det
       Russian ADJ 6 amod B-NORP
       ambassador NOUN 3 obj
       +. PUNCT 3 punct
     )",
     {"Japan's Foreign Ministry | The ministry", "Japan", "the Russian ambassador"}},
    {"it is a country that acts",
     R"(
       # 2017-07-21
       North PROPN 2 compound B-LOC
       Korea PROPN 3 nsubj I-LOC
       rejected VERB 0 root reject
       the DET 5 det
       offer NOUN 3 obj
       +. PUNCT 3 punct

       It PRON 2 nsubj
       accused VERB 0 root accuse
       Japan PROPN 2 obj B-LOC
       of SCONJ 5 mark
       lying VERB 2 advcl lie
       +. PUNCT 2 punct
     )",
     {"North Korea | It", "Japan"}},
    {"or a thing that does not",
     R"(
       The DET 2 det
       storm NOUN 3 nsubj
       hit VERB 0 root hit
       Japan PROPN 3 obj B-LOC
       +. PUNCT 3 punct

       It PRON 2 nsubj
       weakened VERB 0 root weaken
       later ADV 2 advmod
       +. PUNCT 2 punct
     )",
     {"Japan"}},
    {"who speaks is I, and whom he speaks for we",
     R"(
       # 2017-07-21
       “ PUNCT 3 punct
       +I PRON 3 nsubj
       regret VERB 8 ccomp
       our PRON 5 nmod:poss
       delay NOUN 3 obj
       +, PUNCT 8 punct
       +” PUNCT 8 punct
       said VERB 0 root say
       Japanese ADJ 12 amod B-NORP
       Defense PROPN 11 compound
       Ministry PROPN 12 compound
       spokesman NOUN 8 nsubj
       Ken PROPN 12 appos B-PER
       Sato PROPN 13 flat I-PER
       +. PUNCT 8 punct
     )",
     {"I | Japanese Defense Ministry spokesman Ken Sato", "our"}},
    {"a clause before its subject",
     R"(
       # 2017-07-21
       In ADP 3 case
       his PRON 3 nmod:poss
       speech NOUN 7 obl
       +, PUNCT 7 punct
       Emmanuel PROPN 7 nsubj B-PER
       Macron PROPN 5 flat I-PER
       thanked VERB 0 root thank
       Germany PROPN 7 obj B-LOC
       +. PUNCT 7 punct
     )",
     {"his | Emmanuel Macron", "Germany"}},
    {"things with a name are one by their words",
     R"(
       The DET 4 det
       Silver PROPN 4 compound
       Creek PROPN 4 compound
       Bridge PROPN 5 nsubj
       opened VERB 0 root open
       +. PUNCT 5 punct

       The DET 2 det
       bridge NOUN 3 nsubj
       crosses VERB 0 root cross
       the DET 5 det
       river NOUN 3 obj
       +. PUNCT 3 punct
     )",
     {"The Silver Creek Bridge | The bridge"}},
};

TEST(Coreference, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(chains_of(c.table), c.chains);
  }
}

TEST(PronounForm, Cases) {
  EXPECT_EQ(pronoun_form("she").kind, PronounKind::person);
  EXPECT_EQ(pronoun_form("she").gender, Gender::feminine);
  EXPECT_TRUE(pronoun_form("themselves").reflexive);
  EXPECT_EQ(pronoun_form("our").kind, PronounKind::speaker);
  EXPECT_EQ(pronoun_form("table").kind, PronounKind::none);
}

// Long texts of pronouns cost no more than their length, and long lists of people neither.
TEST(Coreference, LongTexts) {
  std::string table;
  for (int i = 0; i < 3000; ++i) table += "He PRON 2 nsubj\nspoke VERB 0 root speak\n\n";
  EXPECT_TRUE(chains_of(table).empty());
  table = "Ann PROPN 0 root B-PER\n";
  for (int i = 0; i < 3000; ++i) table += "Ann PROPN 1 conj B-PER\nher PRON 1 nmod:poss\n";
  EXPECT_EQ(chains_of(table).size(), 1U);
}

}  // namespace
}  // namespace tacitus

#include "stages/mentions.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "stages/shipped.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

constexpr std::string_view kKinds[] = {"person", "organization", "group",
                                       "place",  "pronoun",      "other"};

// "[spokesman Kim] person KOR GOV spokesman = Kim", one a mention.
std::vector<std::string> mentions_of(std::string_view table) {
  Annotated made = from_conllu(table);
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  std::vector<std::string> out;
  std::vector<bool> heads(made.annotations.tokens.size(), false);
  for (const Mention& mention : made.annotations.mentions) {
    EXPECT_TRUE(mention.tokens.contains(mention.head));
    EXPECT_FALSE(heads[mention.head]) << "two mentions of one head";
    heads[mention.head] = true;
    std::string line = "[" + std::string(made.document.at(mention.span)) + "] ";
    line += kKinds[static_cast<std::size_t>(mention.kind)];
    if (mention.entity != kNone) {
      const Entity& entity = made.annotations.entities[mention.entity];
      for (const std::string* part : {&entity.code, &entity.sector, &entity.role}) {
        if (!part->empty()) line += " " + *part;
      }
      line += " = " + entity.name;
    }
    out.push_back(std::move(line));
  }
  return out;
}

struct Case {
  std::string_view what;
  std::string_view table;
  std::vector<std::string> mentions;
};

const Case kCases[] = {
    {"country, body, title and name are one mention",
     R"(
       # 2017-07-21
       Ruritanian ADJ 2 amod B-NORP
       officials NOUN 3 nsubj official
       met VERB 0 root meet
       South PROPN 5 compound
       Korean ADJ 7 amod
       Defense PROPN 7 compound
       Ministry PROPN 8 compound
       spokesman NOUN 3 obj
       Kim PROPN 8 appos B-PER
       Min-su PROPN 9 flat I-PER
     )",
     {"[Ruritanian officials] group GOV official = official",
      "[South Korean Defense Ministry spokesman Kim Min-su] person KOR GOV spokesman = Kim "
      "Min-su"}},
    {"apposition: two mentions of one entity, who is what he is on the day",
     R"(
       # 2017-07-21
       Mike PROPN 9 nsubj B-PER
       Pompeo PROPN 1 flat I-PER
       +, PUNCT 1 punct
       the DET 5 det
       director NOUN 1 appos
       of ADP 8 case
       the DET 8 det
       CIA PROPN 5 nmod B-ORG
       spoke VERB 0 root speak
     )",
     {"[Mike Pompeo] person USA SPY CIA director = Mike Pompeo",
      "[the director of the CIA] person USA SPY CIA director = Mike Pompeo",
      "[the CIA] organization USA SPY = Central Intelligence Agency"}},
    {"a role in capitals is one, a name spelled like it and an hour are none",
     R"(
       Two NUM 3 nummod two
       Peruvian ADJ 3 amod B-NORP
       MPs NOUN 4 nsubj mp Number=Plur
       met VERB 0 root meet
       Ngo PROPN 4 obj ngo B-PER
       Lu PROPN 5 flat I-PER
       at ADP 9 case at
       3 NUM 9 nummod 3
       PM NOUN 4 obl pm
     )",
     {"[Two Peruvian MPs] group PER LEG lawmaker = lawmaker of Peru", "[Ngo Lu] person = Ngo Lu"}},
    {"of so many parties none acts, but one of a country does",
     R"(
       Peru PROPN 2 nsubj B-LOC
       left VERB 0 root leave
       six NUM 4 nummod six
       +- PUNCT 5 punct -
       +party NOUN 6 compound party
       talks NOUN 2 obj talk Number=Plur
     )",
     {"[Peru] organization PER = Peru"}},
    {"a jet of passengers is its country's",
     R"(
       Peru PROPN 2 nsubj B-LOC
       hit VERB 0 root hit
       a DET 6 det a
       Chilean ADJ 6 amod B-NORP
       passenger NOUN 6 compound passenger
       jet NOUN 2 obj jet
     )",
     {"[Peru] organization PER = Peru", "[Chilean] organization CHL = Chile"}},
    {"his counterparts are not of his country",
     R"(
       Danish ADJ 2 amod B-NORP
       envoy NOUN 4 nsubj envoy
       had AUX 4 aux have
       met VERB 0 root meet
       his PRON 6 nmod:poss his
       counterpart NOUN 4 obj counterpart Number=Sing
       from ADP 8 case from
       Peru PROPN 6 nmod B-LOC
     )",
     {"[Danish envoy] person DNK GOV envoy = envoy of Denmark",
      "[his counterpart] person PER GOV counterpart = counterpart of Peru",
      "[his] pronoun DNK GOV envoy = envoy of Denmark", "[Peru] place PER = Peru"}},
    {"a later office in the same table",
     R"(
       # 2019-07-21
       Mike PROPN 3 nsubj B-PER
       Pompeo PROPN 1 flat I-PER
       spoke VERB 0 root speak
     )",
     {"[Mike Pompeo] person USA GOV secretary of state = Mike Pompeo"}},
    {"two people of one surname: the title decides, and the president without one",
     R"(
       # 2017-07-21
       Spokesman NOUN 2 compound spokesman
       Moon PROPN 4 nsubj B-PER
       Sang-kyun PROPN 2 flat I-PER
       spoke VERB 0 root speak

       South PROPN 2 compound
       Korean ADJ 3 amod
       President PROPN 4 compound
       Moon PROPN 6 nsubj B-PER
       Jae-in PROPN 4 flat I-PER
       agreed VERB 0 root agree

       Moon PROPN 2 nsubj B-PER
       left VERB 0 root leave

       Spokesman NOUN 2 compound spokesman
       Moon PROPN 3 nsubj B-PER
       left VERB 0 root leave
     )",
     {"[Spokesman Moon Sang-kyun] person spokesman = Moon Sang-kyun",
      "[South Korean President Moon Jae-in] person KOR GOV president = Moon Jae-in",
      "[Moon] person KOR GOV president = Moon Jae-in",
      "[Spokesman Moon] person spokesman = Moon Sang-kyun"}},
    {"a possessor says whose police; the capital is its country",
     R"(
       Kabul PROPN 4 nmod:poss B-LOC
       &'s PART 1 case
       police NOUN 4 compound
       chief NOUN 5 nsubj
       resigned VERB 0 root resign
     )",
     {"[Kabul's police chief] person AFG COP police chief = police chief of Afghanistan",
      "[Kabul] organization AFG = Afghanistan"}},
    {"a city is a place of its country, and says whose police it is",
     R"(
       Police NOUN 4 nsubj police
       in ADP 3 case
       Mumbai PROPN 1 nmod B-LOC
       searched VERB 0 root search
       Mumbai PROPN 4 obj B-LOC
     )",
     {"[Police] group IND COP police = police of India", "[Mumbai] place IND = Mumbai",
      "[Mumbai] place IND = Mumbai"}},
    {"the country after a comma is the place's; no table knows Zenda",
     R"(
       Rebels NOUN 2 nsubj rebel
       shelled VERB 0 root shell
       Zenda PROPN 2 obj B-LOC
       , PUNCT 3 punct
       Armenia PROPN 3 appos B-LOC
     )",
     {"[Rebels] group REB rebel = rebel", "[Zenda] place ARM = Zenda",
      "[Armenia] place ARM = Armenia"}},
    {"the form of its name says what an unknown body is",
     R"(
       Acme PROPN 3 compound B-ORG
       Holdings PROPN 1 flat I-ORG
       sued VERB 0 root sue
       the DET 7 det
       Zenda PROPN 7 compound B-ORG
       High PROPN 7 compound I-ORG
       Court PROPN 3 obj I-ORG
     )",
     {"[Acme Holdings] organization BUS = Acme Holdings",
      "[the Zenda High Court] organization JUD = Zenda High Court"}},
    {"brackets give a body another name",
     R"(
       Zenda PROPN 3 compound B-ORG
       Mining PROPN 3 compound I-ORG
       Authority PROPN 7 nsubj I-ORG
       ( PUNCT 5 punct
       ZMA PROPN 3 appos B-ORG
       ) PUNCT 5 punct
       met VERB 0 root meet
       ZMA PROPN 9 compound B-ORG
       workers NOUN 7 obj worker
     )",
     {"[Zenda Mining Authority] organization GOV = Zenda Mining Authority",
      "[ZMA] organization GOV = Zenda Mining Authority",
      "[ZMA workers] group LAB worker = worker of Zenda Mining Authority",
      "[ZMA] other GOV = Zenda Mining Authority"}},
    {"Brussels acts for the Union, and is in Belgium",
     R"(
       Brussels PROPN 2 nsubj B-LOC
       warned VERB 0 root warn
       ministers NOUN 2 obj minister
       in ADP 5 case
       Brussels PROPN 2 obl B-LOC
     )",
     {"[Brussels] organization EUR = Brussels", "[ministers] group GOV minister = minister",
      "[Brussels] place BEL = Brussels"}},
    {"a surname that the model takes for a place is the person's named before",
     R"(
       Anna PROPN 3 nsubj B-PER
       Zendova PROPN 1 flat I-PER
       left VERB 0 root leave
       . PUNCT 3 punct

       Zendova PROPN 2 nsubj B-LOC
       won VERB 0 root win
     )",
     {"[Anna Zendova] person = Anna Zendova", "[Zendova] person = Anna Zendova"}},
    {"a name that several countries have is of the one that the text names",
     R"(
       # 2017-07-21
       Kenya PROPN 3 nmod:poss B-LOC
       's PART 1 case
       premier NOUN 4 nsubj
       joined VERB 0 root join
       Jubilee PROPN 4 obj B-ORG
       Party PROPN 5 flat I-ORG
     )",
     {"[Kenya 's premier] person KEN GOV prime minister = prime minister of Kenya",
      "[Kenya] organization KEN = Kenya", "[Jubilee Party] organization KEN PTY = Jubilee Party"}},
    {"a country that describes what does not act is a mention of its own",
     R"(
       Israeli ADJ 3 amod B-NORP
       air NOUN 3 compound
       strikes NOUN 4 nsubj strike
       began VERB 0 root begin
       after ADP 8 case
       Moscow PROPN 8 nmod:poss B-LOC
       &'s PART 6 case
       offer NOUN 4 obl
     )",
     {"[Israeli] organization ISR = Israel", "[Moscow] organization RUS = Russia"}},
    {"a country in which something happens is a place",
     R"(
       Talks NOUN 2 nsubj talk
       began VERB 0 root begin
       in ADP 4 case
       Seoul PROPN 2 obl B-LOC
       with ADP 6 case
       Pyongyang PROPN 2 obl B-LOC
     )",
     {"[Seoul] place KOR = South Korea", "[Pyongyang] organization PRK = North Korea"}},
    {"the North is a Korea only beside one",
     R"(
       The DET 2 det
       North PROPN 3 nsubj
       rejected VERB 0 root reject
       Seoul PROPN 6 nmod:poss B-LOC
       &'s PART 4 case
       offer NOUN 3 obj
     )",
     {"[The North] organization PRK = North Korea", "[Seoul] organization KOR = South Korea"}},
    {"the North of something else",
     R"(
       The DET 2 det
       North PROPN 3 nsubj
       rejected VERB 0 root reject
       Rome PROPN 6 nmod:poss B-LOC
       &'s PART 4 case
       offer NOUN 3 obj
     )",
     {"[Rome] organization ITA = Italy"}},
    {"who held the office is found by the office",
     R"(
       # 2012-03-01
       The DET 3 det
       French ADJ 3 amod B-NORP
       president NOUN 4 nsubj
       met VERB 0 root meet
       his PRON 6 nmod:poss
       predecessor NOUN 4 obj
     )",
     {"[The French president] person FRA GOV president = Nicolas Sarkozy",
      "[his predecessor] person FRA former president = Jacques Chirac",
      "[his] pronoun FRA GOV president = Nicolas Sarkozy"}},
    {"a country is meant by those who are of it, and its former president is not of another",
     R"(
       # 2017-03-01
       Israel PROPN 2 nsubj B-LOC
       agreed VERB 0 root agree

       Pakistani ADJ 2 amod B-NORP
       police NOUN 3 nsubj
       said VERB 0 root say
       the DET 5 det
       country NOUN 9 nmod:poss
       +'s PART 5 case
       former ADJ 9 amod
       president NOUN 9 compound
       Musharraf PROPN 10 nsubj B-PER
       fled VERB 3 ccomp flee
     )",
     {"[Israel] organization ISR = Israel",
      "[Pakistani police] group PAK COP police = police of Pakistan",
      "[the country's former president Musharraf] person PAK former president = Musharraf",
      "[the country] organization PAK = Pakistan"}},
    {"a name that tells the office has it before and after the term, too",
     R"(
       # 2005-03-01
       King PROPN 3 compound B-PER
       Salman PROPN 3 nsubj I-PER
       met VERB 0 root meet
       Macron PROPN 3 obj B-PER
     )",
     {"[King Salman] person SAU GOV king = King Salman", "[Macron] person = Macron"}},
    {"without a day nobody's term is guessed",
     R"(
       The DET 3 det
       French ADJ 3 amod B-NORP
       president NOUN 4 nsubj
       resigned VERB 0 root resign
     )",
     {"[The French president] person FRA GOV president = president of France"}},
    {"the body named before is meant by its kind",
     R"(
       The DET 3 det
       Turkish ADJ 3 amod B-NORP
       army NOUN 4 nsubj
       advanced VERB 0 root advance

       Later ADV 4 advmod
       the DET 3 det
       army NOUN 4 nsubj
       withdrew VERB 0 root withdraw
       from ADP 6 case
       Syria PROPN 4 obl B-LOC
     )",
     {"[The Turkish army] group TUR MIL army = army of Turkey",
      "[the army] group TUR MIL army = army of Turkey", "[Syria] place SYR = Syria"}},
    {"a title and the name beside it are one, whatever the tree says",
     R"(
       # 2013-05-01
       UN PROPN 2 compound B-ORG
       envoy NOUN 5 nsubj
       Lakhdar PROPN 5 nsubj B-PER
       Brahimi PROPN 3 flat I-PER
       spoke VERB 0 root speak
     )",
     {"[UN envoy Lakhdar Brahimi] person UNO special envoy = Lakhdar Brahimi"}},
    {"a name inside another's name is not meant",
     R"(
       Michael PROPN 3 nsubj B-PER
       Jordan PROPN 1 flat I-PER
       left VERB 0 root leave
       Jordan PROPN 3 obj B-LOC
     )",
     {"[Michael Jordan] person = Michael Jordan", "[Jordan] organization JOR = Jordan"}},
    {"a verb ends a phrase",
     R"(
       Bulgaria PROPN 3 compound B-LOC
       voiced VERB 0 root voice
       concern NOUN 2 obj
     )",
     {"[Bulgaria] organization BGR = Bulgaria"}},
    {"nobody acts here",
     R"(
       The DET 2 det
       plan NOUN 4 nsubj
       soon ADV 4 advmod
       failed VERB 0 root fail
     )",
     {}},
    {"a relative pronoun is what its clause describes",
     R"(
       # 2017-07-21
       Rebels NOUN 5 nsubj rebel
       who PRON 3 nsubj
       fled VERB 1 acl:relcl flee
       Syria PROPN 3 obj B-LOC
       returned VERB 0 root return
     )",
     {"[Rebels] group REB rebel = rebel", "[who] pronoun REB rebel = rebel",
      "[Syria] organization SYR = Syria"}},
};

TEST(MentionFinder, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(mentions_of(c.table), c.mentions);
  }
}

TEST(MentionFinder, GivesEntitiesByFirstMention) {
  Annotated made = from_conllu(kCases[0].table);
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  Index next = 0;
  for (const Mention& mention : made.annotations.mentions) {
    if (mention.entity == kNone || mention.entity < next) continue;
    EXPECT_EQ(mention.entity, next++);
  }
  EXPECT_EQ(next, made.annotations.entities.size());
}

// Trees may be nonsense, even circles; the text may be anything.
TEST(MentionFinder, SurvivesNonsense) {
  const char* words[] = {"South",     "Korea", "'s",       "spokesman", "Moon",     "-",
                         "president", "of",    "Bank",     "Japan",     "the",      "North",
                         ",",         "Mr.",   "hundreds", "who",       "former",   "Defense",
                         "Ministry",  "in",    "Seoul",    "and",       "\xC3\xA9", "army"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    Annotated made;
    Annotations& layers = made.annotations;
    layers.blocks.push_back(Block{});
    const Index count = 1 + random() % 40;
    for (Index i = 0; i < count; ++i) {
      Token token;
      token.span.begin = static_cast<std::uint32_t>(made.document.text.size());
      made.document.text += words[random() % std::size(words)];
      token.span.end = static_cast<std::uint32_t>(made.document.text.size());
      if (random() % 3 != 0) made.document.text += ' ';
      token.pos = static_cast<Pos>(random() % 17);
      token.relation = static_cast<Relation>(random() % 49);
      token.name = static_cast<NameKind>(random() % 5);
      token.name_begins = random() % 2 == 0;
      token.head = random() % 5 == 0 ? kNone : random() % count;
      layers.tokens.push_back(token);
    }
    Sentence sentence;
    sentence.tokens = {0, count};
    sentence.span = {0, layers.tokens.back().span.end};
    sentence.block = 0;
    layers.sentences.push_back(sentence);
    MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
    for (const Mention& mention : layers.mentions) {
      EXPECT_TRUE(mention.tokens.contains(mention.head));
      EXPECT_LE(mention.span.end, made.document.text.size());
    }
  }
}

TEST(MentionFinder, NothingInNothing) { EXPECT_TRUE(mentions_of("").empty()); }

}  // namespace
}  // namespace tacitus

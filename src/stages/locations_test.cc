#include "stages/locations.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "stages/mentions.h"
#include "stages/placing.h"
#include "stages/shipped.h"
#include "stages/testing.h"
#include "stages/times.h"

namespace tacitus {
namespace {

const Gazetteer& shipped_gazetteer() {
  static const Gazetteer kGazetteer = [] {
    Resources files;
    add_shipped(files, "places/places.bin");
    return *Gazetteer::create("places/places.bin", files.share("places/places.bin"));
  }();
  return kGazetteer;
}

Annotated annotated(std::string_view table, std::string_view publisher = "") {
  static const Cues kCues = shipped_cues();
  Annotated made = from_conllu(table);
  made.document.publisher = publisher;
  TimeFinder().run(made.document, made.annotations);
  MentionFinder(shipped_actors(), shipped_people()).run(made.document, made.annotations);
  LocationFinder(shipped_gazetteer(), kCues).run(made.document, made.annotations);
  return made;
}

constexpr std::string_view kRoles[] = {"mention", "event", "speech", "home", "dateline"};

// "Aspen=Aspen|Colorado|USA speech", one a location; "Zenda=? mention" without a pin.
std::string locations_of(const Annotated& made) {
  std::string out;
  for (const Location& location : made.annotations.locations) {
    if (!out.empty()) out += "; ";
    out += std::string(made.document.at(location.span)) + "=";
    if (location.known()) {
      out += location.name + "|" + location.admin1 + "|" + location.country;
    } else {
      out += "?";
    }
    out += " " + std::string(kRoles[static_cast<std::size_t>(location.role)]);
  }
  return out;
}

struct Case {
  std::string_view what;
  std::string_view table;
  std::string_view locations;
  std::string_view publisher = "";
};

constexpr std::string_view kAlexandria = R"(
    Alexandria PROPN 2 compound B-LOC
    woman NOUN 3 nsubj
    charged VERB 0 root charge

    Deputies NOUN 2 nsubj deputy
    searched VERB 0 root search
    Rapides PROPN 4 compound B-LOC
    Parish PROPN 2 obj I-LOC
    and CCONJ 6 cc
    Pineville PROPN 4 conj B-LOC
  )";

const Case kCases[] = {
    {"what stands behind the comma says where it lies",
     R"(
       Ruiz PROPN 2 nsubj B-PER
       spoke VERB 0 root speak
       at ADP 5 case
       a DET 5 det
       rally NOUN 2 obl
       in ADP 7 case
       Paris PROPN 5 nmod B-LOC
       +, PUNCT 9 punct
       Texas PROPN 7 appos B-LOC
     )",
     "Paris=Paris|Texas|USA speech; Texas=Texas|Texas|USA mention"},
    {"a month is no town",
     R"(
       They PRON 2 nsubj
       met VERB 0 root meet Tense=Past|VerbForm=Fin
       in ADP 4 case
       March PROPN 2 obl B-LOC
       2019 NUM 4 nummod
       +. PUNCT 2 punct
     )",
     ""},
    {"abbreviations of states count behind a comma, and not elsewhere",
     R"(
       He PRON 2 nsubj
       lives VERB 0 root live
       in ADP 4 case
       Paris PROPN 2 obl B-LOC
       +, PUNCT 6 punct
       Ky. PROPN 4 appos

       Miss. PROPN 2 compound
       Lee PROPN 3 nsubj
       left VERB 0 root leave
     )",
     "Paris=Paris|Kentucky|USA event; Ky.=Kentucky|Kentucky|USA mention"},
    {"a name means one place in a document",
     R"(
       Police NOUN 2 nsubj police
       searched VERB 0 root search
       London PROPN 2 obj B-LOC
       +, PUNCT 5 punct
       Ontario PROPN 3 appos B-LOC

       They PRON 2 nsubj
       left VERB 0 root leave
       London PROPN 2 obj B-LOC
     )",
     "London=London|Ontario|CAN mention; Ontario=Ontario|Ontario|CAN mention; "
     "London=London|Ontario|CAN mention"},
    {"what lies near decides", kAlexandria,
     "Alexandria=Alexandria|Louisiana|USA home; Rapides Parish=Rapides Parish|Louisiana|USA "
     "mention; Pineville=Pineville|Louisiana|USA mention"},
    {"else who lives there",
     R"(
       Alexandria PROPN 2 nsubj B-LOC
       burned VERB 0 root burn
     )",
     "Alexandria=Alexandria|Alexandria|EGY mention"},
    {"the publisher's home decides, too",
     R"(
       Dublin PROPN 2 nsubj B-LOC
       grows VERB 0 root grow
     )",
     "Dublin=Dublin|Ohio|USA mention", "The Columbus Dispatch, Ohio"},
    {"things in a list are of one sort",
     R"(
       Storms NOUN 2 nsubj storm
       hit VERB 0 root
       Alabama PROPN 2 obj B-LOC
       +, PUNCT 5 punct
       Florida PROPN 3 conj B-LOC
       and CCONJ 7 cc
       Georgia PROPN 3 conj B-LOC
     )",
     "Alabama=Alabama|Alabama|USA mention; Florida=Florida|Florida|USA mention; "
     "Georgia=Georgia|Georgia|USA mention"},
    {"a country comes before a town of its name, a list of countries is no address",
     R"(
       Mexico PROPN 5 nsubj B-LOC
       +, PUNCT 3 punct
       Peru PROPN 1 conj B-LOC
       have AUX 5 aux
       agreed VERB 0 root agree
     )",
     "Mexico=Mexico||MEX mention; Peru=Peru||PER mention"},
    {"peoples, persons and organisations are no places",
     R"(
       Syrian ADJ 2 amod B-NORP
       troops NOUN 5 nsubj troop
       and CCONJ 4 cc
       Paris PROPN 2 conj B-PER
       read VERB 0 root
       the DET 8 det
       Washington PROPN 8 compound B-ORG
       Post PROPN 5 obj I-ORG
     )",
     ""},
    {"a country that acts is a place, even if taken for an organisation",
     R"(
       United ADJ 2 amod B-ORG
       Nations PROPN 5 nsubj I-ORG
       and CCONJ 4 cc
       Russia PROPN 2 conj B-ORG
       met VERB 0 root meet
     )",
     "Russia=Russia||RUS mention"},
    {"a place that nobody knows, and an area, have no pin",
     R"(
       Troops NOUN 2 nsubj troop
       left VERB 0 root leave
       Hentzauville PROPN 2 obj B-LOC
       in ADP 7 case
       the DET 7 det
       Middle PROPN 7 compound B-LOC
       East PROPN 2 obl I-LOC
     )",
     "Hentzauville=? mention; Middle East=? event"},
    {"a country has no home in a town: its exercises are there",
     R"(
       Troops NOUN 2 nsubj troop
       fired VERB 0 root fire
       during ADP 4 case
       exercises NOUN 2 obl exercise
       by ADP 6 case
       France PROPN 4 nmod B-LOC
       in ADP 8 case
       Lyon PROPN 6 nmod B-LOC
     )",
     "France=France||FRA mention; Lyon=Lyon|Auvergne-Rhône-Alpes|FRA event"},
    {"somebody who is named as a person elsewhere is no place",
     R"(
       Kim PROPN 4 nsubj B-PER
       Jong PROPN 1 flat I-PER
       Un PROPN 1 flat I-PER
       spoke VERB 0 root speak
       +. PUNCT 4 punct

       They PRON 2 nsubj
       left VERB 0 root leave
       Kim PROPN 2 obj B-LOC
       Jong PROPN 3 flat I-LOC
       Un PROPN 3 flat I-LOC
     )",
     ""},
    {"home of those who act",
     R"(
       The DET 2 det
       ministry NOUN 5 nsubj
       in ADP 4 case
       Seoul PROPN 2 nmod B-LOC
       told VERB 0 root tell
       the DET 7 det
       mayor NOUN 5 obj
       of ADP 9 case
       Lyon PROPN 7 nmod B-LOC
     )",
     "Seoul=Seoul|Seoul|KOR home; Lyon=Lyon|Auvergne-Rhône-Alpes|FRA home"},
    {"names that the model did not see, after \"in\"",
     R"(
       Shots NOUN 2 nsubj shot
       rang VERB 0 root ring
       out ADP 2 compound_prt
       in ADP 5 case
       Nairobi PROPN 2 obl
     )",
     "Nairobi=Nairobi|Nairobi|KEN event"},
    {"directions and streets are no places of their own",
     R"(
       West PROPN 2 nsubj B-LOC
       lives VERB 0 root live
       on ADP 5 case
       Memphis PROPN 5 compound B-LOC
       Street PROPN 2 obl I-LOC
       in ADP 8 case
       northern ADJ 8 amod
       Iraq PROPN 2 obl B-LOC
     )",
     "Iraq=Iraq||IRQ event"},
};

TEST(Locations, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(locations_of(annotated(c.table, c.publisher)), c.locations);
  }
}

struct PlacingCase {
  std::string_view what;
  std::string_view table;
  Index token;
  std::string_view place;
};

const PlacingCase kPlacing[] = {
    {"of its own words",
     R"(
       Rebels NOUN 2 nsubj rebel
       attacked VERB 0 root attack
       a DET 4 det
       base NOUN 2 obj
       near ADP 6 case
       Goma PROPN 2 obl B-LOC
     )",
     1, "Goma"},
    {"below the thing that it is done to",
     R"(
       Police NOUN 2 nsubj police
       stormed VERB 0 root storm
       a DET 4 det
       rally NOUN 2 obj
       in ADP 6 case
       Minsk PROPN 4 nmod B-LOC
     )",
     1, "Minsk"},
    {"of the verb that carries it",
     R"(
       Envoys NOUN 2 nsubj envoy
       held VERB 0 root hold
       talks NOUN 2 obj talk
       in ADP 5 case
       Geneva PROPN 2 obl B-LOC
     )",
     2, "Geneva"},
    {"not the home of who does it",
     R"(
       The DET 2 det
       mayor NOUN 5 nsubj
       of ADP 4 case
       Lyon PROPN 2 nmod B-LOC
       resigned VERB 0 root resign
     )",
     4, ""},
    {"not where somebody says it",
     R"(
       Troops NOUN 2 nsubj troop
       attacked VERB 6 ccomp attack
       rebels NOUN 2 obj rebel
       +, PUNCT 6 punct
       he PRON 6 nsubj
       said VERB 0 root say
       in ADP 8 case
       Geneva PROPN 6 obl B-LOC
     )",
     1, ""},
    {"of the caption",
     R"(
       # caption
       Soldiers NOUN 2 nsubj soldier
       train VERB 0 root
       during ADP 4 case
       exercises NOUN 2 obl exercise
       in ADP 6 case
       Pocheon PROPN 2 obl B-LOC
     )",
     3, "Pocheon"},
};

TEST(Placing, Cases) {
  for (const PlacingCase& c : kPlacing) {
    SCOPED_TRACE(c.what);
    const Annotated made = annotated(c.table);
    const Index place = place_of(Tree(made.annotations), c.token);
    EXPECT_EQ(place == kNone ? "" : made.annotations.locations[place].name, c.place);
  }
}

// Nothing but names, in one sentence and one list: done in time that grows with the text.
TEST(Locations, ManyNames) {
  std::string table;
  for (int i = 0; i < 4000; ++i) table += "Springfield PROPN 1 conj B-LOC\n+, PUNCT 1 punct\n";
  EXPECT_EQ(annotated(table).annotations.locations.size(), 4000u);
}

}  // namespace
}  // namespace tacitus

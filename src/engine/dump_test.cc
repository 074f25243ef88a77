#include "engine/dump.h"

#include <gtest/gtest.h>

#include "engine/sample.h"

namespace tacitus {
namespace {

TEST(Dump, OneLineAThing) {
  const Annotated in = sample();
  EXPECT_EQ(dump(in.document, in.annotations),
            R"(document "sample" 2021-03-03 given
block 0 [0,60) paragraph
sentence 0 [0,60) paragraph
token 0 [0,9) "Freedonia" Freedonia PROPN Sing nmod:poss 2 B-LOC
token 1 [9,11) "'s" glued 's PART case 0
token 2 [12,16) "army" army NOUN Sing nsubj 3
token 3 [17,24) "shelled" shell VERB Ind.Past.Fin root
token 4 [25,33) "Sylvania" Sylvania PROPN Sing obj 3 B-LOC
token 5 [34,36) "on" on ADP case 6
token 6 [37,43) "Monday" Monday PROPN Sing obl 3
token 7 [43,44) "," , PUNCT punct 9
token 8 [45,54) "officials" official NOUN Plur nsubj 9
token 9 [55,59) "said" say VERB Ind.Past.Fin parataxis 3
token 10 [59,60) "." . PUNCT punct 3
time 0 [37,43) "Monday" day 2021-03-01
mention 0 [0,16) "Freedonia's army" organization head 2 entity 0
mention 1 [25,33) "Sylvania" place head 4 entity 1
mention 2 [45,54) "officials" group head 8
event 0 [17,24) "shelled" ASSAULT FRD.MIL -> SYL status=actual mode=heavy-weapons cameo=194 claimant="officials" date=2021-03-01 context=military confidence=0.9 by frames/assault.frames:12
entity 0 FRD.MIL "Army of Freedonia" by actors/roles.tsv:3 mentions 0
entity 1 SYL "Sylvania" Q1 by actors/countries.tsv:9 mentions 1
)");
}

TEST(Dump, Locations) {
  const Annotated in = full_sample();
  const std::string out = dump(in.document, in.annotations);
  EXPECT_NE(
      out.find("location 0 [25,33) \"Sylvania\" event \"Sylvania\" country SYL 1.5 -2.25 7 by "
               "places/places.tsv:1\n"),
      std::string::npos)
      << out;
  EXPECT_NE(out.find(" place=\"Sylvania\""), std::string::npos) << out;
}

TEST(Dump, EmptyDocument) { EXPECT_EQ(dump({}, {}), "document \"\"\n"); }

TEST(DumpEvent, Cases) {
  Annotated in = sample();
  Event event = in.annotations.events[0];
  event.mode.clear();
  event.contexts.clear();
  event.recipient.clear();
  event.actor = {0, 2};
  event.claimants = {{kNone, in.annotations.tokens[9].span}};
  event.historical = true;
  event.date.end += std::chrono::days(6);
  EXPECT_EQ(dump_event(in.document, in.annotations, event),
            "ASSAULT FRD.MIL, \"officials\" -> - status=actual cameo=194 historical "
            "claimant=\"said\" date=2021-03-01..2021-03-07");
}

}  // namespace
}  // namespace tacitus

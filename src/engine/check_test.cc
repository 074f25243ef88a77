#include "engine/check.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "engine/sample.h"

namespace tacitus {
namespace {

// Adds the place of the sample's full form, to be spoilt.
Location& add_place(Annotated& in) {
  in.annotations.locations.push_back(full_sample().annotations.locations[0]);
  return in.annotations.locations.back();
}

TEST(Check, SampleAndEmptyAreFine) {
  const Annotated in = sample();
  const Ontology ontology = shipped_ontology();
  EXPECT_EQ(check(in.document, in.annotations, &ontology), std::vector<std::string>());
  EXPECT_EQ(check({}, {}), std::vector<std::string>());
}

TEST(Check, EachBrokenPromiseIsNamed) {
  struct Case {
    std::string_view says;
    std::function<void(Annotated&)> spoil;
  };
  const Case cases[] = {
      {"document: text is not UTF-8", [](Annotated& a) { a.document.text[59] = '\xFF'; }},
      {"document 0: its title ends behind the text",
       [](Annotated& a) {
         a.document.title = {0, 99};
       }},
      {"block 0: its span is empty or backwards",
       [](Annotated& a) {
         a.annotations.blocks[0].span = {9, 3};
       }},
      {"block 0: only a caption can be of an old photograph",
       [](Annotated& a) { a.annotations.blocks[0].file_caption = true; }},
      {"block 1: it begins before the one before it ends",
       [](Annotated& a) {
         a.annotations.blocks.push_back({{50, 60}});
       }},
      {"sentence 0: it is not inside its block",
       [](Annotated& a) { a.annotations.blocks[0].span.end = 20; }},
      {"sentence 0: its block does not exist",
       [](Annotated& a) { a.annotations.sentences[0].block = 7; }},
      {"sentence 0: it stands in a block and does not say so",
       [](Annotated& a) { a.annotations.sentences[0].block = kNone; }},
      {"sentence 0: its tokens do not follow those of the one before",
       [](Annotated& a) { a.annotations.sentences[0].tokens.last = 99; }},
      {"token 10: it belongs to no sentence",
       [](Annotated& a) { a.annotations.sentences[0].tokens.last = 10; }},
      {"token 4: it begins before the last one ends",
       [](Annotated& a) { a.annotations.tokens[4].span.begin = 20; }},
      {"token 10: it ends after its sentence",
       [](Annotated& a) { a.annotations.sentences[0].span.end = 59; }},
      {"token 2: it is glued to nothing",
       [](Annotated& a) { a.annotations.tokens[2].glued = true; }},
      {"token 2: it begins a name that it is not part of",
       [](Annotated& a) { a.annotations.tokens[2].name_begins = true; }},
      {"token 2: its head 99 is not in its sentence",
       [](Annotated& a) { a.annotations.tokens[2].head = 99; }},
      {"sentence 0: it has 2 roots",
       [](Annotated& a) {
         a.annotations.tokens[2].head = kNone;
         a.annotations.tokens[2].relation = Relation::root;
       }},
      {"token 2: a token is root when it has no head, and only then",
       [](Annotated& a) { a.annotations.tokens[2].relation = Relation::root; }},
      {"sentence 0: its heads go in a circle",
       [](Annotated& a) { a.annotations.tokens[2].head = 0; }},
      {"time 0: its tokens are not in its sentence",
       [](Annotated& a) {
         a.annotations.times[0].tokens = {6, 12};
       }},
      {"time 0: its date ends before it begins",
       [](Annotated& a) { a.annotations.times[0].interval.end -= std::chrono::days(3); }},
      {"time 0: its sentence does not exist",
       [](Annotated& a) { a.annotations.times[0].sentence = 4; }},
      {"mention 0: its head is not among its tokens",
       [](Annotated& a) { a.annotations.mentions[0].head = 5; }},
      {"mention 0: its entity does not exist",
       [](Annotated& a) { a.annotations.mentions[0].entity = 5; }},
      {"mention 1: it is not in text order",
       [](Annotated& a) { std::swap(a.annotations.mentions[0], a.annotations.mentions[1]); }},
      {"mention 0: entities are not in the order of first mention",
       [](Annotated& a) {
         std::swap(a.annotations.mentions[0].entity, a.annotations.mentions[1].entity);
       }},
      {"mention 0: its tokens are not under its span",
       [](Annotated& a) { a.annotations.mentions[0].span.end = 15; }},
      {"entity 2: nothing mentions it",
       [](Annotated& a) { a.annotations.entities.emplace_back(); }},
      {"event 0: it has no type", [](Annotated& a) { a.annotations.events[0].type.clear(); }},
      {"event 0: unknown type \"ASSALT\"",
       [](Annotated& a) { a.annotations.events[0].type = "ASSALT"; }},
      {"event 0: unknown mode \"visit\" of ASSAULT",
       [](Annotated& a) { a.annotations.events[0].mode = "visit"; }},
      {"event 0: unknown CAMEO code \"999\"",
       [](Annotated& a) { a.annotations.events[0].cameo = "999"; }},
      {"event 0: unknown context \"war\"",
       [](Annotated& a) { a.annotations.events[0].contexts = {"war"}; }},
      {"event 0: an actor does not exist",
       [](Annotated& a) { a.annotations.events[0].actor = {9}; }},
      {"event 0: a recipient stands twice",
       [](Annotated& a) {
         a.annotations.events[0].recipient = {1, 1};
       }},
      {"event 0: a claimant does not exist",
       [](Annotated& a) { a.annotations.events[0].claimants[0].mention = 9; }},
      {"event 0: the cue of a claimant is empty or backwards",
       [](Annotated& a) { a.annotations.events[0].claimants[0].cue = {}; }},
      {"event 0: its trigger ends behind the text",
       [](Annotated& a) { a.annotations.events[0].trigger.end = 99; }},
      {"event 0: its head word is not in its sentence",
       [](Annotated& a) { a.annotations.events[0].token = kNone; }},
      {"event 0: its time does not exist", [](Annotated& a) { a.annotations.events[0].time = 3; }},
      {"event 0: its confidence is not between 0 and 1",
       [](Annotated& a) { a.annotations.events[0].confidence = std::nanf(""); }},
      {"event 0: it does not say why (no rule)",
       [](Annotated& a) { a.annotations.events[0].rule.clear(); }},
      {"event 0: its place does not exist",
       [](Annotated& a) { a.annotations.events[0].place = 3; }},
      {"location 0: its span is empty or backwards", [](Annotated& a) { add_place(a).span = {}; }},
      {"location 0: its words are not in its sentence",
       [](Annotated& a) {
         add_place(a).tokens = {9, 40};
       }},
      {"location 0: its words are not in its sentence",
       [](Annotated& a) { add_place(a).tokens = {}; }},
      {"location 0: it is known, and not how exactly, or the other way round",
       [](Annotated& a) { add_place(a).geonames = 0; }},
      {"location 0: it is not on the globe", [](Annotated& a) { add_place(a).latitude = 91; }},
      {"location 0: it has no name", [](Annotated& a) { add_place(a).name.clear(); }},
      {"location 0: it does not say why (no rule)",
       [](Annotated& a) { add_place(a).rule.clear(); }},
      {"location 1: it begins before the one before it ends",
       [](Annotated& a) {
         add_place(a);
         add_place(a);
       }},
      {"event 1: it is there twice",
       [](Annotated& a) { a.annotations.events.push_back(a.annotations.events[0]); }},
  };
  const Ontology ontology = shipped_ontology();
  for (const Case& c : cases) {
    SCOPED_TRACE(c.says);
    Annotated in = sample();
    c.spoil(in);
    const std::vector<std::string> found = check(in.document, in.annotations, &ontology);
    EXPECT_TRUE(std::find(found.begin(), found.end(), c.says) != found.end())
        << testing::PrintToString(found);
  }
}

TEST(Check, SpansMayNotCutACharacter) {
  Annotated in = from_conllu("P\xC3\xA9kin PROPN 0 root\n");
  EXPECT_TRUE(check(in.document, in.annotations).empty());
  in.annotations.tokens[0].span.end = 2;
  EXPECT_EQ(check(in.document, in.annotations).at(0), "token 0: its span cuts a character");
}

TEST(Check, DeepTreesAreWalkedOnce) {
  std::string table;
  for (int i = 1; i <= 20000; ++i) {
    table += "w X " + std::to_string(i == 20000 ? 0 : i + 1) + (i == 20000 ? " root\n" : " dep\n");
  }
  const Annotated in = from_conllu(table);
  EXPECT_TRUE(check(in.document, in.annotations).empty());
}

}  // namespace
}  // namespace tacitus

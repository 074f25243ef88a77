#include "engine/cases.h"

#include <gtest/gtest.h>

#include "engine/sample.h"

namespace tacitus {
namespace {

TEST(ParseCases, ReadsTextAndEvents) {
  const Result<std::vector<Case>> cases =
      parse_cases("a.case",
                  "# two cases\n"
                  "case one\n"
                  "date 2021-03-03\n"
                  "publisher Example Wire\n"
                  "| Head\n"
                  "|\n"
                  "| Ann met Bob. Ann met Cy.\n"
                  "event \"met\" CONSULT \"Ann\", \"Bob\" -> -\n"
                  "maybe \"met\"#2 CONSULT FRD.GOV -> SYL "
                  "status=negated\n"
                  "\n"
                  "case two\n"
                  "|No event.\r\n",
                  shipped_ontology());
  ASSERT_TRUE(cases) << cases.error().text();
  ASSERT_EQ(cases->size(), 2u);
  const Case& one = cases->at(0);
  EXPECT_EQ(one.name, "one");
  EXPECT_EQ(one.document.text, "Head\n\nAnn met Bob. Ann met Cy.\n");
  EXPECT_EQ(one.document.publisher, "Example Wire");
  EXPECT_TRUE(one.document.dated());
  ASSERT_EQ(one.events.size(), 2u);
  EXPECT_EQ(one.events[0].expected.type, "CONSULT");
  EXPECT_EQ(one.events[0].expected.actor.at(1).words, "Bob");
  EXPECT_EQ(one.events[0].anchor, (Span{10, 13}));
  EXPECT_FALSE(one.events[0].optional);
  EXPECT_EQ(one.events[1].anchor, (Span{23, 26}));
  EXPECT_TRUE(one.events[1].optional);
  EXPECT_EQ(one.events[1].expected.actor.at(0).sector, "GOV");
  EXPECT_EQ(one.events[1].expected.attributes.at("status"), "negated");
  EXPECT_EQ(cases->at(1).document.text, "No event.\n");
}

TEST(ParseCases, Faults) {
  struct Case {
    std::string bytes;
    std::string error;
  };
  const Case cases[] = {
      {"| text\n", "a.case:1:1: the file must begin with \"case NAME\""},
      {"case\n", "a.case:1:1: the case has no name"},
      {"case a\ncase a\n", "a.case:2:6: there is another case \"a\""},
      {"case a\ndate soon\n", "a.case:2:6: \"soon\" is not a date; write YYYY-MM-DD"},
      {"case a\nevnt \"x\" AID A -> B\n",
       "a.case:2:1: unknown line \"evnt\"; did you mean \"event\"?"},
      {"case a\n| x\nevent REJECT FRD -> SYL\n",
       "a.case:3:7: an event begins with \"words\" of its sentence"},
      {"case a\n| x\nevent \"y\" REJECT FRD -> SYL\n", "a.case:3:7: the text has no \"y\""},
      {"case a\n| x\nevent \"x\"#2 REJECT FRD -> SYL\n",
       "a.case:3:7: the text has no \"x\" that often"},
      {"case a\n| x\nevent \"x\" FRD -> SYL\n",
       "a.case:3:11: write one event: TYPE ACTOR -> RECIPIENT"},
      {"case a\n| \xFF\n", "a.case:2:1: the line is not valid UTF-8"},
  };
  const Ontology ontology = shipped_ontology();
  for (const Case& c : cases) {
    SCOPED_TRACE(c.error);
    const auto parsed = parse_cases("a.case", c.bytes, ontology);
    ASSERT_FALSE(parsed);
    EXPECT_EQ(parsed.error().text(), c.error);
  }
}

}  // namespace
}  // namespace tacitus

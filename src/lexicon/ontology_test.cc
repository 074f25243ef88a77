#include "lexicon/ontology.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

namespace tacitus {
namespace {

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

Resources shipped() {
  Resources resources;
  for (const char* name : {"cameo", "contexts", "modes", "plover", "sectors"}) {
    const std::string file = std::string("ontology/") + name + ".tsv";
    resources.files.push_back({file, slurp(std::string(TACITUS_SOURCE_DIR) + "/data/" + file)});
  }
  return resources;
}

// A small world in which one file can be replaced.
Resources tiny(const std::string& file, const std::string& bytes) {
  Resources resources;
  resources.files = {
      {"ontology/cameo.tsv",
       "code\tname\tgoldstein\tquad\ttype\tmode\tcontexts\n12\trejection\t-4\t3\tREJECT\t\t\n"},
      {"ontology/contexts.tsv", "context\tmeaning\nlegal\tcourts\n"},
      {"ontology/modes.tsv", "type\tmode\tscore\nREJECT\tmeet\t-2\n"},
      {"ontology/plover.tsv",
       "type\tquad\tscore\tneeds_recipient\tmeaning\nREJECT\t3\t-2\tno\trefuses\n"},
      {"ontology/sectors.tsv", "sector\tside\tmeaning\nGOV\tstate\tthe executive\n"},
  };
  for (Resources::File& resource : resources.files) {
    if (resource.name == file) resource.bytes = bytes;
  }
  return resources;
}

TEST(Ontology, ShippedTablesAreWhole) {
  const Result<Ontology> ontology = Ontology::create(shipped());
  ASSERT_TRUE(ontology) << ontology.error().text();
  EXPECT_EQ(ontology->types().size(), 16u);
  EXPECT_EQ(ontology->contexts().size(), 37u);
  EXPECT_EQ(ontology->cameo().size(), 312u);
  std::size_t roots = 0;
  for (const CameoCode& code : ontology->cameo()) {
    roots += code.code.size() == 2;
    EXPECT_FALSE(code.name.empty()) << code.code;
    EXPECT_EQ(code.type.empty(), code.code.substr(0, 2) == "01") << code.code;
  }
  EXPECT_EQ(roots, 20u);
  std::set<std::string> mapped;
  for (const CameoCode& code : ontology->cameo()) mapped.insert(code.type);
  for (const EventType& type : ontology->types()) EXPECT_TRUE(mapped.count(type.code)) << type.code;
}

TEST(Ontology, Lookups) {
  const Result<Ontology> ontology = Ontology::create(shipped());
  ASSERT_TRUE(ontology) << ontology.error().text();
  EXPECT_EQ(ontology->find_type("SANCTION")->quad, 4);
  EXPECT_TRUE(ontology->find_type("AID")->needs_recipient);
  EXPECT_EQ(ontology->find_type("STATEMENT"), nullptr);
  EXPECT_EQ(ontology->intensity("CONSULT", "visit"), 4);
  EXPECT_EQ(ontology->intensity("CONSULT", ""), 2.5);
  EXPECT_EQ(ontology->intensity("ACCUSE", ""), -3);
  EXPECT_EQ(ontology->find_mode("AGREE", "visit"), nullptr);
  EXPECT_EQ(ontology->find_cameo("125")->mode, "meet");
  EXPECT_EQ(ontology->find_cameo("016")->goldstein, -5);
  EXPECT_EQ(ontology->find_cameo("1214"), nullptr);
  EXPECT_NE(ontology->find_context("cbrn"), nullptr);
  EXPECT_EQ(ontology->find_sector("MED")->meaning, "health workers and hospitals");
}

TEST(Ontology, Faults) {
  struct Case {
    std::string file;
    std::string bytes;
    std::string error;
  };
  const std::string cameo = "code\tname\tgoldstein\tquad\ttype\tmode\tcontexts\n";
  const std::string types = "type\tquad\tscore\tneeds_recipient\tmeaning\n";
  const Case cases[] = {
      {"plover.tsv", types + "REJECT\t5\t-2\tno\tx\n",
       "ontology/plover.tsv:2:8: \"5\" is not a quad from 1 to 4"},
      {"plover.tsv", types + "REJECT\t3\tlow\tno\tx\n",
       "ontology/plover.tsv:2:10: \"low\" is not a number from -10 to 10"},
      {"plover.tsv", types + "REJECT\t3\t-2\tmaybe\tx\n",
       "ontology/plover.tsv:2:13: must be yes or no"},
      {"plover.tsv", types + "REJECT\t3\t-2\tno\tx\nREJECT\t3\t-2\tno\tx\n",
       "ontology/plover.tsv:3:1: \"REJECT\" stands twice"},
      {"modes.tsv", "type\tmode\tscore\nREJCT\tmeet\t1\n",
       "ontology/modes.tsv:2:1: unknown type \"REJCT\"; did you mean \"REJECT\"?"},
      {"modes.tsv", "type\tmode\tscore\nREJECT\t\t1\n",
       "ontology/modes.tsv:2:8: the mode is empty"},
      {"cameo.tsv", cameo + "12a\tx\t0\t3\t\t\t\n",
       "ontology/cameo.tsv:2:1: \"12a\" is not two to four digits"},
      {"cameo.tsv", cameo + "12\tx\t0\t3\t\t\t\n131\tx\t0\t3\t\t\t\n",
       "ontology/cameo.tsv:3:1: the code's parent \"13\" does not stand above it"},
      {"cameo.tsv", cameo + "12\tx\t0\t3\tREJECT\tmet\t\n",
       "ontology/cameo.tsv:2:17: unknown mode \"REJECT/met\"; did you mean \"REJECT/meet\"?"},
      {"cameo.tsv", cameo + "12\tx\t0\t3\tREJECT\t\tlegal;war\n",
       "ontology/cameo.tsv:2:18: unknown context \"war\"; known are legal"},
      {"contexts.tsv", "", "ontology/contexts.tsv:1:1: the table has no head line"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.error);
    const Result<Ontology> ontology = Ontology::create(tiny("ontology/" + c.file, c.bytes));
    ASSERT_FALSE(ontology);
    EXPECT_EQ(ontology.error().text(), c.error);
  }
}

TEST(Ontology, MissingFile) {
  Resources resources = shipped();
  resources.files.pop_back();
  const Result<Ontology> ontology = Ontology::create(resources);
  ASSERT_FALSE(ontology);
  EXPECT_EQ(ontology.error().text(),
            "ontology/sectors.tsv: the file is missing from the data folder");
}

}  // namespace
}  // namespace tacitus

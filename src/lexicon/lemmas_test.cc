#include "lexicon/lemmas.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

Resources tables() {
  Resources resources;
  resources.files = {{"lemmas/irregular.tsv",
                      "form\tpos\tlemma\nallies\tNOUN\tally\nfought\tVERB\tfight\n"
                      "themselves\tPRON\tthemselves\n"},
                     {"lemmas/verbs.tsv", "lemma\ncriticize\ndeny\nlie\npanic\nplan\nurge\n"}};
  return resources;
}

struct Case {
  std::string_view form;
  Pos pos;
  std::string_view predicted;
  std::string_view lemma;
};

const Case kCases[] = {
    {"fought", Pos::verb, "foug", "fight"},
    {"allies", Pos::noun, "allie", "ally"},
    {"urged", Pos::verb, "urg", "urge"},
    {"planned", Pos::verb, "plann", "plan"},
    {"denied", Pos::verb, "denie", "deny"},
    {"denies", Pos::verb, "denie", "deny"},
    {"lying", Pos::verb, "lye", "lie"},
    {"panicked", Pos::verb, "panick", "panic"},
    {"criticised", Pos::verb, "criticis", "criticise"},
    {"criticizing", Pos::verb, "criticiz", "criticize"},
    {"plan", Pos::verb, "lie", "plan"},
    // A verb that nobody knows keeps the model's lemma; so does any other word.
    {"frobbed", Pos::verb, "frob", "frob"},
    {"urged", Pos::adj, "urged", "urged"},
    {"Blistering", Pos::adj, "blister", "blistering"},
    {"planned", Pos::adj, "plan", "planned"},
    {"red", Pos::adj, "red", "red"},
    {"bigger", Pos::adj, "big", "big"},
    {"s", Pos::verb, "s", "s"},
    {"Themselves", Pos::pron, "themselvey", "themselves"},
    {"Denied", Pos::verb, "denie", "deny"},
    {"they", Pos::pron, "they", "they"},
    {"5,000", Pos::num, "5,000", "5000"},
    {"1,250,000.50", Pos::num, "1,250,000.50", "1250000.50"},
    {"5,00", Pos::num, "5,00", "5,00"},
    {"1000,000", Pos::num, "1000,000", "1000,000"},
    {"1,1000", Pos::num, "1,1000", "1,1000"},
    {",000", Pos::num, ",000", ",000"},
    {"1,000-strong", Pos::num, "1,000-strong", "1,000-strong"},
    {"seven", Pos::num, "seven", "seven"},
    {"http://News.example/A", Pos::propn, "http://news.example/a", "http://News.example/A"},
    {"www.News.example", Pos::propn, "www.news.example", "www.News.example"},
    {"Ada@News.example", Pos::propn, "ada@news.example", "Ada@News.example"},
    {"@Ada", Pos::propn, "@ada", "@ada"},
    {"Desk@", Pos::propn, "desk@", "desk@"},
    {"Ada@News.example", Pos::noun, "ada@news.example", "ada@news.example"},
    {"", Pos::num, "", ""},
};

TEST(Lemmas, Cases) {
  const Result<Lemmas> lemmas = Lemmas::create(tables());
  ASSERT_TRUE(lemmas) << lemmas.error().text();
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.form);
    EXPECT_EQ(lemmas->lemma(c.form, c.pos, c.predicted), c.lemma);
  }
}

TEST(Lemmas, FaultsSayWhere) {
  Resources resources = tables();
  resources.files[0].bytes = "form\tpos\tlemma\nx\tADV\ty\n";
  EXPECT_EQ(Lemmas::create(resources).error().text(),
            "lemmas/irregular.tsv:2:3: pos must be VERB, NOUN or PRON");
}

}  // namespace
}  // namespace tacitus

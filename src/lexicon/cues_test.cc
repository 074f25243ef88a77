#include "lexicon/cues.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

Resources tables() {
  Resources resources;
  resources.files = {
      {"cues/factuality.tsv",
       "lemma\tkind\teffect\nfear\tnoun\thypothetical\nplan\tverb\tfuture\n"},
      {"cues/light_verbs.tsv", "lemma\tnoun\tsubject\ncome\tunder\tobj\nlaunch\tobj\tsubj\n"},
      {"cues/partitives.tsv", "lemma\ndozen\n"},
      {"cues/reporting.tsv",
       "words\tkind\ttakes\tforce\texample\nsay\tverb\tclause\tsays\tHe said so.\n"},
  };
  return resources;
}

TEST(Cues, LooksUpByKindAndLemma) {
  const Result<Cues> cues = Cues::create(tables());
  ASSERT_TRUE(cues) << cues.error().text();
  EXPECT_EQ(cues->effect('v', "plan"), Effect::future);
  EXPECT_EQ(cues->effect('n', "plan"), Effect::none);
  EXPECT_EQ(cues->effect('n', "fear"), Effect::hypothetical);
  ASSERT_NE(cues->light_verb("come"), nullptr);
  EXPECT_EQ(cues->light_verb("come")->front().preposition, "under");
  EXPECT_TRUE(cues->light_verb("come")->front().undergoer);
  EXPECT_EQ(cues->light_verb("eat"), nullptr);
  EXPECT_TRUE(cues->reports('v', "say"));
  EXPECT_TRUE(cues->partitive("dozen"));
}

TEST(Cues, FaultsSayWhereAndWhat) {
  Resources resources = tables();
  resources.files[0].bytes = "lemma\tkind\teffect\nfear\tnoun\tmaybe\n";
  EXPECT_EQ(
      Cues::create(resources).error().text(),
      "cues/factuality.tsv:2:11: unknown effect \"maybe\"; write actual, future, hypothetical, "
      "negated, mooted, tried or wished");
  resources = tables();
  resources.files[2].bytes = "lemma\nscore\ndozen\n";
  EXPECT_EQ(
      Cues::create(resources).error().text(),
      "cues/partitives.tsv:3:1: the table is not sorted; \"dozen\" must stand before \"score\"");
  resources = tables();
  resources.files.pop_back();
  EXPECT_EQ(Cues::create(resources).error().text(), "cues/reporting.tsv: the data file is missing");
}

}  // namespace
}  // namespace tacitus

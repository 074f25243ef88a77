#include "stages/testing.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(FromConllu, BuildsTextTokensAndTrees) {
  const Annotated made = from_conllu(R"(
    # 2017-07-21
    # headline
    Seoul PROPN 2 nsubj B-LOC
    urges VERB 0 root urge Tense=Pres|VerbForm=Fin
    talks NOUN 2 obj talk

    # paragraph
    Moon PROPN 2 nsubj B-PER
    did AUX 0 root do
    &n't PART 2 advmod not
    +. PUNCT 2 punct
  )");
  EXPECT_EQ(made.document.text, "Seoul urges talks\n\nMoon didn't.");
  EXPECT_EQ(to_iso(made.document.published), "2017-07-21");
  ASSERT_EQ(made.annotations.sentences.size(), 2u);
  ASSERT_EQ(made.annotations.blocks.size(), 2u);
  EXPECT_EQ(made.annotations.blocks[0].kind, BlockKind::headline);
  const std::vector<Token>& tokens = made.annotations.tokens;
  ASSERT_EQ(tokens.size(), 7u);
  EXPECT_EQ(tokens[0].name, NameKind::location);
  EXPECT_EQ(tokens[0].head, 1u);
  EXPECT_EQ(tokens[1].head, kNone);
  EXPECT_EQ(tokens[1].lemma, "urge");
  EXPECT_EQ(tokens[2].morphology.number, Number::plural);
  EXPECT_EQ(tokens[3].name, NameKind::person);
  EXPECT_EQ(tokens[3].head, 4u);
  EXPECT_TRUE(tokens[5].glued);
  EXPECT_EQ(made.document.at(tokens[5].span), "n't");
  EXPECT_EQ(made.annotations.sentences[1].tokens, (IndexRange{3, 7}));
}

TEST(FromConllu, OddInputGivesNoSentence) {
  EXPECT_TRUE(from_conllu("").annotations.sentences.empty());
  EXPECT_TRUE(from_conllu("# 2017-07-21\n").annotations.sentences.empty());
}

}  // namespace
}  // namespace tacitus

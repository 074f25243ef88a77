#include "base/ud.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(NameOf, EveryNameIsRead) {
  for (int i = 0; i <= static_cast<int>(Pos::x); ++i) {
    const auto pos = static_cast<Pos>(i);
    EXPECT_EQ(parse_pos(name_of(pos)), pos) << name_of(pos);
  }
  for (int i = 0; i <= static_cast<int>(Relation::xcomp); ++i) {
    const auto relation = static_cast<Relation>(i);
    EXPECT_EQ(parse_relation(name_of(relation)), relation) << name_of(relation);
  }
  for (int i = 1; i <= static_cast<int>(NameKind::norp); ++i) {
    const auto kind = static_cast<NameKind>(i);
    EXPECT_EQ(parse_name_kind(name_of(kind)), kind) << name_of(kind);
  }
}

// Names stand in the order of their enumerators: one from each end and some between.
TEST(NameOf, Cases) {
  EXPECT_EQ(name_of(Pos::adj), "ADJ");
  EXPECT_EQ(name_of(Pos::propn), "PROPN");
  EXPECT_EQ(name_of(Relation::root), "root");
  EXPECT_EQ(name_of(Relation::case_), "case");
  EXPECT_EQ(name_of(Relation::nsubj_pass), "nsubj:pass");
  EXPECT_EQ(name_of(Relation::obl_agent), "obl:agent");
  EXPECT_EQ(name_of(Relation::vocative), "vocative");
  EXPECT_EQ(name_of(Relation::xcomp), "xcomp");
  EXPECT_EQ(name_of(NameKind::none), "");
  EXPECT_EQ(name_of(NameKind::norp), "NORP");
  EXPECT_EQ(name_of(NameKind::event), "EVENT");
}

TEST(ParseRelation, Cases) {
  EXPECT_EQ(parse_relation("nmod:xyz"), Relation::nmod);  // an unknown subtype
  EXPECT_EQ(parse_relation("xcomp:ds"), Relation::xcomp);
  EXPECT_EQ(parse_relation("acl:relcl"), Relation::acl_relcl);
  EXPECT_EQ(parse_relation("nsubject"), std::nullopt);
  EXPECT_EQ(parse_relation(":pass"), std::nullopt);
  EXPECT_EQ(parse_relation(""), std::nullopt);
  EXPECT_EQ(parse_pos("noun"), std::nullopt);
  EXPECT_EQ(parse_name_kind(""), std::nullopt);
}

TEST(BaseOf, Cases) {
  EXPECT_EQ(base_of(Relation::nsubj_pass), Relation::nsubj);
  EXPECT_EQ(base_of(Relation::compound_prt), Relation::compound);
  EXPECT_EQ(base_of(Relation::obj), Relation::obj);
  EXPECT_EQ(base_of(Relation::xcomp), Relation::xcomp);
}

TEST(Feats, ComeBackSorted) {
  struct Case {
    std::string_view feats;
    std::string_view written;
  };
  const Case cases[] = {
      {"_", "_"},
      {"", "_"},
      {"Number=Sing", "Number=Sing"},
      {"VerbForm=Fin|Tense=Past|Person=3|Number=Plur|Mood=Ind",
       "Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin"},
      {"Degree=Sup|Voice=Pass", "Degree=Sup|Voice=Pass"},
      {"Case=Nom|Number=Sing|PronType=Prs", "Number=Sing"},  // what is not held is passed over
      {"Number=Dual|Tense=Pres", "Tense=Pres"},
      {"Number|=Sing||Tense=Past|", "Tense=Past"},
  };
  for (const Case& c : cases) EXPECT_EQ(to_feats(parse_feats(c.feats)), c.written);
}

}  // namespace
}  // namespace tacitus

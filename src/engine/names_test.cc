#include "engine/names.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(NameOf, FollowsTheEnumerators) {
  EXPECT_EQ(name_of(BlockKind::headline), "headline");
  EXPECT_EQ(name_of(BlockKind::credit), "credit");
  EXPECT_EQ(name_of(MentionKind::pronoun), "pronoun");
  EXPECT_EQ(name_of(EventStatus::hypothetical), "hypothetical");
  EXPECT_EQ(name_of(DatePrecision::month), "month");
  EXPECT_EQ(name_of(DateSource::unknown), "");
  EXPECT_EQ(name_of(DateSource::inferred), "inferred");
  EXPECT_EQ(name_of(PlaceRole::dateline), "dateline");
  EXPECT_EQ(name_of(PlacePrecision::region), "region");
  EXPECT_EQ(name_of(StatementMode::mixed), "mixed");
  EXPECT_EQ(name_of(NumberKind::money), "money");
  EXPECT_EQ(name_of(ProposalState::countered), "countered");
  EXPECT_EQ(name_of(MeasureStatus::blocked), "blocked");
  EXPECT_EQ(name_of(Stance::differs), "differs");
}

TEST(Parse, ReadsItsOwnNames) {
  for (const EventStatus status : {EventStatus::actual, EventStatus::future,
                                   EventStatus::hypothetical, EventStatus::negated}) {
    EXPECT_EQ(parse_event_status(name_of(status)), status);
  }
  EXPECT_EQ(parse_date_precision("week"), DatePrecision::week);
  EXPECT_EQ(parse_event_status("Actual"), std::nullopt);
  EXPECT_EQ(parse_date_precision(""), std::nullopt);
}

}  // namespace
}  // namespace tacitus

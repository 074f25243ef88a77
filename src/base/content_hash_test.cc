#include "base/content_hash.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(ContentHash, IsStable) {
  // XXH3-128 of no bytes is 99aa06d3014798d86001c324468d497f.
  EXPECT_EQ(ContentHash().id(), "tgvanuybi6mnqyabymsendkjp4");
  EXPECT_EQ(ContentHash().add("ab").add("c").id().size(), 26u);
}

TEST(ContentHash, PiecesAreKeptApart) {
  EXPECT_NE(ContentHash().add("ab").add("c").id(), ContentHash().add("a").add("bc").id());
  EXPECT_NE(ContentHash().add("").id(), ContentHash().id());
  EXPECT_NE(ContentHash().add(1).id(), ContentHash().add(2).id());
  EXPECT_EQ(ContentHash().add("x").add(7).id(), ContentHash().add("x").add(7).id());
}

}  // namespace
}  // namespace tacitus

#include "tacitus/offsets.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

using Offsets = std::vector<std::uint32_t>;

TEST(ToUnit, Cases) {
  // a (1 byte), e-acute (2), euro sign (3), a face (4), z (1).
  const std::string_view text = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z";
  const Offsets bytes = {11, 0, 1, 3, 6, 10, 3};
  EXPECT_EQ(to_unit(text, bytes, Unit::byte), bytes);
  EXPECT_EQ(to_unit(text, bytes, Unit::code_point), (Offsets{5, 0, 1, 2, 3, 4, 2}));
  EXPECT_EQ(to_unit(text, bytes, Unit::utf16), (Offsets{6, 0, 1, 2, 3, 5, 2}));
  EXPECT_EQ(to_unit("", {0}, Unit::utf16), (Offsets{0}));
  EXPECT_EQ(to_unit(text, {}, Unit::code_point), Offsets{});
}

}  // namespace
}  // namespace tacitus

#include "tacitus/resources.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

TEST(ResourcesFind, Cases) {
  Resources resources;
  EXPECT_EQ(resources.find("a").data(), nullptr);
  resources.files = {{"a", "one"}, {"a/b.tsv", "two"}, {"c", ""}};
  EXPECT_EQ(resources.find("a"), "one");
  EXPECT_EQ(resources.find("a/b.tsv"), "two");
  EXPECT_EQ(resources.find("c"), "");
  EXPECT_NE(resources.find("c").data(), nullptr);  // it is there, and empty
  for (const std::string_view name : {"", "A", "a/", "a/b", "b", "d"}) {
    EXPECT_EQ(resources.find(name).data(), nullptr) << name;
  }
}

}  // namespace
}  // namespace tacitus

#include "base/split.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

struct Case {
  std::string_view list;
  char separator;
  std::string_view items;  // each in brackets
};

const Case kCases[] = {
    {"", ',', "[]"},
    {"actor", ',', "[actor]"},
    {"actor,month", ',', "[actor][month]"},
    {"actor,,month", ',', "[actor][][month]"},
    {",actor,", ',', "[][actor][]"},
    {" actor, month", ',', "[ actor][ month]"},  // blanks belong to the items
    {"a;b,c", ';', "[a][b,c]"},
};

TEST(SplitList, Cases) {
  for (const Case& c : kCases) {
    std::string items;
    for (const std::string_view item : split_list(c.list, c.separator)) {
      items += "[" + std::string(item) + "]";
    }
    EXPECT_EQ(items, c.items) << c.list;
  }
}

}  // namespace
}  // namespace tacitus

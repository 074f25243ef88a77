#include "cli/ordered_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <vector>

namespace tacitus {
namespace {

TEST(OrderedPool, OutcomesComeInTheOrderOfItems) {
  for (const std::size_t threads : {1u, 2u, 5u}) {
    std::vector<int> taken;
    std::atomic<int> under_way = 0;
    std::atomic<int> most = 0;
    OrderedPool<int, int> pool(
        threads,
        [&](int item) {
          most = std::max(most.load(), ++under_way);
          int sum = 0;
          for (int i = 0; i < (item % 7) * 1000; ++i) sum += i % 3;  // some take longer
          --under_way;
          return item * 2 + (sum < 0 ? 1 : 0);
        },
        [&](int outcome) {
          taken.push_back(outcome);
          return true;
        });
    for (int i = 0; i < 1000; ++i) EXPECT_TRUE(pool.add(i));
    pool.finish();
    pool.finish();
    ASSERT_EQ(taken.size(), 1000u);
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(taken[static_cast<std::size_t>(i)], 2 * i);
    EXPECT_LE(most.load(), static_cast<int>(threads));
  }
}

TEST(OrderedPool, StopsWhenNoMoreIsWanted) {
  for (const std::size_t threads : {1u, 3u}) {
    int taken = 0;
    OrderedPool<std::string, std::string> pool(
        threads, [](std::string item) { return item; },
        [&](const std::string&) { return ++taken < 5; });
    int added = 0;
    while (added < 100000 && pool.add(std::to_string(added))) ++added;
    pool.finish();
    EXPECT_EQ(taken, 5);
    EXPECT_LT(added, 100000);
  }
}

TEST(OrderedPool, NothingToDo) {
  OrderedPool<int, int> pool(
      4, [](int item) { return item; }, [](int) { return true; });
  pool.finish();
}

}  // namespace
}  // namespace tacitus

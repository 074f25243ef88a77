#pragma once

#include <string>
#include <vector>

namespace tacitus {

// A view of the store, for people and programs that ask in SQL.
struct View {
  std::string name;  // "events"
  std::string sql;   // "SELECT ..."
};

// All views, in an order in which each may use those before it.
std::vector<View> store_views();

}  // namespace tacitus

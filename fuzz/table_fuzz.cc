// Any bytes as a table: it is read whole or refused with a place, and its cells lie in its bytes.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/table.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto rows = tacitus::read_table("t.tsv", bytes, {"name", "code"});
  if (!rows) {
    if (rows.error().where.empty() || rows.error().message.empty()) std::abort();
    return 0;
  }
  for (const tacitus::TableRow& row : *rows) {
    if (row.cells.size() != 2 || row.columns.size() != 2) std::abort();
    for (const std::string_view cell : row.cells) {
      if (cell.data() < bytes.data() || cell.data() + cell.size() > bytes.data() + bytes.size()) {
        std::abort();
      }
    }
  }
  return 0;
}

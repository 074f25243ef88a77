// Any bytes as JSON text.

#include <cstdint>
#include <string_view>

#include "base/json_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)tacitus::read_json(bytes);
  return 0;
}

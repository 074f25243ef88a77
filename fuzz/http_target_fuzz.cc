// Any bytes as the target of a request.

#include <cstdint>
#include <string_view>

#include "server/http.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tacitus::HttpRequest request;
  (void)tacitus::parse_target({reinterpret_cast<const char*>(data), size}, request);
  return 0;
}

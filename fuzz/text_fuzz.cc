// Any bytes as plain text input.

#include "reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tacitus::read_all("text", data, size);
  return 0;
}

// Any bytes as JSON lines.

#include "reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tacitus::read_all("jsonl", data, size);
  return 0;
}

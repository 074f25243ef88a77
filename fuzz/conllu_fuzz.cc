// Any bytes as CoNLL-U.

#include "reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tacitus::read_all("conllu", data, size);
  return 0;
}

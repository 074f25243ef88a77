// Any bytes as a model file: opened and asked for what it may hold, or refused with a place.

#include <cstdint>
#include <string_view>

#include "ml/model_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto file = tacitus::ModelFile::open("m.model", bytes);
  if (!file) return 0;
  for (const std::string_view tensor : {"a", "b"}) {
    (void)file->shape(tensor);
    (void)file->bytes_of(tensor, {0, 0});
    (void)file->floats_of(tensor, {0});
    (void)file->integers_of(tensor, {0});
    (void)file->hashes_of(tensor, {0});
    (void)file->lines_of(tensor);
  }
  (void)file->metadata("format");
  return 0;
}

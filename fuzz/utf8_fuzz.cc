// Any bytes: decoding goes forward, and a repaired text is well-formed and stays as it is.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  std::string copied;
  for (std::size_t at = 0; at < bytes.size();) {
    const tacitus::CodePoint code_point = tacitus::decode_at(bytes, at);
    if (code_point.size == 0 || at + code_point.size > bytes.size()) std::abort();
    tacitus::append_utf8(copied, code_point.value);
    at += code_point.size;
  }
  std::size_t repairs = 0;
  const std::string repaired = tacitus::repair_utf8(bytes, repairs);
  if (!tacitus::is_utf8(repaired) || !tacitus::is_utf8(copied)) std::abort();
  if (tacitus::is_utf8(bytes) != (repairs == 0)) std::abort();
  if (repairs == 0 && (repaired != bytes || copied != bytes)) std::abort();
  if (!tacitus::is_utf8(tacitus::lower(repaired))) std::abort();
  return 0;
}

// Any bytes as a question to an empty store: an error that says where, or an answer; never SQL of
// the asker's making, which would show as an error without "query:".

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tacitus/store.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const tacitus::Result<tacitus::Store> store =
      tacitus::Store::open(":memory:", tacitus::Store::Mode::write);
  if (!store) std::abort();
  tacitus::Question question;
  question.query = std::string(reinterpret_cast<const char*>(data), size);
  const auto count = store->count(question, {"actor", "month"});
  const auto status = store->find(question, [](const tacitus::Record&) { return true; });
  if (status && count) return 0;
  if (static_cast<bool>(status) != static_cast<bool>(count)) std::abort();
  if (!status.error().where.starts_with("query:") || status.error().message.empty()) std::abort();
  return 0;
}

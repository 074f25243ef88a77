// Any bytes as a news text, through the whole pipeline with the data in the tree: the annotations
// keep every invariant, and the records lie inside the text.

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "engine/check.h"
#include "tacitus/engine.h"
#include "tacitus/io.h"

namespace {

const tacitus::Engine& engine() {
  static const tacitus::Result<tacitus::Engine> made = [] {
    const auto resources = tacitus::load_resources(TACITUS_SOURCE_DIR "/data");
    tacitus::EngineOptions options;
    options.model = "small";  // reads several times as many inputs a second
    return resources ? tacitus::Engine::create(*resources, options)
                     : tacitus::Result<tacitus::Engine>(resources.error());
  }();
  if (!made) {
    std::cerr << made.error().text() << "\n";
    std::exit(1);
  }
  return *made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::size_t repairs = 0;
  tacitus::Document document;
  document.text =
      tacitus::repair_utf8(std::string_view(reinterpret_cast<const char*>(data), size), repairs);
  if (size % 2 == 0) {
    document.published = std::chrono::year{2024} / std::chrono::February / 29;
    document.date_source = tacitus::DateSource::given;
  }
  const tacitus::Annotations annotations = engine().annotate(document);
  for (const auto& problem : tacitus::check(document, annotations)) {
    std::cerr << problem << "\n";
    std::abort();
  }
  for (const tacitus::Record& record : engine().to_records(document, annotations)) {
    if (record.trigger.span.end > document.text.size()) std::abort();
  }
  (void)engine().explain(document, annotations);
  return 0;
}

// Any bytes as a table of places: refused, or every look-up stays inside and gives places that
// exist.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lexicon/gazetteer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto gazetteer = tacitus::Gazetteer::create("t.bin", bytes);
  if (!gazetteer) {
    if (gazetteer.error().where.empty() || gazetteer.error().message.empty()) std::abort();
    return 0;
  }
  for (const std::string_view name : {"", "A", "Strelsau", "Ruritania", "RU", "zzz"}) {
    for (const tacitus::PlaceName& found : gazetteer->find(name)) {
      if (found.place >= gazetteer->size()) std::abort();
      const tacitus::Place place = gazetteer->place(found.place);
      if (!(place.latitude >= -90 && place.latitude <= 90)) std::abort();
      if (place.region != tacitus::kNoPlace && place.region >= gazetteer->size()) std::abort();
      if (gazetteer->code_of(place.country).size() > 3) std::abort();
      if (gazetteer->name_of(found.place).size() > 1 << 12) std::abort();
    }
  }
  return 0;
}

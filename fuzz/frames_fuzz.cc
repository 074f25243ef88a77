// Any bytes as a file of rules, every code being known.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "lexicon/frames.h"

namespace {

class EveryCode : public tacitus::CodeChecker {
 public:
  bool has_type(std::string_view) const override { return true; }
  bool has_mode(std::string_view, std::string_view) const override { return true; }
  bool has_cameo(std::string_view) const override { return true; }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tacitus::Resources resources;
  resources.files.push_back(
      {"frames/a.frames", std::string(reinterpret_cast<const char*>(data), size)});
  const auto frames = tacitus::parse_frames(resources, EveryCode());
  if (!frames && frames.error().where.empty()) std::abort();
  return 0;
}

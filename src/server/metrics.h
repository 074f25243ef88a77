#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace tacitus {

// Counts requests, for Prometheus. May be used from any thread.
class Metrics {
 public:
  // A request to `route` ("GET /v1/records") was answered with `status` after `seconds`.
  void count(std::string_view route, int status, double seconds);

  // What was counted, in Prometheus' text format, sorted.
  std::string text() const;

 private:
  static constexpr std::array<double, 8> kBounds = {0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5};
  struct Times {
    std::array<std::uint64_t, kBounds.size() + 1> below = {};  // [bound], the last is all above
    double sum = 0;
    std::uint64_t count = 0;
  };

  mutable std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::uint64_t> requests_;  // by route and status
  std::map<std::string, Times, std::less<>> times_;                // by route
};

}  // namespace tacitus

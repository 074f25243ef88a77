#include "server/metrics.h"

#include "base/json_writer.h"

namespace tacitus {

void Metrics::count(std::string_view route, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{std::string(route), status}];
  Times& times = times_[std::string(route)];
  std::size_t bound = 0;
  while (bound < kBounds.size() && seconds > kBounds[bound]) ++bound;
  ++times.below[bound];
  times.sum += seconds;
  ++times.count;
}

std::string Metrics::text() const {
  const std::lock_guard lock(mutex_);
  std::string out =
      "# HELP tacitus_requests_total Requests that were answered.\n"
      "# TYPE tacitus_requests_total counter\n";
  for (const auto& [key, count] : requests_) {
    out += "tacitus_requests_total{route=\"" + key.first + "\",status=\"" +
           std::to_string(key.second) + "\"} " + std::to_string(count) + "\n";
  }
  out +=
      "# HELP tacitus_request_seconds Time to answer a request.\n"
      "# TYPE tacitus_request_seconds histogram\n";
  for (const auto& [route, times] : times_) {
    const std::string label = "{route=\"" + route + "\"";
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < times.below.size(); ++i) {
      sum += times.below[i];
      const std::string bound = i < kBounds.size() ? to_decimal(kBounds[i]) : "+Inf";
      out.append("tacitus_request_seconds_bucket").append(label).append(",le=\"").append(bound);
      out.append("\"} ").append(std::to_string(sum)).append("\n");
    }
    out += "tacitus_request_seconds_sum" + label + "} " + to_decimal(times.sum) + "\n";
    out += "tacitus_request_seconds_count" + label + "} " + std::to_string(times.count) + "\n";
  }
  return out;
}

}  // namespace tacitus

#include "stages/coreference_features.h"

namespace tacitus {

int weigh(std::span<const std::uint16_t> features, const std::int16_t* weights) {
  int sum = 0;
  for (const std::uint16_t feature : features) sum += weights[feature];
  return sum;
}

}  // namespace tacitus

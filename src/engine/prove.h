#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tacitus/engine.h"

namespace tacitus {

// One example of a rule that does not come out as it says.
struct Finding {
  std::string where;    // "frames/reject.frames:12:3"
  std::string message;  // what came, and what should
};

struct Proof {
  std::size_t examples = 0;
  std::size_t counter_examples = 0;
  std::size_t frames = 0;
  std::vector<Finding> findings;  // by file and line
};

// Runs every example of the frames through the engine. A `yes` must give exactly its events; a `no`
// exactly its events, none of them by its frame; a frame that no example fires is a finding. Linear
// in the examples.
Proof prove(const Engine& engine);

}  // namespace tacitus

#pragma once

#include <ostream>
#include <string_view>

#include "tacitus/result.h"

namespace tacitus {

// Writes `bytes`, or says why that failed ("No space left on device"). errno is left as the system
// set it, so that a caller can tell a closed pipe (EPIPE) from a full disk.
Status write_bytes(std::ostream& output, std::string_view bytes);

// Flushes, or says why that failed.
Status flush(std::ostream& output);

}  // namespace tacitus

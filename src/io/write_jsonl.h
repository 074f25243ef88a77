#pragma once

#include <memory>
#include <ostream>

#include "tacitus/io.h"

namespace tacitus {

// Writes one JSON object a line; docs/record.md lists the members. `output` must outlive it.
std::unique_ptr<Writer> make_jsonl_writer(std::ostream& output);

}  // namespace tacitus

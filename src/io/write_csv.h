#pragma once

#include <memory>
#include <ostream>

#include "tacitus/io.h"

namespace tacitus {

// Writes RFC 4180: a head line, then one row a record, cells separated by commas, lines ended by
// CR LF, in UTF-8 without byte order mark. The columns are record_columns() of engine/fields.h. The
// head is there even without a record. `output` must outlive it.
std::unique_ptr<Writer> make_csv_writer(std::ostream& output);

}  // namespace tacitus

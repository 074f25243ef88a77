#pragma once

#include <memory>
#include <ostream>

#include "engine/fields.h"
#include "tacitus/io.h"

namespace tacitus {

// Writes RFC 4180: a head line, then one row a record of `kind`, cells separated by commas, lines
// ended by CR LF, in UTF-8 without byte order mark. The columns are record_columns(kind). Records
// of other kinds are left out. The head is there even without a record. `output` and `kind` must
// outlive it.
std::unique_ptr<Writer> make_csv_writer(std::ostream& output, const RecordKind& kind);

}  // namespace tacitus

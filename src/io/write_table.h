#pragma once

#include <cstddef>
#include <memory>
#include <ostream>

#include "tacitus/io.h"

namespace tacitus {

// How a table looks.
struct TableStyle {
  bool colours = false;     // ANSI colours by kind of event
  std::size_t width = 120;  // columns of the terminal
};

// Writes a table for people to read: one line a record with day, parties, type, status, claimant
// and words; other kinds than events put what comes nearest into these columns. Widths are fixed by
// the first 200 records; longer cells end with an ellipsis. `output` must outlive it.
std::unique_ptr<Writer> make_table_writer(std::ostream& output, TableStyle style);

}  // namespace tacitus

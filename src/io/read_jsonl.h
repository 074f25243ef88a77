#pragma once

#include <istream>
#include <memory>
#include <string>

#include "tacitus/io.h"

namespace tacitus {

// Reads JSON lines: one object a line with "text" and, when known, "id" (text or a whole number;
// else it is "name:line"), "title", "date" (YYYY-MM-DD, a time of day may follow), "publisher",
// "url", "language". Other members are passed over, blank lines too. A title that the text does not
// begin with is put before it, with a blank line between. A bad line is one error
// "name:line:column: ..." and reading goes on with the next; no line is longer than
// kMaxDocumentBytes. `input` must outlive the reader.
std::unique_ptr<Reader> make_jsonl_reader(std::istream& input, std::string name);

}  // namespace tacitus

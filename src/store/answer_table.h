#pragma once

#include <string>

#include "tacitus/store.h"

namespace tacitus {

// A cell as text: numbers as to_decimal() writes them, "" for what is not known.
std::string cell_text(const Cell& cell);

// The table as CSV (RFC 4180): a line of column names, then a line a row, each ended by CR LF.
std::string to_csv(const AnswerTable& answer);

// The table as JSON lines, an object a row; what is not known is left out.
std::string to_jsonl(const AnswerTable& answer);

}  // namespace tacitus

#pragma once

#include "store/sql.h"
#include "tacitus/store.h"

namespace tacitus {

// See Store::select().
Result<AnswerTable> select_rows(const Database& database, const Selection& selection);

}  // namespace tacitus

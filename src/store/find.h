#pragma once

#include <functional>
#include <string_view>

#include "store/sql.h"
#include "tacitus/store.h"

namespace tacitus {

// See Store::find_told().
Status find_records(
    const Database& database, const Question& question,
    const std::function<bool(std::string_view json, std::string_view sentence)>& visit);

// See Store::count().
Result<AnswerTable> count_records(const Database& database, const Question& question,
                                  const std::vector<std::string>& fields);

// All rows of one statement.
Result<AnswerTable> answer_of(const Database& database, std::string_view sql,
                              const std::vector<SqlValue>& values);

}  // namespace tacitus

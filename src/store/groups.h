#pragma once

#include "store/sql.h"
#include "store/words.h"
#include "tacitus/result.h"

namespace tacitus {

// Puts what belongs together into groups: the articles and events of all touched months, and all
// that hang on them by links. Writes article_groups, mentions, stories and the dyads of the months
// that changed, and what runs through many articles (across.h). Inside a transaction.
Status make_groups(const Database& database, const WordRanks& ranks);

}  // namespace tacitus

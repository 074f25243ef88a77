#pragma once

#include "store/sql.h"
#include "store/words.h"

namespace tacitus {

// What runs through many articles, made anew from all records: offers (proposals with their reports
// and answers over days), restrictions (measures with their history) and quarrels (disputes).
// Inside a transaction. About linear in the proposals, measures and disputes of the store.
Status make_offers(const Database& database, const WordRanks& ranks);
Status make_restrictions(const Database& database);
Status make_quarrels(const Database& database, const WordRanks& ranks);

}  // namespace tacitus

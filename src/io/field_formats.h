#pragma once

#include "io/field_rows.h"

namespace tacitus {

// GDELT 2.0 events: 61 columns, no head. What Tacitus does not know (tone, ADM codes, feature ids
// of towns, religion and ethnicity) is empty; NumMentions, NumSources and NumArticles are those of
// the one report.
TabularFormat gdelt_format();

// ICEWS: 20 columns with a head. Intensity is the Goldstein score, the event's text our name of the
// CAMEO code.
TabularFormat icews_format();

// PETRARCH-2: date, actor, recipient, code, issues (empty), sentence ids, publisher.
TabularFormat petrarch_format();

// The Phoenix pipeline: 26 columns, no head.
TabularFormat phoenix_format();

// POLECAT: 40 columns with a head; one row an event, lists joined with ';', missing is "None".
// Events that are not actual are left out, as everywhere in these formats.
TabularFormat polecat_format();

}  // namespace tacitus

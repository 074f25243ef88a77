#pragma once

#include <optional>

#include "base/date.h"
#include "tacitus/document.h"

namespace tacitus {

// A day of publication that the text itself states, and where.
struct Inferred {
  Days day;
  Span span;  // in Document::text
};

// The day of publication, when a full date (day, month, year) stands where stories carry it, before
// the prose of the first paragraph: alone on a line, behind "Published:" (which comes before
// "Updated:"), behind a by-line, or in the dateline. Dates of captions, headlines and prose do not
// count. nullopt when there is none. Looks at no more than the first 16 KiB.
std::optional<Inferred> infer_publication_date(const Document& document);

}  // namespace tacitus

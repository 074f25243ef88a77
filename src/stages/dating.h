#pragma once

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Where the date of an event comes from.
enum class DatedBy : std::uint8_t {
  nothing,      // not known
  clause,       // a time in its own clause: "rebels attacked the base on Monday"
  sentence,     // one in a clause that governs it: "said on Friday that ..."
  narrative,    // one of the sentences before it in the same paragraph
  caption,      // one in the caption of the photograph
  publication,  // none, but the story tells it as the news of the day
};

// The date of an event.
struct Dating {
  Index time = kNone;       // the time expression; kNone by publication and when not known
  DateInterval date;        // unknown also when the words do not tell it ("years ago")
  bool historical = false;  // long before the story's own time
  DatedBy by = DatedBy::nothing;
};

// The date of the event that `token` expresses, a verb or a noun. A time of its own clause comes
// first (for a noun, its own modifiers: "its July 4 test"). What is told as fact may take one of
// the verbs above it, then, in the past tense, that of the sentence before, then, outside captions,
// the day of publication; a plan, a wish or a possibility takes none of these. Times that only
// bound ("until Friday", "before the 2016 vote") date nothing; "since 2011" reaches to the day of
// publication. Reads the layers of sentences, tokens with trees, and times. O(times of the sentence
// times depth of the tree), with windows of bounded size.
Dating date_of(const Document& document, const Annotations& annotations, Index token);

}  // namespace tacitus

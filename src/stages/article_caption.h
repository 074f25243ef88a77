#pragma once

#include <string_view>

#include "tacitus/document.h"

namespace tacitus {

// What a paragraph says of itself as the caption of a photograph. Spans are inside the text given.
struct Caption {
  bool found = false;
  bool file = false;  // of an old photograph: "FILE - ...", "File photo"
  Span words;         // without "FILE - " before and the credit behind
  Span credit;        // "(AP Photo/Jane Doe)" behind the words; empty for none
};

// Captions are known by their beginning ("FILE -", "PHOTO:"), by a credit at their end
// ("(AP Photo/...)", "REUTERS/..."), or by their manner: the present tense and a full date at the
// end of the first sentence ("A man walks past a screen in Seoul, July 5, 2017."). Looks at the
// first 1,200 bytes and the last 160.
Caption read_caption(std::string_view text);

}  // namespace tacitus

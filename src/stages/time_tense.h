#pragma once

#include <string>

#include "stages/time_resolve.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// True when the sentence has tags and a tree, false when nothing but its tokens is known. O(1).
bool has_tree(const Annotations& annotations, const Sentence& sentence);

// Which way the time expression `tokens` of the sentence looks, by its preposition, the verb that
// governs it in the tree or, without a tree, the verbs around it. News tells the past: that is the
// answer when nothing says otherwise. `of_day` tells that the expression names a day and not a
// longer time. O(length of the sentence).
Direction direction_of(const Document& document, const Annotations& annotations,
                       const Sentence& sentence, IndexRange tokens, bool of_day);

// True when the expression stands before a noun as its attribute: "its July 4 test". Such a date
// says nothing by the tense of the verb.
bool is_attribute(const Document& document, const Annotations& annotations,
                  const Sentence& sentence, IndexRange tokens);

// The verb in the past tense that stands right before the expression, over its preposition: "said"
// of "said on Friday that ..."; kNone if there is none. It is what the expression depends on,
// whatever the tree says: trees often hang the time on the clause that follows.
Index verb_before(const Document& document, const Annotations& annotations,
                  const Sentence& sentence, IndexRange tokens);

// The token's text in lower case.
std::string lower_text(const Document& document, const Token& token);

}  // namespace tacitus

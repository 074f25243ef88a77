#pragma once

#include <string_view>
#include <vector>

#include "stages/tokenizer_abbreviations.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Appends the words of one sentence to `tokens` in text order, with `span` and `glued` set, as the
// English Universal Dependencies treebanks cut them: "don't" is [do][n't], "U.S.-led" is
// [U.S.][-][led], "$1,000" is [$][1,000]. Only parts that those treebanks join to one written word
// are glued. Every non-space byte of `sentence` is in exactly one token. A stop that ends the
// sentence is a token of its own ("at 5 p.m." is ... [p.m][.]), but dotted capitals keep theirs
// ("in the U.S."). O(sentence.size()).
void split_words(std::string_view text, Span sentence, const Abbreviations& abbreviations,
                 std::vector<Token>& tokens);

}  // namespace tacitus

#pragma once

#include <cstddef>
#include <string_view>

namespace tacitus {

// The small questions that the word scanner asks of a piece of text. All look at ASCII only unless
// said otherwise, take time linear in what they return or look at, and keep nothing.

// Bytes of the emoticon (":-)") that `rest` is, but for punctuation behind it; 0 for none.
std::size_t emoticon_size(std::string_view rest);

// Bytes of the web address, mail address or file name at the start of `rest`, without the
// punctuation that closes it; 0 for none. `looked_at` says up to where nothing of the kind can
// begin, when there was none.
std::size_t address_size(std::string_view rest, std::size_t& looked_at);

// Bytes of the punctuation that makes one token at the start of `rest` (not empty): "...", "--",
// "?!", "***", or one code point of any kind. Reads UTF-8.
std::size_t punctuation_size(std::string_view rest);

// Bytes of the number at the start of `rest`, which begins with a digit, "." or "+": "1,200",
// "3.5", "5:40", "11/28/2000", "2017-07-21", "713-853-3989".
std::size_t number_size(std::string_view rest);

bool is_unit(std::string_view letters);         // "km" in "10km", "pm" in "5pm"
bool is_decade(std::string_view number);        // "1930" in "1930's"
bool is_clitic(std::string_view letters);       // "s", "LL"
bool is_clipped_word(std::string_view word);    // "em" of 'em, "72" of '72
bool is_joined_prefix(std::string_view label);  // "anti" of "anti-war" (any capitals)
bool is_joined_suffix(std::string_view label);  // "wise" of "nutrition-wise"
bool is_joined_pair(std::string_view left, std::string_view right);   // "uh" "oh"
bool is_joined_slash(std::string_view left, std::string_view right);  // "w" "o"
bool is_dotted(std::string_view word);                                // "U.S"

// True for the two parts of a Korean or Chinese given name as papers write it: "Jae" "in".
bool is_asian_name(std::string_view left, std::string_view right);

// Where to cut a word that the treebanks write as two: 3 for "cannot", 3 for "gonna"; 0 for none.
std::size_t contraction_cut(std::string_view word);

}  // namespace tacitus

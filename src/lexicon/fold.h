#pragma once

#include <string>
#include <string_view>

namespace tacitus {

// A name as the tables compare it: Latin letters without accents ("Erdoğan" is "Erdogan"), curly
// quotes and odd hyphens as ASCII, every kind of space as one space. Case stays. Other letters
// stay. O(text.size()).
std::string fold_name(std::string_view text);

}  // namespace tacitus

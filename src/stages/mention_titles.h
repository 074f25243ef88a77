#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tacitus {

// The sector that the form of an organisation's own name gives away: "BUS" for "Acme Holdings Ltd",
// "JUD" for "Federal High Court", "REB" for "People's Liberation Front of Ruritania". Empty when
// the form says nothing ("Contact Group"). `words` are in lower case.
std::string_view sector_of_title(std::span<const std::string> words);

// True for a word like "Inc" or "Ltd", which stands only at the end of a company's name.
bool is_company_suffix(std::string_view word);

}  // namespace tacitus

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lexicon/actors.h"

namespace tacitus {

// True for the codes of bodies of many states: "UNO", "IGO".
bool is_international(std::string_view code);

// True for the code of one country: not for those, and not for none.
bool is_country_code(std::string_view code);

// Words for whoever is at the head of a body; any of them may name the same person.
bool is_head_role(std::string_view role);

// Offices whose holder is found by the office alone.
bool is_top_role(std::string_view role);

// True when a title in the text ("President") may be of a person with that role.
bool fits(std::string_view title, std::string_view role);

// Countries whose leaders are named without them everywhere.
bool is_major(std::string_view code);

// Words for a body or a country that say no more: still a party of an event.
bool names_body(std::string_view role);

// Words that any body of their sector may be called by: "company", "charity", "newspaper"; but
// "airline" says more than that.
bool names_any_body(std::string_view role);

// Words for bodies of every size: parties only where some country is spoken of.
bool names_panel(std::string_view role);

// What a named body is called later: "the party", "the court", "the agency"; empty when nothing
// says.
std::string title_of(const ActorRow& row, const Actors& actors);

// The last word of a role: "ministry" of "defense ministry".
std::string last_word(const std::string& role);

// True when a body or office with the role `own` may be called by `said` alone: "the ministry".
bool may_shorten(std::string_view said, std::string_view own);

// The words for forces that one word may be another name of: "troops", "soldiers"; empty for other
// words.
std::span<const std::string_view> forces_like(std::string_view role);

// "aid agencies", "a human rights group": of no country where the text names none.
bool names_relief(std::string_view role);

// "coalition forces"
bool is_coalition(std::string_view role);

}  // namespace tacitus

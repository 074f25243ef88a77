// What the words for offices and bodies say of each other.

#include "stages/mention_roles.h"

#include <algorithm>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "base/word_list.h"

namespace tacitus {
namespace {

constexpr std::string_view kInternational[] = {"UNO", "EUR", "NAT", "AFU", "LAS", "ASN",
                                               "OAS", "IMF", "WBG", "IAE", "ICC", "IGO",
                                               "NGO", "ISM", "IMG", "MNC"};

}  // namespace

bool is_international(std::string_view code) { return is_in(kInternational, code); }

bool is_country_code(std::string_view code) { return !code.empty() && !is_international(code); }

bool is_head_role(std::string_view role) {
  constexpr std::string_view kHeads[] = {"chief",         "director",          "chairman",
                                         "leader",        "secretary-general", "president",
                                         "administrator", "commissioner"};
  return is_in(kHeads, role);
}

bool is_top_role(std::string_view role) {
  constexpr std::string_view kTop[] = {"president",      "prime minister",    "king",
                                       "queen",          "emperor",           "leader",
                                       "vice president", "foreign minister",  "secretary of state",
                                       "emir",           "defense minister",  "supreme leader",
                                       "pope",           "secretary-general", "crown prince"};
  return is_in(kTop, role);
}

bool fits(std::string_view title, std::string_view role) {
  if (title == role || role.empty()) return true;
  const auto ends_with = [](std::string_view whole, std::string_view end) {
    return whole.size() > end.size() && whole.substr(whole.size() - end.size()) == end;
  };
  if (ends_with(role, title) || ends_with(title, role)) return true;
  if (title == "minister" && role.find("minister") != std::string_view::npos) return true;
  if (title == "secretary" && role.find("secretary") != std::string_view::npos) return true;
  if (title == "spokesman" && role.find("spokesman") != std::string_view::npos) return true;
  return is_head_role(title) && (is_head_role(role) || is_top_role(role) ||
                                 role.find("director") != std::string_view::npos);
}

bool is_major(std::string_view code) {
  constexpr std::string_view kMajor[] = {"USA", "RUS", "CHN", "GBR", "FRA", "DEU", "JPN", "IND",
                                         "ISR", "TUR", "IRN", "UKR", "PRK", "UNO", "VAT"};
  return is_in(kMajor, code);
}

bool names_body(std::string_view role) {
  constexpr std::string_view kBodies[] = {"group",        "organization",  "organisation",
                                          "movement",     "alliance",      "bloc",
                                          "faction",      "country",       "nation",
                                          "republic",     "member state",  "donor",
                                          "ally",         "coalition",     "agency",
                                          "host country", "island nation", "western country",
                                          "federation"};
  return is_in(kBodies, role);
}

bool names_any_body(std::string_view role) {
  constexpr std::string_view kAny[] = {
      "company", "firm",      "corporation", "business",     "charity",     "aid group",  "NGO",
      "paper",   "newspaper", "broadcaster", "magazine",     "news agency", "university", "school",
      "college", "institute", "group",       "organization", "organisation"};
  return is_in(kAny, role);
}

bool names_panel(std::string_view role) {
  constexpr std::string_view kPanels[] = {"council", "committee", "commission", "association",
                                          "panel"};
  return is_in(kPanels, role);
}

std::string title_of(const ActorRow& row, const Actors& actors) {
  if (row.body == BodyKind::party || row.sector == "PTY") return "party";
  if (row.body == BodyKind::company) return "company";
  if (row.body == BodyKind::group && row.sector == "REB") return "group";
  if (row.sector == "JUD") return "court";
  // The word before the first preposition, or the last one.
  std::vector<LexiconWord> words = to_words(lower(row.name));
  const auto preposition = [](const LexiconWord& word) {
    return word.text == "of" || word.text == "for" || word.text == "on" || word.text == "to";
  };
  const auto end = std::find_if(words.begin(), words.end(), preposition);
  if (end == words.begin() || words.size() < 2) return "";
  const RoleMatch match = actors.find_role(std::span(&*(end - 1), 1));
  const bool body = match.words == 1 && match.role->kind == MentionKind::organization;
  return body ? match.role->role : "";
}

std::string last_word(const std::string& role) {
  const std::size_t blank = role.rfind(' ');
  return blank == std::string::npos ? role : role.substr(blank + 1);
}

bool may_shorten(std::string_view said, std::string_view own) {
  constexpr std::string_view kOthers[] = {"former ", "vice ", "deputy ", "assistant ", "ex-"};
  for (const std::string_view other : kOthers) {
    if (own.find(other) != std::string_view::npos) return false;
  }
  return said != "general" && own.size() > said.size() + 1 && own.ends_with(said) &&
         own[own.size() - said.size() - 1] == ' ';
}

std::span<const std::string_view> forces_like(std::string_view role) {
  static constexpr std::string_view kTroops[] = {"soldier", "troop", "force", "serviceman",
                                                 "marine"};
  static constexpr std::string_view kRebels[] = {"rebel",       "insurgent",     "militant",
                                                 "guerrilla",   "fighter",       "separatist",
                                                 "rebel group", "militant group"};
  static constexpr std::string_view kPolice[] = {"policeman", "police officer"};
  static constexpr std::string_view kProtesters[] = {"protester", "demonstrator"};
  for (const std::span<const std::string_view> family :
       {std::span<const std::string_view>(kTroops), std::span<const std::string_view>(kRebels),
        std::span<const std::string_view>(kPolice),
        std::span<const std::string_view>(kProtesters)}) {
    if (is_in(family, role)) return family;
  }
  return {};
}

bool names_relief(std::string_view role) {
  constexpr std::string_view kBefore[] = {"aid ",          "relief ",      "humanitarian ",
                                          "human rights ", "human right ", "rights ",
                                          "press freedom "};
  constexpr std::string_view kInside[] = {"rights group", "rights organi", "advocacy group"};
  return std::any_of(std::begin(kBefore), std::end(kBefore),
                     [&](std::string_view word) { return role.starts_with(word); }) ||
         std::any_of(std::begin(kInside), std::end(kInside), [&](std::string_view words) {
           return role.find(words) != std::string_view::npos;
         });
}

bool is_coalition(std::string_view role) {
  constexpr std::string_view kCoalitions[] = {"coalition", "coalition forces", "military coalition",
                                              "coalition force"};
  return is_in(kCoalitions, role);
}

}  // namespace tacitus

#include <algorithm>
#include <array>

#include "lexicon/frames.h"

// The names of roles. A preposition is a role of its own; several words that UD joins by "fixed" or
// that writers use as one ("in front of") are one preposition.

namespace tacitus {
namespace {

constexpr std::array<std::string_view, role::kFirstPreposition> kRoleNames = {
    "subj", "obj",   "iobj",  "xcomp",     "ccomp", "comp", "adv",  "poss", "mod",
    "gov",  "owner", "actor", "recipient", "prt",   "aux",  "mark", "acl"};

constexpr std::array<std::string_view, 59> kPrepositions = {"of",
                                                            "alongside",
                                                            "to",
                                                            "on",
                                                            "in",
                                                            "with",
                                                            "by",
                                                            "from",
                                                            "against",
                                                            "for",
                                                            "at",
                                                            "over",
                                                            "into",
                                                            "between",
                                                            "about",
                                                            "toward",
                                                            "under",
                                                            "during",
                                                            "after",
                                                            "before",
                                                            "among",
                                                            "within",
                                                            "without",
                                                            "through",
                                                            "near",
                                                            "via",
                                                            "as",
                                                            "upon",
                                                            "like",
                                                            "despite",
                                                            "amid",
                                                            "across",
                                                            "around",
                                                            "behind",
                                                            "beyond",
                                                            "off",
                                                            "onto",
                                                            "out_of",
                                                            "because_of",
                                                            "since",
                                                            "until",
                                                            "due_to",
                                                            "along_with",
                                                            "together_with",
                                                            "ahead_of",
                                                            "in_exchange_for",
                                                            "in_return_for",
                                                            "in_favor_of",
                                                            "on_behalf_of",
                                                            "according_to",
                                                            "instead_of",
                                                            "such_as",
                                                            "outside",
                                                            "inside",
                                                            "up",
                                                            "down",
                                                            "per",
                                                            "than",
                                                            "including"};

// Other spellings of a preposition.
struct Spelling {
  std::string_view words;
  std::string_view role;
};
constexpr Spelling kSpellings[] = {
    {"towards", "toward"},
    {"amidst", "amid"},
    {"amongst", "among"},
    {"v", "against"},
    {"vs", "against"},
    {"versus", "against"},
    {"regarding", "about"},
    {"concerning", "about"},
    {"owing_to", "due_to"},
    {"in_favour_of", "in_favor_of"},
    {"accord_to", "according_to"},
    {"include", "including"},
    {"regard", "about"},
    {"concern", "about"},
    {"follow", "after"},
    {"along", "near"},
};

}  // namespace

std::optional<Role> preposition_role(std::string_view words) {
  std::string joined(words);
  std::replace(joined.begin(), joined.end(), ' ', '_');
  for (const Spelling& spelling : kSpellings) {
    if (joined == spelling.words) joined = spelling.role;
  }
  const auto found = std::find(kPrepositions.begin(), kPrepositions.end(), joined);
  if (found == kPrepositions.end()) return std::nullopt;
  return static_cast<Role>(role::kFirstPreposition + (found - kPrepositions.begin()));
}

std::optional<Role> parse_role(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found != kRoleNames.end()) return static_cast<Role>(found - kRoleNames.begin());
  return preposition_role(name);
}

std::string_view name_of_role(Role role) {
  if (role < role::kFirstPreposition) return kRoleNames[role];
  return kPrepositions[role - role::kFirstPreposition];
}

}  // namespace tacitus

#include <algorithm>

#include "stages/frame_match.h"

// Which appeal, agreement, refusal or threat it is: the CAMEO code of a match made finer by what
// the act is about, after the table of lexicon/contents.h. "Urged Paris to send arms" looks at the
// code of "send arms"; "marched against the tax" at the class of "tax". "Agreed in talks" is not
// about talks, so a preposition of place says nothing.

namespace tacitus {
namespace {

// Where what an act is about stands, the likeliest first.
constexpr std::string_view kPrepositions[] = {"for", "of", "to", "against", "over", "on", "about"};

void add_once(std::vector<Index>& list, Index item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

// The words at the head of what the act is about, with their conjuncts.
std::vector<Index> Matcher::contents(Index token, const Frame& frame) {
  std::vector<Index> found;
  for (const Path& path : frame.absorbs) {
    for (const Index at : follow(token, path)) add_once(found, at);
  }
  std::vector<Role> roles = {role::kXcomp, role::kCcomp, role::kObj};
  for (const std::string_view name : kPrepositions) roles.push_back(*preposition_role(name));
  roles.push_back(role::kMod);
  for (const Role role : roles) {
    for (const Index at : arguments_.follow(token, role)) add_once(found, at);
  }
  for (std::size_t i = 0, size = found.size(); i < size; ++i) {
    for (const Index kid : tree_.children(found[i])) {
      if (tree_.token(kid).relation == Relation::conj) add_once(found, kid);
    }
  }
  std::erase(found, token);
  return found;
}

void Matcher::refine_by_content(Index token, Match& match) {
  const ContentCodes& codes = frames_.contents;
  if (!codes.knows(match.cameo)) return;
  const std::vector<Index> about = contents(token, frames_.frames[match.frame]);
  for (const Index at : about) {
    const Match* inner = effective(at);
    if (inner == nullptr) continue;
    const std::string_view code = codes.by_code(match.cameo, inner->cameo);
    if (code.empty()) continue;
    match.cameo = code;
    return;
  }
  for (const ContentRule* rule : codes.by_class(match.cameo)) {
    const auto fits = [&](Index at) { return in_class(at, frames_.classes[*rule->word_class]); };
    const bool found = std::any_of(about.begin(), about.end(), [&](Index at) {
      const auto kids = tree_.children(at);
      return fits(at) || std::any_of(kids.begin(), kids.end(), fits);
    });
    if (!found) continue;
    match.cameo = rule->code;
    return;
  }
}

}  // namespace tacitus

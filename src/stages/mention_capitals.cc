// A capital is a town and a government. "Athens rejected the plan" is Greece; "the marathon in
// Athens", "Athens is old", "Athens has a port" are said of the town. A text that says it of the
// town three times and more than twice as often as of the government, as guides and local news do,
// means the town wherever it does not act ("they left Athens"); in any other text the capital is
// its country, as in news of states.

#include <algorithm>

#include "base/word_list.h"
#include "stages/mention_reader.h"

namespace tacitus {
namespace {

// What a town does, as any place: its other verbs are those of a government.
constexpr std::string_view kOfTowns[] = {
    "attract",  "be",     "become", "boast", "cover", "enjoy",   "experience", "fall", "feature",
    "flourish", "grow",   "have",   "host",  "house", "include", "lie",        "lose", "offer",
    "record",   "remain", "see",    "sit",   "stand", "stretch", "suffer"};

constexpr std::uint32_t kFewest = 3;

}  // namespace

// What the words around say that the capital at the head of the phrase is.
MentionReader::CapitalUse MentionReader::use_of_capital(const Phrase& phrase,
                                                        const Group& group) const {
  if (tree_.marker(phrase.head, Relation::case_) == "by") return CapitalUse::government;
  if (is_place(phrase, group)) return CapitalUse::town;
  if (!is(phrase.head, Relation::nsubj)) return CapitalUse::unclear;
  const Index head = tree_.token(phrase.head).head;
  if (head == kNone) return CapitalUse::unclear;
  const Token& verb = tree_.token(head);
  if (verb.pos != Pos::verb) return CapitalUse::town;  // "Athens is a city"
  // "Athens offers beaches", but "Athens might offer a truce"
  const bool weighed = verb.lemma == "offer" && tree_.has(head, Relation::aux);
  const bool state = !weighed && is_in(kOfTowns, verb.lemma);
  return state ? CapitalUse::town : CapitalUse::government;
}

// Counts what the document says of each capital. O(phrases).
void MentionReader::count_capitals() {
  for (const Phrase& phrase : phrases_.all()) {
    const Piece* piece = pieces_.at(phrase.head);
    if (piece == nullptr || piece->kind != PieceKind::country || !piece->capital) continue;
    Group group;
    group.pieces.push_back(piece);
    const CapitalUse use = use_of_capital(phrase, group);
    CapitalCount& count = capitals_[pieces_.text(piece->first, piece->last)];
    if (use == CapitalUse::town) ++count.town;
    if (use == CapitalUse::government) ++count.government;
  }
}

// The town that a capital's name means here; kNone when it stands for its government.
Index MentionReader::town_of(const Phrase& phrase, const Group& group, Reading& reading) {
  const Piece& what = group.what();
  if (group.pieces.size() != 1 || what.kind != PieceKind::country || !what.capital) return kNone;
  const std::string name = pieces_.text(what.first, what.last);
  const CapitalUse use = use_of_capital(phrase, group);
  const CapitalCount& count = capitals_[name];
  const bool mostly = count.town >= kFewest && count.town > 2 * count.government;
  if (use == CapitalUse::government || !mostly) return kNone;
  reading.code = pieces_.code(what);
  return store_.of_place(name, reading.code);
}

}  // namespace tacitus

// Places as parts of a phrase: where a place lies, when a country is only where something happens,
// and what a place says of a body.
//
//   "Gjilan, Kosovo"            the country after the comma is the place's
//   "Paris, Texas"              and a capital of that name is none
//   "the Kosovan town of Gjilan"  so does an adjective before a word for a place
//   "a mine in the Turkish capital"  a thing that does not act still is somewhere
//
// A place whose country nobody says has an empty code.

#include <algorithm>

#include "base/word_list.h"
#include "stages/mention_reader.h"
#include "stages/mention_roles.h"

namespace tacitus {
namespace {

constexpr std::string_view kPlaceWords[] = {
    "in",      "at",         "near", "from",   "inside", "outside", "across", "around",     "into",
    "through", "throughout", "over", "within", "off",    "via",     "onto",   "across from"};
constexpr std::string_view kGeography[] = {
    "north",  "south",    "east",      "west",      "capital",   "city",      "part",
    "region", "province", "border",    "coast",     "outskirts", "town",      "village",
    "island", "suburb",   "northeast", "northwest", "southeast", "southwest", "kilometer",
    "mile",   "km",       "district",  "port",      "area",      "center",    "streets",
    "street", "state",    "parts",     "side",      "edge",      "rest",      "most",
    "much",   "half",     "map",       "territory"};
constexpr std::string_view kTowns[] = {"town", "city", "village", "district", "province", "port"};
// What a name before it is the name of: "Badghis province".
constexpr std::string_view kLands[] = {
    "province",   "region", "state",  "district",    "county",    "oblast",
    "prefecture", "island", "valley", "enclave",     "peninsula", "canton",
    "city",       "town",   "area",   "governorate", "territory", "republic"};

bool is_located(const Piece& piece) {
  return piece.kind == PieceKind::country || piece.kind == PieceKind::place;
}

}  // namespace

// A place, with the country that the tables, its own words or the words around it say. The model
// takes some surnames for places: not those of people named before.
Index MentionReader::denote_place(const Piece& place, const Description& description,
                                  Reading& reading) {
  const std::string name = pieces_.text(place.first, place.last);
  if (const Index person = store_.named_before(name); person != kNone) return person;
  reading.kind = MentionKind::place;
  reading.code = pieces_.code(place);
  if (reading.code.empty() && place.uses.size() == 1) return kNone;  // "Indian Ocean"
  if (reading.code.empty()) reading.code = description.code;
  if (reading.code.empty()) reading.code = pieces_.code_inside(place);
  if (reading.code.empty() && place.first >= 2 && word(place.first - 1) == "of" &&
      is_in(kTowns, tree_.token(place.first - 2).lemma)) {
    reading.code = store_.homes().of_sector("COP", place.first);  // "the town of Hentzau"
  }
  return store_.of_place(name, reading.code);
}

// The country that the words after a place's name, or the words before "of", say it lies in.
std::string MentionReader::home_of(const Phrase& phrase, const Group& group) {
  const Index comma = phrase.words.last;
  const Index next = comma + 1;
  if (group.last() == comma && next < tree_.size() && word(comma) == ",") {
    const Piece* after = pieces_.at(next);
    const bool land = after != nullptr && is_located(*after) && !after->capital &&
                      !after->adjective && after->first == next;
    if (land && !is(next, Relation::conj) && !is(after->last - 1, Relation::conj) &&
        tree_.token(next).relation != Relation::nsubj) {
      return std::string(pieces_.code(*after));
    }
  }
  const Token& head = tree_.token(phrase.head);
  if (head.head == kNone || tree_.marker(phrase.head, Relation::case_) != "of") return {};
  const Index other = phrases_.headed_by(head.head);
  if (other == kNone || !is_in(kGeography, tree_.token(head.head).lemma)) return {};
  return home_of_thing(phrases_.all()[other], groups(phrases_.all()[other]));
}

// True when no verb and no comma stand between two phrases, but for "militants, mostly from Zenda".
bool MentionReader::follows(const Phrase& phrase, const Phrase& other) const {
  if (other.words.first < phrase.words.last) return false;
  for (Index i = phrase.words.last; i < other.words.first; ++i) {
    const Pos pos = tree_.token(i).pos;
    const bool most = i + 2 < other.words.first && word(i) == "," &&
                      tree_.token(i + 1).pos == Pos::adv && word(i + 2) == "from";
    if ((pos == Pos::punct && !most) || pos == Pos::verb || pos == Pos::aux) return false;
  }
  return true;
}

// The possessor that the tree ties to a title before a name: "Zenda's governor Rudolf Rassendyll".
Index MentionReader::owner_of_title(const Phrase& phrase) const {
  for (Index i = phrase.words.first; i < phrase.head; ++i) {
    const Index owner = tree_.child(i, Relation::nmod_poss);
    if (owner != kNone && owner < i && phrases_.headed_by(owner) != kNone)
      return phrases_.headed_by(owner);
  }
  return kNone;
}

// "the Senate" is that of the tables only where their country is not far behind another's: the role
// that the words are else, or nullptr.
const RoleRow* MentionReader::other_house(const Piece& what, const Description& description) const {
  const RoleRow* role = pieces_.role_of(what);
  if (role == nullptr || role->kind == MentionKind::person) return nullptr;
  const std::string_view own = pieces_.code(what);
  // "the Security Council" is the one of the tables
  if (what.last - what.first > 1 && (role->sector != "MIL" || is_international(own)))
    return nullptr;
  // "a National Guard officer in Baghdad"
  const bool abroad = description.code.empty() && role->sector == "MIL" &&
                      !store_.homes().may_be_in(own, what.first);
  if (abroad) return role;
  std::string_view home = description.code;
  if (home.empty()) home = store_.homes().of(*role, description.at);
  return home.empty() || home == own ? nullptr : role;
}

// The country before "'s", whatever the tree makes of it.
std::string MentionReader::owner_by_marker(const Group& group) const {
  const Index first = group.first();
  if (first < 2 || tree_.token(first - 1).relation != Relation::case_) return {};
  const std::string marker = word(first - 1);
  const Piece* owner =
      marker == "'s" || marker == "’s" || marker == "'" ? pieces_.at(first - 2) : nullptr;
  const bool next = owner != nullptr && owner->last == first - 1 && is_located(*owner);
  return next && !owner->adjective ? std::string(pieces_.code(*owner)) : std::string();
}

// "Ruritanian premier Anna Silva and energy minister Rupert Hentzau": a title before a name, right
// after another whose country is said, is of the same.
std::string MentionReader::home_of_colleague(const Group& group) {
  const Index first = group.first();
  const bool titled = group.pieces.size() == 2 && group.pieces[0]->kind == PieceKind::role &&
                      group.pieces[0]->role->kind == MentionKind::person &&
                      !group.pieces[0]->role->inherits && group.what().kind == PieceKind::name;
  if (!titled || first < 2 || word(first - 1) != "and") return {};
  const Piece* name = pieces_.at(first - 2);
  if (name == nullptr || !is_person_piece(*name) || name->last != first - 1) return {};
  const Index phrase = phrase_with(first - 2);
  if (phrase == kNone || state_[phrase] == 1) return {};
  const std::vector<Group> before = groups(phrases_.all()[phrase]);
  const auto of_country = [&](const Group& other) {
    return other.pieces.size() > 2 && other.pieces[0]->kind == PieceKind::country &&
           other.pieces[1]->kind == PieceKind::role && &other.what() == name &&
           other.pieces[1]->role != group.pieces[0]->role;
  };
  const auto found = std::find_if(before.begin(), before.end(), of_country);
  return found == before.end() ? std::string() : std::string(pieces_.code(*found->pieces[0]));
}

// The phrase that a word is a part of the name of: "Silva" of "Father Joao Silva"; or kNone.
Index MentionReader::phrase_with(Index token) const {
  for (Index step = 0; step < 4 && token != kNone; ++step) {
    if (phrases_.headed_by(token) != kNone) return phrases_.headed_by(token);
    const Relation relation = tree_.token(token).relation;
    const bool part = relation == Relation::flat || relation == Relation::compound ||
                      relation == Relation::appos || relation == Relation::nmod_desc;
    if (!part) return kNone;
    token = tree_.token(token).head;
  }
  return kNone;
}

// "Paris, Texas", "Gjilan, Kosovo": a place of the country said after it; kNone when the phrase is
// no place or the tables know better.
Index MentionReader::place_elsewhere(const Phrase& phrase, const Group& group) {
  const Piece& what = group.what();
  const bool named = what.kind == PieceKind::place || what.capital;
  if (!named || group.pieces.size() != 1) return kNone;
  const std::string home = home_of(phrase, group);
  if (home.empty() || home == pieces_.code(what)) return kNone;
  return store_.of_place(pieces_.text(what.first, what.last), home);
}

// Where a thing that does not act belongs: "Turkish" of "the Turkish capital", "Peru" of "a mine in
// Peru"; empty when it is several places'.
std::string MentionReader::home_of_thing(const Phrase& phrase, const std::vector<Group>& found) {
  std::string code;
  for (const Group& group : found) {
    const Piece& first = *group.pieces.front();
    if (!is_located(first)) continue;
    const std::string own(pieces_.code(first));
    if (!code.empty() && own != code) return {};
    code = own;
  }
  if (!code.empty()) return code;
  const Index kid = complement_of(phrase.head, "in");
  const Index other = kid == kNone ? kNone : phrases_.headed_by(kid);
  if (other == kNone || state_[other] == 1) return {};
  const bool next = phrases_.all()[other].words.first <= phrase.words.last + 1;
  return next ? read(other).code : std::string();
}

bool MentionReader::is_place(const Phrase& phrase, const Group& group) const {
  if (group.pieces.size() != 1 || group.what().kind != PieceKind::country) return false;
  if (group.what().adjective && !group.what().capital) {
    // "U.S." is both; "Israeli" never is a place.
    if (word(phrase.head).back() != '.') return false;
  }
  const std::string marker = tree_.marker(phrase.head, Relation::case_);
  if (is_in(kPlaceWords, marker)) return true;
  const Token& token = tree_.token(phrase.head);
  if (marker == "of") {
    const bool north_of =
        phrase.words.first >= 2 && is_in(kGeography, word(phrase.words.first - 2));
    return north_of || (token.head != kNone && is_in(kGeography, tree_.token(token.head).lemma));
  }
  // "in Seoul, South Korea"; "SEOUL, South Korea".
  if (phrase.words.first >= 2 && word(phrase.words.first - 1) == ",") {
    const Piece* before = pieces_.at(phrase.words.first - 2);
    const bool city = before != nullptr && (before->kind == PieceKind::place || before->capital);
    const bool location = tree_.token(phrase.words.first - 2).name == NameKind::location;
    return (city || location) && tree_.token(phrase.head).relation != Relation::nsubj;
  }
  return false;
}

// True for the name of a land before the word for it: "in western Badghis province".
bool MentionReader::names_land(const Group& group) const {
  const Index land = group.last();
  return land < tree_.size() && is_in(kLands, word(land)) && tree_.token(land - 1).head == land &&
         !pieces_.code(group.what()).empty();
}

// True for a place that is no party: one that is no capital does not act ("Basra erupted"), and one
// whose country nobody knows is only where something is ("demand from Asia").
bool MentionReader::only_location(const Phrase& phrase, const Reading& reading) const {
  if (store_.kind(reading.entity) != MentionKind::place) return false;
  if (is(phrase.head, Relation::nsubj) || is(phrase.head, Relation::nmod_poss)) return true;
  return store_.entity(reading.entity).code.empty() &&
         is_in(kPlaceWords, tree_.marker(phrase.head, Relation::case_));
}

// The country in a name that says no more: "Japan" in "Japan Forum talks", and before those who do
// not act: "a Ukrainian passenger jet".
void MentionReader::read_country_of_title(Index phrase, const Group& group) {
  const Piece& first = *group.pieces.front();
  const PieceKind kind = group.what().kind;
  const bool country = (kind == PieceKind::title || kind == PieceKind::role) &&
                       group.pieces.size() > 1 && first.kind == PieceKind::country &&
                       !first.capital;
  if (!country || !pieces_.form_of(group.first(), group.last()).empty()) return;
  Reading reading;
  reading.code = pieces_.code(first);
  reading.entity = store_.of_country(reading.code);
  reading.kind = MentionKind::organization;
  reading.words = {first.first, first.last};
  reading.head = first.last - 1;
  extra_[phrase].push_back(std::move(reading));
}

// "Nigerian Air Force (NAF)": the short name in brackets is another name of the body before it.
Index MentionReader::body_before_bracket(const Phrase& phrase, const Group& group) {
  const Piece& what = group.what();
  const bool single = what.kind == PieceKind::title && group.pieces.size() == 1;
  const Index first = group.first();
  if (!single || first < 2 || word(first - 1) != "(") return kNone;
  const std::string name = pieces_.text(what.first, what.last);
  const bool capitals =
      name.size() >= 2 && name.find(' ') == std::string::npos &&
      std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!capitals) return kNone;
  const IndexRange sentence = tree_.annotations().sentences[phrase.sentence].tokens;
  for (Index i = first - 1; i-- > sentence.first;) {
    const Index other = phrases_.headed_by(i);
    if (other == kNone) continue;
    const IndexRange words = phrases_.all()[other].words;
    if (words.last + 1 != first || state_[other] == 1) continue;
    const Index entity = read(other).entity;
    if (entity == kNone || store_.kind(entity) == MentionKind::person) return kNone;
    store_.also_called(entity, name);
    return entity;
  }
  return kNone;
}

// "Chad's closest ally, Niger, which ...": who stands in such a relation to another is named by the
// apposition.
Index MentionReader::body_in_apposition(const Phrase& phrase, const Group& group) {
  static constexpr std::string_view kRelated[] = {"ally",      "enemy",   "foe",  "neighbor",
                                                  "neighbour", "partner", "rival"};
  const Piece& what = group.what();
  if (what.kind != PieceKind::role ||
      tree_.token(phrase.head).morphology.number == Number::plural) {
    return kNone;
  }
  if (!is_in(kRelated, what.role->role)) {
    return kNone;
  }
  for (const Index kid : tree_.children(phrase.head)) {
    if (kid < phrase.head || !is(kid, Relation::appos)) continue;
    const Index other = phrases_.headed_by(kid);
    if (other == kNone || state_[other] == 1) continue;
    const std::vector<Group> found = groups(phrases_.all()[other]);
    const Group* named = group_of(found, kid);
    if (named != nullptr && named->what().kind == PieceKind::country) return read(other).entity;
  }
  return kNone;
}

// "his counterparts", "his partners from Chad": of another country than he is.
bool MentionReader::is_from_elsewhere(Index head) const {
  const std::string& lemma = tree_.token(head).lemma;
  if (lemma == "counterpart") return true;
  return (lemma == "partner" || lemma == "colleague") && complement_of(head, "from") != kNone;
}

// "six-party talks", "a two party system", "a three-judge panel": of so many, whoever they are.
bool MentionReader::is_counted(Index modifier) const {
  Index before = modifier;
  while (before > 0 && word(before - 1) == "-") --before;
  return before > 0 && tree_.token(before - 1).pos == Pos::num;
}

}  // namespace tacitus

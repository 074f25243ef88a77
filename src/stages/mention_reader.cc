// A phrase is read as groups of pieces. "South Korean Defense Ministry spokesman Moon Sang-kyun" is
// one group of four: the last piece says what it is (a person of that name), the others say whose
// (of the body "defense ministry" of KOR, with the title "spokesman"). "Israeli air strikes" has
// the group "Israeli", which does not hold the head word, so the phrase is no actor and its group
// is a mention of its own.
//
// Whose it is may also be said by a possessor ("Kabul's police chief"), by a complement ("the
// president of France", "the Defense Ministry in Seoul"), or by an apposition ("Mike Pompeo, the
// director of the CIA"), in that order of trust after the group itself.

#include "stages/mention_reader.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "base/word_list.h"

namespace tacitus {
namespace {

constexpr std::string_view kFormer[] = {"former", "ex",      "ousted",   "deposed",
                                        "ex-",    "onetime", "disgraced"};
constexpr std::string_view kNotNow[] = {"next",      "future",   "incoming", "new",   "would",
                                        "potential", "possible", "another",  "first", "previous",
                                        "last",      "past",     "rival",    "self"};
constexpr std::string_view kIndefinite[] = {"a",     "an",   "another", "any",     "some",
                                            "every", "each", "no",      "several", "many",
                                            "few",   "two",  "three",   "other"};
constexpr std::string_view kQuantities[] = {
    "thousand", "hundred", "dozen",     "ten",        "million",  "group", "number",
    "majority", "score",   "handful",   "pair",       "couple",   "lot",   "some",
    "most",     "many",    "all",       "each",       "one",      "two",   "three",
    "four",     "five",    "both",      "none",       "half",     "rest",  "several",
    "crowd",    "band",    "coalition", "generation", "minority", "any"};
// Of others than those of the story's country.
constexpr std::string_view kForeign[] = {
    "foreign",  "international", "overseas", "outside", "foreign-born",  "multinational",
    "visiting", "migrant",       "western",  "allied",  "other-country", "exiled"};
// Nouns that name no actor when they only describe another ("school shooting", "bank loans").
constexpr std::string_view kQuietSectors[] = {"BUS", "EDU", "MED", "REL", "CVL",
                                              "JRN", "SOC", "ELI", "AGR"};
constexpr std::string_view kActingSectors[] = {"REB", "UAF", "OPP", "LAB", "REF", "COP"};
// Offices that stand in one country for another.
constexpr std::string_view kAbroad[] = {"ambassador", "embassy",   "diplomat",
                                        "envoy",      "inspector", "peacekeeping mission",
                                        "delegation"};

bool is_country_piece(const Piece& piece) {
  return piece.kind == PieceKind::country || piece.kind == PieceKind::people ||
         piece.kind == PieceKind::place;
}

bool is_role(const Piece& piece, MentionKind kind) {
  return piece.kind == PieceKind::role && piece.role->kind == kind;
}

}  // namespace

MentionReader::MentionReader(const Document& document, const Tree& tree, const Phrases& phrases,
                             EntityStore& store, Coreference& coreference)
    : document_(document),
      tree_(tree),
      pieces_(store.pieces()),
      phrases_(phrases),
      store_(store),
      coreference_(coreference),
      readings_(phrases.all().size()),
      state_(phrases.all().size(), 0),
      extra_(phrases.all().size()) {
  count_capitals();
}

std::string MentionReader::word(Index token) const {
  return lower(document_.at(tree_.token(token).span));
}

const Reading& MentionReader::read(Index phrase) {
  if (state_[phrase] == 0) {
    state_[phrase] = 1;
    read_phrase(phrase);
    state_[phrase] = 2;
  }
  return readings_[phrase];
}

// --- groups -------------------------------------------------------------------------------------

// True when `piece` continues `group`: "Russian" + "army", "army" + "chief", "chief" + name; a
// person's name + "government". Not after "and", and not a country after anything.
bool MentionReader::joins(const Group& group, const Piece& piece) const {
  const Piece& last = group.what();
  for (Index i = last.last; i < piece.first; ++i) {
    const Token& token = tree_.token(i);
    if (token.pos == Pos::cconj || token.pos == Pos::verb || token.pos == Pos::adp) return false;
    if (token.pos == Pos::punct || token.relation == Relation::case_) {
      // "U.S.-backed rebels" are not American; "Russian-Ukrainian" are two.
      return false;
    }
  }
  if (is_country_piece(piece)) return false;
  if (is_person_piece(last)) return piece.kind == PieceKind::role;
  // "newspaper Rodong Sinmun"
  if (piece.kind == PieceKind::body && last.kind == PieceKind::role && piece.first == last.last) {
    return last.role->kind != MentionKind::person;
  }
  if (piece.kind == PieceKind::body || piece.kind == PieceKind::title)
    return is_country_piece(last);
  return true;
}

std::vector<MentionReader::Group> MentionReader::groups(const Phrase& phrase) const {
  std::vector<Group> out;
  IndexRange skipped;
  if (phrase.possessor != kNone) skipped = phrases_.all()[phrase.possessor].words;
  for (Index i = phrase.words.first; i < phrase.words.last; ++i) {
    const Piece* piece = pieces_.at(i);
    if (piece == nullptr || skipped.contains(i)) continue;
    if (piece->first < i && i > phrase.words.first) continue;
    if (out.empty() || !joins(out.back(), *piece)) out.emplace_back();
    out.back().pieces.push_back(piece);
  }
  return out;
}

const MentionReader::Group* MentionReader::group_of(const std::vector<Group>& groups, Index head) {
  for (const Group& group : groups) {
    if (group.contains(head)) return &group;
  }
  return nullptr;
}

// --- whose it is --------------------------------------------------------------------------------

void MentionReader::use_entity(Index entity, Description& description, bool as_body) const {
  const Entity& owner = store_.entity(entity);
  description.code = owner.code;
  const MentionKind kind = store_.kind(entity);
  const bool with_sector = kind != MentionKind::person && !owner.sector.empty();
  const bool no_country =
      kind == MentionKind::organization && owner.rule.rfind("actors/countries", 0) != 0;
  if (as_body && (with_sector || no_country)) {
    description.body = entity;
    description.sector = owner.sector;
  }
}

void MentionReader::add_owner(const Phrase& phrase, Description& description) {
  const Index possessor = phrase.possessor == kNone ? owner_of_title(phrase) : phrase.possessor;
  if (possessor == kNone || state_[possessor] == 1) return;
  if (is_from_elsewhere(phrase.head)) return;
  const Reading& owner = read(possessor);
  if (owner.entity != kNone) {
    use_entity(owner.entity, description, true);
  } else {
    description.code = owner.code;
    if (owner.kind == MentionKind::pronoun) description.code = home_of_speaker(phrase);
  }
}

// The head of the first "of" phrase (or another preposition) of `token`, or kNone.
Index MentionReader::complement_of(Index token, std::string_view preposition) const {
  for (const Index kid : tree_.children(token)) {
    if (kid < token || !(is(kid, Relation::nmod) || is(kid, Relation::obl))) continue;
    if (tree_.marker(kid, Relation::case_) == preposition) return kid;
  }
  return kNone;
}

// True when words after that preposition may say whose office it is ("a court in Zenda"). A body
// without a role is only somewhere.
bool MentionReader::may_complete(const RoleRow* role, std::string_view preposition) {
  if (role == nullptr) return preposition == "in" || preposition == "of";
  if (preposition == "in") return role->sector != "MIL" && !is_in(kAbroad, role->role);
  return preposition != "for" || role->inherits || role->sector == "GOV";
}

void MentionReader::add_complement(const Phrase& phrase, const Group& group,
                                   Description& description) {
  const Piece& what = group.what();
  const RoleRow* role = what.role;
  for (const Piece* piece : group.pieces) {
    if (piece->kind == PieceKind::role) role = piece->role;
  }
  if (role == nullptr && what.kind != PieceKind::title) return;
  for (const std::string_view preposition : {"of", "for", "at", "with", "from", "in"}) {
    if (!may_complete(role, preposition)) continue;
    for (Index i = group.first(); i < phrase.words.last; ++i) {
      const Index kid = complement_of(i, preposition);
      const Index other = kid == kNone ? kNone : phrases_.headed_by(kid);
      if (other == kNone || state_[other] == 1) continue;
      // "the president in a meeting with the Canadian premier" is not Canadian.
      if (preposition != "of" && !follows(phrase, phrases_.all()[other])) continue;
      const Reading& reading = read(other);
      if (reading.entity != kNone && preposition != "in" && preposition != "from") {
        use_entity(reading.entity, description, true);
      } else if (reading.entity != kNone) {
        description.code = store_.entity(reading.entity).code;
        if (description.code.empty() && reading.kind == MentionKind::organization)
          description.elsewhere = true;
      } else {
        description.code = reading.code;
      }
      if (!description.code.empty() || description.body != kNone) return;
    }
  }
}

void MentionReader::add_article(const Phrase& phrase, const Group& group,
                                Description& description) const {
  bool article = phrase.possessor != kNone;
  bool not_now = false;
  for (Index i = phrase.words.first; i < group.last(); ++i) {
    const std::string text = word(i);
    const NameKind name = tree_.token(i).name;
    // "the U.N.-backed government" is not the United Nations', nor that of the story's country.
    const Piece* piece = pieces_.at(i);
    const bool backed = i < group.first() && piece != nullptr && phrase.possessor == kNone &&
                        (is_country_piece(*piece) || piece->kind == PieceKind::body ||
                         piece->kind == PieceKind::group);
    if (backed) description.elsewhere = true;
    const bool foreign =
        name == NameKind::norp || name == NameKind::location || is_in(kForeign, text);
    if (foreign && pieces_.at(i) == nullptr) description.elsewhere = true;
    if (pieces_.at(i) != nullptr && pieces_.at(i)->kind != PieceKind::role) continue;
    if (is_in(kIndefinite, text)) description.indefinite = true;
    if (is_in(kFormer, text)) description.former = true;
    if (is_in(kNotNow, text)) not_now = true;
    if (text == "the" || text == "this" || text == "that" || text == "these") article = true;
  }
  const Token& last = tree_.token(group.last() - 1);
  description.plural = last.morphology.number == Number::plural;
  for (Index i = group.what().first; i < group.last(); ++i) {
    const Token& token = tree_.token(i);  // "attorneys general"
    description.plural =
        description.plural || (token.pos == Pos::noun && token.morphology.number == Number::plural);
  }
  description.definite = !description.indefinite && !not_now && (article || !description.plural);
  description.indefinite = description.indefinite || not_now;
}

// A role word inside the name of an unknown organisation: "Ministry", "Party", "University".
const RoleRow* MentionReader::role_in(const Piece& piece) const {
  const RoleRow* found = nullptr;
  for (Index i = piece.first; i < piece.last; ++i) {
    const RoleRow* role = pieces_.role_of_word(i);
    if (role == nullptr || role->kind == MentionKind::person) continue;
    const std::string text = word(i);
    if (text == "for" || text == "of") break;
    found = role;
  }
  return found;
}

// A piece before the last one of its group.
void MentionReader::modify(const Piece& piece, Description& description) {
  if (is_country_piece(piece)) {
    description.code = pieces_.code(piece);
    description.elsewhere = description.elsewhere || description.code.empty();
    return;
  }
  if (is_role(piece, MentionKind::person)) {
    description.role = piece.role;
    return;
  }
  Group alone;
  alone.pieces.push_back(&piece);
  Reading ignored;
  const Index entity = denote(alone, description, ignored);
  if (entity != kNone) use_entity(entity, description, !is_person_piece(piece));
}

Description MentionReader::description_of(const Phrase& phrase, const Group& group, bool whole) {
  Description description;
  if (whole) add_owner(phrase, description);
  bool said = description.body != kNone || !description.code.empty();
  for (std::size_t i = 0; i + 1 < group.pieces.size(); ++i) {
    modify(*group.pieces[i], description);
    said = said || !is_role(*group.pieces[i], MentionKind::person);
  }
  if (whole && !said) description.code = owner_by_marker(group);
  if (whole && !said && description.code.empty()) description.code = home_of_colleague(group);
  if (whole && !said && description.code.empty()) add_complement(phrase, group, description);
  add_article(phrase, group, description);
  if (group.what().kind == PieceKind::role) description.role = group.what().role;
  description.at = group.what().last - 1;
  return description;
}

// --- what it is ---------------------------------------------------------------------------------

// The entity that the last piece of `group` names, given what the others say.
Index MentionReader::denote(const Group& group, const Description& given, Reading& reading) {
  const Piece& what = group.what();
  Description description = given;
  switch (what.kind) {
    case PieceKind::country:
      reading.kind = MentionKind::organization;
      reading.code = pieces_.code(what);
      return store_.of_country(reading.code);
    case PieceKind::people:
      reading.kind = MentionKind::group;
      reading.code = pieces_.code(what);
      return store_.of_people(reading.code);
    case PieceKind::place:
      return denote_place(what, description, reading);
    case PieceKind::body:
      if (const RoleRow* role = other_house(what, description); role != nullptr) {
        description.role = role;
        return store_.of_office(description);
      }
      return store_.of_row(what, NameUse::organization, description);
    case PieceKind::group:
      return store_.of_row(what, NameUse::group, description);
    case PieceKind::title:
      return denote_title(group, description);
    case PieceKind::role:
      description.role = what.role;
      description.name = name_with_role(group);
      return store_.of_office(description);
    default:
      return store_.of_person(what, pieces_.text(what.first, what.last), description);
  }
}

// "Silver Creek College", "King's College": a body with a name of its own, though no table and no
// model knows it as one; empty for "the college".
std::string MentionReader::name_with_role(const Group& group) const {
  const Piece& what = group.what();
  if (what.role->kind == MentionKind::person) return {};
  const auto proper = [&](Index i) { return tree_.token(i).pos == Pos::propn; };
  if (!proper(what.last - 1) || group.pieces.size() > 1) return {};
  Index first = what.first;
  while (first > 0 && pieces_.at(first - 1) == nullptr &&
         (proper(first - 1) || (tree_.token(first - 1).relation == Relation::case_ &&
                                tree_.token(first - 1).glued && first > 1 && proper(first - 2)))) {
    --first;
  }
  while (first < what.first && !proper(first)) ++first;
  return first == what.first ? std::string() : pieces_.text(first, what.last);
}

// An organisation that the tables do not have: its country may stand before or in its name, and its
// form may say what it is.
Index MentionReader::denote_title(const Group& group, Description description) {
  const Piece& what = group.what();
  const std::string_view form = pieces_.form_of(what.first, what.last);
  if (const Index person = store_.named_before(pieces_.text(what.first, what.last));
      person != kNone && group.pieces.size() == 1) {
    return person;
  }
  description.role = role_in(what);
  // "Africa Union", "Customs Union": not everything with a union is of workers.
  if (form.empty() && description.role != nullptr && description.role->role == "union")
    description.role = nullptr;
  if (description.code.empty()) description.code = pieces_.code_inside(what);
  // "Japan Forum": the country is a part of the name.
  const bool part = group.pieces.size() > 1 &&
                    tree_.token(group.first()).name == NameKind::organization &&
                    is_country_piece(*group.pieces[0]);
  return store_.of_title(pieces_.text(part ? group.first() : what.first, what.last), description,
                         form);
}

// The words of the mention: those of the phrase, and "of France" in "the president of France".
IndexRange MentionReader::span_of(const Phrase& phrase, const Group& group) const {
  IndexRange words = phrase.words;
  const auto outside = [&](Index i) {
    const Token& token = tree_.token(i);
    return token.pos == Pos::punct || token.pos == Pos::adp || token.relation == Relation::case_;
  };
  while (words.first < phrase.head && outside(words.first)) {
    ++words.first;
  }
  while (words.size() > 1 && (tree_.token(words.last - 1).pos == Pos::punct ||
                              tree_.token(words.last - 1).relation == Relation::case_)) {
    if (words.last - 1 <= phrase.head) break;
    --words.last;
  }
  if (words.first > phrase.head) words.first = phrase.head;
  if (group.what().kind != PieceKind::role) return words;
  const Index kid = complement_of(phrase.head, "of");
  const Index other = kid == kNone ? kNone : phrases_.headed_by(kid);
  if (other == kNone) return words;
  const IndexRange complement = phrases_.all()[other].words;
  const bool next = complement.first == words.last + 1 && readings_[other].entity != kNone;
  if (next) words.last = complement.last;
  return words;
}

// --- appositions --------------------------------------------------------------------------------

// The name in "the new director of the CIA, Mike Pompeo".
const Piece* MentionReader::name_in_apposition(const Phrase& phrase) const {
  for (const Index kid : tree_.children(phrase.head)) {
    if (kid < phrase.head || !is(kid, Relation::appos)) continue;
    const Index other = phrases_.headed_by(kid);
    if (other == kNone) continue;
    const std::vector<Group> found = groups(phrases_.all()[other]);
    const Group* group = group_of(found, kid);
    if (group != nullptr && group->pieces.size() == 1 && is_person_piece(group->what())) {
      return &group->what();
    }
  }
  return nullptr;
}

// The phrase that `phrase` stands in apposition to, by the tree; or, when the tree has lost a
// description ("Park, chief of the agency, said"), the name before the comma.
Index MentionReader::before_apposition(const Phrase& phrase, const Group& group) const {
  const Token& token = tree_.token(phrase.head);
  if (token.relation == Relation::appos && token.head != kNone) return phrase_with(token.head);
  const bool alone = token.relation != Relation::conj && !tree_.has(phrase.head, Relation::conj) &&
                     token.morphology.number == Number::singular;
  const Index comma = phrase.words.first - 1;
  if (!alone || !is_role(group.what(), MentionKind::person) || phrase.words.first < 2) return kNone;
  if (comma < tree_.annotations().sentences[phrase.sentence].tokens.first + 1) return kNone;
  const Piece* name = word(comma) == "," ? pieces_.at(comma - 1) : nullptr;
  if (name == nullptr || !is_person_piece(*name) || name->last != comma) return kNone;
  for (Index i = name->first; i < name->last; ++i) {
    if (phrases_.headed_by(i) != kNone) return phrases_.headed_by(i);
  }
  return kNone;
}

// The person whom "the director of the CIA" describes in "Mike Pompeo, the director of the CIA", or
// who is named by the apposition's head in "the director, Mike Pompeo".
Index MentionReader::person_before_apposition(const Phrase& phrase, const Group& group) {
  const Index other = before_apposition(phrase, group);
  if (other == kNone || state_[other] == 1) return kNone;
  const Index entity = read(other).entity;
  if (entity == kNone) return kNone;
  const bool describes = is_role(group.what(), MentionKind::person);
  const bool names = is_person_piece(group.what());
  if (store_.is_person(entity) && (describes || names)) return entity;
  // "the Taliban, an armed group"
  const bool body = group.what().kind == PieceKind::role && group.pieces.size() == 1 &&
                    store_.kind(entity) != MentionKind::person && !describes;
  return body ? entity : kNone;
}

// Tells the store what the appositions of a person say of him.
void MentionReader::add_appositions(const Phrase& phrase, Index entity) {
  if (entity == kNone || !store_.is_person(entity)) return;
  for (const Index kid : tree_.children(phrase.head)) {
    if (kid < phrase.head || !is(kid, Relation::appos)) continue;
    const Index other = phrases_.headed_by(kid);
    if (other == kNone || state_[other] == 1) continue;
    const Phrase& apposition = phrases_.all()[other];
    const std::vector<Group> found = groups(apposition);
    const Group* group = group_of(found, kid);
    if (group == nullptr || !is_role(group->what(), MentionKind::person)) continue;
    store_.describe(entity, description_of(apposition, *group, true));
  }
}

// --- phrases ------------------------------------------------------------------------------------

bool MentionReader::read_quantity(const Phrase& phrase, Reading& reading) {
  const Token& head = tree_.token(phrase.head);
  if (head.pos != Pos::num && !is_in(kQuantities, head.lemma)) return false;
  const Index kid = complement_of(phrase.head, "of");
  const Index other = kid == kNone ? kNone : phrases_.headed_by(kid);
  if (other == kNone || state_[other] == 1) return false;
  const Reading inner = read(other);
  if (inner.entity == kNone || inner.kind == MentionKind::place) return false;
  reading = inner;
  reading.kind = MentionKind::group;
  reading.head = phrase.head;
  reading.words = phrase.words;
  if (inner.words.first >= phrase.words.last) reading.words.last = inner.words.last;
  return true;
}

void MentionReader::read_actor(const Phrase& phrase, const Group& group, Reading& reading) {
  Index entity = person_before_apposition(phrase, group);
  if (entity != kNone && store_.is_person(entity) && is_role(group.what(), MentionKind::person)) {
    store_.describe(entity, description_of(phrase, group, true));
  }
  if (entity == kNone) entity = body_before_bracket(phrase, group);
  if (entity == kNone) entity = body_in_apposition(phrase, group);
  if (entity == kNone) entity = place_elsewhere(phrase, group);
  if (entity == kNone) entity = town_of(phrase, group, reading);
  if (entity == kNone) {
    const Description description = description_of(phrase, group, true);
    reading.code = description.code;
    reading.bare = description.role;
    reading.elsewhere = description.elsewhere || !description.code.empty();
    const Piece* name = is_role(group.what(), MentionKind::person) && !description.plural
                            ? name_in_apposition(phrase)
                            : nullptr;
    if (name != nullptr) {
      entity = store_.of_person(*name, pieces_.text(name->first, name->last), description);
    } else {
      entity = denote(group, description, reading);
    }
    add_appositions(phrase, entity);
  }
  reading.entity = entity;
  if (entity == kNone) return;
  reading.kind = store_.kind(entity);
  reading.words = span_of(phrase, group);
  if (is_place(phrase, group)) reading.kind = MentionKind::place;
}

// True for describing words that say nothing of who acts: "school shooting", "Samsung phones".
bool MentionReader::is_quiet(const Group& group) const {
  const Piece& what = group.what();
  if (what.kind == PieceKind::place) return !names_land(group);
  if (what.kind == PieceKind::title) return what.last - what.first < 2 || role_in(what) == nullptr;
  if (what.kind != PieceKind::role) return false;
  const std::string& sector = what.role->sector;
  if (what.role->role == "air defence" || tree_.has(what.last - 1, Relation::nummod)) return true;
  if (is_counted(what.first)) return true;
  if (sector.empty() || is_in(kQuietSectors, sector)) return true;
  // "justice system", "six-party talks", but "rebel attack", "student protest", "soldier deaths"
  return what.role->kind == MentionKind::person && group.pieces.size() < 2 &&
         !is_in(kActingSectors, sector);
}

bool MentionReader::has_article(const Phrase& phrase) const {
  if (phrase.possessor != kNone) return true;
  for (Index i = phrase.words.first; i < phrase.head; ++i) {
    if (tree_.token(i).relation == Relation::det && word(i) == "the") return true;
  }
  return false;
}

void MentionReader::read_modifiers(Index phrase, const std::vector<Group>& groups,
                                   const Group* actor) {
  const Phrase& outer = phrases_.all()[phrase];
  for (const Group& group : groups) {
    if (&group == actor) continue;
    const Piece& what = group.what();
    if (is_quiet(group)) {
      read_country_of_title(phrase, group);
      continue;
    }
    Reading reading;
    Description description = description_of(outer, group, false);
    if (what.kind == PieceKind::role && description.code.empty() && !has_article(outer)) {
      if (what.role->sector == "GOV" || what.role->sector == "LEG") continue;  // "regime change"
      description.definite = false;
    }
    reading.entity = denote(group, description, reading);
    if (reading.entity == kNone) continue;
    reading.kind = store_.kind(reading.entity);
    // "the Geneva talks" are in Geneva.
    if (what.kind == PieceKind::country && what.capital) reading.kind = MentionKind::place;
    reading.words = {group.first(), group.last()};
    reading.head = group.last() - 1;
    for (Index i = group.last(); i-- > group.first();) {
      const Index head = tree_.token(i).head;
      if (head == kNone || head < group.first() || head >= group.last()) {
        reading.head = i;
        break;
      }
    }
    extra_[phrase].push_back(std::move(reading));
  }
}

void MentionReader::read_phrase(Index index) {
  const Phrase& phrase = phrases_.all()[index];
  Reading reading;
  reading.head = phrase.head;
  reading.words = phrase.words;
  const std::vector<Group> found = groups(phrase);
  const Group* actor = group_of(found, phrase.head);
  const Index relative = read_relative_role(phrase);
  if (relative != kNone) {
    reading.entity = relative;
    reading.kind = MentionKind::person;
  } else if (tree_.token(phrase.head).pos == Pos::pron && actor == nullptr) {
    if (!read_pronoun(index, reading)) {
      reading.kind = MentionKind::other;
      read_quantity(phrase, reading);
    }
  } else if (!read_quantity(phrase, reading) && actor != nullptr) {
    read_actor(phrase, *actor, reading);
  }
  if (reading.entity != kNone && only_location(phrase, reading)) reading.entity = kNone;
  read_modifiers(index, found, actor);
  // A country that describes what is no actor still says where that belongs: "Kabul's police".
  if (reading.code.empty() && reading.entity != kNone)
    reading.code = store_.entity(reading.entity).code;
  if (reading.code.empty() && actor == nullptr) reading.code = home_of_thing(phrase, found);
  readings_[index] = std::move(reading);
}

}  // namespace tacitus

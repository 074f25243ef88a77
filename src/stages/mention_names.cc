// Pieces are found from left to right in a sentence, the longest first:
//
//   South Korean   Defense Ministry   spokesman   Moon Sang-kyun
//   country        role               role        name (the model's)
//
// A name of the tables inside a longer name of the model is not meant: "Jordan" in "Michael
// Jordan", "Trump" in "Melania Trump". A body whose name is also a common phrase ("Congress",
// "Senate", "National Guard") is the one in the tables only when its country is in the document
// otherwise; else it is the common phrase ("the Senate" of Nigeria).
//
// What the tables do not say and the reader knows: "Georgia" beside American places is the state;
// "the North" and "the South" are Koreas when a Korea is in the document; "North and South Korea".

#include "stages/mention_names.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "lexicon/fold.h"
#include "stages/mention_titles.h"

namespace tacitus {
namespace {

constexpr std::size_t kLongestName = 12;  // words

constexpr std::string_view kCalendar[] = {"monday",    "tuesday", "wednesday", "thursday", "friday",
                                          "saturday",  "sunday",  "january",   "february", "march",
                                          "april",     "may",     "june",      "july",     "august",
                                          "september", "october", "november",  "december"};

constexpr std::string_view kHonorifics[] = {"mr", "mr.", "mrs",  "mrs.", "ms",   "ms.",
                                            "dr", "dr.", "miss", "sir",  "madam"};
constexpr std::string_view kBeforeThings[] = {"cyclone", "hurricane", "lake",  "mount",
                                              "mt",      "operation", "storm", "typhoon"};
constexpr std::string_view kParticles[] = {"al",  "el",  "bin", "ibn", "de", "da",   "dos", "del",
                                           "van", "von", "der", "la",  "ul", "ould", "-"};

bool is_calendar_word(std::string_view lemma) { return is_in(kCalendar, lemma); }

bool is_nominal(Pos pos) { return pos == Pos::noun || pos == Pos::propn; }

PieceKind kind_of(NameUse use) {
  switch (use) {
    case NameUse::country:
    case NameUse::adjective:
    case NameUse::capital:
      return PieceKind::country;
    case NameUse::people:
      return PieceKind::people;
    case NameUse::person:
      return PieceKind::person;
    case NameUse::surname:
      return PieceKind::surname;
    case NameUse::organization:
      return PieceKind::body;
    case NameUse::group:
      return PieceKind::group;
    case NameUse::place:
      return PieceKind::place;
  }
  return PieceKind::place;
}

}  // namespace

Pieces::Pieces(const Actors& actors, const Document& document, const Annotations& annotations)
    : actors_(actors),
      document_(document),
      annotations_(annotations),
      at_(annotations.tokens.size(), kNone) {
  add_words();
  for (const Sentence& sentence : annotations.sentences) {
    if (is_prose(sentence, annotations.blocks)) find_in_sentence(sentence.tokens);
  }
  count_evidence();
  drop_doubtful();
  for (const Sentence& sentence : annotations.sentences) add_korea(sentence.tokens);
}

void Pieces::add_words() {
  const std::vector<Token>& tokens = annotations_.tokens;
  words_.reserve(tokens.size());
  lemmas_.reserve(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view form = document_.at(tokens[i].span);
    const bool space = i == 0 || tokens[i - 1].span.end != tokens[i].span.begin;
    words_.push_back({fold_name(form), space});
    std::string lemma = lower(tokens[i].lemma.empty() ? form : tokens[i].lemma);
    const bool hour = i > 0 && tokens[i - 1].pos == Pos::num;  // "3 PM"
    if (!hour && names_role(form.substr(0, lemma.size()))) lemma = form.substr(0, lemma.size());
    lemmas_.push_back({std::move(lemma), space});
  }
}

// "NGO", "MPs": roles that are written in capitals, as no name is ("Ngo Van Lu").
bool Pieces::names_role(std::string_view form) const {
  const bool capitals = form.size() > 1 && std::all_of(form.begin(), form.end(),
                                                       [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals) return false;
  const LexiconWord word{std::string(form), false};
  return actors_.find_role(std::span(&word, 1)).words > 0;
}

std::string Pieces::text(Index first, Index last) const {
  std::string out;
  for (Index i = first; i < last; ++i) {
    if (i > first && words_[i].space_before) out += ' ';
    out += words_[i].text;
  }
  return out;
}

void Pieces::add(Piece piece) {
  for (Index i = piece.first; i < piece.last; ++i) at_[i] = static_cast<Index>(pieces_.size());
  pieces_.push_back(piece);
}

void Pieces::find_in_sentence(IndexRange tokens) {
  for (Index at = tokens.first; at < tokens.last;) {
    const bool found = add_titled_name(at, tokens) || add_name(at, tokens) ||
                       add_model_name(at, tokens) || add_role(at, tokens);
    at = found ? pieces_.back().last : at + 1;
  }
}

// True when the model sees a longer name of a person over [first, last), or the tree ties the words
// to another part of a name.
bool Pieces::inside_longer_name(Index first, Index last) const {
  const std::vector<Token>& tokens = annotations_.tokens;
  const auto person = [&](Index i) { return tokens[i].name == NameKind::person; };
  if (!person(first)) return false;
  const bool left = first > 0 && person(first - 1) && !tokens[first].name_begins &&
                    !is_in(kHonorifics, lemmas_[first - 1].text);
  const bool right = last < tokens.size() && person(last) && !tokens[last].name_begins;
  return left || right;
}

// "fell to rebels", "the governor of", "near": where a place stands, and no person.
bool Pieces::stands_as_place(Index at) const {
  static constexpr std::string_view kBefore[] = {"in", "near", "outside", "inside"};
  static constexpr std::string_view kRuled[] = {"governor", "mayor",  "city",    "town",
                                                "province", "region", "village", "district",
                                                "resident", "fall",   "siege",   "outskirt"};
  static constexpr std::string_view kTaken[] = {"besiege", "retake", "recapture", "overrun"};
  const std::vector<Token>& tokens = annotations_.tokens;
  const Token& token = tokens[at];
  if (token.head == kNone) return false;
  const Token& above = tokens[token.head];
  const std::string before = at == 0 ? std::string() : tokens[at - 1].lemma;
  if (is_in(kBefore, before)) return true;
  if (before == "of" && token.relation == Relation::nmod) return is_in(kRuled, above.lemma);
  if (token.relation == Relation::obj) return is_in(kTaken, above.lemma);
  return token.relation == Relation::nsubj && above.lemma == "fall";
}

bool Pieces::keeps_use(const NameMatch& match, Index at, NameUse use) const {
  const Index last = at + match.words;
  const Token& token = annotations_.tokens[at];
  if (use == NameUse::person) return true;
  if (match.words == 1 && is_calendar_word(lemmas_[at].text) && token.name != NameKind::person)
    return false;
  if (inside_longer_name(at, last)) return false;
  if (use == NameUse::place) {
    // "Mobile", "Bath", "Jackson": the model must see a place or, at least, a name.
    return token.name == NameKind::location ||
           (token.name != NameKind::person && match.words > 1) || stands_as_place(at) ||
           token.name == NameKind::organization;
  }
  if (use == NameUse::surname) {
    return token.pos == Pos::propn && (match.words > 1 || token.name != NameKind::location);
  }
  if (match.words == 1 && !is_nominal(token.pos) && token.pos != Pos::adj) {
    // Tagging errors on names are common, but "us" and "US" differ by case already.
    return token.pos != Pos::verb && token.pos != Pos::aux;
  }
  return true;
}

// "spokesman Moon Sang-kyun": capitalised words after a title are a name, whatever the model sees.
bool Pieces::add_titled_name(Index at, IndexRange tokens) {
  if (pieces_.empty() || pieces_.back().last != at || at == tokens.first) return false;
  const Piece& title = pieces_.back();
  if (title.kind != PieceKind::role || title.role->kind != MentionKind::person) return false;
  const std::vector<Token>& all = annotations_.tokens;
  const NameMatch known = actors_.find_name(
      std::span(words_).subspan(at, std::min<std::size_t>(tokens.last - at, kLongestName)));
  for (const NameMatch::Use& use : known.uses) {
    const bool body = use.use == NameUse::organization && known.words > 1;
    if (use.use == NameUse::person || body) return false;  // of the tables
  }
  const bool surname =
      std::any_of(known.uses.begin(), known.uses.end(),
                  [](const NameMatch::Use& use) { return use.use == NameUse::surname; });
  const auto part = [&](Index i) {
    if (i > at && i + 1 < tokens.last && is_in(kParticles, words_[i].text)) return true;
    const bool tagged = all[i].name == NameKind::none || all[i].name == NameKind::person ||
                        (surname && all[i].name == NameKind::organization);
    return all[i].pos == Pos::propn && tagged && !is_calendar_word(lemmas_[i].text) &&
           is_upper(decode_at(document_.text, all[i].span.begin).value);
  };
  Index last = at;
  while (last < tokens.last && last < at + 7 && part(last)) {
    ++last;
  }
  if (last < at + 2) return false;
  for (Index i = at; i < last; ++i) {
    if (actors_.find_role(std::span(lemmas_).subspan(i, 1)).words > 0) return false;
  }
  Piece piece;
  piece.first = at;
  piece.last = last;
  piece.kind = PieceKind::name;
  piece.tagged = true;
  add(piece);
  return true;
}

// "former Soviet republics" are many, and none of them is Russia.
bool Pieces::is_former_state(Index at, IndexRange tokens) const {
  constexpr std::string_view kStates[] = {"republic", "state", "bloc", "country", "satellite"};
  const std::string_view word = words_[at].text;
  return (word == "Soviet" || word == "Yugoslav") && at + 1 < tokens.last &&
         is_in(kStates, lemmas_[at + 1].text);
}

// "St. John's Church": named after the saint, wherever it stands.
bool Pieces::is_saint(Index at, Index last, IndexRange tokens) const {
  const std::string first = lower(words_[at].text);
  if (first != "st" && first != "st." && first != "saint") return false;
  if (last < tokens.last && annotations_.tokens[last].relation == Relation::case_) ++last;
  const bool named = last < tokens.last && annotations_.tokens[last].pos == Pos::propn;
  return named && words_[last].text != "Antigua";
}

bool Pieces::add_name(Index at, IndexRange tokens) {
  const std::size_t longest = std::min<std::size_t>(tokens.last - at, kLongestName);
  const NameMatch match = actors_.find_name(std::span(words_).subspan(at, longest));
  if (match.words == 0) return false;
  if (match.words == 1 && is_former_state(at, tokens)) return false;
  if (is_saint(at, at + match.words, tokens)) return false;
  Piece piece;
  piece.first = at;
  piece.last = at + match.words;
  piece.uses = match.uses;
  const NameKind name = annotations_.tokens[at].name;
  piece.tagged = name == NameKind::person || name == NameKind::organization;
  for (const NameMatch::Use& use : match.uses) {
    if (!keeps_use(match, at, use.use)) continue;
    if (use.use == NameUse::organization &&
        (inside_longer_body(at, piece.last, tokens) || only_somewhere(at, match.uses))) {
      continue;
    }
    piece.kind = kind_of(use.use);
    // "Congress", "Senate": also common phrases; see drop_doubtful().
    piece.capital = use.use == NameUse::capital;
    piece.adjective = use.use == NameUse::adjective;
    add(piece);
    return true;
  }
  return false;
}

// True when a name that is a city's and, as its seat, a body's ("Brussels") is only a place: the
// seat acts as a subject or as an owner.
bool Pieces::only_somewhere(Index at, std::span<const NameMatch::Use> uses) const {
  const bool city = std::any_of(uses.begin(), uses.end(), [](const NameMatch::Use& use) {
    return use.use == NameUse::place;
  });
  const Relation relation = annotations_.tokens[at].relation;
  return city && relation != Relation::nsubj && relation != Relation::nmod_poss;
}

// True when the model sees a longer name of a body that begins with the words [first, last) and
// goes on with capitals that are no office: "Department of State" in "Department of State
// Services", but not "Hamas" in "Hamas Health Ministry".
bool Pieces::inside_longer_body(Index first, Index last, IndexRange tokens) const {
  const std::vector<Token>& all = annotations_.tokens;
  if (all[first].name != NameKind::organization || last >= tokens.last) return false;
  const Index end = end_of_name(first, tokens);
  if (end <= last || all[last].pos != Pos::propn || !words_[last].space_before) return false;
  if (!is_upper(decode_at(document_.text, all[last].span.begin).value)) return false;
  for (Index i = last; i < end; ++i) {
    if (actors_.find_role(std::span(lemmas_).subspan(i, end - i)).words > 0) return false;
    if (actors_.find_name(std::span(words_).subspan(i, end - i)).words > 0) return false;
  }
  return true;
}

// The end of the model's name that begins at `at`.
Index Pieces::end_of_name(Index at, IndexRange tokens) const {
  const std::vector<Token>& all = annotations_.tokens;
  Index last = at + 1;
  while (last < tokens.last && all[last].name == all[at].name && !all[last].name_begins) ++last;
  // The model often sees one part of a person's name only.
  const auto continues = [&](Index i) {
    if (is_in(kParticles, words_[i].text)) return i + 1 < tokens.last;
    return all[i].pos == Pos::propn && all[i].name != NameKind::location &&
           !is_calendar_word(lemmas_[i].text) &&
           (all[i].name == NameKind::person || !all[i].name_begins) &&
           all[i].name != NameKind::organization;
  };
  while (all[at].name == NameKind::person && last < tokens.last && last < at + 6 && continues(last))
    ++last;
  // A possessive is no part of a name.
  while (last > at + 1 && all[last - 1].relation == Relation::case_) --last;
  return last;
}

// The first word of the name that the model sees begin at `at`: "Grant" is lost in "Grant Newsham".
Index Pieces::begin_of_name(Index at, IndexRange tokens) const {
  const std::vector<Token>& all = annotations_.tokens;
  Index first = at;
  while (first > tokens.first && first + 2 > at) {
    const Token& before = all[first - 1];
    const bool part = at_[first - 1] == kNone && before.pos == Pos::propn &&
                      before.name == NameKind::none &&
                      !is_in(kHonorifics, lemmas_[first - 1].text) &&
                      !is_calendar_word(lemmas_[first - 1].text) &&
                      (before.relation == Relation::flat || before.relation == Relation::compound ||
                       before.head == at || all[at].head == first - 1);
    if (!part) break;
    --first;
  }
  return first;
}

bool Pieces::add_model_name(Index at, IndexRange tokens) {
  const Token& token = annotations_.tokens[at];
  if (token.name == NameKind::none || token.name == NameKind::norp) return false;
  if (!is_nominal(token.pos) && token.pos != Pos::adj && token.pos != Pos::x) return false;
  if (is_calendar_word(lemmas_[at].text) || is_in(kHonorifics, lemmas_[at].text)) return false;
  // "Legislative Council Complex" is no body, though it begins with one.
  if (!token.name_begins && at > tokens.first && at_[at - 1] != kNone &&
      pieces_[at_[at - 1]].kind == PieceKind::body) {
    return false;
  }
  if (!is_upper(decode_at(document_.text, token.span.begin).value)) return false;
  Piece piece;
  piece.first = at;
  piece.last = end_of_name(at, tokens);
  if (token.name == NameKind::person) piece.first = begin_of_name(at, tokens);
  const RoleMatch role = actors_.find_role(std::span(lemmas_).subspan(at, piece.last - at));
  if (token.name == NameKind::person) {
    // "Cyclone Lola", "Operation Dawn": no people, whatever the model sees.
    const auto thing = [&](Index i) { return is_in(kBeforeThings, lower(words_[i].text)); };
    if (thing(piece.first)) return false;
    if (at > tokens.first && !token.name_begins && thing(at - 1)) return false;
    if (role.words > 0 && token.pos != Pos::propn) return false;
    // "President Park": the title is no part of the name.
    if (role.words > 0 && at + role.words < piece.last) return false;
    piece.kind = PieceKind::name;
    piece.tagged = true;
  } else if (token.name == NameKind::location) {
    // A place that the tables do not have; "Capital Territory" is none.
    if (token.pos != Pos::propn || !token.name_begins || role.words > 0) return false;
    piece.kind = PieceKind::place;
  } else {
    // "Defense Ministry" is a role; "Yonsei University" is a name.
    if (role.words == piece.last - at) return false;
    if (token.pos != Pos::propn && token.pos != Pos::adj) return false;
    piece.kind = PieceKind::title;
  }
  add(piece);
  return true;
}

bool Pieces::add_role(Index at, IndexRange tokens) {
  const std::size_t longest = std::min<std::size_t>(tokens.last - at, kLongestName);
  RoleMatch match = actors_.find_role(std::span(lemmas_).subspan(at, longest));
  if (match.words == 0) return false;
  // The phrase must hold a noun: "major", "marine", "chief" are adjectives elsewhere.
  const auto* first = &annotations_.tokens[at];
  const bool noun = std::any_of(first, first + match.words,
                                [](const Token& token) { return is_nominal(token.pos); });
  if (!noun || (match.words == 1 && !is_nominal(first->pos))) return false;
  Piece piece;
  piece.first = at;
  piece.last = at + match.words;
  piece.kind = PieceKind::role;
  piece.role = match.role;
  add(piece);
  return true;
}

const RoleRow* Pieces::role_of(const Piece& piece) const {
  const std::size_t words = piece.last - piece.first;
  const RoleMatch role = actors_.find_role(std::span(lemmas_).subspan(piece.first, words));
  return role.words == words ? role.role : nullptr;
}

const RoleRow* Pieces::role_of_word(Index token) const {
  return actors_.find_role(std::span(lemmas_).subspan(token, 1)).role;
}

// "South London" is where London is: a place that the tables have, with a direction before it.
std::string_view Pieces::code_of_part(const Piece& piece) const {
  constexpr std::string_view kParts[] = {
      "north",     "south",     "east",      "west",  "northern", "southern", "eastern",
      "western",   "central",   "upper",     "inner", "greater",  "downtown", "northeast",
      "northwest", "southeast", "southwest", "old",   "suburban"};
  const bool part = piece.last - piece.first > 1 && is_in(kParts, lower(words_[piece.first].text));
  if (!part) return {};
  Piece rest = piece;
  ++rest.first;
  const std::size_t words = rest.last - rest.first;
  const NameMatch match = actors_.find_name(std::span(words_).subspan(rest.first, words));
  if (match.words != words || match.uses.empty()) return {};
  const NameUse use = match.uses[0].use;
  rest.uses = match.uses;
  rest.kind = kind_of(use);
  const bool place = use == NameUse::place || use == NameUse::capital || use == NameUse::country;
  return place ? code(rest) : std::string_view();
}

// Of several places of one name the one in the only country among theirs that the document names.
std::string_view Pieces::code(const Piece& piece) const {
  if (piece.kind == PieceKind::place && piece.uses.empty()) return code_of_part(piece);
  std::string_view first;
  std::string_view spoken;
  bool several = false;
  bool unclear = false;
  for (const NameMatch::Use& use : piece.uses) {
    if (kind_of(use.use) != piece.kind) continue;
    const std::string_view own = actors_.row(use.row).code;
    if (first.empty()) first = own;
    several = several || own != first;
    if (evidence(own) == 0 || own == spoken) continue;
    unclear = unclear || !spoken.empty();
    spoken = own;
  }
  if (!several) return first;
  if (!spoken.empty() && !unclear) return spoken;
  return piece.kind == PieceKind::place ? std::string_view() : first;
}

bool Pieces::is_calendar(Index token) const { return is_calendar_word(lemmas_[token].text); }

std::string_view Pieces::code_inside(const Piece& piece) const {
  std::string_view found;
  for (Index i = piece.first; i < piece.last; ++i) {
    const NameMatch match = actors_.find_name(std::span(words_).subspan(i, piece.last - i));
    if (match.words == 0) continue;
    const ActorRow& row = actors_.row(match.uses[0].row);
    const NameUse use = match.uses[0].use;
    const bool names_country = use == NameUse::country || use == NameUse::adjective ||
                               use == NameUse::capital || use == NameUse::place;
    if (names_country && !row.code.empty() && !found.empty() && row.code != found) return {};
    // "Pan American", "Latin American", "Inter-American": of many
    static constexpr std::string_view kMany[] = {"pan",   "latin",   "inter", "north", "south",
                                                 "trans", "central", "ibero", "afro",  "euro"};
    Index before = i;
    while (before > piece.first && words_[before - 1].text == "-") --before;
    if (before > piece.first && row.code == "USA" && is_in(kMany, lower(words_[before - 1].text))) {
      return {};
    }
    if (names_country && !row.code.empty()) found = row.code;
    i += match.words - 1;
  }
  return found;
}

std::string_view Pieces::code_of_dateline(IndexRange tokens) const {
  std::string_view town;
  bool several = false;
  for (Index i = tokens.first; i < tokens.last; ++i) {
    const std::size_t longest = std::min<std::size_t>(tokens.last - i, kLongestName);
    std::vector<LexiconWord> words;  // datelines shout: "MENDOZA"
    for (Index k = i; k < i + longest; ++k) {
      std::string word = lower(words_[k].text);
      if (!word.empty() && word[0] >= 'a' && word[0] <= 'z') word[0] -= 'a' - 'A';
      words.push_back({std::move(word), words_[k].space_before});
    }
    NameMatch match = actors_.find_name(std::span(words_).subspan(i, longest));
    if (match.words == 0) match = actors_.find_name(words);
    for (const NameMatch::Use& use : match.uses) {
      const std::string_view own = actors_.row(use.row).code;
      if (use.use == NameUse::country) return own;
      if (use.use != NameUse::capital && use.use != NameUse::place) continue;
      several = several || (!town.empty() && town != own);
      town = own;
    }
    if (match.words > 0) i += static_cast<Index>(match.words) - 1;
  }
  return several ? std::string_view() : town;
}

std::string_view Pieces::form_of(Index first, Index last) const {
  std::vector<std::string> words;
  for (Index i = first; i < last; ++i) words.push_back(lower(words_[i].text));
  return sector_of_title(words);
}

void Pieces::count_evidence() {
  std::vector<std::string> codes;
  for (const Piece& piece : pieces_) {
    const bool seat = std::any_of(piece.uses.begin(), piece.uses.end(),
                                  [](const auto& use) { return use.use == NameUse::organization; });
    const bool counts = piece.kind == PieceKind::country || piece.kind == PieceKind::people ||
                        (piece.kind == PieceKind::place && !seat);
    const std::string_view found = counts ? code(piece) : std::string_view();
    if (!found.empty()) codes.emplace_back(found);
    country_named_ = country_named_ || (!found.empty() && piece.kind != PieceKind::place);
  }
  std::sort(codes.begin(), codes.end());
  for (const std::string& found : codes) {
    if (evidence_.empty() || evidence_.back().first != found) evidence_.push_back({found, 0});
    ++evidence_.back().second;
  }
}

std::uint32_t Pieces::evidence(std::string_view wanted) const {
  const auto at =
      std::lower_bound(evidence_.begin(), evidence_.end(), wanted,
                       [](const auto& one, std::string_view two) { return one.first < two; });
  return at != evidence_.end() && at->first == wanted ? at->second : 0;
}

std::string_view Pieces::only_country(bool named) const {
  const bool only = evidence_.size() == 1 && (country_named_ || !named);
  return only ? std::string_view(evidence_[0].first) : std::string_view();
}

// Turns names that need their country in the document into what they are without it.
void Pieces::drop_doubtful() {
  for (Piece& piece : pieces_) {
    if (piece.kind == PieceKind::body) {
      const std::string_view own = code(piece);
      const RoleRow* role = role_of(piece);
      if (role != nullptr && actors_.country(own) != nullptr && evidence(own) == 0) {
        piece.kind = PieceKind::role;
        piece.role = role;
        piece.uses = {};
      }
    } else if (piece.kind == PieceKind::country && words_[piece.first].text == "Georgia") {
      if (evidence("USA") > 0 && evidence("GEO") <= 1 && evidence("RUS") == 0) {
        piece.kind = PieceKind::place;
        piece.uses = actors_.find_name(to_words("California")).uses;
      }
    }
  }
}

// "the North", "North and South Korea", "Korea" in a document about one or both Koreas.
void Pieces::add_korea(IndexRange tokens) {
  const bool koreas = evidence("PRK") > 0 || evidence("KOR") > 0;
  if (!koreas) return;
  const NameMatch north = actors_.find_name(to_words("North Korea"));
  const NameMatch south = actors_.find_name(to_words("South Korea"));
  if (north.words == 0 || south.words == 0) return;
  for (Index i = tokens.first; i < tokens.last; ++i) {
    const bool is_north = words_[i].text == "North";
    // The model may see a body or a place of that name.
    const bool guessed = at_[i] != kNone && pieces_[at_[i]].uses.empty() &&
                         pieces_[at_[i]].kind != PieceKind::role &&
                         pieces_[at_[i]].last - pieces_[at_[i]].first == 1;
    if ((at_[i] != kNone && !guessed) ||
        !(is_north || words_[i].text == "South" || words_[i].text == "Korea"))
      continue;
    const bool bare = words_[i].text == "Korea";
    if (bare && evidence("PRK") > 0) continue;
    const Index next = i + 1 < tokens.last ? i + 1 : kNone;
    if (next != kNone && annotations_.tokens[next].pos == Pos::propn) continue;  // "the North Pole"
    const bool listed = next != kNone && lemmas_[next].text == "and" && next + 1 < tokens.last &&
                        at(next + 1) != nullptr && code(*at(next + 1)) == "KOR";
    const bool article = i > tokens.first && lemmas_[i - 1].text == "the";
    const bool headline = annotations_.tokens[i].relation == Relation::nsubj;
    if (!bare && !listed && !article && !headline) continue;
    Piece piece;
    piece.first = i;
    piece.last = i + 1;
    piece.kind = PieceKind::country;
    piece.uses = is_north ? north.uses : south.uses;
    at_[i] = static_cast<Index>(pieces_.size());
    pieces_.push_back(piece);  // after the others: pieces_ is by sentence no more, at() is
  }
}

}  // namespace tacitus

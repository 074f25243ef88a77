// Whose a bare "police" or "government" is, the nearest that tells first:
//
//   "A bomb killed a policeman in Zenda."     the place of the act
//   "Zenda was quiet. Police said ..."        that of the sentence before, for police
//   "... of Ruritania ... The government ..." the country that the story is about, by far
//
// Two places tie, a meeting of several countries or a body of many states in the sentence, and
// troops in a story of two countries: nothing is better than a guess.

#include "stages/mention_home.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/mention_roles.h"

namespace tacitus {
namespace {

constexpr Index kBefore = 8;  // sentences that a story may be told by
constexpr Index kAfter = 1;
constexpr Index kLately = 5;
constexpr Index kWordsBack = 5;  // from a place to its preposition

constexpr std::string_view kWhere[] = {"in",     "at",     "near",       "outside",
                                       "inside", "across", "throughout", "around"};
constexpr std::string_view kGeography[] = {
    "city", "town",         "capital", "province", "district", "region", "village", "suburb",
    "port", "neighborhood", "area",    "outskirt", "island",   "county", "state",   "governorate"};
constexpr std::string_view kMeetings[] = {"meet",       "meeting",  "summit",      "talk",
                                          "conference", "assembly", "forum",       "visit",
                                          "delegation", "trip",     "negotiation", "embassy"};
constexpr std::string_view kAbroad[] = {"ambassador", "embassy",   "diplomat",
                                        "envoy",      "inspector", "peacekeeper",
                                        "delegation", "delegate",  "peacekeeping mission",
                                        "consul",     "consulate"};
constexpr std::string_view kOfMany[] = {"peacekeeper", "coalition",     "multinational",
                                        "nato",        "international", "foreign",
                                        "un",          "u.n.",          "eu"};

// Whose troops the news finds in the countries of others: where a text names one of these, troops
// may be theirs.
constexpr std::string_view kDeployed[] = {"GBR", "USA"};

// A word of a name by which a body, a country's or a place's code is meant.
bool counts(const Piece& piece) {
  if (piece.kind == PieceKind::country || piece.kind == PieceKind::people) return true;
  return piece.kind == PieceKind::place &&
         std::none_of(piece.uses.begin(), piece.uses.end(),
                      [](const auto& use) { return use.use == NameUse::organization; });
}

}  // namespace

Homes::Homes(const Pieces& pieces, const Tree& tree)
    : pieces_(pieces), tree_(tree), sentence_of_(tree.size(), kNone) {
  const std::vector<Sentence>& sentences = tree.annotations().sentences;
  find_codes();
  const auto count = static_cast<Index>(sentences.size());
  said_.resize(count);
  named_.resize(count, false);
  around_.resize(count);
  for (Index i = 0; i < count; ++i) read_sentence(i, said_[i]);
  for (Index i = 0; i < count; ++i) weigh_story(i);
}

void Homes::find_codes() {
  for (const Piece& piece : pieces_.all()) {
    if (!counts(piece)) continue;
    if (const std::string_view code = pieces_.code(piece); !code.empty()) codes_.emplace_back(code);
  }
  std::sort(codes_.begin(), codes_.end());
  codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
}

Index Homes::head_of(const Piece& piece) const {
  for (Index i = piece.first; i < piece.last; ++i) {
    const Index head = tree_.token(i).head;
    if (head == kNone || head < piece.first || head >= piece.last) return i;
  }
  return piece.last - 1;
}

// "in Zenda", "in the northern city of Zenda", "in Zenda province"
bool Homes::is_where(const Piece& piece) const {
  if (piece.kind == PieceKind::people) return false;
  const Index next = piece.last;
  if (piece.adjective && !piece.capital &&
      (next >= tree_.size() || !is_in(kGeography, tree_.token(next).lemma))) {
    return false;
  }
  for (Index i = piece.first, steps = 0; i-- > 0 && steps < kWordsBack; ++steps) {
    const Token& token = tree_.token(i);
    const bool of = token.lemma == "of" && i > 0 && is_in(kGeography, tree_.token(i - 1).lemma);
    if (is_in(kWhere, token.lemma) && token.pos == Pos::adp) return true;
    const bool inside = token.pos == Pos::det || token.pos == Pos::adj || token.pos == Pos::propn ||
                        is_in(kGeography, token.lemma) || of;
    if (!inside) return false;
  }
  return false;
}

void Homes::read_sentence(Index sentence, std::vector<Said>& out) {
  const IndexRange tokens = tree_.annotations().sentences[sentence].tokens;
  Around& around = around_[sentence];
  bool several = false;
  for (Index i = tokens.first; i < tokens.last; ++i) {
    sentence_of_[i] = sentence;
    const std::string& lemma = tree_.token(i).lemma;
    around.meeting = around.meeting || is_in(kMeetings, lemma);
    around.many_states = around.many_states || is_in(kOfMany, lower(lemma));
    const Piece* piece = pieces_.at(i);
    if (piece == nullptr || piece->first != i) continue;
    const std::string_view code = pieces_.code(*piece);
    around.many_states = around.many_states || (!code.empty() && is_international(code));
    if (code.empty() || !counts(*piece)) continue;
    Said said;
    said.code =
        static_cast<Index>(std::lower_bound(codes_.begin(), codes_.end(), code) - codes_.begin());
    said.place = is_where(*piece);
    const Index head = tree_.token(head_of(*piece)).head;
    said.verb = said.place && head != kNone && tree_.token(head).pos == Pos::verb;
    named_[sentence] = named_[sentence] || piece->kind != PieceKind::place;
    several = several || (!around.empty && around.only != said.code);
    around.empty = false;
    around.only = several ? kNone : said.code;
    if (said.place && !around.torn) {
      around.torn = around.place != kNone && around.place != said.code;
      around.place = around.torn ? kNone : said.code;
      around.verb = !around.torn && (around.verb || said.verb);
    }
    out.push_back(said);
  }
}

// What the sentences around say of the country that the story is about here.
void Homes::weigh_story(Index sentence) {
  Around& around = around_[sentence];
  const Index first = sentence > kBefore ? sentence - kBefore : 0;
  const Index last = std::min(static_cast<Index>(said_.size()), sentence + kAfter + 1);
  std::vector<Index> codes;
  bool named = false;
  for (Index i = first; i < last; ++i) {
    named = named || named_[i];
    for (const Said& said : said_[i]) codes.push_back(said.code);
  }
  std::sort(codes.begin(), codes.end());
  std::size_t most = 0;
  for (auto at = codes.begin(); at != codes.end();) {
    const auto end = std::upper_bound(at, codes.end(), *at);
    const auto count = static_cast<std::size_t>(end - at);
    if (count > most) {
      most = count;
      around.most = *at;
    }
    at = end;
  }
  if (most == codes.size() && most > 0) {
    around.sole = around.most;
    around.sole_is_named = named;
  }
  around.nearly_all = most * 4 >= codes.size() * 3;
  bool lately = false;  // else another story may have begun
  for (Index i = sentence > kLately ? sentence - kLately : 0; i <= sentence; ++i) {
    for (const Said& said : said_[i]) lately = lately || said.code == around.most;
  }
  if (!lately || most < 2 || most * 3 < codes.size() * 2) around.most = kNone;
}

// The police act where it happens.
Index Homes::of_police(Index sentence) const {
  const Around& around = around_[sentence];
  if (around.torn) return kNone;
  if (around.place != kNone) return around.place;
  if (sentence > 0 && (around.empty || around.only == around_[sentence - 1].place) &&
      around_[sentence - 1].place != kNone) {
    return around_[sentence - 1].place;
  }
  const bool alone = around.empty || around.only == around.most;
  return alone || around.nearly_all ? around.most : kNone;
}

// Governments, courts and parties also deal with other countries, and elsewhere.
Index Homes::of_state(Index sentence) const {
  const Around& around = around_[sentence];
  if (around.torn || around.many_states || (around.meeting && around.sole == kNone)) return kNone;
  if (sentence > 0 && around_[sentence - 1].many_states) return kNone;
  if (around.place != kNone) {
    const bool of_story = around.most == around.place || around.most == kNone;
    const bool alone = around.only == around.place;
    return of_story && alone && around.verb ? around.place : kNone;
  }
  if (!around.empty) return around.only == around.most ? around.most : kNone;
  const Around* before = sentence > 0 ? &around_[sentence - 1] : nullptr;
  if (before == nullptr || before->empty || before->only == around.most) return around.most;
  const bool other_story = before->only != kNone && before->only == before->place;
  return other_story ? before->place : kNone;
}

// Troops may be anyone's, unless nobody else is in the story.
Index Homes::of_army(Index sentence) const {
  const Around& around = around_[sentence];
  const bool sure = around.sole != kNone && around.sole_is_named && around.most == around.sole;
  if (!sure || around.many_states) return kNone;
  const bool theirs = is_in(kDeployed, codes_[around.sole]);
  const bool abroad =
      std::any_of(std::begin(kDeployed), std::end(kDeployed),
                  [&](std::string_view code) { return pieces_.evidence(code) > 0; });
  return abroad && !theirs ? kNone : around.sole;
}

std::string_view Homes::of(const RoleRow& role, Index token) const {
  if (token >= sentence_of_.size() || sentence_of_[token] == kNone) return {};
  if (is_top_role(role.role) || is_in(kAbroad, role.role)) return {};
  if (role.inherits && role.role != "official") return {};  // "members", "spokesman"
  const Index sentence = sentence_of_[token];
  Index code = kNone;
  if (role.sector == "COP") {
    code = of_police(sentence);
  } else if (role.sector == "MIL") {
    code = of_army(sentence);
  } else {
    code = of_state(sentence);
  }
  return code == kNone ? std::string_view() : std::string_view(codes_[code]);
}

}  // namespace tacitus

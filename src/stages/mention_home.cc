// Whose a bare "police" or "government" is. Every country that the sentences around name speaks for
// itself, the nearer the louder, and by how it is named:
//
//   "A bomb killed a policeman in Zenda."         where it happens: loud for police and people
//   "Zendan officials say police ..."             whose officials speak: loud for all
//   "... Zendan soldiers. ... the soldiers"       whose of the same kind were named: loudest
//   "a visit to Ruritania"                        any other word: low
//
// The loudest wins when it is louder than the next by far; else nobody knows. Who is named as the
// other party of the same verb ("the opposition blamed Ruritania") does not speak. Troops are in
// the countries of others so often that only other troops of theirs, or a story of one country,
// say whose they are. In a sentence about a meeting of several countries, or with a body of many
// states, the lead must be larger.
//
// A text may hold several stories ("news in brief"): another begins with a sentence that names only
// countries that were not named lately, and shares hardly a word with what came before. What was
// said before it counts little.

#include "stages/mention_home.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/mention_roles.h"

namespace tacitus {
namespace {

constexpr Index kBefore = 8;  // sentences that speak
constexpr Index kAfter = 2;
constexpr Index kWordsBack = 8;  // from a place to its preposition
constexpr std::size_t kMostKids = 64;
constexpr std::size_t kDeepest = 8;  // steps up a tree

// By the distance in sentences, in thousandths.
constexpr std::uint32_t kFading[kBefore + 1] = {1000, 720, 520, 370, 270, 190, 140, 100, 70};
constexpr std::uint32_t kComing[kAfter + 1] = {1000, 300, 150};
constexpr std::uint32_t kOtherStory = 5;  // divides what was said before the story
// Sums below this, in tenths of a thousandth, are hearsay.
constexpr std::uint32_t kLeast = 4000;
constexpr std::uint32_t kLeastAlone = 1000;  // where no other country is named around

constexpr std::string_view kWhere[] = {"in",     "at",         "near",   "outside", "inside",
                                       "across", "throughout", "around", "through"};
constexpr std::string_view kGeography[] = {
    "city", "town",         "capital", "province", "district", "region", "village", "suburb",
    "port", "neighborhood", "area",    "outskirt", "island",   "county", "state",   "governorate"};
// "near the Ruritanian border", "in the Ruritanian embassy"
constexpr std::string_view kEdges[] = {"border", "frontier", "embassy", "consulate", "mission"};
constexpr std::string_view kLands[] = {"country", "nation", "republic", "state", "world", "region"};
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
constexpr std::string_view kNato[] = {"nato", "isaf", "kfor"};
// Who stands in a relation to the country of the story is another.
constexpr std::string_view kOthers[] = {"neighbor", "neighbour",   "ally",    "partner",
                                        "rival",    "counterpart", "donor",   "backer",
                                        "power",    "state",       "country", "nation",
                                        "emissary", "mediator",    "monitor", "observer"};
// After these verbs people are not where they live.
constexpr std::string_view kMotion[] = {"arrive", "come",  "travel",    "flee",   "enter",
                                        "go",     "visit", "immigrate", "escape", "reach"};
// Whose troops the news finds in the countries of others: where a text names one of these, troops
// may be theirs.
constexpr std::string_view kDeployed[] = {"GBR", "USA"};
constexpr std::string_view kProtesters[] = {"protester", "demonstrator", "marcher", "rioter",
                                            "looter",    "picketer",     "youth",   "protestor"};
constexpr std::string_view kRebels[] = {"rebel",   "insurgent", "militant",    "guerrilla",
                                        "militia", "fighter",   "separatist",  "insurgency",
                                        "army",    "maoist",    "militiaman",  "group",
                                        "force",   "faction",   "paramilitary"};
// Civilians that mostly are where they live.
constexpr std::string_view kAtHome[] = {
    "people",   "civilian",  "resident", "villager", "woman",     "man",        "child",
    "citizen",  "activist",  "voter",    "farmer",   "crowd",     "bystander",  "shopper",
    "worker",   "miner",     "teacher",  "student",  "doctor",    "nurse",      "union",
    "mob",      "dissident", "staff",    "parent",   "local",     "pupil",      "peasant",
    "mourner",  "boy",       "girl",     "youth",    "community", "population", "schoolchild",
    "employee", "striker",   "commuter"};

bool is_state(std::string_view sector) {
  constexpr std::string_view kState[] = {"GOV", "LEG", "JUD", "PTY", "OPP", "SPY"};
  return is_in(kState, sector);
}

bool ends_in(std::string_view role, std::span<const std::string_view> words) {
  const std::size_t blank = role.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? role : role.substr(blank + 1);
  return is_in(words, last);
}

bool is_person(const Piece& piece) {
  return piece.kind == PieceKind::person || piece.kind == PieceKind::surname;
}

// What a way of naming a country weighs for who asks: [kind that asks][plain, place, office of the
// same kind, of another kind, holder].
constexpr std::uint32_t kWeights[][5] = {{8, 22, 25, 12, 6},   // police
                                         {8, 10, 25, 15, 8},   // state
                                         {5, 3, 40, 15, 5},    // army
                                         {8, 22, 20, 12, 5},   // people
                                         {8, 22, 30, 12, 5}};  // rebels
// The lead that the loudest needs, in tenths.
constexpr std::uint32_t kLead[] = {15, 18, 25, 17, 15};

}  // namespace

Homes::Homes(const Actors& actors, const Pieces& pieces, const Tree& tree)
    : actors_(actors), pieces_(pieces), tree_(tree), sentence_of_(tree.size(), kNone) {
  find_codes();
  const auto count = static_cast<Index>(tree.annotations().sentences.size());
  said_.resize(count);
  around_.resize(count);
  for (Index i = 0; i < count; ++i) read_sentence(i);
  find_stories();
  for (Index i = 0; i < count; ++i) weigh(i);
}

// --- who is named -------------------------------------------------------------------------------

// The country that a piece speaks of; empty when it may be several, or none.
std::string_view Homes::code_of(const Piece& piece) const {
  std::string_view code;
  if (piece.kind == PieceKind::country || piece.kind == PieceKind::people ||
      piece.kind == PieceKind::place) {
    code = pieces_.code(piece);
    const bool seat = std::any_of(piece.uses.begin(), piece.uses.end(),
                                  [](const auto& use) { return use.use == NameUse::organization; });
    if (seat && piece.kind == PieceKind::place) return {};
  } else if (piece.kind == PieceKind::body || (is_person(piece) && piece.tagged)) {
    for (const NameMatch::Use& use : piece.uses) {
      const std::string_view own = actors_.row(use.row).code;
      if (!code.empty() && own != code) return {};
      code = own;
    }
    // A surname alone may be anyone's where nothing else speaks of the country.
    const bool doubtful = piece.kind == PieceKind::surname && !is_major(code);
    if (doubtful && pieces_.evidence(code) == 0) return {};
  }
  return is_international(code) || actors_.country(code) == nullptr ? std::string_view() : code;
}

// Where the text was written, if its dateline says so.
std::string_view Homes::code_of_dateline(Index sentence) const {
  const Annotations& annotations = tree_.annotations();
  const Sentence& here = annotations.sentences[sentence];
  const bool dateline = here.block < annotations.blocks.size() &&
                        annotations.blocks[here.block].kind == BlockKind::dateline;
  return dateline ? pieces_.code_of_dateline(here.tokens) : std::string_view();
}

void Homes::find_codes() {
  for (Index i = 0; i < tree_.annotations().sentences.size(); ++i) {
    if (const std::string_view code = code_of_dateline(i); !code.empty()) codes_.emplace_back(code);
  }
  for (const Piece& piece : pieces_.all()) {
    if (const std::string_view code = code_of(piece); !code.empty()) codes_.emplace_back(code);
  }
  std::sort(codes_.begin(), codes_.end());
  codes_.erase(std::unique(codes_.begin(), codes_.end()), codes_.end());
}

// The place of a country among codes_.
Index Homes::index_of(std::string_view code) const {
  return static_cast<Index>(std::lower_bound(codes_.begin(), codes_.end(), code) - codes_.begin());
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
  if (next < tree_.size() && is_in(kEdges, tree_.token(next).lemma)) return false;
  const bool describes = piece.adjective && !piece.capital;
  const bool part = next < tree_.size() && tree_.token(next).pos == Pos::noun &&
                    tree_.token(head_of(piece)).relation == Relation::compound;  // "a U.S. base"
  if ((describes || part) &&
      (next >= tree_.size() || !is_in(kGeography, tree_.token(next).lemma))) {
    return false;
  }
  for (Index i = piece.first, steps = 0; i-- > 0 && steps < kWordsBack; ++steps) {
    const Token& token = tree_.token(i);
    const bool of = token.lemma == "of" && i > 0 && is_in(kGeography, tree_.token(i - 1).lemma);
    if (is_in(kWhere, token.lemma) && token.pos == Pos::adp) return true;
    const bool inside = token.pos == Pos::det || token.pos == Pos::adj || token.pos == Pos::propn ||
                        is_in(kGeography, token.lemma) || of || token.lemma == "-" ||
                        tree_.token(i + 1).lemma == "-";  // "oil-rich"
    if (!inside) return false;
  }
  return false;
}

Homes::Kind Homes::kind_of(std::string_view sector) {
  if (sector == "COP") return Kind::police;
  if (sector == "MIL") return Kind::army;
  return is_state(sector) ? Kind::state : Kind::none;
}

Homes::Kind Homes::kind_of(const RoleRow& role) {
  if (is_in(kAbroad, role.role) || ends_in(role.role, kOthers) ||
      role.role.find("coalition") != std::string::npos)
    return Kind::none;
  if (ends_in(role.role, kProtesters)) return Kind::people;
  if (const Kind kind = kind_of(role.sector); kind != Kind::none) return kind;
  if (role.sector == "REB") return ends_in(role.role, kRebels) ? Kind::rebels : Kind::none;
  return ends_in(role.role, kAtHome) ? Kind::people : Kind::none;
}

// "officials from three other republics", "the leaders of both countries"
bool Homes::is_elsewhere(Index token) const {
  std::size_t kids = 0;
  for (const Index kid : tree_.children(token)) {
    if (kid < token || tree_.token(kid).relation != Relation::nmod || ++kids > kMostKids) continue;
    const std::string marker = tree_.marker(kid, Relation::case_);
    const Token& word = tree_.token(kid);
    const bool lands = is_in(kLands, word.lemma) && word.morphology.number == Number::plural;
    if (lands && (marker == "from" || marker == "of" || marker == "in")) return true;
    if (marker == "from" && word.pos == Pos::propn && pieces_.at(kid) == nullptr) return true;
  }
  return false;
}

// True when civilians are likely to be at home: "people were killed in Zenda", but not "a man", or
// who came there.
bool Homes::is_at_home(const RoleRow& role, Index token) const {
  if (role.sector != "CVL" || ends_in(role.role, kProtesters)) return true;
  const Token& word = tree_.token(token);
  if (word.morphology.number != Number::plural && role.kind == MentionKind::person) return false;
  if (tree_.has(token, Relation::acl)) return false;  // "people seeking refuge"
  return word.head == kNone || !is_in(kMotion, tree_.token(word.head).lemma);
}

// "Iraqi interim officials", "Iraq's army", "officials in Iraq", "the president of Iraq".
Homes::Kind Homes::office_beside(const Piece& piece) const {
  const auto role_at = [&](Index i) -> const RoleRow* {
    const Piece* other = pieces_.at(i);
    return other != nullptr && other->kind == PieceKind::role ? other->role : nullptr;
  };
  const Index sentence = sentence_of_[piece.first];
  const IndexRange tokens = tree_.annotations().sentences[sentence].tokens;
  for (Index i = piece.last, steps = 0; i < tokens.last && steps < 4; ++i, ++steps) {
    if (const RoleRow* role = role_at(i)) return kind_of(*role);
    const Token& token = tree_.token(i);
    const bool inside = token.pos == Pos::adj || token.pos == Pos::noun || token.pos == Pos::part ||
                        token.relation == Relation::case_;
    if (!inside || token.pos == Pos::adp || pieces_.at(i) != nullptr) break;
  }
  for (Index i = piece.first, steps = 0; i-- > tokens.first && steps < 3; ++steps) {
    const Token& token = tree_.token(i);
    if (token.pos == Pos::det) continue;
    const bool joins = token.lemma == "of" || token.lemma == "in" || token.lemma == "from";
    if (!joins || i == tokens.first) break;
    const RoleRow* role = role_at(i - 1);
    return role == nullptr ? Kind::none : kind_of(*role);
  }
  return Kind::none;
}

Homes::Said Homes::say(const Piece& piece, std::string_view code) const {
  Said said;
  said.code = index_of(code);
  said.token = head_of(piece);
  if (is_person(piece) || piece.kind == PieceKind::body) {
    said.way = Way::holder;
    return said;
  }
  said.kind = office_beside(piece);
  said.people = piece.kind == PieceKind::people;
  said.heads = is_led(piece);
  const bool acts = piece.kind == PieceKind::country && !piece.adjective &&
                    tree_.token(said.token).relation == Relation::nsubj;
  said.acts = acts;
  // "people in Zenda", "Zenda police"
  const bool where = (said.kind == Kind::people || said.kind == Kind::rebels) && is_where(piece);
  if ((said.kind != Kind::none && !where) || acts) {
    said.way = Way::official;
    if (acts) said.kind = Kind::state;
  } else if (is_where(piece)) {
    said.way = Way::place;
  }
  said.leads = said.way != Way::plain || piece.adjective;
  return said;
}

void Homes::read_sentence(Index sentence) {
  const IndexRange tokens = tree_.annotations().sentences[sentence].tokens;
  Around& around = around_[sentence];
  for (Index i = tokens.first; i < tokens.last; ++i) sentence_of_[i] = sentence;
  if (const std::string_view code = code_of_dateline(sentence); !code.empty()) {
    around.dateline = true;
    count(Said{index_of(code)}, around);
  }
  for (Index i = tokens.first; i < tokens.last; ++i) {
    const std::string& lemma = tree_.token(i).lemma;
    around.meeting = around.meeting || is_in(kMeetings, lemma);
    around.many_states = around.many_states || is_in(kOfMany, lower(lemma));
    around.nato = around.nato || is_in(kNato, lower(lemma));
    const Piece* piece = pieces_.at(i);
    if (piece == nullptr || piece->first != i) continue;
    const std::string_view code = code_of(*piece);
    if (code.empty()) {
      const std::string_view other = pieces_.code(*piece);
      around.many_states = around.many_states || (!other.empty() && is_international(other));
      continue;
    }
    const Said said = say(*piece, code);
    said_[sentence].push_back(said);
    if (said.way == Way::place) {
      around.torn = around.torn || (around.place != kNone && around.place != said.code);
      around.place = said.code;
    }
    count(said, around);
  }
}

// The weights of a country among scores by code, 0 at first.
Homes::Weights& Homes::weight_of(Index code, std::vector<Score>& scores) {
  auto at = std::lower_bound(scores.begin(), scores.end(), code,
                             [](const Score& one, Index two) { return one.code < two; });
  if (at == scores.end() || at->code != code) at = scores.insert(at, Score{code, {}});
  return at->weight;
}

// Adds to what a sentence says of a country. Named twice it is hardly more than named once.
void Homes::count(const Said& said, Around& around) {
  Weights& weight = weight_of(said.code, around.own);
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    std::size_t column = static_cast<std::size_t>(said.way);
    if (said.way == Way::holder) column = 4;
    if (said.way == Way::official && said.kind != static_cast<Kind>(kind)) column = 3;
    weight[kind] = std::max(weight[kind], kWeights[kind][column]);
  }
}

// --- stories ------------------------------------------------------------------------------------

void Homes::weigh(Index sentence) {
  Around& around = around_[sentence];
  const auto count = static_cast<Index>(around_.size());
  const auto add = [&](Index other, std::uint32_t factor) {
    for (const Score& own : around_[other].own) {
      Weights& weight = weight_of(own.code, around.score);
      for (std::size_t kind = 0; kind < kKinds; ++kind) weight[kind] += own.weight[kind] * factor;
    }
  };
  const Index first = sentence > kBefore ? sentence - kBefore : 0;
  for (Index i = first; i <= sentence; ++i) {
    const bool same = i >= around.story;
    add(i, kFading[sentence - i] / (same ? 1 : kOtherStory));
  }
  for (Index i = sentence + 1; i < count && i <= sentence + kAfter; ++i) {
    if (around_[i].story != around.story) break;
    add(i, kComing[i - sentence]);
  }
}

// --- whose --------------------------------------------------------------------------------------

// "The Ruritanian envoy is to meet the governor": who meets the officials of another country, where
// the story is in another.
bool Homes::is_guest(Index kid, Index code) const {
  constexpr Index kBack = 2;
  const Token& token = tree_.token(kid);
  const Index verb = token.relation == Relation::nsubj ? token.head : kNone;
  const Index then = verb == kNone ? kNone : tree_.child(verb, Relation::xcomp);
  const bool meets =
      verb != kNone && (is_in(kMeetings, tree_.token(verb).lemma) ||
                        (then != kNone && is_in(kMeetings, tree_.token(then).lemma)));
  if (!meets) return false;
  const Index sentence = sentence_of_[kid];
  bool elsewhere = false;
  for (Index i = std::max(around_[sentence].story, sentence > kBack ? sentence - kBack : 0);
       i <= sentence; ++i) {
    if (around_[i].place == code) return false;
    elsewhere = elsewhere || around_[i].place != kNone;
  }
  return elsewhere;
}

// The country named by `kid` as a party, itself or by its troops; or kNone.
Index Homes::named_by(Index kid) const {
  for (const Said& said : said_[sentence_of_[kid]]) {
    const bool itself = said.way == Way::plain || said.acts;
    if (itself && said.token == kid) return said.code;
    const bool theirs = said.way == Way::plain || said.kind == Kind::army ||
                        (said.way == Way::official && is_guest(kid, said.code));
    if (theirs && tree_.token(said.token).head == kid) return said.code;
  }
  return kNone;
}

// "The Ruritanian envoy is expected to meet the governor": the country of who is to meet.
Index Homes::guest_before(Index verb) const {
  const Token& token = tree_.token(verb);
  if (token.relation != Relation::xcomp || token.head == kNone) return kNone;
  const Index subject = tree_.child(token.head, Relation::nsubj);
  if (subject == kNone) return kNone;
  for (const Said& said : said_[sentence_of_[subject]]) {
    const bool theirs = said.way == Way::official && tree_.token(said.token).head == subject;
    if (theirs && is_guest(subject, said.code)) return said.code;
  }
  return kNone;
}

// The country that is the other party of the verb that `token` is a party of, or kNone.
Index Homes::across(Index token) const {
  Index at = token;
  for (std::size_t step = 0; step < kDeepest; ++step) {
    const Index head = tree_.token(at).head;
    if (head == kNone) return kNone;
    if (tree_.token(head).pos == Pos::verb) {
      std::size_t kids = 0;
      for (const Index kid : tree_.children(head)) {
        if (kid == at || ++kids > kMostKids) continue;
        if (const Index code = named_by(kid); code != kNone) return code;
      }
      // "Ruritania condemned the raid and called on all parties"
      const Index first = tree_.token(head).head;
      const bool shares = tree_.token(head).relation == Relation::conj && first != kNone;
      const Index subject = shares ? tree_.child(first, Relation::nsubj) : kNone;
      return subject == kNone ? guest_before(head) : named_by(subject);
    }
    at = head;
  }
  return kNone;
}

// True when the sentence, or one of the `before` sentences before it, says that it happens there,
// or whose officials speak; with `acting`, or that the country acts.
bool Homes::is_near(Index code, Index sentence, Index before, bool acting) const {
  const Index story = around_[sentence].story;
  for (Index i = std::max(story, sentence > before ? sentence - before : 0); i <= sentence; ++i) {
    for (const Said& said : said_[i]) {
      if (said.code != code || (said.acts && !acting)) continue;
      if (said.way == Way::place || said.way == Way::official) return true;
    }
  }
  return false;
}

// True when troops of the country were named in the story lately, or its officials speak of them,
// or nobody else is in it.
bool Homes::has_troops(Index code, Index sentence) const {
  const Around& around = around_[sentence];
  const Index first = std::max(around.story, sentence > kLately ? sentence - kLately : 0);
  const auto count = static_cast<Index>(around_.size());
  for (Index i = sentence + 1; i < count && i <= sentence + kAfter; ++i) {
    if (around_[i].story != around.story) break;
    for (const Said& said : said_[i]) {
      if (said.code == code && said.kind == Kind::army && !around_[i].many_states) return true;
    }
  }
  bool alone = true;
  for (Index i = first; i <= sentence; ++i) {
    alone = alone && !around_[i].many_states;
    for (const Said& said : said_[i]) {
      if (said.code == code && said.kind == Kind::army && !around_[i].many_states) return true;
      alone = alone && said.code == code;
    }
  }
  const bool abroad = std::any_of(
      std::begin(kDeployed), std::end(kDeployed),
      [&](std::string_view other) { return other != codes_[code] && pieces_.evidence(other) > 0; });
  const bool spoken = std::any_of(said_[sentence].begin(), said_[sentence].end(), [&](auto& said) {
    return said.code == code && said.way == Way::official;
  });
  return (alone || (spoken && !around.many_states)) && !abroad;
}

// False for those whose troops are abroad, where rebels ask and another country is named.
bool Homes::speaks(const Score& score, Kind kind, const Around& around) const {
  if (kind != Kind::rebels || !is_in(kDeployed, codes_[score.code])) return true;
  return std::none_of(around.score.begin(), around.score.end(),
                      [&](const Score& other) { return !is_in(kDeployed, codes_[other.code]); });
}

// True for where the talks of a sentence are held, when nobody of there is named: rebels are not of
// where they talk.
bool Homes::hosts_talks(Index code, Index sentence) const {
  const std::vector<Said>& all = said_[sentence];
  return all.size() <= kMostSaid && around_[sentence].place == code &&
         std::all_of(all.begin(), all.end(), [&](const Said& said) {
           return said.code != code || said.way == Way::place || said.way == Way::plain;
         });
}

// The country, or kNone.
Index Homes::find(Kind kind, Index token) const {
  if (kind == Kind::none || token >= sentence_of_.size() || sentence_of_[token] == kNone) {
    return kNone;
  }
  const Index sentence = sentence_of_[token];
  const Around& around = around_[sentence];
  const auto column = static_cast<std::size_t>(kind);
  const bool local = kind == Kind::police || kind == Kind::people || kind == Kind::rebels;
  if (local) {
    if (around.torn) return kNone;
    // Talks are held elsewhere.
    const bool talks = kind == Kind::rebels && around.meeting;
    if (around.place != kNone && around.own.size() == 1 && !talks) return around.place;
  }
  const Index other = kind == Kind::state ? across(token) : kNone;
  Index best = kNone;
  std::uint32_t most = 0;
  std::uint32_t next = 0;
  for (const Score& score : around.score) {
    if (!speaks(score, kind, around)) continue;
    std::uint32_t weight = score.weight[column];
    const bool only_talks =
        kind == Kind::rebels && around.meeting && hosts_talks(score.code, sentence);
    if (score.code == other || only_talks) {
      for (const Score& own : around.own) {
        if (own.code == score.code) weight -= own.weight[column] * kFading[0];
      }
    }
    if (weight > most) {
      next = most;
      most = weight;
      best = score.code;
    } else {
      next = std::max(next, weight);
    }
  }
  const bool public_body = kind == Kind::police || kind == Kind::state;
  if (most < kLeast && theme_ != kNone && around.own.empty() && (public_body || only_theme_))
    return theme_;
  std::uint32_t lead = kLead[column];
  if ((around.many_states && kind != Kind::people && kind != Kind::rebels) ||
      (around.meeting && kind == Kind::state))
    lead *= 2;
  const std::uint32_t least = around.score.size() == 1 ? kLeastAlone : kLeast;
  if (best == kNone || most < least || most * 10 < next * lead) return kNone;
  if (local && kind != Kind::police && codes_[best] == "VAT") return kNone;
  if (kind == Kind::army && !has_troops(best, sentence)) return kNone;
  return best;
}

std::string_view Homes::of(const RoleRow& role, Index token) const {
  const bool alone = role.role == "official" || role.sector == "OPP";
  if (role.inherits && !alone) return {};  // "members", "spokesman"
  if (role.role == "leader") return {};
  const Kind kind = kind_of(role);
  if (kind == Kind::none || token >= tree_.size() || is_elsewhere(token)) return {};
  const Index code = find(kind, token);
  const bool stays =
      kind != Kind::army && (kind != Kind::people || ends_in(role.role, kProtesters));
  if (code == kNone) return stays ? of_story(token) : std::string_view();
  if (kind != Kind::people && kind != Kind::rebels) return codes_[code];
  const bool acts = tree_.token(token).relation == Relation::nsubj;
  const Around& around = around_[sentence_of_[token]];
  const bool named =
      around.own.empty() || std::any_of(around.own.begin(), around.own.end(),
                                        [&](const Score& own) { return own.code == code; });
  if (role.sector == "CVL" && !named) return {};
  const Index before = kind == Kind::rebels ? kLately : role.sector != "CVL" ? 1 : acts ? 0 : 2;
  // "Ruritania offered the rebels a truce": its own; "... and Zenda banned it": not those of Zenda.
  const bool acting = kind != Kind::rebels || across(token) == code;
  const bool only = only_theme_ && role.sector != "CVL";
  const bool near = only || is_near(code, sentence_of_[token], before, acting);
  return near && is_at_home(role, token) ? std::string_view(codes_[code]) : std::string_view();
}

std::string_view Homes::of_sector(std::string_view sector, Index token) const {
  const Index code = find(kind_of(sector), token);
  return code == kNone ? std::string_view() : codes_[code];
}

}  // namespace tacitus

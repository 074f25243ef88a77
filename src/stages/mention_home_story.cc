// Where a story begins, what it is about, and what follows for names that say no country.

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/mention_home.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kShared = 2;  // words by which a sentence goes on with a story
constexpr std::uint32_t kTwoCountries = 1u << 30;
// Sentences that must name the only country of a story.
constexpr std::uint32_t kFewestOfOne = 2;

}  // namespace

void Homes::find_stories() {
  std::unordered_map<std::string_view, Index> last_said;  // lemma -> sentence
  const auto& sentences = tree_.annotations().sentences;
  std::vector<Index> last_named(codes_.size(), kNone);
  Index story = 0;
  for (Index s = 0; s < sentences.size(); ++s) {
    const Index from = std::max(story, s > kLately ? s - kLately : 0);
    std::uint32_t shared = 0;
    bool pronoun = false;
    const IndexRange tokens = sentences[s].tokens;
    for (Index i = tokens.first; i < tokens.last; ++i) {
      const Token& token = tree_.token(i);
      pronoun = pronoun || (i == tokens.first && token.pos == Pos::pron);
      if (token.pos != Pos::noun && token.pos != Pos::propn) continue;
      // Officials and governments are in all stories.
      const Piece* piece = pieces_.at(i);
      const bool office = piece != nullptr && piece->kind == PieceKind::role;
      if (token.lemma.size() < 4 || office || pieces_.is_calendar(i)) continue;
      const auto [at, added] = last_said.emplace(token.lemma, s);
      if (!added && at->second != s && at->second >= from) ++shared;
      at->second = s;
    }
    const bool begins = s == 0 || sentences[s].block != sentences[s - 1].block;
    const bool leads = begins && std::any_of(said_[s].begin(), said_[s].end(),
                                             [](const Said& said) { return said.leads; });
    bool known = !leads || s == 0;
    for (const Score& own : around_[s].own) {
      const Index last = last_named[own.code];
      known = known || (last != kNone && last >= from);
      last_named[own.code] = s;
    }
    if (!known && !pronoun && shared < kShared) story = s;
    around_[s].story = story;
  }
  find_only_countries();
  if (story == 0) find_theme();
}

// Of each story the country, where it names one alone.
void Homes::find_only_countries() {
  for (const Around& around : around_) {
    Around& first = around_[around.story];
    if (!around.own.empty()) ++first.named;
    for (const Score& own : around.own) {
      if (first.only == kNone) first.only = own.code;
      if (first.only != own.code) first.named = kTwoCountries;
    }
  }
}

// The country of a text that is one story: named in most of the sentences that name any. Where the
// text was written counts as three.
void Homes::find_theme() {
  constexpr std::uint32_t kFewest = 3;
  std::vector<std::uint32_t> named(codes_.size(), 0);
  std::uint32_t all = 0;
  for (const Around& around : around_) {
    const std::uint32_t weight = around.dateline ? kFewest : 1;
    for (const Score& own : around.own) named[own.code] += weight;
    all += around.own.empty() ? 0 : weight;
  }
  for (Index code = 0; code < named.size(); ++code) {
    const bool most = named[code] >= kFewest && named[code] * 3 >= all * 2;
    const bool rival = std::any_of(named.begin(), named.end(), [&](const std::uint32_t& other) {
      return &other != &named[code] && other * 2 > all;
    });
    if (most && !rival) theme_ = code;
  }
  only_theme_ = theme_ != kNone && named[theme_] == all && named.size() == 1;
}

// --- whose ---------------------------------------------------------------------------------------

bool Homes::same_story(Index one, Index other) const {
  if (one >= sentence_of_.size() || other >= sentence_of_.size()) return false;
  const Index first = sentence_of_[one];
  const Index second = sentence_of_[other];
  return first != kNone && second != kNone && around_[first].story == around_[second].story;
}

std::string_view Homes::of_story(Index token) const {
  if (token >= sentence_of_.size() || sentence_of_[token] == kNone) return {};
  const Around& around = around_[sentence_of_[token]];
  // No other country in the sentence and the one before.
  const auto alone = [&](Index sentence) {
    const std::vector<Score>& own = around_[sentence].own;
    return std::all_of(own.begin(), own.end(), [&](const Score& s) { return s.code == theme_; });
  };
  const Index here = sentence_of_[token];
  if (theme_ != kNone && alone(here) && (here == 0 || alone(here - 1))) return codes_[theme_];
  const Around& story = around_[around.story];
  const bool only =
      story.named >= kFewestOfOne && story.named < kTwoCountries && !around.many_states;
  return only ? std::string_view(codes_[story.only]) : std::string_view();
}

bool Homes::names_no_other(std::string_view code, Index token, Index before) const {
  const Index sentence = sentence_at(token);
  if (sentence == kNone) return false;
  const Index first = std::max(around_[sentence].story, sentence > before ? sentence - before : 0);
  for (Index i = first; i <= sentence; ++i) {
    if (said_[i].size() > kMostSaid) return false;
    for (const Said& said : said_[i]) {
      const bool there = said.way != Way::plain || said.people || said.acts;
      if (there && codes_[said.code] != code) return false;
    }
  }
  return true;
}

bool Homes::names_many_states(Index token) const {
  const Index sentence = sentence_at(token);
  return sentence != kNone && around_[sentence].many_states;
}

bool Homes::tells_no_other(std::string_view code, Index token) const {
  const Index sentence = sentence_at(token);
  if (sentence == kNone) return false;
  const std::vector<Said>& all = said_[sentence];
  if (all.size() > kMostSaid) return false;
  return std::none_of(all.begin(), all.end(), [&](const Said& said) {
    if (codes_[said.code] == code) return false;
    if (said.way == Way::place) {
      const std::vector<Score>& before = around_[sentence == 0 ? 0 : sentence - 1].own;
      return std::none_of(before.begin(), before.end(),
                          [&](const Score& own) { return own.code == said.code; });
    }
    return said.way != Way::plain && said.kind != Kind::people;
  });
}

std::string_view Homes::only_near(Index token) const {
  const Index sentence = sentence_at(token);
  if (sentence == kNone) return {};
  Index only = kNone;
  const Index first = std::max(around_[sentence].story, sentence > 0 ? sentence - 1 : 0);
  for (Index i = first; i <= sentence; ++i) {
    for (const Score& own : around_[i].own) {
      if (only != kNone && only != own.code) return {};
      only = own.code;
    }
  }
  return only == kNone ? std::string_view() : std::string_view(codes_[only]);
}

bool Homes::may_be_in(std::string_view code, Index token) const {
  const Index sentence = sentence_at(token);
  if (sentence == kNone) return false;
  const Around& around = around_[sentence];
  return !around.torn && (around.place == kNone || codes_[around.place] == code);
}

std::string_view Homes::visited(std::string_view guest, Index token) const {
  const Index sentence = sentence_at(token);
  if (sentence == kNone) return {};
  Index other = kNone;
  bool goes = false;
  if (said_[sentence].size() > kMostSaid) return {};
  for (const Said& said : said_[sentence]) {
    if (codes_[said.code] == guest) continue;
    if (other != kNone && other != said.code) return {};
    other = said.code;
    const std::string marker = tree_.marker(said.token, Relation::case_);
    const Token& word = tree_.token(said.token);
    const bool visits = word.relation == Relation::obj && word.head != kNone &&
                        tree_.token(word.head).lemma == "visit";
    goes = goes || said.way == Way::place || visits ||
           (said.way == Way::plain && (marker == "to" || marker == "in"));
  }
  return goes ? std::string_view(codes_[other]) : std::string_view();
}

// "U.S.-led", "U.S. - led"
bool Homes::is_led(const Piece& piece) const {
  const Index dash = piece.last;
  if (dash + 1 >= tree_.size()) return false;
  const std::string& lemma = tree_.token(dash).lemma;
  return lemma == "led" || (lemma == "-" && (tree_.token(dash + 1).lemma == "lead" ||
                                             tree_.token(dash + 1).lemma == "led"));
}

std::string_view Homes::of_coalition(Index token) const {
  const Index sentence = sentence_at(token);
  if (sentence == kNone) return {};
  const Around& around = around_[sentence];
  if (around.nato) return "NAT";
  const auto count = static_cast<Index>(around_.size());
  const Index first = std::max(around.story, sentence > kLately ? sentence - kLately : 0);
  const Index last = std::min(count, sentence + 1 + kLately);
  Index troops = kNone;
  bool nato = false;
  for (Index i = first; i < last && around_[i].story == around.story; ++i) {
    nato = nato || around_[i].nato;
    for (const Said& said : said_[i]) {
      if (said.heads) return codes_[said.code];
      if (said.kind == Kind::army && codes_[said.code] == "USA") troops = said.code;
    }
  }
  if (nato) return "NAT";
  return troops == kNone ? std::string_view() : std::string_view(codes_[troops]);
}

}  // namespace tacitus

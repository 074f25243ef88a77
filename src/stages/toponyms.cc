// Two passes. The first takes what the model calls a place and what is one by its form: countries,
// datelines, "City, Region". The second takes a name that the first has found elsewhere in the text
// and that nothing forbids here ("Aspen" as subject, tagged nothing).
//
//   "in Aspen, Colorado"    two toponyms, the second contains the first
//   "the Washington Post"   none: the model's organisation holds it
//   "Paris Hilton"          none: a person's name
//   "Memphis Street"        none: the street is where nobody can say
//   "American officials"    none: a people
//
// A toponym of one sort is longer than the model's name: "St. Petersburg" cut behind the full stop
// is put together again by the gazetteer.

#include "stages/toponyms.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "base/word_list.h"
#include "lexicon/fold.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kKnownTown = 20000;  // people: a name after "in" that the model did not see

constexpr std::string_view kLocative[] = {
    "in",   "near", "at", "from",    "outside", "inside", "across", "around",  "to",
    "into", "over", "of", "between", "and",     "within", "toward", "towards", "throughout"};
// Words for places, which name none alone.
constexpr std::string_view kGeneric[] = {
    "mount", "city",      "county",  "district", "river",   "lake",    "island", "hill",
    "house", "union",     "state",   "province", "region",  "bay",     "gulf",   "valley",
    "town",  "park",      "airport", "capital",  "village", "square",  "campus", "downtown",
    "coast", "city hall", "city of", "parish",   "borough", "capitol", "st",     "street"};
constexpr std::string_view kAnd[] = {"and", "or", "&"};
constexpr std::string_view kStreets[] = {
    "street", "st.",        "road",  "rd.",     "avenue",  "ave.",       "boulevard",
    "blvd.",  "drive",      "lane",  "highway", "parkway", "expressway", "freeway",
    "route",  "interstate", "court", "way",     "turnpike"};

constexpr std::string_view kDirections[] = {
    "north",      "south",        "east",         "west",         "northeast",    "northwest",
    "southeast",  "southwest",    "northern",     "southern",     "eastern",      "western",
    "central",    "northeastern", "northwestern", "southeastern", "southwestern", "upper",
    "lower",      "greater",      "downtown",     "mid",          "metropolitan", "inner",
    "north-east", "north-west",   "south-east",   "south-west"};

bool is_capital_letter(std::string_view text) {
  return !text.empty() && is_upper(decode_at(text, 0).value);
}

class Finder {
 public:
  Finder(const Document& document, const Annotations& annotations, const Gazetteer& gazetteer)
      : document_(document),
        annotations_(annotations),
        gazetteer_(gazetteer),
        timed_(annotations.tokens.size(), false),
        person_(annotations.tokens.size(), false) {
    std::vector<bool> people(annotations.entities.size(), false);
    for (const Mention& mention : annotations.mentions) {
      const bool person = mention.kind == MentionKind::person && mention.entity != kNone;
      if (person) people[mention.entity] = true;
    }
    for (const Mention& mention : annotations.mentions) {
      if (mention.entity != kNone && people[mention.entity]) person_[mention.head] = true;
    }
    for (const TimeExpression& time : annotations.times) {
      for (Index i = time.tokens.first; i < time.tokens.last; ++i) timed_[i] = true;
    }
  }

  std::vector<Toponym> run() {
    for (const bool again : {false, true}) {
      again_ = again;
      std::vector<Toponym> earlier = std::move(found_);
      found_.clear();
      taken_ = 0;
      for (Index s = 0; s < annotations_.sentences.size(); ++s) find_in_sentence(s);
      if (!again) remember();
    }
    connect();
    return std::move(found_);
  }

 private:
  // A stretch of words that may be a name, and what it may mean.
  struct Match {
    Index last = 0;
    std::string name;
    const std::vector<PlaceName>* places = nullptr;
  };

  std::string_view text(Index token) const { return document_.at(annotations_.tokens[token].span); }
  const Token& token(Index index) const { return annotations_.tokens[index]; }

  const std::vector<PlaceName>& look_up(const std::string& name) {
    const auto [at, added] = known_.try_emplace(name);
    if (added) at->second = gazetteer_.find(name);
    return at->second;
  }

  std::string words(Index first, Index last) const {
    return fold_name(document_.at({token(first).span.begin, token(last - 1).span.end}));
  }

  Match longest(Index first, Index limit);
  Match model_name(Index first, Index limit);
  bool fits(Index first, const Match& match, Index limit);
  bool is_barred(Index first, const Match& match) const;
  bool is_somebody(Index first, Index last) const;
  bool is_abbreviation(Index first, const Match& match) const;
  bool continues(Index first, Index last, Index limit) const;
  bool is_place_after_comma(Index comma, Index limit);
  bool has_kind(const std::vector<PlaceName>& places, PlaceKind least, PlaceKind most) const;
  bool is_known_town(const std::vector<PlaceName>& places) const;
  void find_in_sentence(Index sentence);
  std::string_view without_direction(std::string_view name) const;
  void add(Index first, const Match& match, Index sentence);
  void remember();
  void connect();

  const Document& document_;
  const Annotations& annotations_;
  const Gazetteer& gazetteer_;
  std::vector<bool> timed_;   // [token] inside a time expression
  std::vector<bool> person_;  // [token] heads a mention of somebody
  std::unordered_map<std::string, std::vector<PlaceName>> known_;
  std::unordered_set<std::string> named_;  // names that the first pass found
  std::vector<Toponym> found_;
  Index taken_ = 0;  // tokens before it belong to toponyms
  bool again_ = false;
};

// The longest name of the gazetteer that begins at a word, in one sentence.
Finder::Match Finder::longest(Index first, Index limit) {
  Match best;
  const auto most = static_cast<Index>(Gazetteer::kMostWords + 2);  // hyphens are words
  for (Index last = std::min(limit, first + most); last > first; --last) {
    if (token(last - 1).glued || (last < limit && token(last).glued && text(last)[0] != '\'')) {
      continue;
    }
    const char end = text(last - 1).back();
    if (end == ',' || end == ';' || end == '(' || end == ')' || end == '"') continue;
    std::string name = words(first, last);
    const std::vector<PlaceName>* places = &look_up(name);
    if (places->empty() && last < limit && text(last) == "." &&
        token(last).span.begin == token(last - 1).span.end && name.size() < 6) {
      name += '.';  // "Calif" before the end of a sentence
      places = &look_up(name);
    }
    if (places->empty()) continue;
    return {last, std::move(name), places};
  }
  return best;
}

// The model's name of a place that begins at a word, without what is not of the name.
Finder::Match Finder::model_name(Index first, Index limit) {
  Index last = first + 1;
  while (last < limit && token(last).name == NameKind::location && !token(last).name_begins &&
         text(last) != ",") {
    ++last;
  }
  while (last > first + 1 && (token(last - 1).glued || token(last - 1).pos == Pos::part ||
                              token(last - 1).pos == Pos::punct)) {
    --last;
  }
  Match match;
  match.last = last;
  match.name = words(first, last);
  match.places = &look_up(match.name);
  return match;
}

bool Finder::has_kind(const std::vector<PlaceName>& places, PlaceKind least, PlaceKind most) const {
  return std::any_of(places.begin(), places.end(), [&](const PlaceName& name) {
    const PlaceKind kind = gazetteer_.place(name.place).kind;
    return least <= kind && kind <= most;
  });
}

bool Finder::is_known_town(const std::vector<PlaceName>& places) const {
  return std::any_of(places.begin(), places.end(), [&](const PlaceName& name) {
    return gazetteer_.place(name.place).population >= kKnownTown;
  });
}

// True when words belong to a name of another sort that is not theirs alone: "Georgia" of the
// "University of Georgia". A country that the model takes for an organisation, which acts, is still
// a place; so are names of several words that are not of persons.
bool Finder::is_barred(Index first, const Match& match) const {
  const auto is_other = [&](Index i) {
    return token(i).name != NameKind::none && token(i).name != NameKind::location;
  };
  const bool begun = token(first).name == NameKind::location;
  for (Index i = first; i < match.last; ++i) {
    if (!is_other(i)) continue;
    const NameKind kind = token(i).name;
    const bool from_before = i == first && !token(i).name_begins;
    const bool goes_on = i + 1 == match.last && i + 1 < annotations_.tokens.size() &&
                         token(i + 1).name == kind && !token(i + 1).name_begins &&
                         !token(i + 1).glued;
    if (from_before || goes_on) return true;
    if (begun) continue;  // "Santa" a place and "Ana" a person: the model has cut it
    if (kind != NameKind::organization) return true;
    if (!has_kind(*match.places, PlaceKind::area, PlaceKind::region)) return true;
  }
  return false;
}

// "IN", "Miss.", "Ore": names of regions that are words of other sorts elsewhere.
bool Finder::is_abbreviation(Index first, const Match& match) const {
  const bool dotted = match.name.back() == '.' || match.name.size() == 2;
  return dotted && match.name != "US" && match.name != "UK" && match.name != "U.S." &&
         match.name != "U.K." && token(first).name != NameKind::location;
}

// True when the name goes on: "Aspen Institute", "Paris Hilton".
bool Finder::continues(Index first, Index last, Index limit) const {
  const bool after = last < limit && token(last).pos == Pos::propn && !token(last).glued &&
                     is_capital_letter(text(last)) && token(last).name != NameKind::location;
  const bool before = first > 0 && token(first - 1).pos == Pos::propn &&
                      token(first - 1).span.end < token(first).span.begin &&
                      is_capital_letter(text(first - 1)) &&
                      token(first - 1).name != NameKind::location && token(first - 1).head == first;
  return after || before;
}

// ", Colorado" or ", Calif." stands at `comma`.
bool Finder::is_place_after_comma(Index comma, Index limit) {
  if (comma + 1 >= limit || text(comma) != "," || !is_capital_letter(text(comma + 1))) return false;
  const Match next = longest(comma + 1, limit);
  return next.places != nullptr && !is_barred(comma + 1, next) &&
         has_kind(*next.places, PlaceKind::country, PlaceKind::region);
}

// Whether a name of the gazetteer that the model did not see is one here.
bool Finder::fits(Index first, const Match& match, Index limit) {
  const std::string_view before = first > 0 ? text(first - 1) : std::string_view();
  const bool after_comma =
      before == "," && !found_.empty() && found_.back().tokens.last == first - 1;
  if (is_abbreviation(first, match)) {
    return after_comma && has_kind(*match.places, PlaceKind::country, PlaceKind::region);
  }
  for (Index i = first; i < match.last; ++i) {  // "New" of "New Zealand" was not seen
    if (token(i).name == NameKind::location) return true;
  }
  const bool large = has_kind(*match.places, PlaceKind::area, PlaceKind::region);
  if (large && match.name.find(' ') != std::string::npos) return true;  // "United Kingdom"
  if (token(first).pos != Pos::propn && !after_comma) return false;
  if (continues(first, match.last, limit)) return false;
  if (has_kind(*match.places, PlaceKind::area, PlaceKind::country)) return true;
  if (again_ && named_.contains(match.name)) return true;
  if (after_comma && has_kind(*match.places, PlaceKind::country, PlaceKind::region)) return true;
  if (is_place_after_comma(match.last, limit)) return true;
  if (!is_in(kLocative, before)) return false;
  return is_known_town(*match.places);
}

// "North Texas" lies where Texas does.
std::string_view Finder::without_direction(std::string_view name) const {
  const std::size_t blank = name.find(' ');
  if (blank == std::string_view::npos) return {};
  const std::string_view rest = name.substr(blank + 1);
  const bool again = is_in(kDirections, lower(rest.substr(0, rest.find(' '))));
  return is_in(kDirections, lower(name.substr(0, blank))) && !again ? rest : std::string_view();
}

void Finder::add(Index first, const Match& match, Index sentence) {
  Toponym toponym;
  toponym.tokens = {first, match.last};
  toponym.sentence = sentence;
  toponym.name = match.name;
  toponym.places = *match.places;
  if (toponym.places.empty()) toponym.places = look_up(std::string(without_direction(match.name)));
  found_.push_back(std::move(toponym));
  taken_ = match.last;
}

// True when somebody known by the mentions has that name: "Kim Jong Un", which the model takes for
// a place and no gazetteer has.
bool Finder::is_somebody(Index first, Index last) const {
  return std::any_of(person_.begin() + first, person_.begin() + last, [](bool is) { return is; });
}

void Finder::find_in_sentence(Index s) {
  const Sentence& sentence = annotations_.sentences[s];
  const Index limit = sentence.tokens.last;
  const bool dateline = sentence.block < annotations_.blocks.size() &&
                        annotations_.blocks[sentence.block].kind == BlockKind::dateline;
  for (Index i = sentence.tokens.first; i < limit; ++i) {
    if (i < taken_ || token(i).glued || !is_capital_letter(text(i))) continue;
    if (timed_[i]) continue;  // "in March"
    const bool rest = i == taken_ && i > sentence.tokens.first && !token(i).name_begins &&
                      token(i).name == NameKind::location;
    if (rest) continue;  // of a name whose beginning the gazetteer has
    Match match = longest(i, limit);
    const bool known = match.places != nullptr && !is_barred(i, match);
    if (token(i).name == NameKind::location) {
      Match named = model_name(i, limit);
      if (known && match.last >= named.last) named = match;
      if (named.last < limit && is_in(kStreets, lower(text(named.last)))) continue;
      if (is_in(kStreets, lower(text(named.last - 1)))) continue;
      if (named.places->empty() && token(i).pos == Pos::adj) continue;
      if (is_in(kDirections, lower(named.name)) || is_in(kGeneric, lower(named.name))) continue;
      const bool longer = known && named.last > match.last && named.places->empty();
      if (longer && has_kind(*match.places, PlaceKind::country, PlaceKind::country)) named = match;
      if (named.places->empty() && is_somebody(i, named.last)) {
        taken_ = named.last;
        continue;
      }
      add(i, named, s);
    } else if (known && (dateline || fits(i, match, limit))) {
      if (match.last < limit && is_in(kStreets, lower(text(match.last)))) continue;
      add(i, match, s);
    }
  }
}

void Finder::remember() {
  for (const Toponym& toponym : found_) named_.insert(toponym.name);
}

// "Aspen, Colorado", "Aspen, Pitkin County, Colorado", "Aspen (Colorado)"; and what stands in a
// list: "Texas, Ohio and Georgia".
void Finder::connect() {
  for (Index i = 0; i + 1 < found_.size(); ++i) {
    const Index comma = found_[i].tokens.last;
    Toponym& next = found_[i + 1];
    const Index words = next.tokens.first - comma;
    if (words == 0 || words > 2 || next.sentence != found_[i].sentence) continue;
    const bool first = text(comma) == "," || (words == 1 && is_in(kAnd, text(comma)));
    const bool second = words == 1 || is_in(kAnd, text(comma + 1));
    if (first && second) next.listed = true;
    if (words == 1 && (text(comma) == "," || text(comma) == "(")) found_[i].container = i + 1;
  }
}

}  // namespace

std::vector<Toponym> find_toponyms(const Document& document, const Annotations& annotations,
                                   const Gazetteer& gazetteer) {
  return Finder(document, annotations, gazetteer).run();
}

}  // namespace tacitus

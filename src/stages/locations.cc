// The order of work: which words name a place (toponyms.cc), which place each names
// (toponym_senses.cc), which part it plays (location_roles.cc). Here the evidence is gathered that
// the rest of the document gives: the countries of its actors, and the name of its publisher ("The
// Columbus Dispatch").

#include "stages/locations.h"

#include <algorithm>
#include <map>

#include "lexicon/fold.h"
#include "stages/location_roles.h"
#include "stages/toponym_senses.h"
#include "stages/toponyms.h"

namespace tacitus {
namespace {

constexpr double kActorWeight = 0.5;  // of a mention of somebody of a country

// How often the document speaks of the people and bodies of each country, places left out.
std::vector<CountryEvidence> evidence_of(const Annotations& annotations,
                                         const std::vector<Toponym>& toponyms,
                                         const Gazetteer& gazetteer) {
  std::vector<bool> named(annotations.tokens.size(), false);
  for (const Toponym& toponym : toponyms) {
    for (Index i = toponym.tokens.first; i < toponym.tokens.last; ++i) named[i] = true;
  }
  std::map<std::uint16_t, double> weights;
  for (const Mention& mention : annotations.mentions) {
    const auto first = named.begin() + mention.tokens.first;
    const bool names = std::find(first, named.begin() + mention.tokens.last, true) !=
                       named.begin() + mention.tokens.last;
    if (mention.entity == kNone || names) continue;  // "Alexandria woman" says nothing new
    const std::uint16_t country = gazetteer.country_of(annotations.entities[mention.entity].code);
    if (country != UINT16_MAX) weights[country] += kActorWeight;
  }
  std::vector<CountryEvidence> out;
  out.reserve(weights.size());
  for (const auto& [country, weight] : weights) out.push_back({country, weight});
  return out;
}

// The places in the name of who printed it: they vote, and are no locations.
std::vector<Toponym> toponyms_of_publisher(const Document& document, const Gazetteer& gazetteer) {
  const std::string name = fold_name(document.publisher);
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] != ' ' && (i == 0 || name[i - 1] == ' ')) starts.push_back(i);
  }
  std::vector<Toponym> out;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t most = std::min(starts.size(), i + Gazetteer::kMostWords);
    for (std::size_t last = most; last > i; --last) {
      std::size_t end = last < starts.size() ? starts[last] - 1 : name.size();
      Toponym toponym;
      toponym.name = name.substr(starts[i], end - starts[i]);
      toponym.places = gazetteer.find(toponym.name);
      if (toponym.places.empty()) continue;
      out.push_back(std::move(toponym));
      i = last - 1;
      break;
    }
  }
  return out;
}

PlacePrecision precision_of(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::area:
      return PlacePrecision::unknown;
    case PlaceKind::country:
      return PlacePrecision::country;
    case PlaceKind::continent:
    case PlaceKind::region:
    case PlaceKind::district:
      return PlacePrecision::region;
    default:
      return PlacePrecision::point;
  }
}

// Says what the location is, in the words of the gazetteer.
void pin(const Gazetteer& gazetteer, std::uint32_t index, Location& location) {
  const Place place = gazetteer.place(index);
  location.name = gazetteer.name_of(index);
  location.rule = gazetteer.rule_of(index);
  if (place.geonames == 0) return;
  location.country = gazetteer.code_of(place.country);
  if (place.region != kNoPlace) location.admin1 = gazetteer.name_of(place.region);
  location.latitude = place.latitude;
  location.longitude = place.longitude;
  location.geonames = place.geonames;
  location.precision = precision_of(place.kind);
}

}  // namespace

Contract LocationFinder::contract() const {
  return {"locations", kBlocks | kTokens | kTree | kTimes | kMentions, kLocations};
}

void LocationFinder::run(const Document& document, Annotations& annotations) const {
  std::vector<Toponym> toponyms = find_toponyms(document, annotations, gazetteer_);
  if (toponyms.empty()) return;
  const std::size_t count = toponyms.size();
  const auto evidence = evidence_of(annotations, toponyms, gazetteer_);
  for (Toponym& toponym : toponyms_of_publisher(document, gazetteer_)) {
    toponyms.push_back(std::move(toponym));
  }
  const std::vector<std::uint32_t> chosen = resolve(toponyms, gazetteer_, evidence);
  const LocationRoles roles(annotations, cues_);
  for (std::size_t i = 0; i < count; ++i) {
    const Toponym& toponym = toponyms[i];
    Location location;
    location.tokens = toponym.tokens;
    location.span = {annotations.tokens[toponym.tokens.first].span.begin,
                     annotations.tokens[toponym.tokens.last - 1].span.end};
    location.sentence = toponym.sentence;
    location.role = roles.role_of(toponym.tokens, toponym.sentence);
    location.name = toponym.name;
    location.rule = "model";
    if (chosen[i] != kNoPlace) pin(gazetteer_, chosen[i], location);
    annotations.locations.push_back(std::move(location));
  }
}

}  // namespace tacitus

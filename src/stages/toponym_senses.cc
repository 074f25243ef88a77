// Every name has a few candidates. Each has a prior, from how many people live there and what it
// is; then all names of the document vote for each other's candidates, three rounds: a candidate
// gains by what lies near it, in its region and in its country, the more so the surer the other is.
//
// The scale is decimal: one point is ten times as many people. "Alexandria" in a text that names
// Rapides Parish gains two points for a neighbour at 20 km, and so Louisiana's (47,000 people)
// beats Egypt's (3.8 million).
//
// This follows the clustering of Lieberman et al. ("Geotagging with local lexicons", ICDE 2010) in
// spirit; there is no model of readers here, and no training: the weights are few and round.

#include "stages/toponym_senses.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string>

namespace tacitus {
namespace {

constexpr std::size_t kMostCandidates = 24;  // of a name
constexpr std::size_t kMostVoters = 48;      // senses that vote, the most frequent
constexpr int kRounds = 3;
constexpr double kSharpness = 2.0;  // of a point, in the exponent of a candidate's share

constexpr double kArea = 9;  // what is known to all and has no people of its own: "Middle East"
constexpr double kContinentBonus = 4;
constexpr double kCountryBonus = 2.5;
constexpr double kRegionBonus = 0.8;
constexpr double kCapitalBonus = 0.3;  // for each tenfold of the country's people
constexpr double kAlternatePenalty = 1.2;
constexpr double kCityForRegion = 0.2;  // share of a region's people from which it is the city
constexpr double kCountryVote = 2;
constexpr double kRegionVote = 2;
constexpr double kNearVote = 2;
constexpr double kListVote = 1.2;  // of one beside it in a list that is of the same sort
constexpr double kMostNear = 1.5;  // of what is near, so that lists do not drown all else
constexpr double kMargin = 0.1;    // points by which the best must lead one that is far from it
constexpr double kInside = 20;     // points less for what lies in a country of its name
constexpr double kSame = 161;      // km: places nearer than this are not told apart

struct Candidate {
  std::uint32_t index = kNoPlace;
  Place place;
  double prior = 0;
  double score = 0;
  double share = 0;  // of the sense's candidates, they add up to 1
};

// A name of the document, with what it may mean.
struct Sense {
  std::string name;  // folded
  std::vector<Candidate> candidates;
  double weight = 0;                // grows with how often it stands
  bool settled = false;             // the words themselves say which
  std::vector<std::size_t> beside;  // senses, in lists
};

double near_of(double km) {
  if (km < 40) return 1;
  if (km < 100) return 0.7;
  if (km < 200) return 0.35;
  return km < 400 ? 0.1 : 0;
}

bool is_within(const Place& inner, const Place& outer, std::uint32_t outer_index) {
  if (outer.kind == PlaceKind::country) return inner.country == outer.country;
  if (outer.kind == PlaceKind::region) {
    return inner.region == outer_index && inner.geonames != outer.geonames;
  }
  if (outer.kind == PlaceKind::district || outer.kind == PlaceKind::town ||
      outer.kind == PlaceKind::capital) {
    return inner.region == outer.region && inner.country == outer.country &&
           distance_km(inner, outer) < 80;
  }
  return false;
}

bool is_country(const Candidate& candidate) { return candidate.place.kind == PlaceKind::country; }

bool is_region(const Candidate& candidate) { return candidate.place.kind == PlaceKind::region; }

class Resolver {
 public:
  Resolver(const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
           const std::vector<CountryEvidence>& evidence)
      : toponyms_(toponyms), gazetteer_(gazetteer), evidence_(evidence) {}

  std::vector<std::uint32_t> run() {
    make_senses();
    for (int round = 0; round < kRounds; ++round) vote();
    std::vector<std::uint32_t> chosen(toponyms_.size(), kNoPlace);
    for (std::size_t i = 0; i < toponyms_.size(); ++i) chosen[i] = choice(senses_[sense_of_[i]]);
    return chosen;
  }

 private:
  std::vector<Candidate> candidates_of(const Toponym& toponym) const;
  double prior_of(const PlaceName& name, const Place& place) const;
  void prefer_usual(std::vector<Candidate>& candidates) const;
  bool is_in_list(std::size_t i) const;
  void contain(std::size_t i, std::vector<Candidate>& candidates) const;
  void hold(const Toponym& inner, std::vector<Candidate>& candidates) const;
  Sense sense_of(std::size_t toponym) const;
  void make_senses();
  void share(Sense& sense) const;
  void vote();
  double votes_for(const Candidate& candidate, std::size_t self,
                   const std::vector<std::size_t>& voters) const;
  std::uint32_t choice(const Sense& sense) const;

  const std::vector<Toponym>& toponyms_;
  const Gazetteer& gazetteer_;
  const std::vector<CountryEvidence>& evidence_;
  std::vector<Sense> senses_;
  std::vector<std::size_t> sense_of_;  // [toponym]
};

double Resolver::prior_of(const PlaceName& name, const Place& place) const {
  if (place.kind == PlaceKind::area) return kArea;
  double prior = std::log10(place.population + 10.0);
  if (place.kind == PlaceKind::continent) prior += kContinentBonus;
  if (place.kind == PlaceKind::country) prior += kCountryBonus;
  if (place.kind == PlaceKind::region) prior += kRegionBonus;
  if (place.kind == PlaceKind::capital) {
    const std::uint32_t country = gazetteer_.country_place(place.country);
    const double people = country == kNoPlace ? 0 : gazetteer_.place(country).population;
    prior += kCapitalBonus * std::log10(people + 10.0);
  }
  const bool town = place.kind >= PlaceKind::district;
  if (!name.canonical && town) prior -= kAlternatePenalty;
  return prior;
}

// "New York" is the city, unless something says that it is the state: where a region has the name
// of a city that holds much of it, news means the city. "Mexico" is the country, not its state.
void Resolver::prefer_usual(std::vector<Candidate>& candidates) const {
  for (const Candidate& land : candidates) {
    if (!is_country(land)) continue;
    for (Candidate& inner : candidates) {
      const bool inside = !is_country(inner) && inner.place.country == land.place.country;
      if (inside) inner.prior = std::min(inner.prior, land.prior - kInside);
    }
  }
  for (Candidate& region : candidates) {
    if (region.place.kind != PlaceKind::region) continue;
    for (Candidate& town : candidates) {
      if (town.place.kind < PlaceKind::town || town.place.region != region.index) continue;
      if (town.place.population < kCityForRegion * region.place.population) continue;
      town.prior = std::max(town.prior, region.prior + 0.3);
    }
  }
}

std::vector<Candidate> Resolver::candidates_of(const Toponym& toponym) const {
  std::vector<Candidate> out;
  for (const PlaceName& name : toponym.places) {
    Candidate candidate;
    candidate.index = name.place;
    candidate.place = gazetteer_.place(name.place);
    candidate.prior = prior_of(name, candidate.place);
    out.push_back(candidate);
  }
  prefer_usual(out);
  return out;
}

// True for one of three or more that stand in a list.
bool Resolver::is_in_list(std::size_t i) const {
  const auto listed = [&](std::size_t at) { return at < toponyms_.size() && toponyms_[at].listed; };
  const int behind = listed(i + 1) ? 1 + listed(i + 2) : 0;
  const int before = listed(i) ? 1 + (i > 0 && listed(i - 1)) : 0;
  return behind + before >= 2;
}

// Keeps those that lie in what stands behind the comma, if any does.
void Resolver::contain(std::size_t i, std::vector<Candidate>& candidates) const {
  const Toponym& toponym = toponyms_[i];
  const bool land = std::any_of(candidates.begin(), candidates.end(), is_country);
  const bool region = std::any_of(candidates.begin(), candidates.end(), is_region);
  if (region && is_in_list(i)) return;  // "Illinois, Missouri and Ohio"
  std::vector<Candidate> inside;
  for (const PlaceName& outer : toponyms_[toponym.container].places) {
    const Place place = gazetteer_.place(outer.place);
    if (land && place.kind != PlaceKind::region) continue;  // "Mexico, Peru": a list
    for (const Candidate& candidate : candidates) {
      if (is_within(candidate.place, place, outer.place)) inside.push_back(candidate);
    }
  }
  if (!inside.empty()) candidates = std::move(inside);
}

// Of "Buffalo, New York", New York is the state: keeps the regions and countries that hold a place
// of the name before the comma, if any does.
void Resolver::hold(const Toponym& inner, std::vector<Candidate>& candidates) const {
  std::vector<Candidate> holding;
  for (const Candidate& candidate : candidates) {
    if (candidate.place.kind != PlaceKind::country && candidate.place.kind != PlaceKind::region) {
      continue;
    }
    const bool holds =
        std::any_of(inner.places.begin(), inner.places.end(), [&](const PlaceName& name) {
          const Place place = gazetteer_.place(name.place);
          return place.kind >= PlaceKind::district &&
                 is_within(place, candidate.place, candidate.index);
        });
    if (holds) holding.push_back(candidate);
  }
  if (!holding.empty()) candidates = std::move(holding);
}

void Resolver::share(Sense& sense) const {
  double best = 0;
  for (const Candidate& candidate : sense.candidates) best = std::max(best, candidate.score);
  double sum = 0;
  for (Candidate& candidate : sense.candidates) {
    candidate.share = std::exp(kSharpness * (candidate.score - best));
    sum += candidate.share;
  }
  for (Candidate& candidate : sense.candidates) candidate.share /= sum;
}

// What one toponym may mean by itself and by what stands before and behind it.
Sense Resolver::sense_of(std::size_t i) const {
  const Toponym& toponym = toponyms_[i];
  Sense sense;
  sense.name = place_key(toponym.name);
  sense.candidates = candidates_of(toponym);
  const std::size_t all = sense.candidates.size();
  if (toponym.container != kNone) contain(i, sense.candidates);
  if (i > 0 && toponyms_[i - 1].container == i) hold(toponyms_[i - 1], sense.candidates);
  sense.settled = sense.candidates.size() < all;
  std::sort(sense.candidates.begin(), sense.candidates.end(),
            [](const Candidate& one, const Candidate& two) {
              return one.prior != two.prior ? one.prior > two.prior : one.index < two.index;
            });
  if (sense.candidates.size() > kMostCandidates) sense.candidates.resize(kMostCandidates);
  return sense;
}

// One sense for each name, and one for each name with what stands around it in "Aspen, Colorado". A
// name that the text says once in full means the same everywhere.
void Resolver::make_senses() {
  std::map<std::string, std::size_t> numbers;
  const auto key_of = [&](std::size_t i) {
    std::string key = place_key(toponyms_[i].name);
    if (toponyms_[i].container != kNone) key += ", " + toponyms_[toponyms_[i].container].name;
    if (i > 0 && toponyms_[i - 1].container == i) key = toponyms_[i - 1].name + ", " + key;
    return key;
  };
  sense_of_.assign(toponyms_.size(), 0);
  std::map<std::string, std::size_t> in_full;  // name, sense
  for (std::size_t i = 0; i < toponyms_.size(); ++i) {
    const auto [at, added] = numbers.try_emplace(key_of(i), senses_.size());
    sense_of_[i] = at->second;
    if (!added) continue;
    senses_.push_back(sense_of(i));
    if (senses_.back().settled) in_full.try_emplace(senses_.back().name, at->second);
  }
  for (std::size_t i = 0; i < toponyms_.size(); ++i) {
    const auto full = in_full.find(place_key(toponyms_[i].name));
    if (full != in_full.end() && !senses_[sense_of_[i]].settled) sense_of_[i] = full->second;
    senses_[sense_of_[i]].weight += 1;
  }
  for (std::size_t i = 1; i < toponyms_.size(); ++i) {
    if (!toponyms_[i].listed) continue;
    senses_[sense_of_[i]].beside.push_back(sense_of_[i - 1]);
    senses_[sense_of_[i - 1]].beside.push_back(sense_of_[i]);
  }
  for (Sense& sense : senses_) {
    sense.weight = std::log2(1 + sense.weight);
    for (Candidate& candidate : sense.candidates) candidate.score = candidate.prior;
    share(sense);
  }
}

double Resolver::votes_for(const Candidate& candidate, std::size_t self,
                           const std::vector<std::size_t>& voters) const {
  double country = 0;
  double region = 0;
  double near = 0;
  double all = 1;
  for (const CountryEvidence& evidence : evidence_) {
    all += evidence.weight;
    if (evidence.country == candidate.place.country) country += evidence.weight;
  }
  const bool large = candidate.place.kind <= PlaceKind::country;
  for (const std::size_t voter : voters) {
    const Sense& sense = senses_[voter];
    if (sense.name == senses_[self].name) continue;
    all += sense.weight;
    for (const Candidate& other : sense.candidates) {
      if (other.place.country != candidate.place.country || other.share < 0.02) continue;
      const double weight = sense.weight * other.share;
      country += weight;
      if (large || other.place.kind <= PlaceKind::country) continue;
      if (other.place.region == candidate.place.region) region += weight;
      if (other.place.kind >= PlaceKind::district && other.index != candidate.index) {
        near += weight * near_of(distance_km(candidate.place, other.place));
      }
    }
  }
  // "Texas, Ohio and Georgia": three states.
  double listed = 0;
  for (const std::size_t beside : senses_[self].beside) {
    for (const Candidate& other : senses_[beside].candidates) {
      const bool alike = other.place.kind == candidate.place.kind &&
                         (large || other.place.country == candidate.place.country);
      if (alike && beside != self) listed += other.share;
    }
  }
  return kListVote * std::min(1.0, listed) + kCountryVote * country / all +
         kRegionVote * region / all + kNearVote * std::min(kMostNear, near);
}

void Resolver::vote() {
  std::vector<std::size_t> voters;
  for (std::size_t i = 0; i < senses_.size(); ++i) {
    if (senses_[i].weight > 0 && !senses_[i].candidates.empty()) voters.push_back(i);
  }
  if (voters.size() > kMostVoters) {
    std::stable_sort(voters.begin(), voters.end(), [&](std::size_t one, std::size_t two) {
      return senses_[one].weight > senses_[two].weight;
    });
    voters.resize(kMostVoters);
  }
  for (std::size_t i = 0; i < senses_.size(); ++i) {
    if (senses_[i].weight == 0 || senses_[i].candidates.size() < 2) continue;
    for (Candidate& candidate : senses_[i].candidates) {
      candidate.score = candidate.prior + votes_for(candidate, i, voters);
    }
  }
  for (Sense& sense : senses_) share(sense);
}

// The best candidate, if it leads all that lie elsewhere.
std::uint32_t Resolver::choice(const Sense& sense) const {
  const Candidate* best = nullptr;
  for (const Candidate& candidate : sense.candidates) {
    if (best == nullptr || candidate.score > best->score) best = &candidate;
  }
  if (best == nullptr) return kNoPlace;
  for (const Candidate& candidate : sense.candidates) {
    const bool close = candidate.score > best->score - kMargin;
    if (&candidate != best && close && distance_km(candidate.place, best->place) > kSame) {
      return kNoPlace;
    }
  }
  return best->index;
}

}  // namespace

double distance_km(const Place& one, const Place& two) {
  constexpr double kDegree = 111.2;  // km
  constexpr double kRadians = std::numbers::pi / 180;
  double across = std::fabs(one.longitude - two.longitude);
  if (across > 180) across = 360 - across;
  across *= std::cos((one.latitude + two.latitude) / 2 * kRadians);
  const double along = one.latitude - two.latitude;
  return kDegree * std::sqrt(across * across + along * along);
}

std::vector<std::uint32_t> resolve(const std::vector<Toponym>& toponyms, const Gazetteer& gazetteer,
                                   const std::vector<CountryEvidence>& evidence) {
  return Resolver(toponyms, gazetteer, evidence).run();
}

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// What sort of thing a place is. Districts are second-level regions: counties of the United States.
// Areas lie in no one place ("Middle East", "Red Sea") and have no coordinates. Capitals are those
// of countries. In this order, so that kinds compare by size.
enum class PlaceKind : std::uint8_t { area, continent, country, region, district, town, capital };

inline constexpr std::uint32_t kNoPlace = UINT32_MAX;

// One place, without its names.
struct Place {
  std::uint32_t geonames = 0;  // GeoNames id; 0 for areas
  PlaceKind kind = PlaceKind::area;
  double latitude = 0;  // degrees, WGS 84; a middle point for what is large
  double longitude = 0;
  std::uint32_t population = 0;        // three digits of it are exact; 0 when not known
  std::uint16_t country = UINT16_MAX;  // number of the country; UINT16_MAX for none
  std::uint32_t region = kNoPlace;     // the first-level region that it lies in, or is; a place
};

// A place that a name may mean.
struct PlaceName {
  std::uint32_t place = kNoPlace;
  bool canonical = false;  // the name is the one that the place goes by: "Kyiv", but not "Kiev"
};

// The places of the world by name (docs/places_format.md). It keeps the bytes of its table, looks
// names up in place, and reads nothing at the start. Immutable; safe for any number of threads.
class Gazetteer {
 public:
  // Words of the longest names.
  static constexpr std::size_t kMostWords = 5;

  // `file` stands in rules and errors: "places/places.bin". The header and the sizes are checked;
  // a wrong byte behind them gives wrong places or none, and never more than that.
  static Result<Gazetteer> create(std::string file, Bytes bytes);

  // What `name` may mean, the largest first; empty when it is unknown. Compared without accents and
  // case, but for names in capitals alone ("US", "NSW"), which must stand so. O(log size()).
  std::vector<PlaceName> find(std::string_view name) const;

  Place place(std::uint32_t index) const;                 // index < size()
  std::string name_of(std::uint32_t index) const;         // canonical: "São Paulo"
  std::string_view code_of(std::uint16_t country) const;  // "BRA"; empty for none
  // The number of a country; UINT16_MAX when there is none of that code. O(log of the countries).
  std::uint16_t country_of(std::string_view code) const;
  // The place that a country is; kNoPlace for none.
  std::uint32_t country_place(std::uint16_t country) const;
  // "places/places.bin:5412"
  std::string rule_of(std::uint32_t index) const;

  std::uint32_t size() const { return places_; }
  std::uint32_t names() const { return names_; }

 private:
  std::string_view view() const { return bytes_; }
  std::string spelling(std::uint32_t name) const;

  std::string file_;
  Bytes bytes_;
  std::uint32_t places_ = 0;
  std::uint32_t regions_ = 0;
  std::uint32_t countries_ = 0;
  std::uint32_t names_ = 0;
  // Where the sections begin, in bytes.
  std::size_t countries_at_ = 0;
  std::size_t regions_at_ = 0;
  std::size_t places_at_ = 0;
  std::size_t blocks_at_ = 0;
  std::size_t pool_at_ = 0;
};

// What names of places are compared by: folded, in small letters.
std::string place_key(std::string_view name);

}  // namespace tacitus

#include "lexicon/gazetteer.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace tacitus {
namespace {

std::string little(std::uint32_t value, std::size_t size) {
  std::string out;
  for (std::size_t i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i));
  return out;
}

// A table of one country with one region and one town: "Ruritania", "Strelsau Land", "Strelsau",
// also called "Alt-Strelsau"; and "RU", a name in capitals.
std::string tiny() {
  std::string out = "# a test\nplaces 3 regions 2 countries 1 names 4\n";
  out += "RUR" + little(0, 3);
  out += little(0, 1) + little(0xFFFFFF, 3) + little(0, 1) + little(1, 3);
  const auto place = [](std::uint32_t id, double lat, double lon, std::uint32_t name,
                        std::uint32_t region, std::uint32_t people, std::uint32_t kind) {
    return little(id, 4) + little(static_cast<std::uint32_t>(static_cast<int>(lat * 40000)), 3) +
           little(static_cast<std::uint32_t>(static_cast<int>(lon * 40000)), 3) + little(name, 3) +
           little(region, 2) + little(people, 2) + little(kind, 1);
  };
  out += place(11, 50.5, -3.25, 2, 0, (1u << 12) | 1000, 2);
  out += place(12, 51, 3, 3, 1, 500, 3);
  out += place(13, -51, 3, 3, 1, 100, 5);
  out += little(0, 4);
  out += std::string("\0\x0c", 2) + "Alt-Strelsau" + little(1, 1) + little(2, 3);
  out += std::string("\0\x02", 2) + "RU" + little(1, 1) + little(0, 3);
  out += std::string("\1\x08", 2) + "uritania" + little(1, 1) + little(0, 3);
  out += std::string("\0\x08", 2) + "Strelsau" + little(2, 1) + little(1, 3) + little(2, 3);
  return out;
}

Gazetteer shipped() {
  std::ifstream stream(std::string(TACITUS_SOURCE_DIR) + "/data/places/places.bin",
                       std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return *Gazetteer::create("places/places.bin", bytes.str());
}

std::string found(const Gazetteer& gazetteer, std::string_view name) {
  std::string out;
  for (const PlaceName& one : gazetteer.find(name)) {
    if (!out.empty()) out += ' ';
    out += std::to_string(gazetteer.place(one.place).geonames) + (one.canonical ? "" : "?");
  }
  return out;
}

TEST(Gazetteer, FindsNames) {
  const Gazetteer gazetteer = *Gazetteer::create("t.bin", tiny());
  const std::pair<const char*, const char*> kCases[] = {
      {"Ruritania", "11"},      // case and accents do not count
      {"RURITANIA", "11"},      //
      {"Rúritania", "11"},      //
      {"Strelsau", "12 13"},    // two places, the larger first
      {"Alt-Strelsau", "13?"},  // another name
      {"RU", "11?"},            // capitals alone must stand so
      {"Ru", ""},               //
      {"Zenda", ""},
      {"", ""},
      {"A", ""},
      {"\xff\xfe", ""},
  };
  for (const auto& [name, ids] : kCases) EXPECT_EQ(found(gazetteer, name), ids) << name;
}

TEST(Gazetteer, ReadsPlaces) {
  const Gazetteer gazetteer = *Gazetteer::create("t.bin", tiny());
  const Place country = gazetteer.place(0);
  EXPECT_EQ(country.kind, PlaceKind::country);
  EXPECT_EQ(country.population, 4000u);
  EXPECT_DOUBLE_EQ(country.latitude, 50.5);
  EXPECT_DOUBLE_EQ(country.longitude, -3.25);
  EXPECT_EQ(country.region, kNoPlace);
  EXPECT_EQ(gazetteer.code_of(country.country), "RUR");
  EXPECT_EQ(gazetteer.country_of("RUR"), 0);
  EXPECT_EQ(gazetteer.country_of("RUS"), UINT16_MAX);
  EXPECT_EQ(gazetteer.country_place(0), 0u);
  EXPECT_EQ(gazetteer.country_place(1), kNoPlace);
  const Place town = gazetteer.place(2);
  EXPECT_EQ(town.region, 1u);
  EXPECT_DOUBLE_EQ(town.latitude, -51);
  EXPECT_EQ(gazetteer.name_of(2), "Strelsau");
  EXPECT_EQ(gazetteer.rule_of(2), "t.bin:2");
}

TEST(Gazetteer, RefusesWhatIsCutShort) {
  const std::string whole = tiny();
  const std::size_t pool = whole.find("Alt-Strelsau") - 2;
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const Result<Gazetteer> gazetteer = Gazetteer::create("t.bin", whole.substr(0, size));
    EXPECT_EQ(static_cast<bool>(gazetteer), size >= pool) << size;
    if (!gazetteer) {
      EXPECT_EQ(gazetteer.error().where, "t.bin");
      continue;
    }
    for (const char* name : {"Alt-Strelsau", "RU", "Ruritania", "Strelsau"}) {
      for (const PlaceName& one : gazetteer->find(name)) EXPECT_LT(one.place, gazetteer->size());
    }
  }
}

TEST(Gazetteer, ShippedPlaces) {
  const Gazetteer gazetteer = shipped();
  EXPECT_GE(gazetteer.size(), 100000u);
  // The first of the places of that kind that a name may mean: country, region, kind.
  struct Case {
    const char* name;
    PlaceKind kind;
    const char* country;
    const char* region;
    const char* canonical;
  };
  const Case kCases[] = {
      {"Aspen", PlaceKind::town, "USA", "Colorado", "Aspen"},
      {"Kiev", PlaceKind::capital, "UKR", "Kyiv City", "Kyiv"},
      {"Burma", PlaceKind::country, "MMR", "", "Myanmar"},
      {"U.S.", PlaceKind::country, "USA", "", "United States"},
      {"UK", PlaceKind::country, "GBR", "", "United Kingdom"},
      {"Calif.", PlaceKind::region, "USA", "California", "California"},
      {"D.C.", PlaceKind::region, "USA", "District of Columbia", "District of Columbia"},
      {"NSW", PlaceKind::region, "AUS", "New South Wales", "New South Wales"},
      {"Bavaria", PlaceKind::region, "DEU", "Bavaria", "Bavaria"},
      {"Scotland", PlaceKind::region, "GBR", "Scotland", "Scotland"},
      {"Laurel County", PlaceKind::district, "USA", "Kentucky", "Laurel County"},
      {"Rapides Parish", PlaceKind::district, "USA", "Louisiana", "Rapides Parish"},
      {"Saint Petersburg", PlaceKind::town, "RUS", "St.-Petersburg", "Saint Petersburg"},
      {"New York", PlaceKind::town, "USA", "New York", "New York City"},
      {"Sao Paulo", PlaceKind::town, "BRA", "São Paulo", "São Paulo"},
      {"Bombay", PlaceKind::town, "IND", "Maharashtra", "Mumbai"},
      {"Pristina", PlaceKind::capital, "KOS", "Pristina", "Pristina"},
      {"Africa", PlaceKind::continent, "", "", "Africa"},
      {"Middle East", PlaceKind::area, "", "", "Middle East"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::string got = "nothing";
    for (const PlaceName& one : gazetteer.find(c.name)) {
      const Place place = gazetteer.place(one.place);
      if (place.kind != c.kind) continue;
      const std::string region = place.region == kNoPlace ? "" : gazetteer.name_of(place.region);
      got = std::string(gazetteer.code_of(place.country)) + "|" + region + "|" +
            gazetteer.name_of(one.place);
      break;
    }
    EXPECT_EQ(got, std::string(c.country) + "|" + c.region + "|" + c.canonical);
  }
}

}  // namespace
}  // namespace tacitus

#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// A country in the lists of the field; empty where a list does not have it.
struct CountryCodes {
  std::string code;  // "KOR"
  std::string name;  // "South Korea"
  std::string iso2;  // "KR"
  std::string fips;  // FIPS 10-4: "KS"
  std::string cow;   // Correlates of War: "732"
};

// An actor's code as CAMEO's formats write it.
struct CameoActor {
  std::string code;                // "KORGOV", "IGOUNO"; empty when nothing is known
  std::string country;             // "KOR"
  std::string group;               // known group: "UNO"
  std::vector<std::string> types;  // roles, general to specific: {"IGO"}, {"GOV"}
  std::string sector_name;         // ICEWS: "Government"; empty when not known
};

// The codes that the formats of the field use in place of ours: ontology/country_codes.tsv,
// ontology/cameo_actors.tsv and the names of actors/countries.tsv. Immutable.
class FieldCodes {
 public:
  // The first faulty cell is the error.
  static Result<FieldCodes> create(const Resources& resources);

  // Null for what is no country. O(log n).
  const CountryCodes* country(std::string_view code) const;

  // CAMEO's form of PLOVER's code and sector; either may be empty. An unknown code stays as it is.
  CameoActor cameo(std::string_view code, std::string_view sector) const;

 private:
  struct Body {
    std::string cameo;
    std::string group;
    std::string icews;
  };
  Status read_countries(const Resources& resources);
  Status read_actors(const Resources& resources);

  std::map<std::string, CountryCodes, std::less<>> countries_;
  std::map<std::string, Body, std::less<>> bodies_;
  std::map<std::string, Body, std::less<>> sectors_;
};

}  // namespace tacitus

#include "lexicon/field_codes.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace tacitus {
namespace {

constexpr std::string_view kCountries =
    "code\tname\taliases\tadjectives\tpeople\tcapitals\nKOR\tSouth Korea\t\t\t\t\n";

Resources resources(const std::string& codes, const std::string& actors) {
  Resources out;
  out.files = {{"actors/countries.tsv", std::string(kCountries)},
               {"ontology/cameo_actors.tsv", "kind\tcode\tcameo\tgroup\ticews\n" + actors},
               {"ontology/country_codes.tsv", "code\tiso2\tfips\tcow\n" + codes}};
  return out;
}

constexpr const char* kActors =
    "body\tUNO\tIGOUNO\tUNO\tGlobal Diplomatic IGOs\n"
    "sector\tGOV\tGOV\t\tGovernment\n"
    "sector\tJRN\tMED\t\tNews\n"
    "sector\tMED\tHLH\t\tMedical / Health\n"
    "sector\tUNK\t\t\tUnspecified\n";

TEST(FieldCodes, Countries) {
  const Result<FieldCodes> codes = FieldCodes::create(resources("KOR\tKR\tKS\t732\n", kActors));
  ASSERT_TRUE(codes) << codes.error().text();
  const CountryCodes* korea = codes->country("KOR");
  ASSERT_NE(korea, nullptr);
  EXPECT_EQ(korea->name + "/" + korea->iso2 + "/" + korea->fips + "/" + korea->cow,
            "South Korea/KR/KS/732");
  EXPECT_EQ(codes->country("UNO"), nullptr);
}

TEST(FieldCodes, ActorsAsCameoWritesThem) {
  const Result<FieldCodes> codes = FieldCodes::create(resources("", kActors));
  ASSERT_TRUE(codes);
  struct Case {
    const char* code;
    const char* sector;
    const char* cameo;  // code/country/group/types/sector name
  };
  const Case cases[] = {
      {"KOR", "GOV", "KORGOV/KOR//GOV/Government"},
      {"KOR", "", "KOR/KOR///"},
      {"", "JRN", "MED///MED/News"},  // PLOVER's MED is health, CAMEO's media
      {"KOR", "MED", "KORHLH/KOR//HLH/Medical / Health"},
      {"KOR", "UNK", "KOR/KOR///Unspecified"},
      {"UNO", "", "IGOUNO//UNO/IGO/Global Diplomatic IGOs"},
      {"UNO", "GOV", "IGOUNO//UNO/IGO/Global Diplomatic IGOs"},  // a body has no government
      {"", "", "////"},
  };
  for (const Case& c : cases) {
    const CameoActor actor = codes->cameo(c.code, c.sector);
    std::string types;
    for (const std::string& type : actor.types) types += type;
    EXPECT_EQ(actor.code + "/" + actor.country + "/" + actor.group + "/" + types + "/" +
                  actor.sector_name,
              c.cameo)
        << c.code << " " << c.sector;
  }
}

TEST(FieldCodes, FaultyTables) {
  struct Case {
    const char* codes;
    const char* actors;
    const char* error;
  };
  const Case cases[] = {
      {"XYZ\t\t\t\n", "", "ontology/country_codes.tsv:2:1: \"XYZ\" is not in actors/countries.tsv"},
      {"KOR\t\t\t\nKOR\t\t\t\n", "", "ontology/country_codes.tsv:3:1: rows are not sorted"},
      {"", "role\tGOV\tGOV\t\t\n",
       "ontology/cameo_actors.tsv:2:1: the kind is neither body nor sector"},
      {"", "sector\tGOV\tGOV\t\t\nsector\tGOV\tGOV\t\t\n",
       "ontology/cameo_actors.tsv:3:8: the code stands here twice"},
  };
  for (const Case& c : cases) {
    const Result<FieldCodes> codes = FieldCodes::create(resources(c.codes, c.actors));
    ASSERT_FALSE(codes) << c.error;
    EXPECT_EQ(codes.error().text(), c.error);
  }
}

}  // namespace
}  // namespace tacitus

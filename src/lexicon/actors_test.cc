#include "lexicon/actors.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

constexpr std::string_view kCountries =
    "# test\n"
    "code\tname\taliases\tadjectives\tpeople\tcapitals\n"
    "CIV\tIvory Coast\tCôte d'Ivoire\tIvorian\tIvorians\tAbidjan\n"
    "FRA\tFrance\t\tFrench\tFrenchmen\tParis\n"
    "KOR\tSouth Korea\tRepublic of Korea|ROK\tSouth Korean\tSouth Koreans\tSeoul\n"
    "USA\tUnited States\tU.S.|America\tAmerican|U.S.\tAmericans\tWashington\n";
constexpr std::string_view kLeaders =
    "name\taliases\tshort\tcode\tsector\trole\tfrom\tto\treference\n"
    "George H. W. Bush\tGeorge Bush\tBush\tUSA\tGOV\tpresident\t1989-01-20\t1993-01-20\tQ23505\n"
    "George W. Bush\tGeorge Bush\tBush\tUSA\tGOV\tpresident\t2001-01-20\t2009-01-20\tQ207\n"
    "Moon Jae-in\t\tMoon\tKOR\tGOV\tpresident\t2017-05-10\t2022-05-10\tQ21001\n"
    "Moon Jae-in\t\tMoon\tKOR\tOPP\topposition leader\t2015-02-08\t2017-05-10\tQ21001\n";
constexpr std::string_view kOrganizations =
    "name\taliases\tcode\tsector\tkind\tfrom\tto\twikidata\n"
    "Security Council\tUN Security Council\tUNO\t\tbody\t\t\tQ37470\n"
    "White House\t\tUSA\tGOV\tseat\t\t\t\n";
constexpr std::string_view kRoles =
    "phrase\trole\tcategory\tsector\tinherits\n"
    "foreign minister\tforeign minister\tperson\tGOV\tno\n"
    "minister\tminister\tperson\tGOV\tno\n"
    "minister of foreign affairs\tforeign minister\tperson\tGOV\tno\n"
    "spokesman\tspokesman\tperson\tGOV\tyes\n";
constexpr std::string_view kGroups = "name\taliases\tcode\tsector\nShiites\tShiite\t\tREL\n";
constexpr std::string_view kPlaces = "name\tcode\nLyon\tFRA\n";

constexpr ActorTables kTables = {kCountries, kLeaders, kOrganizations, kRoles, kGroups, kPlaces};

Actors make() {
  Result<Actors> actors = Actors::create(kTables);
  EXPECT_TRUE(actors) << actors.error().text();
  return std::move(*actors);
}

std::optional<Days> day_of(std::string_view text) { return parse_iso_date(text); }

// Tables of the user's own: a country, a body of it, and a term.
TEST(Actors, OwnTables) {
  ActorTables tables = kTables;
  tables.own = {
      {"actors/own/bodies.tsv",
       "name\taliases\tcode\tsector\tkind\tfrom\tto\twikidata\n"
       "Red Eye\t\tXMO\tSPY\tbody\t\t\t\n"},
      {"actors/own/lands.tsv",
       "# invented\ncode\tname\taliases\tadjectives\tpeople\tcapitals\n"
       "XMO\tMoria\t\tMorian\tMorians\t\n"},
  };
  const Result<Actors> actors = Actors::create(tables);
  ASSERT_TRUE(actors) << actors.error().text();
  EXPECT_EQ(actors->name_of_code("XMO"), "Moria");
  EXPECT_EQ(actors->name_of_code("KOR"), "South Korea");
  const std::vector<std::string> lines = actors->describe("Red Eye", std::nullopt);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(lines[0], "Red Eye: XMO SPY (organization, actors/own/bodies.tsv:2)");
  tables.own = {{"actors/own/odd.tsv", "colour\nred\n"}};
  EXPECT_EQ(Actors::create(tables).error().text(),
            "actors/own/odd.tsv: it has not the columns of countries.tsv, leaders.tsv or "
            "organizations.tsv; docs/actors.md says what they are");
}

TEST(Actors, FindsTheLongestName) {
  const Actors actors = make();
  const struct {
    std::string_view text;
    std::uint32_t words;
    std::string_view rule;
  } kCases[] = {
      {"South Korea said", 2, "actors/countries.tsv:5"},
      {"South Korean President", 2, "actors/countries.tsv:5"},
      {"South", 0, ""},
      {"UN Security Council met", 3, "actors/organizations.tsv:2"},
      {"Cote d’Ivoire", 2, "actors/countries.tsv:3"},
      {"Lyon", 1, "actors/places.tsv:2"},
      {"lyon", 0, ""},
      {"", 0, ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    const std::vector<LexiconWord> words = to_words(c.text);
    const NameMatch match = actors.find_name(words);
    EXPECT_EQ(match.words, c.words);
    if (match.words > 0) {
      EXPECT_EQ(actors.row(match.uses[0].row).rule, c.rule);
    }
  }
}

// It does not matter how the tokenizer cuts a name.
TEST(Actors, FindsNamesInPieces) {
  const Actors actors = make();
  const std::vector<LexiconWord> words = {
      {"Moon", false}, {"Jae", true}, {"-", false}, {"in", false}, {"said", true}};
  EXPECT_EQ(actors.find_name(words).words, 4u);
}

TEST(Actors, FindsRoles) {
  const Actors actors = make();
  const struct {
    std::string_view lemmas;
    std::uint32_t words;
    std::string_view role;
  } kCases[] = {
      {"foreign minister said", 2, "foreign minister"},
      {"minister of foreign affairs", 4, "foreign minister"},
      {"minister of state", 1, "minister"},
      {"plan", 0, ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.lemmas);
    const RoleMatch match = actors.find_role(to_words(c.lemmas));
    EXPECT_EQ(match.words, c.words);
    if (match.words > 0) {
      EXPECT_EQ(match.role->role, c.role);
    }
  }
}

TEST(Actors, KnowsWhoSomebodyIsOnADay) {
  const Actors actors = make();
  const struct {
    std::string_view name;
    std::string_view day;
    NameUse use;
    std::string_view holder;  // rule, "current" or "former" or "other"
  } kCases[] = {
      {"Moon Jae-in", "2017-07-21", NameUse::person, "actors/leaders.tsv:4 current"},
      {"Moon Jae-in", "2017-05-09", NameUse::person, "actors/leaders.tsv:5 current"},
      {"Moon Jae-in", "2017-05-10", NameUse::person, "actors/leaders.tsv:4 current"},
      {"Moon Jae-in", "2024-01-01", NameUse::person, "actors/leaders.tsv:4 former"},
      {"Moon Jae-in", "", NameUse::person, "actors/leaders.tsv:4 other"},
      {"Moon", "2018-01-01", NameUse::surname, "actors/leaders.tsv:4 current"},
      {"George Bush", "1991-01-17", NameUse::person, "actors/leaders.tsv:2 current"},
      {"George Bush", "2003-03-20", NameUse::person, "actors/leaders.tsv:3 current"},
      {"George Bush", "1996-03-20", NameUse::person, "actors/leaders.tsv:2 former"},
      {"George Bush", "", NameUse::person, ""},  // two people and no day: no guess
      {"Moon", "2018-01-01", NameUse::person, ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(std::string(c.name) + " " + std::string(c.day));
    const std::vector<LexiconWord> words = to_words(c.name);
    const Holder holder = actors.holder(actors.find_name(words).uses, c.use, day_of(c.day));
    std::string text;
    if (holder.row != nullptr) {
      text = holder.row->rule + (holder.current  ? " current"
                                 : holder.former ? " former"
                                                 : " other");
    }
    EXPECT_EQ(text, c.holder);
  }
}

TEST(Actors, KnowsWhoHoldsAnOffice) {
  const Actors actors = make();
  const auto holder = [&](std::string_view code, std::string_view role, std::string_view day) {
    const ActorRow* row = actors.holder_of(code, role, *day_of(day));
    return row == nullptr ? std::string() : row->name;
  };
  EXPECT_EQ(holder("KOR", "president", "2017-07-21"), "Moon Jae-in");
  EXPECT_EQ(holder("KOR", "president", "2017-04-21"), "");
  EXPECT_EQ(holder("USA", "president", "2001-01-20"), "George W. Bush");
  EXPECT_EQ(holder("XXX", "president", "2001-01-20"), "");
}

TEST(Actors, Describes) {
  const Actors actors = make();
  EXPECT_EQ(actors.describe("Moon Jae-in", day_of("2017-07-21")),
            std::vector<std::string>{"Moon Jae-in: KOR GOV, president, [2017-05-10, 2022-05-10), "
                                     "Q21001 (person, actors/leaders.tsv:4)"});
  EXPECT_EQ(actors.describe("Moon Jae-in", std::nullopt).size(), 2u);
  EXPECT_EQ(actors.describe("U.S.", std::nullopt).size(), 2u);  // the country, and its adjective
  EXPECT_TRUE(actors.describe("Nobody", std::nullopt).empty());
  EXPECT_EQ(actors.name_of_code("FRA"), "France");
  EXPECT_EQ(actors.name_of_code("UNO"), "United Nations");
  EXPECT_EQ(actors.name_of_code("QQQ"), "");
  const auto codes = actors.codes();
  EXPECT_TRUE(std::is_sorted(codes.begin(), codes.end()));
  for (const auto& [code, name] : codes) EXPECT_EQ(actors.name_of_code(code), name);
  EXPECT_EQ(codes.front().first, "AFU");
}

// Each fault is an error that says where and what would be right.
TEST(Actors, RefusesFaults) {
  constexpr std::string_view kHead =
      "name\taliases\tshort\tcode\tsector\trole\tfrom\tto\treference\n";
  const struct {
    std::string_view row;
    std::string_view error;
  } kCases[] = {
      {"A B\t\t\tKORR\tGOV\tking\t\t\t\n",
       "actors/leaders.tsv:2:7: unknown code \"KORR\"; it must be one of actors/countries.tsv, or "
       "UNO, EUR, IGO, NGO, ..."},
      {"A B\t\t\tKOR\tGOVT\tking\t\t\t\n",
       "actors/leaders.tsv:2:11: unknown sector \"GOVT\"; it must be one of PLOVER's: GOV, MIL, "
       "..."},
      {"A B\t\t\tKOR\tGOV\tking\t2017-02-30\t\t\n",
       "actors/leaders.tsv:2:20: \"2017-02-30\" is no day; write it as 2017-05-10, or leave it "
       "empty"},
      {"A B\t\t\tKOR\tGOV\tking\t2017-02-03\t2017-02-03\t\n",
       "actors/leaders.tsv:2:31: the term ends before it begins"},
      {"B\t\t\tKOR\tGOV\tking\t\t\t\nA\t\t\tKOR\tGOV\tking\t\t\t\n",
       "actors/leaders.tsv:3:1: the row is not in its place; rows must be sorted, and none be "
       "there "
       "twice"},
      {"A\t\t\tKOR\tGOV\tking\t2000-01-01\t\t\nA\t\t\tKOR\tGOV\tking\t2001-01-01\t\t\n",
       "actors/leaders.tsv:3:1: the term overlaps that of actors/leaders.tsv:2; one name has one "
       "code and role at a time"},
  };
  for (const auto& c : kCases) {
    const std::string leaders = std::string(kHead) + std::string(c.row);
    ActorTables tables = kTables;
    tables.leaders = leaders;
    const Result<Actors> actors = Actors::create(tables);
    ASSERT_FALSE(actors) << c.row;
    EXPECT_EQ(actors.error().text(), c.error);
  }
}

}  // namespace
}  // namespace tacitus

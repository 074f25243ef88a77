#include "engine/shape.h"

#include <gtest/gtest.h>

namespace tacitus {
namespace {

struct Person {
  std::string name;
  std::vector<std::string> pets;
};
struct Team {
  std::vector<Person> people;
  bool open = false;
};

constexpr Shape kText = plain_shape(FieldType::text);
constexpr Shape kTexts = list_shape(kText);
constexpr Shape kBoolean = plain_shape(FieldType::boolean);

Value texts(const std::vector<std::string>& list) {
  std::vector<Value> values;
  for (const std::string& one : list) values.push_back({one});
  return {std::move(values)};
}

constexpr std::array kPersonMembers = {
    MemberOf<Person>{"name", kText, false, "Name.",
                     [](const Person& p) { return p.name.empty() ? Value() : Value{p.name}; }},
    MemberOf<Person>{"pets", kTexts, true, "Pets.", [](const Person& p) { return texts(p.pets); }},
};
constexpr Shape kPerson = object_shape<kPersonMembers>("person");
constexpr Shape kPeople = list_shape(kPerson);
constexpr std::array kTeamMembers = {
    MemberOf<Team>{"people", kPeople, true, "People.",
                   [](const Team& t) { return list_of<kPersonMembers>(t.people); }},
    MemberOf<Team>{"open", kBoolean, true, "Open.", [](const Team& t) { return Value{t.open}; }},
};
constexpr Shape kTeam = object_shape<kTeamMembers>("team");

// The columns and the cells as "people_name=Ann;Bo people_pets=... open=true".
std::string flat(const Team& team) {
  const std::vector<Column> columns = columns_of(kTeam);
  const std::vector<std::string> cells = cells_of(kTeam, value_of<kTeamMembers>(team));
  EXPECT_EQ(columns.size(), cells.size());
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += (i == 0 ? "" : " ") + columns[i].name + (columns[i].list ? "*=" : "=") + cells[i];
  }
  return out;
}

TEST(Shape, JsonAndCells) {
  struct Case {
    Team team;
    std::string_view json;
    std::string_view flat;
  };
  const Case cases[] = {
      {{{}, false}, R"({"people":[],"open":false})", "people_name*= people_pets*= open=false"},
      {{{{"Ann", {"cat"}}, {"", {}}}, true},
       R"({"people":[{"name":"Ann","pets":["cat"]},{"pets":[]}],"open":true})",
       "people_name*=Ann; people_pets*=cat; open=true"},
      // A list inside a list is joined with ','.
      {{{{"Ann", {"cat", "dog"}}, {"B;o", {"emu"}}}, true},
       R"({"people":[{"name":"Ann","pets":["cat","dog"]},{"name":"B;o","pets":["emu"]}],"open":true})",
       "people_name*=Ann;B,o people_pets*=cat,dog;emu open=true"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(to_json(kTeam, value_of<kTeamMembers>(c.team)), c.json);
    EXPECT_EQ(flat(c.team), c.flat);
  }
}

TEST(Shape, PlainValuesAsText) {
  EXPECT_EQ(to_text({}), "");
  EXPECT_EQ(to_text({std::int64_t{12}}), "12");
  EXPECT_EQ(to_text({-7.2}), "-7.2");
  EXPECT_EQ(to_text({true}), "true");
  EXPECT_EQ(to_text({std::string("a;b")}), "a;b");
}

}  // namespace
}  // namespace tacitus

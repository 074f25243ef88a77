#include "stages/mention_titles.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace tacitus {
namespace {

struct Case {
  std::string_view name;  // in lower case
  std::string_view sector;
};

const Case kCases[] = {
    {"acme corp.", "BUS"},
    {"zenda airlines", "BUS"},
    {"bank of zenda", "BUS"},
    {"reserve bank of ruritania", "GOV"},
    {"department of health and human services", "GOV"},
    {"zenda county council", "GOV"},
    {"state security service", "SPY"},
    {"zenda federal high court", "JUD"},
    {"munich i regional court", "JUD"},
    {"office of the chief prosecutor", "JUD"},
    {"ruritanian national assembly", "LEG"},
    {"senate committee on trade", "LEG"},
    {"people's liberation front of ruritania", "REB"},
    {"ruritanian people's party", "PTY"},
    {"third infantry brigade", "MIL"},
    {"zenda metropolitan police", "COP"},
    {"national union of teachers", "LAB"},
    {"university of zenda", "EDU"},
    {"zenda general hospital", "MED"},
    {"zenda daily news", "JRN"},
    {"ruritanian bar association", "JUD"},
    {"ruritanian football federation", "SOC"},
    {"salvation army", "SOC"},
    {"zenda cartel", "CRM"},
    // Words that may be anything.
    {"european union", ""},
    {"contact group", ""},
    {"national front", ""},
    {"post", ""},
};

TEST(SectorOfTitle, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::istringstream stream{std::string(c.name)};
    std::vector<std::string> words;
    for (std::string word; stream >> word;) words.push_back(word);
    EXPECT_EQ(sector_of_title(words), c.sector);
  }
}

}  // namespace
}  // namespace tacitus

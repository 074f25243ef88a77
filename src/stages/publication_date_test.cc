#include "stages/publication_date.h"

#include <gtest/gtest.h>

#include <string>

namespace tacitus {
namespace {

// "2017-07-21 <July 21, 2017>", or "" when no day is inferred.
std::string inferred(const std::string& text, std::size_t title_size = 0) {
  Document document;
  document.text = text;
  document.title = {0, static_cast<std::uint32_t>(title_size)};
  const std::optional<Inferred> found = infer_publication_date(document);
  if (!found) return "";
  return to_iso(found->day) + " <" + std::string(document.at(found->span)) + ">";
}

constexpr const char* kBody =
    "\n\nThe army fled the town on Monday, May 1, 2000, officials said.\n";

TEST(PublicationDate, Cases) {
  const struct {
    const char* what;
    std::string head;
    std::string expected;
  } kCases[] = {
      {"nothing", "", ""},
      {"no date in the head", "Army flees", ""},
      {"Wikinews", "Army flees\n\nFriday, July 21, 2017", "2017-07-21 <July 21, 2017>"},
      {"with a time", "Army flees\nJuly 21, 2017 5:40 AM", "2017-07-21 <July 21, 2017>"},
      {"published", "Army flees\nPublished: 21 July 2017", "2017-07-21 <21 July 2017>"},
      {"published goes before updated",
       "Army flees\nUpdated July 22, 2017\nPublished July 21, 2017", "2017-07-21 <July 21, 2017>"},
      {"a bare date goes before updated", "Army flees\nUpdated July 22, 2017\nJuly 21, 2017",
       "2017-07-21 <July 21, 2017>"},
      {"only updated", "Army flees\nLast updated: July 22, 2017", "2017-07-22 <July 22, 2017>"},
      {"behind a by-line", "Army flees\nBy Jane Doe, July 21, 2017", "2017-07-21 <July 21, 2017>"},
      {"behind a name", "Army flees\nJane Doe | 2017-07-21", "2017-07-21 <2017-07-21>"},
      {"behind an agency", "Army flees\nVOA News, July 21, 2017", "2017-07-21 <July 21, 2017>"},
      {"before the headline", "July 21, 2017\n\nArmy flees", "2017-07-21 <July 21, 2017>"},
      // what does not count
      {"no year", "Army flees\nJuly 21", ""},
      {"two readings", "Army flees\n03/05/2016", ""},
      {"no such day", "Army flees\nFebruary 30, 2016", ""},
      {"a headline", "What July 21, 2017 changed for the army", ""},
      {"an old photograph", "Army flees\n\nFILE - Soldiers patrol a street in Goma, May 3, 2016.",
       ""},
      {"a photograph", "Army flees\n\nSoldiers patrol a street in Goma, Congo, May 3, 2016.", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(inferred(c.head + kBody), c.expected);
  }
}

TEST(PublicationDate, Datelines) {
  EXPECT_EQ(
      inferred("Army flees\n\nPARIS, July 21, 2017 (AFP) - The army fled the town on Monday."),
      "2017-07-21 <July 21, 2017>");
  EXPECT_EQ(inferred("SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- THE ARMY HAS FLED THE TOWN OF GOMA."),
            "1990-01-03 <3 JAN 90>");
  EXPECT_EQ(inferred("PARIS, July 21 (AFP) - The army fled the town on Monday, May 1, 2000."), "");
}

TEST(PublicationDate, ProseEndsTheHead) {
  EXPECT_EQ(inferred("The army fled the town on Monday.\n\nJuly 21, 2017"), "");
}

TEST(PublicationDate, TitleDoesNotCount) {
  EXPECT_EQ(inferred("July 21, 2017\n\nThe army fled the town on Monday.", 13), "");
}

TEST(PublicationDate, LongText) {
  std::string text(100000, 'x');
  EXPECT_EQ(inferred(text), "");
  for (int i = 0; i < 20000; ++i) text += "\xE2\x82\xAC";
  EXPECT_EQ(inferred(text), "");
}

}  // namespace
}  // namespace tacitus

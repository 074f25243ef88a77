#include "stages/article.h"

#include <gtest/gtest.h>

#include <string>

#include "stages/article_caption.h"
#include "stages/article_dates.h"
#include "stages/article_lines.h"
#include "stages/article_units.h"
#include "stages/shipped.h"

namespace tacitus {
namespace {

std::string shipped_table() {
  Resources resources;
  add_shipped(resources, "cues/agencies.tsv");
  return std::string(resources.find("cues/agencies.tsv"));
}

const Agencies& agencies() {
  static const Agencies made = *Agencies::create("cues/agencies.tsv", shipped_table());
  return made;
}

constexpr std::string_view kNames[] = {"headline", "subheading", "byline",  "agency",
                                       "dateline", "paragraph",  "caption", "credit"};

// One block a line: "headline: words"; line breaks inside are "~"; "file caption" for old pictures.
std::string blocks(const std::string& text, std::string_view title = {}) {
  static const ArticleFinder finder = *ArticleFinder::create(shipped_table());
  Document document;
  document.text = text;
  if (!title.empty()) {
    const auto begin = static_cast<std::uint32_t>(text.find(title));
    document.title = {begin, begin + static_cast<std::uint32_t>(title.size())};
  }
  Annotations layers;
  finder.run(document, layers);
  std::string out;
  std::uint32_t end = 0;
  for (const Block& block : layers.blocks) {
    EXPECT_LT(block.span.begin, block.span.end);
    EXPECT_GE(block.span.begin, end);
    EXPECT_LE(block.span.end, text.size());
    end = block.span.end;
    std::string words(document.at(block.span));
    for (char& c : words) {
      if (c == '\n') c = '~';
    }
    out += block.file_caption ? "file " : "";
    out += std::string(kNames[static_cast<int>(block.kind)]) + ": " + words + "\n";
  }
  return out;
}

TEST(Article, StoryFromAPage) {
  EXPECT_EQ(blocks("\xEF\xBB\xBF"
                   R"(Freedonia Snubs Sylvanian Offer

  • Anna Berg
    VOA News

FILE - Freedonia's leader Rufus Firefly waves to troops during a parade in Fredville, May, 4 2017.

Freedonia has so far not answered an offer of talks made by Sylvania earlier this week.

“We urge them to respond,” said a spokesman on Friday.

Rejected again

The foreign ministry proposed talks on Friday to reopen the border.

A man walks past a screen at a railway station in Fredville, Freedonia, July 5, 2017. The picture shows the leader.

What comes next

Nobody knows what comes next in this conflict.

Maria Novak in Fredville contributed to this report.)"),
            R"(headline: Freedonia Snubs Sylvanian Offer
byline: Anna Berg
agency: VOA News
file caption: Freedonia's leader Rufus Firefly waves to troops during a parade in Fredville, May, 4 2017.
paragraph: Freedonia has so far not answered an offer of talks made by Sylvania earlier this week.
paragraph: “We urge them to respond,” said a spokesman on Friday.
subheading: Rejected again
paragraph: The foreign ministry proposed talks on Friday to reopen the border.
caption: A man walks past a screen at a railway station in Fredville, Freedonia, July 5, 2017. The picture shows the leader.
subheading: What comes next
paragraph: Nobody knows what comes next in this conflict.
credit: Maria Novak in Fredville contributed to this report.
)");
}

TEST(Article, StoryFromATerminal) {
  EXPECT_EQ(blocks(R"(SYLVANIA REJECTS OFFER OF TALKS
    By John Roe
    FREDVILLE, Feb 26 (Reuters) - Sylvania rejected on Thursday an
offer of talks from Freedonia, saying that there was nothing left
to talk about.
    The foreign minister told reporters that his government would
not wait any longer.
    He gave no details.
 Reuter
)"),
            R"(headline: SYLVANIA REJECTS OFFER OF TALKS
byline: By John Roe
dateline: FREDVILLE, Feb 26 (Reuters) -
paragraph: Sylvania rejected on Thursday an~offer of talks from Freedonia, saying that there was nothing left~to talk about.
paragraph: The foreign minister told reporters that his government would~not wait any longer.
paragraph: He gave no details.
credit: Reuter
)");
}

struct Case {
  const char* what;
  std::string text;
  std::string blocks;
};

TEST(Article, Shapes) {
  const Case kCases[] = {
      {"nothing", "", ""},
      {"white space", " \n\n\t\n", ""},
      {"rules only", "***\n\n-----\n", ""},
      {"one sentence", "Rebels attacked an army base near Goma on Monday.",
       "paragraph: Rebels attacked an army base near Goma on Monday.\n"},
      {"one line without a stop", "Rebels attack army base near Goma",
       "headline: Rebels attack army base near Goma\n"},
      {"one sentence that looks like a caption",
       "A man walks past a screen in Fredville, July 5, 2017.",
       "paragraph: A man walks past a screen in Fredville, July 5, 2017.\n"},
      {"bodies of other programs have no headline",
       "The army fled the town on Monday.\n\nThe rebels then entered it.\n",
       "paragraph: The army fled the town on Monday.\nparagraph: The rebels then entered it.\n"},
      {"one paragraph a line", "The army fled the town on Monday.\nThe rebels then entered it.\n",
       "paragraph: The army fled the town on Monday.\nparagraph: The rebels then entered it.\n"},
      {"carriage returns",
       "Army flees\r\n\r\nThe army fled the town on Monday.\r\nThe rebels then entered it.\r\n",
       "headline: Army flees\nparagraph: The army fled the town on Monday.\n"
       "paragraph: The rebels then entered it.\n"},
      {"odd spaces",
       "\xC2\xA0 Army flees \xE2\x80\x8B\n\xC2\xA0\n\xC2\xA0The army fled the town on Monday.",
       "headline: Army flees\nparagraph: The army fled the town on Monday.\n"},
      {"two headlines",
       "Army flees town\n\nRebels say they now hold the north\n\nBy Jane Doe, Associated Press\n\n"
       "The army fled the town on Monday.",
       "headline: Army flees town\nsubheading: Rebels say they now hold the north\n"
       "byline: By Jane Doe, Associated Press\nparagraph: The army fled the town on Monday.\n"},
      {"a by-line first", "By Jane Doe\n\nThe army fled the town on Monday.",
       "byline: By Jane Doe\nparagraph: The army fled the town on Monday.\n"},
      {"a question above a story", "Will the army flee?\n\nThe army may flee the town on Monday.",
       "headline: Will the army flee?\nparagraph: The army may flee the town on Monday.\n"},
      {"Wikinews",
       "Army flees town\n\nFriday, January 4, 2019 \n\n\nThe army fled the town on Monday.",
       "headline: Army flees town\ndateline: Friday, January 4, 2019\n"
       "paragraph: The army fled the town on Monday.\n"},
      {"lines of a page",
       "Army flees town\nJane Doe, Reuters\nPublished: July 21, 2017 5:40 AM\nLast updated 2 hours "
       "ago\n"
       "3 min read\n\nThe army fled the town on Monday.",
       "headline: Army flees town\nbyline: Jane Doe, Reuters\n"
       "dateline: Published: July 21, 2017 5:40 AM\ndateline: Last updated 2 hours ago\n"
       "dateline: 3 min read\nparagraph: The army fled the town on Monday.\n"},
      {"name and place under the headline",
       "Army flees town\nBy JANE DOE\nWASHINGTON\nThe army fled the town on Monday.",
       "headline: Army flees town\nbyline: By JANE DOE\ndateline: WASHINGTON\n"
       "paragraph: The army fled the town on Monday.\n"},
      {"a paper nobody knows",
       "Army flees town\n\nSpringfield Herald\n\nThe army fled the town on Monday.",
       "headline: Army flees town\nagency: Springfield Herald\n"
       "paragraph: The army fled the town on Monday.\n"},
      {"credits behind the last paragraph",
       "Army flees\n\nThe army fled the town on Monday. (Reporting by Jane Doe; Editing by John "
       "Roe)",
       "headline: Army flees\nparagraph: The army fled the town on Monday.\n"
       "credit: (Reporting by Jane Doe; Editing by John Roe)\n"},
      {"Xinhua's last word", "Army flees\n\nThe army fled the town on Monday. Enditem",
       "headline: Army flees\nparagraph: The army fled the town on Monday.\ncredit: Enditem\n"},
      {"the BBC's captions",
       "Army flees\n\nImage copyright AFP\nImage caption Troops left on Sunday\n\n"
       "The army fled the town on Monday.",
       "headline: Army flees\ncredit: Image copyright AFP\ncaption: Troops left on Sunday\n"
       "paragraph: The army fled the town on Monday.\n"},
      {"credits of a picture",
       "Army flees\n\nSoldiers patrol a street in Goma. (AP Photo/Jane Doe)\n\n"
       "The army fled the town on Monday.",
       "headline: Army flees\ncaption: Soldiers patrol a street in Goma.\n"
       "credit: (AP Photo/Jane Doe)\nparagraph: The army fled the town on Monday.\n"},
      {"a subheading in front of nothing is a paragraph",
       "The army fled the town on Monday.\n\nNo more news",
       "paragraph: The army fled the town on Monday.\nparagraph: No more news\n"},
      {"a list", "The army lost these towns:\n• Goma\n• Bukavu\n",
       "paragraph: The army lost these towns:\nparagraph: Goma\nparagraph: Bukavu\n"},
      {"a broken paragraph behind a page's headline",
       "Army flees\n\nThe army fled the town of Goma on Monday after rebels\n"
       "had entered it from the north, officials and witnesses\nsaid.\n",
       "headline: Army flees\nparagraph: The army fled the town of Goma on Monday after rebels~"
       "had entered it from the north, officials and witnesses~said.\n"},
      {"everything in capitals",
       "SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT] THE ARMY HAS REPORTED AN ATTACK ON A BASE.",
       "dateline: SAN SALVADOR, 3 JAN 90 (ACAN-EFE) -- [TEXT]\n"
       "paragraph: THE ARMY HAS REPORTED AN ATTACK ON A BASE.\n"},
      {"U+2028 divides lines",
       "Army flees\xE2\x80\xA8\xE2\x80\xA8The army fled the town on Monday.",
       "headline: Army flees\nparagraph: The army fled the town on Monday.\n"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(blocks(c.text), c.blocks);
  }
}

TEST(Article, GivenTitle) {
  EXPECT_EQ(blocks("The army fled. Or did it?\n\nThe army fled the town on Monday.",
                   "The army fled. Or did it?"),
            "headline: The army fled. Or did it?\nparagraph: The army fled the town on Monday.\n");
  EXPECT_EQ(blocks("Army flees\n\nArmy Flees\n\nThe army fled the town on Monday.", "Army flees"),
            "headline: Army flees\nparagraph: The army fled the town on Monday.\n");
  // What ends within a line is no headline.
  EXPECT_EQ(blocks("The army fled the town on Monday.", "The army"),
            "paragraph: The army fled the town on Monday.\n");
}

TEST(Article, Datelines) {
  const struct {
    std::string text;
    std::string dateline;  // with strict = false
    bool strict;           // also found when strict
  } kCases[] = {
      {"SEOUL, July 21 (Reuters) - South Korea said", "SEOUL, July 21 (Reuters) -", true},
      {"WASHINGTON — The army", "WASHINGTON —", false},
      {"LONDON (AP) _ The army", "LONDON (AP) _", true},
      {"UNITED NATIONS (AP) — The army", "UNITED NATIONS (AP) —", true},
      {"KUALA LUMPUR, Malaysia — The army", "KUALA LUMPUR, Malaysia —", false},
      {"ASPEN, Colo., July 21 -- The army", "ASPEN, Colo., July 21 --", true},
      {"Paris, July 21, 2017 (AFP) - The army", "Paris, July 21, 2017 (AFP) -", true},
      {"New York (AFP) – The army", "New York (AFP) –", true},
      {"BEIJING, July 21 (Xinhua) -- China", "BEIJING, July 21 (Xinhua) --", true},
      {"JERUSALEM, April 20 (Reuters) The army", "JERUSALEM, April 20 (Reuters)", true},
      {"MOSCOW, July 21. /TASS/. The army", "MOSCOW, July 21. /TASS/.", true},
      {"BRUSSELS, March 27, Reuter - Greece", "BRUSSELS, March 27, Reuter -", true},
      {"(CNN) -- The army", "(CNN) --", true},
      {"July 21 (UPI) -- The army", "July 21 (UPI) --", true},
      {"RIO DE JANEIRO, March 19 - There", "RIO DE JANEIRO, March 19 -", true},
      {"BEIRUT/DAMASCUS (Reuters) - The army", "BEIRUT/DAMASCUS (Reuters) -", true},
      {"WEST BANK, July 3 (IPS) - The army", "WEST BANK, July 3 (IPS) -", true},
      // not datelines
      {"Seoul - which has waited long - said", "", false},
      {"The army - said the minister", "", false},
      {"North Korea (DPRK) - a state", "", false},
      {"Jane Roe (R-Texas) — who ran", "", false},
      {"MPs - all of them - left", "", false},
      {"APRIL 11 - Israel introduces summer time", "", false},
      {"Self-defence is", "", false},
      {"", "", false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(c.text.substr(0, dateline_size(c.text, agencies(), false)), c.dateline);
    EXPECT_EQ(dateline_size(c.text, agencies(), true) > 0, c.strict);
  }
}

TEST(Article, Captions) {
  const struct {
    std::string text;
    std::string words;  // empty: no caption
    std::string credit;
    bool file;
  } kCases[] = {
      {"FILE - Soldiers patrol a street.", "Soldiers patrol a street.", "", true},
      {"FILE — Soldiers patrol a street.", "Soldiers patrol a street.", "", true},
      {"FILE PHOTO: Soldiers patrol a street. REUTERS/Jane Doe", "Soldiers patrol a street.",
       "REUTERS/Jane Doe", true},
      {"File photo of soldiers in Goma.", "of soldiers in Goma.", "", true},
      {"FILE: Soldiers patrol.", "Soldiers patrol.", "", true},
      {"PHOTO: Soldiers patrol a street.", "Soldiers patrol a street.", "", false},
      {"Soldiers patrol a street. (AP Photo/Jane Doe, File)", "Soldiers patrol a street.",
       "(AP Photo/Jane Doe, File)", false},
      {"Soldiers patrol a street in Goma, Congo, May 3, 2016.",
       "Soldiers patrol a street in Goma, Congo, May 3, 2016.", "", false},
      {"The envoy, left, shakes hands with the minister in Goma, May 3, 2016. They met again "
       "later.",
       "The envoy, left, shakes hands with the minister in Goma, May 3, 2016. They met again "
       "later.",
       "", false},
      {"Smoke is seen in this undated photo released by the army.",
       "Smoke is seen in this undated photo released by the army.", "", false},
      {"Protesters in the square. Image: Jane Doe.", "Protesters in the square.",
       "Image: Jane Doe.", false},
      // prose
      {"The army fled on May 3, 2016.", "", "", false},
      {"The two sides signed the treaty in Goma, Congo, on May 3, 2016.", "", "", false},
      {"The minister said that soldiers patrol the street, May 3, 2016.", "", "", false},
      {"The plan is seen as one way to gain more votes.", "", "", false},
      {"Files were stolen from the office.", "", "", false},
      {"Filed - or not - the suit goes on.", "", "", false},
      {"The army fled. (Reuters)", "", "", false},
      {"Photo opportunities were few.", "", "", false},
      {"", "", "", false},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    const Caption caption = read_caption(c.text);
    EXPECT_EQ(caption.found, !c.words.empty());
    if (!caption.found) continue;
    EXPECT_EQ(c.text.substr(caption.words.begin, caption.words.size()), c.words);
    EXPECT_EQ(c.text.substr(caption.credit.begin, caption.credit.size()), c.credit);
    EXPECT_EQ(caption.file, c.file);
  }
}

TEST(Article, Lines) {
  enum Kind { none, byline, name, office, agency, credit, date };
  const struct {
    const char* line;
    Kind kind;
  } kCases[] = {
      {"By Jane Doe", byline},
      {"BY JANE DOE", byline},
      {"By JANE DOE and JOHN ROE, Associated Press Writers", byline},
      {"By Jane van der Doe in Beirut", byline},
      {"By Jane Doe | WASHINGTON", byline},
      {"Written by Jane Doe", byline},
      {"By Monday evening the army had fled", none},
      {"By the river", none},
      {"Jane Doe", name},
      {"Jane van Doe and John Q. Roe", name},
      {"Rejected again", none},
      {"CHOICE STEERS", none},
      {"Jane Doe, Reuters", office},
      {"Jane Doe, staff writer", office},
      {"Jane Doe | BBC News", office},
      {"Jane Doe, BBC News, Beirut", office},
      {"Jane Doe, the president", none},
      {"VOA News", agency},
      {"The Associated Press", agency},
      {"Reuters Staff", agency},
      {"Source: Xinhua", agency},
      {"AFP", agency},
      {"Springfield Daily News", agency},
      {"Wary allies", none},
      {"Good news", none},
      {"Youmi Doe in Goma contributed to this report.", credit},
      {"(Reporting by Jane Doe; Editing by John Roe)", credit},
      {"Copyright 2017 The Associated Press. All rights reserved.", credit},
      {"Follow Jane Doe on Twitter @janedoe.", credit},
      {"-30-", credit},
      {"Image copyright AFP", credit},
      {"A version of this article appears in print on July 22, 2017.", credit},
      {"reuter...", credit},
      {"Follow the money and the men behind it.", none},
      {"The army follows the copyright law.", none},
      {"July 21, 2017", date},
      {"Friday, July 21, 2017", date},
      {"21 July 2017 at 14:30 GMT", date},
      {"Last updated 5:40 AM ET", date},
      {"Posted on 03/05/2016", date},
      {"Updated", date},
      {"2 hours ago", date},
      {"2017-07-21T05:40:00Z", none},
      {"In July 2017 the army fled", none},
      {"2017", none},
      {"March on", none},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.line);
    EXPECT_EQ(is_byline(c.line), c.kind == byline);
    EXPECT_EQ(is_date_line(c.line), c.kind == date);
    EXPECT_EQ(is_credit(c.line), c.kind == credit);
    if (c.kind != byline) {
      EXPECT_EQ(is_name_with_office(c.line, agencies()), c.kind == office);
      EXPECT_EQ(is_agency_line(c.line, agencies()), c.kind == agency);
    }
    if (c.kind == name || c.kind == none) {
      EXPECT_EQ(is_name_line(c.line), c.kind == name);
    }
  }
}

TEST(Article, FullDates) {
  const struct {
    const char* text;
    const char* date;  // ISO, empty for none
  } kCases[] = {
      {"July 21, 2017", "2017-07-21"},
      {"on Jul 21 2017 in", "2017-07-21"},
      {"July, 4 2017", "2017-07-04"},
      {"Sept. 3, 1999", "1999-09-03"},
      {"the 3rd May 2016", "2016-05-03"},
      {"21 July 2017", "2017-07-21"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26"},
      {"3 JAN 90", "1990-01-03"},
      {"2017-07-21T05:40Z", "2017-07-21"},
      {"2017-07-21 05:40", "2017-07-21"},
      {"21/07/2017", "2017-07-21"},
      {"07/21/2017", "2017-07-21"},
      {"05/05/2016", "2016-05-05"},
      {"03/05/2016", ""},  // March or May
      {"July 2017", ""},
      {"July 21", ""},
      {"February 30, 2017", ""},
      {"July 21, 20177", ""},
      {"", ""},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    const std::optional<FullDate> date = find_full_date(c.text);
    EXPECT_EQ(date ? to_iso(date->day) : "", c.date);
  }
}

TEST(Article, IsLinear) {
  for (const char* const piece :
       {"a\n", "A b\n\n", "• ", "*", "FILE - ", "(", "By A, ", "SEOUL, ", "1 ", "May 1, ", ". ",
        "WASHINGTON - ", "word word word word word word word word word word word word\n", "\n",
        "Image: ", "x\xE2\x80\xA8"}) {
    std::string text;
    while (text.size() < 100000) text += piece;
    SCOPED_TRACE(piece);
    blocks(text);
  }
}

TEST(Article, RefusesBrokenTable) {
  const Result<ArticleFinder> made = ArticleFinder::create("name\nReuters\nAFP\n");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().text(), "cues/agencies.tsv:3:1: the rows must be sorted, each name once");
}

}  // namespace
}  // namespace tacitus

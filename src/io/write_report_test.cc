#include "io/write_report.h"

#include <gtest/gtest.h>

#include "engine/records.h"
#include "engine/sample.h"

namespace tacitus {
namespace {

constexpr std::string_view kPage =
    "<html lang=\"<!--fill language-->\"><title><!--fill title--></title><!--fill text-->"
    "<script><!--fill data--></script>";

Result<std::string> page_of(const Annotated& in, std::string_view page = kPage) {
  const Ontology ontology = shipped_ontology();
  const std::vector<Record> records = to_records(in.document, in.annotations, ontology);
  return write_report({in.document, in.annotations, records, ontology}, page);
}

TEST(WriteReport, FillsEachPlace) {
  const Result<std::string> page = page_of(sample());
  ASSERT_TRUE(page);
  EXPECT_EQ(page->substr(0, 43), "<html lang=\"en\"><title>sample</title><artic");
  EXPECT_NE(page->find("<p>Freedonia&#39;s army shelled Sylvania"), std::string::npos) << *page;
  EXPECT_NE(page->find("<tr><td data-label=\"Date\">2021-03-01</td>"
                       "<td data-label=\"Actor\">Army of Freedonia</td>"
                       "<td data-label=\"Type\">ASSAULT heavy-weapons</td>"
                       "<td data-label=\"Recipient\">Sylvania</td>"
                       "<td data-label=\"Status\">actual</td>"
                       "<td data-label=\"According to\">officials</td>"
                       "<td data-label=\"Words\">shelled</td>"
                       "<td data-label=\"Rule\">frames/assault.frames:12</td></tr>"),
            std::string::npos)
      << *page;
  EXPECT_NE(page->find("<script>{\"version\":"), std::string::npos);
  EXPECT_EQ(page->find("<!--fill"), std::string::npos);
}

TEST(WriteReport, SameBytesEachTime) { EXPECT_EQ(*page_of(sample()), *page_of(sample())); }

// What the text says is shown, never run, and never taken for a place to fill.
TEST(WriteReport, EscapesWhatTheTextSays) {
  const struct {
    const char* text;
    const char* shown;
  } kCases[] = {
      {"</script><script>alert(1)</script>",
       "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"},
      {"\" onload='x' &amp;", "&quot; onload=&#39;x&#39; &amp;amp;"},
      {"<!--fill data-->", "&lt;!--fill data--&gt;"},
      {"a\xE2\x80\xAE"
       "b\xE2\x81\xA6"
       "c",
       "a[RLO]b[LRI]c"},  // turned text
      {"a\x01"
       "b",
       "a b"},  // a control character
      {"\xFF"
       "a\xC3",
       "\xEF\xBF\xBD"
       "a\xEF\xBF\xBD"},                         // no UTF-8
      {"\xD7\xA9\xD7\x9C", "\xD7\xA9\xD7\x9C"},  // letters that run to the left
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    Annotated in;
    in.document.text = c.text;
    in.document.id = c.text;
    const Result<std::string> page = page_of(in);
    ASSERT_TRUE(page);
    EXPECT_NE(page->find(std::string("<title>") + c.shown + "</title>"), std::string::npos);
    EXPECT_NE(page->find(std::string("<pre>") + c.shown + "</pre>"), std::string::npos);
    EXPECT_EQ(page->find("<script>alert"), std::string::npos);
  }
}

TEST(WriteReport, TheHeadlineIsTheTitle) {
  Annotated in = from_conllu("# headline\nTalks NOUN 0 root\nfail VERB 1 dep\n");
  EXPECT_NE(page_of(in)->find("<title>Talks fail</title><article>\n<h1>Talks fail</h1>"),
            std::string::npos);
  in.document.language = "fr\"";
  EXPECT_NE(page_of(in)->find("lang=\"fr&quot;\""), std::string::npos);
}

TEST(WriteReport, SaysWhatAPageLacks) {
  const Result<std::string> page = page_of(sample(), "<!--fill language--> <!--fill title-->");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().text(),
            "report/page.html: there is no \"<!--fill text-->\"; make it anew with "
            "tools/build_pages.sh");
}

}  // namespace
}  // namespace tacitus

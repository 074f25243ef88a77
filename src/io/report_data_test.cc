#include "io/report_data.h"

#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "engine/records.h"
#include "engine/sample.h"

namespace tacitus {
namespace {

std::string data_of(const Annotated& in) {
  const Ontology ontology = shipped_ontology();
  const std::vector<Record> records = to_records(in.document, in.annotations, ontology);
  return report_data({in.document, in.annotations, records, ontology});
}

TEST(ReportData, HasTheLayersTheMeaningsAndTheRecords) {
  const std::string data = data_of(sample());
  const char* const kParts[] = {
      R"({"version":")",
      R"("document":{"id":"sample","published":"2021-03-03","date_source":"given","text":"Freedonia's)",
      R"("events":[{"type":"ASSAULT","mode":"heavy-weapons","cameo":"194","quad":4,)",
      R"("types":{"ASSAULT":"deliberately harms)",
      R"("sectors":{"MIL":"armed forces"})",
      R"("records":[{"kind":"event",)",
  };
  for (const char* part : kParts) EXPECT_NE(data.find(part), std::string::npos) << part << data;
  EXPECT_EQ(data.find("\"tokens\""), std::string::npos);
}

TEST(ReportData, NothingIsAnObjectToo) {
  const std::string data = data_of({});
  EXPECT_NE(data.find(R"("events":[],)"), std::string::npos);
  EXPECT_EQ(data.substr(data.size() - 14), R"(,"records":[]})");
}

// The text ends no script element and opens no comment, and says the same.
TEST(ReportData, IsSafeInsideAScript) {
  Annotated in;
  in.document.text = "</script><!-- & \xE2\x80\xAE x";
  const std::string data = data_of(in);
  EXPECT_EQ(data.find_first_of("<>&"), std::string::npos);
  EXPECT_NE(data.find("\\u003c/script\\u003e\\u003c!-- \\u0026 \xE2\x80\xAE x"), std::string::npos);
}

TEST(ReportData, CountsUnitsOfUtf16) {
  Annotated in;
  in.document.text = "\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80 x";  // 2, 3 and 4 bytes
  in.annotations.sentences.push_back({{3, 6}, {}, kNone});        // the euro
  in.annotations.sentences.push_back({{7, 11}, {}, kNone});       // the face: two units
  in.annotations.sentences.push_back({{12, 13}, {}, kNone});      // the x
  EXPECT_NE(data_of(in).find(
                R"("sentences":[{"begin":2,"end":3},{"begin":4,"end":6},{"begin":7,"end":8}])"),
            std::string::npos);
}

}  // namespace
}  // namespace tacitus

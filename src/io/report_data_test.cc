#include "io/report_data.h"

#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "engine/records.h"
#include "engine/sample.h"

namespace tacitus {
namespace {

// The sample with one thing of each layer that it lacks.
Annotated full_sample() {
  Annotated out = sample();
  Annotations& layers = out.annotations;
  const Span words = layers.tokens[4].span;
  const DateInterval day = layers.times[0].interval;
  Location place;
  place.span = words;
  place.role = PlaceRole::event;
  place.name = "Sylvania";
  place.country = "SYL";
  place.latitude = 1.5;
  place.longitude = -2.25;
  place.geonames = 7;
  place.precision = PlacePrecision::country;
  layers.locations.push_back(place);
  place.geonames = 0;
  layers.locations.push_back(place);
  Statement statement;
  statement.speaker = 2;
  statement.cue = layers.tokens[9].span;
  statement.content = {{0, layers.tokens[6].span.end}};
  statement.date = day;
  statement.confidence = 0.5f;
  statement.sentence = 0;
  layers.statements.push_back(statement);
  layers.events[0].numbers.push_back({NumberKind::killed, 12, std::nullopt, "", words, {}});
  Proposal proposal;
  proposal.proposer = {0};
  proposal.terms = words;
  proposal.conditions = {{words, 1}};
  proposal.answers = {{{1}, ProposalState::rejected, 0, words}};
  proposal.state = ProposalState::rejected;
  proposal.sentence = 0;
  layers.proposals.push_back(proposal);
  Measure measure;
  measure.measure = "embargo";
  measure.status = MeasureStatus::lifted;
  measure.words = words;
  measure.sentence = 0;
  layers.measures.push_back(measure);
  Dispute dispute;
  dispute.subject = words;
  dispute.positions = {{0, words, Stance::claims, 0}, {1, words, Stance::denies, kNone}};
  dispute.sentence = 0;
  layers.disputes.push_back(dispute);
  return out;
}

std::string data_of(const Annotated& in) {
  const Ontology ontology = shipped_ontology();
  const std::vector<Record> records = to_records(in.document, in.annotations, ontology);
  return report_data({in.document, in.annotations, records, ontology});
}

TEST(ReportData, HasEveryLayer) {
  const std::string data = data_of(full_sample());
  const char* const kParts[] = {
      R"("document":{"id":"sample","published":"2021-03-03","date_source":"given","text":"Freedonia's)",
      R"("entities":[{"name":"Army of Freedonia","code":"FRD","sector":"MIL","rule":)",
      R"("mentions":[{"begin":0,"end":16,"kind":"organization","sentence":0,"entity":0},)",
      R"("times":[{"begin":37,"end":43,"date":"2021-03-01","date_end":"2021-03-01",)",
      R"("role":"event","name":"Sylvania","country":"SYL","latitude":1.5,"longitude":-2.25,)",
      R"("name":"Sylvania","country":"SYL","precision":"country"})",  // not known: no coordinates
      R"("statements":[{"speaker":2,"cue":{)",
      R"("mode":"indirect","addressee":[],"date":"2021-03-01")",
      R"("events":[{"type":"ASSAULT","mode":"heavy-weapons","cameo":"194","quad":4,)",
      R"("claimants":[{"mention":2,"cue":{)",
      R"("numbers":[{"kind":"killed","low":12,"begin":25,)",
      R"("conditions":[{"begin":25,"end":33,"holder":1}],"answers":[{"answerer":[1],)",
      R"("measure":"embargo","status":"lifted")",
      R"("positions":[{"holder":0,"claim":{"begin":25,"end":33},"stance":"claims","statement":0},)",
      R"("types":{"ASSAULT":"deliberately harms)",
      R"("sectors":{"MIL":"armed forces"})",
      R"("records":[{"kind":"event",)",
  };
  for (const char* part : kParts) EXPECT_NE(data.find(part), std::string::npos) << part << data;
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

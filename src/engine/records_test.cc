#include "engine/records.h"

#include <gtest/gtest.h>

#include "engine/fields.h"
#include "engine/sample.h"

namespace tacitus {
namespace {

TEST(ToRecords, SaysAllThatTheLayersSay) {
  const Annotated in = sample();
  const std::vector<Record> records = to_records(in.document, in.annotations, shipped_ontology());
  ASSERT_EQ(records.size(), 1u);
  EXPECT_EQ(
      to_json(records[0]),
      R"({"kind":"event","id":")" + records[0].id +
          R"(","document":"sample","published":"2021-03-03","date_source":"given",)"
          R"("sentence":{"index":0,"begin":0,"end":60},"type":"ASSAULT","mode":"heavy-weapons",)"
          R"("contexts":["military"],"cameo":"194","quad":4,"goldstein":-10,"intensity":-9.5,)"
          R"("status":"actual","historical":false,"actor":[{"code":"FRD","sector":"MIL",)"
          R"("name":"Army of Freedonia","text":"Freedonia's army","begin":0,"end":16}],)"
          R"("recipient":[{"code":"SYL","name":"Sylvania","text":"Sylvania","begin":25,"end":33,)"
          R"("wikidata":"Q1"}],"date":"2021-03-01","date_end":"2021-03-01","date_precision":"day",)"
          R"("numbers":[],"claimants":[{"entity":{"text":"officials","begin":45,"end":54},)"
          R"("cue":{"text":"said","begin":55,"end":59}}],)"
          R"("trigger":{"text":"shelled","begin":17,"end":24},)"
          R"("rule":"frames/assault.frames:12","confidence":0.9})");
}

// What the record says beyond its head, for records of the sample's one sentence.
std::string own_part(const Record& record) {
  const std::string json = to_json(record);
  const std::string before = R"("sentence":{"index":0,"begin":0,"end":60},)";
  return json.substr(json.find(before) + before.size());
}

TEST(ToRecords, EveryKind) {
  const Annotated in = full_sample();
  const std::vector<Record> records = to_records(in.document, in.annotations, shipped_ontology());
  const std::string army =
      R"({"code":"FRD","sector":"MIL","name":"Army of Freedonia","text":"Freedonia's army",)"
      R"("begin":0,"end":16})";
  const std::string sylvania =
      R"({"code":"SYL","name":"Sylvania","text":"Sylvania","begin":25,"end":33,"wikidata":"Q1"})";
  const std::string officials = R"({"text":"officials","begin":45,"end":54})";
  ASSERT_EQ(records.size(),
            5u);  // by place in the sentence: shelled, shelled, Sylvania twice, said
  EXPECT_NE(
      own_part(records[0])
          .find(R"("place":{"name":"Sylvania","country":"SYL","latitude":1.5,"longitude":-2.25,)"
                R"("geonames_id":7,"precision":"country","text":"Sylvania","begin":25,"end":33},)"
                R"("numbers":[{"counts":"killed","low":3,"claimants":[{"entity":)" +
                officials + R"(,"cue":{"text":"said","begin":55,"end":59}}],)" +
                R"("text":"Sylvania","begin":25,"end":33}])"),
      std::string::npos)
      << own_part(records[0]);
  EXPECT_EQ(own_part(records[1]),
            R"("proposer":[)" + army + R"(],"addressee":[)" + sylvania +
                R"(],"terms":{"text":"shelled Sylvania","begin":17,"end":33,"type":"CONSULT"},)"
                R"("conditions":[{"text":"on Monday","begin":34,"end":43,"by":)" +
                army + R"(}],"state":"rejected","answers":[{"by":[)" + sylvania +
                R"(],"state":"rejected","date":"2021-03-01","event":")" + records[0].id +
                R"(","text":"shelled","begin":17,"end":24}],"date_precision":"unknown","event":")" +
                records[0].id + R"(","rule":"cues/proposals.tsv:1","confidence":0})");
  EXPECT_EQ(own_part(records[2]),
            R"("sender":[)" + army + R"(],"target":[)" + sylvania +
                R"(],"measure":"embargo","status":"lifted","date_precision":"unknown",)"
                R"("claimants":[],"trigger":{"text":"Sylvania","begin":25,"end":33},)"
                R"("rule":"ontology/measures.tsv:1","confidence":0})");
  EXPECT_EQ(own_part(records[3]),
            R"("subject":{"text":"Sylvania","begin":25,"end":33},"positions":[{"holder":)" + army +
                R"(,"claim":{"text":"Freedonia's army shelled Sylvania","begin":0,"end":33},)"
                R"("stance":"claims"},{"holder":)" +
                officials + R"(,"claim":{"text":"officials said","begin":45,"end":59},)" +
                R"("stance":"denies"}],"rule":"disputes","confidence":0})");
  EXPECT_EQ(own_part(records[4]),
            R"("speaker":)" + officials + R"(,"cue":{"text":"said","begin":55,"end":59},)" +
                R"("quote":[{"text":"Freedonia's army shelled Sylvania on Monday","begin":0,)"
                R"("end":43}],"mode":"indirect","addressee":[],"date":"2021-03-01",)"
                R"("date_end":"2021-03-01","date_precision":"day","rule":"cues/reporting.tsv:1",)"
                R"("confidence":0.8})");
}

TEST(ToRecords, UnresolvedPlacesAreNone) {
  Annotated in = full_sample();
  in.annotations.locations[0].geonames = 0;
  EXPECT_FALSE(to_records(in.document, in.annotations, shipped_ontology()).at(0).place);
}

TEST(ToRecords, IdsAreStableAndTellFindingsApart) {
  const Ontology ontology = shipped_ontology();
  const auto id = [&](const Annotated& in) {
    return to_records(in.document, in.annotations, ontology).at(0).id;
  };
  const std::string first = id(sample());
  EXPECT_EQ(first, "x7eay6uabvgpila63w4skdx5mq");  // changes only when findings get new names
  Annotated rule = sample();
  rule.annotations.events[0].rule = "frames/other.frames:1";
  rule.annotations.events[0].confidence = 0.1f;
  rule.annotations.entities[0].code = "XXX";
  EXPECT_EQ(id(rule), first);
  Annotated status = sample();
  status.annotations.events[0].status = EventStatus::negated;
  EXPECT_NE(id(status), first);
  Annotated parties = sample();
  std::swap(parties.annotations.events[0].actor, parties.annotations.events[0].recipient);
  EXPECT_NE(id(parties), first);
  Annotated document = sample();
  document.document.id = "other";
  EXPECT_NE(id(document), first);
}

TEST(ToRecords, OrderIsThatOfTheText) {
  Annotated in = sample();
  Event earlier = in.annotations.events[0];
  earlier.trigger = in.annotations.tokens[0].span;
  in.annotations.events.push_back(earlier);
  const std::vector<Record> records = to_records(in.document, in.annotations, shipped_ontology());
  EXPECT_EQ(records.at(0).trigger.text, "Freedonia");
  EXPECT_EQ(records.at(1).trigger.text, "shelled");
}

TEST(ToRecords, UnknownIsAbsent) {
  Annotated in = sample();
  in.document.date_source = DateSource::unknown;
  Event& event = in.annotations.events[0];
  event.mode.clear();
  event.cameo.clear();
  event.contexts.clear();
  event.recipient.clear();
  event.claimants = {{kNone, in.annotations.tokens[9].span}};
  event.date = {};
  const std::string json =
      to_json(to_records(in.document, in.annotations, shipped_ontology()).at(0));
  for (const char* name : {"published", "mode", "cameo", "goldstein", "\"date\"", "entity"}) {
    EXPECT_EQ(json.find(name), std::string::npos) << name;
  }
  EXPECT_NE(json.find(R"("recipient":[],"date_precision":"unknown")"), std::string::npos) << json;
}

}  // namespace
}  // namespace tacitus

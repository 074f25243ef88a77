#include <gtest/gtest.h>

#include <sstream>

#include "base/json_reader.h"
#include "engine/dump.h"
#include "engine/records.h"
#include "engine/sample.h"
#include "io/output.h"
#include "io/read_conllu.h"
#include "io/record_offsets.h"
#include "io/write_annotations.h"
#include "io/write_csv.h"
#include "io/write_jsonl.h"
#include "io/write_table.h"

namespace tacitus {
namespace {

Record record() {
  const Annotated in = sample();
  return to_records(in.document, in.annotations, shipped_ontology()).at(0);
}

// What the writer makes of the records.
std::string written(std::unique_ptr<Writer> (*make)(std::ostream&),
                    const std::vector<Record>& records) {
  std::ostringstream output;
  const std::unique_ptr<Writer> writer = make(output);
  for (const Record& one : records) EXPECT_TRUE(writer->write(one));
  EXPECT_TRUE(writer->finish());
  return output.str();
}

std::unique_ptr<Writer> make_event_csv(std::ostream& output) {
  return make_csv_writer(output, *find_kind("event"));
}

TEST(JsonlWriter, OneObjectALine) {
  const std::string lines = written(make_jsonl_writer, {record(), record()});
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  EXPECT_EQ(lines.substr(0, 16), "{\"kind\":\"event\",");
  EXPECT_EQ(written(make_jsonl_writer, {}), "");
}

TEST(CsvWriter, QuotesWhatItMust) {
  Record row = record();
  row.publisher = "A \"B\", C";
  row.rule = "line\nbreak";
  const std::string csv = written(make_event_csv, {row});
  EXPECT_EQ(csv.substr(0, 29), "kind,id,document,published,da");
  EXPECT_NE(csv.find(",\"A \"\"B\"\", C\","), std::string::npos);
  EXPECT_NE(csv.find(",\"line\nbreak\",0.9\r\n"), std::string::npos);
  const std::string empty = written(make_event_csv, {});
  EXPECT_EQ(empty.substr(empty.size() - 12), "confidence\r\n");
}

TEST(CsvWriter, HoldsOneKind) {
  Record other = record();
  other.kind = "statement";
  EXPECT_EQ(written(make_event_csv, {other}), written(make_event_csv, {}));
}

TEST(TableWriter, AlignsAndCuts) {
  Record longer = record();
  longer.recipient[0].code = "";
  longer.recipient[0].name = "A party whose name is so long that it does not fit";
  longer.status = EventStatus::hypothetical;
  longer.historical = true;
  std::ostringstream output;
  const std::unique_ptr<Writer> writer = make_table_writer(output, {});
  EXPECT_TRUE(writer->write(record()));
  EXPECT_TRUE(writer->write(longer));
  EXPECT_TRUE(writer->finish());
  EXPECT_EQ(
      output.str(),
      R"(date        actor                type                  recipient             status                according to  words
2021-03-01  FRD.MIL Army of Fr…  ASSAULT heavy-weapo…  SYL Sylvania                                officials     shelled
2021-03-01  FRD.MIL Army of Fr…  ASSAULT heavy-weapo…  A party whose name …  hypothetical, histo…  officials     shelled
)");
}

TEST(TableWriter, ColoursOnlyWhenAsked) {
  std::ostringstream output;
  const std::unique_ptr<Writer> writer = make_table_writer(output, {true, 100});
  EXPECT_TRUE(writer->write(record()));
  EXPECT_TRUE(writer->finish());
  EXPECT_NE(output.str().find("\x1b[31mASSAULT"), std::string::npos);
  EXPECT_EQ(
      written([](std::ostream& o) { return make_table_writer(o, {}); }, {record()}).find('\x1b'),
      std::string::npos);
}

TEST(Writers, AFailingOutputIsAnError) {
  for (auto* make : {make_jsonl_writer, make_event_csv}) {
    std::ostringstream output;
    output.setstate(std::ios::badbit);
    const std::unique_ptr<Writer> writer = make(output);
    const Status status = writer->write(record());
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message.substr(0, 28), "the output cannot be written");
    EXPECT_FALSE(writer->finish());
  }
}

TEST(ToConllu, ReadsBackTheSame) {
  Annotated in = sample();
  in.annotations.tokens[0].name = NameKind::location;
  std::istringstream input(to_conllu(in.document, in.annotations));
  const Result<std::optional<Input>> back = make_conllu_reader(input, "x")->next();
  ASSERT_TRUE(back) << back.error().text();
  ASSERT_TRUE(*back);
  Annotations tokens_only = in.annotations;
  tokens_only.times.clear();
  tokens_only.mentions.clear();
  tokens_only.entities.clear();
  tokens_only.events.clear();
  in.document.date_source = DateSource::metadata;
  EXPECT_EQ(dump((*back)->document, *(*back)->annotations), dump(in.document, tokens_only));
}

TEST(ToJson, HoldsEveryLayer) {
  const Annotated in = sample();
  const Result<JsonValue> json = read_json(to_json(in.document, in.annotations));
  ASSERT_TRUE(json) << json.error().text();
  struct Case {
    std::string_view layer;
    std::size_t items;
  };
  const Case cases[] = {{"blocks", 1}, {"sentences", 1},  {"tokens", 11},
                        {"times", 1},  {"mentions", 3},   {"entities", 2},
                        {"events", 1}, {"statements", 0}, {"measures", 0}};
  for (const Case& c : cases) {
    ASSERT_NE(json->find(c.layer), nullptr) << c.layer;
    EXPECT_EQ(json->find(c.layer)->items().size(), c.items) << c.layer;
  }
  EXPECT_EQ(json->find("document")->find_string("text"), in.document.text);
  EXPECT_EQ(json->find("events")->items()[0].find_string("type"), "ASSAULT");
}

TEST(RecordOffsets, CountInTheUnit) {
  Record row;
  row.sentence_span = {0, 11};
  row.trigger.span = {6, 10};
  row.actor.push_back({});
  row.actor[0].span = {3, 6};
  row.claimants.push_back({PartyField(), {"", {1, 3}}});
  row.claimants[0].entity->span = {10, 11};
  std::vector<Record> records = {row};
  to_unit("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z", Unit::utf16, records);
  EXPECT_EQ(records[0].sentence_span, (Span{0, 6}));
  EXPECT_EQ(records[0].trigger.span, (Span{3, 5}));
  EXPECT_EQ(records[0].actor[0].span, (Span{2, 3}));
  EXPECT_EQ(records[0].claimants[0].cue.span, (Span{1, 2}));
  EXPECT_EQ(records[0].claimants[0].entity->span, (Span{5, 6}));
}

}  // namespace
}  // namespace tacitus

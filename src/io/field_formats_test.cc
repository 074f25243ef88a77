#include "io/field_formats.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/json_reader.h"
#include "engine/records.h"
#include "engine/sample.h"
#include "io/write_plover.h"

namespace tacitus {
namespace {

std::string slurp(const std::string& name) {
  std::ifstream file(std::string(TACITUS_SOURCE_DIR) + "/data/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

const FieldCodes& codes() {
  static const FieldCodes kCodes = [] {
    Resources resources;
    for (const char* name :
         {"actors/countries.tsv", "ontology/cameo_actors.tsv", "ontology/country_codes.tsv"}) {
      resources.files.push_back({name, slurp(name)});
    }
    return *FieldCodes::create(resources);
  }();
  return kCodes;
}

const Ontology& ontology() {
  static const Ontology kOntology = shipped_ontology();
  return kOntology;
}

// The event of the sample, done by Seoul's army to the United Nations near Pocheon.
Record record() {
  const Annotated in = full_sample();
  Record out = to_records(in.document, in.annotations, ontology()).at(0);
  out.id = "id";
  out.publisher = "The\tDaily";
  out.url = "https://example.org/1";
  out.actor[0].code = "KOR";
  out.actor[0].role = "army";
  out.recipient[0].code = "UNO";
  out.recipient[0].name = "United Nations";
  out.place->name = "Pocheon";
  out.place->country = "KOR";
  out.place->admin1 = "Gyeonggi-do";
  out.place->precision = "point";
  return out;
}

// The cells of the rows that a format writes, the head among them, joined with '|'.
std::vector<std::string> rows(const TabularFormat& format, const std::vector<Record>& records) {
  std::ostringstream output;
  const auto writer = make_tabular_writer(output, format, {&codes(), &ontology()});
  for (const Record& one : records) EXPECT_TRUE(writer->write(one));
  EXPECT_TRUE(writer->finish());
  std::vector<std::string> lines;
  std::istringstream in(output.str());
  for (std::string line; std::getline(in, line);) {
    std::replace(line.begin(), line.end(), '\t', '|');
    lines.push_back(line);
  }
  return lines;
}

std::string number(std::size_t dyad) { return std::to_string(number_of("id", dyad)); }

TEST(Gdelt, SixtyOneColumns) {
  const std::vector<std::string> lines = rows(gdelt_format(), {record()});
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_EQ(std::count(lines[0].begin(), lines[0].end(), '|'), 60);
  EXPECT_EQ(lines[0],
            number(0) +
                "|20210301|202103|2021|2021.1671"          // 1 March: (2*30+1)/365
                "|KORMIL|ARMY OF FREEDONIA|KOR|||||MIL||"  // actor 1
                "|IGOUNO|UNITED NATIONS||UNO||||IGO||"     // actor 2
                "|1|194|194|19|4|-10|1|1|1|"               // codes and counts, no tone
                "|0|||||||"                                // place of actor 1
                "|0|||||||"                                // place of actor 2
                "|4|Pocheon, Gyeonggi-do, South Korea|KS|||1.5|-2.25|"
                "|20210303000000|https://example.org/1");
}

TEST(Gdelt, QuadClassesAsShipped) {
  constexpr std::pair<const char*, int> kCases[] = {{"051", 1}, {"060", 2}, {"090", 2},
                                                    {"10", 3},  {"141", 3}, {"150", 4}};
  for (const auto& [code, quad] : kCases) EXPECT_EQ(gdelt_quad(code), quad) << code;
}

TEST(Icews, TwentyColumns) {
  const std::vector<std::string> lines = rows(icews_format(), {record()});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].substr(0, 30), "Event ID|Event Date|Source Nam");
  EXPECT_EQ(std::count(lines[0].begin(), lines[0].end(), '|'), 19);
  EXPECT_EQ(lines[1], number(0) + "|2021-03-01|Army of Freedonia|Military|South Korea|" +
                          ontology().find_cameo("194")->name +
                          "|194|-10|United Nations|Global Diplomatic IGOs||sample|1|The Daily|"
                          "Pocheon||Gyeonggi-do|South Korea|1.5|-2.25");
}

TEST(Polecat, FortyColumns) {
  const std::vector<std::string> lines = rows(polecat_format(), {record()});
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(std::count(lines[0].begin(), lines[0].end(), '|'), 39);
  EXPECT_EQ(lines[1].substr(0, lines[1].rfind('|')),
            "id|2021-03-01|ASSAULT|heavy-weapons|-9.5|MATERIAL CONFLICT|military|"
            "Army of Freedonia|KOR|732|MIL|MIL|army|Freedonia's army|None|"
            "United Nations|UNO|None|None|None|None|Sylvania|Q1|"
            "Pocheon|Pocheon|None|Gyeonggi-do|South Korea|1.5|-2.25|7|Sylvania|None|"
            "The Daily|2021-03-03|None|None|None|None");
}

TEST(Petrarch, SevenColumns) {
  EXPECT_EQ(rows(petrarch_format(), {record()}),
            std::vector<std::string>{"20210301|KORMIL|IGOUNO|194||sample_0|The Daily"});
}

TEST(Phoenix, TwentySixColumns) {
  EXPECT_EQ(rows(phoenix_format(), {record()}),
            std::vector<std::string>{"id_0|20210301|2021|03|01|KORMIL|KOR|MIL||IGOUNO|IGO|UNO||194|"
                                     "19|4|-10||1.5|-2.25|Pocheon|Gyeonggi-do|South Korea|sample_0|"
                                     "https://example.org/1|The Daily"});
}

TEST(TabularFormats, OneRowADyadOfWhatHappened) {
  Record row = record();
  row.actor.push_back(row.actor[0]);
  row.actor[1].code = "USA";
  row.actor[1].span = {1, 2};
  EXPECT_EQ(rows(petrarch_format(), {row}).size(), 2u);
  EXPECT_EQ(rows(polecat_format(), {row}).size(), 2u);  // the head, and one row an event
  row.recipient = row.actor;                            // they fought one another
  EXPECT_EQ(rows(petrarch_format(), {row}).size(), 2u);
  row.recipient.clear();
  row.actor.clear();
  EXPECT_EQ(rows(petrarch_format(), {row}),
            std::vector<std::string>{"20210301|---|---|194||sample_0|The Daily"});
  row.status = EventStatus::negated;
  EXPECT_TRUE(rows(petrarch_format(), {row}).empty());
  row.status = EventStatus::actual;
  row.kind = "statement";
  EXPECT_TRUE(rows(gdelt_format(), {row}).empty());
  EXPECT_EQ(rows(icews_format(), {}).size(), 1u);  // the head alone
}

TEST(TabularFormats, UnknownDaysAreEmpty) {
  Record row = record();
  row.date.clear();
  row.published.clear();
  EXPECT_EQ(rows(gdelt_format(), {row})[0].substr(number(0).size(), 11), "|||||KORMIL");
  EXPECT_EQ(rows(phoenix_format(), {row})[0].substr(0, 14), "id_0|||||KORMI");
}

TEST(Plover, NamesOfTheManual) {
  Record row = record();
  row.status = EventStatus::hypothetical;
  std::ostringstream output;
  const auto writer = make_plover_writer(output, codes());
  EXPECT_TRUE(writer->write(row));
  EXPECT_TRUE(writer->finish());
  const std::string line = output.str();
  EXPECT_EQ(line.substr(0, line.find("\"coder\"")),
            R"({"id":"id","date":"2021-03-01","enddate":"2021-03-01","actor":[{"code":"KOR",)"
            R"("sector":"MIL","entity_text":"Freedonia's army","identifier_text":)"
            R"("Army of Freedonia","office":"army"}],"recipient":[{"code":"UNO","entity_text":)"
            R"("Sylvania","identifier_id":"Q1","identifier_text":"United Nations"}],)"
            R"("event":["ASSAULT"],"mode":["heavy-weapons","hypothetical"],)"
            R"("context":["military"],"event_loc":{"extracted_place":"Sylvania",)"
            R"("resolved_place":"Pocheon","geonameid":7,"lat":1.5,"lon":-2.25,"city":"Pocheon",)"
            R"("province":"Gyeonggi-do","country":"South Korea","country_code":"KOR",)"
            R"("resolution":5},"size":{"dead":3},"event_text":"shelled","quad_code":4,)"
            R"("event_scale":-9.5,"text_info":{"sequence":0,"start":0,"end":60},)"
            R"("cite_info":{"citation":"sample","url":"https://example.org/1",)"
            R"("publication":"The\tDaily","codebook":"PLOVER 2.0"},)");
  EXPECT_TRUE(read_json(line.substr(0, line.size() - 1)));
}

}  // namespace
}  // namespace tacitus

#include "engine/fields.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/records.h"
#include "engine/sample.h"
#include "engine/schema.h"

namespace tacitus {
namespace {

Record record() {
  const Annotated in = sample();
  return to_records(in.document, in.annotations, shipped_ontology()).at(0);
}

// The cell of the column `name`.
std::string cell(const Record& from, std::string_view name) {
  const std::vector<Column> columns = record_columns(*find_kind(from.kind));
  const std::vector<std::string> cells = to_cells(from);
  EXPECT_EQ(columns.size(), cells.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name == name) return cells[i];
  }
  return "no such column";
}

TEST(ToCells, Flattens) {
  Record row = record();
  PartyField second;
  second.name = "Militia; Northern";
  second.text = "militia";
  row.actor.push_back(second);
  row.claimants.push_back({std::nullopt, {"reportedly", {3, 13}}});
  struct Case {
    std::string_view column;
    std::string_view cell;
  };
  const Case cases[] = {
      {"kind", "event"},
      {"sentence_end", "60"},
      {"contexts", "military"},
      {"goldstein", "-10"},
      {"historical", "false"},
      {"publisher", ""},
      {"actor_code", "FRD;"},
      {"actor_name", "Army of Freedonia;Militia, Northern"},
      {"recipient_code", "SYL"},
      {"claimants_entity_text", "officials;"},
      {"claimants_cue_text", "said;reportedly"},
      {"trigger_begin", "17"},
      {"confidence", "0.9"},
  };
  for (const Case& c : cases) EXPECT_EQ(cell(row, c.column), c.cell) << c.column;
}

TEST(ToCells, EveryKindHasACellForEachColumn) {
  const Annotated in = full_sample();
  for (const Record& row : to_records(in.document, in.annotations, shipped_ontology())) {
    EXPECT_EQ(cell(row, "kind"), row.kind);
    if (row.kind == "proposal") {
      EXPECT_EQ(cell(row, "answers_by_code"), "SYL");
      EXPECT_EQ(cell(row, "conditions_by_sector"), "MIL");
      EXPECT_EQ(cell(row, "terms_type"), "CONSULT");
    }
    if (row.kind == "dispute") {
      EXPECT_EQ(cell(row, "positions_stance"), "claims;denies");
    }
  }
}

TEST(ToJson, ConfidenceHasThreeDecimals) {
  Record row = record();
  struct Case {
    double confidence;
    std::string_view json;
  };
  const Case cases[] = {
      {0.12345, "0.123"}, {0.9996, "1"}, {0, "0"}, {static_cast<double>(0.85f), "0.85"}};
  for (const Case& c : cases) {
    row.confidence = c.confidence;
    EXPECT_NE(to_json(row).find("\"confidence\":" + std::string(c.json) + "}"), std::string::npos)
        << to_json(row);
  }
}

TEST(Schema, KnowsItsFormats) {
  for (const std::string_view format : schema_formats()) {
    const auto text = schema(format);
    ASSERT_TRUE(text) << format;
    EXPECT_NE(text->find("confidence"), std::string::npos) << format;
    EXPECT_NE(text->find("wikidata"), std::string::npos) << format;
    EXPECT_EQ(text->back(), '\n') << format;
  }
  EXPECT_FALSE(schema("xml"));
}

TEST(Schema, RecordPageIsUpToDate) {
  std::ifstream file(std::string(TACITUS_SOURCE_DIR) + "/docs/record.md", std::ios::binary);
  std::ostringstream page;
  page << file.rdbuf();
  EXPECT_EQ(page.str(), *schema("markdown")) << "run: tacitus schema > docs/record.md";
}

}  // namespace
}  // namespace tacitus

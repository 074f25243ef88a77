#include "io/layer_printer.h"

#include <gtest/gtest.h>

#include "base/json_reader.h"
#include "engine/sample.h"

namespace tacitus {
namespace {

std::string printed(const Annotated& in, LayerPrinter::Options options) {
  JsonWriter json;
  json.begin_object();
  LayerPrinter(in.document, in.annotations, std::move(options), json).print();
  json.end_object();
  return json.take();
}

void expect_parts(const std::string& json, std::initializer_list<const char*> parts) {
  for (const char* part : parts) EXPECT_NE(json.find(part), std::string::npos) << part << json;
}

TEST(LayerPrinter, HasEveryLayer) {
  const std::string json = printed(full_sample(), {});
  EXPECT_TRUE(read_json(json));
  expect_parts(
      json,
      {
          R"({"document":{"id":"sample","published":"2021-03-03","date_source":"given","text":"Freedonia's)",
          R"("sentences":[{"begin":0,"end":60,"block":0}],"times":[)",
          R"("times":[{"begin":37,"end":43,"sentence":0,"date":"2021-03-01","date_end":"2021-03-01",)",
          R"("mentions":[{"begin":0,"end":16,"kind":"organization","sentence":0,"entity":0},)",
          R"("entities":[{"name":"Army of Freedonia","code":"FRD","sector":"MIL","rule":)",
          R"("mentions":[0]},)",
          R"("locations":[{"begin":25,"end":33,"sentence":0,"role":"event","name":"Sylvania",)",
          R"("country":"SYL","latitude":1.5,"longitude":-2.25,"geonames_id":7,"precision":"country",)",
          R"("statements":[{"speaker":2,"speaker_words":{"begin":45,"end":54},"cue":{)",
          R"("content":[{"begin":0,"end":43}],"mode":"indirect","addressee":[],"sentence":0,"date":)",
          R"("events":[{"type":"ASSAULT","mode":"heavy-weapons","cameo":"194","contexts":[)",
          R"("claimants":[{"mention":2,"cue":{)",
          R"("place":0,"numbers":[{"kind":"killed","low":3,"begin":25,)",
          R"("conditions":[{"begin":34,"end":43,"holder":0}],"answers":[{"answerer":[1],)",
          R"("measure":"embargo","status":"lifted")",
          R"("positions":[{"holder":0,"claim":{"begin":0,"end":33},"stance":"claims"},)",
      });
}

TEST(LayerPrinter, APlaceWithoutAPinHasNoCoordinates) {
  Annotated in = full_sample();
  in.annotations.locations[0].geonames = 0;
  expect_parts(printed(in, {}), {R"("country":"SYL","precision":"country","rule":)"});
}

TEST(LayerPrinter, WordsAndScoresAreOptions) {
  const Ontology ontology = shipped_ontology();
  const std::string bare = printed(sample(), {});
  for (const char* part : {R"("tokens")", R"("token")", R"("head")", R"("quad")"}) {
    EXPECT_EQ(bare.find(part), std::string::npos) << part;
  }
  LayerPrinter::Options options;
  options.words = true;
  options.ontology = &ontology;
  expect_parts(printed(sample(), options),
               {R"("tokens":[{"begin":0,"end":9,"lemma":)", R"("quad":4,"intensity":)",
                R"("sentence":0,"date")", R"("cameo_name":)", R"("token":)"});
}

TEST(LayerPrinter, PrintsOtherPositions) {
  Annotated in;
  in.document.text = "ab";
  in.annotations.sentences.push_back({{0, 2}, {}, kNone});
  LayerPrinter::Options options;
  options.positions = {5, 7, 9};
  expect_parts(printed(in, options), {R"("sentences":[{"begin":5,"end":9}])"});
}

}  // namespace
}  // namespace tacitus

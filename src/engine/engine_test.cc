#include "tacitus/engine.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/date.h"
#include "engine/check.h"
#include "engine/dump.h"
#include "engine/parts.h"
#include "engine/prove.h"
#include "engine/shipped.h"

namespace tacitus {
namespace {

Document document_of(std::string text, std::string_view day) {
  Document document;
  document.id = "test";
  document.text = std::move(text);
  if (const auto published = parse_iso_date(day)) {
    document.published = *published;
    document.date_source = DateSource::given;
  }
  return document;
}

std::string coded(std::string_view text) {
  const Document document = document_of(std::string(text), "2017-07-21");
  const Annotations annotations = shipped_engine().annotate(document);
  EXPECT_EQ(check(document, annotations, &shipped_engine().parts().ontology),
            std::vector<std::string>());
  std::string out;
  for (const Event& event : annotations.events) {
    if (!out.empty()) out += '\n';
    out += dump_event(document, annotations, event);
  }
  return out;
}

TEST(Engine, OddTextsHaveNoEvents) {
  for (const std::string_view text : {"", " ", "\n\n\n", ".", "\"", "a", "( ( ( (", "1 2 3 4",
                                      "\xF0\x9F\x98\x80", "...\n---\n***"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(coded(text), "");
  }
}

TEST(Engine, AMissingFileIsAnError) {
  Resources resources = shipped_resources();
  std::erase_if(resources.files,
                [](const Resources::File& file) { return file.name == "models/segmenter.model"; });
  const Result<Engine> engine = Engine::create(resources);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().text(), "models/segmenter.model: the data file is missing");
}

// The shipped data with a base model of random numbers.
Resources resources_with_base() {
  std::ifstream file(std::string(TACITUS_SOURCE_DIR) + "/tests/parity/toy_base.model",
                     std::ios::binary);
  Resources resources = shipped_resources();
  std::erase_if(resources.files,
                [](const Resources::File& old) { return old.name == "models/base.model"; });
  resources.files.push_back({"models/base.model", std::string(std::istreambuf_iterator<char>(file),
                                                              std::istreambuf_iterator<char>())});
  return resources;
}

TEST(Engine, TheModelIsBaseUnlessNamed) {
  Resources resources = resources_with_base();
  const auto kind = [&](const EngineOptions& options) {
    const Result<Engine> engine = Engine::create(resources, options);
    return engine ? engine->parts().parser->model().kind() : engine.error().text();
  };
  EXPECT_EQ(kind({}), "base");
  EXPECT_EQ(kind({"base", ""}), "base");
  EXPECT_EQ(kind({"small", ""}), "small");
  EXPECT_EQ(kind({"bass", ""}), "unknown language model \"bass\"; did you mean \"base\"?");
  std::erase_if(resources.files,
                [](const Resources::File& file) { return file.name == "models/base.model"; });
  EXPECT_EQ(kind({}), "small");
  EXPECT_EQ(kind({"base", ""}), "models/base.model: the data have no such language model");
  std::erase_if(resources.files,
                [](const Resources::File& file) { return file.name == "models/small.model"; });
  EXPECT_EQ(kind({}), "models: there is no language model");
}

// Every shipped data file, cut off or with one byte changed, is read or refused; nothing crashes.
TEST(Engine, BrokenDataFilesAreRefused) {
  for (const Resources::File& file : shipped_resources().files) {
    // The page of reports and the words of the store are none of the engine's.
    if (file.name.ends_with(".md") || file.name.starts_with("report/")) continue;
    if (file.name.starts_with("demo/")) continue;
    if (file.name.starts_with("words/")) continue;
    SCOPED_TRACE(file.name);
    Resources resources = shipped_resources();
    for (Resources::File& copy : resources.files) {
      if (copy.name == file.name) copy.bytes = "\xFF\n" + std::string(copy.bytes);
    }
    const bool small = file.name == "models/small.model";
    EXPECT_FALSE(Engine::create(resources, {small ? "small" : "", ""}));
  }
}

TEST(Engine, TheExampleArticle) {
  std::ifstream stream(std::string(TACITUS_SOURCE_DIR) + "/examples/river.txt");
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  const Document document = document_of(bytes.str(), "2021-03-03");
  const Annotations annotations = shipped_engine().annotate(document);
  EXPECT_EQ(check(document, annotations, &shipped_engine().parts().ontology),
            std::vector<std::string>());
  const std::vector<Record> records = shipped_engine().to_records(document, annotations);
  EXPECT_GE(records.size(), 8u);
  for (const Record& record : records) EXPECT_FALSE(record.rule.empty());
  EXPECT_NE(shipped_engine().explain(document, annotations).find("frames/reject.frames"),
            std::string::npos);
}

// Every kernel that this processor has gives the same records, whatever the length of a sentence.
TEST(Engine, KernelsAgree) {
  std::string text = "Minister held\n\nSeoul urged Pyongyang, which had fired missiles, to talk.";
  for (int i = 0; i < 60; ++i)
    text += " Rebels attacked, " + std::to_string(i) + " troops fled and";
  const Document document = document_of(text, "2017-07-21");
  const std::string expected = dump(document, shipped_engine().annotate(document));
  for (const char* kernel : {"plain", "avx2", "avx512vnni"}) {
    SCOPED_TRACE(kernel);
    const Result<Engine> engine = Engine::create(shipped_resources(), {"", kernel});
    if (!engine) continue;  // not on this processor
    EXPECT_EQ(dump(document, engine->annotate(document)), expected);
  }
  EXPECT_EQ(Engine::create(shipped_resources(), {"", "avx"}).error().text(),
            "unknown kernel \"avx\"; did you mean \"avx2\"?");
}

// A stage that only has a contract.
class Promise : public Stage {
 public:
  explicit Promise(Contract contract) : contract_(contract) {}
  Contract contract() const override { return contract_; }
  void run(const Document&, Annotations&) const override {}

 private:
  Contract contract_;
};

TEST(Pipeline, RefusesAWrongOrder) {
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(std::make_unique<Promise>(Contract{"parser", kTokens, kTree}));
  EXPECT_EQ(check_order(stages, 0).error().text(),
            "stage parser: reads tokens before it is written");
  EXPECT_TRUE(check_order(stages, kTokens));
  stages.push_back(std::make_unique<Promise>(Contract{"other", kTokens, kTree}));
  EXPECT_EQ(check_order(stages, kTokens).error().text(),
            "stage other: writes trees, which is already there");
}

TEST(Prove, EveryExampleHolds) {
  const Proof proof = prove(shipped_engine());
  for (const Finding& finding : proof.findings)
    ADD_FAILURE() << finding.where << ": " << finding.message;
  EXPECT_GE(proof.examples + proof.counter_examples, 300u);
}

// A root counts with the first of its codes, any other code by itself.
TEST(Prove, UnprovenCodesAndModes) {
  const Ontology& ontology = shipped_engine().parts().ontology;
  Proof proof;
  EXPECT_EQ(unproven_cameo(ontology, proof).size(), ontology.cameo().size());
  proof.cameo = {"1822", "1222"};
  const std::vector<std::string> missing = unproven_cameo(ontology, proof);
  EXPECT_EQ(missing.size(), ontology.cameo().size() - 4);
  for (const char* code : {"12", "1222", "18", "1822"})
    EXPECT_EQ(std::count(missing.begin(), missing.end(), code), 0) << code;
  proof.modes = {{"CONSULT", "phone"}};
  EXPECT_EQ(unproven_modes(ontology, proof).size(), ontology.modes().size() - 1);
}

// The types of a text's events, by blanks.
std::string types_of(std::string_view text) {
  const Document document = document_of(std::string(text), "2017-07-21");
  std::string types;
  for (const Event& event : shipped_engine().annotate(document).events) {
    types += (types.empty() ? "" : " ") + event.type;
  }
  return types;
}

// Ordinary crime, sport and shows in the words of politics: the article tells them apart.
TEST(Engine, EverydayStoriesHaveNoEvents) {
  const struct {
    std::string_view text;
    std::string_view events;  // their types
  } kCases[] = {
      {"Police in Norway arrested a man on Monday over a burglary. The burglar had a motorcycle, a "
       "detective said. A court in Bergen sentenced him on Friday. The jury found that he had also "
       "attacked a Swedish woman. His lawyer apologised to the defendant's mother.",
       ""},
      {"The Georgian tennis player was detained in Tbilisi on Friday. He won two tournaments this "
       "year. His ex-wife said he had beaten her. The tennis federation condemned him. He is to "
       "play a match in Paris in May.",
       ""},
      // the killer of an activist, and a trial about a war
      {"Police in Norway arrested a man on Monday over the murder of a Kurdish activist. The "
       "killer had shouted slogans against the government, protesters said. A court in Oslo "
       "sentenced him on Friday. The opposition spoke of terrorism. It was the second murder of a "
       "dissident this year.",
       "COERCE SANCTION ASSAULT"},
      // a minister has a part in it
      {"The singer gave a concert in Minsk on Friday. Her band played songs of her first album. "
       "The interior minister banned her songs on Monday. Fans of the singer wept. Her next album "
       "is to appear in May.",
       "COERCE"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(types_of(c.text), c.events);
  }
}

// A few sentences may have no room to say whose soldiers they are; an article that does not say it
// tells of nobody.
TEST(Engine, NothingOfPartiesThatAWholeArticleDoesNotPlace) {
  const std::string text =
      "The gunmen kidnapped three soldiers on Monday. The fighting began in May. Many houses were "
      "empty. The road was closed.";
  EXPECT_EQ(types_of(text), "ASSAULT");
  EXPECT_EQ(types_of(text + " It rained. The bridge was closed, too."), "");
  EXPECT_EQ(types_of(text + " It rained. The rivers of Chad rose."), "ASSAULT");
}

// Whose lawmakers they are, an article tells somewhere; and a meeting of one party lacks the other.
TEST(Engine, NothingOfHalfKnownActsInAnArticle) {
  const std::string rest =
      " It rained. The road was closed. Many houses were empty. The bridge was shut, too. Shops "
      "opened late.";
  const struct {
    std::string text;
    std::string_view brief, article;
  } kCases[] = {
      {"The editors condemned France on Monday.", "ACCUSE", ""},
      {"France condemned the strike on Monday.", "ACCUSE", "ACCUSE"},
      {"France is seeking a ban on nets.", "REQUEST", ""},
      {"France is seeking a loan from Turkey.", "REQUEST", "REQUEST"},
      {"France has appealed for blankets.", "REQUEST", "REQUEST"},
      {"Gunmen killed a French nun on Monday.", "ASSAULT", "ASSAULT"},
      {"France condemned the shelling of a market, while Turkish traders wept.", "ACCUSE", ""},
      {"France condemned Turkey on Monday.", "ACCUSE", "ACCUSE"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(types_of(c.text), c.brief);
    EXPECT_EQ(types_of(c.text + rest), c.article);
  }
}

// What is refused is a refusal, whatever it would have been.
TEST(Engine, RefusedDeeds) {
  EXPECT_EQ(types_of("France refused to make an apology to Algeria."), "REJECT");
  EXPECT_EQ(types_of("France declined to give up its bases in Chad."), "REJECT");
  EXPECT_EQ(types_of("France made an apology to Algeria."), "CONCEDE");
}

// What is so, or happens again and again, is no event; a headline is.
TEST(Engine, NothingOfHabits) {
  const struct {
    std::string_view text, events;
  } kCases[] = {
      {"French soldiers arrested a German journalist.", "COERCE"},
      {"French soldiers often arrest German journalists.", ""},
      {"French soldiers regularly mount raids on German villages.", ""},
      {"French soldiers mount a raid on a German village.", "ASSAULT"},
      {"French soldiers arrest German journalists", "COERCE"},
      {"He founded a Spanish group that accuses the French government.", ""},
      {"He founded a Spanish group that accused the French government.", "ACCUSE"},
  };
  for (const auto& c : kCases) EXPECT_EQ(types_of(std::string(c.text)), c.events) << c.text;
}

TEST(Explain, SaysWhyASentenceHasNoEvent) {
  const auto explained = [](const char* text) {
    const Document document = document_of(text, "2017-07-21");
    return shipped_engine().explain(document, shipped_engine().annotate(document));
  };
  EXPECT_EQ(explained("France frobnicated Germany."),
            "sentence 0: France frobnicated Germany.\n"
            "  - \"frobnicated\" beside \"France\": no frame lists it\n");
  EXPECT_EQ(explained("The weather was warm."),
            "sentence 0: The weather was warm.\n  - it names no act and nobody who acts\n");
}

}  // namespace
}  // namespace tacitus

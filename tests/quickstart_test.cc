// What the first page of the manual promises to somebody who links the library.

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tacitus/engine.h"
#include "tacitus/io.h"
#include "tacitus/version.h"

namespace tacitus {
namespace {

const Engine& engine() {
  static const Result<Engine> made = [] {
    const Result<Resources> resources = load_resources(TACITUS_DATA_DIR);
    return resources ? Engine::create(*resources) : Result<Engine>(resources.error());
  }();
  if (!made) throw std::runtime_error(made.error().text());  // gtest prints it
  return *made;
}

Document rebels() {
  Document document;
  document.text = "Rebels attacked an army base near Goma on Monday.";
  document.published = std::chrono::year{2024} / std::chrono::May / 15;  // a Wednesday
  document.date_source = DateSource::given;
  return document;
}

TEST(Quickstart, OneSentence) {
  const Document document = rebels();
  const std::vector<Record> records = engine().code(document);
  ASSERT_EQ(records.size(), 1u);
  const Record& record = records.front();
  EXPECT_EQ(record.type, "ASSAULT");
  ASSERT_EQ(record.actor.size(), 1u);
  EXPECT_EQ(record.actor.front().text, "Rebels");
  ASSERT_EQ(record.recipient.size(), 1u);
  EXPECT_EQ(record.recipient.front().text, "army");  // whose base it was
  EXPECT_EQ(record.recipient.front().sector, "MIL");
  EXPECT_EQ(record.date, "2024-05-13");
  EXPECT_EQ(document.at(record.trigger.span), "attacked");
  EXPECT_TRUE(record.rule.starts_with("frames/assault.frames:")) << record.rule;
}

TEST(Quickstart, ATextWithoutEventsHasNone) {
  Document document;
  for (const std::string_view text : {"", "\n", "The bridge is long.", "???"}) {
    document.text = text;
    EXPECT_TRUE(engine().code(document).empty()) << text;
  }
}

TEST(Quickstart, OneEngineForAllThreads) {
  const Document document = rebels();
  const std::string expected = engine().code(document).front().id;
  std::vector<std::string> ids(4);
  {
    std::vector<std::jthread> threads;
    for (std::string& id : ids) {
      threads.emplace_back([&] { id = engine().code(document).front().id; });
    }
  }
  for (const std::string& id : ids) EXPECT_EQ(id, expected);
}

TEST(Quickstart, WithoutDataThereIsAnError) {
  EXPECT_FALSE(load_resources(TACITUS_DATA_DIR "/no such folder"));
  EXPECT_FALSE(Engine::create(Resources{}));
}

TEST(Quickstart, Version) { EXPECT_FALSE(kVersion.empty()); }

}  // namespace
}  // namespace tacitus

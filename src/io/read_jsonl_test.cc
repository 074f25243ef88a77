#include "io/read_jsonl.h"

#include <gtest/gtest.h>

#include <sstream>

#include "base/date.h"
#include "engine/check.h"

namespace tacitus {
namespace {

// One line an input: "id|text|title|date|publisher" or the error.
std::string show(const std::string& bytes) {
  std::istringstream input(bytes);
  const std::unique_ptr<Reader> reader = make_jsonl_reader(input, "in.jsonl");
  std::string out;
  while (true) {
    const Result<std::optional<Input>> next = reader->next();
    if (!next) {
      out += next.error().text() + "\n";
      continue;
    }
    if (!*next) return out;
    const Document& document = (*next)->document;
    EXPECT_TRUE(check(document, {}).empty());
    EXPECT_FALSE((*next)->annotations);
    out += document.id + "|" + document.text + "|" + std::string(document.at(document.title)) +
           "|" + (document.dated() ? to_iso(document.published) : "") + "|" + document.publisher +
           "\n";
  }
}

TEST(JsonlReader, Cases) {
  struct Case {
    std::string bytes;
    std::string shown;
  };
  const Case cases[] = {
      {"", ""},
      {"\n  \n", ""},
      {R"({"text":"Hello."})", "in.jsonl:1|Hello.|||\n"},
      {R"({"id":"a","text":"T","date":"2017-07-21","publisher":"Wire","extra":[1]})",
       "a|T||2017-07-21|Wire\n"},
      {R"({"id":7,"text":"T","date":"2017-07-21T23:00:00Z"})", "7|T||2017-07-21|\n"},
      {R"({"text":"","id":null})", "in.jsonl:1||||\n"},
      // The title goes before the text unless the text begins with it.
      {R"({"id":"a","text":"Body.","title":"Head"})", "a|Head\n\nBody.|Head||\n"},
      {R"({"id":"a","text":"Head\nBody.","title":"Head"})", "a|Head\nBody.|Head||\n"},
      {R"({"id":"a","text":"Body.","title":" "})", "a|Body.|||\n"},
      // It may be broken into lines there, and end in a mark.
      {R"({"id":"a","text":"Head;\nmore.\n\nBody.","title":"Head; more"})",
       "a|Head;\nmore.\n\nBody.|Head;\nmore.||\n"},
      {R"({"id":"a","text":"Heads up.","title":"Head"})", "a|Head\n\nHeads up.|Head||\n"},
      {R"({"id":"a","text":"!","title":"!"})", "a|!|!||\n"},
      // A bad line does not stop the others.
      {"{\"id\":\"a\",\"text\":\"x\"}\n{\"text\":}\n{\"id\":\"b\",\"text\":\"y\"}\r\n",
       "a|x|||\nin.jsonl:2:9: not JSON from here on\nb|y|||\n"},
      {"[1]", "in.jsonl:1:1: a line must hold one JSON object, not array\n"},
      {"{}", "in.jsonl:1:1: the object has no \"text\"\n"},
      {R"({"id":"a", "text":5})", "in.jsonl:1:12: \"text\" must be a string, not integer\n"},
      {R"({"text":"x","date":"21 July"})",
       "in.jsonl:1:13: \"21 July\" is not a date; write YYYY-MM-DD\n"},
      {R"({"text":"x","date":"2017-02-30"})",
       "in.jsonl:1:13: \"2017-02-30\" is not a date; write YYYY-MM-DD\n"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.bytes);
    EXPECT_EQ(show(c.bytes), c.shown);
  }
}

TEST(JsonlReader, BrokenBytesAreOneError) {
  const std::string shown = show("{\"text\":\"\xFF\"}\n{\"id\":\"b\",\"text\":\"y\"}\n");
  EXPECT_EQ(shown.substr(0, 11), "in.jsonl:1:");
  EXPECT_NE(shown.find("\nb|y|||\n"), std::string::npos);
}

TEST(JsonlReader, GiantLinesAreOneErrorEach) {
  const std::string giant(kMaxDocumentBytes + 1, 'x');
  EXPECT_EQ(show(giant + "\n{\"id\":\"b\",\"text\":\"y\"}\n"),
            "in.jsonl:1:1: the line is too long; at most 8388608 bytes are allowed\nb|y|||\n");
}

}  // namespace
}  // namespace tacitus

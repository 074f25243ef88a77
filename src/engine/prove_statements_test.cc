#include "engine/prove_statements.h"

#include <gtest/gtest.h>

#include "engine/check.h"
#include "engine/dump.h"
#include "engine/shipped.h"

namespace tacitus {
namespace {

TEST(ProveStatements, ReadsTheMarks) {
  const auto marked = parse_marked("{The raid}, [officials] <say>, {was planned}.");
  ASSERT_TRUE(marked);
  EXPECT_EQ(marked->text, "The raid, officials say, was planned.");
  EXPECT_EQ(marked->speaker, (Span{10, 19}));
  EXPECT_EQ(marked->cue, (Span{20, 23}));
  EXPECT_EQ(marked->content, (std::vector<Span>{{0, 8}, {25, 36}}));
}

TEST(ProveStatements, OddMarks) {
  for (const char* example : {"", "He said so.", "[He] <said so.", "[He] <said> so.",
                              "[He} <said> {so}", "[He <said>] {so}"}) {
    EXPECT_FALSE(parse_marked(example)) << example;
  }
}

// Texts in which one statement is marked.
const char* const kTexts[] = {
    // direct speech: before, behind and around the cue; over sentences and paragraphs
    "\"{We will stay. Nobody will leave,}\" [the mayor] <said>.",
    "“{We will stay,}” <said> [Ivan Petrov, a spokesman for the army].",
    "[The mayor] <said:> \"{We will stay. Nobody will leave.}\"",
    "\"{We will stay,}\" [she] <said>. \"{Nobody will leave.}\"",
    "\"{We will stay.}\n\n\"{Nobody will leave,}\" [the mayor] <said>.",
    "\"{He said 'no' twice,}\" [the mayor] <said>.",
    // indirect, mixed, and cut in two
    "[Officials] <said> {the road was closed}.",
    "{The raid}, [officials] <say>, {was planned}.",
    "[The premier] <called> {the offer \"nonsense\"}.",
    "[The general] <was quoted as saying> {that the war was over}.",
    "[The mayor] <urged> {the workers to return}.",
    // whose word it is
    "<According to> [the ministry], {three people died}.",
    "{Two rebels} <reportedly> {surrendered}.",
    "{The general} <is believed> {to be ill}.",
    "[The report] <found> {that the dam was unsafe}.",
    // labels
    "[Kremlin]<:> {no talks with Kiev}\n\nThe talks in Geneva were called off on Friday. Nobody "
    "said why.",
    // nested: what another speaker says
    "Police said [Oslo] <had reported> {that shots were fired}.",
};

TEST(ProveStatements, Texts) {
  for (const char* text : kTexts) {
    SCOPED_TRACE(text);
    const auto wanted = parse_marked(text);
    ASSERT_TRUE(wanted);
    Document document;
    document.text = wanted->text;
    const Annotations annotations = shipped_engine().annotate(document);
    EXPECT_EQ(check(document, annotations), std::vector<std::string>());
    bool found = false;
    for (const Statement& statement : annotations.statements) {
      found = found || (statement.speaker_words == wanted->speaker &&
                        statement.cue == wanted->cue && statement.content == wanted->content);
    }
    EXPECT_TRUE(found) << dump(document, annotations);
  }
}

// Scare quotes, and titles are no statements.
TEST(ProveStatements, NoStatements) {
  for (const char* text : {"The \"peace march\" ended in a riot.",
                           "She reads \"War and Peace\" at night.", "The army left the city."}) {
    Document document;
    document.text = text;
    EXPECT_TRUE(shipped_engine().annotate(document).statements.empty()) << text;
  }
}

TEST(ProveStatements, EachWordHasItsProof) {
  Proof proof;
  prove_statements(shipped_engine(), proof);
  EXPECT_GT(proof.statements, 300u);
  for (const Finding& finding : proof.findings) ADD_FAILURE() << finding.where << finding.message;
}

}  // namespace
}  // namespace tacitus

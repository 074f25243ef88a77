#include "io/read_conllu.h"

#include <gtest/gtest.h>

#include <sstream>

#include "engine/check.h"
#include "engine/dump.h"

namespace tacitus {
namespace {

// Every document as its dump, every error on a line.
std::string show(const std::string& bytes) {
  std::istringstream input(bytes);
  const std::unique_ptr<Reader> reader = make_conllu_reader(input, "in.conllu");
  std::string out;
  while (true) {
    const Result<std::optional<Input>> next = reader->next();
    if (!next) {
      out += next.error().text() + "\n";
      continue;
    }
    if (!*next) return out;
    EXPECT_EQ(check((*next)->document, *(*next)->annotations), std::vector<std::string>());
    out += dump((*next)->document, *(*next)->annotations);
  }
}

// A word line of the given columns; the rest is "_".
std::string row(const std::string& id, const std::string& form, const std::string& head,
                const std::string& relation, const std::string& misc = "_") {
  return id + "\t" + form + "\t_\tX\t_\t_\t" + head + "\t" + relation + "\t_\t" + misc + "\n";
}

TEST(ConlluReader, ReadsWhatIsThere) {
  EXPECT_EQ(show("# newdoc id = a\n"
                 "# date = 2021-03-03\n"
                 "# publisher = Wire\n"
                 "# newpar\n"
                 "# text = Ann didn't go.\n"
                 "1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t4\tnsubj\t_\tName=B-PER\n"
                 "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
                 "2\tdid\tdo\tAUX\tVBD\tTense=Past|VerbForm=Fin\t4\taux\t_\t_\n"
                 "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
                 "3.1\tempty\t_\t_\t_\t_\t_\t_\t_\t_\n"
                 "4\tgo\tgo\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No\n"
                 "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
                 "\n"
                 "1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n"
                 "\n"
                 "# newpar\n"
                 "1\t_\t_\tSYM\t_\t_\t0\troot\t_\t_\n"),
            R"(document "a" 2021-03-03 metadata publisher "Wire"
block 0 [0,18) paragraph
block 1 [20,21) paragraph
sentence 0 [0,14) paragraph
token 0 [0,3) "Ann" Ann PROPN Sing nsubj 3 B-PER
token 1 [4,7) "did" do AUX Past.Fin aux 3
token 2 [7,10) "n't" glued not PART advmod 3
token 3 [11,13) "go" go VERB Inf root
token 4 [13,14) "." . PUNCT punct 3
sentence 1 [15,18) paragraph
token 5 [15,18) "Yes" yes INTJ root
sentence 2 [20,21) paragraph
token 6 [20,21) "_" _ SYM root
)");
}

TEST(ConlluReader, DocumentsAndIds) {
  EXPECT_EQ(show(row("1", "a", "_", "_", "SpaceAfter=No") + "\n" + row("1", "b", "_", "_") +
                 "# newdoc id = two\n# newdoc id = three\n" + row("1", "c", "_", "_")),
            R"(document "in.conllu:1"
block 0 [0,2) paragraph
sentence 0 [0,1) paragraph
token 0 [0,1) "a" X dep
sentence 1 [1,2) paragraph
token 1 [1,2) "b" X dep
document "three"
block 0 [0,1) paragraph
sentence 0 [0,1) paragraph
token 0 [0,1) "c" X dep
)");
  EXPECT_EQ(show(""), "");
  EXPECT_EQ(show("# newdoc id = nothing\n\n\n"), "");
}

TEST(ConlluReader, MultiwordTokensShareTheirForm) {
  struct Case {
    std::string surface;
    std::vector<std::string> forms;
    std::vector<std::string> parts;
  };
  const Case cases[] = {
      {"don't", {"do", "n't"}, {"do", "n't"}},
      {"Cannot", {"can", "not"}, {"Can", "not"}},
      {"del", {"de", "el"}, {"de", "l"}},
      {"du", {"de", "le"}, {"d", "u"}},
      {"\xC3\xA0l\xC3\xA9", {"a", "le", "e"}, {"\xC3\xA0", "l", "\xC3\xA9"}},
      {"abc", {"abc", "x", "y"}, {"a", "b", "c"}},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.surface);
    std::string rows = row("1-" + std::to_string(c.forms.size()), c.surface, "_", "_");
    for (std::size_t i = 0; i < c.forms.size(); ++i) {
      rows += row(std::to_string(i + 1), c.forms[i], "_", "_");
    }
    std::istringstream input(rows);
    const Result<std::optional<Input>> next = make_conllu_reader(input, "x")->next();
    ASSERT_TRUE(next && *next);
    std::vector<std::string> parts;
    for (const Token& token : (*next)->annotations->tokens) {
      parts.emplace_back((*next)->document.at(token.span));
    }
    EXPECT_EQ(parts, c.parts);
  }
}

TEST(ConlluReader, BrokenSentencesAreOneErrorEach) {
  struct Case {
    std::string rows;
    std::string error;
  };
  const std::string good = row("1", "ok", "0", "root");
  const Case cases[] = {
      {"word\nword\n", "1:1: the line has 1 columns; a word has 10, separated by tabs"},
      {row("2", "a", "0", "root"), "1:1: the word is numbered \"2\"; it must be 1"},
      {row("1", "", "0", "root"), "1:3: the form is empty"},
      {row("1", "a", "x", "root"), "1:13: the head must be a number or \"_\""},
      {row("1", "a", "0", "rot"), "1:15: unknown relation \"rot\""},
      {row("1", "a", "0", "nsubj"), "1:15: a word with head 0 is root, and no other"},
      {row("1", "a", "5", "nsubj"), "1:1: head 5 is no word"},
      {row("1", "a", "0", "root") + row("2", "b", "0", "root"), "1:1: the sentence has 2 roots"},
      {row("1", "a", "0", "root") + row("2", "b", "3", "dep") + row("3", "c", "2", "dep"),
       "1:1: the heads go in a circle"},
      {row("1", "a", "0", "root") + row("2", "b", "_", "_"), "1:1: only some words have heads"},
      {row("1-3", "a", "_", "_") + row("1", "a", "0", "root"),
       "2:1: a range ends after the sentence"},
      {row("1-2", "a", "_", "_") + row("1", "a", "0", "root") + row("2", "b", "1", "dep"),
       "2:1: a range has fewer characters than words"},
      {row("2-3", "a", "_", "_"), "1:1: the range \"2-3\" must begin with word 1"},
      {row("1", "a", "0", "root", "Name=B-XYZ"),
       "1:22: unknown name \"B-XYZ\"; write B-PER, I-ORG, ..."},
      {row("1", "a\xFF", "0", "root"), "1:4: invalid UTF-8"},
      {"1\ta\t_\tNOUNS\t_\t_\t0\troot\t_\t_\n", "1:7: unknown UPOS \"NOUNS\""},
      {"# date = yesterday\n", "1:1: \"yesterday\" is not a date; write YYYY-MM-DD"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.error);
    const std::string shown = show(c.rows + "\n" + good);
    EXPECT_EQ(shown.substr(0, shown.find('\n')), "in.conllu:" + c.error);
    EXPECT_NE(shown.find("token 0 [0,2) \"ok\" X root\n"), std::string::npos) << shown;
  }
}

TEST(ConlluReader, TreesInAllSentencesOrNone) {
  const std::string shown =
      show(row("1", "a", "0", "root") + "\n" + row("1", "b", "_", "_") + "\n");
  EXPECT_EQ(shown.substr(0, shown.find('\n')),
            "in.conllu:3:1: some sentences of the document have trees and others do not");
}

TEST(ConlluReader, AnErrorBeforeNewdocLosesNothing) {
  const std::string shown = show(row("1", "a", "0", "root") + "\n" + row("1", "b", "1", "dep") +
                                 "# newdoc id = next\n" + row("1", "c", "0", "root"));
  EXPECT_NE(shown.find("\"a\""), std::string::npos) << shown;
  EXPECT_NE(shown.find("document \"next\""), std::string::npos) << shown;
}

TEST(ConlluReader, TooLongDocumentsAreOneError) {
  std::string rows;
  const std::string form(900000, 'x');
  for (int i = 0; i < 12; ++i) rows += row("1", form, "0", "root") + "\n";
  const std::string shown = show(rows + "# newdoc id = b\n" + row("1", "y", "0", "root"));
  EXPECT_EQ(shown.substr(0, shown.find('\n')),
            "in.conllu:19:1: the document is too long; at most 8388608 bytes are allowed");
  EXPECT_EQ(shown.find("document \"in.conllu"), std::string::npos);
  EXPECT_NE(shown.find("document \"b\""), std::string::npos);
}

}  // namespace
}  // namespace tacitus

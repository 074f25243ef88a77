#include "stages/parser.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/ud.h"
#include "ml/testing.h"

namespace tacitus {
namespace {

constexpr Kernel kKernels[] = {Kernel::plain, Kernel::avx2, Kernel::avx512vnni};

struct Text {
  Document document;
  Annotations annotations;
};

// Words divided by spaces; "+." stands without a space before it, "&n't" is glued to the word
// before.
void add_sentence(Text& text, const std::string& words) {
  std::string& out = text.document.text;
  if (!out.empty()) out += '\n';
  Sentence sentence;
  sentence.span.begin = static_cast<std::uint32_t>(out.size());
  sentence.tokens.first = static_cast<Index>(text.annotations.tokens.size());
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    std::string form = words.substr(at, end - at);
    at = end + 1;
    Token token;
    token.glued = form.starts_with('&');
    const bool touches = token.glued || form.starts_with('+');
    if (touches) form.erase(0, 1);
    if (!touches && out.size() > sentence.span.begin) out += ' ';
    token.span.begin = static_cast<std::uint32_t>(out.size());
    out += form;
    token.span.end = static_cast<std::uint32_t>(out.size());
    text.annotations.tokens.push_back(token);
  }
  sentence.span.end = static_cast<std::uint32_t>(out.size());
  sentence.tokens.last = static_cast<Index>(text.annotations.tokens.size());
  text.annotations.sentences.push_back(sentence);
}

// One word a line: form, lemma, part of speech, features, head (1-based in its sentence), relation,
// name.
std::string printed(const Text& text) {
  std::string out;
  for (const Sentence& sentence : text.annotations.sentences) {
    for (Index i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const Token& token = text.annotations.tokens[i];
      const Index head = token.head == kNone ? 0 : token.head - sentence.tokens.first + 1;
      out += std::string(text.document.at(token.span)) + " " + token.lemma + " " +
             std::string(name_of(token.pos)) + " " + to_feats(token.morphology) + " " +
             std::to_string(head) + " " + std::string(name_of(token.relation));
      if (token.name != NameKind::none) {
        out += (token.name_begins ? " B-" : " I-") + std::string(name_of(token.name));
      }
      out += "\n";
    }
    out += "\n";
  }
  return out;
}

Parser parser_of(const std::string& bytes, Kernel kernel = best_kernel()) {
  Result<Parser> parser = Parser::create("m", bytes, kernel);
  EXPECT_TRUE(parser) << parser.error().text();
  return std::move(*parser);
}

// Every sentence has one root, and every head lies in the word's own sentence.
void expect_trees(const Annotations& annotations) {
  for (const Sentence& sentence : annotations.sentences) {
    std::size_t roots = 0;
    for (Index i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      const Token& token = annotations.tokens[i];
      EXPECT_EQ(token.head == kNone, token.relation == Relation::root);
      if (token.head == kNone) {
        ++roots;
        continue;
      }
      ASSERT_TRUE(sentence.tokens.contains(token.head));
      Index at = i;
      for (Index steps = 0; at != kNone && steps <= sentence.tokens.size(); ++steps) {
        at = annotations.tokens[at].head;
      }
      EXPECT_EQ(at, kNone) << "a cycle";
    }
    EXPECT_EQ(roots, sentence.tokens.empty() ? 0u : 1u);
  }
}

TEST(Parser, ShippedModel) {
  const Parser parser = parser_of(project_file("data/models/small.model"));
  Text text;
  add_sentence(text, "Rebels attacked an army base on Monday +.");
  add_sentence(text, "The minister did &n't resign +.");
  parser.run(text.document, text.annotations);
  EXPECT_EQ(printed(text),
            "Rebels rebel NOUN Number=Plur 2 nsubj\n"
            "attacked attack VERB Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin 0 root\n"
            "an a DET _ 5 det\n"
            "army army NOUN Number=Sing 5 compound\n"
            "base base NOUN Number=Sing 2 obj\n"
            "on on ADP _ 7 case\n"
            "Monday Monday PROPN Number=Sing 2 obl\n"
            ". . PUNCT _ 2 punct\n"
            "\n"
            "The the DET _ 2 det\n"
            "minister minister NOUN Number=Sing 5 nsubj\n"
            "did do AUX Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 5 aux\n"
            "n't not PART _ 5 advmod\n"
            "resign resign VERB VerbForm=Inf 0 root\n"
            ". . PUNCT _ 5 punct\n"
            "\n");
}

TEST(Parser, Contract) {
  const Parser parser = parser_of(RandomModel().bytes());
  EXPECT_EQ(parser.contract().name, "parser");
  EXPECT_EQ(parser.contract().reads, kTokens);
  EXPECT_EQ(parser.contract().writes, kTree);
}

// Sentences of all lengths up to beyond a batch and a piece, one of them empty.
Text long_text() {
  const std::string forms[] = {"The", "police", "fired", "+,", "13", "shots", "IN", "Goma", "&'s"};
  Text text;
  for (const std::size_t size : {3u, 0u, 1u, 40u, 255u, 256u, 2u, 600u, 1500u, 7u}) {
    std::string words;
    for (std::size_t i = 0; i < size; ++i) {
      if (i > 0) words += ' ';
      words += forms[(i * i + i / 7) % 9];
    }
    add_sentence(text, words);
  }
  return text;
}

TEST(Parser, KernelsGiveTheSameBytes) {
  const std::string bytes = RandomModel(5).bytes();
  std::string expected;
  for (const Kernel kernel : kKernels) {
    if (!is_usable(kernel)) continue;
    Text text = long_text();
    const Parser parser = parser_of(bytes, kernel);
    EXPECT_EQ(parser.kernel(), kernel);
    parser.run(text.document, text.annotations);
    expect_trees(text.annotations);
    if (expected.empty()) expected = printed(text);
    EXPECT_EQ(printed(text), expected) << name_of(kernel);
  }
}

TEST(Parser, ASentenceIsReadAlone) {
  const Parser parser = parser_of(RandomModel(6).bytes());
  Text together;
  std::string expected;
  for (const char* words : {"Police fired 13 shots +.", "WHO ?", "The U.N. did &n't +.", "Aid"}) {
    Text alone;
    add_sentence(alone, words);
    parser.run(alone.document, alone.annotations);
    expected += printed(alone);
    add_sentence(together, words);
  }
  parser.run(together.document, together.annotations);
  EXPECT_EQ(printed(together), expected);
}

TEST(Parser, NothingToDo) {
  const Parser parser = parser_of(RandomModel().bytes());
  Text text;
  parser.run(text.document, text.annotations);
  EXPECT_TRUE(text.annotations.tokens.empty());
}

// Only an inner part is ever chosen: where it follows nothing of its kind, it opens a name.
TEST(Parser, NamesOpen) {
  RandomModel model;
  std::vector<float> bias(22, 0.0f);
  bias[20] = 1e4f;  // B-ORG
  bias[21] = 1e5f;  // I-ORG
  model.add("tags.bias", "F32", {22}, bias);
  const Parser parser = parser_of(model.bytes());
  Text text;
  add_sentence(text, "National Police said");
  add_sentence(text, "Police");
  parser.run(text.document, text.annotations);
  std::vector<bool> begins;
  for (const Token& token : text.annotations.tokens) {
    EXPECT_EQ(token.name, NameKind::organization);
    begins.push_back(token.name_begins);
  }
  EXPECT_EQ(begins, (std::vector<bool>{true, false, false, true}));
}

TEST(Parser, WrongFiles) {
  struct Case {
    std::string from;  // in the names of the tags or relations
    std::string to;    // as long as `from`
    std::string error;
  };
  const Case kCases[] = {
      {"upos=VERB", "upos=VARB", "m: unknown part of speech \"VARB\""},
      {"l|1|", "q|1|", "m: unknown lemma rule \"q|1|\""},
      {"I-ORG", "I-ERG", "m: unknown name tag \"I-ERG\""},
      {"name=O", "name=P", "m: unknown name tag \"P\""},
      {"nsubj", "nsabj", "m: unknown relation \"nsabj\""},
      {"tacitus-1", "tacitus-7",
       "m: format and kind are \"tacitus-7\" and \"small\"; expected \"tacitus-1\" and \"small\" "
       "or \"base\""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.error);
    std::string bytes = RandomModel().bytes();
    const std::size_t at = bytes.find(c.from);
    ASSERT_NE(at, std::string::npos);
    bytes.replace(at, c.from.size(), c.to);
    const Result<Parser> parser = Parser::create("m", bytes);
    ASSERT_FALSE(parser);
    EXPECT_EQ(parser.error().text(), c.error);
  }
  EXPECT_FALSE(Parser::create("m", ""));
}

}  // namespace
}  // namespace tacitus

#include "stages/quotations.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tacitus {
namespace {

struct Words {
  Document document;
  Annotations annotations;
};

bool is_mark_byte(std::string_view text, std::size_t at, std::size_t& size) {
  for (const std::string_view mark : {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x98",
                                      "\xE2\x80\x99", "\xC2\xAB", "\xC2\xBB", "'", ".", ",", "?"}) {
    if (text.substr(at, mark.size()) != mark) continue;
    size = mark.size();
    return true;
  }
  return false;
}

// Cuts a text into tokens at blanks, marks and full stops, into sentences behind full stops (and
// the closing mark that follows), into blocks at empty lines. An apostrophe between letters is part
// of its word.
Words words_of(std::string_view text) {
  Words out;
  out.document.text = text;
  Annotations& layers = out.annotations;
  bool block_open = false;
  bool sentence_open = false;
  bool stopped = false;
  const auto end_sentence = [&] {
    if (!sentence_open) return;
    layers.sentences.back().tokens.last = static_cast<Index>(layers.tokens.size());
    layers.sentences.back().span.end = layers.tokens.back().span.end;
    sentence_open = false;
  };
  const auto add = [&](std::size_t begin, std::size_t end, Pos pos) {
    const auto first = static_cast<std::uint32_t>(begin);
    if (!block_open) layers.blocks.push_back({{first, first}});
    block_open = true;
    if (!sentence_open) {
      Sentence sentence;
      sentence.block = static_cast<Index>(layers.blocks.size() - 1);
      sentence.tokens.first = static_cast<Index>(layers.tokens.size());
      sentence.span.begin = first;
      layers.sentences.push_back(sentence);
    }
    sentence_open = true;
    Token token;
    token.span = {first, static_cast<std::uint32_t>(end)};
    token.pos = pos;
    layers.tokens.push_back(token);
    layers.blocks.back().span.end = token.span.end;
  };
  for (std::size_t at = 0; at < text.size();) {
    std::size_t size = 1;
    if (text[at] == ' ' || text[at] == '\n') {
      if (stopped) end_sentence();
      stopped = false;
      if (text.substr(at, 2) == "\n\n") {
        end_sentence();
        block_open = false;
      }
      ++at;
      continue;
    }
    if (is_mark_byte(text, at, size)) {
      stopped = stopped || text[at] == '.';
      add(at, at + size, Pos::punct);
      at += size;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ' && text[end] != '\n') {
      const bool mark = is_mark_byte(text, end, size);
      const bool apostrophe = mark && (text[end] == '\'' || size == 3) &&
                              end + size < text.size() && text[end + size] >= 'a' &&
                              text[end + size] <= 'z';
      if (mark && !apostrophe) break;
      end += mark ? size : 1;
    }
    add(at, end, Pos::noun);
    at = end;
  }
  end_sentence();
  return out;
}

struct Case {
  std::string_view what;
  std::string_view text;
  std::vector<std::string> quotations;  // ">" behind one that goes on
};

const Case kCases[] = {
    {"straight", "\"We will stay,\" she said.", {"We will stay,"}},
    {"curly", "“We will stay,” she said.", {"We will stay,"}},
    {"guillemets", "«We will stay,» she said.", {"We will stay,"}},
    {"two in a sentence", "\"No,\" he said, \"never.\"", {"No,", "never."}},
    {"over sentences", "\"No. Never. Not once,\" he said.", {"No. Never. Not once,"}},
    {"single in double", "\"He said 'no' twice,\" she said.", {"He said 'no' twice,"}},
    {"single as outer mark", "Seoul: 'no talks' with the North", {"no talks"}},
    {"curly single, with an apostrophe inside", "Rome: ‘it’s over’ for now", {"it’s over"}},
    {"an apostrophe is no mark", "The workers' union won't pay the miners' debts.", {}},
    {"a foot and an inch", "He is 6'2\" tall.", {}},
    {"the mark opens each paragraph and closes the last",
     "\"One.\n\n\"Two.\n\n\"Three,\" he said.",
     {"One.>", "Two.>", "Three,"}},
    {"never closed: it ends with its sentence", "He said: \"No. Talks went on.", {"No."}},
    {"opened again before it was closed", "\"No. \"Never,\" he said.", {"No.", "Never,"}},
    {"curly in straight", "\"He said “no” twice,\" she said.", {"He said “no” twice,"}},
    {"straight, closed by a curly one", "\"We will stay,” she said.", {"We will stay,"}},
    {"a closing mark without an opening one", "No,” he said. Talks went on.", {}},
    {"nothing inside", "\"\" she said.", {}},
};

TEST(Quotations, Cases) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    const Words words = words_of(c.text);
    const Quotations quotations(words.document, words.annotations);
    std::vector<std::string> found;
    for (const Quotation& q : quotations.all()) {
      const auto& tokens = words.annotations.tokens;
      found.emplace_back(words.document.at(
          {tokens[q.tokens.first].span.begin, tokens[q.tokens.last - 1].span.end}));
      if (q.goes_on) found.back() += ">";
      EXPECT_TRUE(quotations.is_mark(q.open));
      EXPECT_EQ(quotations.around(q.open), kNone);
    }
    EXPECT_EQ(found, c.quotations);
  }
}

TEST(Quotations, FillTheirSentences) {
  const Words words = words_of("\"One. Two.\" He left. \"Three,\" he said.");
  const Quotations quotations(words.document, words.annotations);
  ASSERT_EQ(quotations.all().size(), 2u);
  EXPECT_TRUE(quotations.fills_sentences(quotations.all()[0]));
  EXPECT_FALSE(quotations.fills_sentences(quotations.all()[1]));
}

}  // namespace
}  // namespace tacitus

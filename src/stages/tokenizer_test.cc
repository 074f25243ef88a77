#include "stages/tokenizer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stages/shipped.h"
#include "stages/tokenizer_characters.h"
#include "stages/tokenizer_patterns.h"
#include "stages/tokenizer_words.h"

namespace tacitus {
namespace {

Tokenizer shipped_tokenizer() {
  Resources resources;
  add_shipped(resources, "cues/abbreviations.tsv");
  add_shipped(resources, "models/segmenter.model");
  return *Tokenizer::create(resources.find("cues/abbreviations.tsv"),
                            resources.find("models/segmenter.model"));
}

const Tokenizer& tokenizer() {
  static const Tokenizer made = shipped_tokenizer();
  return made;
}

// The layers of a text whose blocks are its stretches between blank lines.
Annotations tokenize(const Document& document, BlockKind kind = BlockKind::paragraph) {
  Annotations out;
  for (std::size_t begin = 0; begin < document.text.size();) {
    const std::size_t end = std::min(document.text.find("\n\n", begin), document.text.size());
    if (end > begin) {
      out.blocks.push_back(
          {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, kind});
    }
    begin = end + 2;
  }
  tokenizer().run(document, out);
  return out;
}

bool on_boundary(const std::string& text, std::uint32_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

// Tokens are in order, whole characters, not empty, in their sentences, and cover all but space.
void expect_sound(const Document& document, const Annotations& layers) {
  std::uint32_t end = 0;
  std::string covered;
  Index next = 0;
  for (const Sentence& sentence : layers.sentences) {
    ASSERT_EQ(sentence.tokens.first, next);
    ASSERT_GT(sentence.tokens.size(), 0u);
    ASSERT_LE(sentence.tokens.size(), kMaxSentenceWords);
    next = sentence.tokens.last;
    EXPECT_EQ(sentence.span.begin, layers.tokens[sentence.tokens.first].span.begin);
    EXPECT_EQ(sentence.span.end, layers.tokens[sentence.tokens.last - 1].span.end);
    EXPECT_TRUE(layers.blocks[sentence.block].span.contains(sentence.span));
    EXPECT_FALSE(layers.tokens[sentence.tokens.first].glued);
  }
  EXPECT_EQ(next, layers.tokens.size());
  for (const Token& token : layers.tokens) {
    ASSERT_LT(token.span.begin, token.span.end);
    ASSERT_GE(token.span.begin, end);
    ASSERT_TRUE(on_boundary(document.text, token.span.begin));
    ASSERT_TRUE(on_boundary(document.text, token.span.end));
    if (token.glued) {
      EXPECT_EQ(token.span.begin, end);
    }
    end = token.span.end;
    covered += document.at(token.span);
  }
  std::string expected;
  for (const Block& block : layers.blocks) {
    for (std::uint32_t at = block.span.begin; at < block.span.end;) {
      const Character c = character_at(document.text, at);
      if (c.kind != CharClass::space) expected += document.text.substr(at, c.size);
      at += c.size;
    }
  }
  EXPECT_EQ(covered, expected);
}

// "did +n't pay ." with " | " between sentences; + marks a glued word.
std::string words(const std::string& text, BlockKind kind = BlockKind::paragraph) {
  Document document;
  document.text = text;
  const Annotations layers = tokenize(document, kind);
  expect_sound(document, layers);
  std::string out;
  for (const Sentence& sentence : layers.sentences) {
    if (!out.empty()) out += " | ";
    for (Index i = sentence.tokens.first; i < sentence.tokens.last; ++i) {
      if (i > sentence.tokens.first) out += ' ';
      if (layers.tokens[i].glued) out += '+';
      out += document.at(layers.tokens[i].span);
    }
  }
  return out;
}

struct Case {
  std::string text;
  std::string words;
};

TEST(Tokenizer, Words) {
  const Case kCases[] = {
      {"", ""},
      {" \n\t ", ""},
      {"Rebels fled.", "Rebels fled ."},
      // clitics
      {"They didn't know it's over.", "They did +n't know it +'s over ."},
      {"We'll see what they've done; I'd go, they're gone, I'm here.",
       "We +'ll see what they +'ve done ; I +'d go , they +'re gone , I +'m here ."},
      {"Moon’s party didn’t win.", "Moon +’s party did +n’t win ."},
      {"They can't and won't stop; they cannot.",
       "They ca +n't and wo +n't stop ; they can +not ."},
      {"CAN'T WIN", "CA +N'T WIN"},
      {"They're gonna leave and I gotta go.", "They +'re gon +na leave and I got +ta go ."},
      {"The ministers' talks failed.", "The ministers +' talks failed ."},
      {"The ministers’ talks failed.", "The ministers +’ talks failed ."},
      {"the U.S.'s ally", "the U.S. +'s ally"},
      {"who'd've known", "who +'d +'ve known"},
      // apostrophes that are part of a name
      {"O'Neill met the Shi'ite cleric from Sana'a at 5 o'clock.",
       "O'Neill met the Shi'ite cleric from Sana'a at 5 o'clock ."},
      {"a coup d'etat", "a coup d'etat"},
      {"the '90s and '72", "the '90s and '72"},
      // single quotation marks
      {"He called it 'nonsense' twice.", "He called it ' nonsense ' twice ."},
      {"He spoke of 'the rebels' and left.", "He spoke of ' the rebels ' and left ."},
      {"He called it ‘a farce’, then left.", "He called it ‘ a farce ’ , then left ."},
      // hyphens
      {"A state-run newspaper of the U.S.-led coalition.",
       "A state - run newspaper of the U.S. - led coalition ."},
      {"anti-government, pro-Kremlin, ex-president, non-nuclear, re-election, co-chair, mid-July",
       "anti-government , pro-Kremlin , ex-president , non-nuclear , re-election , co-chair , "
       "mid-July"},
      {"pro- and anti-government crowds", "pro- and anti-government crowds"},
      {"Moon Jae-in, Kim Jong Un, Ban Ki-moon and Moon Sang-kyun",
       "Moon Jae-in , Kim Jong Un , Ban Ki-moon and Moon Sang-kyun"},
      {"the al-Shabaab fighters of Al-Qaeda", "the al - Shabaab fighters of Al - Qaeda"},
      {"a 15-month, 3-4 vote", "a 15 - month , 3 - 4 vote"},
      {"The sit-in, the follow-up", "The sit - in , the follow - up"},
      {"the nuclear\xE2\x80\x91"
       "armed state",
       "the nuclear \xE2\x80\x91 armed state"},  // U+2011
      // abbreviations
      {"Mr. Smith met Gen. Jones, Sen. Roe and Dr. Lee.",
       "Mr. Smith met Gen. Jones , Sen. Roe and Dr. Lee ."},
      {"On Jan. 5 at 5:40 a.m. in St. Petersburg, Fla., he spoke.",
       "On Jan. 5 at 5:40 a.m. in St. Petersburg , Fla. , he spoke ."},
      {"John F. Kennedy and George W. Bush", "John F. Kennedy and George W. Bush"},
      {"The U.S. Army, the U.N. Security Council, Washington, D.C., e.g. a Ph.D. student",
       "The U.S. Army , the U.N. Security Council , Washington , D.C. , e.g. a Ph.D. student"},
      {"Acme Inc. sued Foo Corp. and Bar Ltd. today.",
       "Acme Inc. sued Foo Corp. and Bar Ltd. today ."},
      {"He said No. 5 won. She said no.", "He said No. 5 won . | She said no ."},
      {"They came from the U.S.", "They came from the U.S."},
      {"They came at 5 p.m.", "They came at 5 p.m ."},
      {"guns, bombs, etc.", "guns , bombs , etc ."},
      {"GEN. SMITH MET COL. JONES.", "GEN. SMITH MET COL. JONES ."},
      // numbers
      {"1,000 men, 3.5 percent, $5, $1.2 billion, 20%",
       "1,000 men , 3.5 percent , $ 5 , $ 1.2 billion , 20 %"},
      {"US$5m and €3bn and £1", "US$ 5 m and € 3 bn and £ 1"},
      {"10km, 5pm, 1980s, 20th, 4G", "10 km , 5 pm , 1980s , 20th , 4G"},
      {"11/28/2000, 9/11, 2017-07-21, 713-555-0199",
       "11/28/2000 , 9/11 , 2017-07-21 , 713-555-0199"},
      {"pages 13,14 and 5,500,000", "pages 13 , 14 and 5,500,000"},
      {".45 and +44 and #1", ".45 and +44 and # 1"},
      // addresses and the like
      {"See http://www.example.org/a?b=1, or mail jane.doe@example.org.",
       "See http://www.example.org/a?b=1 , or mail jane.doe@example.org ."},
      {"(https://example.org/x_(y))", "( https://example.org/x_(y) )"},
      {"whitehouse.gov and budget-2.xls", "whitehouse.gov and budget-2.xls"},
      {"@jane wrote #peace.", "@jane wrote #peace ."},
      {"Well :-) and :( ...", "Well :-) and :( ..."},
      // punctuation
      {"He left ... and came -- then — went – home…",
       "He left ... and came -- then — went – home …"},
      {"peace—or war", "peace — or war"},
      {"What?! No!!", "What ?! | No !!"},
      {"“Yes,” he said. \"No,\" she said.", "“ Yes , ” he said . | \" No , \" she said ."},
      {"``Old'' marks", "`` Old '' marks"},
      {"«Oui» [sic] (or {not})", "« Oui » [ sic ] ( or { not } )"},
      {"and/or him/her, AT&T, R&D, w/o", "and / or him / her , AT&T , R&D , w/o"},
      {"an *** update ***", "an *** update ***"},
      // spaces of all kinds, zero width marks, broken lines
      {"South\xC2\xA0Korea\xE2\x80\x8B and\xE2\x80\xAFJapan", "South Korea and Japan"},
      {"South\nKorea\r\nagreed.", "South Korea agreed ."},
      {"co\xC2\xADoperate", "co\xC2\xADoperate"},  // soft hyphen
      // other scripts
      {"Владимир Путин сказал: «нет».", "Владимир Путин сказал : « нет » ."},
      {"習近平 met 문재인.", "習近平 met 문재인 ."},
      {"São Tomé’s café", "São Tomé +’s café"},
      {"👍🏽 ok", "👍🏽 ok"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(words(c.text), c.words);
  }
}

TEST(Tokenizer, Sentences) {
  const Case kCases[] = {
      {"Rebels fled. The army came.", "Rebels fled . | The army came ."},
      {"He met Gen. Smith. They talked.", "He met Gen. Smith . | They talked ."},
      {"It happened in the U.S. Army officials denied it.",
       "It happened in the U.S. Army officials denied it ."},  // nobody can tell
      {"\"We will stay.\" He left.", "\" We will stay . \" | He left ."},
      {"“We will stay,” he said. “But not long.”",
       "“ We will stay , ” he said . | “ But not long . ”"},
      {"Will they come? Nobody knows! They may.", "Will they come ? | Nobody knows ! | They may ."},
      {"\"Will they come?\" he asked.", "\" Will they come ? \" he asked ."},
      {"The firm, Foo Inc., rose 3.5 percent on Jan. 5. Shares fell.",
       "The firm , Foo Inc. , rose 3.5 percent on Jan. 5 . | Shares fell ."},
      {"They met at 5 p.m. Friday in St. Louis.", "They met at 5 p.m. Friday in St. Louis ."},
      {"TROOPS ENTERED THE CITY. PRESIDENT SMITH FLED.",
       "TROOPS ENTERED THE CITY . | PRESIDENT SMITH FLED ."},
      {"Rebels fled\nthe city. The army\ncame.", "Rebels fled the city . | The army came ."},
      {"Rebels fled.\n\nThe army came.", "Rebels fled . | The army came ."},
      {"Rebels fled\n\nThe army came", "Rebels fled | The army came"},  // a block's end is one
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    EXPECT_EQ(words(c.text), c.words);
  }
}

TEST(Tokenizer, HeadlinesAreOneSentence) {
  EXPECT_EQ(words("Kim: 'No. Never.' Moon waits", BlockKind::headline),
            "Kim : ' No . Never . ' Moon waits");
  EXPECT_EQ(words("What now? Allies wait", BlockKind::subheading), "What now ? Allies wait");
}

TEST(Tokenizer, CutsWhatIsNoProse) {
  for (const BlockKind kind :
       {BlockKind::byline, BlockKind::agency, BlockKind::dateline, BlockKind::credit}) {
    Document document;
    document.text = "By Jane Doe";
    const Annotations layers = tokenize(document, kind);
    ASSERT_EQ(layers.sentences.size(), 1u);
    EXPECT_EQ(layers.tokens.size(), 3u);
    EXPECT_FALSE(is_prose(layers.sentences[0], layers.blocks));
  }
}

TEST(Tokenizer, WordsBetweenBlocksBelongToNone) {
  Document document;
  document.text = "FILE - Troops march.";
  Annotations layers;
  layers.blocks.push_back({{7, 20}, BlockKind::caption, true});
  tokenizer().run(document, layers);
  ASSERT_EQ(layers.sentences.size(), 2u);
  EXPECT_EQ(layers.sentences[0].block, kNone);
  EXPECT_EQ(layers.sentences[1].block, 0u);
}

TEST(Tokenizer, CutsLongSentences) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "word ";
  text += "; ";
  for (int i = 0; i < 200; ++i) text += "word ";
  Document document;
  document.text = text;
  const Annotations layers = tokenize(document);
  expect_sound(document, layers);
  ASSERT_EQ(layers.sentences.size(), 2u);
  EXPECT_EQ(layers.sentences[0].tokens.size(), 201u);  // behind the semicolon

  std::string clitics = "x";
  for (int i = 0; i < 1000; ++i) clitics += "'s";
  document.text = clitics;
  expect_sound(document, tokenize(document));
}

// Inputs that would be slow if anything looked at a chunk more than a few times.
TEST(Tokenizer, IsLinear) {
  const char* const kPieces[] = {"a-", "a.",           "a@", "'",  "'s",  "1-", "1,", "1/",
                                 "(",  "http://a",     "!",  ". ", "\"A", "a'", "a&", "--",
                                 ":)", "\xE2\x80\x94", "*a", ".a", "a_b", "A. "};
  for (const char* const piece : kPieces) {
    SCOPED_TRACE(piece);
    Document document;
    while (document.text.size() < 80000) document.text += piece;
    const Annotations layers = tokenize(document);
    EXPECT_GT(layers.tokens.size(), 0u);
  }
}

TEST(Tokenizer, RefusesBrokenData) {
  Resources resources;
  add_shipped(resources, "cues/abbreviations.tsv");
  add_shipped(resources, "models/segmenter.model");
  const std::string_view table = resources.find("cues/abbreviations.tsv");
  const std::string_view model = resources.find("models/segmenter.model");
  const struct {
    std::string table;
    std::string model;
    const char* error;
  } kCases[] = {
      {std::string(table), "",
       "models/segmenter.model: not a segmenter model; it must begin with TACSEG1"},
      {std::string(table), std::string(model.substr(0, model.size() - 1)),
       "models/segmenter.model: the number of weights does not fit the file; was it cut off?"},
      {"abbreviation\tkind\nMr.\tlord\n", std::string(model),
       "cues/abbreviations.tsv:2:5: unknown kind \"lord\"; it must be title, name, month, state, "
       "number, unit or word"},
      {"abbreviation\tkind\nMr\ttitle\n", std::string(model),
       "cues/abbreviations.tsv:2:1: an abbreviation has letters and ends with a stop"},
      {"abbreviation\tkind\nMr.\ttitle\nDr.\ttitle\n", std::string(model),
       "cues/abbreviations.tsv:3:1: the rows must be sorted, each word once"},
  };
  for (const auto& c : kCases) {
    SCOPED_TRACE(c.error);
    const Result<Tokenizer> made = Tokenizer::create(c.table, c.model);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().text(), c.error);
  }
}

TEST(TokenizerPatterns, AsianNames) {
  const struct {
    std::string_view left, right;
    bool is;
  } kCases[] = {
      {"Jae", "in", true},       {"Sang", "kyun", true}, {"Ki", "moon", true},
      {"Jong", "un", true},      {"Geun", "hye", true},  {"Chi", "wai", true},
      {"Min", "Woo", true},      {"Tse", "tung", true},  {"Al", "Hol", false},
      {"Sit", "in", false},      {"Bush", "era", false}, {"sang", "kyun", false},
      {"Seoul", "based", false},
  };
  for (const auto& c : kCases) {
    EXPECT_EQ(is_asian_name(c.left, c.right), c.is) << c.left << "-" << c.right;
  }
}

}  // namespace
}  // namespace tacitus

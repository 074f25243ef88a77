#include "stages/times.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/table.h"
#include "stages/testing.h"

namespace tacitus {
namespace {

bool is_word_byte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0xC0;
}

// The bytes of the code point at `at`.
std::size_t width(const std::string& text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return end - at;
}

// A plain tokenizer: words, numbers with their inner marks, marks. One paragraph, one sentence at
// each full stop before a blank and a capital, months with a stop excepted.
Annotations cut(const Document& document) {
  const std::string& text = document.text;
  Annotations annotations;
  annotations.blocks.push_back(Block{{0, static_cast<std::uint32_t>(text.size())}});
  Sentence sentence;
  sentence.block = 0;
  const auto finish = [&] {
    sentence.tokens.last = static_cast<Index>(annotations.tokens.size());
    if (!sentence.tokens.empty()) annotations.sentences.push_back(sentence);
    sentence.tokens.first = sentence.tokens.last;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ') {
      ++at;
      continue;
    }
    std::size_t end = at;
    const auto joins = [&](std::size_t i) {
      const bool inside = i > at && i + 1 < text.size() && is_word_byte(text[i + 1]);
      const bool number = text[i] == '.' || text[i] == ',' || text[i] == ':';
      const auto is_digit = [&](std::size_t k) { return text[k] >= '0' && text[k] <= '9'; };
      return inside &&
             (text[i] == '-' || text[i] == '/' || (number && is_digit(i - 1) && is_digit(i + 1)));
    };
    while (end < text.size() && (is_word_byte(text[end]) || joins(end))) end += width(text, end);
    if (end == at) end += width(text, at);
    constexpr std::string_view kMonths = "Jan Feb Mar Apr Aug Sept Oct Nov Dec";
    const std::string_view word = std::string_view(text).substr(at, end - at);
    if (word.size() > 2 && kMonths.find(word) != std::string_view::npos && text[end] == '.') ++end;
    Token token;
    token.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    annotations.tokens.push_back(token);
    const std::string before = annotations.tokens.size() > 1
                                   ? std::string(document.at(annotations.tokens.end()[-2].span))
                                   : std::string();
    const bool abbreviation = before.size() < 5 && !before.empty() && before[0] < 'a';
    const bool stop = text[at] == '.' && end + 1 < text.size() && text[end] == ' ' &&
                      text[end + 1] >= 'A' && text[end + 1] <= 'Z';
    at = end;
    if (stop && !abbreviation) finish();
  }
  finish();
  return annotations;
}

std::string to_text(const DateInterval& interval) {
  if (!interval.known()) return "?";
  const std::string begin = to_iso(interval.begin);
  const std::string end = to_iso(interval.end);
  const auto length = (interval.end - interval.begin).count();
  const bool first = begin.substr(8) == "01" && end.substr(8) == "01";
  switch (interval.precision) {
    case DatePrecision::day:
      return length == 1 ? begin : begin + ".." + end + "/day";
    case DatePrecision::month:
      if (first && length <= 31) return begin.substr(0, 7);
      return begin + ".." + end + "/month";
    case DatePrecision::year:
      if (begin.substr(4) == "-01-01" && end.substr(4) == "-01-01" && length <= 366) {
        return begin.substr(0, 4);
      }
      return begin + ".." + end + "/year";
    default:
      return begin + ".." + end + "/week";
  }
}

std::string print(const Document& document, const Annotations& annotations) {
  std::string out;
  for (const TimeExpression& time : annotations.times) {
    if (!out.empty()) out += "; ";
    out += std::string(document.at(time.span)) + "=" + to_text(time.interval);
  }
  return out.empty() ? "-" : out;
}

TEST(TimeFinder, Cases) {
  std::ifstream file(std::string(TACITUS_SOURCE_DIR) + "/tests/cases/times.tsv");
  ASSERT_TRUE(file);
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  const auto rows = read_table("times.tsv", bytes, {"published", "text", "expected"});
  ASSERT_TRUE(rows) << rows.error().text();
  const TimeFinder finder;
  int checked = 0;
  for (const TableRow& row : *rows) {
    Document document;
    if (const auto day = parse_iso_date(row.cells[0])) {
      document.published = *day;
      document.date_source = DateSource::given;
    }
    document.text = row.cells[1];
    Annotations annotations = cut(document);
    finder.run(document, annotations);
    EXPECT_EQ(print(document, annotations), row.cells[2]) << row.line << ": " << document.text;
    ++checked;
  }
  EXPECT_GE(checked, 400);
}

std::string print_of(std::string_view text, std::string_view language) {
  Document document;
  document.text = text;
  document.language = language;
  document.published = *parse_iso_date("2017-07-21");
  document.date_source = DateSource::given;
  Annotations annotations = cut(document);
  TimeFinder().run(document, annotations);
  return print(document, annotations);
}

// Figures are read month first unless the language names another country.
TEST(TimeFinder, NumericOrder) {
  EXPECT_EQ(print_of("It was signed on 7/4/2017.", ""), "7/4/2017=2017-07-04");
  EXPECT_EQ(print_of("It was signed on 7/4/2017.", "en"), "7/4/2017=2017-07-04");
  EXPECT_EQ(print_of("It was signed on 7/4/2017.", "en-US"), "7/4/2017=2017-07-04");
  EXPECT_EQ(print_of("It was signed on 7/4/2017.", "en-GB"), "7/4/2017=2017-04-07");
}

// A caption counts from its own times: its photograph belongs to another story.
TEST(TimeFinder, Captions) {
  Document document;
  document.text = "On May 3, 2015 they met. On June 9, 2014 rebels ate. A day later they left.";
  document.published = *parse_iso_date("2017-07-21");
  document.date_source = DateSource::given;
  Annotations annotations = cut(document);
  ASSERT_EQ(annotations.sentences.size(), 3u);
  Block caption;
  caption.kind = BlockKind::caption;
  caption.span = annotations.sentences[1].span;
  annotations.blocks.push_back(caption);
  annotations.sentences[1].block = 1;
  TimeFinder().run(document, annotations);
  EXPECT_EQ(print(document, annotations),
            "May 3, 2015=2015-05-03; June 9, 2014=2014-06-09; A day later=2015-05-04");
}

// In headlines, the present tells what was.
TEST(TimeFinder, Headline) {
  Annotated text = from_conllu(R"(# 2017-07-21
# headline
Arland PROPN 2 nsubj
tests VERB 0 root test Tense=Pres|VerbForm=Fin
missile NOUN 2 obj
Monday PROPN 2 obl:unmarked

# paragraph
Talks NOUN 2 nsubj talk
begin VERB 0 root begin Tense=Pres|VerbForm=Fin
Monday PROPN 2 obl:unmarked)");
  TimeFinder().run(text.document, text.annotations);
  EXPECT_EQ(print(text.document, text.annotations), "Monday=2017-07-17; Monday=2017-07-24");
}

// Tags tell the month from the verb and from the surname.
TEST(TimeFinder, Tags) {
  Annotated text = from_conllu(R"(# 2017-07-21
In ADP 2 case
May PROPN 4 obl B-PER
he PRON 4 nsubj
saw VERB 0 root see Tense=Past|VerbForm=Fin
Theresa PROPN 4 obj B-PER
May PROPN 5 flat I-PER
and CCONJ 8 cc
March PROPN 2 conj)");
  TimeFinder().run(text.document, text.annotations);
  EXPECT_EQ(print(text.document, text.annotations), "May=2017-05; March=2017-03");
}

// Spans are whole tokens, in order, without overlap, whatever the text is.
void expect_sound(const Document& document, const Annotations& annotations) {
  Index last = 0;
  for (const TimeExpression& time : annotations.times) {
    ASSERT_LT(time.tokens.first, time.tokens.last);
    ASSERT_GE(time.tokens.first, last);
    last = time.tokens.last;
    ASSERT_LE(last, annotations.tokens.size());
    EXPECT_EQ(time.span.begin, annotations.tokens[time.tokens.first].span.begin);
    EXPECT_EQ(time.span.end, annotations.tokens[last - 1].span.end);
    EXPECT_TRUE(annotations.sentences[time.sentence].tokens.contains(time.tokens.first));
    EXPECT_TRUE(!time.interval.known() || time.interval.begin < time.interval.end);
  }
  EXPECT_LE(document.text.size(), kMaxDocumentBytes);
}

// The words of the grammar in any order, with odd numbers and marks between them.
TEST(TimeFinder, OddTexts) {
  constexpr std::string_view kWords[] = {
      "the",  "last",    "May",   "4",       "of",          "2017",         ",",      "Monday",
      "two",  "weeks",   "ago",   "-",       "and",         "between",      "to",     "9999",
      "0000", "31",      "first", "quarter", "before",      "day",          "later",  "1990s",
      "'",    "s",       "New",   "Year",    "99999999999", "\xE2\x80\x93", "/",      "a",
      "few",  "years",   "in",    "next",    "(",           "Feb",          "29",     ".",
      "half", "hundred", "end",   "q4",      "today",       "80s",          "Easter", "election"};
  const TimeFinder finder;
  std::uint32_t seed = 1;
  for (int round = 0; round < 2000; ++round) {
    Document document;
    for (int i = 0; i < 24; ++i) {
      seed = seed * 1664525u + 1013904223u;
      document.text += kWords[(seed >> 8) % std::size(kWords)];
      if ((seed >> 28) != 0) document.text += ' ';
    }
    if (round % 3 != 0) {
      document.published = *parse_iso_date(round % 3 == 1 ? "0001-01-02" : "9999-12-30");
      document.date_source = DateSource::given;
    }
    Annotations annotations = cut(document);
    SCOPED_TRACE(document.text);
    finder.run(document, annotations);
    expect_sound(document, annotations);
  }
}

TEST(TimeFinder, Empty) {
  Document document;
  Annotations annotations;
  TimeFinder().run(document, annotations);
  EXPECT_TRUE(annotations.times.empty());
}

}  // namespace
}  // namespace tacitus

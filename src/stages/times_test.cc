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

}  // namespace
}  // namespace tacitus

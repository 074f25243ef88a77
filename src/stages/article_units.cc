#include "stages/article_units.h"

#include <algorithm>

#include "base/utf8.h"
#include "stages/article_dates.h"
#include "stages/tokenizer_characters.h"

// Texts come in two shapes. A page pasted from a browser has one paragraph a line; a terminal dump
// has lines broken at 60 to 100 columns, paragraphs divided by blank lines or by an indent. The
// shape is read off the text: in prose broken at a width most lines end in the middle of a
// sentence, in a paragraph they hardly ever do.
//
// In a broken text a line break is a space when the line was full (the next word would not have
// fit) or nearly full and its sentence goes on. Some lines never join, full or not: a by-line, a
// date, a dateline that begins the next line, a headline in capitals over a text that is not.

namespace tacitus {
namespace {

constexpr std::uint32_t kWidest = 160;    // longer lines were not broken at a width
constexpr std::uint32_t kNarrowest = 24;  // shorter lines say nothing about a width
constexpr std::uint32_t kSlack = 4;       // columns that a full line may lack

struct Line {
  Span span;                 // trimmed
  std::uint32_t indent = 0;  // bytes of white space before it
  std::uint32_t width = 0;   // code points, counted up to kWidest + 1
  bool blank_before = false;
};

bool is_line_end(std::string_view text, std::uint32_t at, std::uint32_t& size) {
  const char c = text[at];
  size = 1;
  if (c == '\n' || c == '\r' || c == '\v' || c == '\f') return true;
  if (c != '\xE2') return false;
  size = 3;
  const std::string_view three = text.substr(at, 3);
  return three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9";  // U+2028, U+2029
}

std::uint32_t width_of(std::string_view line) {
  std::uint32_t width = 0;
  for (const char c : line) {
    width += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (width > kWidest) break;
  }
  return width;
}

std::vector<Line> split_lines(std::string_view text, Span range) {
  std::vector<Line> lines;
  bool blank = true;
  std::uint32_t begin = range.begin;
  while (begin < range.end) {
    std::uint32_t end = begin;
    std::uint32_t size = 0;
    while (end < range.end && !is_line_end(text, end, size)) ++end;
    const Span span = trim(text, {begin, end});
    if (span.empty()) {
      blank = true;
    } else {
      const std::string_view view = text.substr(span.begin, span.size());
      lines.push_back({span, span.begin - begin, width_of(view), blank});
      blank = false;
    }
    if (end >= range.end) break;
    const bool crlf = text[end] == '\r' && end + 1 < range.end && text[end + 1] == '\n';
    begin = end + (crlf ? 2 : size);
  }
  return lines;
}

std::uint32_t first_word_width(std::string_view text, Span line) {
  return width_of(text.substr(line.begin, next_chunk(text, line.begin, line.end).size()));
}

// The width at which the lines were broken; 0 when they were not.
std::uint32_t broken_width(std::string_view text, const std::vector<Line>& lines) {
  std::uint32_t widest = 0;
  std::size_t pairs = 0;
  std::size_t open = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line& line = lines[i];
    if (lines[i + 1].blank_before || line.width < kNarrowest || line.width > kWidest) continue;
    ++pairs;
    open += !ends_sentence_like(text.substr(line.span.begin, line.span.size()));
    widest = std::max(widest, line.width);
  }
  return pairs > 0 && open * 5 >= pairs * 2 ? widest : 0;
}

bool starts_small(std::string_view text, Span line) {
  const char32_t c = decode_at(text, line.begin).value;
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF);
}

// True when `next` begins something new whatever the widths are.
bool divides(std::string_view text, const Line& line, const Line& next, const Agencies& agencies) {
  if (next.blank_before) return true;
  const std::string_view view = text.substr(line.span.begin, line.span.size());
  const std::string_view below = text.substr(next.span.begin, next.span.size());
  if (bullet_size(below) > 0) return true;
  const bool stop = below.back() == '.' && below.find("..") == below.npos;
  if (below.size() < 40 && !stop && is_credit(below)) return true;
  if ((below[0] == 'B' && is_byline(below)) || (view[0] == 'B' && is_byline(view))) return true;
  if (is_date_line(view) && !starts_small(text, next.span)) return true;
  const bool closed = ends_sentence_like(view) || line.width < kNarrowest * 2;
  if (is_date_line(below) && closed && !ends_sentence_like(below)) return true;
  if (is_capitals(view) && !is_capitals(below) && count_words(view, 3) > 1) return true;
  return closed && dateline_size(below, agencies, true) > 0;
}

bool joins(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
  const std::string_view view = text.substr(line.span.begin, line.span.size());
  const bool open = !ends_sentence_like(view);
  if (open && starts_small(text, next.span) && line.width >= kNarrowest) return true;
  if (width == 0 || line.width > width) return false;
  if (next.indent >= line.indent + 2) return false;
  const bool full = line.width + 1 + first_word_width(text, next.span) + kSlack > width;
  return full || (open && line.width * 10 >= width * 7);
}

}  // namespace

std::vector<TextUnit> split_units(std::string_view text, Span range, const Agencies& agencies) {
  const std::vector<Line> lines = split_lines(text, range);
  const std::uint32_t width = broken_width(text, lines);
  std::vector<TextUnit> units;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && !divides(text, lines[i - 1], lines[i], agencies) &&
        joins(text, lines[i - 1], lines[i], width)) {
      units.back().span.end = lines[i].span.end;
      continue;
    }
    TextUnit unit;
    unit.span = lines[i].span;
    const std::uint32_t mark = bullet_size(text.substr(unit.span.begin, unit.span.size()));
    unit.bullet = mark > 0;
    unit.span.begin += mark;
    units.push_back(unit);
  }
  return units;
}

}  // namespace tacitus

#include "stages/article.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "stages/article_caption.h"
#include "stages/article_dates.h"
#include "stages/article_units.h"
#include "stages/tokenizer_characters.h"

// A story has a head (headline, perhaps a second one, by-line, agency, dates) and a body that
// begins with the first prose: a unit that ends as a sentence does and is more than a few words, or
// that begins with a dateline. In the head a line without a stop is a headline, a name or an
// office; in the body it is a subheading when prose follows. Captions and credits stand anywhere
// and say themselves what they are.
//
//   North Korea Snubs South Korean Outreach      headline
//   • Brian Padden                               by-line
//   VOA News                                     agency
//   FILE - Soldiers patrol ...                   caption
//   SEOUL — North Korea has so far ...           dateline, paragraph
//   Rejected again                               subheading
//   Youmi Kim contributed to this report.        credit
//
// A text that begins with prose has no headline: bodies of other programs' records are so. One
// sentence alone is a paragraph when it has its stop, a headline when it has none.

namespace tacitus {
namespace {

constexpr std::size_t kProseWords = 6;  // fewer, and a stop does not make prose
constexpr std::size_t kLongProse = 28;  // more, and no stop is needed
constexpr std::size_t kHeadlineWords = 25;
constexpr std::size_t kSubheadingWords = 10;
constexpr std::size_t kHeadUnits = 14;  // a head is not longer
constexpr std::size_t kCounted = 40;

// False for lines of asterisks and rules.
bool has_word(std::string_view text) {
  for (std::uint32_t at = 0; at < text.size();) {
    const Character c = character_at(text, at);
    if (c.kind == CharClass::letter || c.kind == CharClass::digit) return true;
    at += c.size;
  }
  return false;
}

// Bytes of the credit at the end of a paragraph, "... (Reporting by Jane Doe)"; 0 for none.
std::uint32_t closing_credit_size(std::string_view text) {
  constexpr std::size_t kReach = 400;
  constexpr std::string_view kEndItem = " Enditem";  // Xinhua
  if (text.size() > kEndItem.size() && text.substr(text.size() - kEndItem.size()) == kEndItem) {
    return static_cast<std::uint32_t>(kEndItem.size() - 1);
  }
  if (text.empty() || (text.back() != ')' && text.back() != '.')) return 0;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open == 0 || text.size() - open > kReach) return 0;
  if (text.find(')', open) + 2 < text.size() || !is_credit(text.substr(open))) return 0;
  return static_cast<std::uint32_t>(text.size() - open);
}

// `text` without a bracket at its end, such as an agency or a credit.
std::string_view without_bracket(std::string_view text) {
  constexpr std::size_t kReach = 400;
  if (text.empty() || text.back() != ')') return text;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos || open == 0 || text.size() - open > kReach) return text;
  const std::size_t end = text.find_last_not_of(' ', open - 1);
  return end == std::string_view::npos ? text : text.substr(0, end + 1);
}

class BlockBuilder {
 public:
  BlockBuilder(const Document& document, const Agencies& agencies, std::vector<Block>& blocks)
      : document_(document), agencies_(agencies), blocks_(blocks) {}

  void run() {
    const auto size = static_cast<std::uint32_t>(document_.text.size());
    const Span title = trim(document_.text, document_.title);
    if (title.empty() || !ends_line(title.end)) {
      units_ = split_units(document_.text, {0, size}, agencies_);
    } else {
      units_ = split_units(document_.text, {0, title.begin}, agencies_);
      title_at_ = units_.size();
      units_.push_back({title, false});
      const std::vector<TextUnit> rest = split_units(document_.text, {title.end, size}, agencies_);
      units_.insert(units_.end(), rest.begin(), rest.end());
      has_headline_ = true;
    }
    for (std::size_t i = 0; i < units_.size(); ++i) read_unit(i);
  }

 private:
  std::string_view view(Span span) const { return document_.at(span); }
  // A "title" that ends in the middle of a line is only what the text happens to begin with.
  bool ends_line(std::uint32_t at) const {
    at = static_cast<std::uint32_t>(
        std::min(document_.text.find_first_not_of(" \t.", at), document_.text.size()));
    return at == document_.text.size() || document_.text[at] == '\n' || document_.text[at] == '\r';
  }
  void add(Span span, BlockKind kind, bool file = false) {
    if (!span.empty()) blocks_.push_back({span, kind, file});
  }

  void read_unit(std::size_t i);
  bool read_marked(std::size_t i);
  bool read_head(std::size_t i);
  void read_prose(std::size_t i);
  bool is_prose(std::size_t i) const;
  bool is_repeated_title(Span span) const;
  bool is_headline(std::size_t i) const;
  bool is_subheading(std::size_t i) const;

  const Document& document_;
  const Agencies& agencies_;
  std::vector<Block>& blocks_;
  std::vector<TextUnit> units_;
  std::size_t title_at_ = SIZE_MAX;
  bool has_headline_ = false;
  bool in_body_ = false;
  bool has_dateline_ = false;
};

bool BlockBuilder::is_prose(std::size_t i) const {
  const std::string_view text = view(units_[i].span);
  const std::size_t words = count_words(text, kCounted);
  if (words >= kLongProse) return true;
  if (dateline_size(text, agencies_, true) > 0) return true;
  const std::string_view body = text.substr(0, text.size() - closing_credit_size(text));
  return words >= kProseWords && ends_sentence_like(without_bracket(body));
}

bool BlockBuilder::is_repeated_title(Span span) const {
  return title_at_ != SIZE_MAX && span.size() == units_[title_at_].span.size() &&
         lower(view(span)) == lower(view(units_[title_at_].span));
}

void BlockBuilder::read_unit(std::size_t i) {
  const TextUnit& unit = units_[i];
  if (i == title_at_) {
    add(unit.span, BlockKind::headline);
    return;
  }
  if (is_repeated_title(unit.span) || !has_word(view(unit.span))) return;
  if (read_marked(i)) return;
  if (!in_body_ && read_head(i)) return;
  if (in_body_ && is_subheading(i)) {
    add(unit.span, BlockKind::subheading);
    return;
  }
  read_prose(i);
}

// What says itself what it is, wherever it stands.
bool BlockBuilder::read_marked(std::size_t i) {
  const Span span = units_[i].span;
  const std::string_view text = view(span);
  const bool lone = units_.size() == 1;
  if (!lone && is_credit(text)) {
    add(span, BlockKind::credit);
    return true;
  }
  if (is_date_line(text)) {
    add(span, BlockKind::dateline);
    return true;
  }
  if (!lone && is_byline(text)) {
    add(span, BlockKind::byline);
    return true;
  }
  if (!lone && is_agency_line(text, agencies_)) {
    add(span, BlockKind::agency);
    return true;
  }
  const Caption caption = read_caption(text);
  if (!caption.found || (lone && !caption.file)) return false;
  const auto moved = [&](Span inner) {
    return Span{span.begin + inner.begin, span.begin + inner.end};
  };
  add(moved(caption.words), BlockKind::caption, caption.file);
  add(trim(document_.text, moved(caption.credit)), BlockKind::credit);
  return true;
}

bool BlockBuilder::is_headline(std::size_t i) const {
  const std::string_view text = view(units_[i].span);
  const std::size_t words = count_words(text, kCounted);
  if (words > kHeadlineWords || units_[i].bullet) return false;
  if (!ends_sentence_like(text)) return true;
  // "Will Kim talk?" above a story
  const char last = text.back();
  return (last == '?' || last == '!') && words <= 14 && i + 1 < units_.size();
}

// Units before the first prose.
bool BlockBuilder::read_head(std::size_t i) {
  const Span span = units_[i].span;
  const std::string_view text = view(span);
  if (!has_headline_) {
    if (i < kHeadUnits && is_headline(i) && dateline_size(text, agencies_, true) == 0) {
      has_headline_ = true;
      add(span, BlockKind::headline);
      return true;
    }
    in_body_ = true;
    return false;
  }
  if (is_prose(i) || i >= kHeadUnits) {
    in_body_ = true;
    return false;
  }
  if (is_name_with_office(text, agencies_)) {
    add(span, BlockKind::byline);
    return true;
  }
  const std::uint32_t dateline = dateline_size(text, agencies_, true);
  const bool place = is_capitals(text) && count_words(text, 4) <= 3 && i + 1 < units_.size() &&
                     !ends_sentence_like(text) && is_prose(i + 1) &&
                     !is_capitals(view(units_[i + 1].span));
  if (dateline == text.size() || place) {
    add(span, BlockKind::dateline);
    return true;
  }
  if (is_name_line(text)) {
    add(span, BlockKind::byline);
    return true;
  }
  if (ends_sentence_like(text)) {
    in_body_ = true;
    return false;
  }
  add(span, BlockKind::subheading);
  return true;
}

bool BlockBuilder::is_subheading(std::size_t i) const {
  const TextUnit& unit = units_[i];
  const std::string_view text = view(unit.span);
  if (unit.bullet || i + 1 >= units_.size() || ends_sentence_like(text)) return false;
  if (count_words(text, kSubheadingWords + 1) > kSubheadingWords) return false;
  if (text.find_first_not_of("0123456789.,:;()- ") == std::string_view::npos) return false;
  const char32_t first = decode_at(text, 0).value;
  if ((first >= 'a' && first <= 'z') || first == '-' || first == 0x2013 || first == 0x2014)
    return false;
  if (text.back() == ',' || text.back() == ';') return false;
  return is_prose(i + 1) || read_caption(view(units_[i + 1].span)).found;
}

void BlockBuilder::read_prose(std::size_t i) {
  Span span = units_[i].span;
  in_body_ = true;
  const std::string_view text = view(span);
  const bool strict = has_dateline_ || is_capitals(text);
  const std::uint32_t size = dateline_size(text, agencies_, strict);
  if (size > 0) {
    add(trim(document_.text, {span.begin, span.begin + size}), BlockKind::dateline);
    span = trim(document_.text, {span.begin + size, span.end});
  }
  has_dateline_ = true;  // later ones must be surer
  const std::uint32_t credit = closing_credit_size(view(span));
  add(trim(document_.text, {span.begin, span.end - credit}), BlockKind::paragraph);
  add({span.end - credit, span.end}, BlockKind::credit);
}

}  // namespace

ArticleFinder::ArticleFinder(Agencies agencies) : agencies_(std::move(agencies)) {}

Result<ArticleFinder> ArticleFinder::create(std::string_view agencies) {
  Result<Agencies> table = Agencies::create("cues/agencies.tsv", agencies);
  if (!table) return table.error();
  return ArticleFinder(*std::move(table));
}

void ArticleFinder::run(const Document& document, Annotations& annotations) const {
  BlockBuilder(document, agencies_, annotations.blocks).run();
}

}  // namespace tacitus

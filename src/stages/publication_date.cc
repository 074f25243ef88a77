#include "stages/publication_date.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "stages/article_caption.h"
#include "stages/article_dates.h"
#include "stages/article_lines.h"
#include "stages/article_units.h"

namespace tacitus {
namespace {

constexpr std::uint32_t kReach = 16u << 10;
constexpr std::size_t kHeadUnits = 20;
constexpr std::size_t kProseWords = 6;

// How well a line's date tells the day of publication; the best wins, the first of equals.
enum class Worth { none, updated, bare, published };

Worth worth_of(std::string_view line) {
  const std::string form = lower(line);
  const auto has = [&](std::string_view word) { return form.find(word) != std::string::npos; };
  if (has("publi") || has("posted") || has("issued") || has("filed")) return Worth::published;
  if (has("updated") || has("modified") || has("revised")) return Worth::updated;
  return Worth::bare;
}

// "By Jane Doe, July 21, 2017", "Reuters | 21 July 2017": little besides the date.
bool is_head_line(std::string_view line, const Agencies& agencies) {
  if (is_date_line(line) || is_byline(line)) return true;
  const std::optional<FullDate> date = find_full_date(line);
  if (!date || line.size() > 120) return false;
  std::string_view before = line.substr(0, date->span.begin);
  while (!before.empty() && std::string_view(" ,|-(/").find(before.back()) != before.npos) {
    before.remove_suffix(1);
  }
  return agencies.contains(before) || is_name_line(before) || is_byline(before) ||
         is_agency_line(before, agencies);
}

bool is_prose(std::string_view text) {
  return count_words(text, 40) >= 28 ||
         (ends_sentence_like(text) && count_words(text, kProseWords) >= kProseWords);
}

// The start of the text, cut at a line's end.
std::uint32_t head_end(std::string_view text) {
  if (text.size() <= kReach) return static_cast<std::uint32_t>(text.size());
  const std::size_t line = text.rfind('\n', kReach);
  if (line != std::string_view::npos) return static_cast<std::uint32_t>(line);
  std::uint32_t end = kReach;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return end;
}

}  // namespace

std::optional<Inferred> infer_publication_date(const Document& document) {
  const Agencies agencies;
  const std::vector<TextUnit> units =
      split_units(document.text, {0, head_end(document.text)}, agencies);
  std::optional<Inferred> best;
  Worth best_worth = Worth::none;
  const auto offer = [&](std::string_view text, std::uint32_t at, Worth worth) {
    const std::optional<FullDate> date = find_full_date(text);
    if (!date || worth <= best_worth) return;
    best = Inferred{date->day, {at + date->span.begin, at + date->span.end}};
    best_worth = worth;
  };
  for (std::size_t i = 0; i < std::min(units.size(), kHeadUnits); ++i) {
    const Span span = units[i].span;
    if (document.title.contains(span)) continue;
    const std::string_view text = document.at(span);
    if (is_head_line(text, agencies)) {
      offer(text, span.begin, worth_of(text));
      continue;
    }
    const std::uint32_t dateline = dateline_size(text, agencies, true);
    if (dateline > 0) offer(text.substr(0, dateline), span.begin, Worth::bare);
    if (dateline > 0 && dateline < text.size()) break;
    if (is_prose(text) && !read_caption(text).found) break;
  }
  return best;
}

}  // namespace tacitus

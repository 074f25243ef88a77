#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace tacitus {

// A half-open range of BYTE offsets [begin, end) into Document::text, on UTF-8 boundaries.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  friend auto operator<=>(const Span&, const Span&) = default;  // NOLINT(modernize-use-nullptr)
};

// Where Document::published comes from.
enum class DateSource : std::uint8_t {
  unknown,   // there is no date: `published` means nothing
  given,     // said by the user (--date)
  metadata,  // a field of the input: "date" of a JSON line, a header of a feed
  inferred,  // found in the text: date line, by-line
};

// One news text, as a reader delivers it. Nothing changes it afterwards: every position in the
// program counts bytes from the start of `text`.
struct Document {
  std::string id;         // unique within one input: the input's own id, else path or path:line
  std::string text;       // valid UTF-8, at most kMaxDocumentBytes; headline, blank line, body
  Span title;             // the headline inside `text`; empty when it is not known from metadata
  std::string publisher;  // "Reuters"; empty if unknown
  std::string language;   // BCP 47, "en"; empty if unknown
  std::string url;        // empty if unknown
  std::chrono::sys_days published;  // UTC day; "yesterday" is counted from here
  DateSource date_source = DateSource::unknown;

  bool dated() const { return date_source != DateSource::unknown; }
  std::string_view at(Span span) const {
    return std::string_view(text).substr(span.begin, span.size());
  }
};

// Longer texts are an error at the door (`too long`), so that every offset fits in 32 bits and one
// document cannot take all memory.
inline constexpr std::size_t kMaxDocumentBytes = 8u << 20;

}  // namespace tacitus

#include "ml/features.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"

namespace tacitus {
namespace {

constexpr std::uint64_t kWordHash = fnv1a("w=");
constexpr std::uint64_t kPrefixHash = fnv1a("p=");
constexpr std::uint64_t kShapeHash = fnv1a("s=");
constexpr std::size_t kLongestRun = 3;

bool is_digit(char32_t value) { return value >= '0' && value <= '9'; }
bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// fnv1a() of the text with every digit made a 0.
std::uint64_t zeroed_hash(std::string_view text, std::uint64_t state) {
  for (const char c : text) {
    state ^= is_digit(static_cast<unsigned char>(c)) ? '0' : static_cast<unsigned char>(c);
    state *= 1099511628211ull;
  }
  return state;
}

// What a code point of the word is in its shape. `value` is not yet lower-cased.
char32_t kind_of(char32_t value) {
  if (is_upper(value)) return 'X';
  if (is_digit(value)) return 'd';
  if (value > 0x7F || (value >= 'a' && value <= 'z')) return 'x';
  return value;
}

// The first three code points.
std::string_view prefix_of(std::string_view text) {
  std::size_t at = 0;
  for (int count = 0; count < 3 && at < text.size(); ++count) {
    ++at;
    while (at < text.size() && continues(text[at])) ++at;
  }
  return text.substr(0, at);
}

// Offset of the code point before the one at `at`; 0 stays 0.
std::size_t before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  --at;
  while (at > 0 && continues(text[at])) --at;
  return at;
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::uint64_t> keys) : keys_(std::move(keys)) {
  first_.assign((1u << 16) + 1, 0);
  for (const std::uint64_t key : keys_) ++first_[(key >> 48) + 1];
  for (std::size_t i = 1; i < first_.size(); ++i) first_[i] += first_[i - 1];
}

std::uint32_t Vocabulary::row(std::uint64_t key) const {
  if (first_.empty()) return 0;
  const auto begin = keys_.begin() + first_[key >> 48];
  const auto end = keys_.begin() + first_[(key >> 48) + 1];
  const auto found = std::lower_bound(begin, end, key);
  if (found == end || *found != key) return static_cast<std::uint32_t>(keys_.size());
  return static_cast<std::uint32_t>(found - keys_.begin());
}

// One code point of the word, quotes already made plain.
void FeatureReader::put(char32_t value) {
  const char32_t kind = kind_of(value);
  // Every kind is one ASCII character.
  const char mark = static_cast<char>(kind);
  run_ = !shape_.empty() && shape_.back() == mark ? run_ + 1 : 1;
  if (run_ <= kLongestRun) shape_.push_back(mark);
  digit_ = digit_ || is_digit(value);
  if (value < 0x80) {
    lower_.push_back(static_cast<char>(tacitus::lower(value)));
  } else {
    append_utf8(lower_, tacitus::lower(value));
  }
}

void FeatureReader::read(std::string_view form) {
  lower_.clear();
  shape_.clear();
  run_ = 0;
  digit_ = false;
  for (std::size_t at = 0; at < form.size();) {
    if (static_cast<unsigned char>(form[at]) < 0x80) {
      put(static_cast<unsigned char>(form[at++]));
      continue;
    }
    const CodePoint point = decode_at(form, at);
    at += point.size;
    switch (point.value) {
      case 0x2018:
      case 0x2019:
        put('\'');
        break;
      case 0x201C:
      case 0x201D:
        put('"');
        break;
      case 0x2013:
      case 0x2014:
        put('-');
        break;
      case 0x2026:
        put('.'), put('.'), put('.');
        break;
      default:
        put(point.value);
    }
  }
}

FeatureRows FeatureReader::rows_of(std::string_view form) {
  read(form);
  const std::string_view word = lower_;
  const std::size_t last = before(word, word.size());
  const std::size_t last2 = before(word, last);
  const std::size_t last3 = before(word, last2);
  const std::size_t last4 = before(word, last3);
  const auto row = [](std::uint64_t hash, std::uint32_t rows) {
    return static_cast<std::uint32_t>(hash % rows);
  };
  FeatureRows rows{};
  const auto set = [&](Feature feature, std::uint32_t value) {
    rows[static_cast<std::size_t>(feature)] = value;
  };
  std::uint32_t known = vocabulary_->row(fnv1a(word));
  if (known == vocabulary_->size() && digit_) {
    known = vocabulary_->row(zeroed_hash(word, fnv1a("")));
  }
  set(Feature::word, known);
  set(Feature::hash, row(zeroed_hash(word, kWordHash), sizes_->hash));
  set(Feature::prefix, row(fnv1a(prefix_of(word), kPrefixHash), sizes_->prefix));
  set(Feature::suffix2, row(fnv1a(word.substr(last2), fnv1a("2=")), sizes_->suffix));
  set(Feature::suffix3, row(fnv1a(word.substr(last3), fnv1a("3=")), sizes_->suffix));
  set(Feature::suffix4, row(fnv1a(word.substr(last4), fnv1a("4=")), sizes_->suffix));
  set(Feature::shape, row(fnv1a(shape_, kShapeHash), sizes_->shape));
  return rows;
}

void read_sentence(FeatureReader& reader, std::span<const WordForm> words,
                   std::vector<FeatureRows>& rows) {
  const auto is_lower_case = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool lower_case = std::any_of(words.begin(), words.end(), [&](const WordForm& word) {
    return std::any_of(word.form.begin(), word.form.end(), is_lower_case);
  });
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint32_t place = lower_case ? 0 : kNoLowerCase;
    if (i == 0) place |= kFirstWord;
    if (i > 0 && words[i].touches) place |= kTouchesPrevious;
    if (i + 1 < words.size() && words[i + 1].touches) place |= kTouchesNext;
    rows.push_back(reader.rows_of(words[i].form));
    rows.back()[static_cast<std::size_t>(Feature::place)] = place;
  }
}

}  // namespace tacitus

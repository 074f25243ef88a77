#include "stages/segmenter.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/hash.h"
#include "base/table.h"
#include "stages/tokenizer_characters.h"

// A sentence can end at white space behind a chunk that closes with a mark (anything of kTail but a
// lone comma). For each such place the features below are hashed, their weights added, and the
// sentence ends when the sum is above zero. Nothing else is consulted, so the same code in
// training/segmenter/features.py, which makes the model, must stay equal to this byte for byte;
// segmenter_test.cc holds both to the same hashes.
//
// Features know the last words before the place and the first behind it, their capitals, the kind
// of abbreviation, how long the sentence already is and whether a bracket or quotation is open.
// A text in capitals has its own class of first letter, because capitals say nothing there.
//
//   "He met Gen. | Smith of the U.S. | Army in Jan. | 2001. | They spoke."   one place cuts
//
// What it deliberately does not do: end a sentence without any mark (a line that ends so is the
// article stage's business), or inside a chunk ("end.Next").

namespace tacitus {
namespace {

constexpr std::string_view kMagic = "TACSEG1\n";
constexpr std::uint32_t kMostWeights = 1u << 20;
constexpr std::size_t kLongestKey = 40;  // bytes of a word that count

// Small words that often begin a sentence; behind an abbreviation they say that one has ended.
// Sorted.
constexpr std::string_view kStarters[] = {
    "a",       "after", "all",     "also",   "although", "an",    "and",    "another",
    "as",      "at",    "because", "before", "both",     "but",   "by",     "despite",
    "during",  "each",  "earlier", "even",   "every",    "few",   "for",    "from",
    "he",      "her",   "his",     "how",    "however",  "i",     "if",     "in",
    "instead", "is",    "it",      "its",    "last",     "later", "many",   "meanwhile",
    "more",    "most",  "my",      "no",     "nor",      "not",   "now",    "of",
    "on",      "once",  "one",     "only",   "or",       "other", "others", "our",
    "she",     "since", "so",      "some",   "still",    "such",  "that",   "the",
    "their",   "then",  "there",   "these",  "they",     "this",  "those",  "though",
    "to",      "two",   "under",   "until",  "we",       "what",  "when",   "where",
    "whether", "which", "while",   "who",    "why",      "with",  "yes",    "yet",
    "you",     "your"};

// What stands behind "a.m." and "p.m." without a new sentence. Sorted.
constexpr std::string_view kAfterHour[] = {
    "bst",      "cest",   "cet",      "eastern", "edt", "est",      "et",  "friday",
    "gmt",      "ist",    "local",    "monday",  "on",  "pacific",  "pdt", "pst",
    "saturday", "sunday", "thursday", "tuesday", "utc", "wednesday"};

bool is_tail(char32_t c) {
  switch (c) {
    case '.':
    case '?':
    case '!':
    case ':':
    case ';':
    case ',':
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
    case '>':
    case '*':
    case '-':
    case 0x2026:
    case 0x201D:
    case 0x2019:
    case 0xBB:
    case 0x2013:
    case 0x2014:
      return true;
    default:
      return false;
  }
}

bool is_head(char32_t c) {
  switch (c) {
    case '(':
    case '[':
    case '{':
    case '"':
    case '\'':
    case '`':
    case '<':
    case '*':
    case '-':
    case '$':
    case '#':
    case '.':
    case 0x201C:
    case 0x2018:
    case 0xAB:
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x2026:
    case 0xB7:
      return true;
    default:
      return false;
  }
}

// A chunk and its parts: [begin, core_begin) opening marks, [core_end, end) closing marks.
struct Chunk {
  Span span;
  Span core;
};

Chunk chunk_of(std::string_view text, Span span) {
  Chunk out{span, span};
  while (out.core.end > out.core.begin) {
    std::uint32_t last = out.core.end - 1;
    while (last > out.core.begin && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_tail(decode_at(text, last).value)) break;
    out.core.end = last;
  }
  while (out.core.begin < out.core.end) {
    const CodePoint c = decode_at(text, out.core.begin);
    if (!is_head(c.value)) break;
    out.core.begin += c.size;
  }
  return out;
}

std::string key_of(std::string_view core) {
  std::string out(core.substr(0, kLongestKey));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// "McDonald" XxXx, "U.S" X.X, "1,000" d,d: classes of bytes with repetitions left out.
std::string shape_of(std::string_view core) {
  std::string out;
  for (const char c : core) {
    char kind = c;
    if (c >= 'a' && c <= 'z') kind = 'x';
    if (c >= 'A' && c <= 'Z') kind = 'X';
    if (c >= '0' && c <= '9') kind = 'd';
    if (static_cast<unsigned char>(c) >= 0x80) kind = 'o';
    if (out.empty() || out.back() != kind) out.push_back(kind);
    if (out.size() == 8) break;
  }
  return out;
}

char first_class(std::string_view text, Span core, bool capitals) {
  if (core.empty()) return '0';
  const CodePoint c = decode_at(text, core.begin);
  if (c.value >= '0' && c.value <= '9') return 'd';
  if (is_upper(c.value)) return capitals ? 'C' : 'U';
  if (c.value >= 'a' && c.value <= 'z') return 'l';
  return c.value < 0x80 ? 'p' : 'o';
}

char bucket(std::uint32_t n) {
  if (n < 5) return static_cast<char>('0' + n);
  if (n < 8) return '5';
  if (n < 16) return '6';
  if (n < 32) return '7';
  return n < 64 ? '8' : '9';
}

// True when nearly all letters of the block are capitals.
bool is_in_capitals(std::string_view block) {
  std::size_t small = 0;
  std::size_t large = 0;
  for (const char c : block) {
    small += c >= 'a' && c <= 'z';
    large += c >= 'A' && c <= 'Z';
  }
  return large >= 5 && small * 10 < large;
}

// What is open since the sentence began.
struct OpenMarks {
  int brackets = 0;
  bool straight = false;
  int curly = 0;

  void read(std::string_view text, Span span) {
    for (std::uint32_t at = span.begin; at < span.end;) {
      const CodePoint c = decode_at(text, at);
      if (c.value == '(' || c.value == '[') ++brackets;
      if ((c.value == ')' || c.value == ']') && brackets > 0) --brackets;
      if (c.value == '"') straight = !straight;
      if (c.value == 0x201C) ++curly;
      if (c.value == 0x201D && curly > 0) --curly;
      at += c.size;
    }
  }
  char state() const {
    return static_cast<char>('0' + (brackets > 0 ? 1 : 0) + (straight || curly > 0 ? 2 : 0));
  }
};

// Adds up the weights of features.
class Score {
 public:
  explicit Score(const std::vector<std::int16_t>& weights) : weights_(weights) {}

  // A feature is its letter and its parts with a byte 1 between them.
  template <class... Parts>
  void add(char letter, const Parts&... parts) {
    std::uint64_t hash = fnv1a(std::string_view(&letter, 1));
    ((hash = fnv1a(std::string_view("\1", 1), fnv1a(std::string_view(parts), hash))), ...);
    sum_ += weights_[(hash ^ (hash >> 32)) & (weights_.size() - 1)];
  }
  bool positive() const { return sum_ > 0; }

 private:
  const std::vector<std::int16_t>& weights_;
  std::int64_t sum_ = 0;
};

// The surroundings of one place.
struct Place {
  const Chunk* before = nullptr;  // may be nullptr
  const Chunk* left = nullptr;
  const Chunk* right = nullptr;
  const Chunk* after = nullptr;  // may be nullptr
  char length = '0';             // bucket of chunks since the sentence began
  char open = '0';
  bool capitals = false;
};

// The kind of what stands before a stop; of "Lt.-Gen" the last part counts.
AbbreviationKind kind_of(std::string_view text, const Chunk& left,
                         const Abbreviations& abbreviations) {
  const std::string_view word = text.substr(left.core.begin, left.core.size() + 1);
  const std::size_t hyphen = word.rfind('-');
  return abbreviations.kind_of(hyphen == word.npos ? word : word.substr(hyphen + 1));
}

// D dotted letters, I one capital letter, - anything else.
char form_of(std::string_view core) {
  if (core.find('.') != std::string_view::npos) return 'D';
  return core.size() == 1 && core[0] >= 'A' && core[0] <= 'Z' ? 'I' : '-';
}

// "Workers'": an apostrophe behind letters or figures and nothing else.
bool is_apostrophe(std::string_view tail) { return tail == "'" || tail == "\xE2\x80\x99"; }

// A sentence may end behind `left`, but not behind titles, abbreviations before small letters, and
// possessives of plurals.
bool is_candidate(std::string_view text, const Chunk& left, const Chunk& right,
                  const Abbreviations& abbreviations) {
  const std::string_view tail = text.substr(left.core.end, left.span.end - left.core.end);
  if (tail.empty() || tail == "," || is_apostrophe(tail)) return false;
  // "'Go home,'" she said
  if (tail.starts_with(",'") || tail.starts_with(",\xE2\x80\x99")) return false;
  // "Ann Lee (D-Ohio.) said"
  if (tail == ".)" && first_class(text, right.core, false) == 'l') return false;
  if (tail != ".") return true;
  const AbbreviationKind kind = kind_of(text, left, abbreviations);
  if (kind == AbbreviationKind::title) return false;
  const std::string_view core = text.substr(left.core.begin, left.core.size());
  if (core.size() == 3 && core[1] == '.' && (key_of(core) == "a.m" || key_of(core) == "p.m")) {
    const std::string next = key_of(text.substr(right.core.begin, right.core.size()));
    if (std::binary_search(std::begin(kAfterHour), std::end(kAfterHour), next)) return false;
  }
  const bool abbreviated = kind != AbbreviationKind::none || form_of(core) != '-';
  return !(abbreviated && first_class(text, right.core, false) == 'l');
}

void add_features(std::string_view text, const Place& place, const Abbreviations& abbreviations,
                  Score& score) {
  const auto view = [&](Span span) { return text.substr(span.begin, span.size()); };
  const Chunk& left = *place.left;
  const Chunk& right = *place.right;
  const std::string_view tail = view({left.core.end, left.span.end});
  const std::string_view head = view({right.span.begin, right.core.begin});
  const std::string left_key = key_of(view(left.core));
  const std::string right_key = key_of(view(right.core));
  const std::string before_key = place.before ? key_of(view(place.before->core)) : "^";
  const std::string left_shape = shape_of(view(left.core));
  const std::string right_shape = shape_of(view(right.core));
  const char case_class = first_class(text, right.core, place.capitals);
  const std::string_view first(&case_class, 1);
  const char after_class = place.after ? first_class(text, place.after->core, place.capitals) : '$';
  const std::string_view after(&after_class, 1);
  const std::string_view length(&place.length, 1);
  const std::string_view open(&place.open, 1);
  const char size_class = bucket(left.core.size());
  const std::string_view size(&size_class, 1);
  char kind_class = '-';
  if (!tail.empty() && tail[0] == '.') {
    kind_class = static_cast<char>('0' + static_cast<int>(kind_of(text, left, abbreviations)));
  }
  const std::string_view kind(&kind_class, 1);
  const char form_class = form_of(view(left.core));
  const std::string_view form(&form_class, 1);
  const char before_class =
      place.before ? first_class(text, place.before->core, place.capitals) : '^';
  const std::string_view before(&before_class, 1);
  const bool starts = std::binary_search(std::begin(kStarters), std::end(kStarters), right_key);
  const std::string_view starter = starts ? "1" : "0";
  score.add('a', tail);
  score.add('b', tail, first);
  score.add('c', tail, head, first);
  score.add('d', left_key, tail.substr(0, 1));
  score.add('e', left_key, tail.substr(0, 1), first);
  score.add('f', left_shape, tail, first);
  score.add('g', size, tail, first);
  score.add('h', right_key);
  score.add('i', right_key, tail);
  score.add('j', kind, first);
  score.add('k', kind, left_shape, right_key);
  score.add('l', before_key, tail);
  score.add('m', right_shape, after, tail);
  score.add('n', length, tail, first);
  score.add('o', open, tail, first);
  score.add('p', length, left_shape, tail);
  score.add('q', kind, left_shape, right_shape);
  score.add('r', left_key, right_key);
  score.add('s', form, kind, starter, first);
  score.add('t', starter, tail);
  score.add('u', form, before, starter, first);
}

}  // namespace

Result<Segmenter> Segmenter::create(std::string_view name, std::string_view bytes) {
  const auto byte = [&](std::size_t at) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at]));
  };
  if (bytes.substr(0, kMagic.size()) != kMagic || bytes.size() < kMagic.size() + 4) {
    return bad_data(std::string(name), "not a segmenter model; it must begin with TACSEG1");
  }
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < 4; ++i) count |= byte(kMagic.size() + i) << (8 * i);
  if (count == 0 || count > kMostWeights || (count & (count - 1)) != 0 ||
      bytes.size() != kMagic.size() + 4 + 2 * std::size_t{count}) {
    return bad_data(std::string(name),
                    "the number of weights does not fit the file; was it cut off?");
  }
  Segmenter out;
  out.weights_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = kMagic.size() + 4 + 2 * i;
    out.weights_[i] = static_cast<std::int16_t>(byte(at) | (byte(at + 1) << 8));
  }
  return out;
}

std::vector<Span> Segmenter::split(std::string_view text, Span block,
                                   const Abbreviations& abbreviations) const {
  std::vector<Chunk> chunks;
  for (std::uint32_t at = block.begin;;) {
    const Span span = next_chunk(text, at, block.end);
    if (span.empty()) break;
    chunks.push_back(chunk_of(text, span));
    at = span.end;
  }
  std::vector<Span> sentences;
  const bool capitals = is_in_capitals(text.substr(block.begin, block.size()));
  std::size_t first = 0;
  OpenMarks open;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    open.read(text, chunks[i].span);
    bool ends = i + 1 == chunks.size();
    if (!ends && is_candidate(text, chunks[i], chunks[i + 1], abbreviations)) {
      Place place;
      place.before = i > first ? &chunks[i - 1] : nullptr;
      place.left = &chunks[i];
      place.right = &chunks[i + 1];
      place.after = i + 2 < chunks.size() ? &chunks[i + 2] : nullptr;
      place.length = bucket(static_cast<std::uint32_t>(i - first + 1));
      place.open = open.state();
      place.capitals = capitals;
      Score score(weights_);
      add_features(text, place, abbreviations, score);
      ends = score.positive();
    }
    if (!ends) continue;
    sentences.push_back({chunks[first].span.begin, chunks[i].span.end});
    first = i + 1;
    open = OpenMarks();
  }
  return sentences;
}

}  // namespace tacitus

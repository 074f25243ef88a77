#include "stages/tokenizer_words.h"

#include <algorithm>
#include <array>
#include <string>

#include "stages/tokenizer_characters.h"
#include "stages/tokenizer_patterns.h"

// Words as UD English EWT and GUM (version 2.16) have them. A sentence is cut at white space into
// chunks, and each chunk is read from left to right; at every place the first of these that fits
// takes as many bytes as it can: web address, mail address, emoticon, number, word, run of
// punctuation. Inside a word the marks . ' - & / decide by their neighbours whether they belong to
// it, and each of those decisions has its own function here.
//
//   "Mr. O'Neill's pro-Kremlin ex-aides didn't pay $1,200."
//   -> " Mr. O'Neill 's pro-Kremlin ex-aides did n't pay $ 1,200 . "
//
// What is glued is what the treebanks write as a multiword token: clitics, "cannot", "gonna".
// Hyphens, slashes and punctuation merely touch their neighbours.
//
// Deliberately not done: repairing typing errors ("alot"), joining words that white space divides
// ("10 000"), undoing a hyphen at the end of a line.

namespace tacitus {
namespace {

constexpr std::size_t kLongestClitic = 4;

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_ascii_letter(char c) { return is_ascii_lower(c) || is_ascii_upper(c); }

class WordScanner {
 public:
  WordScanner(std::string_view text, Span sentence, const Abbreviations& abbreviations,
              std::vector<Token>& tokens)
      : text_(text), sentence_(sentence), abbreviations_(abbreviations), tokens_(tokens) {}

  void run() {
    std::uint32_t at = sentence_.begin;
    while (true) {
      const Span chunk = next_chunk(text_, at, sentence_.end);
      if (chunk.empty()) return;
      scan_chunk(chunk);
      at = chunk.end;
    }
  }

 private:
  std::string_view view(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }
  // The character at `at`, or a space at the chunk's end.
  Character peek(std::uint32_t at) const {
    if (at >= chunk_.end) return {' ', 0, CharClass::space};
    return character_at(text_, at);
  }
  bool is_word_at(std::uint32_t at) const {
    const CharClass kind = peek(at).kind;
    return kind == CharClass::letter || kind == CharClass::digit;
  }

  void emit(std::uint32_t begin, std::uint32_t end, bool glued = false) {
    Token& token = tokens_.emplace_back();
    token.span = {begin, end};
    token.glued = glued;
  }

  void scan_chunk(Span chunk);
  bool scan_whole(Span chunk);
  std::uint32_t scan_pattern(std::uint32_t at);
  std::uint32_t scan_mark(std::uint32_t at);
  std::uint32_t scan_punctuation(std::uint32_t at);
  std::uint32_t scan_number(std::uint32_t at);
  std::uint32_t scan_word(std::uint32_t at, std::uint32_t from);
  std::uint32_t extend_run(std::uint32_t at) const;
  std::uint32_t join_dot(std::uint32_t begin, std::uint32_t dot) const;
  std::uint32_t join_apostrophe(std::uint32_t begin, std::uint32_t mark) const;
  std::uint32_t join_hyphen(std::uint32_t begin, std::uint32_t hyphen) const;
  std::uint32_t join_symbol(std::uint32_t begin, std::uint32_t symbol) const;
  std::uint32_t finish_word(std::uint32_t begin, std::uint32_t end);
  bool keeps_stop(std::uint32_t begin, std::uint32_t dot) const;
  bool ends_sentence(std::uint32_t after_dot) const;
  std::uint32_t emit_clitic(std::uint32_t at);
  void emit_word(std::uint32_t begin, std::uint32_t end);

  std::string_view text_;
  Span sentence_;
  const Abbreviations& abbreviations_;
  std::vector<Token>& tokens_;
  Span chunk_;
  std::uint32_t no_pattern_until_ = 0;  // web and mail addresses were looked for up to here
  bool open_quote_ = false;             // a single quotation mark waits for its other half
};

// The most frequent chunks: small letters alone, perhaps with one comma behind.
bool WordScanner::scan_whole(Span chunk) {
  std::uint32_t at = chunk.begin;
  while (at < chunk.end && is_ascii_letter(text_[at])) ++at;
  const bool comma = at + 1 == chunk.end && text_[at] == ',';
  if (at == chunk.begin || (at != chunk.end && !comma)) return false;
  emit_word(chunk.begin, at);
  if (comma) emit(at, chunk.end);
  return true;
}

void WordScanner::scan_chunk(Span chunk) {
  chunk_ = chunk;
  if (scan_whole(chunk)) return;
  std::uint32_t at = chunk.begin;
  while (at < chunk.end) {
    std::uint32_t next = scan_pattern(at);
    if (next == at) {
      const Character c = peek(at);
      switch (c.kind) {
        case CharClass::digit:
          next = scan_number(at);
          break;
        case CharClass::letter:
          next = scan_word(at, at);
          break;
        case CharClass::mark:
          next = scan_mark(at);
          break;
        default:
          next = scan_punctuation(at);
      }
    }
    at = next;
  }
}

// Web and mail addresses, names of files, emoticons. Returns `at` when there is none.
std::uint32_t WordScanner::scan_pattern(std::uint32_t at) {
  const std::string_view rest = view(at, chunk_.end);
  if (at == chunk_.begin || !is_word_at(at)) {
    if (const std::size_t size = emoticon_size(rest); size > 0) {
      emit(at, at + static_cast<std::uint32_t>(size));
      return at + static_cast<std::uint32_t>(size);
    }
  }
  if (at < no_pattern_until_) return at;
  const Character c = peek(at);
  if (c.kind != CharClass::letter && c.kind != CharClass::digit && c.value != '.') return at;
  std::size_t looked_at = 0;
  const std::size_t size = address_size(rest, looked_at);
  no_pattern_until_ = at + static_cast<std::uint32_t>(std::max(size, looked_at));
  if (size == 0) return at;
  const auto end = at + static_cast<std::uint32_t>(size);
  emit(at, end);
  return emit_clitic(end);
}

// An apostrophe or single quotation mark that does not stand inside a word.
std::uint32_t WordScanner::scan_mark(std::uint32_t at) {
  const Character mark = peek(at);
  const std::uint32_t after = at + mark.size;
  if (peek(after).value == mark.value && mark.value != 0x2018) {  // '' or ``
    emit(at, after + mark.size);
    return after + mark.size;
  }
  if (!is_word_at(after)) {
    open_quote_ = false;
    emit(at, after);
    return after;
  }
  const std::uint32_t run = extend_run(after);
  if (mark.value != '`' && is_clipped_word(view(after, run))) {  // 'em, '72, '60s
    emit(at, run);
    return run;
  }
  if (at == chunk_.begin && mark.value != 0x2018) {  // a clitic that white space cut off
    if (const std::uint32_t end = emit_clitic(at); end != at) {
      tokens_.back().glued = false;
      return end;
    }
  }
  open_quote_ = true;
  emit(at, after);
  return after;
}

std::uint32_t WordScanner::scan_punctuation(std::uint32_t at) {
  const std::string_view rest = view(at, chunk_.end);
  if (rest[0] == '.' && rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9' && at == chunk_.begin) {
    return scan_number(at);  // ".04"
  }
  if ((rest[0] == '#' || rest[0] == '@') && rest.size() > 1 && is_ascii_letter(rest[1]) &&
      at == chunk_.begin) {
    const std::uint32_t end = extend_run(at + 1);
    emit(at, end);
    return end;
  }
  if (rest[0] == '+' && rest.size() > 1 && rest[1] >= '0' && rest[1] <= '9' && at == chunk_.begin) {
    return scan_number(at);  // "+44"
  }
  auto end = at + static_cast<std::uint32_t>(punctuation_size(rest));
  while (peek(end).kind == CharClass::extend) {
    const bool joins = peek(end).value == 0x200D;
    end += peek(end).size;
    if (joins && peek(end).kind == CharClass::other) end += peek(end).size;
  }
  emit(at, end);
  return end;
}

std::uint32_t WordScanner::scan_number(std::uint32_t at) {
  const std::string_view rest = view(at, chunk_.end);
  const auto end = at + static_cast<std::uint32_t>(number_size(rest));
  const Character next = peek(end);
  if (next.kind != CharClass::letter) {
    const bool mark = next.kind == CharClass::mark;
    if (mark && is_decade(view(at, end)) && (text_.substr(end + next.size, 1) == "s") &&
        !is_word_at(end + next.size + 1)) {
      emit(at, end + next.size + 1);  // 1930's
      return end + next.size + 1;
    }
    emit(at, end);
    return emit_clitic(end);
  }
  const std::uint32_t letters = extend_run(end);
  if (is_unit(view(end, letters))) {
    emit(at, end);
    return end;
  }
  return scan_word(at, letters);  // 20th, 1980s, 4G
}

// The end of the letters and digits from `at` on.
std::uint32_t WordScanner::extend_run(std::uint32_t at) const {
  while (true) {
    const Character c = peek(at);
    if (c.kind != CharClass::letter && c.kind != CharClass::digit && c.kind != CharClass::extend) {
      return at;
    }
    at += c.size;
  }
}

// A word that begins at `begin` and is known to reach to `from`.
std::uint32_t WordScanner::scan_word(std::uint32_t begin, std::uint32_t from) {
  std::uint32_t end = extend_run(from);
  while (end < chunk_.end) {
    const Character c = peek(end);
    std::uint32_t next = end;
    if (c.value == '.') {
      next = join_dot(begin, end);
    } else if (c.kind == CharClass::mark) {
      next = join_apostrophe(begin, end);
    } else if (is_hyphen(c.value)) {
      next = join_hyphen(begin, end);
    } else {
      next = join_symbol(begin, end);
    }
    if (next == end) break;
    end = next;
  }
  return finish_word(begin, end);
}

// [U.S] and [Ph.D]: short labels between stops, the last of one letter.
std::uint32_t WordScanner::join_dot(std::uint32_t begin, std::uint32_t dot) const {
  std::uint32_t label = dot;
  while (label > begin && is_ascii_letter(text_[label - 1])) --label;
  const std::uint32_t before = dot - label;
  const std::uint32_t end = extend_run(dot + 1);
  const std::uint32_t after = end - dot - 1;
  if (before == 0 || after == 0) return dot;
  if (!is_ascii_letter(text_[dot + 1])) return dot;
  const bool starts = label == begin || text_[label - 1] == '.' || text_[label - 1] == '-';
  if (!starts) return dot;
  if (before == 1 && after == 1) return end;
  const bool ends = peek(end).value == '.';
  if (before == 2 && after == 1 && ends) return end;                                  // Ph.D.
  if (before == 1 && after == 2 && ends && is_ascii_upper(text_[begin])) return end;  // M.Sc.
  return dot;
}

// An apostrophe inside a name ("O'Neill") belongs to the word; one before a clitic does not.
std::uint32_t WordScanner::join_apostrophe(std::uint32_t begin, std::uint32_t mark) const {
  const std::uint32_t after = mark + peek(mark).size;
  if (peek(mark).value == '`') return mark;
  if (peek(after).kind != CharClass::letter) {
    const bool clipped = mark - begin > 3 && !open_quote_ && view(mark - 2, mark) == "in" &&
                         after == chunk_.end && is_ascii_lower(text_[mark - 3]);
    return clipped ? after : mark;  // cookin'
  }
  const std::uint32_t end = extend_run(after);
  const std::string_view tail = view(after, end);
  if (is_clitic(tail)) return mark;
  if ((tail == "t" || tail == "T") && mark - begin > 1 && (text_[mark - 1] | 0x20) == 'n') {
    return mark;
  }
  return end;
}

std::uint32_t WordScanner::join_hyphen(std::uint32_t begin, std::uint32_t hyphen) const {
  const std::uint32_t after = hyphen + peek(hyphen).size;
  const bool hangs = after == chunk_.end && begin != hyphen;  // "pro- and anti-government"
  if (hangs && is_joined_prefix(view(begin, hyphen))) return after;
  if (!is_word_at(after)) return hyphen;
  std::uint32_t label = hyphen;
  while (label > begin && !is_hyphen(static_cast<unsigned char>(text_[label - 1])) &&
         text_[label - 1] != '.') {
    --label;
  }
  const std::uint32_t end = extend_run(after);
  const std::string_view left = view(label, hyphen);
  const std::string_view right = view(after, end);
  if (is_joined_prefix(left) || is_joined_suffix(right) || is_joined_pair(left, right)) return end;
  if (is_asian_name(left, right)) return end;
  return hyphen;
}

// AT&T, w/o, f*ck, US$
std::uint32_t WordScanner::join_symbol(std::uint32_t begin, std::uint32_t symbol) const {
  const char c = text_[symbol];
  const std::string_view left = view(begin, symbol);
  const std::uint32_t end = extend_run(symbol + 1);
  const bool word_after = symbol + 1 < chunk_.end && is_ascii_letter(text_[symbol + 1]);
  switch (c) {
    case '&':
      return word_after && left.size() <= 4 && end - symbol <= 5 ? end : symbol;
    case '/':
      return word_after && is_joined_slash(left, view(symbol + 1, end)) ? end : symbol;
    case '*':
      return word_after && begin > 0 && text_[begin - 1] != '*' && left.size() <= 2 ? end : symbol;
    case '$':
      return left.size() <= 3 && is_ascii_upper(left[0]) && is_ascii_upper(left.back()) ? symbol + 1
                                                                                        : symbol;
    case '!':
      return left == "Yahoo" ? symbol + 1 : symbol;
    default:
      return symbol;
  }
}

// True when nothing but closing marks stands between `after_dot` and the end of the sentence.
bool WordScanner::ends_sentence(std::uint32_t after_dot) const {
  if (chunk_.end != sentence_.end) return false;
  for (std::uint32_t at = after_dot; at < chunk_.end;) {
    const Character c = peek(at);
    if (!is_closer(c.value)) return false;
    at += c.size;
  }
  return true;
}

// Whether the stop at `dot` belongs to the word before it.
bool WordScanner::keeps_stop(std::uint32_t begin, std::uint32_t dot) const {
  const Character next = peek(dot + 1);
  const std::string_view word = view(begin, dot);
  if (next.value == '.') {  // "the U.S..", but not "and so on..."
    const bool known =
        is_dotted(word) || abbreviations_.kind_of(view(begin, dot + 1)) != AbbreviationKind::none;
    return known && ends_sentence(dot + 2);
  }
  const bool final = ends_sentence(dot + 1);
  if (is_dotted(word)) return !final || is_ascii_upper(word.back());
  if (final) return false;
  if (word.size() == 1 && is_ascii_upper(word[0])) return true;
  const AbbreviationKind kind = abbreviations_.kind_of(view(begin, dot + 1));
  if (kind == AbbreviationKind::none) return false;
  if (next.kind == CharClass::letter) {
    return kind == AbbreviationKind::title || kind == AbbreviationKind::number;
  }
  if (kind == AbbreviationKind::number) {
    const Span following = next_chunk(text_, dot + 1, sentence_.end);
    return !following.empty() && character_at(text_, following.begin).kind == CharClass::digit;
  }
  if (kind == AbbreviationKind::unit) {
    return begin > 0 && !tokens_.empty() &&
           class_of(static_cast<unsigned char>(text_[tokens_.back().span.begin])) ==
               CharClass::digit;
  }
  return true;
}

// Emits the word [begin, end) and what clings to it; returns the end of all that.
std::uint32_t WordScanner::finish_word(std::uint32_t begin, std::uint32_t end) {
  const Character next = peek(end);
  if (next.value == '.' && keeps_stop(begin, end)) {
    emit(begin, end + 1);
    return emit_clitic(end + 1);
  }
  if (next.kind == CharClass::mark) {
    const std::uint32_t after = end + next.size;
    const bool t = after < chunk_.end && (text_[after] | 0x20) == 't' && !is_word_at(after + 1);
    if (t && end - begin > 1 && (text_[end - 1] | 0x20) == 'n') {  // did|n't
      emit(begin, end - 1);
      emit(end - 1, after + 1, true);
      return emit_clitic(after + 1);
    }
  }
  emit_word(begin, end);
  return emit_clitic(end);
}

// The clitics at `at` ('s, 're, or the bare apostrophe of a plural), glued; returns their end.
std::uint32_t WordScanner::emit_clitic(std::uint32_t at) {
  while (true) {
    const Character mark = peek(at);
    if (mark.kind != CharClass::mark || mark.value == 0x2018) return at;
    const std::uint32_t after = at + mark.size;
    const std::uint32_t end = extend_run(after);
    if (end > after && end - after <= kLongestClitic && is_clitic(view(after, end))) {
      emit(at, end, true);
      at = end;
      continue;
    }
    if (end != after || open_quote_ || mark.value == '`' || at == 0) return at;
    if ((text_[at - 1] | 0x20) != 's' || peek(after).kind == CharClass::mark) return at;
    emit(at, after, true);
    return after;
  }
}

// A word without marks; "cannot" and its like are cut.
void WordScanner::emit_word(std::uint32_t begin, std::uint32_t end) {
  const std::size_t cut = contraction_cut(view(begin, end));
  if (cut == 0) {
    emit(begin, end);
    return;
  }
  const auto middle = begin + static_cast<std::uint32_t>(cut);
  emit(begin, middle);
  emit(middle, end, true);
}

}  // namespace

void split_words(std::string_view text, Span sentence, const Abbreviations& abbreviations,
                 std::vector<Token>& tokens) {
  WordScanner(text, sentence, abbreviations, tokens).run();
}

}  // namespace tacitus

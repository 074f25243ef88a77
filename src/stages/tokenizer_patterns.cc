#include "stages/tokenizer_patterns.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/tokenizer_characters.h"

namespace tacitus {
namespace {

constexpr std::string_view kEmoticons[] = {
    ":)",  ":(",  ":D",  ":P", ":p",  ":/",  ":-)", ":-(", ":-D", ":-P", ":-/", ";)",  ";-)", ";D",
    ";P",  "=)",  "=(",  "=D", ":o)", ":'(", ":))", ":((", ":O",  ":|",  ":]",  ":[",  "(:",  "(;",
    "^_^", "-_-", ">:(", "<3", "8-)", ":*",  ":S",  ":-|", ":-O", ":3",  "^^",  "o_O", "O_o", "T_T",
};

constexpr std::string_view kArrows[] = {"->", "<-", "=>", "<=", ">=", "==>", "-->", "<--"};

// Names of file types and of the Internet's upper domains: what stands behind the last stop of an
// address that has no other sign of being one. Sorted.
constexpr std::string_view kDomains[] = {
    "au",  "biz",  "br",  "ca",  "ch",  "cn",   "co",  "com", "csv", "de",   "doc",  "docx",
    "edu", "es",   "eu",  "exe", "fr",  "gif",  "gov", "gz",  "hk",  "htm",  "html", "ie",
    "il",  "info", "int", "ir",  "jp",  "jpeg", "jpg", "kp",  "kr",  "mil",  "mp3",  "mx",
    "net", "nl",   "nz",  "org", "pdf", "php",  "pl",  "png", "ppt", "ps",   "ru",   "se",
    "tv",  "tw",   "txt", "ua",  "uk",  "url",  "us",  "wav", "xls", "xlsx", "xml",  "zip",
};

// Labels that stay with what follows their hyphen; sorted.
constexpr std::string_view kJoinedPrefixes[] = {
    "a",     "anti",  "arch",  "bi",     "co",     "counter", "cross", "e",     "ex",
    "extra", "hyper", "infra", "inter",  "intra",  "macro",   "mega",  "micro", "mid",
    "mini",  "multi", "neo",   "non",    "over",   "pan",     "para",  "poly",  "post",
    "pre",   "pro",   "proto", "pseudo", "psycho", "re",      "retro", "semi",  "socio",
    "sub",   "super", "trans", "tri",    "ultra",  "un",      "uni",
};

constexpr std::string_view kUnits[] = {
    "AM", "B",  "BN",  "GB", "K",  "KM", "M",   "MB", "MM", "MW", "PM", "am", "b",   "bn", "cc",
    "cm", "ft", "g",   "gb", "hp", "hr", "hrs", "k",  "kb", "kg", "km", "lb", "lbs", "m",  "mb",
    "mg", "mi", "min", "ml", "mm", "mn", "mph", "oz", "pm", "sq", "t",  "tn", "x",   "yd",
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
char small(char c) { return is_capital(c) ? static_cast<char>(c + 32) : c; }

bool same(std::string_view a, std::string_view small_b) {
  return a.size() == small_b.size() && std::equal(a.begin(), a.end(), small_b.begin(),
                                                  [](char x, char y) { return small(x) == y; });
}

template <std::size_t size>
bool has(const std::string_view (&sorted)[size], std::string_view word) {
  return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

// `word` in small letters, or nothing when it is longer than what the tables hold.
std::string small_form(std::string_view word) {
  std::string out;
  if (word.size() > 12) return out;
  for (const char c : word) out.push_back(small(c));
  return out;
}

bool is_address_char(char c) {
  return is_letter(c) || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '%' || c == '+' ||
         c == '@' || c == '~' || c == '#';
}

// The length of an address of which `size` bytes were taken, without punctuation at its end.
std::size_t without_tail(std::string_view text, std::size_t size) {
  while (size > 0) {
    const char c = text[size - 1];
    if (c == ')' && text.substr(0, size).find('(') != std::string_view::npos) return size;
    if (std::string_view(".,;:!?'\")]}>*").find(c) == std::string_view::npos) return size;
    --size;
  }
  return 0;
}

bool starts_web(std::string_view rest) {
  for (const std::string_view scheme : {"http://", "https://", "ftp://", "mailto:", "www."}) {
    if (rest.size() > scheme.size() + 1 && same(rest.substr(0, scheme.size()), scheme)) return true;
  }
  return false;
}

std::size_t web_size(std::string_view rest) {
  std::size_t size = 0;
  int open = 0;  // brackets; one that closes what the address did not open ends it
  while (size < rest.size()) {
    const Character c = character_at(rest, size);
    if (c.value == '<' || c.value == '>' || c.value == '"' || c.value == 0x201D ||
        c.value == 0x201C || c.value == 0x2014) {
      break;
    }
    if (c.value == '(') ++open;
    if (c.value == ')' && open-- == 0) break;
    size += c.size;
  }
  return without_tail(rest, size);
}

// "name@host.org", "name@host": something on both sides of one "@".
bool is_mail(std::string_view run) {
  const std::size_t sign = run.find('@');
  return sign != std::string_view::npos && sign > 0 && sign + 1 < run.size() &&
         is_letter(run[sign + 1]) && (is_letter(run[0]) || is_digit(run[0]));
}

// "whitehouse.gov", "budget-2.xls", "comp.sources.unix": labels between single stops.
bool is_domain(std::string_view run) {
  std::size_t labels = 0;
  bool long_labels = true;
  std::size_t begin = 0;
  std::string_view last;
  while (true) {
    const std::size_t dot = run.find('.', begin);
    last = run.substr(begin, dot == std::string_view::npos ? dot : dot - begin);
    if (last.empty() && labels > 0) return false;
    for (const char c : last) {
      if (!is_letter(c) && !is_digit(c) && c != '-' && c != '_' && c != '#') return false;
      long_labels = long_labels && !is_capital(c) && !is_digit(c);
    }
    long_labels = long_labels && last.size() > 2;
    ++labels;
    if (dot == std::string_view::npos) break;
    begin = dot + 1;
  }
  if (labels < 2) return false;
  if (labels > 2 && long_labels) return true;
  if (is_capital(last[0]) && last.size() > 1 && !is_capital(last[1])) return false;  // "end.Com"
  return last.size() > 1 && has(kDomains, small_form(last));
}

}  // namespace

std::size_t emoticon_size(std::string_view rest) {
  const char c = rest[0];
  if (is_letter(c) && c != 'o' && c != 'O' && c != 'T') return 0;
  std::size_t best = 0;
  for (const std::string_view face : kEmoticons) {
    if (face.size() > best && rest.substr(0, face.size()) == face) best = face.size();
  }
  if (best == 0) return 0;
  for (std::size_t at = best; at < rest.size(); ++at) {
    if (at > best + 3 || std::string_view(".,!?)").find(rest[at]) == std::string_view::npos)
      return 0;
  }
  return best;
}

std::size_t address_size(std::string_view rest, std::size_t& looked_at) {
  looked_at = 0;
  if (starts_web(rest)) {
    const std::size_t size = web_size(rest);
    if (size > 5) return size;
  }
  std::size_t run = 0;
  while (run < rest.size() && is_address_char(rest[run])) ++run;
  looked_at = run;
  const std::size_t size = without_tail(rest, run);
  const std::string_view body = rest.substr(0, size);
  if (body.find('@') != std::string_view::npos) return is_mail(body) ? size : 0;
  return is_domain(body) ? size : 0;
}

std::size_t punctuation_size(std::string_view rest) {
  const char c = rest[0];
  for (const std::string_view arrow : kArrows) {
    if (rest.substr(0, arrow.size()) == arrow) return arrow.size();
  }
  std::size_t size = 1;
  if (c == '.' || c == '!' || c == '?') {
    while (size < rest.size() &&
           std::string_view(".!?").find(rest[size]) != std::string_view::npos) {
      ++size;
    }
    return size;
  }
  if (std::string_view("-*=_~+#<>^|$/\\").find(c) != std::string_view::npos) {
    while (size < rest.size() && rest[size] == c) ++size;
    return size;
  }
  return character_at(rest, 0).size;
}

std::size_t number_size(std::string_view rest) {
  const auto digits_from = [&](std::size_t at) {
    std::size_t count = 0;
    while (at + count < rest.size() && is_digit(rest[at + count])) ++count;
    return count;
  };
  std::size_t at = is_digit(rest[0]) ? 0 : 1;
  std::size_t count = digits_from(at);
  const std::size_t first = count;
  at += count;
  // A chain of groups of digits with one and the same "/" or "-" between them.
  for (const char mark : {'/', '-'}) {
    std::size_t groups = 1;
    std::size_t end = at;
    std::size_t last = count;
    bool short_groups = count <= 4;
    while (end < rest.size() && rest[end] == mark && digits_from(end + 1) > 0) {
      last = digits_from(end + 1);
      short_groups = short_groups && last <= 4;
      end += 1 + last;
      ++groups;
    }
    if (end < rest.size() && is_letter(rest[end])) continue;
    if (groups > 2 && short_groups) return end;                             // 11/28/2000
    if (groups == 2 && mark == '-' && first == 3 && last == 4) return end;  // 345-9945
    if (groups == 2 && mark == '-' && first == 5 && last == 4) return end;  // a ZIP code
    if (groups == 2 && mark == '/' && first <= 2 && last == 2) {
      const int second = (rest[end - 2] - '0') * 10 + (rest[end - 1] - '0');
      if (second > 10 && second < 32 &&
          (first == 1 || rest[0] == '0' || (rest[0] == '1' && rest[1] < '3')))
        return end;  // 9/11
    }
  }
  while (at + 1 < rest.size() && (rest[at] == ',' || rest[at] == '.' || rest[at] == ':')) {
    count = digits_from(at + 1);
    if (count == 0) break;
    if (rest[at] == ',' && count != 3) {  // "13,14" is two numbers; "1,00,000" is one
      const std::size_t after = at + 1 + count;
      const bool indian =
          count == 2 && after < rest.size() && rest[after] == ',' && digits_from(after + 1) == 3;
      if (!indian) break;
    }
    at += 1 + count;
  }
  return at;
}

bool is_unit(std::string_view letters) { return is_in(kUnits, letters); }

bool is_decade(std::string_view number) {
  return (number.size() == 4 || number.size() == 2) && number.back() == '0';
}

bool is_clitic(std::string_view letters) {
  for (const std::string_view clitic : {"s", "m", "d", "ll", "ve", "re"}) {
    if (same(letters, clitic)) return true;
  }
  return false;
}

bool is_clipped_word(std::string_view word) {
  if (word.size() >= 2 && word.size() <= 3 && is_digit(word[0]) && is_digit(word[1])) {
    return word.size() == 2 || word[2] == 's';
  }
  for (const std::string_view clipped :
       {"em", "n", "til", "tis", "twas", "cause", "bout", "round"}) {
    if (same(word, clipped)) return true;
  }
  return false;
}

bool is_joined_prefix(std::string_view label) { return has(kJoinedPrefixes, small_form(label)); }

bool is_joined_suffix(std::string_view label) {
  return same(label, "esque") || same(label, "wise") || same(label, "ish");
}

bool is_joined_pair(std::string_view left, std::string_view right) {
  return (same(left, "uh") && same(right, "oh")) || (same(left, "vice") && same(right, "versa")) ||
         (same(left, "hm") && same(right, "m"));
}

bool is_joined_slash(std::string_view left, std::string_view right) {
  return (same(left, "w") && same(right, "o")) || (same(left, "b") && same(right, "c")) ||
         (same(left, "n") && same(right, "a")) || (same(left, "s") && same(right, "he")) ||
         (same(left, "l") && same(right, "c")) || (same(left, "i") && right.size() == 1);
}

bool is_dotted(std::string_view word) { return word.find('.') != std::string_view::npos; }

namespace {

// A syllable in the Latin spelling of Korean or Chinese: an initial, vowels, a final.
bool is_asian_syllable(std::string_view word) {
  constexpr std::string_view kInitials[] = {"ch", "sh", "hs", "ts", "tz", "kh", "kw",
                                            "zh", "gw", "hw", "hy", "ky", "gy", "my",
                                            "ny", "ry", "by", "py", "yw"};
  if (word.size() > 6) return false;
  const std::string form = small_form(word);
  std::string_view rest = form;
  const auto is_vowel = [](char c) {
    return std::string_view("aeiou").find(c) != std::string_view::npos;
  };
  const std::string_view two = rest.substr(0, 2);
  if (is_in(kInitials, two)) {
    rest.remove_prefix(2);
  } else if (!rest.empty() && !is_vowel(rest[0])) {
    if (std::string_view("bcdfghjklmnprstwyz").find(rest[0]) == std::string_view::npos)
      return false;
    rest.remove_prefix(1);
  }
  std::size_t vowels = 0;
  while (vowels < rest.size() && is_vowel(rest[vowels])) ++vowels;
  if (vowels == 0 || vowels > 3) return false;
  rest.remove_prefix(vowels);
  return rest.empty() || rest == "n" || rest == "ng" || rest == "k" || rest == "m" || rest == "l" ||
         rest == "p" || rest == "t" || rest == "h" || rest == "i";
}

}  // namespace

bool is_asian_name(std::string_view left, std::string_view right) {
  if (left.size() < 2 || right.size() < 2 || !is_capital(left[0])) return false;
  if (same(left, "al") || same(left, "el") || same(left, "sit") || same(left, "set")) return false;
  if (same(right, "up") || same(right, "to") || same(right, "led") || same(right, "am"))
    return false;
  return is_asian_syllable(left) && is_asian_syllable(right);
}

std::size_t contraction_cut(std::string_view word) {
  struct Contraction {
    std::string_view word;
    std::size_t cut;
  };
  constexpr Contraction kContractions[] = {
      {"cannot", 3},  {"gonna", 3},   {"wanna", 3},    {"gotta", 3}, {"gimme", 3},  {"lemme", 3},
      {"dont", 2},    {"didnt", 3},   {"doesnt", 4},   {"cant", 2},  {"isnt", 2},   {"wasnt", 3},
      {"wouldnt", 5}, {"couldnt", 5}, {"shouldnt", 6}, {"arent", 3}, {"werent", 4}, {"havent", 4},
      {"hasnt", 3},   {"hadnt", 3},   {"ive", 1},      {"youre", 3}, {"theyre", 4}, {"thats", 4},
      {"whats", 4},   {"theres", 5},  {"im", 1},
  };
  if (word.size() > 8) return 0;
  const bool capitals = word.size() > 1 && is_capital(word[1]);
  for (const Contraction& contraction : kContractions) {
    if (word.size() != contraction.word.size() || !same(word, contraction.word)) continue;
    const bool plain = &contraction - kContractions < 6;
    return capitals && !plain ? 0 : contraction.cut;
  }
  return 0;
}

}  // namespace tacitus

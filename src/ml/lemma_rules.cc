#include "ml/lemma_rules.h"

#include <charconv>

#include "base/utf8.h"

namespace tacitus {
namespace {

// Offset of the code point that stands `count` code points before the end, or nothing when there
// are not that many.
std::optional<std::size_t> back(std::string_view text, std::uint32_t count) {
  std::size_t at = text.size();
  for (; count > 0; --count) {
    if (at == 0) return std::nullopt;
    --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  }
  return at;
}

std::string cased(LemmaRule::Case letters, std::string_view form) {
  if (letters == LemmaRule::Case::keep || form.empty()) return std::string(form);
  if (letters == LemmaRule::Case::lower) return lower(plain_quotes(form));
  const std::size_t first = decode_at(form, 0).size;
  return std::string(form.substr(0, first)) + lower(plain_quotes(form.substr(first)));
}

}  // namespace

std::optional<LemmaRule> parse_lemma_rule(std::string_view rule) {
  LemmaRule out;
  if (rule.starts_with('=')) {
    out.letters = LemmaRule::Case::replace;
    out.add = rule.substr(1);
    if (out.add.empty()) return std::nullopt;
    return out;
  }
  if (rule.size() < 2 || rule[1] != '|') return std::nullopt;
  switch (rule[0]) {
    case 'l':
      out.letters = LemmaRule::Case::lower;
      break;
    case 'k':
      out.letters = LemmaRule::Case::keep;
      break;
    case 't':
      out.letters = LemmaRule::Case::title;
      break;
    default:
      return std::nullopt;
  }
  rule.remove_prefix(2);
  const std::size_t bar = rule.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  const auto [end, code] = std::from_chars(rule.data(), rule.data() + bar, out.strip);
  if (code != std::errc() || end != rule.data() + bar) return std::nullopt;
  out.add = rule.substr(bar + 1);
  return out;
}

std::string plain_quotes(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = decode_at(form, at);
    switch (point.value) {
      case 0x2018:
      case 0x2019:
        out += '\'';
        break;
      case 0x201C:
      case 0x201D:
        out += '"';
        break;
      case 0x2013:
      case 0x2014:
        out += '-';
        break;
      case 0x2026:
        out += "...";
        break;
      default:
        out.append(form.substr(at, point.size));
    }
    at += point.size;
  }
  return out;
}

std::string lemma_of(const LemmaRule& rule, std::string_view form) {
  if (rule.letters == LemmaRule::Case::replace) return rule.add;
  std::string word = cased(rule.letters, form);
  if (const std::optional<std::size_t> kept = back(word, rule.strip)) {
    word.resize(*kept);
    word += rule.add;
    if (!word.empty()) return word;
  }
  return lower(plain_quotes(form));
}

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tacitus {

// How a lemma is made of a word (docs/model_format.md, "Lemma rules").
struct LemmaRule {
  enum class Case : std::uint8_t { lower, keep, title, replace };
  Case letters = Case::lower;
  std::uint32_t strip = 0;  // code points cut from the end
  std::string add;          // appended; with Case::replace the whole lemma
};

// Reads "l|1|y", "k|0|", "t|2|" or "=be"; nothing when it is no rule.
std::optional<LemmaRule> parse_lemma_rule(std::string_view rule);

// Curly quotes, dashes and the ellipsis as the plain characters that stand for them; other code
// points stay. O(form.size()).
std::string plain_quotes(std::string_view form);

// The lemma that the rule makes of the form. A rule that would cut more than the form has, or leave
// nothing, gives the form in lower case. O(form.size()).
std::string lemma_of(const LemmaRule& rule, std::string_view form);

}  // namespace tacitus

#include "engine/prove_statements.h"

#include <algorithm>

#include "engine/parts.h"

namespace tacitus {
namespace {

std::string marked(const Document& document, const Statement& statement) {
  std::string out = "[" + std::string(document.at(statement.speaker_words)) + "] <" +
                    std::string(document.at(statement.cue)) + ">";
  for (const Span part : statement.content) out += " {" + std::string(document.at(part)) + "}";
  return out;
}

Annotations annotate(const Engine& engine, std::string_view text, Document& document) {
  document.id = "example";
  document.text = text;
  return engine.annotate(document);
}

// What is wrong with a sentence in which a word must not tell of a statement, or nullopt.
std::optional<std::string> fault_of_no(const Engine& engine, const ReportingWord& word,
                                       std::string_view sentence) {
  Document document;
  const Annotations annotations = annotate(engine, sentence, document);
  for (const Statement& statement : annotations.statements) {
    if (statement.rule != word.rule) continue;
    return "\"" + std::string(sentence) + "\" must give nothing, gives " +
           marked(document, statement);
  }
  return std::nullopt;
}

// What is wrong with the example of a word, or nullopt.
std::optional<std::string> fault_of_yes(const Engine& engine, const ReportingWord& word,
                                        std::string_view example) {
  const std::optional<MarkedStatement> wanted = parse_marked(example);
  if (!wanted) {
    return "\"" + std::string(example) + "\" is no example; write [who] <says> {what}";
  }
  Document document;
  const Annotations annotations = annotate(engine, wanted->text, document);
  std::string got;
  for (const Statement& statement : annotations.statements) {
    const bool same = statement.speaker_words == wanted->speaker && statement.cue == wanted->cue &&
                      statement.content == wanted->content;
    if (same && statement.rule == word.rule) return std::nullopt;
    got += (got.empty() ? "" : " ; ") + marked(document, statement) + " by " + statement.rule;
  }
  return "\"" + std::string(example) + "\" gives " + (got.empty() ? "no statement" : got);
}

constexpr std::string_view kBetween = " | ";

// What is wrong with the sentences of a word: the first is an example, the others are examples or,
// without a mark, counter-examples.
std::optional<std::string> fault_of(const Engine& engine, const ReportingWord& word) {
  std::string_view rest = word.example;
  for (bool first = true;; first = false) {
    const std::size_t end = std::min(rest.find(kBetween), rest.size());
    const std::string_view sentence = rest.substr(0, end);
    const bool counter = !first && sentence.find('<') == std::string_view::npos;
    auto fault =
        counter ? fault_of_no(engine, word, sentence) : fault_of_yes(engine, word, sentence);
    if (fault || end == rest.size()) return fault;
    rest.remove_prefix(end + kBetween.size());
  }
}

}  // namespace

std::optional<MarkedStatement> parse_marked(std::string_view example) {
  MarkedStatement out;
  char open = 0;  // the mark that is open
  std::uint32_t begin = 0;
  for (const char c : example) {
    const auto at = static_cast<std::uint32_t>(out.text.size());
    if (c == '[' || c == '<' || c == '{') {
      if (open != 0) return std::nullopt;
      open = c;
      begin = at;
    } else if (c == ']' || c == '>' || c == '}') {
      const Span span = {begin, at};
      if (open == '[' && c == ']')
        out.speaker = span;
      else if (open == '<' && c == '>')
        out.cue = span;
      else if (open == '{' && c == '}')
        out.content.push_back(span);
      else
        return std::nullopt;
      open = 0;
    } else {
      out.text += c;
    }
  }
  if (open != 0 || out.cue.empty() || out.content.empty()) return std::nullopt;
  return out;
}

void prove_statements(const Engine& engine, Proof& proof) {
  for (const ReportingWord& word : engine.parts().reporting.all()) {
    ++proof.statements;
    if (const auto fault = fault_of(engine, word)) {
      proof.findings.push_back({word.rule + ":1", *fault});
    }
  }
}

}  // namespace tacitus

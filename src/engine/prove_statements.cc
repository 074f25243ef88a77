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

// What is wrong with the example of a word, or nullopt.
std::optional<std::string> fault_of(const Engine& engine, const ReportingWord& word) {
  const std::optional<MarkedStatement> wanted = parse_marked(word.example);
  if (!wanted) return "\"" + word.example + "\" is no example; write [who] <says> {what}";
  Document document;
  document.id = "example";
  document.text = wanted->text;
  const Annotations annotations = engine.annotate(document);
  std::string got;
  for (const Statement& statement : annotations.statements) {
    const bool same = statement.speaker_words == wanted->speaker && statement.cue == wanted->cue &&
                      statement.content == wanted->content;
    if (same && statement.rule == word.rule) return std::nullopt;
    got += (got.empty() ? "" : " ; ") + marked(document, statement) + " by " + statement.rule;
  }
  return "\"" + word.example + "\" gives " + (got.empty() ? "no statement" : got);
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

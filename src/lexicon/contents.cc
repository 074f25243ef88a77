#include "lexicon/contents.h"

#include <algorithm>

#include "base/suggestion.h"
#include "base/table.h"
#include "lexicon/frames.h"

// An act of speech has a code of its own kind only ("appeal", 020); which appeal it is depends on
// what is asked for. That is the same for all verbs of asking, agreeing, refusing and threatening,
// so it stands once, in a table, and not in every frame:
//
//   act  content          code
//   02   072              0232    an appeal for military aid
//   141  <new-policy>     1412    a demonstration for another policy
//
// A rule must say more than the act's own code does: 020 may become 0232, and 023 too, but 024 may
// not.

namespace tacitus {
namespace {

constexpr std::string_view kFile = "ontology/content.tsv";

// What a code says without "not specified": "020" says "02".
std::string_view stem_of(std::string_view code) {
  return code.size() == 3 && code.back() == '0' ? code.substr(0, 2) : code;
}

bool says_more(std::string_view code, std::string_view act) {
  const std::string_view stem = stem_of(act);
  return code.starts_with(stem) && code.size() > stem.size() && code != act;
}

}  // namespace

Result<ContentCodes> ContentCodes::create(const Resources& resources,
                                          const std::vector<std::string_view>& classes,
                                          const CodeChecker& codes) {
  ContentCodes out;
  const std::string_view bytes = resources.find(kFile);
  if (bytes.data() == nullptr) return out;
  const Result<std::vector<TableRow>> rows = read_table(kFile, bytes, {"act", "content", "code"});
  if (!rows) return rows.error();
  for (const TableRow& row : *rows) {
    ContentRule rule;
    const auto fault = [&](std::size_t cell, std::string message) {
      return bad_data(place_of(kFile, row, cell), std::move(message));
    };
    for (const std::size_t cell : {0u, 2u}) {
      if (codes.has_cameo(row.cells[cell])) continue;
      return fault(cell, "there is no CAMEO code \"" + std::string(row.cells[cell]) + "\"");
    }
    rule.act = row.cells[0];
    rule.code = row.cells[2];
    const std::string_view content = row.cells[1];
    if (content.size() > 2 && content.front() == '<' && content.back() == '>') {
      const std::string_view name = content.substr(1, content.size() - 2);
      const auto found = std::find(classes.begin(), classes.end(), name);
      if (found == classes.end()) return fault(1, unknown("class", name, classes));
      rule.word_class = static_cast<std::uint32_t>(found - classes.begin());
    } else if (codes.has_cameo(content)) {
      rule.content = content;
    } else {
      return fault(1, "\"" + std::string(content) + "\" is neither a CAMEO code nor a <class>");
    }
    if (!says_more(rule.code, rule.act)) {
      return fault(2, "\"" + rule.code + "\" does not say more than \"" + rule.act + "\"");
    }
    out.rules_[rule.act.substr(0, 2)].push_back(std::move(rule));
  }
  return out;
}

std::string_view ContentCodes::by_code(std::string_view act, std::string_view content) const {
  const auto rules = rules_.find(act.substr(0, 2));
  if (rules == rules_.end() || content.empty()) return "";
  const ContentRule* best = nullptr;
  for (const ContentRule& rule : rules->second) {
    if (rule.word_class || !content.starts_with(rule.content)) continue;
    if (!act.starts_with(stem_of(rule.act)) || !says_more(rule.code, act)) continue;
    if (best == nullptr || rule.content.size() > best->content.size()) best = &rule;
  }
  return best == nullptr ? std::string_view() : std::string_view(best->code);
}

std::vector<const ContentRule*> ContentCodes::by_class(std::string_view act) const {
  std::vector<const ContentRule*> found;
  const auto rules = rules_.find(act.substr(0, 2));
  if (rules == rules_.end()) return found;
  for (const ContentRule& rule : rules->second) {
    if (!rule.word_class || !act.starts_with(stem_of(rule.act))) continue;
    if (says_more(rule.code, act)) found.push_back(&rule);
  }
  return found;
}

}  // namespace tacitus

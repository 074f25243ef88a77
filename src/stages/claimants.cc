#include "stages/claimants.h"

#include <algorithm>
#include <utility>

namespace tacitus {

namespace {

constexpr std::size_t kDepth = 256;  // steps up a tree; no sentence has more words

}  // namespace

Claims::Claims(const Annotations& annotations, const Reporting& reporting)
    : annotations_(annotations), reporting_(reporting), by_sentence_(annotations.sentences.size()) {
  const std::vector<Sentence>& sentences = annotations.sentences;
  for (Index i = 0; i < annotations.statements.size(); ++i) {
    for (const Span part : annotations.statements[i].content) {
      auto at = std::partition_point(
          sentences.begin(), sentences.end(),
          [&](const Sentence& sentence) { return sentence.span.end <= part.begin; });
      for (; at != sentences.end() && at->span.begin < part.end; ++at) {
        std::vector<Index>& list = by_sentence_[static_cast<std::size_t>(at - sentences.begin())];
        if (list.empty() || list.back() != i) list.push_back(i);
      }
    }
  }
}

// What a clause or a quotation says is told as true; what stands as an object or behind a
// preposition is only spoken about, unless somebody is accused of it. `part` of the content holds
// the token.
bool Claims::asserts(const Statement& statement, Span part, Index token) const {
  const ReportingWord* word = reporting_.by_rule(statement.rule);
  if (word == nullptr) return true;  // a label
  if (word->force == Force::accuses) return true;
  if (word->force == Force::asks || word->force == Force::intends) return false;
  Index top = token;
  for (std::size_t step = 0; step < kDepth; ++step) {
    const Index head = annotations_.tokens[top].head;
    if (head == kNone || !part.contains(annotations_.tokens[head].span)) break;
    top = head;
  }
  switch (annotations_.tokens[top].relation) {
    case Relation::obj:
    case Relation::obl:
    case Relation::nmod:
    case Relation::nsubj_pass:
      return word->kind == 'a' || word->kind == 'p';
    case Relation::xcomp:
      return word->force != Force::promises && word->force != Force::judges;
    default:
      return word->force != Force::judges || statement.mode != StatementMode::indirect ||
             annotations_.tokens[top].relation == Relation::ccomp;
  }
}

std::vector<Claimant> Claims::of(Index token, Index sentence) const {
  const Span words = annotations_.tokens[token].span;
  std::vector<std::pair<std::uint32_t, Index>> found;  // size of the part, statement
  for (const Index i : by_sentence_[sentence]) {
    const Statement& statement = annotations_.statements[i];
    for (const Span part : statement.content) {
      if (part.contains(words) && asserts(statement, part, token))
        found.emplace_back(part.size(), i);
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& one, const auto& two) { return one.first > two.first; });
  std::vector<Claimant> claimants;
  for (const auto& [size, i] : found) {
    const Statement& statement = annotations_.statements[i];
    claimants.push_back({statement.speaker, statement.cue});
  }
  return claimants;
}

}  // namespace tacitus

#include <algorithm>

#include "stages/statement_reader.h"

// How far what is told reaches over a sentence: a closing ", according to police" has all of it,
// and a question that was put to somebody is no part of the answer.

namespace tacitus {

// True when only the end of the sentence stands behind a phrase, and a comma before it.
bool StatementReader::closes(IndexRange words) const {
  if (words.first <= tokens_.first + 1 || word(words.first - 1) != ",") return false;
  Index next = words.last;
  while (next < tokens_.last && tree_.token(next).pos == Pos::punct) ++next;
  return next == tokens_.last;
}

// Adds the words of the sentence before a place, in their order.
void StatementReader::add_all(Index end, std::vector<Index>& out) const {
  for (Index t = tokens_.first; t < end; ++t) out.push_back(t);
}

// "Three died, and a bridge fell, according to police": the whole sentence, and the phrase is in
// nobody else's words.
void StatementReader::reach_over(std::vector<StatementDraft>& drafts) const {
  for (StatementDraft& draft : drafts) {
    if (draft.word->kind != 'p' || draft.speaker.empty()) continue;
    const IndexRange words = {std::min(draft.cue.first, draft.speaker.first),
                              std::max(draft.cue.last, draft.speaker.last)};
    if (!closes(words)) continue;
    draft.content.clear();
    add_all(words.first - 1, draft.content);
    for (StatementDraft& other : drafts) {
      if (&other == &draft) continue;
      std::erase_if(other.content, [&](Index token) { return words.contains(token); });
    }
  }
}

// "Asked whether he would run, the admiral said that ...": what was asked is not what he says.
void StatementReader::cut_question(std::vector<StatementDraft>& drafts) const {
  for (const StatementDraft& asked : drafts) {
    const bool put = asked.passive || tree_.passive(asked.cue_token);
    if (asked.word->force != Force::asks || !put || !asked.speaker.empty()) continue;
    const Index question = asked.cue_token;
    if (tree_.token(question).relation != Relation::advcl) continue;
    for (StatementDraft& answer : drafts) {
      if (&answer == &asked || tree_.below(answer.cue_token, question)) {
        continue;
      }
      std::erase_if(answer.content, [&](Index token) { return tree_.below(token, question); });
    }
  }
}

}  // namespace tacitus

#include "stages/statement_quotes.h"

#include <algorithm>
#include <string_view>

namespace tacitus {
namespace {

constexpr Index kGap = 5;  // words between a content and the quotation that goes on with it

// True for a sign that closes a quotation inside another.
bool is_quotation_sign(std::string_view text) {
  return text == "'" || text == "\"" || text == "''" || text == "\xE2\x80\x99" ||
         text == "\xE2\x80\x9D";
}

class Joiner {
 public:
  Joiner(const Document& document, const Tree& tree, const Quotations& quotations,
         std::vector<StatementDraft>& drafts)
      : document_(document),
        tree_(tree),
        layers_(tree.annotations()),
        quotations_(quotations),
        drafts_(drafts),
        owner_(quotations.all().size(), kNone) {}

  void run() {
    index_drafts();
    for (Index d = 0; d < drafts_.size(); ++d) take_touching(d);
    for (Index d = 0; d < drafts_.size(); ++d) take_reached(d);
    for (Index d = 0; d < drafts_.size(); ++d) take_beside(d);
    for (Index d = 0; d < drafts_.size(); ++d) take_other_side(d);
    for (Index d = 0; d < drafts_.size(); ++d) take_rest(d);
    spread_back();
    for (Index q = 0; q < owner_.size(); ++q) {
      take_named(q);
      take_alone(q);
    }
    for (Index q = 0; q < owner_.size(); ++q) {
      if (owner_[q] != kNone) give(q, owner_[q]);
    }
  }

 private:
  void index_drafts() {
    first_draft_.assign(layers_.sentences.size() + 1, 0);
    for (const StatementDraft& draft : drafts_) ++first_draft_[draft.sentence + 1];
    for (std::size_t s = 0; s < layers_.sentences.size(); ++s) {
      first_draft_[s + 1] += first_draft_[s];
    }
  }

  const Quotation& quotation(Index q) const { return quotations_.all()[q]; }

  bool inside(Index q, Index token) const { return quotation(q).tokens.contains(token); }

  bool is_punctuation(Index token) const { return layers_.tokens[token].pos == Pos::punct; }

  // False for a title or a word behind the verb: reads "War and Peace" at night.
  bool is_speech(Index q) const {
    const Index open = quotation(q).open;
    const std::string_view before =
        open > 0 ? document_.at(layers_.tokens[open - 1].span) : std::string_view();
    return before == "," || before == ":" || has_clause(q) || ends_as_speech(q);
  }

  // The quotation that touches the cue and the speaker beside it, whatever the tree says: "...,"
  // said X; X said, "...".
  void take_touching(Index d) {
    const StatementDraft& draft = drafts_[d];
    if (draft.word == nullptr || (draft.word->takes & kTakesQuote) == 0) return;
    if (draft.word->kind != 'v' || quotations_.around(draft.cue_token) != kNone) return;
    const IndexRange tokens = layers_.sentences[draft.sentence].tokens;
    IndexRange words = draft.cue;
    if (draft.speaker.last == words.first) words.first = draft.speaker.first;
    if (draft.speaker.first == words.last) words.last = draft.speaker.last;
    Index t = words.first;
    while (t > tokens.first && is_punctuation(t - 1)) --t;
    Index left = t > tokens.first ? quotations_.around(t - 1) : kNone;
    if (t == tokens.first) left = asked_before(d);
    if (left != kNone && owner_[left] == kNone && !inside(left, draft.cue_token) &&
        ends_as_speech(left)) {
      owner_[left] = d;
      return;
    }
    for (t = words.last; t < tokens.last && is_punctuation(t); ++t) {
    }
    const Index right = t < tokens.last ? quotations_.around(t) : kNone;
    if (right == kNone || owner_[right] != kNone || t != quotation(right).tokens.first) return;
    if (is_speech(right)) owner_[right] = d;
  }

  // '"Who will pay?" Petrov asked.': the sentence, by its sign, ends within the quotation.
  Index asked_before(Index d) const {
    const StatementDraft& draft = drafts_[d];
    const Sentence& sentence = layers_.sentences[draft.sentence];
    if (draft.sentence == 0 || !draft.takes_quote || !draft.content.empty()) return kNone;
    if (layers_.sentences[draft.sentence - 1].block != sentence.block) return kNone;
    Index end = sentence.tokens.first;
    while (end > 0 && quotations_.is_mark(end - 1)) --end;
    if (end == 0 || end == sentence.tokens.first) return kNone;
    const std::string_view sign = document_.at(layers_.tokens[end - 1].span);
    return sign == "?" || sign == "!" ? quotations_.around(end - 1) : kNone;
  }

  // Quotations that the content already reaches into.
  void take_reached(Index d) {
    const StatementDraft& draft = drafts_[d];
    Index last = kNone;
    for (const Index token : draft.content) {
      const Index q = quotations_.around(token);
      if (q == kNone || q == last) continue;
      last = q;
      if (owner_[q] != kNone || inside(q, draft.cue_token)) continue;
      if (!draft.speaker.empty() && inside(q, draft.speaker.first)) continue;
      if (covers(draft, q)) owner_[q] = d;
    }
    drop_tail(d);
  }

  // "...," said X on Friday: what stands behind the word of saying is no content of a quotation
  // that ends before it.
  void drop_tail(Index d) {
    StatementDraft& draft = drafts_[d];
    if (draft.word == nullptr || (draft.word->takes & kTakesQuote) == 0) return;
    bool quoted = false;
    Index left = 0;  // words of the content before the cue, and those of them in quotations
    Index inside_left = 0;
    for (const Index token : draft.content) {
      if (token > draft.cue_token || layers_.tokens[token].pos == Pos::punct) continue;
      ++left;
      const Index q = quotations_.around(token);
      if (q != kNone && owner_[q] == d) ++inside_left;
    }
    quoted = left > 0 && inside_left == left;
    if (!quoted) return;
    std::erase_if(draft.content, [&](Index token) {
      return token > draft.cue_token && quotations_.around(token) == kNone;
    });
  }

  // True when most of the words of the quotation in the draft's sentence are content.
  bool covers(const StatementDraft& draft, Index q) const {
    const IndexRange sentence = layers_.sentences[draft.sentence].tokens;
    const Index first = std::max(quotation(q).tokens.first, sentence.first);
    const Index last = std::min(quotation(q).tokens.last, sentence.last);
    const auto begin = std::lower_bound(draft.content.begin(), draft.content.end(), first);
    const auto end = std::lower_bound(draft.content.begin(), draft.content.end(), last);
    return 2 * (end - begin) >= static_cast<std::ptrdiff_t>(last - first);
  }

  // The quotations of a sentence that nobody has, nearest behind and before a token.
  Index behind(Index token, Index sentence) const {
    const IndexRange tokens = layers_.sentences[sentence].tokens;
    for (Index t = token + 1; t < tokens.last; ++t) {
      const Index q = quotations_.around(t);
      if (q != kNone && !inside(q, token)) return owner_[q] == kNone ? q : kNone;
      if (other_cue(t, sentence)) return kNone;
    }
    return kNone;
  }

  Index before(Index token, Index sentence) const {
    const IndexRange tokens = layers_.sentences[sentence].tokens;
    for (Index t = token; t > tokens.first; --t) {
      const Index q = quotations_.around(t - 1);
      if (q != kNone && !inside(q, token)) return owner_[q] == kNone ? q : kNone;
      if (other_cue(t - 1, sentence)) return kNone;
    }
    return kNone;
  }

  bool other_cue(Index token, Index sentence) const {
    for (Index d = first_draft_[sentence]; d < first_draft_[sentence + 1]; ++d) {
      if (drafts_[d].cue_token == token && drafts_[d].takes_quote) return true;
    }
    return false;
  }

  bool ends_as_speech(Index q) const {
    const IndexRange tokens = quotation(q).tokens;
    Index end = tokens.last - 1;
    // 'He said: "Help us."'
    while (end > tokens.first && is_quotation_sign(document_.at(layers_.tokens[end].span))) --end;
    const std::string_view text = document_.at(layers_.tokens[end].span);
    if (text == "," || text == "." || text == "?" || text == "!") return true;
    const Index next = quotation(q).tokens.last + 1;
    return next < layers_.tokens.size() && document_.at(layers_.tokens[next].span) == ",";
  }

  void take_beside(Index d) {
    StatementDraft& draft = drafts_[d];
    if (!draft.takes_quote || !draft.content.empty()) return;
    if (quotations_.around(draft.cue_token) != kNone) return;
    const Index left = before(draft.cue_token, draft.sentence);
    const Index right = behind(draft.cue_token, draft.sentence);
    if (left != kNone && (ends_as_speech(left) || right == kNone)) {
      owner_[left] = d;
    } else if (right != kNone && is_speech(right)) {
      owner_[right] = d;
    }
  }

  // "A," she said, "B."
  void take_other_side(Index d) {
    const StatementDraft& draft = drafts_[d];
    if (draft.word == nullptr || (draft.word->takes & kTakesQuote) == 0) return;
    if (quotations_.around(draft.cue_token) != kNone) return;
    const bool left = std::any_of(owner_.begin() + first_quotation(draft.sentence),
                                  owner_.begin() + end_quotation(draft.sentence),
                                  [&](Index owner) { return owner == d; });
    if (!left) return;
    const Index right = behind(draft.cue_token, draft.sentence);
    if (right != kNone) owner_[right] = d;
  }

  // He said it was over, "because nobody won": a quotation right behind the content goes on with
  // it.
  void take_rest(Index d) {
    StatementDraft& draft = drafts_[d];
    if (draft.content.empty() || draft.word == nullptr || draft.word->force != Force::says ||
        draft.word->kind != 'v' || quotations_.around(draft.cue_token) != kNone) {
      return;
    }
    const Index last = draft.content.back();
    if (last < draft.cue_token || quotations_.around(last) != kNone) return;
    const IndexRange tokens = layers_.sentences[draft.sentence].tokens;
    const bool pair = (draft.word->takes & kTakesPair) != 0;
    for (Index t = last + 1; t < tokens.last && t <= last + kGap; ++t) {
      if (other_cue(t, draft.sentence)) return;
      const Index q = quotations_.around(t);
      if (q == kNone) continue;
      // called the plan to dig a mine "an absolute disgrace"
      const bool name = pair && t <= last + 2;
      if (owner_[q] != kNone || !(name || has_clause(q))) return;
      owner_[q] = d;
      for (Index between = last + 1; between < t; ++between) draft.content.push_back(between);
      return;
    }
  }

  bool has_clause(Index q) const {
    const IndexRange tokens = quotation(q).tokens;
    for (Index t = tokens.first; t < tokens.last; ++t) {
      if (layers_.tokens[t].morphology.verb_form == VerbForm::finite) return true;
    }
    return false;
  }

  std::ptrdiff_t first_quotation(Index sentence) const {
    const auto& all = quotations_.all();
    return std::partition_point(all.begin(), all.end(),
                                [&](const Quotation& q) { return q.last_sentence < sentence; }) -
           all.begin();
  }
  std::ptrdiff_t end_quotation(Index sentence) const {
    const auto& all = quotations_.all();
    return std::partition_point(all.begin(), all.end(),
                                [&](const Quotation& q) { return q.first_sentence <= sentence; }) -
           all.begin();
  }

  // A quotation that goes on in the next paragraph is the speaker's of that one.
  void spread_back() {
    for (Index q = static_cast<Index>(owner_.size()); q > 1; --q) {
      if (quotation(q - 2).goes_on && owner_[q - 2] == kNone) owner_[q - 2] = owner_[q - 1];
    }
  }

  // The outermost draft of a sentence that may go on in a quotation.
  Index speaker_in(Index sentence) const {
    Index best = kNone;
    for (Index d = first_draft_[sentence]; d < first_draft_[sentence + 1]; ++d) {
      const StatementDraft& draft = drafts_[d];
      if (quotations_.around(draft.cue_token) != kNone || draft.speaker.empty()) continue;
      if (draft.word == nullptr || (draft.word->takes & kTakesQuote) == 0) continue;
      if (draft.word->force == Force::shows || draft.word->kind != 'v') continue;
      const bool nested =
          best != kNone && std::binary_search(drafts_[best].content.begin(),
                                              drafts_[best].content.end(), draft.cue_token);
      if (!nested) best = d;
    }
    return best;
  }

  // "...," said X, adding that it was over. "...": what goes on behind is what X adds.
  Index last_of(Index owner, Index sentence) const {
    Index last = owner;
    for (Index d = first_draft_[sentence]; d < first_draft_[sentence + 1]; ++d) {
      const StatementDraft& draft = drafts_[d];
      const Token& cue = layers_.tokens[draft.cue_token];
      const bool added = cue.relation == Relation::advcl && cue.head == drafts_[last].cue_token &&
                         draft.cue_token > cue.head && draft.word != nullptr &&
                         draft.word->force == Force::says &&
                         (draft.word->takes & kTakesQuote) != 0 && !draft.content.empty();
      if (added) last = d;
    }
    return last;
  }

  bool ends_with_colon(Index sentence) const {
    return document_.at(layers_.tokens[layers_.sentences[sentence].tokens.last - 1].span) == ":";
  }

  // A quotation that fills its sentences: the speaker of what stands before it goes on.
  void take_alone(Index q) {
    if (owner_[q] != kNone) return;
    const Quotation& own = quotation(q);
    if (q > 0 && quotation(q - 1).goes_on) {
      owner_[q] = owner_[q - 1];
      return;
    }
    if (own.first_sentence == 0 || !quotations_.fills_sentences(own)) return;
    const Index before = own.first_sentence - 1;
    const bool same_block = layers_.sentences[before].block == own.block;
    // the sentence before is a quotation as well
    if (q > 0 && quotation(q - 1).last_sentence == before && owner_[q - 1] != kNone) {
      owner_[q] = last_of(owner_[q - 1], before);
      return;
    }
    if (!is_prose(layers_.sentences[before], layers_.blocks)) return;
    if (!same_block && !ends_with_colon(before)) {
      const BlockKind kind = kind_of(before);
      if (kind != BlockKind::paragraph || kind_of(own.first_sentence) != kind) return;
    }
    owner_[q] = speaker_in(before);
    if (owner_[q] == kNone && ends_with_colon(before)) owner_[q] = add_introduction(before);
  }

  // Petrov: "..." inside a sentence: the name before the colon.
  void take_named(Index q) {
    if (owner_[q] != kNone) return;
    const Index open = quotation(q).open;
    const Index sentence = quotation(q).first_sentence;
    const Index first = layers_.sentences[sentence].tokens.first;
    if (open < first + 2 || document_.at(layers_.tokens[open - 1].span) != ":") return;
    const Index colon = open - 1;
    Index begin = colon;
    while (begin > first && layers_.tokens[begin - 1].pos == Pos::propn) --begin;
    if (begin == colon || layers_.tokens[colon - 1].name == NameKind::none) return;
    StatementDraft draft;
    draft.cue_token = colon;
    draft.cue = {colon, colon + 1};
    draft.speaker = {begin, colon};
    draft.speaker_head = begin;
    draft.sentence = sentence;
    owner_[q] = static_cast<Index>(drafts_.size());
    drafts_.push_back(std::move(draft));
  }

  // "The mayor released a statement:" before a quotation that stands alone: whoever is the subject.
  Index add_introduction(Index sentence) {
    const IndexRange tokens = layers_.sentences[sentence].tokens;
    for (Index t = tokens.first; t < tokens.last; ++t) {
      if (layers_.tokens[t].head != kNone || layers_.tokens[t].pos != Pos::verb) continue;
      const Index subject = tree_.child(t, Relation::nsubj);
      if (subject == kNone) return kNone;
      StatementDraft draft;
      draft.cue_token = t;
      draft.cue = {t, t + 1};
      draft.speaker = {subject, subject + 1};
      while (draft.speaker.first > tokens.first && tree_.below(draft.speaker.first - 1, subject)) {
        --draft.speaker.first;
      }
      while (draft.speaker.last < t && tree_.below(draft.speaker.last, subject)) {
        ++draft.speaker.last;
      }
      draft.speaker_head = subject;
      draft.sentence = sentence;
      drafts_.push_back(std::move(draft));
      return static_cast<Index>(drafts_.size() - 1);
    }
    return kNone;
  }

  BlockKind kind_of(Index sentence) const {
    const Index block = layers_.sentences[sentence].block;
    return block < layers_.blocks.size() ? layers_.blocks[block].kind : BlockKind::paragraph;
  }

  void give(Index q, Index d) {
    std::vector<Index>& content = drafts_[d].content;
    for (Index t = quotation(q).tokens.first; t < quotation(q).tokens.last; ++t) {
      content.push_back(t);
    }
  }

 public:
  void sort() {
    for (StatementDraft& draft : drafts_) {
      std::vector<Index>& content = draft.content;
      if (std::is_sorted(content.begin(), content.end())) continue;
      std::sort(content.begin(), content.end());
      content.erase(std::unique(content.begin(), content.end()), content.end());
    }
  }

 private:
  const Document& document_;
  const Tree& tree_;
  const Annotations& layers_;
  const Quotations& quotations_;
  std::vector<StatementDraft>& drafts_;
  std::vector<Index> owner_;        // [quotation], draft
  std::vector<Index> first_draft_;  // [sentence]
};

}  // namespace

void join_quotations(const Document& document, const Tree& tree, const Quotations& quotations,
                     std::vector<StatementDraft>& drafts) {
  Joiner joiner(document, tree, quotations, drafts);
  joiner.run();
  joiner.sort();
}

}  // namespace tacitus

#include "stages/statement_labels.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"

// A label is a short noun phrase before a colon that begins a headline or a paragraph. In a
// headline it must name somebody who can speak, or something that does ("Poll: ..."). In a
// paragraph it must be a name of a person, or stand in capitals more than once, as in the record of
// an interview; "UPDATE: ..." and "WASHINGTON: ..." are no speakers.

namespace tacitus {
namespace {

constexpr Index kLongestLabel = 7;  // words

class LabelFinder {
 public:
  LabelFinder(const Document& document, const Tree& tree, const Reporting& reporting)
      : document_(document),
        layers_(tree.annotations()),
        reporting_(reporting),
        mention_of_(layers_.tokens.size(), kNone) {
    for (Index m = 0; m < layers_.mentions.size(); ++m) {
      for (Index t = layers_.mentions[m].tokens.first; t < layers_.mentions[m].tokens.last; ++t) {
        mention_of_[t] = m;
      }
    }
  }

  std::vector<StatementDraft> run() {
    count_capitals();
    std::vector<StatementDraft> drafts;
    for (Index s = 0; s < layers_.sentences.size(); ++s) {
      if (!is_prose(layers_.sentences[s], layers_.blocks) || !begins_block(s)) continue;
      StatementDraft draft;
      draft.sentence = s;
      const bool found = is_headline(s) ? read_headline(s, draft) : read_turn(s, draft);
      if (found) drafts.push_back(std::move(draft));
    }
    return drafts;
  }

 private:
  bool begins_block(Index s) const {
    return s == 0 || layers_.sentences[s - 1].block != layers_.sentences[s].block;
  }

  bool is_headline(Index s) const {
    const Index block = layers_.sentences[s].block;
    return block < layers_.blocks.size() && layers_.blocks[block].kind == BlockKind::headline;
  }

  std::string_view text(Index token) const { return document_.at(layers_.tokens[token].span); }

  // The colon that ends a short noun phrase at the start of the sentence, or kNone.
  Index colon_of(Index s) const {
    const IndexRange tokens = layers_.sentences[s].tokens;
    const Index end = std::min(tokens.last, tokens.first + kLongestLabel + 1);
    for (Index t = tokens.first; t < end; ++t) {
      if (text(t) == ":") return t > tokens.first && t + 1 < tokens.last ? t : kNone;
      if (!fits_label(t)) return kNone;
    }
    return kNone;
  }

  bool fits_label(Index t) const {
    const Token& token = layers_.tokens[t];
    switch (token.pos) {
      case Pos::noun:
      case Pos::propn:
      case Pos::adj:
      case Pos::det:
      case Pos::adp:
      case Pos::x:
      case Pos::part:
      case Pos::cconj:
      case Pos::num:
        return true;
      default:
        return text(t) == "," || text(t) == "(" || text(t) == ")" || text(t) == "-" ||
               is_capital(t);
    }
  }

  bool is_capital(Index t) const {
    const std::string_view form = text(t);
    return std::all_of(form.begin(), form.end(),
                       [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == '-'; });
  }

  // Counts the labels in capitals, or of one person's name, that begin paragraphs.
  void count_capitals() {
    for (Index s = 0; s < layers_.sentences.size(); ++s) {
      if (!begins_block(s)) continue;
      const Index colon = colon_of(s);
      if (colon != kNone) labels_.emplace_back(last_word(colon));
    }
    std::sort(labels_.begin(), labels_.end());
  }

  std::string_view last_word(Index colon) const { return text(colon - 1); }

  bool repeats(Index colon) const {
    const auto range = std::equal_range(labels_.begin(), labels_.end(), last_word(colon));
    return range.second - range.first > 1;
  }

  // Somebody who can speak, or a thing that tells, heads the words.
  bool can_speak(IndexRange words) const {
    for (Index t = words.first; t < words.last; ++t) {
      const Index mention = mention_of_[t];
      if (mention != kNone) {
        const MentionKind kind = layers_.mentions[mention].kind;
        if (kind != MentionKind::place && kind != MentionKind::other) return true;
      }
      const NameKind name = layers_.tokens[t].name;
      if (name == NameKind::person || name == NameKind::organization) return true;
      const ReportingWord* entry = reporting_.find('n', lower(layers_.tokens[t].lemma));
      if (entry != nullptr && t + 1 == words.last) return true;
    }
    return false;
  }

  void set(IndexRange speaker, IndexRange content, Index colon, StatementDraft& draft) const {
    draft.cue_token = colon;
    draft.cue = {colon, colon + 1};
    draft.speaker = speaker;
    draft.speaker_head = speaker.last - 1;
    for (Index t = speaker.first; t < speaker.last; ++t) {
      const Index mention = mention_of_[t];
      if (mention != kNone) draft.speaker_head = layers_.mentions[mention].head;
    }
    for (Index t = content.first; t < content.last; ++t) draft.content.push_back(t);
  }

  bool read_headline(Index s, StatementDraft& draft) const {
    const IndexRange tokens = layers_.sentences[s].tokens;
    const Index colon = colon_of(s);
    if (colon != kNone && can_speak({tokens.first, colon})) {
      set({tokens.first, colon}, {colon + 1, tokens.last}, colon, draft);
      return true;
    }
    return read_trailing(tokens, draft);
  }

  // "Talks possible: minister"
  bool read_trailing(IndexRange tokens, StatementDraft& draft) const {
    for (Index t = tokens.last; t > tokens.first + 2 && tokens.last - t < 5; --t) {
      if (text(t - 1) != ":" || t == tokens.last) continue;
      IndexRange words = {t, tokens.last};
      while (!words.empty() && layers_.tokens[words.last - 1].pos == Pos::punct) --words.last;
      for (Index w = words.first; w < words.last; ++w) {
        if (!fits_label(w)) return false;
      }
      if (words.empty() || !can_speak(words)) return false;
      set(words, {tokens.first, t - 1}, t - 1, draft);
      return true;
    }
    return false;
  }

  bool read_turn(Index s, StatementDraft& draft) const {
    const Index colon = colon_of(s);
    if (colon == kNone) return false;
    const IndexRange words = {layers_.sentences[s].tokens.first, colon};
    const bool person = layers_.tokens[colon - 1].name == NameKind::person;
    bool capital = true;
    for (Index t = words.first; t < words.last; ++t) capital = capital && is_capital(t);
    if (!((person || capital) && (repeats(colon) || (person && words.size() <= 4)))) return false;
    Index last = s;
    while (last + 1 < layers_.sentences.size() &&
           layers_.sentences[last + 1].block == layers_.sentences[s].block) {
      ++last;
    }
    set(words, {colon + 1, layers_.sentences[last].tokens.last}, colon, draft);
    return true;
  }

  const Document& document_;
  const Annotations& layers_;
  const Reporting& reporting_;
  std::vector<Index> mention_of_;         // [token]
  std::vector<std::string_view> labels_;  // last words of labels, sorted
};

}  // namespace

std::vector<StatementDraft> find_labels(const Document& document, const Tree& tree,
                                        const Reporting& reporting) {
  return LabelFinder(document, tree, reporting).run();
}

}  // namespace tacitus

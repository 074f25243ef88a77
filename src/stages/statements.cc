#include "stages/statements.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/arguments.h"
#include "stages/dating.h"
#include "stages/quotations.h"
#include "stages/statement_labels.h"
#include "stages/statement_quotes.h"
#include "stages/statement_reader.h"
#include "stages/tree.h"

namespace tacitus {
namespace {

constexpr Index kMarks = 3;  // punctuation that may stand inside a run of words
constexpr int kClimb = 6;    // words between a place and the cue that it hangs on

// Makes statements of drafts.
class Finisher {
 public:
  Finisher(const Document& document, const Annotations& annotations, const Quotations& quotations)
      : document_(document),
        layers_(annotations),
        quotations_(quotations),
        mention_of_(annotations.tokens.size(), kNone) {
    for (Index m = static_cast<Index>(layers_.mentions.size()); m > 0; --m) {
      const Mention& mention = layers_.mentions[m - 1];
      for (Index t = mention.tokens.first; t < mention.tokens.last; ++t) {
        const Index other = mention_of_[t];
        const bool smaller =
            other == kNone || layers_.mentions[other].tokens.size() >= mention.tokens.size();
        if (smaller) mention_of_[t] = m - 1;
      }
    }
    for (Index m = static_cast<Index>(layers_.mentions.size()); m > 0; --m) {
      mention_of_[layers_.mentions[m - 1].head] = m - 1;
    }
  }

  Statement finish(const StatementDraft& draft) const {
    Statement statement;
    statement.cue = span_of(draft.cue);
    statement.sentence = draft.sentence;
    if (!draft.speaker.empty()) {
      statement.speaker_words = span_of(draft.speaker);
      if (draft.speaker_head != kNone) statement.speaker = mention_of_[draft.speaker_head];
    }
    for (const Index token : draft.addressee) {
      const Index mention = mention_of_[token];
      if (mention != kNone) statement.addressee.push_back(mention);
    }
    add_content(draft, statement);
    add_time(draft, statement);
    add_place(draft, statement);
    statement.rule = draft.word == nullptr ? "label" : draft.word->rule;
    statement.confidence = confidence_of(draft, statement);
    return statement;
  }

  Index mention_of(Index token) const { return mention_of_[token]; }

 private:
  Span span_of(IndexRange tokens) const {
    return {layers_.tokens[tokens.first].span.begin, layers_.tokens[tokens.last - 1].span.end};
  }

  bool is_punctuation(Index token) const { return layers_.tokens[token].pos == Pos::punct; }

  bool is_content(const Statement& statement, Span span) const {
    return std::any_of(statement.content.begin(), statement.content.end(),
                       [&](Span part) { return part.overlaps(span); });
  }

  // When it was said: by a time of the clause of the cue, never by one that is told.
  void add_time(const StatementDraft& draft, Statement& statement) const {
    const Dating dating = date_of(document_, layers_, draft.cue_token);
    if (dating.time != kNone && is_content(statement, layers_.times[dating.time].span)) return;
    statement.time = dating.time;
    statement.date = dating.date;
  }

  // Where it was said: a place of the cue's sentence that is neither told nor part of who says it,
  // and that is one of speech ("at a forum in Aspen") or of what the cue tells ("said in Tokyo").
  void add_place(const StatementDraft& draft, Statement& statement) const {
    const auto& places = layers_.locations;
    const Span sentence = layers_.sentences[draft.sentence].span;
    auto at = std::partition_point(places.begin(), places.end(), [&](const Location& place) {
      return place.span.begin < sentence.begin;
    });
    for (; at != places.end() && at->span.begin < sentence.end; ++at) {
      if (is_content(statement, at->span) || statement.speaker_words.contains(at->span)) continue;
      const bool speech = at->role == PlaceRole::speech && draft.cue.first < at->tokens.first;
      const bool here = at->role == PlaceRole::event && hangs_on(at->tokens.first, draft);
      if (!speech && !here) continue;
      statement.place = static_cast<Index>(at - places.begin());
      return;
    }
  }

  bool hangs_on(Index token, const StatementDraft& draft) const {
    for (int step = 0; step < kClimb && token != kNone; ++step) {
      if (token == draft.cue_token) return true;
      const bool told = std::binary_search(draft.content.begin(), draft.content.end(), token);
      if (told || draft.speaker.contains(token)) return false;
      const Relation relation = layers_.tokens[token].relation;
      if (relation == Relation::conj || relation == Relation::acl ||
          relation == Relation::acl_relcl || relation == Relation::advcl) {
        return false;
      }
      token = layers_.tokens[token].head;
    }
    return false;
  }

  // Runs of words, broken only where something that is not content stands between.
  void add_content(const StatementDraft& draft, Statement& statement) const {
    std::vector<IndexRange> runs;
    for (const Index token : draft.content) {
      if (draft.cue.contains(token) || draft.speaker.contains(token)) continue;
      // the next paragraph of a quotation begins with a mark
      const bool again = opens(token) && token > 0 && quotations_.around(token - 1) != kNone;
      if (!runs.empty() && !again && joins(runs.back().last, token)) {
        runs.back().last = token + 1;
      } else {
        runs.push_back({token, token + 1});
      }
    }
    std::size_t quoted = 0;
    std::size_t plain = 0;
    for (IndexRange run : runs) {
      trim(run);
      if (run.empty()) continue;
      statement.content.push_back(span_of(run));
      for (Index t = run.first; t < run.last; ++t) {
        if (!is_punctuation(t)) ++(quotations_.around(t) != kNone ? quoted : plain);
      }
    }
    const bool inside = quotations_.around(draft.cue_token) != kNone;
    statement.mode = inside || quoted == 0 ? StatementMode::indirect
                     : plain == 0          ? StatementMode::direct
                                           : StatementMode::mixed;
  }

  // True when only punctuation stands between the end of a run and the next word.
  bool joins(Index end, Index token) const {
    if (token - end > kMarks) return false;
    for (Index t = end; t < token; ++t) {
      if (!is_punctuation(t) || opens(t)) return false;
    }
    return true;
  }

  // True for the mark before a quotation.
  bool opens(Index token) const {
    return quotations_.is_mark(token) && token + 1 < layers_.tokens.size() &&
           quotations_.around(token + 1) != kNone;
  }

  // Takes off the punctuation around a run, and quotation marks whose partner is not in it.
  void trim(IndexRange& run) const {
    while (!run.empty() && drops(run.first, run, true)) ++run.first;
    while (!run.empty() && drops(run.last - 1, run, false)) --run.last;
  }

  bool drops(Index token, const IndexRange& run, bool front) const {
    if (!is_punctuation(token)) return false;
    if (quotations_.is_mark(token)) {
      // a mark stays when it pairs with one inside: a "loud voice"
      const Index neighbour = front ? token + 1 : token - 1;
      if (!run.contains(neighbour)) return true;
      const Index q = quotations_.around(neighbour);
      if (q == kNone) return true;
      const Quotation& quotation = quotations_.all()[q];
      const Index partner = front ? quotation.close : quotation.open;
      const bool whole = quotation.open <= run.first &&
                         (quotation.close == kNone || quotation.close + 1 >= run.last);
      return whole || partner == kNone || !run.contains(partner);
    }
    return quotations_.around(token) == kNone || front;
  }

  static float confidence_of(const StatementDraft& draft, const Statement& statement) {
    float confidence = 0.7f;
    if (draft.word == nullptr) return confidence;
    if (draft.word->force == Force::says) confidence = 0.9f;
    if (statement.mode == StatementMode::direct) confidence = 0.95f;
    if (statement.speaker == kNone) confidence -= 0.1f;
    return confidence;
  }

  const Document& document_;
  const Annotations& layers_;
  const Quotations& quotations_;
  std::vector<Index> mention_of_;  // [token]
};

// A statement with the draft that it was made of.
struct Told {
  Statement statement;
  const StatementDraft* draft = nullptr;
};

// True for a saying that is not told as done: "would say", "to announce it", "can deny".
bool is_unsaid(const Tree& tree, Index verb) {
  constexpr std::string_view kOpen[] = {"can",   "could",  "may",  "might", "must",
                                        "shall", "should", "will", "would"};
  if (tree.token(verb).morphology.verb_form == VerbForm::infinitive) return true;
  const auto kids = tree.children(verb);
  return std::any_of(kids.begin(), kids.end(), [&](Index kid) {
    return tree.token(kid).relation == Relation::aux && one_of(lower(tree.token(kid).lemma), kOpen);
  });
}

// True for a statement inside another's content that says nothing of its own: "said he believes".
// What another, named speaker has said there is told by both, and so is a claim that is only
// judged: "rejected the minister's claim that ...".
bool is_echo(const Annotations& layers, const Tree& tree, const Told& outer, const Told& inner) {
  if (inner.draft->word == nullptr || inner.draft->word->force != Force::says) return true;
  const Index speaker = inner.statement.speaker;
  if (speaker == kNone || outer.statement.speaker == kNone) return true;
  const Mention& one = layers.mentions[outer.statement.speaker];
  const Mention& two = layers.mentions[speaker];
  if (two.kind == MentionKind::pronoun) return true;
  if (one.entity != kNone && one.entity == two.entity) return true;
  if (inner.draft->word->kind == 'n') {
    const bool judged = outer.draft->word != nullptr && outer.draft->word->force == Force::judges;
    if (inner.draft->finite && judged) return false;
    if (!inner.draft->finite) return true;
  }
  if (inner.draft->word->kind == 'v' && is_unsaid(tree, inner.draft->cue_token)) return true;
  return tree.token(two.head).pos != Pos::propn && two.kind != MentionKind::organization;
}

bool holds(const Statement& outer, Span cue) {
  return std::any_of(outer.content.begin(), outer.content.end(),
                     [&](Span span) { return span.contains(cue); });
}

// True for what a quoted voice says of its own mind, or of nobody known: "I think we ...".
bool is_private(const Annotations& layers, const StatementDraft& draft,
                const Statement& statement) {
  if (draft.word == nullptr || draft.word->force != Force::says) return true;
  return statement.speaker == kNone ||
         layers.mentions[statement.speaker].kind == MentionKind::pronoun;
}

// The statements whose content reaches into each sentence.
std::vector<std::vector<Index>> by_sentence(const Annotations& layers,
                                            const std::vector<Told>& found) {
  std::vector<std::vector<Index>> lists(layers.sentences.size());
  for (Index i = 0; i < found.size(); ++i) {
    for (const Span part : found[i].statement.content) {
      auto at = std::partition_point(
          layers.sentences.begin(), layers.sentences.end(),
          [&](const Sentence& sentence) { return sentence.span.end <= part.begin; });
      for (; at != layers.sentences.end() && at->span.begin < part.end; ++at) {
        std::vector<Index>& list = lists[static_cast<std::size_t>(at - layers.sentences.begin())];
        if (list.empty() || list.back() != i) list.push_back(i);
      }
    }
  }
  return lists;
}

// Keeps the statements that say something of their own.
void add_own(Annotations& layers, const Tree& tree, std::vector<Told>& found) {
  const std::vector<std::vector<Index>> lists = by_sentence(layers, found);
  // "His scorn for the prize is known", "shared the bishop's belief that ...": somebody's words
  // are not told once more
  const auto repeats = [&](const Told& told) {
    if (!told.draft->nobody && !told.draft->matter) return false;
    const std::vector<Index>& near = lists[told.statement.sentence];
    return std::any_of(near.begin(), near.end(), [&](Index j) {
      const Statement& other = found[j].statement;
      return &found[j] != &told && !other.speaker_words.empty() && holds(told.statement, other.cue);
    });
  };
  for (Told& told : found) {
    const std::vector<Index>& near = lists[told.statement.sentence];
    const bool echo = std::any_of(near.begin(), near.end(), [&](Index j) {
      const Told& outer = found[j];
      return &outer != &told && holds(outer.statement, told.statement.cue) && !repeats(outer) &&
             is_echo(layers, tree, outer, told);
    });
    if (!echo && !repeats(told)) layers.statements.push_back(told.statement);
  }
}

// Sorts the words of each draft; a word that was taken twice counts once.
void put_in_order(std::vector<StatementDraft>& drafts) {
  for (StatementDraft& draft : drafts) {
    std::sort(draft.content.begin(), draft.content.end());
    draft.content.erase(std::unique(draft.content.begin(), draft.content.end()),
                        draft.content.end());
  }
}

// True for nouns of words and of what is abstract: "proposal", "popularity", "settlement".
bool names_thing(const Reporting& reporting, const std::string& lemma) {
  constexpr std::string_view kEndings[] = {"tion", "sion", "ment", "ity",
                                           "ness", "ism",  "ance", "ence"};
  return reporting.find('n', lemma) != nullptr ||
         std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
           return lemma.size() > ending.size() + 2 && lemma.ends_with(ending);
         });
}

// True for a single noun without an article: "according to plan", "per passenger".
bool is_measure(const Tree& tree, Index noun) {
  const Token& token = tree.token(noun);
  if (token.pos != Pos::noun || token.morphology.number != Number::singular) return false;
  const auto kids = tree.children(noun);
  return std::all_of(kids.begin(), kids.end(), [&](Index kid) {
    const Relation relation = tree.token(kid).relation;
    return relation == Relation::case_ || relation == Relation::punct;
  });
}

// True when a thing does what only somebody can ("the plan threatens to ...", "unity offers ..."),
// and for the "you" that is anybody.
bool is_thing(const Tree& tree, const Reporting& reporting, const StatementDraft& draft,
              const Statement& statement) {
  if (draft.word == nullptr || draft.speaker_head == kNone) return false;
  const bool known = statement.speaker != kNone;
  const Token& head = tree.token(draft.speaker_head);
  if (draft.word->words == "per" && head.pos != Pos::propn &&
      !tree.has(draft.speaker_head, Relation::det)) {
    return true;
  }
  if (draft.word->kind == 'p' && !known && is_measure(tree, draft.speaker_head)) return true;
  if (head.pos == Pos::pron && lower(head.lemma) == "you") return true;  // anybody
  if (known) return false;
  if (draft.matter) return true;
  const Force force = draft.word->force;
  if (force == Force::says || force == Force::shows || force == Force::accuses) return false;
  return head.pos == Pos::noun && names_thing(reporting, lower(head.lemma));
}

// True for a draft that tells too little to be a statement.
bool is_empty(const Annotations& layers, const Tree& tree, const Quotations& quotations,
              const StatementDraft& draft, const Statement& statement) {
  if (statement.content.empty()) return true;
  if (quotations.around(draft.cue_token) != kNone && is_private(layers, draft, statement)) {
    return true;
  }
  return draft.word != nullptr && draft.word->force != Force::says && draft.word->kind == 'v' &&
         statement.speaker_words.empty() && !draft.passive && !tree.passive(draft.cue_token);
}

}  // namespace

Contract StatementFinder::contract() const {
  return {"statements", kBlocks | kTokens | kTree | kTimes | kMentions | kLocations, kStatements};
}

void StatementFinder::run(const Document& document, Annotations& annotations) const {
  const Tree tree(annotations);
  const Quotations quotations(document, annotations);
  Arguments arguments(tree, cues_);
  StatementReader reader(tree, reporting_, cues_, quotations, arguments);
  std::vector<StatementDraft> drafts;
  std::vector<StatementDraft> labels = find_labels(document, tree, reporting_);
  auto label = labels.begin();
  for (Index s = 0; s < annotations.sentences.size(); ++s) {
    if (!is_prose(annotations.sentences[s], annotations.blocks)) continue;
    while (label != labels.end() && label->sentence == s) drafts.push_back(std::move(*label++));
    for (StatementDraft& draft : reader.read(s)) drafts.push_back(std::move(draft));
  }
  put_in_order(drafts);
  join_quotations(document, tree, quotations, drafts);
  put_in_order(drafts);
  const Finisher finisher(document, annotations, quotations);
  std::vector<Told> found;
  for (const StatementDraft& draft : drafts) {
    Statement statement = finisher.finish(draft);
    if (is_empty(annotations, tree, quotations, draft, statement)) continue;
    if (is_thing(tree, reporting_, draft, statement)) continue;
    found.push_back({std::move(statement), &draft});
  }
  add_own(annotations, tree, found);
  std::stable_sort(annotations.statements.begin(), annotations.statements.end(),
                   [](const Statement& one, const Statement& two) {
                     return std::tie(one.sentence, one.cue) < std::tie(two.sentence, two.cue);
                   });
}

}  // namespace tacitus

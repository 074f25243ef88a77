#include "stages/standing.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"

namespace tacitus {
namespace {

constexpr Index kQuoted = 2;  // sentences from a cue to the words that it tells
constexpr int kNested =
    3;  // phrases in phrases: "tariffs of 25 percent on imports of Chinese steel"

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

bool is_phrase(Relation relation) {
  return relation == Relation::nmod || relation == Relation::obl ||
         relation == Relation::obl_unmarked;
}

}  // namespace

void add_new(std::vector<Index>& list, const std::vector<Index>& more) {
  for (const Index item : more) {
    if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
  }
}

std::string join_rules(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + ", " + b;
}

Standing::Standing(const Document& document, const Annotations& annotations, const Cues& cues,
                   const Frames& frames, const Reporting& reporting)
    : document_(document),
      annotations_(annotations),
      cues_(cues),
      tree_(annotations),
      arguments_(tree_, cues),
      matcher_(tree_, arguments_, cues, frames),
      claims_(annotations, reporting),
      event_at_(annotations.tokens.size(), kNone) {
  lemmas_.reserve(annotations.tokens.size());
  for (const Token& token : annotations.tokens) lemmas_.push_back(lower(token.lemma));
  for (Index i = 0; i < annotations.events.size(); ++i) {
    event_at_[annotations.events[i].token] = i;
  }
}

bool Standing::companions_stand(Index token, const CueRow& row) const {
  return std::all_of(row.companions.begin(), row.companions.end(), [&](const std::string& word) {
    const auto kids = tree_.children(token);
    const bool below = std::any_of(kids.begin(), kids.end(), [&](Index kid) {
      return lemmas_[kid] == word && (row.pos == "verb" || kid < token);
    });
    if (below) return true;
    // "no-fly zone", "asset freezes": the words right before, however the tree hangs them.
    const std::size_t size = row.companions.size();
    for (Index back = 1; back <= size + 1 && back <= token; ++back) {
      if (lemmas_[token - back] == word) return row.pos != "verb";
    }
    return false;
  });
}

bool Standing::is_object(Index object, const CueRow& row) {
  if (contains(row.objects, lemmas_[object])) return true;
  if (contains(row.objects, "@country")) {
    for (const Index mention : matcher_.parties(object)) {
      const Entity* found = entity(mention);
      if (found != nullptr && is_country(*found)) return true;
    }
  }
  if (contains(row.objects, "@party") && !matcher_.parties(object).empty()) return true;
  // "imports of beef", "the two remaining diplomats": what a partitive counts.
  if (!cues_.partitive(lemmas_[object])) return false;
  for (const Index kid : tree_.children(object)) {
    if (tree_.token(kid).relation == Relation::nmod && is_object(kid, row)) return true;
  }
  return false;
}

bool Standing::objects_stand(Index token, const CueRow& row) {
  if (row.objects.empty()) return true;
  if (row.pos == "verb") {
    for (const Index object : words(token, role::kObj)) {
      if (is_object(object, row)) return true;
      for (const Index kid : tree_.children(object)) {
        if (tree_.token(kid).relation == Relation::conj && is_object(kid, row)) return true;
      }
    }
    return false;
  }
  for (const Index kid : tree_.children(token)) {
    const Relation relation = tree_.token(kid).relation;
    const bool below = is_phrase(relation) || relation == Relation::compound ||
                       relation == Relation::amod || relation == Relation::nmod_poss;
    if (below && is_object(kid, row)) return true;
  }
  // "imposed quotas on steel", where the tree hangs "on" on the verb.
  const Token& word = tree_.token(token);
  if (word.relation != Relation::obj) return false;
  for (const Index kid : tree_.children(word.head)) {
    if (tree_.token(kid).relation == Relation::obl && is_object(kid, row)) return true;
  }
  return false;
}

const CueRow* Standing::row(const CueTable& table, std::string_view pos, Index token) {
  const CueRow* best = nullptr;
  for (const std::uint32_t index : table.find(pos, lemmas_[token])) {
    const CueRow& row = table.row(index);
    const auto rank = [](const CueRow& one) {
      const bool any = !one.objects.empty() && one.objects[0][0] == '@';  // any country
      return 3 * one.companions.size() + (one.objects.empty() ? 0 : any ? 1 : 2);
    };
    if (best != nullptr && rank(row) <= rank(*best)) continue;
    if (companions_stand(token, row) && objects_stand(token, row)) best = &row;
  }
  return best;
}

const CueRow* Standing::form_row(const CueTable& table, std::string_view pos, Index token) const {
  const std::string form = lower(document_.at(tree_.token(token).span));
  const std::vector<std::uint32_t>& rows = table.find(pos, form);
  return rows.empty() ? nullptr : &table.row(rows.front());
}

std::vector<Index> Standing::words(Index token, Role role) {
  std::vector<Index> found;
  for (const Argument& argument : arguments_.of(token)) {
    if (argument.role == role) found.push_back(argument.token);
  }
  return found;
}

std::vector<Index> Standing::parties(Index token) {
  std::vector<Index> found = matcher_.parties(token);
  return found.empty() ? matcher_.owners(token) : found;
}

void Standing::add_after(Index token, const std::vector<std::string_view>& markers, int depth,
                         std::vector<Index>& found) {
  for (const Index kid : tree_.children(token)) {
    if (!is_phrase(tree_.token(kid).relation)) continue;
    const std::string marker = lower(tree_.marker(kid, Relation::case_));
    if (std::find(markers.begin(), markers.end(), marker) != markers.end()) {
      const std::vector<Index> named = parties(kid);
      add_new(found, named);
      if (!named.empty()) continue;
    }
    if (depth == 0 || !found.empty()) continue;
    const bool thing = std::find(markers.begin(), markers.end(), marker) != markers.end();
    std::vector<std::string_view> inner = markers;
    if (thing) inner.push_back("of");  // "on imports of Korean steel"
    add_after(kid, inner, depth - 1, found);
  }
}

std::vector<Index> Standing::parties_after(Index token,
                                           const std::vector<std::string_view>& markers) {
  std::vector<Index> found;
  add_after(token, markers, kNested, found);
  return found;
}

Span Standing::phrase(Index token, const std::vector<Index>& without) const {
  const Sentence& sentence = annotations_.sentences[sentence_of(token)];
  std::vector<bool> out(sentence.tokens.size(), false);
  Index stop = sentence.tokens.last;
  for (const Index cut : without) {
    if (cut > token) stop = std::min(stop, cut);
  }
  Index first = token;
  Index last = token;
  for (Index t = sentence.tokens.first; t < stop; ++t) {
    if (!tree_.below(t, token)) continue;
    first = std::min(first, t);
    last = std::max(last, t);
  }
  const auto introduces = [&](Index t) {
    const Token& word = tree_.token(t);
    return t != token && (word.pos == Pos::punct || word.relation == Relation::cc ||
                          ((word.relation == Relation::case_ || word.relation == Relation::mark) &&
                           word.head == token));
  };
  while (first < token && introduces(first)) ++first;
  while (last > token && (introduces(last) || tree_.token(last).pos == Pos::punct)) --last;
  return {tree_.token(first).span.begin, tree_.token(last).span.end};
}

Index Standing::event_at(Index token) const { return event_at_[token]; }

Reality Standing::reality(Index token) {
  return reality_of(tree_, cues_, arguments_, token, false);
}

std::vector<Claimant> Standing::claimants(Index token) {
  return claims_.of(token, sentence_of(token));
}

Index Standing::statement_of(Index speaker, Span words) const {
  const std::vector<Statement>& all = annotations_.statements;
  const auto& sentences = annotations_.sentences;
  const auto at = std::partition_point(
      sentences.begin(), sentences.end(),
      [&](const Sentence& sentence) { return sentence.span.end <= words.begin; });
  const auto sentence = static_cast<Index>(at - sentences.begin());
  auto it = std::partition_point(all.begin(), all.end(), [&](const Statement& one) {
    return one.sentence + kQuoted < sentence;
  });
  Index found = kNone;
  for (; it != all.end() && it->sentence <= sentence + kQuoted; ++it) {
    if (it->speaker == kNone || !same_side(it->speaker, speaker)) continue;
    const bool told = std::any_of(it->content.begin(), it->content.end(),
                                  [&](Span part) { return part.overlaps(words); });
    // the innermost: "police said residents reported shots" are the residents' words
    if (told || it->cue.overlaps(words)) found = static_cast<Index>(it - all.begin());
  }
  return found;
}

const Entity* Standing::entity(Index mention) const {
  if (mention == kNone) return nullptr;
  const Index entity = annotations_.mentions[mention].entity;
  return entity == kNone ? nullptr : &annotations_.entities[entity];
}

bool Standing::same_side(Index a, Index b) const {
  const Entity* one = entity(a);
  const Entity* other = entity(b);
  if (one == nullptr || other == nullptr) return a == b;
  if (one == other) return true;
  // A country's rebels or parties are not its government's side.
  const auto camp = [](const Entity& entity) -> std::string_view {
    static constexpr std::string_view kState[] = {"GOV", "MIL", "LEG", "COP", "JUD", "SPY"};
    const bool state = is_in(kState, entity.sector);
    return state ? std::string_view() : std::string_view(entity.sector);
  };
  return !one->code.empty() && one->code == other->code && camp(*one) == camp(*other);
}

bool Standing::any_same_side(const std::vector<Index>& a, const std::vector<Index>& b) const {
  return std::any_of(a.begin(), a.end(), [&](Index one) {
    return std::any_of(b.begin(), b.end(), [&](Index other) { return same_side(one, other); });
  });
}

Index Standing::sentence_of(Index token) const {
  const auto after = std::upper_bound(
      annotations_.sentences.begin(), annotations_.sentences.end(), token,
      [](Index at, const Sentence& sentence) { return at < sentence.tokens.first; });
  return static_cast<Index>(after - annotations_.sentences.begin()) - 1;
}

}  // namespace tacitus

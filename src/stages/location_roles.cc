// A place plays the part that the word above it gives it:
//
//   "said Pompeo at a security forum in Aspen"   a speech: the forum is where "said" was
//   "protests in Minsk", "shot dead near Goma"   an event
//   "the Defense Ministry in Seoul"              home: what is there acts
//   "the mayor of Lyon", "U.S. officials"        home
//   "Seoul supports sanctions"                   a mention: the place itself acts
//
// Outside of sentences, in datelines and credits, it is where the story was written.

#include "stages/location_roles.h"

#include <algorithm>

#include "base/word_list.h"

namespace tacitus {
namespace {

constexpr int kMostSteps = 8;  // words to climb

constexpr std::string_view kLocative[] = {"in",     "at",     "near",         "outside", "inside",
                                          "across", "around", "throughout",   "within",  "on",
                                          "over",   "off",    "just outside", "along"};

constexpr std::string_view kSpeeches[] = {"speak", "talk", "testify", "lecture", "address"};
constexpr std::string_view kQuotes[] = {"\"", "\u201d", "''", "\u201c"};
constexpr Index kMostWords = 40;  // to look back for a quotation

bool is_modifier(Relation relation) {
  return relation == Relation::compound || relation == Relation::nmod_poss ||
         relation == Relation::amod || relation == Relation::nmod_unmarked;
}

bool is_under(Relation relation) {
  return relation == Relation::nmod || relation == Relation::obl ||
         relation == Relation::obl_unmarked || relation == Relation::nmod_desc;
}

}  // namespace

bool is_locative(std::string_view marker) { return is_in(kLocative, marker); }

Index head_of(const Annotations& annotations, IndexRange tokens) {
  for (Index i = tokens.first; i < tokens.last; ++i) {
    const Index head = annotations.tokens[i].head;
    if (head == kNone || !tokens.contains(head)) return i;
  }
  return tokens.first;
}

LocationRoles::LocationRoles(const Annotations& annotations, const Cues& cues)
    : annotations_(annotations),
      cues_(cues),
      tree_(annotations),
      mention_of_(annotations.tokens.size(), kNone) {
  for (Index i = 0; i < annotations.mentions.size(); ++i) {
    mention_of_[annotations.mentions[i].head] = i;
  }
}

// True for a word that heads a mention of somebody who can act.
bool LocationRoles::is_actor(Index token) const {
  const Index mention = mention_of_[token];
  if (mention == kNone) return false;
  const MentionKind kind = annotations_.mentions[mention].kind;
  return kind == MentionKind::person || kind == MentionKind::organization ||
         kind == MentionKind::group;
}

// True for the name of a country, which lies in no town.
bool LocationRoles::is_country(Index token) const {
  const Index mention = mention_of_[token];
  if (mention == kNone || annotations_.mentions[mention].entity == kNone) return false;
  const Entity& entity = annotations_.entities[annotations_.mentions[mention].entity];
  return entity.sector.empty() && entity.rule.rfind("actors/countries", 0) == 0;
}

PlaceRole LocationRoles::role_of(IndexRange tokens, Index sentence) const {
  const Index block = annotations_.sentences[sentence].block;
  if (block < annotations_.blocks.size()) {
    const BlockKind kind = annotations_.blocks[block].kind;
    const bool written =
        kind == BlockKind::dateline || kind == BlockKind::credit || kind == BlockKind::byline;
    if (written) return PlaceRole::dateline;
  }
  return role_at(head_of(annotations_, tokens));
}

PlaceRole LocationRoles::role_at(Index token) const {
  Index at = token;
  for (int step = 0; step < kMostSteps; ++step) {  // "in Paris and London"
    if (tree_.token(at).relation != Relation::conj || tree_.token(at).head == kNone) break;
    at = tree_.token(at).head;
  }
  const Token& word = tree_.token(at);
  if (word.head == kNone) return PlaceRole::mention;
  if (is_modifier(word.relation)) {
    return is_actor(word.head) ? PlaceRole::home : PlaceRole::mention;
  }
  if (!is_under(word.relation)) return PlaceRole::mention;
  const std::string marker = tree_.marker(at, Relation::case_);
  // "..., in Pyongyang": behind a comma, it is of the whole clause.
  const Index first = tree_.child(at, Relation::case_);
  if (first != kNone && first > 0 && is_locative(marker) && tree_.token(first - 1).lemma == ",") {
    return PlaceRole::event;
  }
  if ((marker == "of" || marker == "from") && is_actor(word.head)) return PlaceRole::home;
  if (!is_locative(marker)) return PlaceRole::mention;
  const PlaceRole role = role_under(word.head);
  return role == PlaceRole::event && is_behind_quotation(at) ? PlaceRole::speech : role;
}

// "... those two, right?" said Pompeo at a forum in Aspen: whatever the tree says, words behind the
// quotation and its "said" are of the speech.
bool LocationRoles::is_behind_quotation(Index token) const {
  bool said = false;
  for (Index i = token; i > 0 && token - i < kMostWords; --i) {
    const Token& word = tree_.token(i - 1);
    if (word.pos == Pos::verb && cues_.reports('v', word.lemma)) said = true;
    if (is_in(kQuotes, word.lemma)) return said;
    if (word.pos == Pos::verb && !said) return false;
  }
  return false;
}

// The role of what is in a place: of a word with "in X" below it.
PlaceRole LocationRoles::role_under(Index governor) const {
  Index at = governor;
  for (int step = 0; step < kMostSteps && at != kNone; ++step) {
    const Token& word = tree_.token(at);
    if (is_clause(tree_, at)) {
      const bool said =
          word.pos == Pos::verb && (cues_.reports('v', word.lemma) || is_in(kSpeeches, word.lemma));
      return said ? PlaceRole::speech : PlaceRole::event;
    }
    // "exercises of Japan and South Korea in Zenda": the exercises were there.
    const bool country = is_country(at);
    if (!country && (is_actor(at) || word.pos == Pos::propn)) return PlaceRole::home;
    if (country && word.head != kNone && word.relation != Relation::nsubj) {
      at = word.head;
      continue;
    }
    const std::string marker = tree_.marker(at, Relation::case_);
    const bool place_or_time = word.relation == Relation::obl || word.relation == Relation::nmod;
    if (!place_or_time || (!is_locative(marker) && marker != "during" && marker != "to")) {
      return PlaceRole::event;  // "condemned the attack in Minsk": the attack was there
    }
    at = word.head;
    const bool speaker = at != kNone && is_actor(at) && tree_.token(at).head != kNone &&
                         tree_.token(at).relation == Relation::nsubj;
    if (speaker) at = tree_.token(at).head;  // "said Pompeo at a forum": the forum is beside "said"
  }
  return PlaceRole::event;
}

}  // namespace tacitus

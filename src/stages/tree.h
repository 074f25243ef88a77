#pragma once

#include <span>
#include <string>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// The rule of an entity that is a place in a country and is none: "Mumbai".
inline constexpr const char* kPlaceRule = "actors/places.tsv";
// The rule of somebody whose country only the story says.
inline constexpr const char* kStoryRule = "story";
// The rule of a named person whose country only the clause says; other entities' rules end in why.
inline constexpr const char* kClauseRule = "clause";

// The dependency trees of a document turned the other way: the dependants of each word. Refers to
// the annotations that it was made from, which must outlive it and keep their tokens.
class Tree {
 public:
  explicit Tree(const Annotations& annotations);

  const Token& token(Index index) const { return annotations_.tokens[index]; }
  const Annotations& annotations() const { return annotations_; }
  Index size() const { return static_cast<Index>(annotations_.tokens.size()); }

  // Dependants in text order.
  std::span<const Index> children(Index token) const;
  // The first dependant with that relation (its subtype counts: obl is not obl_agent), or kNone.
  Index child(Index token, Relation relation) const;
  bool has(Index token, Relation relation) const { return child(token, relation) != kNone; }
  // The first dependant with that relation and lemma, or kNone.
  Index child(Index token, Relation relation, std::string_view lemma) const;

  // The lemmas of the case markers (or, for clauses, subordinators) of a word, joined by blanks:
  // "because of", "to"; empty when there is none.
  std::string marker(Index token, Relation relation) const;

  // True when the two words stand in one sentence. O(log sentences).
  bool in_one_sentence(Index one, Index other) const;

  // True when `inner` is `outer` or stands below it.
  bool below(Index inner, Index outer) const;

  // True for a passive verb: by its auxiliary, its subject or its features.
  bool passive(Index token) const;

 private:
  const Annotations& annotations_;
  std::vector<Index> first_;  // [token], into kids_; one more at the end
  std::vector<Index> kids_;
};

// True for what can stand for somebody or something: nouns, names, pronouns, numbers, "the poor".
bool is_nominal(const Token& token);

// True for the noun of a headline that leaves out "is": "Seoul to send aid".
bool is_headline_subject(const Tree& tree, Index token);

// True for the verbs, the adjectives and nouns with a copula: what can head a clause.
bool is_clause(const Tree& tree, Index token);

}  // namespace tacitus

#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "lexicon/lemmas.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Corrects, in the trees of sentences, what no grammatical English allows and a model writes all
// the same: a finite verb without "be" as a passive, an object before its infinitive ("urged X to
// go" with X below "go"), a noun that is a verb because a headline leaves out its articles. Works
// on one document; every tree stays a tree. O(words) of time for a sentence, with a window of a
// fixed width around each word.
class TreeMender {
 public:
  // All must outlive it.
  TreeMender(const Document& document, const Lemmas& lemmas, Annotations& annotations);

  void mend(const Sentence& sentence);

 private:
  using Words = std::initializer_list<std::string_view>;

  // Words whose class is wrong (tree_mender.cc).
  void perfect(Index have);
  void finite_past(Index verb);
  void possessed_gerund(Index verb);
  void small_name(Index token);
  void short_form(Index token);
  void headline_verb(Index noun);
  void bare_subject(Index verb);
  void capital_infinitive(Index verb);
  void forename_as_verb(Index verb);
  void subject_noun_as_verb(Index verb);
  void participle_before_object(Index participle);
  void title_as_adjective(Index adjective);

  // Words at a wrong place (tree_phrases.cc).
  void raised_object(Index word);
  void ordered_object(Index subject);
  void controlled_clause(Index clause);
  void clause_with_subject(Index clause);
  void particle_of_object(Index particle);
  void noun_before_of(Index noun);
  void object_of_seeing(Index clause);
  void adjective_in_compound(Index adjective);
  void goal_as_owner(Index owner);
  void inserted_clause(Index verb);
  void phrase_as_owner(Index owner);
  void name_as_content(Index name);
  void crossed_owner(Index owner);
  void compound_as_apposition(Index noun);
  void marker_of_part(Index marker);
  void people_of_compound(Index people);
  void phrase_of_subject(Index noun);
  void agent_of_noun(Index agent);
  void receiver_of_gift(Index receiver);
  void content_of_noun(Index noun);
  bool has_content(Index noun) const;
  void content_of_made(Index act);
  void reason_of_act(Index saying);
  void held_as(Index word);
  void at_least(Index word);
  void let_act(Index act);
  void second_object(Index verb);
  void list_after_of(Index name);
  void clause_after(Index verb);
  void visiting_guest(Index visiting);
  void name_of_diplomat(Index name);

  // Marks, prepositions and conjunctions at a wrong place (tree_marks.cc).
  void case_of_modifier(Index marker);
  void joining_of_part(Index joining);
  void paired_marks(Index mark);
  void crossing_comma(Index comma);
  bool is_mark(Index token) const;
  Index closing_of(Index mark) const;
  Index highest_beside(Index mark, bool before, bool& found) const;

  Token& at(Index token) { return annotations_.tokens[token]; }
  const Token& at(Index token) const { return annotations_.tokens[token]; }
  std::string form(Index token) const;
  bool capital(Index token) const;
  bool is(Index token, Words lemmas) const;
  bool inside(Index token) const { return token >= first_ && token < last_; }
  // Dependants are looked for in a window around their head.
  Index child(Index head, Relation relation) const;
  bool has(Index head, Relation relation) const { return child(head, relation) != kNone; }
  Index case_of(Index word, Words lemmas) const;
  bool below(Index inner, Index outer) const;
  void hang(Index token, Index head, Relation relation);
  void replace(Index old, Index by, Relation now);
  void become_verb(Index token, VerbForm verb_form, Voice voice);
  void become_noun(Index token);

  const Document& document_;
  const Lemmas& lemmas_;
  Annotations& annotations_;
  Index first_ = 0;  // of the sentence
  Index last_ = 0;
  bool full_ = false;  // it ends like one that is no headline
};

}  // namespace tacitus

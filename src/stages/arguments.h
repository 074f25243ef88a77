#pragma once

#include <vector>

#include "lexicon/cues.h"
#include "lexicon/frames.h"
#include "stages/tree.h"

namespace tacitus {

// One word that stands in a role to a trigger.
struct Argument {
  Role role = 0;
  Index token = kNone;
};

// Sorts the words around a predicate into roles (docs/frames.md) and undoes passives, participles,
// relative clauses, control, conjunctions and light verbs on the way. Made for one document; keeps
// what it found. Not for several threads at once.
class Arguments {
 public:
  // `tree` and `cues` must outlive it.
  Arguments(const Tree& tree, const Cues& cues);

  // The arguments of a verb, noun or adjective: own ones first, then shared ones. The reference
  // holds until the next call.
  const std::vector<Argument>& of(Index token);

  // What a relative pronoun stands for ("forces that attacked": forces), else the token itself.
  Index antecedent(Index token) const;

  // The light verb that carries a noun ("launched" for "launched an attack on X"), or kNone.
  Index carrier(Index noun) const;

  // The words that `role` leads to from `token`, in order; `gov` is the head. Not for kOwner,
  // kActor, kRecipient.
  std::vector<Index> follow(Index token, Role role);

 private:
  static constexpr int kLowest = 3;  // phrases below a noun in which its parties are looked for
  struct Entry {
    bool done = false;
    bool busy = false;  // guards against cycles in odd trees
    std::vector<Argument> arguments;
  };

  bool is_somebody(Index token) const;
  void collect_clause(Index token, std::vector<Argument>& out);
  void add_dependant(Index clause, Index kid, std::vector<Argument>& out) const;
  void collect_noun(Index token, std::vector<Argument>& out);
  void add_to_predicate(Index noun, Index kid, std::vector<Argument>& out) const;
  void add_subject(Index token, std::vector<Argument>& out);
  Index sending(Index participle, Index& to) const;
  Index commented(Index participle) const;
  void add_listed_subject(Index verb, std::vector<Argument>& out) const;
  // "Oslo is a donor, giving millions": of whom a noun is said, else the noun.
  Index described(Index noun) const;
  void add_relative_gap(Index verb, std::vector<Argument>& out) const;
  void add_shared_object(Index verb, std::vector<Argument>& out);
  void add_object_modifiers(std::vector<Argument>& out) const;
  void add_carrier(Index noun, std::vector<Argument>& out);
  void share_conjuncts(Index noun, std::vector<Argument>& out);
  void add_oblique(Index kid, std::vector<Argument>& out) const;
  void add_core(Index clause, Index kid, std::vector<Argument>& out) const;
  bool is_late_object(Index clause, Index kid, const std::vector<Argument>& out) const;
  void add_phrase(Index clause, Index kid, std::vector<Argument>& out) const;
  void add_companion(Index clause, Index kid, std::vector<Argument>& out) const;
  void add_attitude(Index noun, std::vector<Argument>& out);
  void add_nested(Index phrase, std::vector<Argument>& out) const;
  void add_next_place(Index noun, std::vector<Argument>& out) const;
  void add_leader(Index participle, std::vector<Argument>& out) const;
  void add_course(Index noun, std::vector<Argument>& out) const;
  void add_lower(Index phrase, int depth, std::vector<Argument>& out) const;
  Index subject_below(Index clause, Index subject) const;
  bool raised(Index clause, Index object) const;
  void add_raised_object(Index verb, std::vector<Argument>& out) const;
  void add_obliques_of(Index verb, std::vector<Argument>& out) const;
  void add_lone_goal(Index verb, std::vector<Argument>& out) const;
  void mend_crossed_subject(Index verb, std::vector<Argument>& out) const;
  void turn_inverted_speaker(Index verb, std::vector<Argument>& out) const;
  Index about_to(Index infinitive) const;
  bool is_undertaken(Index verb, Index infinitive) const;
  Index crossed_subject(Index saying, Index subject) const;
  // What the grammatical subject of a governing clause is to its infinitive or participle.
  Index controller(Index governor, Index clause);
  Index first(const std::vector<Argument>& arguments, Role role) const;

  const Tree& tree_;
  const Cues& cues_;
  std::vector<Entry> entries_;  // [token]
  std::vector<bool> in_time_;   // [token], part of a time expression
};

}  // namespace tacitus

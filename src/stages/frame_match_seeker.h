#pragma once

#include <vector>

#include "stages/frame_match.h"

namespace tacitus {

// Looks for the undergoer of an act where the paths of its frame lead to nobody: in what the act is
// aimed at, in its inner act, in the thing that it changes, at last in the place where it is done.
// Made for one match; all arguments must outlive it.
class RecipientSeeker {
 public:
  // With `together` (of an act that all do to one another) countries alone count.
  RecipientSeeker(const Tree& tree, Arguments& arguments, Matcher& matcher, const Match& match,
                  bool together);

  // The mentions that undergo the act, best place first; empty when nobody is sure. Never one that
  // is an actor of the match.
  std::vector<Index> seek(Index token);

 private:
  struct Policy;
  static const Policy* policy_of(const Match& match);

  std::vector<Index> clauses_of(Index token);
  std::vector<Index> things_of(Index clause);
  std::vector<Index> against_below(Index clause);
  std::vector<Index> handed_below(Index clause);
  bool reaches(Index token, Index clause) const;
  std::vector<Index> inner_parties(Index token);
  std::vector<Index> subjects_of_content(Index token);
  std::vector<Index> aimed_at(Index token, int depth);
  std::vector<Index> under(Index token, int depth);
  std::vector<Index> verb_aims(Index clause);
  bool is_goal_of_trip(Index place) const;
  std::vector<Index> helped_by(Index token);
  std::vector<Index> stated_on(Index thing);
  bool is_set_off(Index place, Index token) const;
  bool is_by_border(Role role, Index place) const;
  std::vector<Index> place_of(Index token);
  std::vector<Index> place_named(Index token);
  std::vector<Index> kept(const std::vector<Index>& mentions, bool places) const;
  bool hits_home(const Entity& place, const Entity& actor) const;
  bool keeps(const Mention& mention, bool places) const;

  const Tree& tree_;
  Arguments& arguments_;
  Matcher& matcher_;
  const Match& match_;
  const Policy* policy_;
  const bool together_;
};

}  // namespace tacitus

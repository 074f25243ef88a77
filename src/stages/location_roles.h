#pragma once

#include <vector>

#include "lexicon/cues.h"
#include "stages/tree.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Reads from trees which part a name of a place plays.
class LocationRoles {
 public:
  // Both must outlive it; the mentions must be there.
  LocationRoles(const Annotations& annotations, const Cues& cues);

  // The role of the words `tokens` of a sentence. O(depth of the tree), with a bound.
  PlaceRole role_of(IndexRange tokens, Index sentence) const;

 private:
  bool is_actor(Index token) const;
  bool is_country(Index token) const;
  PlaceRole role_at(Index token) const;
  PlaceRole role_under(Index governor) const;
  bool is_behind_quotation(Index token) const;

  const Annotations& annotations_;
  const Cues& cues_;
  const Tree tree_;
  std::vector<Index> mention_of_;  // [token], that it heads; kNone
};

// True for "in", "near", "outside": what stands after it is where something is.
bool is_locative(std::string_view marker);

// The word of a stretch whose head lies outside of it.
Index head_of(const Annotations& annotations, IndexRange tokens);

}  // namespace tacitus

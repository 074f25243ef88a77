#pragma once

#include <vector>

#include "stages/frame_match.h"
#include "tacitus/annotations.h"

namespace tacitus {

// What is known of the parties of a match, and whether it is enough to tell the event to anybody.
// Made for one document.
class EventParties {
 public:
  // `annotations`, with mentions and entities, must outlive it and keep them as they are.
  explicit EventParties(const Annotations& annotations);

  // "The firm has decided", "the pianist met her brother": news, but not of public life. Who
  // protests is mostly unknown to all; and unknown people who are killed, arrested or freed are.
  bool is_private(const Match& match) const;

  // "The rebels freed the hostages" in an article that does not say whose: nothing that could be
  // counted for anybody. False for a text of a few sentences, which may have no room to say it, and
  // so below.
  bool is_unknown(const Match& match) const;

  // "Lawmakers rejected the French offer", when nothing says whose lawmakers: bodies, officials,
  // soldiers and named people are of some country, which the article tells and which was not found.
  // Gunmen, "40 people", believers, relief groups may be of any.
  bool is_unplaced(const Match& match) const;

  // "Ankara refused", in a sentence that names Athens as well: whom an act between two is between
  // is mostly told and was not found. Whoever says it (`claimants`) does not count as told.
  bool is_half_found(const Match& match, const std::vector<Claimant>& claimants) const;

  // True for a text with room to tell who everybody is: one of more than a few sentences.
  bool is_article() const;

  // True when one of the mentions is known by country or body, or is of the state, the armed or the
  // parties.
  bool is_political(const std::vector<Index>& mentions) const;

 private:
  const Entity& entity(Index mention) const;
  bool all_private(const std::vector<Index>& mentions) const;
  bool is_one(const std::vector<Index>& actors) const;
  bool is_other(Index mention, const Match& match) const;

  const Annotations& annotations_;
  std::vector<std::vector<Index>> mentions_;  // [sentence]
};

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/actors.h"
#include "stages/mention_names.h"
#include "stages/tree.h"
#include "tacitus/annotations.h"

namespace tacitus {

// Whose a body is that is named without its country ("police", "lawmakers"), by the countries and
// places that are named around it.
class Homes {
 public:
  // O(tokens). The arguments must outlive it.
  Homes(const Pieces& pieces, const Tree& tree);

  // The country of a body or group of people of that role, said at `token`; empty when the text
  // leaves a doubt. Lives as long as the object. O(1).
  std::string_view of(const RoleRow& role, Index token) const;

 private:
  // A country that a sentence names, itself or by a place.
  struct Said {
    Index code = 0;      // into codes_
    bool place = false;  // "in Zenda": where it happens
    bool verb = false;   // and said of the verb, not of a noun
  };
  // What one sentence tells. Codes are indexes into codes_, kNone when there is none or are
  // several.
  struct Around {
    Index only = kNone;          // of all that the sentence names
    Index place = kNone;         // of where it happens
    bool verb = false;           // it is said of a verb
    bool torn = false;           // it happens in several countries
    bool empty = true;           // names no country
    bool meeting = false;        // of several parties
    bool many_states = false;    // names a body of many states
    Index most = kNone;          // of the story here, by far
    bool nearly_all = false;     // names hardly any other
    Index sole = kNone;          // the only one of the story here
    bool sole_is_named = false;  // by more than its cities
  };

  void find_codes();
  void read_sentence(Index sentence, std::vector<Said>& out);
  void weigh_story(Index sentence);
  bool is_where(const Piece& piece) const;
  Index head_of(const Piece& piece) const;
  Index of_police(Index sentence) const;
  Index of_state(Index sentence) const;
  Index of_army(Index sentence) const;

  const Pieces& pieces_;
  const Tree& tree_;
  std::vector<std::string> codes_;       // sorted
  std::vector<Index> sentence_of_;       // [token]
  std::vector<std::vector<Said>> said_;  // [sentence]
  std::vector<bool> named_;              // [sentence], more than cities
  std::vector<Around> around_;           // [sentence]
};

}  // namespace tacitus

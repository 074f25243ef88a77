#pragma once

#include <vector>

#include "stages/mention_names.h"
#include "stages/tree.h"
#include "tacitus/annotations.h"

namespace tacitus {

// A noun phrase without its relative clauses and prepositional phrases: the words that belong to a
// head word's name or description, "the new South Korean defense minister", "spokesman Kim Min-su".
struct Phrase {
  Index head = kNone;  // token
  Index sentence = kNone;
  IndexRange words;         // contiguous, holds `head`
  Index possessor = kNone;  // phrase: "Moon" of "Moon's predecessor"
};

// The noun phrases of a document. Phrases may stand inside one another (possessors), else they do
// not overlap.
class Phrases {
 public:
  // O(tokens x depth of trees). The arguments must outlive it.
  Phrases(const Pieces& pieces, const Tree& tree);

  const std::vector<Phrase>& all() const { return phrases_; }  // by sentence, then by head
  // The phrase that a token heads, or kNone. [token]
  Index headed_by(Index token) const { return headed_by_[token]; }

 private:
  void find_in_sentence(Index sentence);
  bool inside_its_name(Index token) const;
  void link_possessors(std::size_t begin, IndexRange tokens);
  void add_lost_names(Index sentence, IndexRange tokens);
  void grow(Phrase& phrase, IndexRange sentence);
  bool title_meets_name(Index token, IndexRange sentence) const;
  bool is_joined(Index token, IndexRange words) const;
  bool grows_left(Index token, IndexRange words) const;
  bool grows_right(Index token, const Phrase& phrase) const;
  bool is_head(Index token) const;

  const Pieces& pieces_;
  const Tree& tree_;
  std::vector<Phrase> phrases_;
  std::vector<Index> headed_by_;   // [token], phrase
  std::vector<Index> covered_by_;  // [token], innermost phrase
  std::vector<bool> absorbed_;     // [token], inside a phrase
  std::vector<bool> nested_;       // [token], heads a phrase inside another
};

}  // namespace tacitus

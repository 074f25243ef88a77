#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/cue_table.h"
#include "lexicon/cues.h"
#include "lexicon/frames.h"
#include "stages/arguments.h"
#include "stages/claimants.h"
#include "stages/factuality.h"
#include "stages/frame_match.h"
#include "stages/tree.h"
#include "tacitus/document.h"

namespace tacitus {

// What the readers of proposals, measures and disputes ask of a document: its tree, the roles of
// its words, who is who, and which cue a word is. Made for one document, which must outlive it, as
// must the tables. Not for several threads at once.
class Standing {
 public:
  Standing(const Document& document, const Annotations& annotations, const Cues& cues,
           const Frames& frames, const Reporting& reporting);

  const Document& document() const { return document_; }
  const Annotations& annotations() const { return annotations_; }
  const Tree& tree() const { return tree_; }
  Arguments& arguments() { return arguments_; }
  Matcher& matcher() { return matcher_; }

  const Token& token(Index index) const { return tree_.token(index); }
  const std::string& lemma(Index token) const { return lemmas_[token]; }  // lower case

  // The longest row of a head of that part of speech whose other words stand below the token or
  // right before it, and whose objects, if it has any, `token` is done to or of: a lemma, any
  // country ("@country"), anybody who can act ("@party"). Null for none.
  const CueRow* row(const CueTable& table, std::string_view pos, Index token);

  // The first row of a form as it is written, in lower case: "proposed" beside a noun, whose lemma
  // is that of the verb.
  const CueRow* form_row(const CueTable& table, std::string_view pos, Index token) const;

  // The words of a role, in order.
  std::vector<Index> words(Index token, Role role);

  // Whom a word names, or, for a thing, whose it is. `owned` may be null.
  std::vector<Index> parties(Index token);

  // The parties of the phrases below a word that stand after one of the prepositions, nested ones
  // of things included ("tariffs of 25 percent on Chinese steel").
  std::vector<Index> parties_after(Index token, const std::vector<std::string_view>& markers);

  // The words of the subtree of a token, without what introduces it and without punctuation at its
  // ends; it ends before the first of `without` that stands behind the token.
  Span phrase(Index token, const std::vector<Index>& without = {}) const;

  // The event that a token triggers, or kNone.
  Index event_at(Index token) const;

  // What is said of the reality of a word, and on whose word it stands.
  Reality reality(Index token);
  std::vector<Claimant> claimants(Index token);

  // The statement of that speaker which has these words, or which says them, or kNone.
  Index statement_of(Index speaker, Span words) const;

  // The entity of a mention, or null.
  const Entity* entity(Index mention) const;

  // True when two mentions are of one side: the same entity, or the same country or body.
  bool same_side(Index a, Index b) const;
  bool any_same_side(const std::vector<Index>& a, const std::vector<Index>& b) const;

  // The sentence of a token.
  Index sentence_of(Index token) const;

 private:
  bool companions_stand(Index token, const CueRow& row) const;
  bool objects_stand(Index token, const CueRow& row);
  bool is_object(Index object, const CueRow& row);
  void add_after(Index token, const std::vector<std::string_view>& markers, int depth,
                 std::vector<Index>& found);

  const Document& document_;
  const Annotations& annotations_;
  const Cues& cues_;
  const Tree tree_;
  Arguments arguments_;
  Matcher matcher_;
  const Claims claims_;
  std::vector<std::string> lemmas_;  // [token]
  std::vector<Index> event_at_;      // [token]
};

// Appends what is not there yet.
void add_new(std::vector<Index>& list, const std::vector<Index>& more);

// "cues/measures.tsv:12, cues/measure_status.tsv:4"
std::string join_rules(const std::string& a, const std::string& b);

}  // namespace tacitus

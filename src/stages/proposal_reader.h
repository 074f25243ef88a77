#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lexicon/standing_cues.h"
#include "stages/conditions.h"
#include "stages/standing.h"

namespace tacitus {

// A proposal as one place of the text tells it.
struct ProposalMention {
  Proposal proposal;
  Index token = kNone;               // "proposed", "offer"
  std::vector<std::string> content;  // lemmas of what is proposed, sorted; empty for "the offer"
};

// Reads single proposals: of verbs ("proposed that"), of nouns ("an offer of talks"), of readiness
// under a condition ("would free prisoners in return for"). Made for one document. Not for several
// threads at once.
class ProposalReader {
 public:
  ProposalReader(Standing& standing, const StandingCues& cues) : standing_(standing), cues_(cues) {}

  // Must be called before the words of a sentence are read.
  void enter(Index sentence);

  std::optional<ProposalMention> read_verb(Index verb);
  // With what the text says of it, but for its proposer, who may not be told here.
  std::optional<ProposalMention> read_noun(Index noun);
  // What somebody would do for a return, and no verb of proposing says.
  std::vector<ProposalMention> read_trades();

  bool is_proposal_noun(Index token);
  // The proposals that a list hangs on a word of the one before: "a proposal to hold a reunion of
  // families, and offers of aid".
  std::vector<Index> listed_below(Index noun);
  const std::vector<ConditionClause>& conditions() const { return conditions_; }
  // The conditions that hang below a word, held by somebody.
  void add_conditions(Index clause, Index holder, Proposal& proposal) const;
  bool is_public(const std::vector<Index>& mentions) const;
  // The lemmas of the words that tell what is proposed, sorted, names of parties left out.
  Index meant_by(Index pronoun);
  std::vector<std::string> content_of(Index token, Span span);

 private:
  Index content(Index token, bool request, bool calls = false);
  bool is_open_question(Index clause);
  bool is_no_offer(Index content);
  Index far_content(Index noun);
  Index first_below(Index token) const;
  void set_terms(Index content, ProposalMention& mention);
  std::vector<Index> addressees(Index verb, Index content, const std::vector<Index>& proposer,
                                bool request);
  std::vector<Index> makers(Index noun);
  Index modal_above(Index verb, const CueRow*& row);
  bool is_answer(Index word);
  void drop_undergoers(Index content, Proposal& proposal);

  Standing& standing_;
  const StandingCues& cues_;
  Index sentence_ = kNone;
  std::vector<ConditionClause> conditions_;  // of the sentence
};

}  // namespace tacitus

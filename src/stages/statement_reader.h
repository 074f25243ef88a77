#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/cues.h"
#include "lexicon/reporting.h"
#include "stages/arguments.h"
#include "stages/quotations.h"
#include "stages/tree.h"

namespace tacitus {

// A statement as the words around one cue tell it, before quotations are joined to it.
struct StatementDraft {
  const ReportingWord* word = nullptr;  // why; null for a colon
  Index cue_token = kNone;              // its head word
  IndexRange cue;
  IndexRange speaker;            // words; empty for somebody unnamed
  Index speaker_head = kNone;    // token: whose mention it is ("police" for "who")
  std::vector<Index> content;    // tokens in text order; empty when only a quotation can be it
  std::vector<Index> addressee;  // tokens
  Index sentence = kNone;
  bool takes_quote = false;  // a quotation beside it may be its content
  bool passive = false;      // it was said to or of somebody; nobody need be named
  bool nobody = false;       // a passive that tells its subject by nobody named
  bool matter = false;       // an object that is told only by somebody who can act
  bool finite = false;       // what a noun tells is a clause with "that"
};

// Reads words of saying and their surroundings in the tree.
class StatementReader {
 public:
  // The arguments must outlive it.
  StatementReader(const Tree& tree, const Reporting& reporting, const Cues& cues,
                  const Quotations& quotations, Arguments& arguments);

  // The drafts of a sentence, in the order of their cue tokens. O(words of the sentence, squared).
  std::vector<StatementDraft> read(Index sentence);

 private:
  // The dependants of a verb that matter.
  struct Parts {
    Index clause = kNone;      // ccomp
    Index infinitive = kNone;  // xcomp or advcl with "to"
    Index bare = kNone;        // xcomp without: "called it nonsense"
    Index object = kNone;
    Index second = kNone;   // iobj
    Index subject = kNone;  // also passive ones
    Index agent = kNone;    // "by police"
    Index phrase = kNone;   // behind one of the word's prepositions
    Index beside = kNone;   // parataxis
  };

  // Whether a pronoun stands for nobody else: "endorsed himself", "supports each other".
  static bool is_hollow(std::string_view lemma);
  Index particle_of(Index verb) const;
  const ReportingWord* verb_entry(Index token) const;
  Index view_of(Index preposition, std::string& words) const;
  std::optional<StatementDraft> read_verb(Index token);
  std::optional<StatementDraft> read_noun(Index token);
  const ReportingWord* adjective_entry(Index token) const;
  std::optional<StatementDraft> read_adjective(Index token);
  std::optional<StatementDraft> read_modifier(Index token);
  std::optional<StatementDraft> read_preposition(Index token);

  Parts parts_of(Index verb, const ReportingWord& word) const;
  void add_adverbial(Index verb, Index kid, const ReportingWord& word, Parts& parts) const;
  Index agent_below(Index phrase, const ReportingWord& word) const;
  bool is_as_phrase(Index kid, const ReportingWord& word) const;
  bool is_news_for(Index kid, const ReportingWord& word) const;
  bool is_told(Index noun) const;
  bool is_count(Index preposition, Index noun) const;
  bool is_evidence(Index noun) const;
  // Whether they are nothing but a name or a pronoun.
  bool names_only(const std::vector<Index>& tokens) const;
  // Whether an object is something that is told.
  bool tells_enough(const ReportingWord& word, const std::vector<Index>& tokens) const;
  // "the charges, which she denies", "a plan that Rome opposes": what the clause hangs on.
  bool take_antecedent(Index verb, const ReportingWord& word, const Parts& parts,
                       StatementDraft& draft) const;
  bool take_gap(Index verb, StatementDraft& draft) const;
  bool take_pair(Index verb, const ReportingWord& word, const Parts& parts,
                 StatementDraft& draft) const;
  bool take_shown(Index verb, const Parts& parts, StatementDraft& draft) const;
  void add_deed(Index verb, bool told, const Parts& parts, std::vector<Index>& out) const;
  bool take_object(Index verb, const ReportingWord& word, const Parts& parts,
                   StatementDraft& draft) const;
  bool take_content(Index verb, const ReportingWord& word, const Parts& parts,
                    StatementDraft& draft) const;
  bool take_passive(Index verb, const ReportingWord& word, const Parts& parts,
                    StatementDraft& draft);
  bool take_reduced(Index verb, const ReportingWord& word, const Parts& parts,
                    StatementDraft& draft) const;
  // Whether commas cut a clause of saying out of what is told: "The strike, he said, was illegal".
  bool is_set_off(Index verb) const;
  bool is_asked_of(Index verb, const StatementDraft& draft) const;
  bool take_seeming(Index verb, const Parts& parts, StatementDraft& draft) const;
  bool take_host(Index verb, StatementDraft& draft) const;
  bool take_stray_clause(Index verb, const Parts& parts, StatementDraft& draft) const;
  bool tells(Index verb, const ReportingWord& word) const;
  bool goes_on(Index verb, Index top) const;
  Index first_below(Index verb) const;
  bool is_asked(Index verb, const ReportingWord& word, Index object) const;
  bool has_own(Index verb, const ReportingWord& word, const Parts& parts) const;
  bool take_quote(Index verb, const Parts& parts, StatementDraft& draft) const;
  bool gives(Index verb) const;
  void take_phrase_beside(Index noun, StatementDraft& draft) const;
  bool take_received(Index noun, StatementDraft& draft);
  bool take_noun_content(Index noun, StatementDraft& draft);
  void take_speaker(Index verb, StatementDraft& draft);
  void mend_speaker(Index verb, StatementDraft& draft) const;
  Index noun_beside(Index verb, bool right) const;
  void name_speaker(Index head, Index cut, StatementDraft& draft) const;
  void widen_cue(Index verb, StatementDraft& draft) const;
  Index lead_of(Index verb) const;
  Index carrier_of(Index verb) const;
  bool is_medium(Index noun) const;
  void take_lead(Index verb, StatementDraft& draft) const;
  void join_cues(std::vector<StatementDraft>& drafts) const;
  bool leads(const StatementDraft& outer, const StatementDraft& inner) const;
  void take_manner(Index verb, StatementDraft& draft) const;
  void take_preposition(Index verb, StatementDraft& draft) const;
  void take_noun_words(StatementDraft& draft) const;
  bool closes(IndexRange words) const;
  void add_all(Index end, std::vector<Index>& out) const;
  void reach_over(std::vector<StatementDraft>& drafts) const;
  void cut_question(std::vector<StatementDraft>& drafts) const;
  void finish_cue(StatementDraft& draft) const;
  Index end_of_day(Index token, Index verb) const;
  Index end_of_medium(Index token, Index verb) const;

  void add_subtree(Index top, Index without, std::vector<Index>& out) const;
  void add_object(Index verb, Index object, std::vector<Index>& out) const;
  IndexRange phrase(Index head, Index cut) const;
  Index first_of_verb(Index verb) const;
  bool is_time(Index token) const;
  std::string word(Index token) const;

  const Tree& tree_;
  const Reporting& reporting_;
  const Cues& cues_;
  const Quotations& quotations_;
  Arguments& arguments_;
  IndexRange tokens_;  // of the sentence that is read
};

}  // namespace tacitus

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lexicon/frames.h"
#include "stages/arguments.h"
#include "stages/tree.h"

namespace tacitus {

// A frame that holds for a trigger, with the parties that its paths found.
struct Match {
  std::uint32_t frame = 0;  // Frames::frames
  std::string type;
  std::string mode;
  std::string cameo;
  std::vector<Index> actor;      // mentions
  std::vector<Index> recipient;  // mentions
  bool actor_owned = false;      // found as the owner of a thing, not as itself
  bool recipient_owned = false;
  bool recipient_sought = false;  // not by a path of the frame, but by RecipientSeeker
  Span trigger;
  float score = 0;
};

// Why a frame that lists a trigger did not hold, for explain.
struct Miss {
  std::uint32_t frame = 0;
  std::string why;  // "no actor", "require obj <talks>", "unless ..."
};

// Finds, for each word, the best frame that it triggers. Made for one document; remembers what it
// found. Not for several threads at once.
class Matcher {
 public:
  // All must outlive it.
  Matcher(const Tree& tree, Arguments& arguments, const Cues& cues, const Frames& frames);

  // The best match of a trigger, parties or not; null when none holds.
  const Match* match(Index token);

  // match(), or that of the noun that a light verb carries ("hold talks").
  const Match* effective(Index token);

  // The mentions that a word names as parties: itself, its conjuncts, what a partitive counts.
  std::vector<Index> parties(Index token);

  // Whoever a thing belongs to: its possessor, modifier, agent or of-phrase; with `doer` whoever
  // acts by it, so that whom an attack is "of" does not count.
  std::vector<Index> owners(Index token, bool doer = false);

  // The words at the end of a path of roles without actor and recipient.
  std::vector<Index> follow(Index token, const Path& path);

  // The mention that a word heads, or kNone. [token]
  const std::vector<Index>& mention_of() const { return mention_of_; }

  // Frames that list the word as a trigger and do not hold, with the reason.
  std::vector<Miss> misses(Index token);

 private:
  struct Entry {
    bool done = false;
    bool busy = false;
    std::optional<Match> match;
  };
  // The end of a path: words, or the parties of an inner event.
  struct Ends {
    std::vector<Index> tokens;
    std::vector<Index> mentions;
    bool inner = false;  // `mentions` is meant
  };

  std::optional<Match> try_frame(Index token, const TriggerRef& ref, std::string* why);
  const std::vector<TriggerRef>* frames_of(Index token) const;
  bool companions_stand(Index token, const Trigger& trigger) const;
  Ends ends(Index token, const Path& path);
  bool holds(Index token, const AnyOf& any_of);
  bool holds_one(Index token, const Condition& condition);
  bool token_passes(Index token, const Condition& condition);
  std::vector<Index> speakers(Index pronoun);
  Index saying(Index clause, bool direct) const;
  std::vector<Index> makers(Index thing);
  bool in_class(Index token, const WordClass& word_class) const;
  bool acts(Index token, const Condition& condition);
  bool mention_passes(Index mention, const Condition& condition) const;
  bool resolve(Index token, const std::vector<Path>& paths, const Match& match,
               std::vector<Index>& found);
  std::vector<Index> low_agent(Index verb);
  std::vector<Index> clause_agent(Index verb, const Match& match);
  bool is_comrade(Index one, Index other) const;
  std::vector<Index> blamed(Index noun);
  std::vector<Index> claimers(Index token);
  Index nearer_than_speaker(Index pronoun, const std::vector<Index>& found);
  bool is_land(Index noun) const;
  std::string clause_mark(Index clause) const;
  std::vector<Index> struck(Index verb);
  void add_struck(Index token, Match& match);
  Index in_sentence(Index pronoun) const;
  bool is_own_force(const std::vector<Index>& actors, Index mention) const;
  void refine(Index token, const Frame& frame, Match& match);
  std::vector<Index> contents(Index token, const Frame& frame);
  void refine_by_content(Index token, Match& match);  // frame_content.cc
  Span trigger_span(Index token, const Trigger& trigger) const;
  void add_parties(Index token, std::vector<Index>& found, int depth) const;
  void add_fellows(Index mention, std::vector<Index>& found) const;
  void add_partners(Index token, std::vector<Index>& found) const;
  bool is_listed(Index token, Index apposition) const;
  bool is_member(Index phrase) const;
  bool is_scene(Index word) const;
  bool is_astray(Index people, Index town) const;

  const Tree& tree_;
  Arguments& arguments_;
  const Cues& cues_;
  const Frames& frames_;
  std::vector<Index> mention_of_;    // [token]
  std::vector<Index> covered_by_;    // [token], smallest mention over it, or kNone
  std::vector<std::string> lemmas_;  // [token], lower case
  std::vector<Entry> entries_;       // [token]
};

// True for a country as such, or the capital that stands for it; not for its bodies or its people,
// nor for the United Nations.
bool is_country(const Entity& entity);

// True for a mention of a place in a country that is no country: "Mumbai". Its entity is known.
bool is_town(const Annotations& annotations, Index mention);

// "obj <talks> | of <talks>", as in the file.
std::string to_text(const AnyOf& any_of, const Frames& frames);

}  // namespace tacitus

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/arguments.h"

// Which phrases belong to an act where the tree hangs them on another word: a preposition after an
// object may be the verb's, one after a name hardly is the name's.

namespace tacitus {

// A phrase of place, time or occasion is no party; what the tree hangs below it may belong to the
// act: "filed a suit in a Paris court against Chad", "agreed in a meeting with Oman to ...".
void Arguments::add_nested(Index phrase, std::vector<Argument>& out) const {
  static constexpr std::string_view kOccasions[] = {"in", "at", "during", "after", "before"};
  static constexpr std::string_view kParties[] = {"against", "with", "to", "by", "on"};
  static constexpr std::string_view kTrips[] = {"flight", "journey", "stay", "tour", "trip"};
  const std::string marker = tree_.marker(phrase, Relation::case_);
  const bool occasion = is_in(kOccasions, marker);
  if (!occasion && !in_time_[phrase]) return;
  for (const Index kid : tree_.children(phrase)) {
    if (tree_.token(kid).relation != Relation::nmod) continue;
    const std::string inner = tree_.marker(kid, Relation::case_);
    if (!is_in(kParties, inner)) continue;
    // "refused on a trip to Peru": where somebody is, not whom it concerns
    if (inner == "to" && is_in(kTrips, tree_.token(phrase).lemma)) continue;
    add_oblique(kid, out);
  }
}

// Phrases below a phrase that say who did what to whom, where the tree hangs them too low: "the
// deployment of tanks by Oslo near Bonn", "relief for Chad from Japan", "shipments of rifles to
// Mali". A preposition that the word has of its own stays its only one.
void Arguments::add_lower(Index phrase, int depth, std::vector<Argument>& out) const {
  static constexpr std::string_view kParties[] = {"by",   "between", "against", "from", "to",
                                                  "with", "for",     "near",    "off",  "on"};
  static constexpr std::string_view kSure[] = {"by", "between", "against"};
  const bool name = tree_.token(phrase).pos == Pos::propn;
  const bool whole = depth == kLowest && tree_.marker(phrase, Relation::case_) == "of";
  const std::size_t own = out.size();
  for (const Index kid : tree_.children(phrase)) {
    if (tree_.token(kid).relation != Relation::nmod || kid < phrase) continue;
    const std::string marker = tree_.marker(kid, Relation::case_);
    if (!is_in(kParties, marker)) continue;
    if (depth > 1) add_lower(kid, depth - 1, out);
    if (!name && !whole && !is_in(kSure, marker)) continue;
    const std::optional<Role> role = preposition_role(marker);
    const bool has = std::any_of(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(own),
                                 [&](const Argument& argument) { return argument.role == role; });
    if (!has) add_oblique(kid, out);
  }
}

// A prepositional phrase; the agent of a passive is its subject.
void Arguments::add_phrase(Index clause, Index kid, std::vector<Argument>& out) const {
  const bool bare = tree_.token(kid).relation == Relation::obl &&
                    tree_.marker(kid, Relation::case_).empty() &&
                    tree_.marker(kid, Relation::mark).empty();
  if (bare && tree_.token(clause).pos == Pos::verb && is_nominal(tree_.token(kid)) &&
      is_late_object(clause, kid, out)) {
    out.push_back({role::kObj, kid});  // "called off a four-day strike", as if it were a time
    return;
  }
  const bool by = tree_.marker(kid, Relation::case_) == "by";
  if (tree_.token(kid).relation == Relation::obl_agent) {
    if (by) {
      out.push_back({role::kSubj, antecedent(kid)});
      add_lower(kid, kLowest, out);  // "held by Libya near Chad"
    } else {
      add_oblique(kid, out);
    }
    return;
  }
  if (by && tree_.passive(clause) && !tree_.has(clause, Relation::obl_agent)) {
    out.push_back({role::kSubj, antecedent(kid)});
  }
  // "vowed to go after the rebels"
  const bool after = tree_.token(clause).lemma == "go" && first(out, role::kObj) == kNone &&
                     tree_.marker(kid, Relation::case_) == "after";
  if (after && is_somebody(kid)) out.push_back({role::kObj, kid});
  add_oblique(kid, out);
  add_nested(kid, out);
  add_companion(clause, kid, out);
  if (tree_.token(kid).pos == Pos::propn)
    add_lower(kid, kLowest, out);  // "appealed to Chad for help"
}

// "The premier, along with two Danes, signed", "four were killed, including a Dane", where the tree
// hangs the phrase on the verb: whoever is named so is another of the subject or of the undergoer.
void Arguments::add_companion(Index clause, Index kid, std::vector<Argument>& out) const {
  static constexpr std::string_view kBeside[] = {"along with", "together with", "as well as"};
  const std::string marker = lower(tree_.marker(kid, Relation::case_));
  const bool member = marker == "include" || marker == "such as";
  if (!member && !is_in(kBeside, marker)) return;
  const Index object = first(out, role::kObj);
  if (kid < clause) {
    if (first(out, role::kSubj) != kNone) out.push_back({role::kSubj, antecedent(kid)});
    if (tree_.passive(clause) && object != kNone) out.push_back({role::kObj, antecedent(kid)});
  } else if (member && object != kNone) {
    out.push_back({role::kObj, antecedent(kid)});
  }
}

// "walked out in protest against the law": whoever does the one is behind the other.
void Arguments::add_attitude(Index noun, std::vector<Argument>& out) {
  static constexpr std::string_view kNouns[] = {"protest", "solidarity", "defiance"};
  const Token& word = tree_.token(noun);
  const bool phrase = word.relation == Relation::obl && word.head != kNone &&
                      tree_.marker(noun, Relation::case_) == "in" && is_in(kNouns, word.lemma);
  if (!phrase || tree_.token(word.head).pos != Pos::verb || tree_.passive(word.head)) return;
  const Index who = first(of(word.head), role::kSubj);
  if (who != kNone && first(out, role::kSubj) == kNone) out.push_back({role::kSubj, who});
}

// A preposition after the object may belong to either: "imposed sanctions on X".
void Arguments::add_object_modifiers(std::vector<Argument>& out) const {
  const std::size_t own = out.size();
  for (std::size_t i = 0; i < own; ++i) {
    if (out[i].role != role::kObj) continue;
    for (const Index kid : tree_.children(out[i].token)) {
      const Token& word = tree_.token(kid);
      if (word.relation != Relation::nmod) continue;
      if (tree_.marker(kid, Relation::case_) != "of") {
        add_oblique(kid, out);
        add_nested(kid, out);
        continue;
      }
      add_lower(kid, kLowest, out);  // "won pledges of aid from Oslo"
      // "some of its troops from Syria"
      if (!cues_.partitive(tree_.token(out[i].token).lemma)) continue;
      for (const Index part : tree_.children(kid)) {
        const bool other = tree_.token(part).relation == Relation::nmod &&
                           tree_.marker(part, Relation::case_) != "of";
        if (other) add_oblique(part, out);
      }
    }
  }
}

// "shipments of rifles to Mali went on": what the tree hangs on a verb that only says that
// something goes on belongs to what goes on.
void Arguments::add_course(Index noun, std::vector<Argument>& out) const {
  static constexpr std::string_view kCourses[] = {"go",     "continue", "begin", "start",
                                                  "resume", "happen",   "occur", "end"};
  const Token& word = tree_.token(noun);
  if (word.relation != Relation::nsubj || word.head == kNone) return;
  const std::string& lemma = tree_.token(word.head).lemma;
  if (!is_in(kCourses, lemma)) return;
  if (tree_.has(word.head, Relation::obj) || tree_.has(word.head, Relation::xcomp)) return;
  for (const Index kid : tree_.children(word.head)) {
    const bool before = kid > noun && kid < word.head;
    if (tree_.token(kid).relation == Relation::obl && before) add_oblique(kid, out);
  }
}

// "a Saudi-led strike": whoever leads it is a word before it, too.
void Arguments::add_leader(Index participle, std::vector<Argument>& out) const {
  const Token& word = tree_.token(participle);
  if (word.lemma != "lead" || word.pos != Pos::verb) return;
  for (const Index kid : tree_.children(participle)) {
    const Token& leader = tree_.token(kid);
    const bool named =
        leader.pos == Pos::propn || leader.pos == Pos::adj || leader.name != NameKind::none;
    if (kid < participle && named) out.push_back({role::kMod, kid});
  }
}

// "an appeal for peace in Lebanon", where the tree hangs both phrases on the appeal.
void Arguments::add_next_place(Index noun, std::vector<Argument>& out) const {
  const Token& word = tree_.token(noun);
  if (word.relation != Relation::nmod || word.head == kNone || word.pos != Pos::noun) return;
  for (const Index place : tree_.children(word.head)) {
    const Index marker = tree_.child(place, Relation::case_);
    const bool next = place > noun && marker == noun + 1 && tree_.token(marker).lemma == "in";
    if (next && tree_.token(place).relation == Relation::nmod) add_oblique(place, out);
  }
}

}  // namespace tacitus

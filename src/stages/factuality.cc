#include "stages/factuality.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/word_list.h"

namespace tacitus {
namespace {

constexpr int kDepth = 12;  // words to climb at most; deeper trees are parser noise

void apply(Effect effect, Reality& reality) {
  switch (effect) {
    case Effect::future:
      reality.future = true;
      break;
    case Effect::hypothetical:
      reality.hypothetical = true;
      break;
    case Effect::negated:
      reality.negated = true;
      break;
    case Effect::mooted:
      reality.hypothetical = reality.mooted = true;
      break;
    case Effect::tried:
      reality.hypothetical = reality.tried = true;
      break;
    case Effect::wished:
      reality.hypothetical = reality.wished = true;
      break;
    case Effect::actual:
    case Effect::none:
      break;
  }
}

// What a clause says of its own act is not asserted: "the idea that it may attack".
void unassert(Reality& reality) {
  reality.mooted = reality.conditional = reality.tried = reality.wished = false;
}

// "not only rejected but ridiculed" denies nothing.
bool only_emphatic(const Tree& tree, Index token) {
  if (token + 1 >= tree.size()) return false;
  const std::string& next = tree.token(token + 1).lemma;
  return next == "only" || next == "just" || next == "merely" || next == "simply";
}

// Climbs from a trigger to the clause that is asserted.
class Climber {
 public:
  Climber(const Tree& tree, const Cues& cues, const Arguments& arguments)
      : tree_(tree), cues_(cues), arguments_(arguments) {}

  Reality run(Index token, bool skip_negation) {
    own_words(token, skip_negation);
    question(token);
    Index at = token;
    for (int step = 0; step < kDepth && at != kNone; ++step) at = climb(at);
    if (asked_) unassert(reality_);
    return reality_;
  }

 private:
  void own_words(Index token, bool skip_negation);
  void auxiliary(Index token, Index auxiliary);
  void introduction(Index token, Index mark);
  bool is_nobody(Index argument) const;
  void shared_words(Index token);
  void subject_words(Index verb);
  bool told_in_past(Index clause) const;
  bool came_about(Index clause) const;
  bool is_appointed(Index clause) const;
  void question(Index token);
  Index climb(Index token);
  bool is_instance(Index token) const;
  Effect particle_effect(Index verb) const;
  Effect verb_effect(Index verb) const;
  void noun_clause(Index token, Index above, std::string_view mark);
  Effect content_effect(Index token, Index above);
  Index climb_clause(Index token, Index above);
  bool purpose_met(Index verb) const;
  bool was_able(Index adjective) const;
  bool is_wish(Index verb) const;
  Index climb_noun(Index token, Index above);

  const Tree& tree_;
  const Cues& cues_;
  const Arguments& arguments_;
  Reality reality_;
  bool asked_ = false;
};

bool nominal(const Token& token) {
  return token.pos == Pos::noun || token.pos == Pos::propn || token.pos == Pos::adj;
}

void Climber::own_words(Index token, bool skip_negation) {
  const bool noun = nominal(tree_.token(token)) && !tree_.has(token, Relation::cop);
  for (const Index kid : tree_.children(token)) {
    const Token& word = tree_.token(kid);
    switch (word.relation) {
      case Relation::aux:
        auxiliary(token, kid);
        break;
      case Relation::advmod:
      case Relation::amod:
      case Relation::det: {
        if (noun && word.relation == Relation::advmod) break;
        const Effect effect = cues_.effect('a', word.lemma);
        if (effect == Effect::negated && (skip_negation || only_emphatic(tree_, kid))) break;
        apply(effect, reality_);
        break;
      }
      case Relation::mark:
        introduction(token, kid);
        break;
      case Relation::case_:  // "without approval from Congress"
        if (noun && word.lemma == "without") reality_.negated = true;
        break;
      case Relation::cc:  // "nor did China criticise it"
        if (!skip_negation && !noun && word.lemma == "nor") reality_.negated = true;
        break;
      case Relation::nsubj:
      case Relation::nsubj_pass:
      case Relation::obj:
        if (!skip_negation && is_nobody(kid)) reality_.negated = true;
        break;
      default:
        break;
    }
  }
}

// "would sometimes raid farms": a habit of the past.
bool is_habit(const Tree& tree, Index clause) {
  static constexpr std::string_view kOften[] = {
      "sometimes", "often", "frequently", "regularly", "usually", "routinely", "occasionally"};
  for (const Index kid : tree.children(clause)) {
    const Token& word = tree.token(kid);
    if (word.relation == Relation::advmod && kid < clause && is_in(kOften, word.lemma)) {
      return true;
    }
  }
  return false;
}

// "will", "may", "would".
void Climber::auxiliary(Index token, Index auxiliary) {
  const Token& word = tree_.token(auxiliary);
  if (word.lemma == "go" && tree_.token(token).morphology.verb_form != VerbForm::infinitive) return;
  // "had Iraq attacked, ...", but "only once has Iraq attacked"
  const bool past = word.lemma == "have" && word.morphology.tense == Tense::past;
  const Index subject = tree_.child(token, Relation::nsubj);
  const bool begins = tree_.children(token).front() == auxiliary;
  if (begins && subject != kNone && (past || word.lemma == "should")) reality_.hypothetical = true;
  // "could not agree" did not
  if (word.lemma == "could" && is_negated(tree_, cues_, token)) return;
  if (word.lemma == "would" && is_habit(tree_, token)) return;
  const bool later = word.lemma == "would" && told_in_past(token);
  Effect effect = later ? Effect::future : cues_.effect('x', word.lemma);
  // "may not debate" is a ban, "would have faced trial" did not
  const bool unreal = word.lemma != "may" && word.lemma != "might" &&
                      tree_.child(token, Relation::aux, "have") != kNone;
  if (effect == Effect::mooted && (unreal || is_negated(tree_, cues_, token))) {
    effect = Effect::hypothetical;
  }
  apply(effect, reality_);
}

// "if", "to", "before".
void Climber::introduction(Index token, Index mark) {
  const Token& word = tree_.token(mark);
  if (word.lemma == "before" && came_about(token)) return;
  const Effect effect = cues_.effect('m', word.lemma);
  const bool conditional = effect == Effect::mooted;  // but not "asked if"
  const bool content = tree_.token(token).relation == Relation::ccomp;
  if (conditional && !content) reality_.conditional = true;
  if (content && (conditional || word.lemma == "whether")) asked_ = true;  // "asked if it may"
  apply(conditional ? Effect::hypothetical : effect, reality_);
  // "as long as it supports"
  if (word.lemma == "as" && mark > 0 && tree_.token(mark - 1).lemma == "long") {
    reality_.hypothetical = true;
  }
  // "is about to restore"
  if (word.lemma == "to" && mark > 1 && tree_.token(mark - 1).lemma == "about" &&
      tree_.token(mark - 2).lemma == "be") {
    apply(Effect::future, reality_);
    return;
  }
  // "the leaders are to hold talks"
  const Index be = tree_.child(token, Relation::aux, "be");
  if (word.lemma == "to" && be != kNone && be < mark) apply(Effect::future, reality_);
  static constexpr std::string_view kPeople[] = {
      "he",    "she",      "they",    "we",       "leader",     "minister",   "president",
      "envoy", "official", "troop",   "soldier",  "general",    "negotiator", "delegate",
      "team",  "monarch",  "premier", "diplomat", "delegation", "ambassador"};
  if (word.lemma != "to" || !tree_.has(token, Relation::cop)) return;
  // "the premier is to resign", but "its goal is to remove"
  const Index subject = tree_.child(token, Relation::nsubj);
  const bool somebody =
      subject != kNone &&
      (tree_.token(subject).pos == Pos::propn || tree_.token(subject).name != NameKind::none ||
       tree_.child(subject, Relation::flat) != kNone || is_in(kPeople, tree_.token(subject).lemma));
  apply(somebody ? Effect::future : Effect::hypothetical, reality_);
}

// "was held for a day before appearing in court", "fled before police arrived": told as facts.
bool Climber::came_about(Index clause) const {
  const Token& word = tree_.token(clause);
  if (word.relation != Relation::advcl || word.head == kNone) return false;
  const auto past = [&](Index verb) {
    if (tree_.token(verb).morphology.tense == Tense::past && !tree_.has(verb, Relation::aux)) {
      return true;
    }
    for (const Index kid : tree_.children(verb)) {
      const Token& other = tree_.token(kid);
      if (other.relation != Relation::aux && other.relation != Relation::aux_pass) continue;
      if (cues_.effect('x', other.lemma) != Effect::none) return false;
      if (other.morphology.tense == Tense::past) return true;
    }
    return false;
  };
  const bool gerund =
      word.morphology.verb_form == VerbForm::gerund ||
      (word.morphology.verb_form == VerbForm::participle && !tree_.has(clause, Relation::nsubj));
  return past(word.head) && !is_negated(tree_, cues_, word.head) && (gerund || past(clause));
}

// "No troops crossed the border", "found no evidence", "not a single minister came".
bool Climber::is_nobody(Index argument) const {
  const std::string& lemma = tree_.token(argument).lemma;
  const Index denied = tree_.child(argument, Relation::advmod, "not");
  const bool single =
      denied != kNone && denied + 1 < argument &&
      (tree_.token(denied + 1).lemma == "a" || tree_.token(denied + 1).lemma == "one");
  if (single) return true;
  return lemma == "nobody" || lemma == "none" ||
         tree_.child(argument, Relation::det, "no") != kNone ||
         tree_.child(argument, Relation::det, "neither") != kNone ||
         tree_.child(argument, Relation::cc_preconj, "neither") != kNone;
}

// "would hold talks next month": a day is set for it.
bool Climber::is_appointed(Index clause) const {
  for (const Index kid : tree_.children(clause)) {
    const Relation relation = tree_.token(kid).relation;
    if (tree_.token(kid).lemma == "tomorrow") return true;
    if (relation != Relation::obl && relation != Relation::obl_unmarked) continue;
    if (tree_.child(kid, Relation::amod, "next") != kNone) return true;
  }
  return false;
}

// "said that it would withdraw": a future seen from the past, unless a condition follows.
bool Climber::told_in_past(Index clause) const {
  const Token& word = tree_.token(clause);
  for (const Index kid : tree_.children(clause)) {
    if (tree_.token(kid).relation != Relation::advcl) continue;
    const std::string mark = tree_.marker(kid, Relation::mark);
    const Effect effect = cues_.effect('m', mark);
    if (effect == Effect::mooted || mark == "in" || mark == "lest" || mark == "whether") {
      return false;
    }
  }
  if (is_appointed(clause)) return true;
  const auto tells = [&](Index verb) {
    const Token& other = tree_.token(verb);
    return other.morphology.tense == Tense::past && cues_.reports('v', other.lemma);
  };
  if (word.relation == Relation::conj && word.head != kNone &&
      !tree_.has(clause, Relation::nsubj)) {
    return told_in_past(word.head);
  }
  if (word.relation == Relation::ccomp && word.head != kNone) return tells(word.head);
  for (const Index kid : tree_.children(clause)) {
    if (tree_.token(kid).relation == Relation::parataxis && tells(kid)) return true;
  }
  return false;
}

// What the words of a verb say of its subject: "the talks will begin", "no attack took place"; but
// "the raid did not deter the rebels" denies no raid, "support has not wavered" no support.
void Climber::subject_words(Index verb) {
  static constexpr std::string_view kOccurs[] = {
      "take",   "happen", "occur",       "begin",       "start",  "come",  "follow",
      "resume", "exist",  "materialise", "materialize", "emerge", "break", "be"};
  const Reality before = reality_;
  own_words(verb, false);
  const Index object = tree_.child(verb, Relation::obj);
  const std::string& lemma = tree_.token(verb).lemma;
  if (object == kNone ? is_in(kOccurs, lemma) : tree_.token(object).lemma == "place") {
    return;
  }
  reality_.negated = before.negated;
  if (object != kNone) reality_.future = before.future;
}

// "will meet and discuss": the second verb without a subject of its own shares the auxiliaries.
void Climber::shared_words(Index token) {
  const Token& word = tree_.token(token);
  if (tree_.has(token, Relation::nsubj) || tree_.has(token, Relation::nsubj_pass)) return;
  if (tree_.has(token, Relation::aux)) return;
  for (const Index kid : tree_.children(word.head)) {
    const Token& other = tree_.token(kid);
    if (kid > word.head) continue;
    if (other.relation == Relation::aux) apply(cues_.effect('x', other.lemma), reality_);
    if (other.relation == Relation::advmod) apply(cues_.effect('a', other.lemma), reality_);
    if (other.relation == Relation::mark) apply(cues_.effect('m', other.lemma), reality_);
  }
}

void Climber::question(Index token) {
  Index root = token;
  for (Index up = token; up != kNone; up = tree_.token(up).head) root = up;
  for (const Index kid : tree_.children(root)) {
    const Token& word = tree_.token(kid);
    if (word.relation == Relation::punct && word.lemma == "?" && kid > token) {
      reality_.hypothetical = true;
      asked_ = true;
    }
  }
}

Index Climber::climb(Index token) {
  const Token& word = tree_.token(token);
  const Index above = word.head;
  if (above == kNone) return kNone;
  if (is_instance(token)) {  // "concessions such as suspending broadcasts" are as real as those
    own_words(above, false);
    return above;
  }
  // A finite verb is nobody's infinitive: "gunmen believed to be ... killed two soldiers".
  if (word.relation == Relation::xcomp && word.morphology.verb_form == VerbForm::finite &&
      word.morphology.tense == Tense::past) {
    return kNone;
  }
  switch (word.relation) {
    case Relation::xcomp:
    case Relation::ccomp:
    case Relation::csubj:
    case Relation::advcl:
    case Relation::acl:
      return climb_clause(token, above);
    case Relation::acl_relcl:  // "any group that endorsed him", "nobody who fled"
      if (tree_.child(above, Relation::det, "any") != kNone || is_nobody(above)) {
        reality_.hypothetical = true;
      }
      unassert(reality_);
      return kNone;
    case Relation::conj:
      if (tree_.token(token).pos == Pos::verb) shared_words(token);
      return above;
    case Relation::obj:
    case Relation::nsubj:
    case Relation::nsubj_pass:
    case Relation::obl:
    case Relation::nmod:
    case Relation::nmod_poss:
    case Relation::compound:
      return nominal(word) ? climb_noun(token, above) : kNone;
    default:
      return kNone;
  }
}

bool Climber::is_instance(Index token) const {
  const std::string marker = tree_.marker(token, Relation::case_);
  const std::string mark = tree_.marker(token, Relation::mark);
  return marker == "such as" || mark == "such as" || marker == "include" || mark == "include";
}

// The effect of a verb with its particle: "rule out".
Effect Climber::particle_effect(Index verb) const {
  const Index particle = tree_.child(verb, Relation::compound_prt);
  if (particle == kNone) return Effect::none;
  return cues_.effect('v', tree_.token(verb).lemma + " " + tree_.token(particle).lemma);
}

Effect Climber::verb_effect(Index verb) const {
  const Effect both = particle_effect(verb);
  return both != Effect::none ? both : cues_.effect('v', tree_.token(verb).lemma);
}

// A clause that says what a noun is about: "the offer to hold talks", "the goal of ousting him".
void Climber::noun_clause(Index token, Index above, std::string_view mark) {
  static constexpr std::string_view kTalks[] = {"conference", "deal",    "dialogue",
                                                "discussion", "meeting", "negotiation",
                                                "summit",     "talk",    "talks"};
  const Token& word = tree_.token(token);
  const Token& governor = tree_.token(above);
  // "a legal basis for attacking the island", "efforts on leaving the union", but "troops
  // attacking"
  if (word.relation == Relation::acl && mark.empty()) return;
  Effect effect = cues_.effect('n', governor.lemma);
  const bool barter = governor.lemma == "exchange" || governor.lemma == "return";
  if (barter && mark == "for") effect = Effect::hypothetical;  // "in exchange for freeing them"
  // "talks on halting its program"
  const bool topic = mark == "on" || mark == "about" || mark == "over";
  if (topic && is_in(kTalks, governor.lemma)) effect = Effect::hypothetical;
  if (effect == Effect::none && mark == "to") {
    effect = is_headline_subject(tree_, above) ? Effect::future : Effect::hypothetical;
  }
  apply(effect, reality_);
  if (tree_.child(above, Relation::det, "no") != kNone) reality_.negated = true;  // "no intention"
  // "denied reports that it had bombed"
  const bool told = tree_.token(token).relation == Relation::ccomp || mark == "that";
  if (told && governor.relation == Relation::obj && governor.head != kNone) {
    apply(verb_effect(governor.head), reality_);
  }
}

// What a verb or an adjective does to the clause that it governs.
Effect Climber::content_effect(Index token, Index above) {
  const Relation relation = tree_.token(token).relation;
  const Token& governor = tree_.token(above);
  const Effect effect =
      governor.pos == Pos::adj ? cues_.effect('a', governor.lemma) : verb_effect(above);
  if (relation == Relation::csubj) unassert(reality_);
  if (relation != Relation::ccomp) return effect;
  const bool reports = cues_.reports('v', governor.lemma);
  // "says", "fears that it may attack", but "made sure that it could attack"
  if (!reports && effect == Effect::none) unassert(reality_);
  // "told the BBC that police arrested him" tells it as a fact, "told him to go" does not
  if (governor.lemma == "tell") return Effect::actual;
  if (effect == Effect::wished) return Effect::hypothetical;  // of somebody else
  // "insists that it did not attack" denies it
  const bool denied = effect == Effect::hypothetical && reports && is_negated(tree_, cues_, token);
  return denied ? Effect::none : effect;
}

Index Climber::climb_clause(Index token, Index above) {
  const Token& word = tree_.token(token);
  const Token& governor = tree_.token(above);
  const bool noun = nominal(governor) && !tree_.has(above, Relation::cop);
  std::string mark = tree_.marker(token, Relation::mark);
  if (mark.empty()) mark = tree_.marker(token, Relation::case_);  // "the goal of ousting him"
  if (mark.ends_with(" to")) mark = "to";           // "for them to leave", "in order to leave"
  if (governor.lemma == "short" && mark == "of") {  // "stopped short of"
    reality_.negated = true;
    return kNone;
  }
  if (noun) {
    // "speculation that it may attack", but "a law by which it may attack"
    if (word.relation == Relation::acl && mark != "that") unassert(reality_);
    noun_clause(token, above, mark);
    return kNone;
  }
  if (word.relation == Relation::acl) return kNone;
  if (word.relation == Relation::advcl) {
    reality_.mooted = false;  // "as it may attack" is said by the way
    if (mark == "to") {       // purpose: "sent troops to attack", but "used troops to attack"
      if (purpose_met(above)) {
        own_words(above, false);
        return above;
      }
      reality_.hypothetical = true;
    }
    // "ruled out sending"
    const bool governed = mark == "of" || mark == "from" ||
                          (mark.empty() && above < token && particle_effect(above) != Effect::none);
    if (!governed) return kNone;
  }
  const Effect effect = content_effect(token, above);
  apply(effect, reality_);
  if (is_wish(above)) reality_.hypothetical = true;
  // "has to approve", but "has yet to approve" did not
  if (governor.lemma == "have" && word.relation == Relation::xcomp && mark == "to") {
    const bool yet = token >= 2 && tree_.token(token - 2).lemma == "yet";
    (yet ? reality_.negated : reality_.hypothetical) = true;
  }
  if (word.relation == Relation::ccomp && (effect == Effect::none || effect == Effect::actual)) {
    if (is_negated(tree_, cues_, above)) reality_.hypothetical = true;  // "did not say that"
    return kNone;
  }
  if (effect == Effect::none && governor.pos == Pos::adj && word.relation != Relation::csubj) {
    if (!was_able(above)) reality_.hypothetical = true;  // "is ready to", "is able to"
  }
  own_words(above, false);
  // "imposing sanctions would hurt": nobody imposes them
  if (word.relation == Relation::csubj && (reality_.future || reality_.mooted)) {
    reality_.hypothetical = true;
    unassert(reality_);
  }
  return above;
}

// "used helicopters to", "held a rally to", "took to the streets to": who did so did what it was
// for.
bool Climber::purpose_met(Index verb) const {
  const std::string& lemma = tree_.token(verb).lemma;
  if (cues_.effect('d', lemma) == Effect::actual) return true;
  for (const Index kid : tree_.children(verb)) {
    const Token& word = tree_.token(kid);
    std::string with;
    if (word.relation == Relation::obj || word.relation == Relation::nsubj_pass ||
        word.relation == Relation::compound_prt) {
      with = word.lemma;
    } else if (word.relation == Relation::obl) {
      with = tree_.marker(kid, Relation::case_);
    }
    if (with.empty()) continue;
    with.insert(0, " ").insert(0, lemma);
    if (cues_.effect('d', with) == Effect::actual) return true;
  }
  return false;
}

// "was able to seize the port" seized it.
bool Climber::was_able(Index adjective) const {
  if (tree_.token(adjective).lemma != "able") return false;
  const Index copula = tree_.child(adjective, Relation::cop);
  return copula != kNone && tree_.token(copula).morphology.tense == Tense::past;
}

// "The demands include an inquiry", "their goals included toppling him": what is wished.
bool Climber::is_wish(Index verb) const {
  if (tree_.token(verb).lemma != "include") return false;
  const Index subject = tree_.child(verb, Relation::nsubj);
  return subject != kNone && cues_.effect('n', tree_.token(subject).lemma) == Effect::hypothetical;
}

Index Climber::climb_noun(Index token, Index above) {
  static constexpr std::string_view kDeters[] = {"advise",  "argue", "caution",
                                                 "counsel", "vote",  "warn"};
  static constexpr std::string_view kWards[] = {"defend", "guard", "protect", "shield"};
  static constexpr std::string_view kCauses[] = {"cause",  "entail",  "lead",    "mean",
                                                 "prompt", "provoke", "trigger", "spark"};
  const Token& word = tree_.token(token);
  const Token& governor = tree_.token(above);
  if (arguments_.carrier(token) == above) {
    own_words(above, false);
    return above;
  }
  if (governor.pos == Pos::verb || governor.pos == Pos::aux) {
    // "a plan that will lead to a withdrawal": no more real than what brings it about
    if (is_in(kCauses, governor.lemma) && word.relation != Relation::nsubj) {
      own_words(above, false);
    }
    if (word.relation == Relation::obj && is_wish(above)) reality_.hypothetical = true;
    const bool object = word.relation == Relation::obj || word.relation == Relation::nsubj_pass ||
                        tree_.marker(token, Relation::case_) == "for";
    const Effect effect = object ? cues_.effect('v', governor.lemma) : Effect::none;
    if (effect != Effect::actual) apply(effect, reality_);
    // "warned against a withdrawal", "voted against the invasion"
    const std::string marker = tree_.marker(token, Relation::case_);
    const bool warded = (marker == "against" && is_in(kDeters, governor.lemma)) ||
                        ((marker == "against" || marker == "from") &&
                         is_in(kWards, governor.lemma));  // "protects it from attacks"
    if (warded) reality_.hypothetical = true;
    if (word.relation == Relation::nsubj || word.relation == Relation::nsubj_pass) {
      if (tree_.passive(above)) {
        own_words(above, false);
      } else {
        subject_words(above);
      }
    }
    return kNone;
  }
  // "at the end of the visit": when it was, and not that there was none
  const std::string marker = tree_.marker(above, Relation::case_);
  const bool when = governor.lemma == "end" && (marker == "at" || marker == "by");
  if (nominal(governor) && !when) apply(cues_.effect('n', governor.lemma), reality_);
  return kNone;
}

}  // namespace

bool is_negated(const Tree& tree, const Cues& cues, Index token) {
  for (const Index kid : tree.children(token)) {
    const Token& word = tree.token(kid);
    const bool modifier = word.relation == Relation::advmod || word.relation == Relation::det;
    if (modifier && cues.effect('a', word.lemma) == Effect::negated && !only_emphatic(tree, kid)) {
      return true;
    }
  }
  const Token& word = tree.token(token);
  if (word.relation == Relation::conj && word.head != kNone && word.pos == Pos::verb &&
      !tree.has(token, Relation::nsubj)) {
    for (const Index kid : tree.children(word.head)) {
      const Token& other = tree.token(kid);
      if (kid < word.head && other.relation == Relation::advmod && !only_emphatic(tree, kid) &&
          cues.effect('a', other.lemma) == Effect::negated) {
        return true;
      }
    }
  }
  return false;
}

Reality reality_of(const Tree& tree, const Cues& cues, const Arguments& arguments, Index token,
                   bool skip_negation) {
  return Climber(tree, cues, arguments).run(token, skip_negation);
}

}  // namespace tacitus

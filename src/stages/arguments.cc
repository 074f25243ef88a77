#include "stages/arguments.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"

// From a dependency tree to who did what to whom.
//
// A clause says its parties in many ways: "Rebels attacked the base", "the base was attacked by
// rebels", "the base attacked by rebels", "rebels who attacked the base", "rebels vowed to attack
// the base", "rebels stormed and attacked the base", "rebels launched an attack on the base". All
// of them give attack the roles subj = rebels and obj (or on) = the base. Where the tree says
// nothing the role stays empty: nothing is guessed from word order.

namespace tacitus {
namespace {

// Verbs whose object does not control the infinitive: "promised Kyiv to send arms".
bool subject_control(std::string_view lemma) {
  return lemma == "promise" || lemma == "vow" || lemma == "pledge" || lemma == "threaten" ||
         lemma == "use";
}

bool is_nominal(const Token& token) {
  return token.pos == Pos::noun || token.pos == Pos::propn || token.pos == Pos::pron ||
         token.pos == Pos::num || token.pos == Pos::adj || token.pos == Pos::det ||
         token.pos == Pos::x || token.pos == Pos::sym;
}

}  // namespace

Arguments::Arguments(const Tree& tree, const Cues& cues)
    : tree_(tree), cues_(cues), entries_(tree.size()) {}

Index Arguments::first(const std::vector<Argument>& arguments, Role role) const {
  for (const Argument& argument : arguments) {
    if (argument.role == role) return argument.token;
  }
  return kNone;
}

const std::vector<Argument>& Arguments::of(Index token) {
  Entry& entry = entries_[token];
  if (entry.done || entry.busy) return entry.arguments;
  entry.busy = true;
  std::vector<Argument> found;
  const Token& word = tree_.token(token);
  const bool clause = word.pos == Pos::verb || word.pos == Pos::aux ||
                      (word.pos == Pos::adj && word.relation != Relation::amod);
  if (clause) {
    collect_clause(token, found);
  } else if (is_nominal(word)) {
    collect_noun(token, found);
  }
  entry.arguments = std::move(found);
  entry.done = true;
  return entry.arguments;
}

Index Arguments::antecedent(Index token) const {
  const Token& word = tree_.token(token);
  if (word.pos != Pos::pron && word.pos != Pos::det && word.pos != Pos::sconj) return token;
  if (word.lemma != "who" && word.lemma != "which" && word.lemma != "that" &&
      word.lemma != "whom") {
    return token;
  }
  Index at = word.head;
  for (int steps = 0; at != kNone && steps < 3; ++steps) {
    const Token& above = tree_.token(at);
    if (above.relation == Relation::acl_relcl || above.relation == Relation::acl) {
      return above.head == kNone ? token : above.head;
    }
    at = above.head;
  }
  return token;
}

void Arguments::add_oblique(Index kid, std::vector<Argument>& out) const {
  const Relation marker = tree_.has(kid, Relation::case_) ? Relation::case_ : Relation::mark;
  const std::string words = lower(tree_.marker(kid, marker));
  if (words.empty()) return;
  if (const auto role = preposition_role(words)) {
    out.push_back({*role, antecedent(kid)});
    return;
  }
  // "from within Syria", "up to": the first preposition that is a role.
  const std::size_t blank = words.find(' ');
  if (blank == std::string::npos) return;
  if (const auto role = preposition_role(words.substr(0, blank))) {
    out.push_back({*role, antecedent(kid)});
  }
}

void Arguments::add_obliques_of(Index verb, std::vector<Argument>& out) const {
  for (const Index kid : tree_.children(verb)) {
    if (tree_.token(kid).relation == Relation::obl) add_oblique(kid, out);
  }
}

// The roles of one dependant of a clause.
void Arguments::add_dependant(Index clause, Index kid, std::vector<Argument>& out) const {
  const bool passive = tree_.passive(clause);
  const Index who = antecedent(kid);
  switch (tree_.token(kid).relation) {
    case Relation::nsubj:
    case Relation::nsubj_outer:
    case Relation::nsubj_pass: {
      const bool second_object = passive && tree_.has(clause, Relation::obj);
      out.push_back({!passive ? role::kSubj : second_object ? role::kIobj : role::kObj, who});
      break;
    }
    case Relation::obj:
      out.push_back({role::kObj, who});
      break;
    case Relation::iobj:
      out.push_back({role::kIobj, who});
      break;
    case Relation::obl_agent:
      if (tree_.marker(kid, Relation::case_) == "by") {
        out.push_back({role::kSubj, who});
      } else {
        add_oblique(kid, out);
      }
      break;
    case Relation::obl:
    case Relation::nmod:
      if (passive && tree_.marker(kid, Relation::case_) == "by" &&
          !tree_.has(clause, Relation::obl_agent)) {
        out.push_back({role::kSubj, who});
      }
      add_oblique(kid, out);
      break;
    case Relation::aux:
      out.push_back({role::kAux, kid});
      break;
    case Relation::compound_prt:
    case Relation::advmod:
      out.push_back({role::kParticle, kid});
      break;
    case Relation::xcomp:
      out.push_back({role::kXcomp, kid});
      out.push_back({role::kComp, kid});
      break;
    case Relation::ccomp:
      out.push_back({role::kCcomp, kid});
      out.push_back({role::kComp, kid});
      break;
    case Relation::advcl:
    case Relation::acl:
      out.push_back({role::kAdv, kid});
      add_oblique(kid, out);
      break;
    default:
      break;
  }
}

void Arguments::collect_clause(Index token, std::vector<Argument>& out) {
  for (const Index kid : tree_.children(token)) add_dependant(token, kid, out);
  const Token& word = tree_.token(token);
  if (word.relation == Relation::acl_relcl || word.relation == Relation::acl) {
    add_relative_gap(token, out);
  }
  if (cues_.reports('v', word.lemma)) turn_inverted_speaker(token, out);
  mend_crossed_subject(token, out);
  add_subject(token, out);
  add_shared_object(token, out);
  add_object_modifiers(out);
}

// A modifier of the object that stands before the verb is none: it is the subject ("Germany
// suspended aid" with Germany under aid), whatever the tree says.
void Arguments::mend_crossed_subject(Index verb, std::vector<Argument>& out) const {
  if (first(out, role::kSubj) != kNone || tree_.passive(verb)) return;
  const Index object = first(out, role::kObj);
  if (object == kNone || object < verb) return;
  for (const Index kid : tree_.children(object)) {
    const Relation relation = tree_.token(kid).relation;
    const bool modifier = relation == Relation::compound || relation == Relation::amod ||
                          relation == Relation::nmod_desc;
    if (modifier && kid < verb) {
      out.push_back({role::kSubj, kid});
      return;
    }
  }
}

// "..., said the minister": what follows a verb of saying that has its content before it and no
// subject is the speaker, even where the tree calls it an object.
void Arguments::turn_inverted_speaker(Index verb, std::vector<Argument>& out) const {
  if (first(out, role::kSubj) != kNone || tree_.passive(verb)) return;
  const bool content_before = std::any_of(out.begin(), out.end(), [&](const Argument& argument) {
    return argument.role == role::kCcomp && argument.token < verb;
  });
  const bool beside = tree_.token(verb).relation == Relation::parataxis;
  if (!content_before && !beside) return;
  for (Argument& argument : out) {
    if (argument.role == role::kObj && argument.token > verb) {
      argument.role = role::kSubj;
      return;
    }
  }
}

// "the ban imposed by X" (obj = ban), "forces fighting in Y" (subj = forces), "the base that rebels
// attacked" (obj = base).
void Arguments::add_relative_gap(Index verb, std::vector<Argument>& out) const {
  const Token& word = tree_.token(verb);
  const Index head = word.head;
  if (head == kNone || !is_nominal(tree_.token(head))) return;
  const bool has_subject = first(out, role::kSubj) != kNone;
  const bool has_object = first(out, role::kObj) != kNone;
  if (word.relation == Relation::acl) {
    const VerbForm form = word.morphology.verb_form;
    const bool infinitive = !tree_.marker(verb, Relation::mark).empty() ||
                            form == VerbForm::infinitive || form == VerbForm::finite;
    if (infinitive) return;
    if (tree_.passive(verb)) {
      if (!has_object) out.push_back({role::kObj, head});
    } else if (!has_subject) {
      out.push_back({role::kSubj, head});
    }
    return;
  }
  if (!has_subject && !tree_.passive(verb)) {
    out.push_back({role::kSubj, head});
  } else if (!has_object && has_subject) {
    out.push_back({role::kObj, head});
  }
}

Index Arguments::controller(Index governor, Index clause) {
  const Token& inner = tree_.token(clause);
  const std::vector<Argument>& above = of(governor);
  const Index subject = first(above, role::kSubj);
  const Index object = first(above, role::kObj);
  const Index goal = first(above, role::kIobj);
  if (tree_.passive(governor)) return object != kNone ? object : subject;
  const std::string_view lemma = tree_.token(governor).lemma;
  if (inner.relation == Relation::xcomp) {
    if (subject_control(lemma)) return subject;
    if (goal != kNone) return goal;
    if (object != kNone && object != clause) return object;
    // "called on X to halt", "appealed to X to halt"
    for (const Argument& argument : above) {
      const std::string_view role = name_of_role(argument.role);
      if ((role == "on" || role == "upon" || role == "to") && argument.token < clause &&
          is_nominal(tree_.token(argument.token)) && (lemma == "call" || lemma == "appeal")) {
        return argument.token;
      }
    }
    return subject;
  }
  const std::string mark = tree_.marker(clause, Relation::mark);
  const bool of_object = mark == "of" || mark == "from" || mark == "for" || mark == "into";
  if (of_object && object != kNone) return object;
  return subject;
}

void Arguments::add_subject(Index token, std::vector<Argument>& out) {
  const Token& word = tree_.token(token);
  const bool passive = tree_.passive(token);
  const Role missing = passive ? role::kObj : role::kSubj;
  if (first(out, missing) != kNone || word.head == kNone) return;
  // An expletive or clausal subject fills the place.
  if (tree_.has(token, Relation::expl) || tree_.has(token, Relation::csubj)) return;
  const Token& above = tree_.token(word.head);
  Index who = kNone;
  if (word.relation == Relation::conj && (above.pos == Pos::verb || is_clause(tree_, word.head))) {
    const std::vector<Argument>& shared = of(word.head);
    who = first(shared, tree_.passive(word.head) ? role::kObj : role::kSubj);
    if (who != kNone && who > token) who = kNone;
  } else if (word.relation == Relation::xcomp || word.relation == Relation::advcl) {
    who = above.pos == Pos::verb || is_clause(tree_, word.head) ? controller(word.head, token)
                                                                : kNone;
  } else if (word.relation == Relation::ccomp && word.morphology.verb_form != VerbForm::finite &&
             above.pos == Pos::verb) {
    who = controller(word.head, token);
  } else if ((word.relation == Relation::acl || word.relation == Relation::xcomp) &&
             is_nominal(above)) {
    // "Seoul's offer to hold talks": whoever makes the offer.
    const std::vector<Argument>& noun = of(word.head);
    who = first(noun, role::kPoss);
    if (who == kNone) who = first(noun, role::kSubj);
    if (who == kNone) who = first(noun, *preposition_role("by"));
    if (who == kNone) who = first(noun, role::kMod);
  }
  if (who != kNone && who != token) out.push_back({missing, who});
}

// "ignored or rejected the offer": the object of one is that of both.
void Arguments::add_shared_object(Index verb, std::vector<Argument>& out) {
  if (first(out, role::kObj) != kNone) return;
  const Token& word = tree_.token(verb);
  if (word.relation == Relation::conj && word.head != kNone && !tree_.passive(verb)) {
    const Index object = tree_.child(word.head, Relation::obj);
    if (object != kNone && object > verb) out.push_back({role::kObj, object});
  }
  for (const Index kid : tree_.children(verb)) {
    if (tree_.token(kid).relation != Relation::conj || tree_.token(kid).pos != Pos::verb) continue;
    if (tree_.has(kid, Relation::nsubj) || tree_.passive(kid)) continue;
    const Index object = tree_.child(kid, Relation::obj);
    const bool adjacent = kid > verb && kid - verb <= 3;
    if (object != kNone && object > kid && adjacent) out.push_back({role::kObj, object});
  }
}

// A preposition after the object may belong to either: "imposed sanctions on X".
void Arguments::add_object_modifiers(std::vector<Argument>& out) const {
  const std::size_t own = out.size();
  for (std::size_t i = 0; i < own; ++i) {
    if (out[i].role != role::kObj) continue;
    for (const Index kid : tree_.children(out[i].token)) {
      const Token& word = tree_.token(kid);
      if (word.relation != Relation::nmod) continue;
      if (tree_.marker(kid, Relation::case_) == "of") continue;
      add_oblique(kid, out);
    }
  }
}

void Arguments::collect_noun(Index token, std::vector<Argument>& out) {
  for (const Index kid : tree_.children(token)) {
    const Token& word = tree_.token(kid);
    switch (word.relation) {
      case Relation::nmod_poss:
        out.push_back({role::kPoss, antecedent(kid)});
        break;
      case Relation::nmod:
      case Relation::obl:
        add_oblique(kid, out);
        break;
      case Relation::compound:
      case Relation::amod:
      case Relation::nmod_desc:
      case Relation::nummod:
        out.push_back({role::kMod, kid});
        if (word.pos == Pos::verb) add_obliques_of(kid, out);  // "holding talks with X"
        break;
      case Relation::nsubj:
        out.push_back({role::kSubj, antecedent(kid)});
        break;
      case Relation::xcomp:
        out.push_back({role::kXcomp, kid});
        out.push_back({role::kComp, kid});
        break;
      case Relation::ccomp:
        out.push_back({role::kCcomp, kid});
        out.push_back({role::kComp, kid});
        break;
      case Relation::acl:
      case Relation::advcl: {
        const bool to = tree_.marker(kid, Relation::mark) == "to";
        const bool that = tree_.has(kid, Relation::nsubj);
        if (to || that) {
          out.push_back({to ? role::kXcomp : role::kCcomp, kid});
          out.push_back({role::kComp, kid});
        } else if (!tree_.marker(kid, Relation::mark).empty()) {
          add_oblique(kid, out);
        }
        break;
      }
      default:
        break;
    }
  }
  share_conjuncts(token, out);
  add_carrier(token, out);
}

// "Russian raids and attacks on Kyiv": both are Russian, both are on Kyiv.
void Arguments::share_conjuncts(Index noun, std::vector<Argument>& out) {
  const Token& word = tree_.token(noun);
  if (word.relation == Relation::conj && word.head != kNone && is_nominal(tree_.token(word.head))) {
    for (const Index kid : tree_.children(word.head)) {
      const Token& other = tree_.token(kid);
      if (kid > word.head) continue;
      if (other.relation == Relation::nmod_poss && first(out, role::kPoss) == kNone) {
        out.push_back({role::kPoss, antecedent(kid)});
      }
      if ((other.relation == Relation::amod || other.relation == Relation::compound) &&
          first(out, role::kMod) == kNone) {
        out.push_back({role::kMod, kid});
      }
    }
  }
  for (const Index kid : tree_.children(noun)) {
    if (tree_.token(kid).relation != Relation::conj) continue;
    for (const Index modifier : tree_.children(kid)) {
      if (tree_.token(modifier).relation == Relation::nmod && modifier > kid) {
        add_oblique(modifier, out);
      }
    }
  }
}

Index Arguments::carrier(Index noun) const {
  const Token& word = tree_.token(noun);
  if (word.head == kNone) return kNone;
  const Token& above = tree_.token(word.head);
  if (word.relation == Relation::conj && is_nominal(above)) return carrier(word.head);
  // "carried out a series of attacks": what carries the series carries the attacks.
  if (word.relation == Relation::nmod && cues_.partitive(above.lemma) && word.head < noun) {
    return carrier(word.head);
  }
  if (above.pos != Pos::verb) return kNone;
  const std::vector<LightVerb>* verbs = cues_.light_verb(above.lemma);
  if (verbs == nullptr) return kNone;
  const bool object = word.relation == Relation::obj || word.relation == Relation::nsubj_pass ||
                      (word.relation == Relation::nsubj && tree_.passive(word.head));
  for (const LightVerb& verb : *verbs) {
    if (object && verb.object) return word.head;
    if (word.relation == Relation::obl && !verb.object &&
        tree_.marker(noun, Relation::case_) == verb.preposition) {
      return word.head;
    }
  }
  return kNone;
}

void Arguments::add_carrier(Index noun, std::vector<Argument>& out) {
  const Index verb = carrier(noun);
  Index holder = verb;
  // "the talks held in Geneva", "an attack launched by rebels": the participle carries its head.
  if (holder == kNone) {
    for (const Index kid : tree_.children(noun)) {
      const Token& word = tree_.token(kid);
      if (word.relation != Relation::acl && word.relation != Relation::acl_relcl) continue;
      const std::vector<LightVerb>* verbs = cues_.light_verb(word.lemma);
      if (verbs == nullptr || kid < noun) continue;
      const bool carries = std::any_of(verbs->begin(), verbs->end(), [](const LightVerb& light) {
        return light.object && !light.undergoer;
      });
      if (carries && (tree_.passive(kid) || tree_.has(kid, Relation::nsubj))) holder = kid;
    }
  }
  if (holder == kNone) return;
  bool undergoer = false;
  for (const LightVerb& light : *cues_.light_verb(tree_.token(holder).lemma)) {
    const bool same = light.object ? tree_.token(noun).relation != Relation::obl
                                   : tree_.marker(noun, Relation::case_) == light.preposition;
    if (same && light.undergoer) undergoer = true;
    if (same && !light.undergoer) {
      undergoer = false;
      break;
    }
  }
  for (const Argument& argument : std::vector<Argument>(of(holder))) {
    if (argument.token == noun) continue;
    if (argument.role == role::kSubj) {
      out.push_back({undergoer ? role::kObj : role::kSubj, argument.token});
    } else if (argument.role == role::kIobj || argument.role >= role::kFirstPreposition) {
      out.push_back(argument);
    }
  }
}

std::vector<Index> Arguments::follow(Index token, Role role) {
  std::vector<Index> found;
  if (role == role::kGov) {
    if (tree_.token(token).head != kNone) found.push_back(tree_.token(token).head);
    return found;
  }
  for (const Argument& argument : of(token)) {
    if (argument.role == role &&
        std::find(found.begin(), found.end(), argument.token) == found.end()) {
      found.push_back(argument.token);
    }
  }
  return found;
}

}  // namespace tacitus

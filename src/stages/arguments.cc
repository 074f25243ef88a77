#include "stages/arguments.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "base/word_list.h"

// From a dependency tree to who did what to whom.
//
// A clause says its parties in many ways: "Rebels attacked the base", "the base was attacked by
// rebels", "the base attacked by rebels", "rebels who attacked the base", "rebels vowed to attack
// the base", "rebels stormed and attacked the base", "rebels launched an attack on the base". All
// of them give attack the roles subj = rebels and obj (or on) = the base. Where the tree says
// nothing the role stays empty: nothing is guessed from word order.

namespace tacitus {
namespace {

// "The firm is under investigation": whoever is under a deed undergoes it.
bool is_under(const Tree& tree, Index noun) {
  return tree.marker(noun, Relation::case_) == "under";
}

}  // namespace

Arguments::Arguments(const Tree& tree, const Cues& cues)
    : tree_(tree), cues_(cues), entries_(tree.size()), in_time_(tree.size(), false) {
  for (const TimeExpression& time : tree.annotations().times) {
    for (Index token = time.tokens.first; token < time.tokens.last; ++token) in_time_[token] = true;
  }
}

bool Arguments::is_somebody(Index token) const {
  const std::vector<Mention>& mentions = tree_.annotations().mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
    return mention.head == token && mention.entity != kNone && mention.kind != MentionKind::other;
  });
}

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
  std::string words = lower(tree_.marker(kid, Relation::case_));
  if (words.empty()) words = lower(tree_.marker(kid, Relation::mark));
  if (words.empty()) return;
  static constexpr std::string_view kChannels[] = {"twitter",  "facebook", "instagram",
                                                   "telegram", "youtube",  "weibo"};
  // "defended his decision on Twitter": where it was said
  if ((words == "on" || words == "via") && is_in(kChannels, lower(tree_.token(kid).lemma))) return;
  if (in_time_[kid] && (words == "on" || words == "in")) return;  // "demanded on Friday", no theme
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

// True for an object that stands before the subordinator of its clause: the tree hung it one clause
// too low.
bool Arguments::raised(Index clause, Index object) const {
  const Token& word = tree_.token(clause);
  const bool complement = word.relation == Relation::xcomp || word.relation == Relation::advcl ||
                          word.relation == Relation::ccomp;
  if (!complement || word.head == kNone || object < word.head || object > clause) return false;
  const Index mark = tree_.child(clause, Relation::mark);
  return mark != kNone && object < mark && mark < clause && tree_.token(word.head).pos == Pos::verb;
}

void Arguments::add_raised_object(Index verb, std::vector<Argument>& out) const {
  if (first(out, role::kObj) != kNone) return;
  for (const Index clause : tree_.children(verb)) {
    if (clause < verb) continue;
    for (const Index kid : tree_.children(clause)) {
      if (tree_.token(kid).relation != Relation::obj || !raised(clause, kid)) continue;
      out.push_back({role::kObj, kid});
      return;
    }
  }
}

// "a day after the army said": a subject between the subordinator of a clause below and its verb is
// that clause's. Returns the verb of that clause, or kNone.
Index Arguments::subject_below(Index clause, Index subject) const {
  for (const Index kid : tree_.children(clause)) {
    if (kid < subject || tree_.token(kid).pos != Pos::verb) continue;
    if (tree_.token(kid).relation != Relation::advcl || tree_.has(kid, Relation::nsubj)) continue;
    const Index mark = tree_.child(kid, Relation::mark);
    if (mark != kNone && mark < subject && tree_.token(mark).pos == Pos::sconj) return kid;
  }
  return kNone;
}

// "Oslo welcomed the deal, the agency said": a first subject that the tree hangs on "said" is that
// of the content before it, when that has none and "said" has another. Returns the verb of the
// content, or kNone.
Index Arguments::crossed_subject(Index saying, Index subject) const {
  if (subject > saying) return kNone;
  Index content = kNone;
  for (const Index kid : tree_.children(saying)) {
    const Token& word = tree_.token(kid);
    if (kid < subject || kid > saying) continue;
    if (content == kNone && word.relation == Relation::ccomp && word.pos == Pos::verb &&
        !tree_.has(kid, Relation::nsubj) && !tree_.has(kid, Relation::nsubj_pass)) {
      content = kid;
    }
    if (word.relation == Relation::nsubj && content != kNone && kid > content) return content;
  }
  return kNone;
}

// True for an infinitive below a verb that takes one as its content and has none.
bool Arguments::is_undertaken(Index verb, Index infinitive) const {
  static constexpr std::string_view kVerbs[] = {
      "agree",   "decide",  "decline", "intend",   "offer", "plan",      "pledge",
      "promise", "propose", "refuse",  "threaten", "vow",   "volunteer", "undertake"};
  const std::string& lemma = tree_.token(verb).lemma;
  return is_in(kVerbs, lemma) && tree_.token(infinitive).relation == Relation::advcl &&
         infinitive > verb && tree_.marker(infinitive, Relation::mark) == "to" &&
         !tree_.passive(verb) && !tree_.has(infinitive, Relation::nsubj) &&
         !tree_.has(verb, Relation::xcomp) && !tree_.has(verb, Relation::obj);
}

// The roles of one dependant of a clause.
void Arguments::add_dependant(Index clause, Index kid, std::vector<Argument>& out) const {
  switch (tree_.token(kid).relation) {
    case Relation::nsubj:
    case Relation::nsubj_outer:
    case Relation::nsubj_pass:
    case Relation::obj:
    case Relation::iobj:
    case Relation::obl_unmarked:
      add_core(clause, kid, out);
      break;
    case Relation::obl_agent:
    case Relation::obl:
    case Relation::nmod:
      add_phrase(clause, kid, out);
      break;
    case Relation::aux:
      out.push_back({role::kAux, kid});
      break;
    case Relation::mark:
      // "if", "whether"; what is a preposition too ("of having shelled") is a role above
      if (tree_.token(kid).lemma != "to" && !preposition_role(tree_.token(kid).lemma)) {
        out.push_back({role::kMark, kid});
      }
      break;
    case Relation::compound_prt:
    case Relation::advmod:
      out.push_back({role::kParticle, kid});
      add_obliques_of(kid, out);  // "went home to Burundi"
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
      // "vowed on Monday to wage war", where the day makes the tree see a purpose
      if (is_undertaken(clause, kid)) {
        out.push_back({role::kXcomp, kid});
        out.push_back({role::kComp, kid});
      }
      add_oblique(kid, out);
      break;
    default:
      break;
  }
}

// A subject or an object.
void Arguments::add_core(Index clause, Index kid, std::vector<Argument>& out) const {
  const bool passive = tree_.passive(clause);
  const Index who = antecedent(kid);
  const Relation relation = tree_.token(kid).relation;
  if (relation == Relation::iobj) {
    out.push_back({role::kIobj, who});
  } else if (relation == Relation::obj) {
    // "accuse Russia of having shelled": what stands before "of" is the object of "accuse".
    if (!raised(clause, kid)) out.push_back({role::kObj, who});
  } else if (relation == Relation::obl_unmarked) {
    // "gave Syria three days": an object that the tree takes for a time
    if (is_late_object(clause, kid, out) && is_somebody(kid)) {
      out.push_back({role::kObj, kid});
    }
    add_nested(kid, out);  // "strikes on Friday evening against the camp"
  } else if (relation == Relation::nsubj && is_late_object(clause, kid, out) &&
             tree_.child(clause, Relation::nsubj) < clause &&
             !cues_.reports('v', tree_.token(clause).lemma)) {
    out.push_back({role::kObj, who});  // "the judge rejected Peru's appeal", as a second subject
  } else if (subject_below(clause, kid) == kNone && crossed_subject(clause, kid) == kNone) {
    const bool second_object = passive && tree_.has(clause, Relation::obj);
    out.push_back({!passive ? role::kSubj : second_object ? role::kIobj : role::kObj, who});
  }
}

// A phrase behind an active verb that has no object.
bool Arguments::is_late_object(Index clause, Index kid, const std::vector<Argument>& out) const {
  return kid > clause && !in_time_[kid] && !tree_.passive(clause) &&
         first(out, role::kObj) == kNone && !tree_.has(clause, Relation::obj);
}

// "Ethiopia, Djibouti sign deal": headlines join by a comma; the tree takes the first name for a
// call to somebody.
void Arguments::add_listed_subject(Index verb, std::vector<Argument>& out) const {
  const Index subject = first(out, role::kSubj);
  if (subject == kNone || subject < 2 || tree_.token(subject - 1).lemma != ",") return;
  for (const Index kid : tree_.children(verb)) {
    const Token& word = tree_.token(kid);
    const bool loose = word.relation == Relation::vocative ||
                       word.relation == Relation::dislocated || word.relation == Relation::nsubj;
    if (kid + 2 == subject && loose && (word.pos == Pos::propn || word.pos == Pos::noun)) {
      out.push_back({role::kSubj, kid});
      return;
    }
  }
}

void Arguments::collect_clause(Index token, std::vector<Argument>& out) {
  for (const Index kid : tree_.children(token)) add_dependant(token, kid, out);
  add_lone_goal(token, out);
  const Token& word = tree_.token(token);
  Index to = kNone;
  const Index sent = first(out, role::kSubj) == kNone ? sending(token, to) : kNone;
  const Index sender = sent == kNone ? kNone : first(of(sent), role::kSubj);
  if (sender != kNone) {
    out.push_back({role::kSubj, sender});
    if (to != kNone) out.push_back({*preposition_role("to"), to});
  } else if (word.relation == Relation::acl_relcl || word.relation == Relation::acl) {
    add_relative_gap(token, out);
  }
  add_raised_object(token, out);
  if (word.relation == Relation::root) add_listed_subject(token, out);
  if (cues_.reports('v', word.lemma)) turn_inverted_speaker(token, out);
  mend_crossed_subject(token, out);
  add_subject(token, out);
  add_shared_object(token, out);
  add_object_modifiers(out);
}

// "the court freed the editor": the only object that a verb has is its object, even where the tree
// takes it for the person to whom something is given; but verbs such as "give" have both.
void Arguments::add_lone_goal(Index verb, std::vector<Argument>& out) const {
  const Index goal = first(out, role::kIobj);
  const std::string& lemma = tree_.token(verb).lemma;
  const bool light = cues_.light_verb(lemma) != nullptr;
  // "fined Poland a million euros": the sum is no object of its own
  const bool punished = lemma == "fine" || lemma == "tax" || lemma == "ban" || lemma == "jail";
  const bool alone = first(out, role::kObj) == kNone || punished;
  if (goal != kNone && alone && !tree_.passive(verb) && !light) {
    out.push_back({role::kObj, goal});
  }
}

// A modifier of the object that stands before the verb is none: it is the subject ("Germany
// suspended aid" with Germany under aid), whatever the tree says.
void Arguments::mend_crossed_subject(Index verb, std::vector<Argument>& out) const {
  if (first(out, role::kSubj) != kNone || tree_.passive(verb)) return;
  const Index object = first(out, role::kObj);
  // "police say bomb attacks have killed three": of two objects the one before the verb acts
  const bool after = std::any_of(out.begin(), out.end(), [&](const Argument& argument) {
    return argument.role == role::kObj && argument.token > verb;
  });
  if (object != kNone && object < verb && after && tree_.token(verb).relation == Relation::ccomp) {
    for (Argument& argument : out) {
      if (argument.token == object && argument.role == role::kObj) argument.role = role::kSubj;
    }
    return;
  }
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

// "Leaving the union is not an option."
void Arguments::add_to_predicate(Index noun, Index kid, std::vector<Argument>& out) const {
  const bool clause = tree_.token(kid).relation == Relation::csubj;
  if (!clause && tree_.token(kid).relation != Relation::advmod) return;
  if (!tree_.has(noun, Relation::cop)) return;
  out.push_back({clause ? role::kSubj : role::kParticle, kid});
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
        add_nested(kid, out);
        break;
      case Relation::compound:
      case Relation::amod:
      case Relation::nmod_desc:
      case Relation::nummod:
        out.push_back({role::kMod, kid});
        if (word.pos == Pos::verb) add_obliques_of(kid, out);  // "holding talks with X"
        add_leader(kid, out);
        break;
      case Relation::nsubj:
        out.push_back({is_under(tree_, token) ? role::kObj : role::kSubj, antecedent(kid)});
        break;
      case Relation::xcomp:
      case Relation::ccomp:
        out.push_back({word.relation == Relation::xcomp ? role::kXcomp : role::kCcomp, kid});
        out.push_back({role::kComp, kid});
        break;
      case Relation::acl_relcl:
        out.push_back({role::kAcl, kid});
        break;
      case Relation::acl:
      case Relation::advcl: {
        if (word.relation == Relation::acl) out.push_back({role::kAcl, kid});
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
        add_to_predicate(token, kid, out);
        break;
    }
  }
  share_conjuncts(token, out);
  add_carrier(token, out);
  add_course(token, out);
  add_attitude(token, out);
  add_next_place(token, out);
  for (const Index kid : tree_.children(token)) {
    const Relation relation = tree_.token(kid).relation;
    if (relation == Relation::nmod) add_lower(kid, kLowest, out);
  }
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
  // "killed ten in an attack", "ten were killed in an attack": a verb with an object of its own
  // says who did it.
  const std::vector<Argument> above = of(holder);
  const bool transitive =
      undergoer && tree_.token(noun).relation == Relation::obl && first(above, role::kObj) != kNone;
  for (const Argument& argument : above) {
    if (argument.token == noun) continue;
    if (argument.role == role::kSubj) {
      out.push_back({undergoer && !transitive ? role::kObj : role::kSubj, argument.token});
    } else if ((argument.role == role::kObj && transitive) || argument.role == role::kIobj ||
               argument.role >= role::kFirstPreposition) {
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

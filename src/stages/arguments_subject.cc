#include <algorithm>
#include <string>

#include "base/word_list.h"
#include "stages/arguments.h"

// Whose act it is where the clause does not say: the subject of a participle is the noun that it
// hangs on, that of an infinitive is chosen by the verb above it, a second verb shares what the
// first one has.

namespace tacitus {
namespace {

constexpr int kClimb = 5;  // words from a participle up to the clause that it comments on

// Verbs whose object does not control the infinitive: "promised Kyiv to send arms", "called the
// premier to apologise".
bool subject_control(std::string_view lemma, std::string_view infinitive) {
  static constexpr std::string_view kVerbs[] = {"promise",   "vow",   "pledge", "threaten", "use",
                                                "telephone", "phone", "visit",  "meet"};
  static constexpr std::string_view kCalls[] = {"apologise", "apologize", "brief",   "congratulate",
                                                "discuss",   "express",   "offer",   "say",
                                                "thank",     "convey",    "reassure"};
  if (lemma == "call") return is_in(kCalls, infinitive);
  return is_in(kVerbs, lemma);
}

// Verbs by which a participle comments on a clause of words.
constexpr std::string_view kComments[] = {
    "accuse", "add",   "allege",  "argue",     "ask",       "assert", "blame",    "call",
    "charge", "claim", "condemn", "criticise", "criticize", "demand", "denounce", "describe",
    "insist", "say",   "stress",  "suggest",   "urge",      "vow",    "warn"};

// "rejected a resolution demanding ...": who does so to a text does not say what it says.
constexpr std::string_view kTakes[] = {
    "block",    "breach",  "break",     "condemn", "criticise", "criticize", "defy",
    "denounce", "dismiss", "disregard", "flout",   "get",       "ignore",    "obey",
    "oppose",   "read",    "receive",   "reject",  "veto",      "violate",   "welcome"};

// "faced criticism for torturing prisoners": who is judged for a deed did it.
bool is_judged(std::string_view verb, std::string_view noun) {
  static constexpr std::string_view kVerbs[] = {"attract", "draw", "earn", "face", "receive"};
  static constexpr std::string_view kNouns[] = {"blame",    "condemnation", "criticism",
                                                "scrutiny", "charge",       "praise"};
  return is_in(kVerbs, verb) && is_in(kNouns, noun);
}

}  // namespace

// "Petrov is the man who freed them": the name that a noun is said of, else the noun.
Index Arguments::described(Index noun) const {
  const Index subject = tree_.child(noun, Relation::nsubj);
  if (subject == kNone || !tree_.has(noun, Relation::cop)) return noun;
  const bool named = tree_.token(subject).pos == Pos::propn && tree_.token(noun).pos == Pos::noun;
  return named ? subject : noun;
}

// "the ban imposed by X" (obj = ban), "forces fighting in Y" (subj = forces), "the base that rebels
// attacked" (obj = base).
void Arguments::add_relative_gap(Index verb, std::vector<Argument>& out) const {
  const Token& word = tree_.token(verb);
  if (word.head == kNone || !is_nominal(tree_.token(word.head))) return;
  const Index head = described(word.head);
  const bool has_subject = first(out, role::kSubj) != kNone;
  const bool has_object = first(out, role::kObj) != kNone;
  if (word.relation == Relation::acl) {
    const VerbForm form = word.morphology.verb_form;
    const bool infinitive = !tree_.marker(verb, Relation::mark).empty() ||
                            form == VerbForm::infinitive || form == VerbForm::finite;
    if (infinitive) return;
    if (tree_.passive(verb)) {
      // "two journalists taken hostage": whom it is done to stands beside what they become
      out.push_back({has_object ? role::kIobj : role::kObj, head});
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
    if (subject_control(lemma, inner.lemma)) return subject;
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
  // "charged a doctor with helping the rebels"
  const bool charged = mark == "with" && (lemma == "charge" || lemma == "credit");
  const bool judged =
      mark == "for" && object != kNone && is_judged(lemma, tree_.token(object).lemma);
  if ((of_object || charged) && object != kNone && !judged) return object;
  return subject;
}

// "sent a letter to the union threatening to ...", "wrote a note accusing ...": what a text says is
// said by whoever sends it, wherever the tree hangs the participle. Returns the verb of sending, or
// kNone; `to` becomes the word that names whom it is sent to.
Index Arguments::sending(Index participle, Index& to) const {
  static constexpr std::string_view kTexts[] = {
      "letter", "message",   "note",   "memo",   "telegram",  "cable",       "email",
      "e-mail", "appeal",    "tweet",  "fax",    "petition",  "declaration", "communique",
      "notice", "text",      "reply",  "video",  "statement", "resolution",  "lawsuit",
      "suit",   "complaint", "report", "article"};
  const Token& word = tree_.token(participle);
  const bool says = word.relation == Relation::acl && word.pos == Pos::verb &&
                    !tree_.passive(participle) && !tree_.has(participle, Relation::mark);
  to = kNone;
  Index text = says ? word.head : kNone;
  // "wrote to the commission demanding ..."
  if (text != kNone && tree_.token(text).relation == Relation::obl &&
      tree_.token(text).head != kNone) {
    static constexpr std::string_view kWrites[] = {"write", "email", "cable", "fax", "tweet"};
    const Index verb = tree_.token(text).head;
    const bool writes = is_in(kWrites, tree_.token(verb).lemma);
    if (writes && tree_.marker(text, Relation::case_) == "to") {
      to = text;
      return verb;
    }
  }
  for (int step = 0; text != kNone && step < 2; ++step) {
    const Token& noun = tree_.token(text);
    const bool known = is_in(kTexts, noun.lemma);
    if (known) {
      const bool sent = noun.relation == Relation::obj && tree_.token(noun.head).pos == Pos::verb &&
                        !is_in(kTakes, tree_.token(noun.head).lemma);
      for (const Index kid : tree_.children(text)) {
        if (to == kNone && tree_.marker(kid, Relation::case_) == "to") to = kid;
      }
      return sent ? noun.head : kNone;
    }
    if (noun.relation == Relation::obl && noun.head != kNone) {
      const Index object = tree_.child(noun.head, Relation::obj);
      if (tree_.marker(text, Relation::case_) == "to") to = text;
      text = object != kNone && object < text ? object : kNone;
    } else {
      text = noun.relation == Relation::nmod ? noun.head : kNone;
    }
  }
  return kNone;
}

// "criticised his refusal to debate, accusing him of ...": a participle after a comma comments on
// the finite clause, even where the tree hangs it on the infinitive before the comma, or on the
// reason ("criticised him for hiding, accusing him of ..."). Returns the verb of that clause, or
// kNone where the tree is right.
Index Arguments::commented(Index participle) const {
  const Token& word = tree_.token(participle);
  const bool form = word.morphology.verb_form == VerbForm::gerund ||
                    word.morphology.verb_form == VerbForm::participle;
  if (!form || word.relation != Relation::advcl || tree_.passive(participle)) return kNone;
  if (participle == 0 || tree_.token(participle - 1).lemma != ",") return kNone;
  Index above = word.head;
  if (above == kNone) return kNone;
  const bool reason = tree_.marker(above, Relation::mark) == "for" && is_in(kComments, word.lemma);
  if (tree_.token(above).morphology.verb_form != VerbForm::infinitive && !reason) return kNone;
  for (int step = 0; above != kNone && step < kClimb; ++step) {
    const Token& verb = tree_.token(above);
    const bool finite = verb.pos == Pos::verb && verb.morphology.verb_form == VerbForm::finite;
    if (finite && above < participle) return above;
    above = verb.head;
  }
  return kNone;
}

// "Oslo is about to restore ties", where the tree makes the infinitive a clausal subject: Oslo.
Index Arguments::about_to(Index infinitive) const {
  const Index to = tree_.child(infinitive, Relation::mark);
  const Index above = tree_.token(infinitive).head;
  if (to == kNone || to < 2 || to > infinitive || above >= to) return kNone;
  const bool about = tree_.token(to).lemma == "to" && tree_.token(to - 1).lemma == "about" &&
                     tree_.token(to - 2).lemma == "be";
  if (!about) return kNone;
  const Index subject = tree_.child(above, Relation::nsubj);
  if (subject != kNone && subject < to) return subject;
  return is_nominal(tree_.token(above)) ? above : kNone;
}

void Arguments::add_subject(Index token, std::vector<Argument>& out) {
  const Token& word = tree_.token(token);
  const bool passive = tree_.passive(token);
  const Role missing = passive ? role::kObj : role::kSubj;
  if (first(out, missing) != kNone || word.head == kNone) return;
  if (const Index who = about_to(token); who != kNone) {
    out.push_back({missing, who});
    return;
  }
  // An expletive or clausal subject fills the place.
  if (tree_.has(token, Relation::expl) || tree_.has(token, Relation::csubj)) return;
  const Token& above = tree_.token(word.head);
  Index who = kNone;
  for (const Index other : tree_.children(word.head)) {
    // "comes as Turkey and Iran are pressing", where the tree takes "as" for a preposition
    const Index as = tree_.child(other, Relation::case_);
    const bool apart = word.relation == Relation::advcl && tree_.has(token, Relation::aux) &&
                       !tree_.has(token, Relation::mark) && word.head < other && other < token;
    if (apart && tree_.token(other).relation == Relation::obl && as != kNone &&
        tree_.token(as).pos == Pos::sconj) {
      out.push_back({missing, other});
      return;
    }
    const Relation relation = tree_.token(other).relation;
    const bool subject = relation == Relation::nsubj || relation == Relation::nsubj_pass;
    if (word.relation == Relation::ccomp && subject && crossed_subject(word.head, other) == token) {
      out.push_back({missing, other});
      return;
    }
    if (word.relation == Relation::advcl && subject && subject_below(word.head, other) == token) {
      out.push_back({missing, other});
      return;
    }
  }
  if (word.relation == Relation::conj && (above.pos == Pos::verb || is_clause(tree_, word.head))) {
    const std::vector<Argument>& shared = of(word.head);
    who = first(shared, tree_.passive(word.head) ? role::kObj : role::kSubj);
    if (who != kNone && who > token) who = kNone;
  } else if (const Index main = commented(token); main != kNone) {
    who = first(of(main), tree_.passive(main) ? role::kObj : role::kSubj);
  } else if ((word.relation == Relation::xcomp || word.relation == Relation::advcl) &&
             !is_headline_subject(tree_, word.head)) {
    who = above.pos == Pos::verb || is_clause(tree_, word.head) ? controller(word.head, token)
                                                                : kNone;
  } else if (word.relation == Relation::ccomp && word.morphology.verb_form != VerbForm::finite &&
             above.pos == Pos::verb) {
    who = controller(word.head, token);
  } else if ((word.relation == Relation::acl || word.relation == Relation::xcomp ||
              (word.relation == Relation::advcl && is_headline_subject(tree_, word.head))) &&
             is_nominal(above)) {
    // "Seoul's offer to hold talks": whoever makes the offer.
    const std::vector<Argument>& noun = of(word.head);
    who = first(noun, role::kPoss);
    if (who == kNone) who = first(noun, role::kSubj);
    if (who == kNone) who = first(noun, *preposition_role("by"));
    // "Seoul to send aid": a headline without "is".
    if (who == kNone && is_headline_subject(tree_, word.head)) who = word.head;
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

}  // namespace tacitus

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/tree_mender.h"

// The second half of TreeMender: words whose class is right and whose place is not.
//
//   urged Serbia to settle       what stands before "to" belongs to "urged"
//   ordered the man detained     so does what stands before a participle
//   a weapons embargo            two common nouns in a row are a compound, not two names of a thing
//   Rome's claim that the dam    Rome has the claim, not the dam
//   a plea for talks by the OAS  whoever does what a noun says hangs on the noun

namespace tacitus {
namespace {

bool noun_like(const Token& token) { return token.pos == Pos::noun || token.pos == Pos::propn; }

// "a visit to Rome", "harm to miners"
constexpr std::string_view kNounsWithTo[] = {
    "access",     "aid",      "answer",  "arm",      "assistance", "border",   "call",
    "commitment", "damage",   "danger",  "delivery", "donation",   "envoy",    "export",
    "flight",     "harm",     "help",    "insult",   "invitation", "journey",  "key",
    "letter",     "link",     "loyalty", "message",  "move",       "obstacle", "opposition",
    "reference",  "response", "return",  "right",    "risk",       "road",     "route",
    "sale",       "shipment", "supply",  "support",  "threat",     "tie",      "transfer",
    "tribute",    "trip",     "visit",   "way",      "weapon"};
static_assert(is_sorted_list(kNounsWithTo));

// "mediation", "lifting", "arrival": nouns that say what is done.
bool is_deed(std::string_view lemma) {
  static constexpr std::string_view kEndings[] = {"tion", "sion", "ment", "ing", "ance",
                                                  "ence", "al",   "ure",  "sal"};
  static constexpr std::string_view kDeeds[] = {
      "attack", "raid",   "strike",  "visit",  "appeal",  "call",   "offer", "support", "help",
      "aid",    "plea",   "plan",    "pledge", "promise", "threat", "ban",   "boycott", "demand",
      "arrest", "murder", "attempt", "effort", "protest", "march",  "probe", "search",  "siege"};
  if (is_in(kDeeds, lemma)) return true;
  return std::any_of(std::begin(kEndings), std::end(kEndings), [&](std::string_view ending) {
    return lemma.size() > ending.size() + 2 && lemma.ends_with(ending);
  });
}

}  // namespace

// "urged Sudan to admit peacekeepers", "found the general guilty"
void TreeMender::raised_object(Index word) {
  const Relation relation = at(word).relation;
  const bool core = relation == Relation::nsubj || relation == Relation::iobj ||
                    relation == Relation::obj || relation == Relation::nsubj_pass;
  const Index clause = at(word).head;
  if (!core || clause == kNone || clause < word || at(clause).relation != Relation::xcomp) return;
  const Index governor = at(clause).head;
  if (governor == kNone || governor >= word || at(governor).pos != Pos::verb) return;
  const Index mark = child(clause, Relation::mark);
  if (mark != kNone && mark < word) return;
  if (relation != Relation::nsubj && mark == kNone) return;
  if (has(governor, Relation::obj) || is(governor, {"be", "seem", "appear"})) return;
  hang(word, governor, Relation::obj);
}

// "A court ordered the former president detained."
void TreeMender::ordered_object(Index subject) {
  const Index clause = at(subject).head;
  if (at(subject).relation != Relation::nsubj || clause == kNone || clause < subject) return;
  const Index governor = at(clause).head;
  if (governor == kNone || governor > subject || at(clause).relation != Relation::ccomp) return;
  if (!is(governor, {"order", "want", "keep", "leave", "have", "get"})) return;
  const bool past = at(clause).pos == Pos::verb && form(clause).ends_with("ed");
  if (!past || at(governor).pos != Pos::verb || has(governor, Relation::obj)) return;
  if (has(clause, Relation::mark) || has(clause, Relation::aux) || has(clause, Relation::obj)) {
    return;
  }
  hang(subject, governor, Relation::obj);
  at(clause).relation = Relation::xcomp;
  at(clause).morphology.verb_form = VerbForm::participle;
  at(clause).morphology.voice = Voice::passive;
}

// "demanded that the cabinet resign": what has a subject of its own is no complement without one.
void TreeMender::clause_with_subject(Index clause) {
  if (at(clause).relation != Relation::xcomp) return;
  const Index mark = child(clause, Relation::mark);
  const bool that = mark != kNone && mark < clause && form(mark) == "that";
  const bool subject = has(clause, Relation::nsubj) || has(clause, Relation::nsubj_pass);
  if (that && subject) at(clause).relation = Relation::ccomp;
}

// "warned Baghdad not to harbour rebels", with a clause of its own: whoever is warned harbours.
void TreeMender::controlled_clause(Index clause) {
  if (at(clause).relation != Relation::ccomp || at(clause).pos != Pos::verb) return;
  const Index governor = at(clause).head;
  const Index mark = child(clause, Relation::mark);
  const bool infinitive = mark != kNone && mark < clause && form(mark) == "to";
  if (!infinitive || governor == kNone || governor > clause || at(governor).pos != Pos::verb)
    return;
  if (has(clause, Relation::nsubj) || has(clause, Relation::nsubj_pass)) return;
  const Index whom = child(governor, Relation::iobj);
  if (whom == kNone && !has(governor, Relation::obj)) return;
  at(clause).relation = Relation::xcomp;
  if (whom != kNone && !has(governor, Relation::obj)) at(whom).relation = Relation::obj;
}

// "handed in their weapons", "sealed off the border": an object has no preposition of its own.
void TreeMender::particle_of_object(Index particle) {
  const Index object = at(particle).head;
  if (at(particle).relation != Relation::case_ || particle == first_ || object == kNone) return;
  const Index verb = particle - 1;
  if (object < particle || at(object).head != verb || at(verb).pos != Pos::verb) return;
  const std::string text = form(particle);
  const bool off =
      text == "off" && is(verb, {"seal", "cordon", "fence", "close", "block", "call", "cut"});
  const bool closed =
      at(object).relation == Relation::obl && (off || (text == "in" && is(verb, {"hand"})));
  if (at(object).relation != Relation::obj && (!closed || has(verb, Relation::obj))) return;
  at(particle).head = verb;
  at(particle).relation = Relation::compound_prt;
  at(object).relation = Relation::obj;
}

// "polls show Petrov trailing": who trails is the subject of trailing.
void TreeMender::object_of_seeing(Index clause) {
  if (at(clause).relation != Relation::ccomp || at(clause).pos != Pos::verb) return;
  const Index verb = at(clause).head;
  if (verb == kNone || verb > clause || !form(clause).ends_with("ing")) return;
  if (has(clause, Relation::nsubj) || has(clause, Relation::mark)) return;
  const Index object = child(verb, Relation::obj);
  if (object == kNone || object < verb || object > clause) return;
  hang(object, clause, Relation::nsubj);
}

// "rebel positions": an adjective is no part of a compound.
void TreeMender::adjective_in_compound(Index adjective) {
  if (at(adjective).pos != Pos::adj || at(adjective).relation != Relation::compound) return;
  if (at(adjective).name == NameKind::none && is(adjective, {"rebel", "general", "official"})) {
    become_noun(adjective);
  }
}

// "rejected a request and offers of aid": nobody "offers of" anything, so offers are rejected, too.
void TreeMender::noun_before_of(Index noun) {
  if (at(noun).pos != Pos::verb || at(noun).relation != Relation::conj || noun + 2 >= last_) return;
  if (!form(noun).ends_with('s') || form(noun + 1) != "of") return;
  if (!is(noun, {"offer", "attack", "promise", "claim", "release", "supply", "transfer", "report",
                 "test", "order", "strike", "raid", "pledge", "ban", "display", "visit"})) {
    return;
  }
  if (has(noun, Relation::obj) || has(noun, Relation::nsubj) || has(noun, Relation::aux)) return;
  const Index verb = at(noun).head;
  const Index object = verb == kNone ? kNone : child(verb, Relation::obj);
  if (object == kNone || object > noun || object < verb) return;
  hang(noun, object, Relation::conj);
  become_noun(noun);
  const Index phrase = at(noun + 1).head;
  if (phrase != kNone && at(phrase).head == noun) at(phrase).relation = Relation::nmod;
}

// "left after protesters, angered by a cartoon, burned a flag", with the verb as a second act of
// the main clause, though no "and" joins it, or as an adverbial clause that nothing joins: what
// stands after "after" is its subject.
void TreeMender::clause_after(Index verb) {
  const Index main = at(verb).head;
  const bool loose = at(verb).relation == Relation::conj ||
                     (at(verb).relation == Relation::advcl && !has(verb, Relation::mark) &&
                      at(verb).morphology.verb_form != VerbForm::gerund &&
                      (has(verb, Relation::obj) || has(verb, Relation::aux_pass)));
  if (!loose || at(verb).pos != Pos::verb || main == kNone) return;
  if (main > verb || at(main).pos != Pos::verb) return;
  const Index passive = child(verb, Relation::aux_pass);
  const Index first = passive == kNone || passive > verb ? verb : passive;
  if (first <= first_ || at(first - 1).lemma != ",") return;
  if (has(verb, Relation::cc) || has(verb, Relation::nsubj) || has(verb, Relation::nsubj_pass)) {
    return;
  }
  const Words kJoins = {"after", "before", "since", "until"};
  const Index mark = child(verb, Relation::mark);
  if (mark != kNone && (mark > verb || !is(mark, kJoins))) return;
  for (Index i = verb; i-- > main + 1;) {
    if (at(i).relation != Relation::obl || !noun_like(at(i))) continue;
    const Index marker = mark != kNone ? mark : case_of(i, kJoins);
    if (marker == kNone || marker > i || !below(i, main)) continue;
    if (mark == kNone && at(i + 1).lemma != ",") continue;
    if (at(i).head != verb) hang(verb, at(i).head, Relation::advcl);
    hang(i, verb, has(verb, Relation::aux_pass) ? Relation::nsubj_pass : Relation::nsubj);
    hang(marker, verb, Relation::mark);
    at(marker).pos = Pos::sconj;
    return;
  }
}

// "Chile's president and visiting Prime Minister Jan Nowak met", as if the president visited him:
// both are the subject.
void TreeMender::visiting_guest(Index visiting) {
  if (!is(visiting, {"visit", "tour"}) || at(visiting).pos != Pos::verb) return;
  const Index above = at(visiting).head;
  const Index guest = child(visiting, Relation::obj);
  if (above == kNone || guest == kNone || visiting < first_ + 2 || guest < visiting) return;
  if (at(visiting - 1).lemma != "and") return;
  Index host = kNone;
  if (at(visiting).relation == Relation::conj && noun_like(at(above))) {
    host = above;
  } else if (at(visiting).relation == Relation::advcl && above > guest) {
    host = child(above, has(above, Relation::nsubj) ? Relation::nsubj : Relation::nsubj_pass);
  }
  if (host == kNone || host > visiting) return;
  hang(guest, host, Relation::conj);
  hang(visiting, guest, Relation::amod);
  hang(visiting - 1, guest, Relation::cc);
}

// "the ambassador to Iran Jan Nowak", with Iran between the title and the name: one is the other.
void TreeMender::name_of_diplomat(Index name) {
  if (at(name).name != NameKind::person || !at(name).name_begins || name < first_ + 3) return;
  const Index post = name - 1;
  const Index title = at(post).head;
  if (at(post).pos != Pos::propn || title == kNone || title > post) return;
  static constexpr std::string_view kTitles[] = {"ambassador", "consul", "emissary", "envoy",
                                                 "representative"};
  if (!is_in(kTitles, lower(at(title).lemma))) return;
  if (case_of(post, {"to", "in"}) == kNone || at(name).head == kNone) return;
  if (at(title).head == name) {
    const Token old = at(name);
    at(title).head = old.head;
    at(title).relation = old.relation;
    hang(name, title, Relation::appos);
  } else if (at(name).head == title || at(name).head == at(title).head) {
    hang(name, title, Relation::appos);
  }
}

// "a meeting of Chile, Peru and Bolivia": Peru is listed with Chile, not beside the meeting, nor
// the owner of something behind.
void TreeMender::list_after_of(Index name) {
  if (at(name).pos != Pos::propn || at(name).head == kNone || name < first_ + 3) return;
  if (at(name).relation == Relation::nmod_poss && !has(name, Relation::case_)) {
    const bool listed = at(name - 1).lemma == "," && at(name - 2).relation == Relation::nmod &&
                        at(name - 2).pos == Pos::propn && has(name, Relation::conj);
    if (listed && case_of(name - 2, {"of", "between", "among"}) != kNone) {
      hang(name, name - 2, Relation::conj);
    }
    return;
  }
  const Index noun = at(name).head;
  if (at(name).relation != Relation::conj) return;
  if (name < noun + 3 || at(noun).pos != Pos::noun || at(name - 1).lemma != ",") return;
  const Index one = name - 2;
  const bool phrase = at(one).relation == Relation::nmod && at(one).head == noun;
  const Index third = child(one, Relation::conj);
  const bool more = has(name, Relation::conj) || (third != kNone && third > name);
  if (!phrase || at(one).pos != Pos::propn || !more) return;
  if (case_of(one, {"of", "between", "with", "from", "by", "among"}) == kNone) return;
  hang(name, one, Relation::conj);
}

// "gave Edward Snowden asylum": without "'s", nobody owns it.
void TreeMender::goal_as_owner(Index owner) {
  if (at(owner).relation != Relation::nmod_poss || at(owner).pos != Pos::propn) return;
  const Index gift = at(owner).head;
  if (gift == kNone || gift < owner || has(owner, Relation::case_)) return;
  const Index verb = at(gift).head;
  const bool given = at(gift).relation == Relation::obj && verb != kNone && verb < owner;
  if (!given || has(verb, Relation::iobj)) return;
  if (!is(verb, {"give", "grant", "offer", "deny", "award", "lend", "send", "hand", "pay",
                 "promise", "pledge", "show", "sell", "refuse", "owe"})) {
    return;
  }
  hang(owner, verb, Relation::iobj);
}

// "The raid, officials say, was planned": hung on the raid.
void TreeMender::inserted_clause(Index verb) {
  const Index noun = at(verb).head;
  if (at(verb).relation != Relation::parataxis || at(verb).pos != Pos::verb) return;
  if (noun == kNone || noun > verb || at(noun).head == kNone || at(noun).head < verb) return;
  const bool subject =
      at(noun).relation == Relation::nsubj || at(noun).relation == Relation::nsubj_pass;
  if (subject && at(noun + 1).lemma == ",") hang(verb, at(noun).head, Relation::parataxis);
}

// "discussed Libya with Donald Trump in a call": what has a preposition and no "'s" owns nothing.
void TreeMender::phrase_as_owner(Index owner) {
  if (at(owner).relation != Relation::nmod_poss || at(owner).pos != Pos::propn) return;
  const Index thing = at(owner).head;
  const Index marker = child(owner, Relation::case_);
  if (thing == kNone || thing < owner || marker == kNone || marker > owner) return;
  if (at(marker).pos != Pos::adp || at(thing).head == kNone || at(thing).head > marker) return;
  const Index between = child(thing, Relation::case_);
  if (between != kNone && between > owner) hang(owner, at(thing).head, Relation::obl);
}

// "called King Salman", with the name as what he is called; "called Jordan's King Abdullah", with
// nobody who is called so.
void TreeMender::name_as_content(Index name) {
  if (name == first_ || at(name).relation != Relation::xcomp) return;
  const Index verb = at(name).head;
  const Index title = name - 1;
  if (at(name).pos != Pos::propn || verb == kNone) return;
  if (at(title).pos == Pos::propn && at(title).head == verb &&
      at(title).relation == Relation::obj) {
    hang(name, title, Relation::flat);
    return;
  }
  const bool clause = at(verb).relation == Relation::root || at(verb).relation == Relation::ccomp;
  if (verb > name || !clause || child(verb, Relation::nsubj) == kNone) return;
  if (child(verb, Relation::obj) != kNone || child(name, Relation::case_) != kNone) return;
  hang(name, verb, Relation::obj);
}

// "Rome's announcement that the dam was safe", with Rome as the owner of the dam.
void TreeMender::crossed_owner(Index owner) {
  const Index thing = at(owner).head;
  if (at(owner).relation != Relation::nmod_poss || thing == kNone || thing < owner) return;
  const Index marker = child(owner, Relation::case_);
  if (marker == kNone || marker < owner) return;
  for (Index i = marker + 1; i < thing; ++i) {
    if (at(i).pos == Pos::adj || at(i).pos == Pos::num || at(i).pos == Pos::adv) continue;
    const bool head =
        at(i).pos == Pos::noun && !below(i, thing) &&
        (at(i + 1).pos == Pos::sconj || at(i + 1).pos == Pos::adp || at(i + 1).pos == Pos::part);
    if (head) hang(owner, i, Relation::nmod_poss);
    return;
  }
}

// "a weapons embargo"
void TreeMender::compound_as_apposition(Index noun) {
  if (at(noun).relation != Relation::appos || noun == first_) return;
  const Index first = noun - 1;
  if (at(noun).head != first || at(noun).pos != Pos::noun || at(first).pos != Pos::noun) return;
  replace(first, noun, Relation::compound);
}

// "to Julian Assange", with the preposition on the first name: a part of a name has none.
void TreeMender::marker_of_part(Index marker) {
  if (at(marker).relation != Relation::case_) return;
  const Index part = at(marker).head;
  if (part == kNone || part < marker || at(part).head == kNone) return;
  const Index whole = at(part).head;
  if (at(part).relation != Relation::compound || whole <= part || !noun_like(at(whole))) return;
  if (!has(whole, Relation::case_)) hang(marker, whole, Relation::case_);
}

// "an American aid offer": the people make the offer, not the aid.
void TreeMender::people_of_compound(Index people) {
  const Index part = at(people).head;
  if (at(people).relation != Relation::amod || at(people).name == NameKind::none) return;
  if (part == kNone || part != people + 1 || at(part).pos != Pos::noun) return;
  const Index whole = at(part).head;
  if (at(part).relation != Relation::compound || whole != part + 1) return;
  if (at(whole).pos == Pos::noun) hang(people, whole, Relation::amod);
}

// "a proposal by Chad for talks lay there": a phrase between a subject and its verb is the
// subject's, unless commas set it off.
void TreeMender::phrase_of_subject(Index noun) {
  if (at(noun).relation != Relation::obl || !noun_like(at(noun))) return;
  const Index verb = at(noun).head;
  const Index marker = case_of(noun, {"by", "for", "from", "against", "of", "with", "to"});
  if (verb == kNone || marker == kNone || marker > noun || noun > verb) return;
  const Index subject = child(verb, Relation::nsubj);
  if (subject == kNone || subject >= marker || at(subject).pos != Pos::noun) return;
  for (Index i = subject + 1; i < marker; ++i) {
    if (at(i).head == verb || at(i).pos == Pos::punct) return;
  }
  hang(noun, subject, Relation::nmod);
}

// "appealed for mediation by the OAS"
void TreeMender::agent_of_noun(Index agent) {
  if (at(agent).relation != Relation::obl || !noun_like(at(agent))) return;
  const Index verb = at(agent).head;
  const Index marker = case_of(agent, {"by"});
  if (verb == kNone || marker == kNone || marker <= verb + 1 || at(verb).pos != Pos::verb) return;
  if (at(verb).morphology.voice == Voice::passive || has(verb, Relation::aux_pass)) return;
  const Index deed = marker - 1;
  const bool named = at(agent).name != NameKind::none || at(agent).pos == Pos::propn;
  const Index people = child(agent, Relation::amod);
  const bool peopled = people != kNone && at(people).name != NameKind::none;
  if ((named || peopled) && at(deed).pos == Pos::noun && is_deed(at(deed).lemma) &&
      below(deed, verb)) {
    hang(agent, deed, Relation::nmod);
  }
}

// "gave a list that names the owners to Swiss police", "returned a ring stolen from a tomb to
// Egypt": what is given goes to somebody, who is not below a noun in the clause of the gift.
void TreeMender::receiver_of_gift(Index receiver) {
  if (at(receiver).relation != Relation::nmod || case_of(receiver, {"to"}) == kNone) return;
  if (one_of(at(at(receiver).head).lemma, kNounsWithTo)) return;
  bool clause = false;  // one lies between the receiver and what is given
  for (Index gift = at(receiver).head; at(gift).head != kNone; gift = at(gift).head) {
    const Index verb = at(gift).head;
    const Relation relation = at(gift).relation;
    clause = clause || relation == Relation::acl || relation == Relation::acl_relcl;
    if (!clause || relation != Relation::obj || at(verb).pos != Pos::verb) continue;
    if (!is(verb, {"give", "hand", "return", "deliver", "transfer", "donate", "restore", "pass",
                   "supply", "submit", "extradite", "present"})) {
      return;
    }
    for (Index i = verb + 1; i < receiver; ++i) {
      if (at(i).head == verb && (at(i).relation == Relation::iobj || case_of(i, {"to"}) != kNone))
        return;
    }
    hang(receiver, verb, Relation::obl);
    return;
  }
}

// "Rome's recommendation to free them", "a general's backing for a war": hung on the verb before.
void TreeMender::content_of_noun(Index noun) {
  if (at(noun).pos != Pos::noun || at(noun).relation != Relation::obj || noun + 2 >= last_) return;
  const Index verb = at(noun).head;
  const Index owner = child(noun, Relation::nmod_poss);
  if (verb == kNone || verb > noun || owner == kNone || at(owner).pos == Pos::pron) return;
  if (is(verb, {"use", "take", "need", "want", "exploit", "give", "make"})) return;
  const Index next = noun + 1;
  const Index content = at(next).head;
  if (content == kNone || content <= next || at(content).head != verb) return;
  const bool infinitive = at(next).lemma == "to" && at(content).relation == Relation::advcl;
  if (infinitive && has_content(noun)) hang(content, noun, Relation::acl);
  const bool aim = at(next).lemma == "for" && at(content).relation == Relation::obl;
  if (aim && is(noun, {"backing", "support", "praise", "respect", "contempt", "demand", "call",
                       "appeal", "plea", "preference", "sympathy", "request", "plan"})) {
    hang(content, noun, Relation::nmod);
  }
}

// Nouns that say what somebody is to do: "an offer to ..."
bool TreeMender::has_content(Index noun) const {
  return is(noun, {"recommendation", "refusal", "offer",     "plan",     "decision",
                   "attempt",        "bid",     "pledge",    "promise",  "proposal",
                   "threat",         "request", "demand",    "call",     "appeal",
                   "order",          "vow",     "agreement", "failure",  "warning",
                   "readiness",      "desire",  "intention", "overture", "invitation",
                   "willingness"});
}

// "an offer made this week to hold talks": to hold talks is what is offered.
void TreeMender::content_of_made(Index act) {
  const Index made = at(act).head;
  const Relation relation = at(act).relation;
  const bool infinitive = (relation == Relation::xcomp || relation == Relation::advcl) &&
                          at(act).pos == Pos::verb && made != kNone && made < act;
  if (!infinitive || at(made).relation != Relation::acl || at(made).head == kNone) return;
  const Index mark = child(act, Relation::mark);
  if (mark == kNone || mark < made || at(mark).lemma != "to") return;
  if (!is(made, {"make", "give", "issue", "send", "extend", "put", "announce", "repeat"})) return;
  if (has_content(at(made).head)) hang(act, at(made).head, Relation::acl);
}

// "vetoed the plan saying it was unfair": whoever vetoes says so, not the plan.
void TreeMender::reason_of_act(Index saying) {
  static constexpr std::string_view kSaying[] = {"saying", "arguing",   "claiming",   "insisting",
                                                 "adding", "stressing", "explaining", "noting"};
  if (at(saying).relation != Relation::acl) return;
  if (!is_in(kSaying, form(saying))) return;
  const Index thing = at(saying).head;
  if (thing == kNone || thing > saying || at(thing).pos != Pos::noun) return;
  if (at(thing).relation != Relation::obj || at(thing).head == kNone) return;
  const Index act = at(thing).head;
  if (act > thing || at(act).pos != Pos::verb || !has(act, Relation::nsubj)) return;
  const bool written =
      is(thing, {"statement", "letter", "report", "message", "article", "note", "text", "post",
                 "sign", "resolution", "document", "law", "claim", "rumour", "rumor"});
  const bool decided =
      is(act, {"block",   "reject",  "veto",   "oppose",   "dismiss",   "cancel",    "refuse",
               "decline", "condemn", "defend", "postpone", "suspend",   "halt",      "delay",
               "abandon", "ban",     "accept", "approve",  "criticise", "criticize", "welcome",
               "back",    "quit",    "leave",  "scrap",    "boycott",   "lift",      "impose"});
  if (decided && !written) hang(saying, act, Relation::advcl);
}

// "held a contractor hostage", with two objects.
void TreeMender::held_as(Index word) {
  if (at(word).relation != Relation::obj || at(word).head == kNone) return;
  if (!is(word, {"hostage", "captive", "prisoner"}) || has(word, Relation::det)) return;
  const Index object = child(at(word).head, Relation::obj);
  if (object != kNone && object < word) at(word).relation = Relation::xcomp;
}

// "upwards of 30 villagers", "as many as 500 farmers": the number counts, the words before it are
// its own.
void TreeMender::at_least(Index word) {
  if (word + 2 >= last_) return;
  const std::string text = form(word);
  if (text == "upwards" || text == "upward") {
    const Index number = word + 2;
    const Index thing = at(number).head;
    const bool counted = at(word + 1).lemma == "of" && at(number).pos == Pos::num &&
                         thing != kNone && thing > number && at(thing).head == word;
    if (!counted || at(word).pos == Pos::noun || at(word).head == kNone) return;
    hang(thing, at(word).head, Relation::obj);
    hang(word, number, Relation::advmod);
    hang(word + 1, word, Relation::fixed);
    return;
  }
  if (text != "as" || word + 4 >= last_ || at(word + 2).lemma != "as") return;
  const Index number = word + 3;
  const Index many = word + 1;
  if (at(number).pos != Pos::num || at(number).head != many) return;
  const Index thing = at(many).head;
  if (thing == kNone || thing <= number) return;
  hang(number, thing, Relation::nummod);
  hang(many, number, Relation::advmod);
}

// "let a Libyan plane land", with the act as what is let.
void TreeMender::let_act(Index act) {
  if (at(act).pos != Pos::noun || at(act).relation != Relation::xcomp || act == first_) return;
  const Index let = at(act).head;
  if (let == kNone || let > act || at(let).lemma != "let" || has(let, Relation::obj)) return;
  const Index who = act - 1;
  if (at(who).head != act || at(who).relation != Relation::compound || !noun_like(at(who))) return;
  for (Index i = let + 1; i < who; ++i) {
    if (at(i).head == act) at(i).head = who;
  }
  hang(who, let, Relation::obj);
  at(act).pos = Pos::verb;
  at(act).morphology = Morphology();
  at(act).morphology.verb_form = VerbForm::infinitive;
}

// "lent Greece ten euros", with two objects: the first is who gets the second.
void TreeMender::second_object(Index verb) {
  if (at(verb).pos != Pos::verb) return;
  if (!is(verb, {"give",  "lend",    "send",   "offer", "forgive",  "grant", "deny",  "refuse",
                 "owe",   "promise", "pay",    "award", "hand",     "sell",  "loan",  "gift",
                 "allot", "extend",  "cede",   "set",   "allocate", "earn",  "spare", "supply",
                 "save",  "cost",    "pledge", "deal",  "fine",     "issue", "teach", "serve"})) {
    return;
  }
  Index objects[2] = {kNone, kNone};
  for (Index i = verb + 1; i < last_; ++i) {
    if (at(i).head != verb) continue;
    if (at(i).relation == Relation::iobj) return;
    if (at(i).relation != Relation::obj) continue;
    if (!noun_like(at(i)) || objects[1] != kNone) return;
    objects[objects[0] == kNone ? 0 : 1] = i;
  }
  if (objects[1] != kNone) hang(objects[0], verb, Relation::iobj);
}

}  // namespace tacitus

#include "stages/proposal_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/dating.h"

// One place of the text that tells a proposal: who makes it, to whom, what it is, and under which
// conditions. What has not been made yet ("may propose", "will offer") is none; what asks for an
// answer to another ("urges the North to respond to our proposal") repeats that one; calls for
// sanctions are measures.

namespace tacitus {
namespace {

constexpr float kByEvent = 0.8f;  // the frames see an offer or a demand here, too
constexpr float kByCue = 0.65f;
constexpr float kByTrade = 0.6f;
constexpr int kClimb = 6;

bool is_clause_relation(Relation relation) {
  return relation == Relation::ccomp || relation == Relation::xcomp ||
         relation == Relation::advcl || relation == Relation::acl;
}

}  // namespace

void ProposalReader::enter(Index sentence) {
  sentence_ = sentence;
  conditions_ = find_conditions(standing_, cues_, standing_.annotations().sentences[sentence]);
}

bool ProposalReader::is_proposal_noun(Index token) {
  return standing_.token(token).pos == Pos::noun &&
         standing_.row(cues_.proposals, "noun", token) != nullptr;
}

bool ProposalReader::is_public(const std::vector<Index>& mentions) const {
  static constexpr std::string_view kPrivate[] = {"BUS", "CVL", "EDU", "SOC", "MED",
                                                  "AGR", "ELI", "JRN", "REF"};
  return std::any_of(mentions.begin(), mentions.end(), [&](Index mention) {
    const Entity* entity = standing_.entity(mention);
    if (entity == nullptr || entity->code == "MNC") return false;
    if (entity->code.empty() && entity->sector.empty() && entity->role != "leader") return false;
    return !is_in(kPrivate, entity->sector);
  });
}

std::vector<Index> ProposalReader::listed_below(Index noun) {
  std::vector<Index> found;
  const Sentence& sentence = standing_.annotations().sentences[sentence_];
  for (Index t = noun + 1; t < sentence.tokens.last; ++t) {
    // "..., and offers of aid", where the tagger takes "offers" for a verb.
    const bool thing =
        is_proposal_noun(t) || (t + 1 < sentence.tokens.last && standing_.lemma(t + 1) == "of" &&
                                standing_.row(cues_.proposals, "noun", t) != nullptr);
    const bool listed =
        standing_.token(t).relation == Relation::conj && thing && standing_.tree().below(t, noun);
    if (listed) found.push_back(t);
  }
  return found;
}

// "asked why", "suggested that it could": nothing is proposed there.
bool ProposalReader::is_open_question(Index clause) {
  const auto kids = standing_.tree().children(clause);
  return std::any_of(kids.begin(), kids.end(), [&](Index kid) {
    return kid < clause && !cues_.proposals.find("question", standing_.lemma(kid)).empty();
  });
}

// The word that heads what is proposed: a clause, else a thing that is no party.
Index ProposalReader::content(Index token, bool request, bool calls) {
  for (const Index kid : standing_.tree().children(token)) {
    const Relation relation = standing_.token(kid).relation;
    const bool infinitive = relation == Relation::advcl || relation == Relation::acl;
    if (infinitive && standing_.tree().marker(kid, Relation::mark) != "to") continue;
    const bool clause = relation == Relation::ccomp || relation == Relation::xcomp || infinitive;
    if (clause && kid > token && is_clause(standing_.tree(), kid) && !is_open_question(kid)) {
      return kid;
    }
  }
  std::vector<Role> roles;
  if (!calls) roles.push_back(role::kObj);
  for (const char* name : {"for", "on", "of", "to"}) {
    if (const auto role = preposition_role(name)) roles.push_back(*role);
  }
  for (const Role role : roles) {
    if (role != role::kObj && !request && standing_.token(token).pos == Pos::verb) break;
    for (const Index word : standing_.words(token, role)) {
      const bool thing = standing_.matcher().parties(word).empty();
      const Token& one = standing_.token(word);
      const bool named = one.name != NameKind::none || one.pos == Pos::pron;
      const bool asked = !cues_.proposals.find("question", standing_.lemma(word)).empty();
      if (thing && word > token && !named && !asked) return word;
    }
  }
  return far_content(token);
}

// "an offer made this week to hold talks", "rejected a plan for a truce": what hangs on another
// word than the noun.
Index ProposalReader::far_content(Index noun) {
  const Token& word = standing_.token(noun);
  if (word.pos == Pos::verb) return kNone;
  const Tree& tree = standing_.tree();
  for (const Index kid : tree.children(noun)) {
    if (standing_.token(kid).relation != Relation::acl) continue;
    for (const Index nested : tree.children(kid)) {
      const bool infinitive = tree.marker(nested, Relation::mark) == "to";
      if (infinitive && standing_.token(nested).pos == Pos::verb) return nested;
    }
  }
  const bool object = word.relation == Relation::obj || word.relation == Relation::obl;
  if (!object) return kNone;
  for (const Index kid : tree.children(word.head)) {
    // "responded to an offer made this week to hold talks"
    const bool made = kid == noun + 1 && standing_.token(kid).relation == Relation::advcl;
    for (const Index nested : tree.children(kid)) {
      const bool infinitive = made && tree.marker(nested, Relation::mark) == "to";
      if (infinitive && standing_.token(nested).pos == Pos::verb) return nested;
    }
    const Token& phrase = standing_.token(kid);
    const std::string marker = tree.marker(kid, Relation::case_);
    const bool of =
        phrase.relation == Relation::obl && (marker == "for" || marker == "of" || marker == "to");
    const bool infinitive =
        (phrase.relation == Relation::advcl || phrase.relation == Relation::xcomp) &&
        tree.marker(kid, Relation::mark) == "to";
    if (kid > noun && (of || infinitive) && standing_.matcher().parties(kid).empty()) return kid;
  }
  return kNone;
}

// "The flights were halted, and Chad rejected offers to resume them": the noun that a pronoun among
// the words of an offer means, if it is the subject before; else kNone.
Index ProposalReader::meant_by(Index pronoun) {
  const Token& word = standing_.token(pronoun);
  const std::string form = lower(standing_.document().at(word.span));
  if (word.relation != Relation::obj || (form != "them" && form != "it")) return kNone;
  const Number number = form == "them" ? Number::plural : Number::singular;
  const Sentence& sentence = standing_.annotations().sentences[sentence_];
  for (Index t = sentence.tokens.first; t < pronoun; ++t) {
    const Token& one = standing_.token(t);
    const bool subject = one.relation == Relation::nsubj || one.relation == Relation::nsubj_pass;
    if (!subject || one.pos != Pos::noun || one.name != NameKind::none) continue;
    if (one.morphology.number == number && standing_.matcher().parties(t).empty()) return t;
  }
  return kNone;
}

std::vector<std::string> ProposalReader::content_of(Index token, Span span) {
  std::vector<std::string> lemmas;
  const Sentence& sentence = standing_.annotations().sentences[standing_.sentence_of(token)];
  for (Index t = sentence.tokens.first; t < sentence.tokens.last; ++t) {
    const Token& word = standing_.token(t);
    if (!span.contains(word.span) || word.name != NameKind::none) continue;
    if (const Index meant = meant_by(t); meant != kNone) lemmas.push_back(standing_.lemma(meant));
    const bool content = word.pos == Pos::noun || word.pos == Pos::verb;
    if (!content || !cues_.proposals.find("generic", standing_.lemma(t)).empty()) continue;
    lemmas.push_back(standing_.lemma(t));
  }
  std::sort(lemmas.begin(), lemmas.end());
  lemmas.erase(std::unique(lemmas.begin(), lemmas.end()), lemmas.end());
  return lemmas;
}

// The first token of a subtree.
Index ProposalReader::first_below(Index token) const {
  Index first = token;
  for (Index at = token;;) {
    const auto kids = standing_.tree().children(at);
    if (kids.empty() || kids.front() >= at) return std::min(first, at);
    at = kids.front();
    first = std::min(first, at);
  }
}

void ProposalReader::set_terms(Index content, ProposalMention& mention) {
  std::vector<Index> without;
  for (const ConditionClause& condition : conditions_) {
    if (condition.first > content) without.push_back(condition.first);
  }
  for (const Index kid : standing_.tree().children(content)) {
    const Relation relation = standing_.token(kid).relation;
    const bool aside = relation == Relation::parataxis || relation == Relation::advcl;
    // "a truce to the rebels"
    const bool to = standing_.token(content).pos != Pos::verb && relation == Relation::nmod &&
                    standing_.tree().marker(kid, Relation::case_) == "to";
    if ((aside || to) && kid > content) without.push_back(first_below(kid));
  }
  for (const Index other : listed_below(content)) without.push_back(first_below(other));
  mention.proposal.terms = standing_.phrase(content, without);
  // "he would open the port": what is offered begins with the verb.
  const bool finite = content == mention.token;
  if (finite) mention.proposal.terms.begin = standing_.token(content).span.begin;
  mention.content = content_of(content, mention.proposal.terms);
  if (const Match* match = standing_.matcher().effective(content)) {
    mention.proposal.terms_type = match->type;
  }
}

void ProposalReader::add_conditions(Index clause, Index holder, Proposal& proposal) const {
  for (const ConditionClause& condition : conditions_) {
    if (condition.head == kNone || !standing_.tree().below(condition.head, clause)) continue;
    const bool there = std::any_of(
        proposal.conditions.begin(), proposal.conditions.end(),
        [&](const ProposalCondition& other) { return other.span.overlaps(condition.span); });
    if (there) continue;
    proposal.conditions.push_back({condition.span, holder});
    proposal.rule = join_rules(proposal.rule, condition.row->rule);
  }
}

// Whoever is asked, told or offered; else whoever is to do it.
std::vector<Index> ProposalReader::addressees(Index verb, Index content,
                                              const std::vector<Index>& proposer, bool request) {
  std::vector<Index> found;
  const auto add = [&](const std::vector<Index>& words) {
    for (const Index word : words) {
      for (const Index mention : standing_.matcher().parties(word)) {
        if (!standing_.any_same_side({mention}, proposer)) add_new(found, {mention});
      }
    }
  };
  add(standing_.words(verb, role::kIobj));
  for (const char* name : {"to", "on", "with", "upon"}) {
    if (const auto role = preposition_role(name)) add(standing_.words(verb, *role));
  }
  if (found.empty() && request) {
    for (const Index object : standing_.words(verb, role::kObj)) {
      if (object != content) add({object});
    }
  }
  if (found.empty() && content != kNone) {
    if (is_clause_relation(standing_.token(content).relation)) {
      add(standing_.words(content, role::kSubj));
    }
    if (!found.empty()) return found;
    for (const char* name : {"with", "to"}) {
      if (const auto role = preposition_role(name)) add(standing_.words(content, *role));
    }
  }
  return found;
}

// "to respond to our proposal"
bool ProposalReader::is_answer(Index word) {
  const bool verb = standing_.token(word).pos == Pos::verb;
  if (!verb || standing_.row(cues_.answers, "verb", word) == nullptr) return false;
  const auto kids = standing_.tree().children(word);
  return std::any_of(kids.begin(), kids.end(), [&](Index kid) { return is_proposal_noun(kid); });
}

// "offered condolences", "offered his resignation"
bool ProposalReader::is_no_offer(Index content) {
  return !cues_.proposals.find("nothing", standing_.lemma(content)).empty();
}

// What somebody is to do something to is no addressee: "offered to free the pilots".
void ProposalReader::drop_undergoers(Index content, Proposal& proposal) {
  const std::vector<Index> objects = standing_.words(content, role::kObj);
  const bool noun = standing_.token(content).pos != Pos::verb;
  std::erase_if(proposal.addressee, [&](Index mention) {
    const Index head = standing_.annotations().mentions[mention].head;
    const bool object = std::find(objects.begin(), objects.end(), head) != objects.end();
    return (object && !noun) || standing_.any_same_side({mention}, proposal.proposer);
  });
}

std::optional<ProposalMention> ProposalReader::read_verb(Index verb) {
  const CueRow* row = standing_.row(cues_.proposals, "verb", verb);
  if (row == nullptr || standing_.reality(verb).status() != EventStatus::actual) {
    return std::nullopt;
  }
  const bool request = row->reads != "offer";
  ProposalMention mention;
  mention.token = verb;
  Proposal& proposal = mention.proposal;
  proposal.event = standing_.event_at(verb);
  const bool coded = proposal.event != kNone;
  for (const Index subject : standing_.words(verb, role::kSubj)) {
    add_new(proposal.proposer, standing_.matcher().parties(subject));
  }
  if (coded) {
    const Event& event = standing_.annotations().events[proposal.event];
    if (proposal.proposer.empty()) proposal.proposer = event.actor;
    proposal.addressee = event.recipient;
  }
  if (!is_public(proposal.proposer)) return std::nullopt;
  const Index what = content(verb, request, row->reads == "call");
  if (what == kNone) return std::nullopt;
  const Token& word = standing_.token(what);
  const bool answer = is_answer(what);
  const bool measure =
      word.pos == Pos::noun && standing_.row(cues_.measures, "noun", what) != nullptr;
  if (answer || measure || is_proposal_noun(what)) return std::nullopt;
  drop_undergoers(what, proposal);
  if (proposal.addressee.empty()) {
    proposal.addressee = addressees(verb, what, proposal.proposer, request);
  }
  const bool political = coded || is_public(proposal.addressee);
  if (!political || (request && !is_public(proposal.addressee))) return std::nullopt;
  proposal.sentence = sentence_;
  proposal.rule = row->rule;
  proposal.confidence = coded ? kByEvent : kByCue;
  set_terms(what, mention);
  if (mention.content.empty() || is_no_offer(what)) return std::nullopt;
  proposal.date = date_of(standing_.document(), standing_.annotations(), verb).date;
  add_conditions(verb, proposal.proposer.front(), proposal);
  return mention;
}

// Whose offer it is.
std::vector<Index> ProposalReader::makers(Index noun) {
  std::vector<Index> found;
  const Tree& tree = standing_.tree();
  for (const Index kid : tree.children(noun)) {
    const Relation relation = standing_.token(kid).relation;
    const bool before = relation == Relation::nmod_poss || relation == Relation::amod ||
                        relation == Relation::compound;
    const std::string marker = tree.marker(kid, Relation::case_);
    const bool by = relation == Relation::nmod && (marker == "by" || marker == "from");
    if (before || by) add_new(found, standing_.matcher().parties(kid));
    const bool made = relation == Relation::acl && standing_.token(kid).pos == Pos::verb;
    if (made && standing_.tree().passive(kid)) {
      for (const Index agent : standing_.words(kid, role::kSubj)) {
        add_new(found, standing_.matcher().parties(agent));
      }
    }
  }
  return found;
}

std::optional<ProposalMention> ProposalReader::read_noun(Index noun) {
  const CueRow* row = standing_.row(cues_.proposals, "noun", noun);
  if (row == nullptr) return std::nullopt;
  ProposalMention mention;
  mention.token = noun;
  Proposal& proposal = mention.proposal;
  proposal.event = standing_.event_at(noun);
  proposal.proposer = makers(noun);
  if (proposal.event != kNone) {
    const Event& event = standing_.annotations().events[proposal.event];
    const bool offer = event.type == "AGREE" || event.type == "REQUEST";
    if (offer && proposal.proposer.empty()) proposal.proposer = event.actor;
    if (offer) proposal.addressee = event.recipient;
  }
  const Index what = content(noun, true);
  if (what != kNone) {
    set_terms(what, mention);
  } else {
    // "a ceasefire proposal"
    for (const Index kid : standing_.tree().children(noun)) {
      const bool before = standing_.token(kid).relation == Relation::compound && kid < noun &&
                          !cues_.proposals.find("topic", standing_.lemma(kid)).empty();
      if (before) set_terms(kid, mention);
    }
  }
  if (mention.content.empty()) proposal.terms = standing_.phrase(noun);
  const std::vector<Index> to = standing_.parties_after(noun, {"to", "with"});
  for (const Index party : to) {
    if (!standing_.any_same_side({party}, proposal.proposer)) add_new(proposal.addressee, {party});
  }
  proposal.sentence = sentence_;
  proposal.rule = row->rule;
  proposal.confidence = proposal.event != kNone ? kByEvent : kByCue;
  proposal.date = date_of(standing_.document(), standing_.annotations(), noun).date;
  const Index holder = proposal.proposer.empty() ? kNone : proposal.proposer.front();
  add_conditions(noun, holder, proposal);
  return mention;
}

// The verb of a clause that says what would be done: with "would", "will", "could", or below
// "ready", "willing".
Index ProposalReader::modal_above(Index verb, const CueRow*& row) {
  Index at = verb;
  for (int step = 0; at != kNone && step < kClimb; ++step) {
    const Token& word = standing_.token(at);
    if (word.pos == Pos::verb) {
      for (const Index kid : standing_.tree().children(at)) {
        const bool aux = standing_.token(kid).relation == Relation::aux;
        if (aux && (row = standing_.form_row(cues_.proposals, "modal", kid))) return at;
      }
    }
    if ((row = standing_.form_row(cues_.proposals, "willing", at))) return at;
    // "a firm that sold rice in return for oil": a trade of others
    const bool deal = word.relation == Relation::acl_relcl &&
                      standing_.row(cues_.proposals, "deal", at) != nullptr;
    if (deal) return kNone;
    at = word.head;
  }
  return kNone;
}

std::vector<ProposalMention> ProposalReader::read_trades() {
  std::vector<ProposalMention> found;
  for (const ConditionClause& condition : conditions_) {
    const Index clause = standing_.token(condition.head).head;
    const CueRow* row = nullptr;
    const Index modal = clause == kNone ? kNone : modal_above(clause, row);
    if (modal == kNone || standing_.row(cues_.proposals, "verb", modal) != nullptr) continue;
    const bool willing = row->pos == "willing";
    if (!willing && !condition.trade) continue;
    const Reality reality = standing_.reality(modal);
    if (reality.negated) continue;
    ProposalMention mention;
    mention.token = modal;
    Proposal& proposal = mention.proposal;
    for (const Index subject : standing_.words(modal, role::kSubj)) {
      add_new(proposal.proposer, standing_.matcher().parties(subject));
    }
    if (willing && proposal.proposer.empty()) {  // "is prepared to", a passive to the tree
      for (const Index subject : standing_.words(modal, role::kObj)) {
        add_new(proposal.proposer, standing_.matcher().parties(subject));
      }
    }
    if (!is_public(proposal.proposer)) continue;
    // Only what one says of oneself is offered: "he indicated he would".
    const std::vector<Claimant> claimants = standing_.claimants(modal);
    const bool own = std::any_of(claimants.begin(), claimants.end(), [&](const Claimant& one) {
      return one.mention != kNone && standing_.any_same_side({one.mention}, proposal.proposer);
    });
    if (!own && !willing) continue;
    Index what = content(modal, false);
    const bool clausal = what != kNone && is_clause(standing_.tree(), what);
    if (!clausal || standing_.tree().below(what, condition.head)) what = modal;
    set_terms(what, mention);
    proposal.addressee = addressees(modal, what, proposal.proposer, false);
    proposal.sentence = sentence_;
    proposal.event = standing_.event_at(modal);
    proposal.rule = join_rules(condition.row->rule, row->rule);
    proposal.confidence = kByTrade;
    proposal.conditions.push_back({condition.span, proposal.proposer.front()});
    proposal.date = date_of(standing_.document(), standing_.annotations(), modal).date;
    found.push_back(std::move(mention));
  }
  return found;
}

}  // namespace tacitus

#include "stages/proposals.h"

#include <algorithm>
#include <optional>

#include "stages/proposal_reader.h"

// Proposals and their answers, over a whole article.
//
// Each place that tells a proposal (proposal_reader.cc) either repeats one that is known, when it
// is of the same side and shares a word of what is proposed ("talks"), or is a new one. A word of
// cues/answers.tsv ("rejected", "agreed to", "has not responded") answers what it is done to: a
// proposal told there and then ("rejected an offer of grain"), or one known, by "the offer", "it",
// by a word of its terms ("refused talks"), or by nothing but who is asked. The last answer decides
// the state on the day.
//
//   A proposed talks. B has not responded.            ignored
//   A offered grain for peace. B accepted the offer.  accepted
//   A proposed talks. B may reject them.              open
//
// An answer under a condition ("would accept only if") counters. Where two words of answering stand
// together ("ignored or rejected"), the second is taken, unless the text says more elsewhere.

namespace tacitus {
namespace {

constexpr Index kNear = 5;           // sentences from a proposal to "the offer"
constexpr std::size_t kMemory = 64;  // proposals looked back at

struct Known {
  ProposalMention mention;
  Index last = 0;  // sentence that told it last
};

// Several readings of the same answer.
std::optional<ProposalState> parse_state(std::string_view name) {
  if (name == "accepted") return ProposalState::accepted;
  if (name == "rejected") return ProposalState::rejected;
  if (name == "ignored") return ProposalState::ignored;
  if (name == "countered") return ProposalState::countered;
  if (name == "withdrawn") return ProposalState::withdrawn;
  return std::nullopt;
}

class Finder {
 public:
  Finder(Standing& standing, const StandingCues& tables)
      : annotations_(standing.annotations()),
        tables_(tables),
        standing_(standing),
        reader_(standing_, tables) {}

  std::vector<Proposal> run() {
    for (Index s = 0; s < annotations_.sentences.size(); ++s) {
      if (is_prose(annotations_.sentences[s], annotations_.blocks)) read_sentence(s);
    }
    std::vector<Proposal> all;
    for (Known& known : known_) {
      Proposal& proposal = known.mention.proposal;
      if (proposal.terms.size() == 0 || proposal.proposer.empty()) continue;
      if (!proposal.answers.empty()) proposal.state = proposal.answers.back().state;
      all.push_back(std::move(proposal));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Proposal& a, const Proposal& b) { return a.sentence < b.sentence; });
    return all;
  }

 private:
  struct Response {
    ProposalState state = ProposalState::open;
    std::vector<Index> answerer;
    Index word = kNone;
    Span span;
    std::string rule;
    bool either = false;  // "ignored or rejected"
    bool both = false;    // "neither side": whoever was asked
  };

  void read_sentence(Index sentence);
  void read_answer(Index word);
  std::optional<Response> response_of(Index word);
  bool waits(Index word) const;
  std::vector<Index> answered(Index word);
  void answer_thing(Index thing, const Response& response);
  void answer_known(Known& known, const Response& response);
  std::vector<Index> both_sides(const Proposal& proposal);
  void condition_answer(const Response& response, Known& known);
  Known* add(ProposalMention mention);
  Known* same_as(const ProposalMention& mention);
  Known* latest_for(const Response& response);
  bool fits(const Known& known, const Response& response) const;

  const Annotations& annotations_;
  const StandingCues& tables_;
  Standing& standing_;
  ProposalReader reader_;
  Index sentence_ = 0;
  std::vector<Known> known_;
  std::vector<Index> handled_;        // nouns of the sentence that an answer has taken
  bool listed_ = false;               // the thing answered is not the first of a list
  std::vector<Index> last_proposer_;  // of the nouns that an answer took before
};

void Finder::read_sentence(Index sentence) {
  sentence_ = sentence;
  handled_.clear();
  reader_.enter(sentence);
  const IndexRange tokens = annotations_.sentences[sentence].tokens;
  for (Index t = tokens.first; t < tokens.last; ++t) {
    if (standing_.token(t).pos != Pos::verb) continue;
    if (auto mention = reader_.read_verb(t)) add(*std::move(mention));
  }
  for (ProposalMention& mention : reader_.read_trades()) add(std::move(mention));
  for (Index t = tokens.first; t < tokens.last; ++t) read_answer(t);
  for (Index t = tokens.first; t < tokens.last; ++t) {
    if (!reader_.is_proposal_noun(t)) continue;
    if (std::find(handled_.begin(), handled_.end(), t) != handled_.end()) continue;
    auto mention = reader_.read_noun(t);
    if (!mention) continue;
    const CueRow* row = standing_.row(tables_.proposals, "noun", t);
    const bool made =
        row != nullptr && row->reads != "plan" &&
        (mention->proposal.event != kNone || reader_.is_public(mention->proposal.addressee));
    const bool told = made && !mention->content.empty() &&
                      reader_.is_public(mention->proposal.proposer) &&
                      standing_.reality(t).status() == EventStatus::actual;
    if (told) add(*std::move(mention));
  }
}

// A known proposal of the same side that shares a word of what is proposed.
Known* Finder::same_as(const ProposalMention& mention) {
  Known* best = nullptr;
  std::size_t most = 0;
  for (std::size_t i = known_.size(), n = 0; i-- > 0 && n < kMemory; ++n) {
    const Proposal& other = known_[i].mention.proposal;
    const bool side = mention.proposal.proposer.empty() || other.proposer.empty() ||
                      standing_.any_same_side(other.proposer, mention.proposal.proposer);
    if (!side) continue;
    const std::vector<std::string>& words = known_[i].mention.content;
    std::size_t shared = 0;
    for (const std::string& word : mention.content) {
      shared += std::binary_search(words.begin(), words.end(), word) ? 1 : 0;
    }
    if (shared <= most) continue;
    best = &known_[i];
    most = shared;
  }
  return best;
}

Known* Finder::add(ProposalMention mention) {
  if (Known* known = same_as(mention)) {
    Proposal& proposal = known->mention.proposal;
    // The body says better than the headline what it is.
    const auto in_headline = [&](const Proposal& one) {
      const Index block = annotations_.sentences[one.sentence].block;
      return block != kNone && annotations_.blocks[block].kind == BlockKind::headline;
    };
    if (in_headline(proposal) && !in_headline(mention.proposal)) {
      proposal.terms = mention.proposal.terms;
      proposal.terms_type = mention.proposal.terms_type;
      proposal.sentence = mention.proposal.sentence;
      known->mention.content = mention.content;
      known->mention.token = mention.token;
    }
    if (proposal.proposer.empty()) proposal.proposer = mention.proposal.proposer;
    if (proposal.addressee.empty()) proposal.addressee = mention.proposal.addressee;
    if (proposal.event == kNone) proposal.event = mention.proposal.event;
    if (!proposal.date.known()) proposal.date = mention.proposal.date;
    if (proposal.conditions.empty() && !mention.proposal.conditions.empty()) {
      proposal.conditions = mention.proposal.conditions;
    }
    known->last = sentence_;
    return known;
  }
  known_.push_back({std::move(mention), sentence_});
  return &known_.back();
}

// Whoever proposes does not answer; and of many asked only these may.
bool Finder::fits(const Known& known, const Response& response) const {
  const bool own = standing_.any_same_side(known.mention.proposal.proposer, response.answerer);
  const bool told = known.mention.token < response.word;
  return told && (own == (response.state == ProposalState::withdrawn) || response.answerer.empty());
}

// The latest proposal that was made to whoever answers.
Known* Finder::latest_for(const Response& response) {
  for (std::size_t i = known_.size(), n = 0; i-- > 0 && n < kMemory; ++n) {
    Known& known = known_[i];
    if (known.last + kNear < sentence_ || !fits(known, response)) continue;
    const Proposal& proposal = known.mention.proposal;
    if (standing_.any_same_side(proposal.addressee, response.answerer)) return &known;
  }
  return nullptr;
}

// "Manila has yet to reply"
bool Finder::waits(Index word) const {
  const Index above = standing_.token(word).head;
  if (above == kNone || standing_.lemma(above) != "have") return false;
  const auto kids = standing_.tree().children(above);
  const auto own = standing_.tree().children(word);
  const auto yet = [&](Index kid) { return standing_.lemma(kid) == "yet"; };
  return std::any_of(kids.begin(), kids.end(), yet) || std::any_of(own.begin(), own.end(), yet);
}

// What a word of answering says, negation undone; nullopt when nothing is said for certain.
std::optional<Finder::Response> Finder::response_of(Index word) {
  const Token& token = standing_.token(word);
  const bool verb = token.pos == Pos::verb;
  const CueRow* row = verb || token.pos == Pos::noun
                          ? standing_.row(tables_.answers, verb ? "verb" : "noun", word)
                          : nullptr;
  if (row == nullptr) return std::nullopt;
  Response response;
  response.word = word;
  response.rule = row->rule;
  const Reality reality = standing_.reality(word);
  const std::string_view reads = row->reads;
  const bool yet = waits(word);  // "has yet to reply"
  if (yet && reads != "reply") return std::nullopt;
  if (reads == "reply") {
    // Only that there is none is an answer.
    if (!reality.negated && !yet) return std::nullopt;
    response.state = ProposalState::ignored;
  } else {
    const auto state = parse_state(reads);
    if (!state) return std::nullopt;
    response.state = *state;
    const bool accepts = *state == ProposalState::accepted;
    if (reality.negated && !accepts) return std::nullopt;
    if (reality.negated) {
      response.state = ProposalState::rejected;
    } else if (reality.hypothetical || reality.future) {
      if (!accepts) return std::nullopt;
      response.state = ProposalState::countered;  // if there is a condition; see below
    }
  }
  for (const Index subject : standing_.words(word, role::kSubj)) {
    add_new(response.answerer, standing_.matcher().parties(subject));
    const std::string& lemma = standing_.lemma(subject);
    response.both = lemma == "side" || lemma == "neither" || lemma == "both";
  }
  if (response.both) response.answerer.clear();
  if (!verb && response.answerer.empty()) {
    response.answerer = standing_.parties_after(word, {"from", "by"});
    if (response.answerer.empty()) response.answerer = standing_.matcher().owners(word);
  }
  for (const Index kid : standing_.tree().children(word)) {
    if (standing_.token(kid).relation != Relation::conj) continue;
    const bool other = standing_.row(tables_.answers, "verb", kid) != nullptr;
    response.either = response.either || other;
  }
  Span span = token.span;
  for (const Index kid : standing_.tree().children(word)) {
    const Relation relation = standing_.token(kid).relation;
    const bool own = relation == Relation::aux || relation == Relation::advmod ||
                     relation == Relation::aux_pass || relation == Relation::det;
    if (own && kid < word) span.begin = std::min(span.begin, standing_.token(kid).span.begin);
  }
  response.span = span;
  return response;
}

// The words that an answer is about: its object, else what stands after "to", "of", "with".
std::vector<Index> Finder::answered(Index word) {
  std::vector<Index> found = standing_.words(word, role::kObj);
  for (const char* name : {"to", "with", "on", "of", "at"}) {
    if (!found.empty()) break;
    if (const auto role = preposition_role(name)) found = standing_.words(word, *role);
  }
  std::vector<Index> all;
  for (const Index one : found) {
    all.push_back(one);
    for (const Index kid : standing_.tree().children(one)) {
      if (standing_.token(kid).relation == Relation::conj) add_new(all, {kid});
    }
    add_new(all, reader_.listed_below(one));
  }
  return all;
}

void Finder::read_answer(Index word) {
  const std::optional<Response> response = response_of(word);
  if (!response) return;
  if (response->either) return;  // the second of two words speaks for both
  const Token& token = standing_.token(word);
  std::vector<Index> things = answered(word);
  if (things.empty() && token.relation == Relation::conj && token.head != kNone) {
    things = answered(token.head);
  }
  last_proposer_.clear();
  if (!things.empty()) {
    for (const Index thing : things) {
      listed_ = thing != things.front();
      answer_thing(thing, *response);
    }
    listed_ = false;
    return;
  }
  if (response->answerer.empty() || !reader_.is_public(response->answerer)) return;
  if (Known* known = latest_for(*response)) answer_known(*known, *response);
}

void Finder::answer_thing(Index thing, const Response& response) {
  const bool noun = standing_.token(thing).pos == Pos::noun || listed_;
  if (noun && standing_.row(tables_.proposals, "noun", thing) != nullptr) {
    auto mention = reader_.read_noun(thing);
    if (!mention) return;
    handled_.push_back(thing);
    Proposal& proposal = mention->proposal;
    const bool itself = standing_.any_same_side(proposal.proposer, response.answerer) &&
                        response.state != ProposalState::withdrawn;
    if (itself) return;
    if (!mention->content.empty()) {
      Known* known = same_as(*mention);
      if (known == nullptr) {
        // In a list the first says whose they all are.
        if (proposal.proposer.empty()) proposal.proposer = last_proposer_;
        if (proposal.addressee.empty()) proposal.addressee = response.answerer;
        const bool known_side = reader_.is_public(proposal.proposer) &&
                                (response.answerer.empty() || reader_.is_public(response.answerer));
        if (!known_side) return;
        known = add(*std::move(mention));
      }
      const bool made_by =
          standing_.any_same_side(known->mention.proposal.proposer, response.answerer);
      if (made_by != (response.state == ProposalState::withdrawn)) return;
      last_proposer_ = known->mention.proposal.proposer;
      answer_known(*known, response);
      return;
    }
    for (std::size_t i = known_.size(), n = 0; i-- > 0 && n < kMemory; ++n) {
      Known& known = known_[i];
      const bool side = proposal.proposer.empty() ||
                        standing_.any_same_side(known.mention.proposal.proposer, proposal.proposer);
      if (known.last + kNear < sentence_) continue;
      if (!side || !fits(known, response)) continue;
      last_proposer_ = known.mention.proposal.proposer;
      answer_known(known, response);
      return;
    }
    return;
  }
  if (standing_.token(thing).pos == Pos::pron) {
    const std::string& lemma = standing_.lemma(thing);
    const bool may =
        lemma == "it" || lemma == "they" || lemma == "them" || lemma == "this" || lemma == "that";
    if (!may || response.answerer.empty()) return;
    if (Known* known = latest_for(response)) answer_known(*known, response);
    return;
  }
  // "refused talks": a word of the terms.
  ProposalMention mention;
  mention.content = reader_.content_of(thing, standing_.token(thing).span);
  if (mention.content.empty() || response.answerer.empty()) return;
  Known* known = same_as(mention);
  if (known == nullptr || !fits(*known, response)) return;
  if (known->last + kNear < sentence_) return;
  const Proposal& proposal = known->mention.proposal;
  if (standing_.any_same_side(proposal.addressee, response.answerer))
    answer_known(*known, response);
}

// "Neither side": who is asked, and who is to give something for it ("that Rome withdraw in return
// for Oslo lifting the blockade").
std::vector<Index> Finder::both_sides(const Proposal& proposal) {
  std::vector<Index> sides = proposal.addressee;
  const auto& tokens = annotations_.tokens;
  for (const ProposalCondition& condition : proposal.conditions) {
    if (sides.size() != 1) break;
    const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& token) {
      return token.span.end <= condition.span.begin;
    });
    for (auto at = first; at != tokens.end() && at->span.begin < condition.span.end; ++at) {
      const auto named = standing_.matcher().parties(static_cast<Index>(at - tokens.begin()));
      if (named.empty()) continue;
      const bool other = !standing_.any_same_side(named, sides) &&
                         !standing_.any_same_side(named, proposal.proposer);
      if (other) add_new(sides, named);
      break;
    }
  }
  return sides;
}

void Finder::answer_known(Known& known, const Response& response) {
  Proposal& proposal = known.mention.proposal;
  known.last = sentence_;
  Answer answer;
  answer.answerer = response.both ? both_sides(proposal) : response.answerer;
  answer.state = response.state;
  answer.event = standing_.event_at(response.word);
  answer.span = response.span;
  if (response.state == ProposalState::countered) {
    const std::size_t before = proposal.conditions.size();
    const Index holder = response.answerer.empty() ? kNone : response.answerer.front();
    reader_.add_conditions(response.word, holder, proposal);
    const CueRow* row = standing_.row(tables_.answers, "verb", response.word);
    const bool counters = row != nullptr && row->reads == "countered";
    if (!counters && proposal.conditions.size() == before) return;
  }
  const Token& token = standing_.token(response.word);
  const bool either = token.relation == Relation::conj && token.head != kNone &&
                      standing_.row(tables_.answers, "verb", token.head) != nullptr;
  if (either && !proposal.answers.empty()) return;
  for (const Answer& other : proposal.answers) {
    const bool same = other.state == answer.state &&
                      (other.answerer == answer.answerer || other.span == answer.span ||
                       standing_.any_same_side(other.answerer, answer.answerer));
    if (same) return;
  }
  proposal.rule = join_rules(proposal.rule, response.rule);
  proposal.answers.push_back(std::move(answer));
}

}  // namespace

void ProposalFinder::run(const Document& document, Annotations& annotations) const {
  Standing standing(document, annotations, cues_, frames_, reporting_);
  annotations.proposals = Finder(standing, standing_).run();
}

}  // namespace tacitus

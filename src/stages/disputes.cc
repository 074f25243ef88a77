#include "stages/disputes.h"

#include <algorithm>
#include <optional>

#include "stages/standing.h"

// A dispute needs two who are known and two claims that are quoted from the text; where one of the
// four is missing nothing is said. Five ways of disagreeing are read (cues/disputes.tsv):
//
//   denial     Iran denied that it had shelled the port. Iraq had accused Iran of ...
//   other      Russia said it was not a ballistic missile but a rocket.  (and who called it the
//   one) contradict His remarks contradict those of the minister, who said ... return     Chad
//   accused Sudan of ... Sudan accused Chad of ... figures    Police said 12 died; the opposition
//   put the dead at 60.
//
// Left out on purpose: opinions that differ (good, bad), questions, denials of nobody's claim.

namespace tacitus {
namespace {

constexpr Index kBefore = 4;     // sentences back to what is denied
constexpr Index kAfter = 2;      // sentences on to it
constexpr Index kColleague = 6;  // sentences back to what a colleague contradicts
constexpr float kSure = 0.75f;
constexpr float kLoose = 0.6f;
constexpr int kClimb = 4;

bool differs(const EventNumber& a, const EventNumber& b) {
  const bool below = a.high && *a.high < b.low;
  const bool above = b.high && *b.high < a.low;
  return below || above;
}

class Finder {
 public:
  Finder(Standing& standing, const StandingCues& tables)
      : annotations_(standing.annotations()), tables_(tables), standing_(standing) {}

  std::vector<Dispute> run() {
    for (Index s = 0; s < annotations_.sentences.size(); ++s) {
      const Sentence& sentence = annotations_.sentences[s];
      if (!is_prose(sentence, annotations_.blocks)) continue;
      sentence_ = s;
      for (Index t = sentence.tokens.first; t < sentence.tokens.last; ++t) read(t);
    }
    read_returns();
    read_figures();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Dispute& a, const Dispute& b) { return a.sentence < b.sentence; });
    return std::move(found_);
  }

 private:
  void read(Index token);
  void read_denial(Index verb, const CueRow& row);
  std::optional<Position> accusation_in(Index verb, Index noun, Index denier);
  std::optional<Position> accusation_near(Index denier);
  std::optional<Position> accusation_of(const Event& event, Index denier);
  void read_other(Index predicate, const CueRow& row);
  Index sayer_beside(Index clause);
  std::optional<Position> description(const std::string& lemma, Index speaker);
  void read_contradiction(Index verb, const CueRow& row);
  bool spoken_words(Index verb);
  std::optional<Position> earlier_claim(Index holder);
  void read_returns();
  void read_figures();
  Index content(Index verb);
  Index person(Index token);
  bool accuses(const Event& event);
  Span claim_of(const Event& event);
  void add(Span subject, std::vector<Position> positions, float confidence, std::string rule);

  const Annotations& annotations_;
  const StandingCues& tables_;
  Standing& standing_;
  Index sentence_ = 0;
  std::vector<Dispute> found_;
};

void Finder::add(Span subject, std::vector<Position> positions, float confidence,
                 std::string rule) {
  std::stable_sort(positions.begin(), positions.end(), [](const Position& a, const Position& b) {
    return a.claim.begin < b.claim.begin;
  });
  // "he" against "him": nobody is known to disagree.
  const auto known = [&](const Position& position) {
    const Entity* entity = standing_.entity(position.holder);
    return entity != nullptr && (!entity->code.empty() || !entity->sector.empty());
  };
  if (!std::all_of(positions.begin(), positions.end(), known)) return;
  // One dispute is often told twice: the same two, near by.
  for (std::size_t i = found_.size(); i-- > 0;) {
    const Dispute& other = found_[i];
    if (other.sentence + kColleague < sentence_) break;
    const bool same = standing_.same_side(other.positions[0].holder, positions[0].holder) &&
                      standing_.same_side(other.positions[1].holder, positions[1].holder);
    const bool crossed = standing_.same_side(other.positions[0].holder, positions[1].holder) &&
                         standing_.same_side(other.positions[1].holder, positions[0].holder);
    if (same || crossed) return;
  }
  Dispute dispute;
  dispute.subject = subject;
  dispute.sentence = sentence_;
  for (Index s = 0; s < annotations_.sentences.size(); ++s) {
    if (annotations_.sentences[s].span.contains(positions[0].claim)) dispute.sentence = s;
  }
  for (Position& position : positions) {
    position.statement = standing_.statement_of(position.holder, position.claim);
  }
  dispute.positions = std::move(positions);
  dispute.confidence = confidence;
  dispute.rule = std::move(rule);
  found_.push_back(std::move(dispute));
}

void Finder::read(Index token) {
  const Token& word = standing_.token(token);
  if (word.pos == Pos::verb) {
    const CueRow* row = standing_.row(tables_.disputes, "verb", token);
    if (row == nullptr || standing_.reality(token).negated) return;
    if (row->reads == "denial") read_denial(token, *row);
    if (row->reads == "contradict") read_contradiction(token, *row);
    return;
  }
  if (word.pos != Pos::noun && word.pos != Pos::propn) return;
  if (!standing_.tree().has(token, Relation::cop)) return;
  for (const Index kid : standing_.tree().children(token)) {
    if (standing_.token(kid).relation != Relation::conj) continue;
    for (const Index joint : standing_.tree().children(kid)) {
      const CueRow* row = standing_.row(tables_.disputes, "joint", joint);
      if (row != nullptr && standing_.reality(token).negated) read_other(token, *row);
    }
  }
}

// The word that heads what is said or denied: a clause, else the object.
Index Finder::content(Index verb) {
  for (const Index kid : standing_.tree().children(verb)) {
    const Relation relation = standing_.token(kid).relation;
    if (relation == Relation::ccomp || relation == Relation::xcomp) return kid;
  }
  const std::vector<Index> objects = standing_.words(verb, role::kObj);
  return objects.empty() ? kNone : objects.front();
}

// The mention of somebody that a word names, or kNone.
Index Finder::person(Index token) {
  const std::vector<Index> parties = standing_.matcher().parties(token);
  return parties.empty() ? kNone : parties.front();
}

void Finder::read_denial(Index verb, const CueRow& row) {
  Index what = content(verb);
  std::string rule = row.rule;
  const CueRow* accusation = nullptr;
  for (const Index object : standing_.words(verb, role::kObj)) {
    if (accusation == nullptr) accusation = standing_.row(tables_.disputes, "noun", object);
    if (accusation == nullptr) continue;
    rule = join_rules(rule, accusation->rule);
    what = object;
    break;
  }
  if (what == kNone) return;
  Position denial;
  for (const Index subject : standing_.words(verb, role::kSubj)) {
    if (denial.holder == kNone) denial.holder = person(subject);
  }
  if (denial.holder == kNone) return;
  denial.claim = standing_.phrase(what);
  denial.stance = Stance::denies;
  std::optional<Position> claim;
  if (accusation != nullptr) claim = accusation_in(verb, what, denial.holder);
  if (!claim) claim = accusation_near(denial.holder);
  if (!claim) return;
  if (claim->claim.overlaps(denial.claim)) {
    denial.claim = {standing_.token(verb).span.begin, standing_.token(what).span.end};
    if (claim->claim.overlaps(denial.claim) || denial.claim.end <= denial.claim.begin) return;
  }
  const Span subject = accusation != nullptr ? claim->claim : denial.claim;
  add(subject, {denial, *claim}, kSure, rule);
}

// "denied Turkish accusations that it had ..."
std::optional<Position> Finder::accusation_in(Index verb, Index noun, Index denier) {
  std::vector<Index> owners;
  Index what = kNone;
  for (const Index kid : standing_.tree().children(noun)) {
    const Relation relation = standing_.token(kid).relation;
    const bool before = relation == Relation::amod || relation == Relation::compound ||
                        relation == Relation::nmod_poss;
    const std::string marker = standing_.tree().marker(kid, Relation::case_);
    const bool by = relation == Relation::nmod && (marker == "by" || marker == "from");
    if (before || by) add_new(owners, standing_.matcher().parties(kid));
    const bool clause =
        relation == Relation::acl || relation == Relation::ccomp || relation == Relation::acl_relcl;
    if (clause && kid > noun) what = kid;
  }
  for (const Index kid : standing_.tree().children(verb)) {
    const Relation relation = standing_.token(kid).relation;
    const bool clause = relation == Relation::ccomp || relation == Relation::advcl;
    if (clause && kid > noun && what == kNone) what = kid;
  }
  if (owners.empty() || what == kNone || standing_.same_side(owners[0], denier))
    return std::nullopt;
  return Position{owners[0], standing_.phrase(what), Stance::claims, kNone};
}

bool Finder::accuses(const Event& event) {
  return event.type == "ACCUSE" && event.status == EventStatus::actual &&
         standing_.row(tables_.disputes, "accusing", event.token) != nullptr;
}

// What is said in an accusation: its clause or phrase, else its own words.
Span Finder::claim_of(const Event& event) {
  for (const Index kid : standing_.tree().children(event.token)) {
    const Relation relation = standing_.token(kid).relation;
    const bool clause =
        relation == Relation::ccomp || relation == Relation::advcl || relation == Relation::xcomp;
    const std::string marker = standing_.tree().marker(kid, Relation::case_);
    const bool phrase = relation == Relation::obl && (marker == "of" || marker == "for");
    if (kid > event.token && (clause || phrase)) return standing_.phrase(kid);
  }
  return standing_.phrase(event.token);
}

std::optional<Position> Finder::accusation_of(const Event& event, Index denier) {
  if (accuses(event)) {
    const bool meets = std::any_of(event.recipient.begin(), event.recipient.end(),
                                   [&](Index one) { return standing_.same_side(one, denier); });
    if (!meets || event.actor.empty() || standing_.same_side(event.actor[0], denier)) {
      return std::nullopt;
    }
    return Position{event.actor[0], claim_of(event), Stance::claims, kNone};
  }
  // "Kyiv said Russian troops had shelled the town"
  const bool deed = event.type == "ASSAULT" || event.type == "MOBILIZE" || event.type == "COERCE";
  if (!deed || event.claimants.empty() || event.status != EventStatus::actual) return std::nullopt;
  const Index speaker = event.claimants.front().mention;
  const bool done = std::any_of(event.actor.begin(), event.actor.end(),
                                [&](Index one) { return standing_.same_side(one, denier); });
  if (!done || speaker == kNone || standing_.same_side(speaker, denier)) return std::nullopt;
  return Position{speaker, standing_.phrase(event.token), Stance::claims, kNone};
}

std::optional<Position> Finder::accusation_near(Index denier) {
  std::optional<Position> best;
  Index nearest = kNone;
  auto event =
      std::lower_bound(annotations_.events.begin(), annotations_.events.end(),
                       sentence_ < kBefore ? 0 : sentence_ - kBefore,
                       [](const Event& one, Index sentence) { return one.sentence < sentence; });
  for (; event != annotations_.events.end() && event->sentence <= sentence_ + kAfter; ++event) {
    const std::optional<Position> one = accusation_of(*event, denier);
    const Index distance =
        event->sentence < sentence_ ? sentence_ - event->sentence : event->sentence - sentence_;
    if (!one || distance >= nearest) continue;
    best = one;
    nearest = distance;
  }
  return best;
}

// Whoever used the same word for it, near by and without denying it.
std::optional<Position> Finder::description(const std::string& lemma, Index speaker) {
  const Index first = sentence_ < 2 ? 0 : sentence_ - 2;
  for (Index s = sentence_ + 1; s-- > first;) {
    const IndexRange tokens = annotations_.sentences[s].tokens;
    for (Index t = tokens.first; t < tokens.last; ++t) {
      if (standing_.lemma(t) != lemma || standing_.reality(t).negated) continue;
      std::vector<Index> holders;
      for (const Claimant& claimant : standing_.claimants(t)) {
        if (claimant.mention != kNone) add_new(holders, {claimant.mention});
      }
      for (Index at = t; at != kNone && holders.empty(); at = standing_.token(at).head) {
        const Index event = standing_.event_at(at);
        if (event != kNone) holders = annotations_.events[event].actor;
      }
      if (holders.empty() || standing_.same_side(holders.back(), speaker)) continue;
      // The whole noun phrase: "its test of a possible missile".
      Index head = t;
      for (int step = 0; step < kClimb; ++step) {
        const Relation relation = standing_.token(head).relation;
        const bool part = relation == Relation::appos || relation == Relation::nmod ||
                          relation == Relation::compound || relation == Relation::flat;
        const bool owned = standing_.tree().has(head, Relation::nmod_poss);  // "its test"
        if (!part || owned || standing_.token(head).head == kNone) break;
        head = standing_.token(head).head;
      }
      return Position{holders.back(), standing_.phrase(head), Stance::claims, kNone};
    }
  }
  return std::nullopt;
}

// "blocked the measure, saying it was not ...": the subject of "saying", else of what it explains;
// the tree hangs what is said below "saying", or beside it on "blocked".
Index Finder::sayer_beside(Index clause) {
  const Index above = standing_.token(clause).head;
  if (above == kNone) return kNone;
  const auto says = [&](Index word) {
    return standing_.token(word).pos == Pos::verb &&
           standing_.row(tables_.disputes, "saying", word) != nullptr;
  };
  const auto sayer = [&](Index saying, Index act) {
    std::vector<Index> subjects = standing_.words(saying, role::kSubj);
    if (subjects.empty() && act != kNone) subjects = standing_.words(act, role::kSubj);
    for (const Index subject : subjects) {
      if (const Index one = person(subject); one != kNone) return one;
    }
    return kNone;
  };
  if (says(above)) {
    const Relation relation = standing_.token(above).relation;
    return sayer(above, relation == Relation::advcl ? standing_.token(above).head : kNone);
  }
  for (const Index kid : standing_.tree().children(above)) {
    if (kid > clause || !says(kid)) continue;
    if (const Index one = sayer(kid, above); one != kNone) return one;
  }
  return kNone;
}

// "the test was not an ICBM but a medium range missile"
void Finder::read_other(Index predicate, const CueRow& row) {
  Position own;
  for (const Claimant& claimant : standing_.claimants(predicate)) {
    if (claimant.mention != kNone) own.holder = claimant.mention;
  }
  if (own.holder == kNone) own.holder = sayer_beside(predicate);
  if (own.holder == kNone) return;
  const auto other = description(standing_.lemma(predicate), own.holder);
  if (!other) return;
  own.claim = standing_.phrase(predicate);
  own.stance = Stance::differs;
  if (own.claim.overlaps(other->claim)) return;
  Span subject = other->claim;
  const Index named = standing_.tree().child(predicate, Relation::nsubj);
  if (named != kNone && standing_.token(named).pos != Pos::pron) subject = standing_.phrase(named);
  add(subject, {own, *other}, kSure, row.rule);
}

// The last clause that somebody said before.
std::optional<Position> Finder::earlier_claim(Index holder) {
  // "His comments", where nobody knows whose: those of whoever spoke just before.
  const Entity* entity = standing_.entity(holder);
  const Index window = entity == nullptr ? 1 : kColleague;
  const Index first = sentence_ < window ? 0 : sentence_ - window;
  for (Index s = sentence_; s-- > first;) {
    const IndexRange tokens = annotations_.sentences[s].tokens;
    for (Index t = tokens.first; t < tokens.last; ++t) {
      const Token& word = standing_.token(t);
      const bool clause = word.relation == Relation::ccomp && is_clause(standing_.tree(), t);
      if (!clause) continue;
      for (const Claimant& claimant : standing_.claimants(t)) {
        const Entity* speaker = standing_.entity(claimant.mention);
        if (speaker == nullptr || (entity != nullptr && speaker != entity)) continue;
        return Position{claimant.mention, standing_.phrase(t), Stance::claims, kNone};
      }
    }
  }
  return std::nullopt;
}

// "His comments", "her remarks"
bool Finder::spoken_words(Index verb) {
  for (const Index subject : standing_.words(verb, role::kSubj)) {
    const Index owner = standing_.tree().child(subject, Relation::nmod_poss);
    if (owner != kNone && standing_.token(owner).pos == Pos::pron) return true;
  }
  return false;
}

// "His comments seem to contradict statements by the secretary, who said that ..."
void Finder::read_contradiction(Index verb, const CueRow& row) {
  Index holder = kNone;
  for (const Index subject : standing_.words(verb, role::kSubj)) {
    const std::vector<Index> owners = standing_.parties(subject);
    if (!owners.empty()) holder = owners.front();
  }
  const std::vector<Index> objects = standing_.words(verb, role::kObj);
  if (objects.empty() || (holder == kNone && !spoken_words(verb))) return;
  Position other;
  other.stance = Stance::differs;
  const IndexRange tokens = annotations_.sentences[sentence_].tokens;
  Index clause = kNone;
  for (Index t = verb; t < tokens.last; ++t) {
    const bool said = standing_.token(t).relation == Relation::ccomp &&
                      standing_.tree().below(t, objects.front());
    if (!said) continue;
    for (const Claimant& claimant : standing_.claimants(t)) {
      if (claimant.mention != kNone) other.holder = claimant.mention;
    }
    clause = t;
    break;
  }
  if (other.holder == kNone || clause == kNone) return;
  other.claim = standing_.phrase(clause);
  const auto own = earlier_claim(holder);
  if (!own || standing_.entity(own->holder) == standing_.entity(other.holder)) return;
  Span subject = other.claim;
  const std::vector<Index> about = standing_.words(clause, role::kObj);
  if (!about.empty()) subject = standing_.phrase(about.front());
  add(subject, {*own, other}, kLoose, row.rule);
}

// Accusations that come back.
void Finder::read_returns() {
  const std::vector<Event>& events = annotations_.events;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!accuses(events[i]) || events[i].actor.empty()) continue;
    const CueRow* row = standing_.row(tables_.disputes, "accusing", events[i].token);
    for (std::size_t k = i + 1; k < events.size(); ++k) {
      if (events[k].sentence > events[i].sentence + kBefore) break;
      if (!accuses(events[k]) || events[k].actor.empty()) continue;
      const bool back = standing_.any_same_side(events[i].actor, events[k].recipient) &&
                        standing_.any_same_side(events[i].recipient, events[k].actor);
      if (!back) continue;
      sentence_ = events[i].sentence;
      const Position first{events[i].actor[0], claim_of(events[i]), Stance::claims, kNone};
      const Position second{events[k].actor[0], claim_of(events[k]), Stance::differs, kNone};
      if (first.claim.overlaps(second.claim)) continue;
      add(first.claim, {first, second}, kLoose, row->rule);
    }
  }
}

// Other numbers of the same thing, by others.
void Finder::read_figures() {
  const std::vector<Event>& events = annotations_.events;
  const std::vector<std::uint32_t>& rows = tables_.disputes.find("figures", "number");
  if (rows.empty()) return;
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (const EventNumber& a : events[i].numbers) {
      for (std::size_t k = i; k < events.size(); ++k) {
        if (events[k].sentence > events[i].sentence + 1) break;
        for (const EventNumber& b : events[k].numbers) {
          const bool alike = a.kind == b.kind && a.span.begin < b.span.begin && differs(a, b);
          if (!alike || a.claimants.empty() || b.claimants.empty()) continue;
          const Index one = a.claimants.back().mention;
          const Index other = b.claimants.back().mention;
          if (one == kNone || other == kNone || standing_.same_side(one, other)) continue;
          sentence_ = events[i].sentence;
          add(events[i].trigger,
              {{one, a.span, Stance::claims, kNone}, {other, b.span, Stance::differs, kNone}},
              kLoose, tables_.disputes.row(rows.front()).rule);
        }
      }
    }
  }
}

}  // namespace

void DisputeFinder::run(const Document& document, Annotations& annotations) const {
  Standing standing(document, annotations, cues_, frames_, reporting_);
  annotations.disputes = Finder(standing, standing_).run();
}

}  // namespace tacitus

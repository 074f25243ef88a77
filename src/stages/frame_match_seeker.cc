#include "stages/frame_match_seeker.h"

#include <algorithm>
#include <optional>

#include "base/word_list.h"

// A frame names the usual ways to the undergoer: "obj", "on". News finds others: "lifted a ban on
// imports of British beef", "agreed to withdraw its troops from Syria", "demanded that the mayor
// step down", "struck positions in Sudan's north". These ways are the same for all frames of a type
// of event and are tried here, the surest first:
//
//   against X         what is done against X, wherever "against" stands in the clause
//   to X              for gifts and for work together, so too "to" and "with"
//   the inner act     "agreed to release two Poles": whoever "release" has as undergoer
//   the asked         "demanded that X leave": the subject of the content
//   the thing         "a ban on imports of British beef": down its on, to, of, for ... phrases
//   the place         "sent troops into Mali": a country that is not the doer's own
//
// What is not done: owners of the instrument ("fired American missiles"), anything for meetings and
// other acts done together, places of an act of words. A frame with the option "exact" is left
// alone.

namespace tacitus {

struct RecipientSeeker::Policy {
  std::string_view type;
  bool against = false;  // an "against" phrase names the undergoer
  bool inner = false;    // that of the complement is that of the whole
  bool asked = false;    // the subject of a that-clause
  bool thing = false;    // phrases of the object
  bool goal = false;     // also those of whom it is for: "to", "for", "with"
  bool place = false;
  bool purpose = false;  // that of a purpose: "to help X"
  bool handed = false;   // a "to" or "with" phrase, wherever the tree hangs it
};

namespace {

constexpr int kThingDepth = 3;
constexpr int kClauses = 4;
constexpr int kReach = 30;  // words

constexpr std::string_view kAims[] = {"against", "into", "on",   "upon", "toward",
                                      "of",      "from", "over", "about"};
constexpr std::string_view kGoals[] = {"against", "on",   "upon", "toward", "to",   "of",
                                       "for",     "with", "from", "over",   "about"};
constexpr std::string_view kVerbAims[] = {"against", "on", "upon", "toward", "at"};
constexpr std::string_view kVerbGoals[] = {"against", "on", "upon", "toward", "at", "to"};
constexpr std::string_view kPlaces[] = {"in",     "at",     "near", "inside", "into",
                                        "across", "around", "from", "to"};

// The roles of prepositions, looked up once; a word without a role is left out.
template <std::size_t N>
std::vector<Role> roles_of(const std::string_view (&words)[N]) {
  std::vector<Role> roles;
  for (const std::string_view word : words) {
    if (const std::optional<Role> role = preposition_role(word)) roles.push_back(*role);
  }
  return roles;
}

}  // namespace

const RecipientSeeker::Policy* RecipientSeeker::policy_of(const Match& match) {
  // "launched an inquiry into the jailing of Peruvians": what is looked into is what it is about
  static constexpr Policy kInquiry = {"ACCUSE", true, false, true, true, false, true, false};
  if (match.type == "ACCUSE" && match.cameo.starts_with("09")) return &kInquiry;
  const std::string_view type = match.type;
  static constexpr Policy kPolicies[] = {
      // against, inner, asked, thing, goal, place, purpose
      {"ACCUSE", true, false, true, false, false, false},
      {"AGREE", false, true, false, true, true, true},
      {"AID", false, false, false, true, true, true, true, true},
      {"ASSAULT", true, false, false, true, false, true},
      {"COERCE", true, false, false, true, false, true},
      {"COOPERATE", false, false, false, false, false, false, false, true},
      {"CONCEDE", false, true, false, true, true, true},
      {"MOBILIZE", true, false, false, true, true, true},
      {"PROTEST", true, false, false, false, false, false},
      {"REJECT", false, true, false, true, true, false},
      {"REQUEST", false, false, true, false, false, false},
      {"RETREAT", false, true, false, true, true, true},
      {"SANCTION", true, false, false, true, true, true},
      {"SUPPORT", false, false, false, true, true, true},
      {"THREATEN", true, true, false, true, false, true},
  };
  for (const Policy& policy : kPolicies) {
    if (policy.type == type) return &policy;
  }
  return nullptr;
}

RecipientSeeker::RecipientSeeker(const Tree& tree, Arguments& arguments, Matcher& matcher,
                                 const Match& match, bool together)
    : tree_(tree),
      arguments_(arguments),
      matcher_(matcher),
      match_(match),
      policy_(policy_of(match)),
      together_(together) {}

// "Sudanese planes bombed a village in Darfur": force may be used on a region of one's own country;
// the forces of a state may use it near its capital.
bool RecipientSeeker::hits_home(const Entity& place, const Entity& actor) const {
  if (match_.type != "ASSAULT" && match_.type != "COERCE" && match_.type != "CONCEDE") return false;
  return place.rule == kPlaceRule || !actor.sector.empty();
}

bool RecipientSeeker::keeps(const Mention& mention, bool places) const {
  const Annotations& annotations = tree_.annotations();
  if (mention.entity == kNone) return false;
  const bool place = mention.kind == MentionKind::place;
  if (place && !places) return false;
  const Entity& entity = annotations.entities[mention.entity];
  if (together_ && !place && !is_country(entity)) return false;
  for (const Index index : match_.actor) {
    const Mention& other = annotations.mentions[index];
    if (other.entity == mention.entity || other.span.overlaps(mention.span)) return false;
    if (other.entity == kNone) continue;
    const Entity& actor = annotations.entities[other.entity];
    const bool same = !entity.code.empty() && actor.code == entity.code;
    if (same && place && hits_home(entity, actor)) continue;
    if (same && (place || entity.sector.empty() || actor.sector == entity.sector)) return false;
  }
  return !place || !entity.code.empty();
}

std::vector<Index> RecipientSeeker::kept(const std::vector<Index>& mentions, bool places) const {
  std::vector<Index> found;
  for (const Index index : mentions) {
    if (keeps(tree_.annotations().mentions[index], places)) found.push_back(index);
  }
  return found;
}

// The act and the acts that it consists of: "agreed to allow the army to leave".
std::vector<Index> RecipientSeeker::clauses_of(Index token) {
  std::vector<Index> clauses = {token};
  const Index carrier = arguments_.carrier(token);
  if (carrier != kNone) clauses.push_back(carrier);
  if (!policy_->inner) return clauses;
  for (std::size_t i = 0; i < clauses.size() && clauses.size() < kClauses; ++i) {
    for (const Index inner : arguments_.follow(clauses[i], role::kXcomp)) {
      if (std::find(clauses.begin(), clauses.end(), inner) == clauses.end()) {
        clauses.push_back(inner);
      }
    }
  }
  return clauses;
}

// What a clause is about: its objects; a noun is about itself.
std::vector<Index> RecipientSeeker::things_of(Index clause) {
  const Pos pos = tree_.token(clause).pos;
  if (pos == Pos::noun || pos == Pos::propn) return {clause};
  return arguments_.follow(clause, role::kObj);
}

// "mobilised troops for a war against Iraq": what stands after an "against" below the act, but not
// in a clause that has its own subject.
std::vector<Index> RecipientSeeker::against_below(Index clause) {
  const Annotations& annotations = tree_.annotations();
  for (Index at = clause + 1; at < tree_.size() && at < clause + Index{kReach}; ++at) {
    if (annotations.tokens[at].lemma != "against") continue;
    const Index aimed = annotations.tokens[at].head;
    if (aimed == kNone || aimed < at || !reaches(aimed, clause)) continue;
    std::vector<Index> found;
    if (tree_.token(aimed).pos != Pos::verb) {
      found = under(aimed, kThingDepth);
    } else if (tree_.token(at).relation == Relation::mark) {
      // "against visiting ministers", where the tree takes an adjective for a verb
      for (const Index object : arguments_.follow(aimed, role::kObj)) {
        if (found.empty()) found = under(object, 0);
      }
    }
    if (!found.empty()) return found;
  }
  return {};
}

// "shared intelligence on the plot with Norway", "food worth a million to Chad": the tree hangs
// whoever is given something on the nearest noun.
std::vector<Index> RecipientSeeker::handed_below(Index clause) {
  const Annotations& annotations = tree_.annotations();
  for (Index at = clause + 1; at < tree_.size() && at < clause + Index{kReach}; ++at) {
    const Token& word = annotations.tokens[at];
    if (word.relation != Relation::case_ || (word.lemma != "to" && word.lemma != "with")) continue;
    if (word.head == kNone || word.head < at || !reaches(word.head, clause)) continue;
    std::vector<Index> found = kept(matcher_.parties(word.head), true);
    if (!found.empty()) return found;
  }
  return {};
}

// True when `token` hangs below `clause` by phrases and infinitives alone.
bool RecipientSeeker::reaches(Index token, Index clause) const {
  for (int step = 0; token != kNone && step < kReach; ++step) {
    if (token == clause) return true;
    const Token& word = tree_.token(token);
    const bool phrase = word.relation == Relation::nmod || word.relation == Relation::obl ||
                        word.relation == Relation::obj || word.relation == Relation::xcomp ||
                        word.relation == Relation::obl_unmarked || word.lemma == "worth" ||
                        word.relation == Relation::advcl || word.relation == Relation::acl;
    if (!phrase || tree_.has(token, Relation::nsubj)) return false;
    token = word.head;
  }
  return false;
}

std::vector<Index> RecipientSeeker::inner_parties(Index token) {
  const Match* inner = matcher_.effective(token);
  const bool sure = inner != nullptr && !inner->recipient_sought;
  return sure ? kept(inner->recipient, true) : std::vector<Index>();
}

std::vector<Index> RecipientSeeker::subjects_of_content(Index token) {
  for (const Index content : arguments_.follow(token, role::kCcomp)) {
    for (const Index subject : arguments_.follow(content, role::kSubj)) {
      std::vector<Index> found = kept(matcher_.parties(subject), false);
      if (!found.empty()) return found;
    }
    for (const Index subject : arguments_.follow(content, role::kObj)) {
      if (!tree_.passive(content)) break;
      std::vector<Index> found = kept(matcher_.parties(subject), false);
      if (!found.empty()) return found;
    }
  }
  return {};
}

// A phrase after a preposition: somebody, or whose it is, or down its own phrases.
std::vector<Index> RecipientSeeker::under(Index token, int depth) {
  if (tree_.token(token).pos == Pos::verb) {  // "a policy of separating families"
    if (!tree_.has(token, Relation::mark)) return {};
    // "an inquiry into whether the envoy was spied on"
    const Index subject = tree_.child(
        token, tree_.has(token, Relation::nsubj_pass) ? Relation::nsubj_pass : Relation::nsubj);
    return subject == kNone ? std::vector<Index>() : kept(matcher_.parties(subject), false);
  }
  std::vector<Index> found = kept(matcher_.parties(token), policy_->place);
  if (found.empty()) found = kept(matcher_.owners(token), policy_->place);
  if (found.empty() && depth > 0) found = aimed_at(token, depth - 1);
  if (found.empty() && policy_->place) found = place_of(token);
  // "aid for those affected in Yemen"
  for (const Index kid : tree_.children(token)) {
    if (!found.empty() || !policy_->place) break;
    if (tree_.token(kid).relation == Relation::acl) found = place_of(kid);
  }
  // "claims that two servicemen abused ..."
  for (const Index content : arguments_.follow(token, role::kCcomp)) {
    for (const Index subject : arguments_.follow(content, role::kSubj)) {
      if (found.empty()) found = kept(matcher_.parties(subject), false);
    }
  }
  return found;
}

std::vector<Index> RecipientSeeker::aimed_at(Index token, int depth) {
  static const std::vector<Role> kAimed = roles_of(kAims);
  static const std::vector<Role> kMeant = roles_of(kGoals);
  for (const Role role : policy_->goal ? kMeant : kAimed) {
    for (const Index at : arguments_.follow(token, role)) {
      if (std::vector<Index> found = under(at, depth); !found.empty()) return found;
    }
  }
  return stated_on(token);
}

// "donated ventilators to assist Ethiopia", "gave millions to pay for aid to Yemen"; the tree hangs
// the purpose on the act, on what is given ("a billion in aid to support refugees") or below it.
std::vector<Index> RecipientSeeker::helped_by(Index token) {
  static const Role kFor = *preposition_role("for");
  std::vector<Index> heads = {token};
  for (const Index thing : things_of(token)) heads.push_back(thing);
  for (std::size_t i = 1; i < heads.size() && heads.size() < kClauses; ++i) {
    for (const std::string_view inner : {"of", "in"}) {
      for (const Index part : arguments_.follow(heads[i], *preposition_role(inner))) {
        heads.push_back(part);
      }
    }
  }
  for (const Index head : heads) {
    for (const Index purpose : tree_.children(head)) {
      const Relation relation = tree_.token(purpose).relation;
      const bool clause =
          relation == Relation::advcl || relation == Relation::acl || relation == Relation::xcomp;
      if (!clause || purpose < token || tree_.marker(purpose, Relation::mark) != "to") continue;
      for (const Role role : {role::kObj, kFor}) {
        for (const Index at : arguments_.follow(purpose, role)) {
          if (std::vector<Index> found = under(at, kThingDepth); !found.empty()) return found;
        }
      }
    }
  }
  return {};
}

std::vector<Index> RecipientSeeker::verb_aims(Index clause) {
  static const std::vector<Role> kAimed = roles_of(kVerbAims);
  static const std::vector<Role> kMeant = roles_of(kVerbGoals);
  for (const Role role : policy_->goal ? kMeant : kAimed) {
    for (const Index at : arguments_.follow(clause, role)) {
      if (is_goal_of_trip(at) || is_set_off(at, clause)) continue;
      if (std::vector<Index> found = under(at, 1); !found.empty()) return found;
    }
  }
  return {};
}

// "refused on a trip to Peru": where somebody is, not whom it concerns.
bool RecipientSeeker::is_goal_of_trip(Index place) const {
  static constexpr std::string_view kTrips[] = {"flight", "journey", "mission", "stay",
                                                "tour",   "travel",  "trip",    "visit"};
  const Index head = tree_.token(place).head;
  if (head == kNone || !is_in(kTrips, tree_.token(head).lemma)) return false;
  const std::string marker = tree_.marker(head, Relation::case_);
  return marker == "during" || marker == "on" || marker == "after" || marker == "before";
}

// "the restrictions imposed on Bosnia", "the embargo it has placed on the island".
std::vector<Index> RecipientSeeker::stated_on(Index thing) {
  static const std::vector<Role> kRoles = roles_of({"against", "on"});
  std::vector<Index> clauses;
  for (const Index kid : tree_.children(thing)) {
    const Relation relation = tree_.token(kid).relation;
    if (relation == Relation::acl || relation == Relation::acl_relcl) clauses.push_back(kid);
  }
  // "lift the ban imposed on X", where the tree takes the participle for an adverbial clause
  const Index next = thing + 1;
  if (next < tree_.size() && tree_.token(next).relation == Relation::advcl &&
      tree_.token(next).head == tree_.token(thing).head && tree_.passive(next)) {
    clauses.push_back(next);
  }
  for (const Index kid : clauses) {
    for (const Role role : kRoles) {
      for (const Index at : arguments_.follow(kid, role)) {
        std::vector<Index> found = kept(matcher_.parties(at), policy_->place);
        if (found.empty()) found = kept(matcher_.owners(at), policy_->place);
        if (!found.empty()) return found;
      }
    }
  }
  return {};
}

// The country that a phrase of place names: "Mali", "parts of Mali", "Mali's north".
std::vector<Index> RecipientSeeker::place_named(Index token) {
  static constexpr std::string_view kParts[] = {
      "area",   "border", "capital", "city",    "coast",    "district", "east",       "half",
      "island", "north",  "part",    "port",    "province", "region",   "rest",       "south",
      "state",  "suburb", "town",    "village", "west",     "zone",     "stronghold", "enclave"};
  const std::string& lemma = tree_.token(token).lemma;
  std::vector<Index> found = kept(matcher_.parties(token), true);
  if (found.empty() && is_in(kParts, lemma)) {
    found = kept(matcher_.owners(token), true);
  }
  // troops "along the border with Gaza", "the capital Damascus", "parts of Sindh province"
  std::vector<Index> inner;
  if (match_.type == "MOBILIZE") inner = arguments_.follow(token, *preposition_role("with"));
  for (const Index kid : tree_.children(token)) {
    if (tree_.token(kid).relation == Relation::flat) inner.push_back(kid);
  }
  if (is_in(kParts, lemma)) {
    for (const Index of : arguments_.follow(token, *preposition_role("of"))) inner.push_back(of);
  }
  for (const Index at : inner) {
    if (found.empty()) found = kept(matcher_.parties(at), true);
    if (found.empty() && is_in(kParts, tree_.token(at).lemma)) {
      found = kept(matcher_.owners(at), true);
    }
  }
  std::erase_if(found, [&](Index index) {
    const Annotations& annotations = tree_.annotations();
    const Mention& mention = annotations.mentions[index];
    return mention.kind != MentionKind::place && !is_country(annotations.entities[mention.entity]);
  });
  return found;
}

// "a report on the firing of a rocket, at a hotel in Lima": a comma ends what belongs to a noun.
bool RecipientSeeker::is_set_off(Index place, Index token) const {
  if (tree_.token(token).pos == Pos::verb || place < token) return false;
  for (const Index kid : tree_.children(place)) {
    const bool first = tree_.token(kid).relation == Relation::case_ && kid > token + 1;
    if (first) return tree_.token(kid - 1).lemma == ",";
  }
  return false;
}

// "an offensive near the Syrian border": on one side of it, who knows on which; but troops massed
// there face the other.
bool RecipientSeeker::is_by_border(Role role, Index place) const {
  static constexpr std::string_view kLines[] = {"border", "frontier"};
  static const Role kNearby = *preposition_role("near");
  const bool force = match_.type == "ASSAULT" || match_.type == "COERCE";
  return force && role == kNearby && is_in(kLines, tree_.token(place).lemma);
}

std::vector<Index> RecipientSeeker::place_of(Index token) {
  static const std::vector<Role> kRoles = roles_of(kPlaces);
  for (const Role role : kRoles) {
    for (const Index at : arguments_.follow(token, role)) {
      if (is_set_off(at, token) || is_by_border(role, at)) continue;
      if (std::vector<Index> found = place_named(at); !found.empty()) return found;
      // "a base in Lamu county in Kenya"
      for (const Role inner : kRoles) {
        for (const Index part : arguments_.follow(at, inner)) {
          if (is_by_border(inner, part)) continue;
          if (std::vector<Index> found = place_named(part); !found.empty()) return found;
        }
      }
    }
  }
  return {};
}

std::vector<Index> RecipientSeeker::seek(Index token) {
  if (policy_ == nullptr) return {};
  const std::vector<Index> clauses = clauses_of(token);
  std::vector<Index> found;
  const auto among = [&](const std::vector<Index>& tokens, auto&& look) {
    for (std::size_t i = 0; i < tokens.size() && found.empty(); ++i) found = look(tokens[i]);
  };
  if (policy_->against) {
    among(clauses, [&](Index clause) { return against_below(clause); });
  }
  for (std::size_t i = 1; policy_->inner && i < clauses.size() && found.empty(); ++i) {
    found = inner_parties(clauses[i]);
  }
  if (policy_->asked && found.empty()) found = subjects_of_content(token);
  if (policy_->thing) {
    among(clauses, [&](Index clause) {
      std::vector<Index> on;
      for (const Index thing : things_of(clause)) {
        if (on.empty()) on = aimed_at(thing, kThingDepth);
      }
      return on;
    });
    among(clauses, [&](Index clause) { return verb_aims(clause); });
  }
  if (policy_->handed) {
    among(clauses, [&](Index clause) { return handed_below(clause); });
  }
  if (policy_->purpose && found.empty()) found = helped_by(token);
  if (policy_->place) {
    among(clauses, [&](Index clause) {
      for (const Index thing : things_of(clause)) {
        if (std::vector<Index> at = place_of(thing); !at.empty()) return at;
      }
      return place_of(clause);
    });
  }
  return found;
}

}  // namespace tacitus

// Whose somebody bare is, by the others in the clause. mention_home.cc hears the countries that the
// sentences around name; here speaks who does what to whom:
//
//   "Kenyan police arrested a journalist"           a state acts on its own people
//   "rebels killed four Nepalese soldiers"          and they on it
//   "the arrests of two editors by Afghan officials"  in a noun, too
//   "lawyers and students of Peru", "35 Afghan officers and 10 protesters"   lists
//   "Burmese officials blamed local students"       "local" is where it happens
//   "the envoy met officials on a visit to Tripoli" whoever receives a guest is at home
//   "U.S. senators ... the lawmakers"               members of the house named just before
//
// Not: men, people, migrants, tourists and gunmen, who may come from anywhere; a state that acts
// abroad, or beside another country in the sentence; troops of those who have them everywhere;
// talks.

#include "stages/mention_sides.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/mention_roles.h"

namespace tacitus {
namespace {

constexpr std::size_t kSteps = 6;  // up a tree
constexpr std::size_t kMostKids = 32;
constexpr Index kLately = 2;  // sentences

constexpr std::string_view kPress[] = {"journalist", "reporter",   "editor",      "blogger",
                                       "publisher",  "cartoonist", "broadcaster", "columnist"};
constexpr std::string_view kPeople[] = {
    "resident",  "villager",  "local",      "inhabitant",   "townspeople", "dweller",  "driver",
    "motorist",  "activist",  "dissident",  "campaigner",   "farmer",      "peasant",  "teacher",
    "student",   "worker",    "miner",      "union",        "unionist",    "lawyer",   "voter",
    "tribesman", "elder",     "mob",        "striker",      "commuter",    "defender", "locals",
    "household", "trucker",   "pupil",      "monk",         "cleric",      "group",    "civilian",
    "opponent",  "community", "judge",      "doctor",       "nurse",       "employee", "crowd",
    "taxpayer",  "citizen",   "worshipper", "demonstrator", "protester"};
constexpr std::string_view kGroups[] = {
    "student group",       "opposition group", "local people",         "activist group",
    "civil society group", "civic group",      "human rights activist"};
constexpr std::string_view kRebels[] = {"rebel",    "insurgent",  "guerrilla",   "separatist",
                                        "militia",  "militiaman", "rebel group", "rebellion",
                                        "militant", "fighter",    "insurgency"};
// Offices that may be of other countries than the one that deals with them.
constexpr std::string_view kAnywhere[] = {
    "leader",     "minister",  "member",    "country",    "nation",         "diplomat",
    "ambassador", "envoy",     "embassy",   "delegation", "delegate",       "inspector",
    "consulate",  "consul",    "mediator",  "ally",       "secretary",      "peacekeeper",
    "negotiator", "inspector", "coalition", "force",      "representative", "mission",
    "state",      "monitor",   "source",    "observer",   "partner",        "emissary",
    "commission", "committee", "council",   "contractor", "king",           "queen",
    "counterpart"};
// Who speaks for a country to others.
constexpr std::string_view kToOthers[] = {
    "foreign minister", "secretary of state", "ambassador", "diplomat",        "envoy", "spokesman",
    "embassy",          "consulate",          "mission",    "foreign ministry"};
constexpr std::string_view kAllied[] = {"coalition", "alliance",      "allied",
                                        "ally",      "multinational", "international",
                                        "foreign",   "peacekeeping"};
// What commanders tell their forces, or say of them.
constexpr std::string_view kCommands[] = {
    "order",  "command", "instruct", "deploy",        "dispatch",  "send",     "authorize",
    "direct", "request", "charge",   "discipline",    "discharge", "withdraw", "urge",
    "praise", "thank",   "mobilize", "court-martial", "promote",   "reprimand"};
constexpr std::string_view kMeetings[] = {
    "meet",    "meeting", "negotiation", "visit", "host",  "talk",   "negotiate", "travel",
    "receive", "greet",   "confer",      "join",  "train", "deport", "extradite", "tell"};
constexpr std::string_view kTalks[] = {"meet", "talk", "negotiate", "meeting", "negotiation"};
// What a state does to those that it rules.
constexpr std::string_view kOwn[] = {
    "arrest",      "detain",      "jail",       "imprison",  "sentence", "convict", "persecute",
    "dismiss",     "fire",        "sack",       "execute",   "outlaw",   "harass",  "suppress",
    "persecution", "suppression", "repression", "crackdown", "torture",  "oppress"};
// Troops that are in other countries so often that whom they meet is nobody's guess.
constexpr std::string_view kDeployed[] = {"USA", "GBR", "ISR"};

}  // namespace

std::string_view Sides::last_of(std::string_view role) {
  const std::size_t blank = role.rfind(' ');
  return blank == std::string_view::npos ? role : role.substr(blank + 1);
}

// "coalition troops", "allied forces"
bool Sides::is_allied(const Reading& reading) const {
  for (Index i = reading.words.first; i < reading.words.last; ++i) {
    if (is_in(kAllied, tree_.token(i).lemma)) return true;
  }
  return false;
}

Sides::Sort Sides::sort_of(const Reading& reading) const {
  const Entity& entity = store_.entity(reading.entity);
  // "Kurds": a people without a country in the tables
  if (reading.bare == nullptr) {
    const bool group = entity.rule.starts_with("actors/groups") && entity.sector == "CVL";
    return group ? Sort::people : Sort::none;
  }
  if (entity.role.starts_with("former ")) return Sort::state;
  if (is_allied(reading)) return Sort::none;
  if (reading.bare->sector == "SOC") return Sort::none;
  const RoleRow& role = *reading.bare;
  const std::string_view last = last_of(role.role);
  const std::string& sector = role.sector;
  if (sector == "OPP") return Sort::opposition;
  if (is_coalition(role.role)) return Sort::none;
  if (is_in(kAnywhere, last)) {
    const bool army = last == "force" && sector == "MIL" && role.role != "force";
    return army ? Sort::force : Sort::none;
  }
  if (sector == "MIL" || sector == "COP") return Sort::force;
  if (sector == "GOV" || sector == "LEG" || sector == "JUD") return Sort::state;
  if (sector == "REB") return is_in(kRebels, role.role) ? Sort::rebels : Sort::none;
  if (sector == "MED" && last == "official") return Sort::state;
  if (sector == "JRN") return is_in(kPress, last) ? Sort::press : Sort::none;
  if (last == "group") return is_in(kGroups, role.role) ? Sort::people : Sort::none;
  return is_in(kPeople, last) ? Sort::people : Sort::none;
}

const Reading* Sides::reading_at(Index token) const {
  const Index phrase = token == kNone ? kNone : phrases_.headed_by(token);
  return phrase == kNone || readings_[phrase].entity == kNone ? nullptr : &readings_[phrase];
}

// --- the clause ---------------------------------------------------------------------------------

Sides::Seat Sides::seat_of(Index phrase) const {
  Seat seat;
  Index at = phrases_.all()[phrase].head;
  const Index own = readings_[phrase].entity;
  for (std::size_t step = 0; step < kSteps; ++step) {
    const Token& token = tree_.token(at);
    const Index head = token.head;
    if (head == kNone) return seat;
    switch (token.relation) {
      case Relation::conj:
        if (!is_nominal(tree_.token(head))) return seat;
        break;
      case Relation::nsubj:
      case Relation::nsubj_pass:
        seat.verb = head;
        seat.subject = !tree_.passive(head);
        return seat;
      case Relation::obj:
      case Relation::iobj:
      case Relation::obl:
      case Relation::obl_agent:
        seat.verb = head;
        return seat;
      case Relation::nmod:
      case Relation::nmod_poss: {
        const Reading* over = reading_at(head);
        const bool there =
            over != nullptr && over->kind == MentionKind::place && tree_.has(head, Relation::cop);
        if (there) {  // "he is in Peru for talks with officials"
          seat.verb = head;
          return seat;
        }
        if (over != nullptr && over->entity != own) return {};
        if (over == nullptr) seat.noun = head;
        break;
      }
      default:
        return seat;
    }
    at = head;
  }
  return seat;
}

// Who does it: the subject, or that of the clause that a bare participle or infinitive hangs on.
Index Sides::subject_of(Index verb) const {
  for (std::size_t step = 0; step < kSteps && verb != kNone; ++step) {
    if (tree_.passive(verb)) return tree_.child(verb, Relation::obl_agent);
    if (const Index subject = tree_.child(verb, Relation::nsubj); subject != kNone) return subject;
    const Token& token = tree_.token(verb);
    if (token.head == kNone) return kNone;
    if (token.relation == Relation::acl) {
      // "a decision by the court to jail ..."
      const Index noun = token.head;
      if (reading_at(noun) != nullptr) return noun;
      if (const Index doer = doer_of(noun); doer != kNone) return doer;
      // "the cabinet approved a plan to withdraw ..."
      if (tree_.token(noun).relation != Relation::obj) return kNone;
      verb = tree_.token(noun).head;
      continue;
    }
    const bool hangs = token.relation == Relation::conj || token.relation == Relation::advcl ||
                       token.relation == Relation::xcomp;
    if (!hangs) return kNone;
    const Index told = tree_.child(token.head, Relation::obj);
    if (token.relation == Relation::xcomp && told != kNone) return told;
    verb = token.head;
  }
  return kNone;
}

// Whose a decision is: its owner, or who stands after "by".
Index Sides::doer_of(Index noun) const {
  std::size_t kids = 0;
  for (const Index kid : tree_.children(noun)) {
    const Relation relation = tree_.token(kid).relation;
    if (relation == Relation::nmod_poss) return kid;
    if (relation != Relation::nmod || ++kids > kMostKids) continue;
    if (tree_.marker(kid, Relation::case_) == "by") return kid;
  }
  return kNone;
}

// Tells `add` the objects and complements of a verb, and `add_below` those that are nobody.
void Sides::add_parties(Index verb, const auto& add, const auto& add_below) const {
  std::size_t kids = 0;
  for (const Index kid : tree_.children(verb)) {
    const Relation relation = tree_.token(kid).relation;
    const bool party =
        relation == Relation::obj || relation == Relation::iobj || relation == Relation::obl;
    if (!party || ++kids > kMostKids) continue;
    add(kid);
    if (reading_at(kid) == nullptr) add_below(kid);
  }
}

// The other parties of the act, by head.
std::vector<Index> Sides::others_of(const Seat& seat, Index own) const {
  std::vector<Index> out;
  const auto add = [&](Index token) {
    if (token != kNone && token != own) out.push_back(token);
  };
  const auto add_below = [&](Index noun) {
    std::size_t kids = 0;
    for (const Index kid : tree_.children(noun)) {
      const Relation relation = tree_.token(kid).relation;
      const bool owns = relation == Relation::nmod || relation == Relation::nmod_poss;
      if (owns && ++kids <= kMostKids) add(kid);
    }
  };
  if (seat.noun != kNone) add_below(seat.noun);
  if (seat.verb == kNone) return out;
  if (!seat.subject) {
    add(subject_of(seat.verb));
    return out;
  }
  add_parties(seat.verb, add, add_below);
  // "the navy attacked a camp, killing four Tamil fighters"
  std::size_t clauses = 0;
  for (const Index kid : tree_.children(seat.verb)) {
    const Relation relation = tree_.token(kid).relation;
    const bool hangs =
        relation == Relation::advcl || relation == Relation::xcomp || relation == Relation::conj;
    if (!hangs || tree_.token(kid).pos != Pos::verb || tree_.passive(kid)) continue;
    if (tree_.has(kid, Relation::nsubj) || ++clauses > kMostKids) continue;
    add_parties(kid, add, add_below);
  }
  return out;
}

// --- whose --------------------------------------------------------------------------------------

// True for what a state tells its own forces: "the president ordered the army".
bool Sides::is_command(const Reading& bare, const Entity& party, std::string_view verb) const {
  const bool army = party.sector == "MIL";
  if (!army && party.sector != "GOV") return false;
  if (bare.bare == nullptr || bare.bare->sector != "MIL") return false;
  return is_in(kCommands, verb) && (army || !is_in(kToOthers, party.role));
}

// "Ruritania and Zenda arrest fishermen": who in the list of `token` is of another country.
bool Sides::is_of_several(Index token, std::string_view code) const {
  std::size_t kids = 0;
  for (const Index kid : tree_.children(token)) {
    if (tree_.token(kid).relation != Relation::conj || ++kids > kMostKids) continue;
    const Reading* other = reading_at(kid);
    if (other == nullptr) continue;
    const std::string& own = store_.entity(other->entity).code;
    if (!own.empty() && own != code) return true;
  }
  return false;
}

// True when somebody bare is of the country of the other party, whose head is `token`.
bool Sides::is_theirs(const Reading& bare, Index other, Index token, const Seat& seat) const {
  const Entity& party = store_.entity(other);
  const Homes& homes = store_.homes();
  if (!is_country_code(party.code) || party.rule == kStoryRule) return false;
  const Sort sort = sort_of(bare);
  const std::string& verb = tree_.token(seat.verb).lemma;
  const std::string& noun = tree_.token(seat.noun != kNone ? seat.noun : seat.verb).lemma;
  const bool person = store_.kind(other) == MentionKind::person;
  const bool alone = homes.names_no_other(party.code, token, 0);
  const bool alone_lately = homes.names_no_other(party.code, token, kLately);
  if (is_in(kMeetings, verb) || is_in(kMeetings, noun)) {
    // "the president met opposition leaders"
    const bool home =
        sort == Sort::opposition || (bare.bare != nullptr && bare.bare->sector == "LAB");
    return home && party.sector == "GOV" && alone_lately && !is_in(kToOthers, party.role) &&
           is_in(kTalks, noun);
  }
  if (!seat.subject && (is_command(bare, party, verb) || is_command(bare, party, noun)))
    return true;
  const std::string& sector = party.sector;
  // Peacekeepers are about.
  if (sort == Sort::force && homes.names_many_states(token)) return false;
  const bool judged = (sector == "JUD" || sector == "COP") && sort == Sort::force;
  if (!judged && !homes.may_be_in(party.code, token)) return false;
  if (sector.empty()) {
    const bool state = party.rule.starts_with("actors/countries");
    const bool own = is_in(kOwn, verb) || is_in(kOwn, noun);
    return state && alone && own && sort != Sort::rebels && !seat.subject &&
           !is_of_several(token, party.code);
  }
  if (is_in(kToOthers, party.role) || is_of_several(token, party.code)) return false;
  if (sector == "COP" || sector == "JUD") {
    return sort == Sort::rebels ? alone_lately : alone || judged;
  }
  if (sector == "GOV" || sector == "LEG" || sector == "SPY") {
    if (sort == Sort::rebels) return alone_lately && seat.subject;
    // "the army put the president under arrest"
    const bool body = sort == Sort::force && bare.bare->kind != MentionKind::person;
    return (person || seat.subject) && !body ? alone_lately : alone;
  }
  if (is_in(kDeployed, party.code)) return false;
  if (sector == "CVL") return sort == Sort::rebels && seat.subject && alone_lately;
  const bool armed = sector == "REB" || sector == "PRM";
  // They seize foreigners.
  if (armed && (sort == Sort::press || sort == Sort::rebels || store_.is_person(bare.entity)))
    return false;
  return (armed || sector == "MIL" || sector == "OPP") && alone_lately;
}

// "its soldiers", "two of their officers": whose they are is said, though not by a name.
bool Sides::is_owned(Index phrase) const {
  const Index head = phrases_.all()[phrase].head;
  const auto owned = [&](Index token) {
    const Index owner = tree_.child(token, Relation::nmod_poss);
    return owner != kNone && tree_.token(owner).pos == Pos::pron;
  };
  const Index part = tree_.child(head, Relation::nmod);
  return owned(head) || (part != kNone && owned(part));
}

Sides::Found Sides::of_other_side(Index phrase) const {
  const Reading& bare = readings_[phrase];
  if (sort_of(bare) == Sort::none) return {};
  const Seat seat = seat_of(phrase);
  if (seat.verb == kNone) return {};
  const Index own = phrases_.all()[phrase].head;
  for (const Index token : others_of(seat, own)) {
    const Reading* other = reading_at(token);
    if (other == nullptr || other->entity == bare.entity) continue;
    if (is_theirs(bare, other->entity, token, seat)) {
      return {store_.entity(other->entity).code, kClauseRule};
    }
  }
  return {};
}

Sides::Found Sides::find(Index phrase) const {
  const Reading& reading = readings_[phrase];
  const Index head = phrases_.all()[phrase].head;
  if (store_.is_person(reading.entity)) {
    if (std::string code = place_of_name(phrase); !code.empty()) return {code, kClauseRule};
  }
  if (Found led = of_leader(phrase); !led.code.empty()) return led;
  if (reading.elsewhere || store_.homes().is_elsewhere(head)) return {};
  if (is_owned(phrase)) return of_owner(phrase);
  for (const auto way : {&Sides::of_owner, &Sides::of_same, &Sides::of_local, &Sides::of_list,
                         &Sides::of_other_side, &Sides::of_place, &Sides::of_visit,
                         &Sides::of_report, &Sides::of_house, &Sides::of_force, &Sides::of_near}) {
    if (Found found = (this->*way)(phrase); !found.code.empty()) return found;
  }
  return {};
}

// "protesters ... they", "the protesters": of the same country in the same story.
void Sides::follow(Index phrase) {
  Reading& reading = readings_[phrase];
  const auto moved = moved_.find(reading.entity);
  if (moved == moved_.end()) return;
  const Phrase& words = phrases_.all()[phrase];
  if (!store_.homes().same_story(moved->second.token, words.head)) return;
  const bool pronoun = reading.kind == MentionKind::pronoun;
  static constexpr std::string_view kKnown[] = {"the", "this", "these", "we", "our"};
  if (!pronoun && !is_in(kKnown, tree_.token(words.words.first).lemma)) return;
  reading.entity = moved->second.entity;
}

void Sides::settle() {
  const auto count = static_cast<Index>(phrases_.all().size());
  for (Index i = 0; i < count; ++i) {
    Reading& reading = readings_[i];
    if (reading.entity == kNone) continue;
    const bool open = store_.entity(reading.entity).code.empty();
    const bool guessed =
        !open && reading.bare != nullptr && !reading.elsewhere && !store_.is_person(reading.entity);
    if (!open && !guessed) continue;
    const bool pronoun = reading.kind == MentionKind::pronoun;
    const Found found = pronoun ? Found() : open ? find(i) : of_visit(i);
    if (guessed && found.code.empty()) continue;
    if (found.code.empty()) {
      follow(i);
      continue;
    }
    const Index home = store_.at_home(reading.entity, found.code, found.why);
    moved_.insert_or_assign(reading.entity, Moved{home, phrases_.all()[i].head});
    reading.entity = home;
    reading.code = found.code;
  }
}

}  // namespace tacitus

// Whose somebody bare is, by the words beside: where the clause happens, who stands in the same
// list, whom the story has just named under the same sort of word. mention_sides.cc says who asks.

#include <algorithm>

#include "base/word_list.h"
#include "stages/mention_roles.h"
#include "stages/mention_sides.h"

namespace tacitus {
namespace {

constexpr std::size_t kMostKids = 32;
constexpr Index kLately = 3;      // sentences
constexpr Index kMostBack = 128;  // phrases, where a sentence does not end
constexpr std::string_view kTalks[] = {"meet",         "talk",   "meeting",
                                       "negotiation",  "confer", "discussion",
                                       "consultation", "speak",  "conversation"};
constexpr std::string_view kWhere[] = {"in",     "at",     "near",       "outside", "inside",
                                       "across", "around", "throughout", "through"};
// Whose name the word after "-" says the leader or the seat of.
constexpr std::string_view kLed[] = {"led", "lead"};
constexpr std::string_view kBased[] = {"base", "based"};

}  // namespace

bool Sides::is_definite(Index phrase) const {
  return tree_.token(phrases_.all()[phrase].words.first).lemma == "the";
}

// The country of a place that a phrase names, or lies in.
std::string Sides::code_of_place(Index token) const {
  const Index phrase = phrases_.headed_by(token);
  if (phrase == kNone) return {};
  const Reading& place = readings_[phrase];
  if (place.entity == kNone) return is_country_code(place.code) ? place.code : std::string();
  const bool there =
      store_.kind(place.entity) == MentionKind::place || place.kind == MentionKind::place;
  const std::string& code = store_.entity(place.entity).code;
  return there && is_country_code(code) ? code : std::string();
}

// "U.S.-led forces", "the alliance force", "Pakistan-based militants"
Sides::Found Sides::of_leader(Index phrase) const {
  const Reading& reading = readings_[phrase];
  if (reading.bare == nullptr || !reading.elsewhere) {
    const bool allied = reading.bare != nullptr && reading.bare->sector == "MIL" &&
                        tree_.token(phrases_.all()[phrase].head).pos == Pos::noun &&
                        is_allied(reading);
    if (!allied) return {};
    return {std::string(store_.homes().of_coalition(phrases_.all()[phrase].head)), "alliance"};
  }
  const std::string& sector = reading.bare->sector;
  const Phrase& words = phrases_.all()[phrase];
  for (Index i = words.words.first; i < words.head; ++i) {
    const std::string& lemma = tree_.token(i).lemma;
    const bool led = is_in(kLed, lemma) && sector == "MIL";
    const bool based = is_in(kBased, lemma) && sector == "REB";
    if ((!led && !based) || i < words.words.first + 2 || tree_.token(i - 1).lemma != "-") continue;
    const std::string_view code = store_.code_at(i - 2);
    if (!code.empty()) return {std::string(code), led ? "led" : "place"};
  }
  return {};
}

// "his supporters", "the president's aides"
Sides::Found Sides::of_owner(Index phrase) const {
  static constexpr std::string_view kOwned[] = {
      "supporter", "follower", "loyalist", "backer",      "aide",      "adviser", "advisor",
      "lawyer",    "attorney", "opponent", "bodyguard",   "spokesman", "family",  "relative",
      "deputy",    "cabinet",  "police",   "constituent", "voter",     "people"};
  const Reading& reading = readings_[phrase];
  if (reading.bare == nullptr || !is_in(kOwned, last_of(reading.bare->role))) return {};
  const Index owner = tree_.child(phrases_.all()[phrase].head, Relation::nmod_poss);
  const Reading* whose = reading_at(owner);
  if (whose == nullptr || store_.kind(whose->entity) != MentionKind::person) return {};
  const Entity& entity = store_.entity(whose->entity);
  return is_country_code(entity.code) ? Found{entity.code, "owner"} : Found();
}

// "local students"
Sides::Found Sides::of_local(Index phrase) const {
  const Phrase& words = phrases_.all()[phrase];
  if (readings_[phrase].bare == nullptr) return {};
  for (Index i = words.words.first; i <= words.head; ++i) {
    if (tree_.token(i).lemma != "local") continue;
    return {std::string(store_.homes().of_sector("COP", words.head)), "local"};
  }
  return {};
}

// Adds what one of a list says; false when it speaks against all.
bool Sides::hear_listed(Index token, Sort sort, std::string& code) const {
  const Reading* other = reading_at(token);
  if (other == nullptr) return true;
  const Entity& entity = store_.entity(other->entity);
  const bool place = store_.kind(other->entity) == MentionKind::place ||
                     entity.rule.starts_with("actors/countries");
  if (entity.code.empty() || place) return true;
  const bool armed = entity.sector == "MIL" || entity.sector == "REB" || entity.sector == "UAF";
  const bool other_side = armed && sort != Sort::force && sort != Sort::rebels;
  const bool private_one = entity.sector == "CVL" && (sort == Sort::force || sort == Sort::state);
  if (private_one) return true;
  if (!is_country_code(entity.code) || other_side || entity.rule == kStoryRule) return false;
  if (!code.empty() && code != entity.code) return false;
  code = entity.code;
  return true;
}

// "Afghan officers and protesters": of the country of the others in the list.
Sides::Found Sides::of_list(Index phrase) const {
  const Sort sort = sort_of(readings_[phrase]);
  if (sort == Sort::none || store_.is_person(readings_[phrase].entity)) return {};
  const Index own = phrases_.all()[phrase].head;
  const bool later = tree_.token(own).relation == Relation::conj && tree_.token(own).head != kNone;
  const Index first = later ? tree_.token(own).head : own;
  std::string code;
  if (first != own && !hear_listed(first, sort, code)) return {};
  std::size_t kids = 0;
  for (const Index kid : tree_.children(first)) {
    if (kid == own || tree_.token(kid).relation != Relation::conj) continue;
    if (++kids > kMostKids || !hear_listed(kid, sort, code)) return {};
  }
  const Index before = sort == Sort::rebels ? kLately : 0;
  const bool sure = !code.empty() && store_.homes().names_no_other(code, own, before);
  return sure ? Found{code, "list"} : Found();
}

// "students in several Egyptian cities protested": where the clause says that it happens.
Sides::Found Sides::of_place(Index phrase) const {
  const Reading& reading = readings_[phrase];
  const Sort sort = sort_of(reading);
  const bool faith =
      reading.bare == nullptr && store_.entity(reading.entity).rule.starts_with("actors/groups");
  if (sort == Sort::none && !faith) return {};
  const Index own = phrases_.all()[phrase].head;
  std::string code;
  const auto hear = [&](Index token) {
    std::size_t kids = 0;
    for (const Index kid : tree_.children(token)) {
      const Relation relation = tree_.token(kid).relation;
      if ((relation != Relation::nmod && relation != Relation::obl) || ++kids > kMostKids) continue;
      if (!is_in(kWhere, tree_.marker(kid, Relation::case_))) continue;
      const std::string place = code_of_place(kid);
      if (place.empty()) continue;
      if (!code.empty() && code != place) return false;
      code = place;
    }
    return true;
  };
  if (!hear(own)) return {};
  const Homes& homes = store_.homes();
  const bool troops = sort == Sort::force && reading.bare->sector == "MIL" &&
                      (homes.names_many_states(own) || !homes.names_no_other(code, own, kLately));
  if (!code.empty()) return troops ? Found() : Found{code, "place"};
  const Seat seat = seat_of(phrase);
  const bool civil = sort == Sort::opposition || sort == Sort::people || faith;
  if (!civil || !seat.subject || seat.noun != kNone || !hear(seat.verb)) return {};
  return {code, "place"};
}

// "met officials during a visit to Tripoli"
Sides::Found Sides::of_visit(Index phrase) const {
  const Reading& bare = readings_[phrase];
  if (bare.bare == nullptr) return {};
  const Sort sort = sort_of(bare);
  const std::string_view last = last_of(bare.bare->role);
  const bool hosts = sort == Sort::state || sort == Sort::opposition ||
                     (bare.bare->sector == "GOV" && (last == "leader" || last == "minister"));
  const Seat seat = seat_of(phrase);
  if (!hosts || seat.subject || seat.verb == kNone) return {};
  const Index act = seat.noun != kNone ? seat.noun : seat.verb;
  if (!is_in(kTalks, tree_.token(act).lemma)) return {};
  // "a meeting of ministers"
  if (seat.noun != kNone && tree_.marker(phrases_.all()[phrase].head, Relation::case_) != "with")
    return {};
  const Reading* guest = reading_at(subject_of(seat.verb));
  if (guest == nullptr || store_.entity(guest->entity).code.empty()) return {};
  // Whose they are was said, or guessed: only that they are the guest's own is no good guess.
  const std::string& own = store_.entity(bare.entity).code;
  if (!own.empty() && own != store_.entity(guest->entity).code) return {};
  return {std::string(store_.homes().visited(store_.entity(guest->entity).code, act)), "visit"};
}

// "The Israeli army said Defense Minister X had ...": a person with an office of whom the officials
// of one state tell.
Sides::Found Sides::of_report(Index phrase) const {
  const Reading& reading = readings_[phrase];
  const bool titled = store_.is_person(reading.entity) && reading.bare != nullptr &&
                      !reading.bare->inherits &&
                      (reading.bare->sector == "GOV" || reading.bare->sector == "MIL" ||
                       reading.bare->sector == "COP");
  const Seat seat = seat_of(phrase);
  if (!titled || seat.verb == kNone || tree_.token(seat.verb).relation != Relation::ccomp)
    return {};
  const Reading* speaker = reading_at(subject_of(tree_.token(seat.verb).head));
  if (speaker == nullptr) return {};
  const Entity& entity = store_.entity(speaker->entity);
  const bool state = entity.sector == "GOV" || entity.sector == "MIL" || entity.sector == "COP";
  const bool body = store_.kind(speaker->entity) != MentionKind::person;
  if (!state || !body || !is_country_code(entity.code) || entity.rule == kStoryRule) return {};
  return store_.homes().tells_no_other(entity.code, seat.verb) ? Found{entity.code, kClauseRule}
                                                               : Found();
}

// "three Romanian journalists ... the journalists": those named before under the same word.
Sides::Found Sides::of_same(Index phrase) const {
  const Reading& reading = readings_[phrase];
  if (reading.bare == nullptr || !is_definite(phrase)) return {};
  const Phrase& words = phrases_.all()[phrase];
  if (sort_of(reading) == Sort::none || store_.kind(reading.entity) != MentionKind::group)
    return {};
  if (tree_.has(words.head, Relation::nmod_poss)) return {};
  std::string code;
  for (Index i = phrase; i-- > 0 && i + kMostBack > phrase;) {
    const Phrase& other = phrases_.all()[i];
    if (other.sentence + kLately < words.sentence) break;
    if (readings_[i].entity == kNone || readings_[i].kind == MentionKind::pronoun) continue;
    const Entity& entity = store_.entity(readings_[i].entity);
    if (entity.role != reading.bare->role || entity.code.empty()) continue;
    if (store_.kind(readings_[i].entity) != MentionKind::group) continue;
    if (!store_.homes().same_story(other.head, words.head)) break;
    if (!code.empty() && code != entity.code) return {};
    code = entity.code;
  }
  return {code, "named before"};
}

// "U.S. senators ... the lawmakers": of the house named last in the story, where it is one
// country's.
Sides::Found Sides::of_house(Index phrase) const {
  const Reading& reading = readings_[phrase];
  if (reading.bare == nullptr || reading.bare->sector != "LEG" || !is_definite(phrase)) return {};
  const Phrase& words = phrases_.all()[phrase];
  std::string code;
  for (Index i = phrase; i-- > 0 && i + kMostBack > phrase;) {
    const Phrase& other = phrases_.all()[i];
    if (other.sentence + kLately < words.sentence) break;
    if (readings_[i].entity == kNone) continue;
    const Entity& entity = store_.entity(readings_[i].entity);
    if (entity.sector != "LEG" || !is_country_code(entity.code)) continue;
    if (!code.empty() && code != entity.code) return {};
    code = entity.code;
  }
  return {code, "named before"};
}

// "Israeli troops ... soldiers shot": those of the same sort in the sentence before, where they are
// of one country.
Sides::Found Sides::of_force(Index phrase) const {
  const Reading& reading = readings_[phrase];
  const Sort sort = sort_of(reading);
  if (reading.bare == nullptr || (sort != Sort::force && sort != Sort::opposition)) return {};
  const std::span<const std::string_view> family = forces_like(reading.bare->role);
  const Phrase& words = phrases_.all()[phrase];
  const bool acts = tree_.token(words.head).relation == Relation::nsubj;
  if (family.empty() || (!acts && !is_definite(phrase))) return {};
  std::string code;
  for (Index i = phrase; i-- > 0 && i + kMostBack > phrase;) {
    const Phrase& other = phrases_.all()[i];
    if (other.sentence + 1 < words.sentence) break;
    if (readings_[i].entity == kNone || other.sentence == words.sentence) continue;
    const Entity& entity = store_.entity(readings_[i].entity);
    if (!is_in(family, entity.role) || !is_country_code(entity.code)) continue;
    if (!code.empty() && code != entity.code) return {};
    code = entity.code;
  }
  return store_.homes().tells_no_other(code, words.head) ? Found{code, "named before"} : Found();
}

// "The U.N. envoy to Sudan called on the government": of the only country around, where somebody of
// many states speaks of it.
Sides::Found Sides::of_near(Index phrase) const {
  const Reading& reading = readings_[phrase];
  const Sort sort = sort_of(reading);
  const bool body = reading.bare != nullptr && (sort == Sort::state || sort == Sort::force) &&
                    reading.bare->kind != MentionKind::person && is_definite(phrase);
  if (!body) return {};
  const Seat seat = seat_of(phrase);
  if (seat.verb == kNone || seat.subject) return {};
  const Reading* other = reading_at(subject_of(seat.verb));
  if (other == nullptr || !is_international(store_.entity(other->entity).code)) return {};
  return {std::string(store_.homes().only_near(phrases_.all()[phrase].head)), "near"};
}

// "Bill Richardson of New Mexico"
std::string Sides::place_of_name(Index phrase) const {
  const Phrase& words = phrases_.all()[phrase];
  for (Index i = words.words.first; i < words.words.last; ++i) {
    for (const Index kid : tree_.children(i)) {
      if (kid < words.words.last || tree_.token(kid).relation != Relation::nmod) continue;
      const std::string marker = tree_.marker(kid, Relation::case_);
      const bool of = marker == "of" || marker == "from";
      if (!of || tree_.token(kid).name != NameKind::location || reading_at(kid) == nullptr)
        continue;
      const Index place = phrases_.headed_by(kid);
      const std::string& code = store_.entity(readings_[place].entity).code;
      const bool next = phrases_.all()[place].words.first <= words.words.last + 1;
      if (next && is_country_code(code)) return code;
    }
  }
  return {};
}

}  // namespace tacitus

// Who holds an office, and which body is meant by what it is: "the CIA chief", "the ministry", "his
// predecessor".

#include <algorithm>
#include <span>

#include "base/word_list.h"
#include "stages/mention_entities.h"
#include "stages/mention_roles.h"
#include "stages/tree.h"

namespace tacitus {
namespace {

constexpr std::size_t kMostCandidates = 64;
constexpr std::chrono::days kLongestVacancy{400};

}  // namespace

const ActorRow* EntityStore::leader_by_office(const Description& description) const {
  const bool single = !description.former && !description.indefinite && !description.plural && day_;
  if (!single || description.code.empty() || description.role == nullptr) return nullptr;
  if (description.role->kind != MentionKind::person || !is_top_role(description.role->role))
    return nullptr;
  if (description.body != kNone && !people_[description.body].entity.sector.empty()) return nullptr;
  return actors_.holder_of(description.code, description.role->role, *day_);
}

// True when an entity named before may be meant by an office.
bool EntityStore::may_hold(Index index, const Description& description) const {
  const Who& who = people_[index];
  const std::string& role = description.role->role;
  const bool person = description.role->kind == MentionKind::person;
  if (who.last == 0 && !who.person) return false;
  if (person != who.person) return false;
  const bool short_form = may_shorten(role, who.title) || may_shorten(role, who.entity.role);
  const bool same = who.title == role || who.entity.role == role || short_form;
  const bool head = description.body != kNone && who.body == description.body &&
                    is_head_role(role) &&
                    (is_head_role(who.title) || is_head_role(who.entity.role));
  if (!same && !head) return false;
  if (!description.code.empty() && description.code != who.entity.code) return false;
  return description.body == kNone || who.body == kNone || who.body == description.body;
}

// Of the people and bodies named before, who holds that office.
Index EntityStore::find_office(const Description& description) const {
  Index best = kNone;
  const auto look = [&](const std::vector<Index>& list) {
    for (std::size_t i = list.size(); i > 0 && i + kMostCandidates > list.size(); --i) {
      const Index index = list[i - 1];
      if (!may_hold(index, description)) continue;
      if (best == kNone || people_[index].last >= people_[best].last) best = index;
    }
  };
  if (const auto list = by_role_.find(description.role->role); list != by_role_.end())
    look(list->second);
  if (const auto list = by_body_.find(description.body); list != by_body_.end()) look(list->second);
  return best;
}

// "the company" after "Acme Holdings": the only body of the sector that was named lately, one of an
// unknown sector included where the sector is of the many.
Index EntityStore::find_body(const RoleRow& role) const {
  constexpr std::uint32_t kLately = 20;  // mentions
  if (!names_any_body(role.role)) return kNone;
  Index best = kNone;
  bool several = false;
  const auto look = [&](const std::string& sector) {
    const auto list = by_sector_.find(sector);
    if (list == by_sector_.end()) return;
    const std::vector<Index>& all = list->second;
    for (std::size_t i = all.size(); i > 0 && i + kMostCandidates > all.size(); --i) {
      const Who& who = people_[all[i - 1]];
      if (who.entity.sector != sector || who.person || who.last + kLately < clock_) continue;
      // "Zenda Bank" is no newspaper, and "the bank" would have been said.
      if (!who.title.empty() && !names_any_body(who.title)) continue;
      several = several || (best != kNone && best != all[i - 1]);
      best = all[i - 1];
    }
  };
  look(role.sector);
  const bool open = role.sector == "BUS" || role.sector == "SOC" || role.sector.empty();
  if (open && !role.sector.empty()) look("");
  return several ? kNone : best;
}

void EntityStore::unify_names() {
  const auto rank = [&](Index index) {
    const Who& who = people_[index];
    if (who.person) return 3;
    return who.kind == MentionKind::other ? 0 : who.kind == MentionKind::place ? 1 : 2;
  };
  std::unordered_map<std::string_view, Index> best;
  const auto guessed = [&](Index index) {
    const std::string& rule = people_[index].entity.rule;
    return rule == "model" || rule == "text" || rule == kStoryRule || rule == kClauseRule;
  };
  for (Index i = 0; i < size(); ++i) {
    if (!guessed(i)) continue;
    const auto [at, added] = best.emplace(people_[i].entity.name, i);
    if (!added && rank(i) > rank(at->second)) at->second = i;
  }
  for (Index i = 0; i < size(); ++i) {
    if (guessed(i)) unified_.emplace(i, best[people_[i].entity.name]);
  }
}

void EntityStore::settle_homes() {
  for (Who& who : people_) {
    const bool open = who.entity.code.empty() && who.entity.rule == "model";
    if (!open || !(who.person || who.named)) continue;
    if (who.person && (who.said.at == kNone || who.said.role->inherits)) {
      who.entity.code = kin_of(who);
      const bool foreign = who.said.at != kNone && who.said.elsewhere;
      if (!who.entity.code.empty() || who.body != kNone || foreign) continue;
      who.entity.code = homes_.of_story(who.at);
      if (!who.entity.code.empty()) who.entity.rule = kStoryRule;
    } else if (who.said.at == kNone) {
      continue;
    } else if (who.person) {
      Description said = who.said;
      said.former = false;  // a former governor is of the country still
      const bool own = said.role != nullptr && !said.role->inherits;  // no spokesman
      if (own) who.entity.code = home_of(said);
      // Experts of the whole world are asked.
      const bool expert = own && said.role->sector == "EDU";
      if (own && who.entity.code.empty() && !said.elsewhere && !expert)
        who.entity.code = homes_.of_story(said.at);
    } else if (!who.said.elsewhere && who.said.body == kNone) {
      who.entity.code = homes_.of_sector(who.entity.sector, who.said.at);
    }
  }
}

// The country of somebody of the tables in the same text who has the surname: "Grace Mugabe".
std::string EntityStore::kin_of(const Who& who) const {
  const std::string last = last_word(who.entity.name);
  const auto list = by_short_.find(last);
  if (last.size() == who.entity.name.size() || list == by_short_.end()) return {};
  std::string code;
  const std::size_t size = list->second.size();
  for (std::size_t i = size; i > 0 && i + kMostCandidates > size; --i) {
    const Who& other = people_[list->second[i - 1]];
    const bool known = other.person && other.entity.rule != "model" && !other.entity.code.empty();
    if (!known || is_international(other.entity.code) || last_word(other.entity.name) != last)
      continue;
    if (!code.empty() && code != other.entity.code) return {};
    code = other.entity.code;
  }
  return code;
}

// "Israeli soldiers ... the soldiers": the country of the forces of that sort named last in the
// story.
std::string_view EntityStore::code_of_force(const Description& description) const {
  constexpr std::uint32_t kLately = 12;  // mentions
  const std::span<const std::string_view> family = forces_like(description.role->role);
  Index best = kNone;
  for (const std::string_view role : family) {
    const auto list = by_role_.find(std::string(role));
    if (list == by_role_.end()) continue;
    const std::size_t size = list->second.size();
    for (std::size_t i = size; i > 0 && i + kMostCandidates > size; --i) {
      const Index index = list->second[i - 1];
      const Who& who = people_[index];
      const bool many = who.plural || who.kind != MentionKind::person;
      const bool near = many && !who.person && who.last != 0 && who.last + kLately >= clock_ &&
                        who.at != kNone && homes_.same_story(who.at, description.at);
      if (near && (best == kNone || who.last > people_[best].last)) best = index;
    }
  }
  return best == kNone ? std::string_view() : std::string_view(people_[best].entity.code);
}

Index EntityStore::resolved(Index index) const {
  if (const auto same = unified_.find(index); same != unified_.end()) return same->second;
  const Who& who = people_[index];
  if (!who.entity.code.empty() || who.person || who.title.empty() || who.plural) return index;
  if (who.kind != MentionKind::organization) return index;
  const auto list = by_role_.find(who.title);
  Index only = kNone;
  if (list == by_role_.end() || list->second.size() > kMostCandidates) return index;
  for (const Index other : list->second) {
    const Who& candidate = people_[other];
    if (other == index || candidate.person || candidate.entity.code.empty()) continue;
    if (candidate.kind != who.kind || candidate.entity.sector != who.entity.sector) continue;
    if (only != kNone) return index;
    only = other;
  }
  return only == kNone ? index : only;
}

// The country of an office of which only the role is said.
std::string EntityStore::home_of(const Description& description) const {
  static constexpr std::string_view kOwned[] = {"GOV", "MIL", "COP", "LEG", "JUD", "OPP"};
  const RoleRow& role = *description.role;
  // "Muslim leaders", "African officials" are not the country's that the story is about; "Sunni
  // lawmakers", "Kurdish rebels" are.
  const bool people = description.body != kNone &&
                      people_[description.body].entity.rule.rfind("actors/groups", 0) == 0;
  const bool faction = people && (role.sector == "LEG" || role.sector == "REB");
  if (is_coalition(role.role)) return std::string(homes_.of_coalition(description.at));
  if (description.elsewhere || (people && !faction)) return {};
  if (faction) return std::string(homes_.of(role, description.at));
  const bool many = description.plural || role.kind != MentionKind::person;
  const bool force = description.definite && many && description.body == kNone;
  if (const std::string_view code = force ? code_of_force(description) : std::string_view();
      !code.empty()) {
    return std::string(code);
  }
  const std::string_view only = pieces_.only_country(role.sector == "MIL");
  if (!only.empty() && is_in(kOwned, role.sector)) return std::string(only);
  // "the party of the president"; "ministers" may have met from everywhere.
  const bool several = description.plural && role.kind == MentionKind::person &&
                       role.sector != "OPP" &&
                       (role.role.find("minister") != std::string::npos ||
                        role.role.find("leader") != std::string::npos);
  if (description.body != kNone || several) return {};
  return std::string(homes_.of(role, description.at));
}

// True when the words around an office name another country than a body named before has, one
// without a country or named long ago.
bool EntityStore::is_nearer(Index known, const Description& description) const {
  constexpr std::uint32_t kLately = 20;  // mentions
  const Who& who = people_[known];
  if (!who.entity.code.empty() && who.last + kLately >= clock_) return false;
  if (who.person && who.entity.code.empty()) return false;
  const std::string home = home_of(description);
  return !home.empty() && home != who.entity.code;
}

Index EntityStore::of_office(const Description& given) {
  Description description = given;
  const RoleRow& role = *description.role;
  if (role.role == "pope" && description.code.empty() && !description.plural) {
    description.code = "VAT";
  }
  if (const ActorRow* row = leader_by_office(description))
    return of_leader(*row, true, false, description);
  const bool known_before = description.definite && !description.elsewhere && !description.plural &&
                            !description.former && description.name.empty();
  const bool alone = description.code.empty() && description.body == kNone;
  if (known_before && alone && role.role == "country" && last_country_ != kNone)
    return last_country_;
  if (known_before) {
    const Index known = find_office(description);
    if (known != kNone && !(alone && is_nearer(known, description))) return known;
    const Index body = alone ? find_body(role) : kNone;
    if (body != kNone) return body;
  }
  if (description.code.empty()) {
    description.code = home_of(description);
    if (const ActorRow* row = known_before ? leader_by_office(description) : nullptr) {
      return of_leader(*row, true, false, description);
    }
  }
  // "a media rights group"
  const bool alike = description.body == kNone || people_[description.body].entity.code.empty();
  const bool relief = description.code.empty() && alike && role.sector == "SOC" &&
                      role.kind == MentionKind::organization && names_relief(role.role);
  if (relief) description.code = "NGO";
  Who who;
  who.kind =
      description.plural && role.kind == MentionKind::person ? MentionKind::group : role.kind;
  who.entity.code = description.code;
  who.entity.sector = sector_of(description);
  who.entity.role = role_of(description);
  who.entity.rule = role.rule;
  const bool anything = who.entity.code.empty() && who.entity.sector.empty();
  if (anything && role.kind != MentionKind::person && !names_body(role.role) &&
      !(names_panel(role.role) && pieces_.any_country())) {
    return kNone;  // "the side", "the wing"
  }
  who.body = description.body;
  who.plural = description.plural;
  who.title = role.role;
  who.entity.name = who.entity.role;
  if (description.body != kNone) {
    who.entity.name += " of " + people_[description.body].entity.name;
  } else if (!description.code.empty()) {
    who.entity.name += " of " + std::string(actors_.name_of_code(description.code));
  }
  if (!description.name.empty()) who.entity.name = description.name;
  who.at = description.at;
  const std::string key = "office:" + who.entity.name + ":" + who.entity.sector +
                          (who.kind == MentionKind::group ? ":s" : "");
  if (const Index known = find(key); known != kNone) {
    people_[known].at = description.at;
    return known;
  }
  return add(key, std::move(who));
}

std::string_view EntityStore::code_at(Index token) const {
  const Piece* piece = pieces_.at(token);
  const bool country = piece != nullptr && piece->kind == PieceKind::country;
  return country ? pieces_.code(*piece) : std::string_view();
}

Index EntityStore::at_home(Index office, const std::string& code, const char* why) {
  Who who = people_[office];
  const bool people = who.entity.rule.starts_with("actors/groups");
  if (!people && (who.person || who.named)) {
    people_[office].entity.code = code;
    people_[office].entity.rule = kClauseRule;
    return office;
  }
  if (!people) who.entity.name = who.entity.role + " of " + std::string(actors_.name_of_code(code));
  const std::string key = people ? "row:" + who.entity.name + ":" + code
                                 : "office:" + who.entity.name + ":" + who.entity.sector +
                                       (who.kind == MentionKind::group ? ":s" : "");
  if (const Index known = find(key); known != kNone) return known;
  who.entity.code = code;
  who.entity.rule += std::string(", ") + why;
  return add(key, std::move(who));
}

// Who held the office of a person in office just before; nullptr when the tables do not say.
const ActorRow* EntityStore::predecessor_of(Index person) const {
  const Who& who = people_[person];
  if (!day_ || !who.leader) return nullptr;
  const ActorRow* own = nullptr;
  const ActorRow* before = nullptr;
  const auto same_office = [&](const ActorRow& row) {
    return row.code == who.entity.code && row.role == who.entity.role && row.from;
  };
  for (std::uint32_t i = 0; i < actors_.size(); ++i) {
    const ActorRow& row = actors_.row(i);
    if (same_office(row) && row.name == who.entity.name && row.on(*day_)) own = &row;
  }
  if (own == nullptr) return nullptr;
  for (std::uint32_t i = 0; i < actors_.size(); ++i) {
    const ActorRow& row = actors_.row(i);
    if (!same_office(row) || row.name == own->name || !row.to || *row.to > *own->from) continue;
    if (before == nullptr || *row.to > *before->to) before = &row;
  }
  const bool next = before != nullptr && *own->from - *before->to < kLongestVacancy;
  return next ? before : nullptr;
}

Index EntityStore::of_relative(Index person, const std::string& word) {
  const Entity base = people_[person].entity;
  const std::string key = word + ":" + base.name;
  if (const Index known = find(key); known != kNone) return known;
  if (word == "predecessor") {
    if (const ActorRow* row = predecessor_of(person)) {
      const Index found = of_leader(*row, false, true, Description());
      by_key_.emplace(key, found);
      return found;
    }
  }
  const bool office = word == "predecessor" || word == "successor";
  Who who;
  who.kind = MentionKind::person;
  who.entity.name = word + " of " + base.name;
  who.entity.role = office ? who.entity.name : word;
  who.entity.code = base.code;
  who.entity.sector = office ? base.sector : "";
  who.entity.rule = base.rule;
  who.title = word;
  return add(key, std::move(who));
}

}  // namespace tacitus

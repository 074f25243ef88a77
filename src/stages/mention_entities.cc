// Who is meant. Names go before offices, the document before the tables:
//
//   "Moon Jae-in"        the tables' row of that name on the day
//   "Moon"               of the people named so far, the one whose title fits ("President Moon");
//   of
//                        several the one who leads a state, else the last named; of none the
//                        leader in office on the day with that surname, when there is just one
//   "the CIA chief"      the person introduced as head of the CIA, else the office itself
//   "the French president"  who holds that office on the day, by the tables
//   "the ministry"       the last body with that role
//   "the company"        the only body of that sector, or of none that is known, named lately
//
// An office whose country is not said belongs to the only country in the document, if there is just
// one; else the code stays empty: nothing is better than a guess.

#include "stages/mention_entities.h"

#include <algorithm>

#include "base/utf8.h"
#include "lexicon/fold.h"
#include "stages/mention_roles.h"
#include "stages/tree.h"

namespace tacitus {
namespace {

constexpr std::size_t kMostCandidates = 64;

// The words of a name that may stand for it alone.
bool may_be_short(std::string_view word) { return word.size() > 1 && word.back() != '.'; }

}  // namespace

Index EntityStore::find(const std::string& key) const {
  const auto at = by_key_.find(key);
  return at == by_key_.end() ? kNone : at->second;
}

Index EntityStore::add(const std::string& key, Who who) {
  const auto index = static_cast<Index>(people_.size());
  by_key_.emplace(key, index);
  people_.push_back(std::move(who));
  file(index);
  return index;
}

void EntityStore::add_shorts(Who& who, std::string_view name) {
  const std::vector<LexiconWord> words = to_words(name);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0 && i + 1 != words.size()) continue;
    std::string word = words[i].text;
    if (!may_be_short(word)) continue;
    const std::size_t hyphen = word.find('-');
    if (hyphen == 2 && (word.compare(0, 2, "al") == 0 || word.compare(0, 2, "el") == 0)) {
      who.shorts.push_back(word.substr(3));
    }
    who.shorts.push_back(std::move(word));
  }
}

// "former general" is a role of its own; others become "former president".
std::string EntityStore::role_of(const Description& description) {
  const std::string& role = description.role->role;
  return description.former && role.rfind("former", 0) != 0 ? "former " + role : role;
}

// The sector of an office: the body's for those who only speak or work for it.
std::string EntityStore::sector_of(const Description& description) const {
  const RoleRow& role = *description.role;
  // Who was in government is no government; who was a candidate is still a politician.
  if (description.former)
    return role.sector == "PTY" && description.code.empty() ? role.sector : "";
  const bool armed = description.sector == "REB" || description.sector == "PRM";
  if (description.body != kNone && armed && role.sector == "MIL") return description.sector;
  const bool state = description.sector.empty() || description.sector == "GOV";
  if (description.body != kNone && (role.inherits || (role.sector == "GOV" && !state))) {
    const bool person = role.kind == MentionKind::person;
    if (person && (role.inherits || role.role.find("minister") == std::string::npos)) {
      return description.sector;
    }
  }
  if (is_international(description.code))
    return role.inherits || role.sector == "GOV" ? "" : role.sector;
  if (role.inherits && description.code.empty() && role.role != "official") return {};
  return role.sector;
}

// "Pakistani police say the country's former president ...": a country is named by its bodies and
// people, too.
void EntityStore::mentioned(Index index) {
  people_[index].last = ++clock_;
  const Who& who = people_[index];
  if (who.country) {
    last_country_ = index;
  } else if (!who.person && who.kind == MentionKind::group && is_country_code(who.entity.code)) {
    last_country_ = of_country(who.entity.code);
  }
}

Index EntityStore::of_country(std::string_view code) {
  const std::string key = "country:" + std::string(code);
  if (const Index known = find(key); known != kNone) return known;
  Who who;
  who.country = true;
  who.entity.code = code;
  who.entity.name = actors_.name_of_code(code);
  if (const ActorRow* row = actors_.country(code)) who.entity.rule = row->rule;
  return add(key, std::move(who));
}

Index EntityStore::of_people(std::string_view code) {
  const std::string key = "people:" + std::string(code);
  if (const Index known = find(key); known != kNone) return known;
  Who who;
  who.kind = MentionKind::group;
  who.entity.code = code;
  who.entity.sector = "CVL";
  who.entity.name = "people of " + std::string(actors_.name_of_code(code));
  if (const ActorRow* row = actors_.country(code)) who.entity.rule = row->rule;
  return add(key, std::move(who));
}

Index EntityStore::of_place(const std::string& name, std::string_view code) {
  const std::string key = "place:" + name + ":" + std::string(code);
  if (const Index known = find(key); known != kNone) return known;
  Who who;
  who.kind = MentionKind::place;
  who.entity.code = code;
  who.entity.name = name;
  who.entity.rule = actors_.country(code) != nullptr ? kPlaceRule : "model";
  return add(key, std::move(who));
}

// Of the rows of a name those that hold on the day (all, when none does) and are of one country:
// the one said with the name, else the only one that the document names. Empty when it may be
// several.
std::vector<NameMatch::Use> EntityStore::of_one_country(const Piece& piece, NameUse use,
                                                        const Description& description) const {
  std::vector<NameMatch::Use> found;
  bool several = false;
  for (const bool on_day : {true, false}) {
    for (const NameMatch::Use& one : piece.uses) {
      const ActorRow& row = actors_.row(one.row);
      if (one.use != use || (on_day && day_ && !row.on(*day_))) continue;
      several = several || (!found.empty() && row.code != actors_.row(found[0].row).code);
      found.push_back(one);
    }
    if (!found.empty()) break;
  }
  if (!several) return found;
  const auto keep = [&](auto&& wanted) {
    std::vector<NameMatch::Use> kept;
    for (const NameMatch::Use& one : found) {
      if (wanted(actors_.row(one.row).code)) kept.push_back(one);
    }
    const bool one = !kept.empty() && std::all_of(kept.begin(), kept.end(), [&](const auto& other) {
      return actors_.row(other.row).code == actors_.row(kept[0].row).code;
    });
    return one ? kept : std::vector<NameMatch::Use>();
  };
  if (!description.code.empty())
    return keep([&](std::string_view code) { return code == description.code; });
  return keep([&](std::string_view code) { return pieces_.evidence(code) > 0; });
}

// "Liberal Party", when nothing says whose: the sector is known if all agree.
Index EntityStore::of_shared_name(const Piece& piece, NameUse use, const Description& description) {
  std::string sector;
  bool first = true;
  for (const NameMatch::Use& one : piece.uses) {
    if (one.use != use) continue;
    const ActorRow& row = actors_.row(one.row);
    if (first) sector = row.sector;
    if (row.sector != sector) sector.clear();
    first = false;
  }
  return of_title(pieces_.text(piece.first, piece.last), description, sector);
}

// The country around a name that bodies of several countries have, if one of them is its.
std::string EntityStore::home_of_name(const Piece& piece, NameUse use,
                                      const Description& description) const {
  if (!description.code.empty() || description.at == kNone) return {};
  for (const NameMatch::Use& one : piece.uses) {
    if (one.use != use) continue;
    const ActorRow& row = actors_.row(one.row);
    const std::string_view home = homes_.of_sector(row.sector, description.at);
    const bool known = std::any_of(piece.uses.begin(), piece.uses.end(), [&](const auto& other) {
      return other.use == use && actors_.row(other.row).code == home;
    });
    return known ? std::string(home) : std::string();
  }
  return {};
}

Index EntityStore::of_row(const Piece& piece, NameUse use, const Description& description) {
  const std::vector<NameMatch::Use> meant = of_one_country(piece, use, description);
  if (meant.empty()) {
    if (std::string home = home_of_name(piece, use, description); !home.empty()) {
      Description found = description;
      found.code = std::move(home);
      return of_row(piece, use, found);
    }
    return of_shared_name(piece, use, description);
  }
  const Holder holder = actors_.holder(meant, use, day_);
  const ActorRow* row = holder.row;
  if (row == nullptr) {
    // No day: the name holds, and of code and sector what all rows agree on.
    for (const NameMatch::Use& candidate : piece.uses) {
      if (candidate.use == use) row = &actors_.row(candidate.row);
    }
    if (row == nullptr) return kNone;
  }
  const bool other_country = !description.code.empty() && description.code != row->code &&
                             !is_international(row->code) && !is_international(description.code);
  const std::string code = other_country ? description.code : row->code;
  const std::string key = "row:" + row->name + ":" + code;
  if (const Index known = find(key); known != kNone) return known;
  Who who;
  who.kind = use == NameUse::group || row->body == BodyKind::group ? MentionKind::group
                                                                   : MentionKind::organization;
  who.entity.name = row->name;
  who.entity.code = code;
  who.entity.sector = row->sector;
  who.entity.wikidata = row->wikidata();
  who.entity.rule = row->rule;
  who.title = title_of(*row, actors_);
  who.named = true;
  return add(key, std::move(who));
}

Index EntityStore::of_title(const std::string& name, const Description& description,
                            std::string_view form) {
  const std::string key = "title:" + name;
  if (const Index known = find(key); known != kNone) return known;
  Who who;
  who.entity.name = name;
  who.entity.code = description.code;
  who.entity.sector = form;
  if (form.empty() && description.role != nullptr) who.entity.sector = description.role->sector;
  who.entity.rule = "model";
  if (description.role != nullptr) who.title = description.role->role;
  who.named = true;
  who.said = description;
  return add(key, std::move(who));
}

Index EntityStore::of_thing(const std::string& name) {
  const std::string key = "thing:" + name;
  if (const Index known = find(key); known != kNone) return known;
  Who who;
  who.kind = MentionKind::other;
  who.entity.name = name;
  who.entity.rule = "text";
  return add(key, std::move(who));
}

Index EntityStore::named_before(const std::string& name) const {
  const auto found = by_short_.find(name);
  if (found == by_short_.end()) return kNone;
  for (std::size_t i = found->second.size(); i-- > 0;) {
    const Index index = found->second[i];
    const std::string& full = people_[index].entity.name;
    const bool last = full.size() > name.size() + 1 && full.ends_with(name) &&
                      full[full.size() - name.size() - 1] == ' ';
    if (last && people_[index].person) return index;
  }
  return kNone;
}

void EntityStore::also_called(Index entity, const std::string& name) {
  by_key_.emplace("title:" + name, entity);
}

Index EntityStore::of_leader(const ActorRow& row, bool current, bool former,
                             const Description& description) {
  const std::string key = "person:" + row.name;
  if (const Index known = find(key); known != kNone) return known;
  Who who;
  who.kind = MentionKind::person;
  who.person = true;
  who.leader = current;
  who.entity.name = row.name;
  who.entity.code = row.code;
  who.entity.wikidata = row.wikidata();
  who.entity.rule = row.rule;
  const bool former_title = description.former && description.role != nullptr;
  if (current) {
    who.entity.role = row.role;
    who.entity.sector = row.sector;
  } else if (former_title) {
    who.entity.role = role_of(description);
  } else if (description.role != nullptr && !description.former) {
    who.entity.role = description.role->role;
    who.entity.sector = sector_of(description);
    if (!description.code.empty()) who.entity.code = description.code;
  } else if (former || description.former) {
    who.entity.role = row.role.empty() ? "" : "former " + row.role;
  }
  who.title = description.role != nullptr ? description.role->role : who.entity.role;
  who.body = description.body;
  add_shorts(who, row.name);
  return add(key, std::move(who));
}

// Who was only named by the surname lately, as headlines do ("Governor Rassendyll" before "Rudolf
// Rassendyll"), or kNone.
Index EntityStore::by_last_name(const std::string& name) const {
  constexpr std::uint32_t kLately = 12;  // mentions
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string::npos) return kNone;
  const Index known = find("name:" + name.substr(blank + 1));
  const bool same = known != kNone && people_[known].person &&
                    people_[known].entity.name.find(' ') == std::string::npos &&
                    people_[known].last + kLately >= clock_;
  return same ? known : kNone;
}

void EntityStore::rename(Index person, const std::string& name) {
  people_[person].entity.name = name;
  add_shorts(people_[person], name);
  by_key_.emplace("name:" + name, person);
  file(person);
}

Index EntityStore::of_unknown(const std::string& name, const Description& description) {
  const std::string key = "name:" + name;
  if (const Index known = find(key); known != kNone) {
    describe(known, description);
    return known;
  }
  if (const Index known = by_last_name(name); known != kNone) {
    rename(known, name);
    describe(known, description);
    return known;
  }
  Who who;
  who.kind = MentionKind::person;
  who.person = true;
  who.entity.name = name;
  who.entity.rule = "model";
  add_shorts(who, name);
  const Index index = add(key, std::move(who));
  describe(index, description);
  return index;
}

void EntityStore::describe(Index index, const Description& description) {
  Who& who = people_[index];
  if (who.title.empty() && description.role != nullptr) who.title = description.role->role;
  if (who.body == kNone) who.body = description.body;
  if (who.at == kNone) who.at = description.at;
  file(index);
  if (who.leader || who.entity.rule != "model") return;
  if (who.entity.code.empty()) who.entity.code = description.code;
  if (description.role == nullptr || !who.entity.role.empty()) return;
  who.said = description;
  who.entity.role = role_of(description);
  who.entity.sector = sector_of(description);
  file(index);
}

// Files an entity under what it may be called later.
void EntityStore::file(Index index) {
  const Who& who = people_[index];
  const auto put = [index](std::vector<Index>& list) {
    if (list.empty() || list.back() != index) list.push_back(index);
  };
  for (const std::string& name : who.shorts) put(by_short_[name]);
  for (const std::string* role : {&who.entity.role, &who.title}) {
    if (role->empty()) continue;
    put(by_role_[*role]);
    put(by_role_[last_word(*role)]);
  }
  if (who.body != kNone) put(by_body_[who.body]);
  if (who.named) put(by_sector_[who.entity.sector]);
}

// Of the people named before, who `name` is.
Index EntityStore::find_surname(const std::string& name, const Description& description) const {
  const auto found = by_short_.find(name);
  if (found == by_short_.end()) return kNone;
  const std::vector<Index>& list = found->second;
  Index best = kNone;
  std::uint32_t best_score = 0;
  for (std::size_t i = list.size(); i > 0 && i + kMostCandidates > list.size(); --i) {
    const Who& who = people_[list[i - 1]];
    const bool says_country = !description.code.empty() && !who.entity.code.empty();
    if (says_country && description.code != who.entity.code && description.role != nullptr)
      continue;
    if (description.role != nullptr) {
      // "President Moon" is not the spokesman of that name.
      const std::string& own = description.role->role;
      if (!fits(own, who.entity.role) && !fits(own, who.title)) continue;
    }
    // "Grace Mugabe ... Mugabe": the president rather than who shares the name.
    const bool table = who.entity.rule != "model";
    const std::uint32_t score = (who.leader ? 1u << 30 : 0u) + (table ? 1u << 29 : 0u) + who.last;
    if (best == kNone || score > best_score) {
      best = list[i - 1];
      best_score = score;
    }
  }
  return best;
}

// Of the terms of a full name, the one on the day whose office the text says, if any.
Holder EntityStore::holder_of_name(const Piece& piece, const Description& description) const {
  if (day_ && description.role != nullptr && !description.former) {
    for (const NameMatch::Use& use : piece.uses) {
      const ActorRow& row = actors_.row(use.row);
      const bool same = use.use == NameUse::person && row.role == description.role->role;
      if (same && row.on(*day_)) return {&row, true, false};
    }
  }
  return actors_.holder(piece.uses, NameUse::person, day_);
}

// The only person of the tables with that surname, when the document speaks of the country and the
// day is in none of the terms: "Netanyahu" in 2000.
const ActorRow* EntityStore::former_by_surname(const Piece& piece,
                                               const Description& description) const {
  if (description.role != nullptr || !piece.tagged) return nullptr;
  const ActorRow* found = nullptr;
  for (const NameMatch::Use& use : piece.uses) {
    if (use.use != NameUse::surname) continue;
    const ActorRow& row = actors_.row(use.row);
    if (found != nullptr && (found->name != row.name || found->code != row.code)) return nullptr;
    if (found == nullptr || !found->to || (row.to && *row.to > *found->to)) found = &row;
  }
  const bool near =
      found != nullptr && is_top_role(found->role) && pieces_.evidence(found->code) > 0;
  return near ? found : nullptr;
}

// The leader on the day with that surname. Whoever holds the very office that the text says goes
// before others of whom it might be said: "President Bush" is no premier of an island.
const ActorRow* EntityStore::leader_by_surname(const Piece& piece,
                                               const Description& description) const {
  if (!day_ || (!piece.tagged && description.role == nullptr && piece.last - piece.first > 1))
    return nullptr;
  const ActorRow* found = nullptr;
  bool several = false;
  bool exact = false;
  for (const NameMatch::Use& use : piece.uses) {
    if (use.use != NameUse::surname) continue;
    const ActorRow& row = actors_.row(use.row);
    if (!row.on(*day_)) continue;
    if (description.role != nullptr && !fits(description.role->role, row.role)) continue;
    if (!description.code.empty() && row.code != description.code) continue;
    const bool sure = !description.code.empty() || pieces_.evidence(row.code) > 0 ||
                      (is_top_role(row.role) && description.role != nullptr) ||
                      (piece.tagged && is_major(row.code));
    if (!sure || (description.role == nullptr && !is_top_role(row.role))) continue;
    const bool same = description.role != nullptr && description.role->role == row.role;
    if (exact && !same) continue;
    if (same && !exact) {
      found = nullptr;
      several = false;
      exact = true;
    }
    if (found != nullptr && found->name != row.name) several = true;
    if (found == nullptr || row.sector == "GOV") found = &row;
  }
  return several ? nullptr : found;
}

// The country of all leaders of that name and office, where no day tells which of them is meant:
// "President Bush", and "Mr. Bush" where the text names the country.
std::string EntityStore::country_by_surname(const Piece& piece, const Description& description,
                                            std::string* office) const {
  if (day_ || !description.code.empty() || piece.kind != PieceKind::surname) return {};
  if (description.role == nullptr && !piece.tagged) return {};
  for (const bool exact : {true, false}) {
    std::string code;
    bool top = false;
    // "President Morales" of several countries is that of the one that the text names.
    const bool heard = std::any_of(piece.uses.begin(), piece.uses.end(), [&](const auto& use) {
      return use.use == NameUse::surname && pieces_.evidence(actors_.row(use.row).code) > 0 &&
             is_top_role(actors_.row(use.row).role);
    });
    for (const NameMatch::Use& use : piece.uses) {
      const ActorRow& row = actors_.row(use.row);
      if (use.use != NameUse::surname) continue;
      if (heard && pieces_.evidence(row.code) == 0) continue;
      if (description.role != nullptr) {
        const std::string& said = description.role->role;
        if (!(exact ? row.role == said : fits(said, row.role))) continue;
      }
      const bool named = pieces_.evidence(row.code) > 0;
      if (!named && (description.role == nullptr || !is_top_role(row.role))) continue;
      if (!code.empty() && code != row.code) return {};
      code = row.code;
      top = top || is_top_role(row.role);
      if (office != nullptr && row.role == "president") *office = row.role;
    }
    if (!code.empty() && (top || description.role != nullptr)) return code;
  }
  return {};
}

// "Saudi King Abdullah ... the king": the office of the only one of several of that name who is of
// that country.
void EntityStore::add_office_of(const Piece& piece, const std::string& code, Index person) {
  const ActorRow* found = nullptr;
  for (const NameMatch::Use& use : piece.uses) {
    const ActorRow& row = actors_.row(use.row);
    if (use.use != NameUse::person || row.code != code) continue;
    if (found != nullptr && found->role != row.role) return;
    found = &row;
  }
  if (found == nullptr || !people_[person].title.empty()) return;
  Who& who = people_[person];
  who.title = found->role;
  if (!day_ && who.entity.role.empty()) {
    who.entity.role = found->role;
    who.entity.sector = found->sector;
  }
  file(person);
}

namespace {

// True when the name itself tells the office, whatever the day: "King Salman".
bool says_office(std::string_view name, const ActorRow& row) {
  const std::string& role = row.role;
  return !role.empty() && name.size() > role.size() && name[role.size()] == ' ' &&
         lower(name.substr(0, role.size())) == role;
}

}  // namespace

Index EntityStore::of_person(const Piece& piece, const std::string& name,
                             const Description& description) {
  if (piece.kind == PieceKind::person) {
    const Holder holder = holder_of_name(piece, description);
    const bool same = holder.row != nullptr && description.role != nullptr &&
                      fits(description.role->role, holder.row->role);
    const bool other = holder.row != nullptr && !holder.current && !same &&
                       !description.code.empty() && description.code != holder.row->code;
    if (holder.row != nullptr && !other) {
      const bool styled = !description.former && says_office(name, *holder.row);
      return of_leader(*holder.row, holder.current || styled, holder.former, description);
    }
    const Index person = of_unknown(name, description);
    if (holder.row == nullptr) add_office_of(piece, description.code, person);
    return person;
  }
  if (name.find(' ') == std::string::npos) {
    if (const Index known = find_surname(name, description); known != kNone) {
      Description found = description;
      if (people_[known].entity.code.empty() && found.code.empty())
        found.code = country_by_surname(piece, description);
      describe(known, found);
      return known;
    }
  }
  if (piece.kind == PieceKind::surname) {
    const ActorRow* row = leader_by_surname(piece, description);
    if (row != nullptr && !description.former) return of_leader(*row, true, false, description);
    if (const ActorRow* last = former_by_surname(piece, description)) {
      return of_leader(*last, false, day_ && last->to && *last->to <= *day_, description);
    }
    std::string office;
    if (std::string code = country_by_surname(piece, description, &office); !code.empty()) {
      Description found = description;
      found.code = std::move(code);
      const Index person = of_unknown(name, found);
      // "Mr. Bush ... the president"
      if (people_[person].title.empty() && description.role == nullptr) {
        people_[person].title = office;
        file(person);
      }
      return person;
    }
  }
  // Many surnames are words ("Major", "King"): a title or the model must say that it is a name.
  const bool sure = piece.tagged || description.role != nullptr || piece.kind == PieceKind::name;
  return sure ? of_unknown(name, description) : kNone;
}

}  // namespace tacitus

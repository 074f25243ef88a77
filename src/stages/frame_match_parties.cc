#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/frame_match.h"
#include "stages/mention_roles.h"

// Which mentions a word names as parties, and whose a thing is that cannot act itself.

namespace tacitus {
namespace {

constexpr int kPartyDepth = 4;  // conjunctions and partitives to go down

void add_once(std::vector<Index>& list, Index item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

}  // namespace

bool is_country(const Entity& entity) {
  return entity.sector.empty() && is_country_code(entity.code);
}

// "Chinese and Indian commanders", "House and Senate negotiators", "the presidents of Russia and
// Turkey": people in the plural who belong to several, of which the mention at `token` holds one.
void Matcher::add_partners(Index token, std::vector<Index>& found) const {
  const Annotations& annotations = tree_.annotations();
  if (tree_.token(token).morphology.number != Number::plural) return;
  const auto body = [&](Index mention) {
    if (mention == kNone || annotations.mentions[mention].entity == kNone) return false;
    const MentionKind kind = annotations.mentions[mention].kind;
    return kind == MentionKind::organization ||
           is_country(annotations.entities[annotations.mentions[mention].entity]);
  };
  Index first = annotations.mentions[mention_of_[token]].tokens.first;
  for (int step = 0; step < kPartyDepth && first >= 2; ++step) {
    const Index between = first - 1;
    const bool joined = lemmas_[between] == "and" || lemmas_[between] == ",";
    const Index mention = joined ? covered_by_[between - 1] : kNone;
    if (!body(mention)) break;
    const Index word = annotations.mentions[mention].head;
    const Relation relation = tree_.token(word).relation;
    const bool modifier = relation == Relation::amod || relation == Relation::compound ||
                          relation == Relation::conj || relation == Relation::nmod_desc;
    Index above = tree_.token(word).head;
    for (int up = 0; up < kPartyDepth && above != kNone && above != token; ++up) {
      above = tree_.token(above).head;
    }
    if (!modifier || above != token) break;
    add_once(found, mention);
    first = annotations.mentions[mention].tokens.first;
  }
  for (const Index kid : tree_.children(token)) {
    const std::string mark = tree_.marker(kid, Relation::case_);
    const bool home = mark == "of" || mark == "in" || mark == "from";
    if (tree_.token(kid).relation != Relation::nmod || !home) continue;
    for (const Index other : tree_.children(kid)) {
      const bool listed = tree_.token(other).relation == Relation::conj;
      const Index owner = mention_of_[other];
      if (!listed || !body(owner)) continue;
      const Entity& entity = annotations.entities[annotations.mentions[owner].entity];
      if (entity.rule == kPlaceRule) continue;  // "in Baghdad and Ramadi"
      const bool bodies =
          !entity.code.empty() && mention_of_[kid] != kNone && body(mention_of_[kid]);
      if (mark != "from" || is_country(entity) || bodies) add_once(found, owner);
    }
  }
}

// "The two countries": a mention for each, with the same words.
void Matcher::add_fellows(Index mention, std::vector<Index>& found) const {
  const std::vector<Mention>& all = tree_.annotations().mentions;
  for (Index next = mention + 1; next < all.size() && all[next].head == all[mention].head; ++next) {
    add_once(found, next);
  }
}

void Matcher::add_parties(Index token, std::vector<Index>& found, int depth) const {
  const Annotations& annotations = tree_.annotations();
  const auto acting = [&](Index mention) {
    return mention != kNone && annotations.mentions[mention].entity != kNone;
  };
  if (acting(mention_of_[token])) {
    add_once(found, mention_of_[token]);
    add_fellows(mention_of_[token], found);
    add_partners(token, found);
  } else if (cues_.partitive(lemmas_[token])) {
    for (const Index kid : tree_.children(token)) {
      const bool of =
          tree_.token(kid).relation == Relation::nmod && tree_.marker(kid, Relation::case_) == "of";
      if (of && depth > 0) add_parties(kid, found, depth - 1);
    }
  } else {
    const Index over = covered_by_[token];
    const Relation relation = tree_.token(token).relation;
    const bool part = relation == Relation::flat || relation == Relation::appos;
    if (acting(over) && (part || tree_.token(annotations.mentions[over].head).head == token)) {
      add_once(found, over);
    }
  }
  if (found.empty()) {
    const Index other = tree_.child(token, Relation::appos);
    if (other != kNone && acting(mention_of_[other])) add_once(found, mention_of_[other]);
  }
  if (depth == 0) return;
  for (const Index kid : tree_.children(token)) {
    const bool joined = tree_.token(kid).relation == Relation::conj || is_listed(token, kid);
    if (joined && !is_astray(token, kid)) add_parties(kid, found, depth - 1);
    if (!found.empty() && is_member(kid)) add_parties(kid, found, depth - 1);
  }
}

// "allies such as Germany", "ten soldiers, including two Danes", "the Kurds, along with Turkish
// forces": those whom a phrase names out of a group, or beside somebody; not "including a child",
// of whom is not known more than of the group.
bool Matcher::is_member(Index phrase) const {
  static constexpr std::string_view kMarkers[] = {"such as",    "include",       "like",
                                                  "along with", "together with", "as well as"};
  const Token& word = tree_.token(phrase);
  if (word.relation != Relation::nmod || word.head == kNone || phrase < word.head) return false;
  std::string marker = lower(tree_.marker(phrase, Relation::case_));
  const Index with = tree_.child(phrase, Relation::case_, "with");
  const std::string& before = with == kNone || with == 0 ? lemmas_[phrase] : lemmas_[with - 1];
  if (marker == "with" && before == "together") marker = "together with";  // as an adverb
  if (!is_in(kMarkers, marker)) return false;
  const std::vector<Mention>& mentions = tree_.annotations().mentions;
  const Index named = mention_of_[phrase];
  if (named == kNone || mentions[named].entity == kNone) return false;
  if (tree_.annotations().entities[mentions[named].entity].code.empty()) return false;
  const bool several = tree_.token(word.head).morphology.number == Number::plural;
  return several || marker == "along with" || marker == "together with" || marker == "as well as";
}

// "killed two Danes in Baghdad and Ramadi", where the tree joins the town with the people.
bool Matcher::is_astray(Index people, Index town) const {
  const Annotations& annotations = tree_.annotations();
  const Index one = mention_of_[people];
  const Index other = mention_of_[town];
  if (one == kNone || other == kNone || annotations.mentions[other].entity == kNone) return false;
  const MentionKind kind = annotations.mentions[one].kind;
  return (kind == MentionKind::group || kind == MentionKind::person) && is_town(annotations, other);
}

// "Norway, the Netherlands, Sweden and Finland", where the tree takes the second name for another
// one of the first: it is joined with more, and is somebody else.
bool Matcher::is_listed(Index token, Index apposition) const {
  if (tree_.token(apposition).relation != Relation::appos || apposition < token) return false;
  if (tree_.token(apposition).pos != Pos::propn || !tree_.has(apposition, Relation::conj))
    return false;
  const std::vector<Mention>& mentions = tree_.annotations().mentions;
  const Index one = mention_of_[token];
  const Index other = mention_of_[apposition];
  return one != kNone && other != kNone && mentions[one].entity != kNone &&
         mentions[other].entity != kNone && mentions[one].entity != mentions[other].entity;
}

// The words of the same sentence that say whom a pronoun means; the pronoun's own mention where
// none do.
Index Matcher::in_sentence(Index pronoun) const {
  const std::vector<Mention>& mentions = tree_.annotations().mentions;
  const Mention& own = mentions[pronoun];
  if (own.kind != MentionKind::pronoun || own.entity == kNone) return pronoun;
  for (Index i = pronoun; i-- > 0 && mentions[i].sentence == own.sentence;) {
    const bool other = mentions[i].kind != MentionKind::pronoun;
    if (other && mentions[i].entity == own.entity) return i;
  }
  return pronoun;
}

// "was warned of consequences by the minister", where the tree hangs the agent of a passive on a
// word before it: the last "by" phrase below the verb, unless it is that of another act.
std::vector<Index> Matcher::low_agent(Index verb) {
  if (tree_.token(verb).pos != Pos::verb || !tree_.passive(verb)) return {};
  Index at = verb;
  for (int step = 0; step < kPartyDepth; ++step) {
    Index last = kNone;
    for (const Index kid : tree_.children(at)) {
      const Relation relation = tree_.token(kid).relation;
      const bool phrase = relation == Relation::obl || relation == Relation::nmod ||
                          relation == Relation::obj || relation == Relation::obl_unmarked;
      if (phrase && kid > verb) last = kid;
    }
    if (last == kNone) return {};
    if (at != verb && tree_.marker(last, Relation::case_) == "by") return parties(last);
    if (match(last) != nullptr) return {};
    at = last;
  }
  return {};
}

// The same, or both of the forces of one country.
bool Matcher::is_comrade(Index one, Index other) const {
  if (one == other || one == kNone || other == kNone) return one == other;
  static constexpr std::string_view kForces[] = {"", "COP", "GOV", "MIL"};
  const Entity& first = tree_.annotations().entities[one];
  const Entity& second = tree_.annotations().entities[other];
  return !first.code.empty() && first.code == second.code && is_in(kForces, first.sector) &&
         is_in(kForces, second.sector);
}

// The word that joins a clause: "after", "when", though that is an adverb.
std::string Matcher::clause_mark(Index clause) const {
  std::string mark = lower(tree_.marker(clause, Relation::mark));
  for (const Index word : tree_.children(clause)) {
    if (mark.empty() && tree_.token(word).relation == Relation::advmod) mark = lemmas_[word];
  }
  return mark;
}

// "were killed when police opened fire": whoever uses force in the clause that tells how, unless
// they undergo the act ("were killed when they attacked a base"), or their comrades do.
std::vector<Index> Matcher::clause_agent(Index verb, const Match& match) {
  static constexpr std::string_view kMarks[] = {"when", "after", "as", "while"};
  if (tree_.token(verb).pos != Pos::verb || !tree_.passive(verb)) return {};
  const std::vector<Mention>& mentions = tree_.annotations().mentions;
  for (const Index kid : tree_.children(verb)) {
    if (tree_.token(kid).relation != Relation::advcl) continue;
    if (!is_in(kMarks, clause_mark(kid))) continue;
    const Match* inner = effective(kid);
    if (inner == nullptr || inner->type != "ASSAULT") continue;
    const bool own = std::any_of(inner->actor.begin(), inner->actor.end(), [&](Index doer) {
      return std::any_of(match.recipient.begin(), match.recipient.end(), [&](Index victim) {
        return is_comrade(mentions[victim].entity, mentions[doer].entity);
      });
    });
    if (!own) return inner->actor;
  }
  return {};
}

// "are blamed for the genocide", "was convicted of the bombing", "is suspected of involvement in
// the attack": who did it, by the words above.
std::vector<Index> Matcher::blamed(Index noun) {
  static constexpr std::string_view kBlames[] = {"accuse",  "blame",  "charge",
                                                 "convict", "indict", "suspect"};
  static constexpr std::string_view kParts[] = {"complicity", "involvement", "part",
                                                "participation", "role"};
  const Index part = tree_.token(noun).head;
  if (part != kNone && is_in(kParts, lemmas_[part]) &&
      tree_.token(noun).relation == Relation::nmod && tree_.marker(noun, Relation::case_) == "in")
    noun = part;
  const Token& word = tree_.token(noun);
  if (word.pos != Pos::noun || word.head == kNone || !is_in(kBlames, lemmas_[word.head])) return {};
  const std::string marker = tree_.marker(noun, Relation::case_);
  if (marker != "for" && marker != "of" && marker != "in" && marker != "with") return {};
  for (const Index object : arguments_.follow(word.head, role::kObj)) {
    if (std::vector<Index> found = parties(object); !found.empty()) return found;
  }
  return {};
}

// "died in attacks claimed by the rebels": whoever says that the act was theirs.
std::vector<Index> Matcher::claimers(Index token) {
  static const Role kIn = *preposition_role("in");
  std::vector<Index> deeds = {token};
  if (tree_.token(token).pos == Pos::verb) deeds = arguments_.follow(token, kIn);
  for (const Index deed : deeds) {
    for (const Index kid : tree_.children(deed)) {
      const Relation relation = tree_.token(kid).relation;
      const bool told = relation == Relation::acl || relation == Relation::acl_relcl;
      if (!told || lemmas_[kid] != "claim" || !tree_.passive(kid)) continue;
      for (const Index who : arguments_.follow(kid, role::kSubj)) {
        if (std::vector<Index> found = parties(who); !found.empty()) return found;
      }
    }
  }
  return {};
}

// "killed two Danes when they opened fire", "opened fire on a van, killing two Danes": whom the act
// hits, by the clause above it or below it that tells what came of it.
std::vector<Index> Matcher::struck(Index verb) {
  static constexpr std::string_view kHarms[] = {"injure", "kill", "wound"};
  static constexpr std::string_view kMarks[] = {"when", "after", "as"};
  const Token& word = tree_.token(verb);
  if (word.pos != Pos::verb || tree_.passive(verb)) return {};
  std::vector<Index> found;
  const auto hit_by = [&](Index harm) {
    for (const Index object : arguments_.follow(harm, role::kObj)) {
      if (found.empty()) found = parties(object);
    }
  };
  for (const Index kid : tree_.children(verb)) {
    const Token& other = tree_.token(kid);
    const bool outcome = other.relation == Relation::advcl && is_in(kHarms, lemmas_[kid]) &&
                         kid > verb && !tree_.passive(kid) && !tree_.has(kid, Relation::mark);
    if (outcome) hit_by(kid);
  }
  if (!found.empty() || word.relation != Relation::advcl || word.head == kNone) return found;
  if (!is_in(kHarms, lemmas_[word.head]) || !tree_.passive(word.head)) return found;
  if (is_in(kMarks, clause_mark(verb))) hit_by(word.head);
  return found;
}

// "The agency said Chad limits aid as it fights rebels": what does one thing in a clause does the
// other below it; whoever says so does not. The subject of that clause, or kNone where `found`,
// what the pronoun is taken for, is not the speaker.
Index Matcher::nearer_than_speaker(Index pronoun, const std::vector<Index>& found) {
  if (lemmas_[pronoun] != "it" || found.size() != 1) return kNone;
  const Token& word = tree_.token(pronoun);
  if (word.relation != Relation::nsubj || word.head == kNone) return kNone;
  const Index main = tree_.token(word.head).head;
  if (tree_.token(word.head).relation != Relation::advcl || main == kNone) return kNone;
  const Index subject = tree_.child(main, Relation::nsubj);
  const Index says = saying(main, false);
  if (subject == kNone || says == kNone || subject > pronoun) return kNone;
  const std::vector<Mention>& mentions = tree_.annotations().mentions;
  const Index named = mention_of_[subject];
  if (named == kNone || mentions[named].entity == kNone ||
      mentions[named].kind != MentionKind::organization) {
    return kNone;
  }
  const Index speaker = tree_.child(says, Relation::nsubj);
  const Index spoken = speaker == kNone ? kNone : mention_of_[speaker];
  const bool same = spoken != kNone && mentions[spoken].entity == mentions[found.front()].entity;
  return same ? subject : kNone;
}

std::vector<Index> Matcher::parties(Index token) {
  std::vector<Index> found;
  add_parties(token, found, kPartyDepth);
  for (Index& mention : found) mention = in_sentence(mention);
  if (found.empty() && tree_.token(token).pos == Pos::pron) found = speakers(token);
  const Index near = nearer_than_speaker(token, found);
  return near == kNone ? found : parties(near);
}

// The verb of saying that a clause is the content of; with `direct` also one that stands beside it
// ("We are ready," the minister said).
Index Matcher::saying(Index clause, bool direct) const {
  const Token& verb = tree_.token(clause);
  const bool content = verb.relation == Relation::ccomp && verb.head != kNone;
  if (content && cues_.reports('v', lemmas_[verb.head])) return verb.head;
  if (!direct) return kNone;
  for (const Index kid : tree_.children(clause)) {
    if (tree_.token(kid).relation == Relation::parataxis && cues_.reports('v', lemmas_[kid])) {
      return kid;
    }
  }
  return kNone;
}

// "The army said it had fired": a pronoun that is the subject of what somebody says is the speaker,
// if it can be (he and she are persons, it is a body or a country).
std::vector<Index> Matcher::speakers(Index pronoun) {
  const std::string& lemma = lemmas_[pronoun];
  const bool person = lemma == "he" || lemma == "she";
  const bool own = lemma == "we" || lemma == "i";  // in direct speech: whoever is speaking
  if (!person && !own && lemma != "it" && lemma != "they") return {};
  const Token& word = tree_.token(pronoun);
  if (word.relation != Relation::nsubj && word.relation != Relation::nsubj_pass) return {};
  Index clause = word.head;
  for (int step = 0; clause != kNone && step < kPartyDepth; ++step) {
    const Token& verb = tree_.token(clause);
    const Index says = saying(clause, own);
    if (says == kNone) {
      clause = verb.head;
      // "villagers were injured when they clashed": of the clause around it first
      if (lemma == "they" && clause != kNone && verb.relation == Relation::advcl) {
        for (const Role role : {role::kSubj, role::kObj}) {
          for (const Index near : arguments_.follow(clause, role)) {
            std::vector<Index> found;
            if (near < pronoun) add_parties(near, found, kPartyDepth);
            if (!found.empty()) return found;
          }
        }
      }
      continue;
    }
    for (const Index speaker : arguments_.follow(says, role::kSubj)) {
      std::vector<Index> found;
      if (speaker != pronoun) add_parties(speaker, found, kPartyDepth);
      std::erase_if(found, [&](Index mention) {
        const Annotations& annotations = tree_.annotations();
        const bool human = annotations.mentions[mention].kind == MentionKind::person;
        // "Officials said it killed nine": several people are no "it"
        const Token& said = tree_.token(annotations.mentions[mention].head);
        if (lemma == "it" && said.morphology.number == Number::plural &&
            annotations.mentions[mention].kind != MentionKind::organization) {
          return true;
        }
        // "The judge said they showed no respect": others
        static constexpr std::string_view kOutsiders[] = {"JRN", "JUD"};
        const Index who = annotations.mentions[mention].entity;
        if (lemma == "they" && human && said.morphology.number != Number::plural) {
          return who != kNone && is_in(kOutsiders, annotations.entities[who].sector);
        }
        if (lemma == "they" || own || human == person) return false;
        // "The minister said it would lift the ban": his government, for which he speaks
        const Entity& entity = annotations.entities[annotations.mentions[mention].entity];
        return person || word.relation != Relation::nsubj || entity.code.empty() ||
               entity.sector.empty();
      });
      if (!found.empty()) return found;
    }
    return {};
  }
  return {};
}

// "in the western part of the country", "the country's north": an area, which does nothing.
bool Matcher::is_land(Index noun) const {
  static constexpr std::string_view kLand[] = {"area",  "center", "centre",   "east",
                                               "north", "part",   "province", "region",
                                               "rest",  "south",  "west"};
  static constexpr std::string_view kTowns[] = {"city", "town", "village"};
  if (noun == kNone) return false;
  const bool many = tree_.token(noun).morphology.number == Number::plural;
  return is_in(kLand, lemmas_[noun]) || (many && is_in(kTowns, lemmas_[noun]));
}

// "the Kabul bombing": a town before an attack says where it was, even if it is a capital.
bool Matcher::is_scene(Index word) const {
  const Index named = mention_of_[word];
  const Token& name = tree_.token(word);
  if (named == kNone || name.pos != Pos::propn || name.name != NameKind::location) return false;
  const Mention& mention = tree_.annotations().mentions[named];
  if (mention.entity == kNone || mention.tokens.size() != 1) return false;
  const Entity& entity = tree_.annotations().entities[mention.entity];
  const bool abbreviation = name.lemma.size() < 3 || name.lemma.find('.') != std::string::npos;
  return is_country(entity) && !abbreviation && lower(entity.name) != lemmas_[word];
}

std::vector<Index> Matcher::owners(Index token, bool doer) {
  static const Role kOrder[] = {role::kPoss, role::kMod, *preposition_role("by"),
                                *preposition_role("from"), *preposition_role("of")};
  static constexpr std::string_view kHits[] = {"attack",  "blast",    "bombing",
                                               "killing", "shooting", "stabbing"};
  static constexpr std::string_view kPictures[] = {"cartoon", "caricature", "depiction"};
  static constexpr std::string_view kMoney[] = {"dollar", "euro", "pound"};
  const Token& thing = tree_.token(token);
  if (is_in(kMoney, thing.lemma)) return {};  // "a million US dollars"
  if (doer && is_land(token)) return {};
  // "the London train and bus bombings", too
  bool hit = is_in(kHits, thing.lemma);
  for (const Index kid : tree_.children(token)) {
    hit = hit || (tree_.token(kid).relation == Relation::conj && is_in(kHits, lemmas_[kid]));
  }
  for (const Role role : kOrder) {
    // "the bombing of a mosque" is not the mosque's, nor are "cartoons of the prophet" his
    const bool of = role == *preposition_role("of");
    if (of && (is_in(kPictures, thing.lemma) || (doer && is_in(kHits, thing.lemma)))) continue;
    for (const Index owner : arguments_.follow(token, role)) {
      if (doer && role == role::kMod && hit && is_scene(owner)) continue;
      std::vector<Index> found = parties(owner);
      if (!found.empty()) return found;
    }
  }
  if (!parties(token).empty()) return {};  // "soldiers backed by X" are not X's
  return makers(token);
}

// Of a thing said or written, whoever gives it out: "released a statement condemning ..."; of
// anything, whoever a participle names: "an appeal lodged by X".
std::vector<Index> Matcher::makers(Index thing) {
  static const Role kOf = *preposition_role("of");
  for (const Index kid : tree_.children(thing)) {
    if (tree_.token(kid).relation != Relation::acl || !tree_.passive(kid)) continue;
    for (Index maker : arguments_.follow(kid, role::kSubj)) {
      // "lodged by the centre of the branch of the church"
      for (int step = 0; step < kPartyDepth && maker != kNone; ++step) {
        if (std::vector<Index> found = parties(maker); !found.empty()) return found;
        const std::vector<Index> whole = arguments_.follow(maker, kOf);
        maker = whole.empty() ? kNone : whole.front();
      }
    }
  }
  const Token& word = tree_.token(thing);
  const bool text = word.head != kNone && cues_.reports('n', lemmas_[thing]);
  if (!text || tree_.token(word.head).pos != Pos::verb) return {};
  const bool given =
      word.relation == Relation::obj ||
      (word.relation == Relation::obl && tree_.marker(thing, Relation::case_) == "in");
  if (!given) return {};
  for (const Index maker : arguments_.follow(word.head, role::kSubj)) {
    if (std::vector<Index> found = parties(maker); !found.empty()) return found;
  }
  return {};
}

}  // namespace tacitus

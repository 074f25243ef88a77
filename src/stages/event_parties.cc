#include "stages/event_parties.h"

#include <algorithm>

#include "base/word_list.h"
#include "stages/mention_roles.h"
#include "stages/tree.h"

namespace tacitus {
namespace {

constexpr std::size_t kShortText = 5;  // sentences

// True when the text or the tables say the country, not only the story around.
bool is_placed(const Entity& entity) { return !entity.code.empty() && entity.rule != kStoryRule; }

// Acts that one party alone does not do. What somebody asks, gives up, seizes or sends troops for
// is told without the other side.
bool is_between_two(std::string_view type) {
  static constexpr std::string_view kTypes[] = {"AGREE",    "CONSULT", "SUPPORT", "COOPERATE",
                                                "AID",      "ACCUSE",  "REJECT",  "THREATEN",
                                                "SANCTION", "ASSAULT"};
  return is_in(kTypes, type);
}

// A meeting or common work: of one party alone, nothing can be told. Who mediates may be told
// alone.
bool is_shared(const Match& match) {
  return (match.type == "CONSULT" && match.mode != "third-party") || match.type == "COOPERATE";
}

// Whoever may be of any country: it need not be told.
bool is_anybody(std::string_view sector) {
  static constexpr std::string_view kAnybody[] = {"CVL", "UAF", "SOC", "REL", "REF",
                                                  "BUS", "CRM", "ELI", "AGR", "UNK"};
  return is_in(kAnybody, sector);
}

}  // namespace

EventParties::EventParties(const Annotations& annotations)
    : annotations_(annotations), mentions_(annotations.sentences.size()) {
  for (Index i = 0; i < annotations.mentions.size(); ++i) {
    const Mention& mention = annotations.mentions[i];
    if (mention.entity != kNone && mention.sentence < mentions_.size()) {
      mentions_[mention.sentence].push_back(i);
    }
  }
}

const Entity& EventParties::entity(Index mention) const {
  return annotations_.entities[annotations_.mentions[mention].entity];
}

bool EventParties::is_article() const { return annotations_.sentences.size() > kShortText; }

bool EventParties::is_private(const Match& match) const {
  if (match.type == "PROTEST" || !all_private(match.actor)) return false;
  const bool victims = match.actor.empty() && (match.type == "ASSAULT" || match.type == "COERCE" ||
                                               match.type == "RETREAT");
  return !victims && all_private(match.recipient);
}

bool EventParties::is_unknown(const Match& match) const {
  if (!is_article()) return false;
  const auto unknown = [&](Index mention) { return !is_placed(entity(mention)); };
  return std::all_of(match.actor.begin(), match.actor.end(), unknown) &&
         std::all_of(match.recipient.begin(), match.recipient.end(), unknown);
}

bool EventParties::is_unplaced(const Match& match) const {
  if (!is_article()) return false;
  const auto unplaced = [&](Index mention) {
    return entity(mention).code.empty() && !is_anybody(entity(mention).sector);
  };
  const bool protests = match.type == "PROTEST";  // who protests is mostly unknown to all
  return (!protests && std::any_of(match.actor.begin(), match.actor.end(), unplaced)) ||
         std::any_of(match.recipient.begin(), match.recipient.end(), unplaced);
}

// True for a mention that might be the other party of a match: of another entity than its actors,
// and not the country that they are of.
bool EventParties::is_other(Index mention, const Match& match) const {
  const Entity& other = entity(mention);
  if (other.code.empty() && other.sector.empty()) return false;
  return std::none_of(match.actor.begin(), match.actor.end(), [&](Index actor) {
    const bool same = annotations_.mentions[actor].entity == annotations_.mentions[mention].entity;
    const bool home = other.sector.empty() && other.code == entity(actor).code;
    return same || home;
  });
}

// True for one person, body or country; leaders, ministers and bodies of several states meet among
// themselves.
bool EventParties::is_one(const std::vector<Index>& actors) const {
  return actors.size() == 1 && annotations_.mentions[actors[0]].kind != MentionKind::group &&
         !is_international(entity(actors[0]).code);
}

bool EventParties::is_half_found(const Match& match, const std::vector<Claimant>& claimants) const {
  if (!is_article() || match.actor.empty() || !match.recipient.empty()) return false;
  if (!is_between_two(match.type)) return false;
  if (is_shared(match) && is_one(match.actor)) return true;
  const auto says = [&](Index mention) {
    return std::any_of(claimants.begin(), claimants.end(), [&](const Claimant& claimant) {
      return claimant.mention != kNone && annotations_.mentions[claimant.mention].entity ==
                                              annotations_.mentions[mention].entity;
    });
  };
  const std::vector<Index>& beside = mentions_[annotations_.mentions[match.actor[0]].sentence];
  return std::any_of(beside.begin(), beside.end(),
                     [&](Index mention) { return is_other(mention, match) && !says(mention); });
}

bool EventParties::is_political(const std::vector<Index>& mentions) const {
  static constexpr std::string_view kPrivate[] = {"",    "CVL", "EDU", "BUS", "LAB", "SOC",
                                                  "MED", "AGR", "ELI", "REL", "REF", "UNK"};
  return std::any_of(mentions.begin(), mentions.end(), [&](Index mention) {
    return is_placed(entity(mention)) || !is_in(kPrivate, entity(mention).sector);
  });
}

// True when all are known to be private, or are somebody of whom a whole article does not say what
// they are. A sentence or two may have no room to say that a leader is one.
bool EventParties::all_private(const std::vector<Index>& mentions) const {
  static constexpr std::string_view kPrivate[] = {"CVL", "EDU", "BUS", "SOC", "MED",
                                                  "AGR", "ELI", "REF", "UNK"};
  return std::all_of(mentions.begin(), mentions.end(), [&](Index mention) {
    const Entity& one = entity(mention);
    const bool known = is_placed(one) && one.code != "MNC";
    if (known || one.role == "leader") return false;
    return one.sector.empty() ? is_article() : is_in(kPrivate, one.sector);
  });
}

}  // namespace tacitus

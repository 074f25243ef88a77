#include "stages/frame_match.h"

#include <algorithm>

#include "base/utf8.h"
#include "base/word_list.h"
#include "stages/factuality.h"
#include "stages/frame_match_seeker.h"

// A trigger has several frames ("reject" an offer, a charge, a transplant). Each is tried: its
// companions, its conditions, its paths. Inner events come first by recursion: "agreed to hold
// talks" asks what "hold" triggers before it asks about "agree". The best is the frame that
// demanded and got most; parties found count after that, so that a general frame with parties does
// not beat a specific one, but of two alike the one with parties wins.

namespace tacitus {
namespace {

constexpr float kRequirePoints = 10;
constexpr float kCompanionPoints = 12;
constexpr float kLackingPoints = 1000;
constexpr float kActorPoints = 5;
constexpr float kRecipientPoints = 3;

// True when the mention names somebody whom `found` has already: the same entity, or words inside
// (or around) its own, which are not those of another member of "the two countries".
bool is_named(const Annotations& annotations, const std::vector<Index>& found, Index mention) {
  const Mention& one = annotations.mentions[mention];
  return std::any_of(found.begin(), found.end(), [&](Index index) {
    const Mention& other = annotations.mentions[index];
    return other.entity == one.entity || (other.head != one.head && other.span.overlaps(one.span));
  });
}

// "Chad will answer, its president warned": a country is not threatened, refused or praised by its
// own government.
bool is_own_country(const Annotations& annotations, const Match& match, Index mention) {
  static constexpr std::string_view kTypes[] = {"ACCUSE",    "AGREE",   "CONSULT",
                                                "COOPERATE", "REJECT",  "REQUEST",
                                                "SANCTION",  "SUPPORT", "THREATEN"};
  static constexpr std::string_view kRulers[] = {"", "GOV"};
  if (!is_in(kTypes, match.type)) return false;
  const Mention& one = annotations.mentions[mention];
  if (one.entity == kNone) return false;
  const Entity& country = annotations.entities[one.entity];
  const bool named = one.kind == MentionKind::place && !is_town(annotations, mention);
  if (!named || !is_country(country)) return false;
  return std::any_of(match.actor.begin(), match.actor.end(), [&](Index index) {
    const Entity& actor = annotations.entities[annotations.mentions[index].entity];
    return actor.code == country.code && is_in(kRulers, actor.sector);
  });
}

// "ordered an inquiry into its troops": an act that one's own people may undergo.
bool may_hit_own(std::string_view type) {
  return type == "ACCUSE" || type == "COERCE" || type == "SANCTION";
}

// Whether a place may undergo an act: its people or its authorities do. Nobody acts or is spoken to
// by the name of a place alone; a capital that stands for its government is no place.
bool takes_places(std::string_view type) {
  static constexpr std::string_view kTypes[] = {"", "ACCUSE", "PROTEST", "REJECT", "SUPPORT"};
  return !is_in(kTypes, type);
}

// "the bombing south of Haditha": a place of which no country is known stands for nobody.
bool is_nowhere(const Annotations& annotations, Index index) {
  const Mention& mention = annotations.mentions[index];
  return mention.kind == MentionKind::place && annotations.entities[mention.entity].code.empty();
}

bool add_once(std::vector<Index>& list, Index item) {
  if (std::find(list.begin(), list.end(), item) != list.end()) return false;
  list.push_back(item);
  return true;
}

}  // namespace

bool is_town(const Annotations& annotations, Index index) {
  const Mention& mention = annotations.mentions[index];
  const Entity& entity = annotations.entities[mention.entity];
  return mention.kind == MentionKind::place && entity.rule == kPlaceRule;
}

Matcher::Matcher(const Tree& tree, Arguments& arguments, const Cues& cues, const Frames& frames)
    : tree_(tree),
      arguments_(arguments),
      cues_(cues),
      frames_(frames),
      mention_of_(tree.size(), kNone),
      covered_by_(tree.size(), kNone),
      entries_(tree.size()) {
  const Annotations& annotations = tree.annotations();
  for (Index i = 0; i < annotations.mentions.size(); ++i) {
    const Mention& mention = annotations.mentions[i];
    if (mention.kind == MentionKind::other) continue;  // things with a name
    if (mention.head != kNone && mention_of_[mention.head] == kNone) mention_of_[mention.head] = i;
    for (Index t = mention.tokens.first; t < mention.tokens.last; ++t) {
      const Index other = covered_by_[t];
      if (other == kNone || annotations.mentions[other].tokens.size() > mention.tokens.size()) {
        covered_by_[t] = i;
      }
    }
  }
  lemmas_.reserve(tree.size());
  for (const Token& token : annotations.tokens) lemmas_.push_back(lower(token.lemma));
}

std::vector<Index> Matcher::follow(Index token, const Path& path) {
  return ends(token, path).tokens;
}

Matcher::Ends Matcher::ends(Index token, const Path& path) {
  Ends result;
  result.tokens = {token};
  for (const Role role : path.roles) {
    std::vector<Index> next;
    if (role == role::kActor || role == role::kRecipient) {
      result.inner = true;
      for (const Index at : result.tokens) {
        const Match* inner = effective(at);
        if (inner == nullptr) continue;
        for (const Index mention : role == role::kActor ? inner->actor : inner->recipient) {
          add_once(result.mentions, mention);
        }
      }
      result.tokens.clear();
      return result;
    }
    for (const Index at : result.tokens) {
      if (role == role::kOwner) {
        for (const Index mention : owners(at)) {
          add_once(next, tree_.annotations().mentions[mention].head);
        }
        continue;
      }
      for (const Index found : arguments_.follow(at, role)) add_once(next, found);
    }
    result.tokens = std::move(next);
  }
  return result;
}

bool Matcher::in_class(Index token, const WordClass& word_class) const {
  const std::string& lemma = lemmas_[token];
  if (word_class.single.contains(lemma)) return true;
  const auto entries = word_class.compound.find(lemma);
  if (entries == word_class.compound.end()) return false;
  for (const std::vector<std::string>& words : entries->second) {
    const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
      for (const Index kid : tree_.children(token)) {
        if (lemmas_[kid] == word && tree_.token(kid).relation != Relation::nsubj) return true;
      }
      for (Index back = 1; back <= 3 && back <= token; ++back) {
        if (lemmas_[token - back] == word) return true;
      }
      return false;
    });
    if (all) return true;
  }
  return false;
}

bool Matcher::mention_passes(Index index, const Condition& condition) const {
  const Annotations& annotations = tree_.annotations();
  const Mention& mention = annotations.mentions[index];
  const auto has = [&](const std::string& word) {
    return std::find(condition.words.begin(), condition.words.end(), word) != condition.words.end();
  };
  switch (condition.test) {
    case Test::person:
      return mention.kind == MentionKind::person;
    case Test::organization:
      return mention.kind == MentionKind::organization;
    case Test::group:
      return mention.kind == MentionKind::group;
    case Test::place:
      return mention.kind == MentionKind::place;
    case Test::country:
      return mention.entity != kNone && is_country(annotations.entities[mention.entity]);
    case Test::code:
      return mention.entity != kNone && has(annotations.entities[mention.entity].code);
    case Test::sector:
      return mention.entity != kNone && has(annotations.entities[mention.entity].sector);
    default:
      return mention.entity != kNone;
  }
}

bool Matcher::acts(Index token, const Condition& condition) {
  std::vector<Index> found = parties(token);
  if (found.empty() && condition.test == Test::actor && !condition.path.direct) {
    found = owners(token);
  }
  if (found.empty() && condition.test == Test::place) {
    const Index mention = mention_of_[token];
    return (mention != kNone && mention_passes(mention, condition)) ||
           tree_.token(token).name == NameKind::location;
  }
  return std::any_of(found.begin(), found.end(),
                     [&](Index mention) { return mention_passes(mention, condition); });
}

bool Matcher::token_passes(Index token, const Condition& condition) {
  // "declared the envoy unwelcome and expelled him": a pronoun is also the word that it stands for.
  const Index mention = tree_.token(token).pos == Pos::pron ? mention_of_[token] : kNone;
  const Index meant =
      mention == kNone ? token : tree_.annotations().mentions[in_sentence(mention)].head;
  switch (condition.test) {
    case Test::in_class:
      return std::any_of(condition.classes.begin(), condition.classes.end(), [&](std::uint32_t i) {
        return in_class(token, frames_.classes[i]) ||
               (meant != token && in_class(meant, frames_.classes[i]));
      });
    case Test::lemma:
      return std::any_of(condition.words.begin(), condition.words.end(),
                         [&](const std::string& word) {
                           return word == lemmas_[token] || word == lemmas_[meant];
                         });
    case Test::event: {
      const Match* inner = effective(token);
      if (inner == nullptr) return false;
      return condition.words.empty() || std::find(condition.words.begin(), condition.words.end(),
                                                  inner->type) != condition.words.end();
    }
    case Test::any:
      return true;
    case Test::none:
      return false;
    case Test::plural:  // "the envoys", "Chile and Peru"
      return tree_.token(token).morphology.number == Number::plural ||
             tree_.has(token, Relation::conj);
    case Test::name:
      return tree_.token(token).name != NameKind::none || tree_.token(token).pos == Pos::propn;
    default:
      return acts(token, condition);
  }
}

bool Matcher::holds_one(Index token, const Condition& condition) {
  const Ends end = ends(token, condition.path);
  if (condition.test == Test::none) return end.tokens.empty() && end.mentions.empty();
  if (end.inner) {
    return std::any_of(end.mentions.begin(), end.mentions.end(),
                       [&](Index mention) { return mention_passes(mention, condition); });
  }
  for (const Index at : end.tokens) {
    if (token_passes(at, condition)) return true;
    for (const Index kid : tree_.children(at)) {
      if (tree_.token(kid).relation == Relation::conj && token_passes(kid, condition)) return true;
    }
    // "a series of attacks": the counted thing counts.
    if (!cues_.partitive(lemmas_[at])) continue;
    for (const Index kid : tree_.children(at)) {
      if (tree_.token(kid).relation == Relation::nmod && token_passes(kid, condition)) return true;
    }
  }
  return false;
}

bool Matcher::holds(Index token, const AnyOf& any_of) {
  return std::any_of(any_of.begin(), any_of.end(),
                     [&](const Condition& condition) { return holds_one(token, condition); });
}

bool Matcher::companions_stand(Index token, const Trigger& trigger) const {
  return std::all_of(
      trigger.companions.begin(), trigger.companions.end(), [&](const std::string& word) {
        for (const Index kid : tree_.children(token)) {
          if (lemmas_[kid] == word && tree_.token(kid).relation != Relation::nsubj) return true;
          for (const Index part : tree_.children(kid)) {
            if (trigger.kind == TriggerKind::verb && lemmas_[part] == word && part > token) {
              return true;
            }
          }
        }
        if (trigger.kind == TriggerKind::noun) {
          for (Index back = 1; back <= 2 && back <= token; ++back) {
            if (lemmas_[token - back] == word && tree_.in_one_sentence(token, token - back)) {
              return true;
            }
          }
          return false;
        }
        return token + 1 < tree_.size() && lemmas_[token + 1] == word &&
               tree_.in_one_sentence(token, token + 1);
      });
}

Span Matcher::trigger_span(Index token, const Trigger& trigger) const {
  Span span = tree_.token(token).span;
  for (const std::string& word : trigger.companions) {
    const bool next = token + 1 < tree_.size() && tree_.in_one_sentence(token, token + 1);
    const bool before = token > 0 && tree_.in_one_sentence(token, token - 1);
    if (next && lemmas_[token + 1] == word) {
      span.end = tree_.token(token + 1).span.end;
    } else if (before && lemmas_[token - 1] == word) {
      span.begin = tree_.token(token - 1).span.begin;
    }
  }
  return span;
}

// "withdraw its troops", "sacked his cabinet": the means or the body of whoever acts (`actors`), no
// party of their own.
bool Matcher::is_own_force(const std::vector<Index>& actors, Index mention) const {
  static constexpr std::string_view kForces[] = {"MIL", "COP", "PRM", "UAF"};
  const Annotations& annotations = tree_.annotations();
  const Mention& one = annotations.mentions[mention];
  const Entity& entity = annotations.entities[one.entity];
  const bool force = is_in(kForces, entity.sector) || lemmas_[one.head] == "mission";
  const Index owner = tree_.child(one.head, Relation::nmod_poss);
  if (owner == kNone || tree_.token(owner).pos != Pos::pron) return false;
  return std::any_of(actors.begin(), actors.end(), [&](Index index) {
    const Entity& actor = annotations.entities[annotations.mentions[index].entity];
    const bool same = entity.code.empty() || actor.code.empty() || actor.code == entity.code;
    const bool body = one.kind == MentionKind::organization && !entity.sector.empty() && same &&
                      entity.sector == actor.sector;
    return body || (force && same);
  });
}

// Fills `found` with the parties that the first fruitful path leads to, but for those that act in
// `match` already; true when they are owners of what the path leads to.
bool Matcher::resolve(Index token, const std::vector<Path>& paths, const Match& match,
                      std::vector<Index>& found) {
  const std::vector<Index>& others = match.actor;
  const bool own = may_hit_own(match.type);
  const bool doer = match.type.empty();  // looked for before all else
  const bool places = takes_places(match.type);
  const auto add = [&](const std::vector<Index>& mentions) {
    for (const Index mention : mentions) {
      if (!places && is_town(tree_.annotations(), mention)) continue;
      if (doer && is_nowhere(tree_.annotations(), mention)) continue;
      if (is_own_country(tree_.annotations(), match, mention)) continue;
      const bool known = is_named(tree_.annotations(), found, mention) ||
                         is_named(tree_.annotations(), others, mention);
      if (!known && (own || !is_own_force(others, mention))) found.push_back(mention);
    }
  };
  static const Role kWithin = *preposition_role("in");
  const auto scene = [&](const Path& path) {  // "raids killed two in a Gaza refugee camp"
    return doer && path.roles.size() > 1 && path.roles.front() == kWithin &&
           !arguments_.follow(token, role::kSubj).empty();
  };
  for (const Path& path : paths) {
    if (scene(path)) continue;
    const Ends end = ends(token, path);
    add(end.mentions);
    for (const Index at : end.tokens) {
      // "detained in Chad and Mali": in one of them by one, in the other by another
      const bool spread = doer && path.roles.front() == kWithin && tree_.has(at, Relation::conj);
      if (!spread && (!doer || !is_land(tree_.token(at).head))) add(parties(at));
    }
    if (!found.empty()) return false;
  }
  for (const Path& path : paths) {
    if (path.direct) continue;
    for (const Index at : ends(token, path).tokens) {
      add(owners(at, doer));
      if (!found.empty()) return true;
    }
  }
  return false;
}

// Whoever an act of force hits by its outcome, unless it is the doer or a comrade.
void Matcher::add_struck(Index token, Match& match) {
  const std::vector<Mention>& mentions = tree_.annotations().mentions;
  for (const Index victim : struck(token)) {
    const bool own = std::any_of(match.actor.begin(), match.actor.end(), [&](Index doer) {
      return is_comrade(mentions[victim].entity, mentions[doer].entity);
    });
    if (own || is_named(tree_.annotations(), match.actor, victim)) continue;
    match.recipient.push_back(victim);
    match.recipient_owned = match.recipient_sought = true;
  }
}

void Matcher::refine(Index token, const Frame& frame, Match& match) {
  for (const Refinement& refinement : frame.when) {
    if (!holds(token, refinement.conditions)) continue;
    if (!refinement.type.empty()) {
      match.type = refinement.type;
      match.mode.clear();
    }
    if (!refinement.mode.empty()) match.mode = refinement.mode;
    if (!refinement.cameo.empty()) match.cameo = refinement.cameo;
    return;
  }
}

std::optional<Match> Matcher::try_frame(Index token, const TriggerRef& ref, std::string* why) {
  const Frame& frame = frames_.frames[ref.frame];
  const Trigger& trigger = frame.triggers[ref.trigger];
  const auto fail = [&](std::string reason) {
    if (why != nullptr) *why = std::move(reason);
    return std::nullopt;
  };
  if (!companions_stand(token, trigger)) return fail("its other words are not there");
  if (frame.negated && !is_negated(tree_, cues_, token)) return fail("it is not negated");
  for (const AnyOf& any_of : frame.require) {
    if (holds(token, any_of)) continue;
    return why == nullptr ? std::nullopt : fail("it requires " + to_text(any_of, frames_));
  }
  for (const AnyOf& any_of : frame.unless) {
    if (!holds(token, any_of)) continue;
    return why == nullptr ? std::nullopt : fail("it is barred by " + to_text(any_of, frames_));
  }
  Match match;
  match.frame = ref.frame;
  match.type = frame.type;
  match.mode = frame.mode;
  match.cameo = frame.cameo;
  match.actor_owned = resolve(token, frame.actor, Match(), match.actor);
  if (match.actor.empty() && !frame.actor.empty()) match.actor = low_agent(token);
  match.recipient_owned = resolve(token, frame.recipient, match, match.recipient);
  // "exact": the frame knows all the ways to its undergoer.
  const bool agreed = match.type == "AGREE" && tree_.token(token).lemma == "agree";
  const bool together = (frame.reciprocal || frame.mutual || agreed) && match.actor.size() > 1;
  const bool struck = match.type == "ASSAULT" && !match.actor.empty() && !frame.recipient.empty();
  if (match.recipient.empty() && struck) add_struck(token, match);
  if (match.recipient.empty() && !frame.recipient.empty() && !frame.exact && !together) {
    match.recipient =
        RecipientSeeker(tree_, arguments_, *this, match, frame.reciprocal).seek(token);
    match.recipient_owned = match.recipient_sought = !match.recipient.empty();
  }
  if (match.actor.empty() && match.type == "ASSAULT" && !frame.actor.empty()) {
    match.actor = clause_agent(token, match);
    if (match.actor.empty()) match.actor = blamed(token);
    if (match.actor.empty()) match.actor = claimers(token);
  }
  match.trigger = trigger_span(token, trigger);
  match.score =
      kRequirePoints * static_cast<float>(frame.require.size() + (frame.negated ? 1 : 0)) +
      kCompanionPoints * static_cast<float>(trigger.companions.size()) +
      (match.actor.empty() ? 0 : kActorPoints) +
      ((match.recipient.empty() && !together) || match.recipient_sought ? 0 : kRecipientPoints) +
      frame.confidence;
  // A frame that lacks a party it cannot do without gives way to any that has its own.
  const bool lacks =
      (match.actor.empty() && !frame.actor_optional) ||
      (frame.recipient_required && (match.recipient.empty() || match.recipient_sought)) ||
      (match.type == "COOPERATE" && match.recipient.empty() && !together);
  if (lacks) match.score -= kLackingPoints;
  refine(token, frame, match);
  return match;
}

// The frames that a word may trigger. A word inside a name ("Attack on Titan", "Talks Ltd")
// triggers nothing.
const std::vector<TriggerRef>* Matcher::frames_of(Index token) const {
  const Token& word = tree_.token(token);
  switch (word.pos) {
    case Pos::verb:
      return frames_.find(TriggerKind::verb, lemmas_[token]);
    case Pos::adj:
      return frames_.find(TriggerKind::adjective, lemmas_[token]);
    case Pos::noun:
    case Pos::propn:
      if (word.name != NameKind::none) return nullptr;
      return frames_.find(TriggerKind::noun, lemmas_[token]);
    default:
      return nullptr;
  }
}

const Match* Matcher::match(Index token) {
  Entry& entry = entries_[token];
  if (entry.busy) return nullptr;
  if (!entry.done) {
    entry.busy = true;
    std::optional<Match> best;
    if (const std::vector<TriggerRef>* refs = frames_of(token)) {
      for (const TriggerRef& ref : *refs) {
        std::optional<Match> found = try_frame(token, ref, nullptr);
        if (found && (!best || found->score > best->score)) best = std::move(found);
      }
    }
    if (best) refine_by_content(token, *best);
    entry.match = std::move(best);
    entry.done = true;
    entry.busy = false;
  }
  return entry.match ? &*entry.match : nullptr;
}

const Match* Matcher::effective(Index token) {
  if (const Match* own = match(token)) return own;
  if (tree_.token(token).pos != Pos::verb) return nullptr;
  for (const Index kid : tree_.children(token)) {
    if (arguments_.carrier(kid) != token) continue;
    if (const Match* carried = match(kid)) return carried;
  }
  return nullptr;
}

std::vector<Miss> Matcher::misses(Index token) {
  std::vector<Miss> found;
  const std::vector<TriggerRef>* refs = frames_of(token);
  if (refs == nullptr) return found;
  for (const TriggerRef& ref : *refs) {
    if (!companions_stand(token, frames_.frames[ref.frame].triggers[ref.trigger])) continue;
    std::string why;
    if (!try_frame(token, ref, &why)) found.push_back({ref.frame, why});
  }
  return found;
}

std::string to_text(const AnyOf& any_of, const Frames& frames) {
  static constexpr std::string_view kTests[] = {
      "",      "",        "",     "actor",  "actor!", "person", "organization", "group",
      "place", "country", "code", "sector", "any",    "none",   "plural",       "name"};
  std::string out;
  for (const Condition& condition : any_of) {
    if (!out.empty()) out += " | ";
    for (std::size_t i = 0; i < condition.path.roles.size(); ++i) {
      if (i > 0) out += '.';
      out += name_of_role(condition.path.roles[i]);
    }
    for (std::size_t i = 0; i < condition.classes.size(); ++i) {
      out += (i == 0 ? " <" : ", <") + frames.classes[condition.classes[i]].name + ">";
    }
    const std::string_view test = kTests[static_cast<std::size_t>(condition.test)];
    if (!test.empty()) out.append(" ").append(test);
    if (condition.test == Test::event) out += " [";
    for (std::size_t i = 0; i < condition.words.size(); ++i) {
      if (condition.test != Test::event || i > 0) out += ' ';
      out += condition.test == Test::lemma ? '"' + condition.words[i] + '"' : condition.words[i];
    }
    if (condition.test == Test::event) out += condition.words.empty() ? "*]" : "]";
  }
  return out;
}

}  // namespace tacitus

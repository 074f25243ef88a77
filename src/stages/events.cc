#include "stages/events.h"

#include <algorithm>

#include "base/word_list.h"
#include "stages/arguments.h"
#include "stages/claimants.h"
#include "stages/dating.h"
#include "stages/event_parties.h"
#include "stages/factuality.h"
#include "stages/frame_match.h"
#include "stages/placing.h"
#include "stages/story_kind.h"

// The coder proper: of every word that triggers a frame, either an event or nothing.
//
// Nothing when the word belongs to an event above it (a frame absorbs it), when nobody can be
// found who did it (unless the frame lets the doer be unknown), when a needed recipient is missing,
// or when the same act was already coded from another word of the sentence. Then PLOVER's two
// reductions: announced cooperation is an agreement, announced harm a threat.

namespace tacitus {
namespace {

constexpr float kOwnedFactor = 0.9f;         // a party found as the owner of a thing
constexpr float kNounFactor = 0.9f;          // a noun as trigger
constexpr float kUnrealFactor = 0.9f;        // not an actual event
constexpr float kMissingPartyFactor = 0.9f;  // no recipient, or no actor
constexpr float kPrivateFactor = 0.7f;       // all parties are private people, firms, schools
constexpr int kContentDepth = 10;            // words to climb from a content to its act of speech

// Announced cooperation, as AGREE (CAMEO 03x), and announced harm, as THREATEN (13x). What a party
// promises to give (captives, access, its arms) it offers; a retreat or truce that it announces, it
// concedes.
struct Reduction {
  std::string_view from;
  std::string_view of_mode;  // empty: any
  std::string_view type;
  std::string_view mode;
  std::string_view cameo;
};
constexpr Reduction kReductions[] = {
    {"CONSULT", "", "AGREE", "", "036"},
    {"SUPPORT", "", "AGREE", "", "032"},
    {"COOPERATE", "", "AGREE", "", "031"},
    {"AID", "", "AGREE", "", "033"},
    {"RETREAT", "release", "AGREE", "", "035"},
    {"RETREAT", "access", "AGREE", "", "035"},
    {"RETREAT", "disarm", "AGREE", "", "035"},
    {"RETREAT", "", "CONCEDE", "", "035"},
    {"SANCTION", "", "THREATEN", "restrict", "131"},
    {"ASSAULT", "", "THREATEN", "violence", "138"},
    {"COERCE", "", "THREATEN", "restrict", "130"},
    {"PROTEST", "", "THREATEN", "", "133"},
};

const Reduction* reduction_of(std::string_view type, std::string_view mode) {
  for (const Reduction& reduction : kReductions) {
    const bool fits = reduction.of_mode.empty() || reduction.of_mode == mode;
    if (reduction.from == type && fits) return &reduction;
  }
  return nullptr;
}

// What a named doer says it will not do, it refuses: "will not release the prisoners".
bool is_cooperative(std::string_view type) {
  static constexpr std::string_view kTypes[] = {"CONSULT", "SUPPORT", "COOPERATE", "AID",
                                                "RETREAT", "CONCEDE", "AGREE"};
  return is_in(kTypes, type);
}

// Acts of speech, whose content is not an event of its own while it has not happened.
bool is_speech(std::string_view type) {
  static constexpr std::string_view kTypes[] = {"AGREE",    "REQUEST", "REJECT", "ACCUSE",
                                                "THREATEN", "SUPPORT", "CONCEDE"};
  return is_in(kTypes, type);
}

std::string_view text_of(Silence reason) {
  switch (reason) {
    case Silence::no_actor:
      return "nobody who could act was found";
    case Silence::no_party:
      return "no party was found";
    case Silence::no_recipient:
      return "its recipient was not found";
    case Silence::private_alone:
      return "only private people are known of it";
    case Silence::unknown_alone:
      return "the article tells no country or body of anybody in it";
    case Silence::unplaced:
      return "the article does not tell the country of a body, an official or a person in it";
    case Silence::half_found:
      return "its other party was not found, though the sentence names others";
    case Silence::everyday:
      return "the article is of crime, sport, shows, accidents or science, and nobody of public "
             "life has a part in it";
    case Silence::standing:
      return "it tells what is so, or happens again and again, and no single event";
    case Silence::part_of_other:
      return "it is part of another event";
    case Silence::unreal:
      return "it is a duty, a purpose, a wish, an ability or a question, and nobody says that it "
             "may happen";
    case Silence::told_already:
      return "it is what somebody asks, offers or refuses, or coded from another word already";
    default:
      return "a condition does not hold";
  }
}

// What a coder knows of the world.
struct Tables {
  const Frames& frames;
  const Cues& cues;
  const Reporting& reporting;
  const Ontology& ontology;
};

// Codes the sentences of one document.
class Coder {
 public:
  Coder(const Document& document, Annotations& annotations, const Tables& tables)
      : document_(document),
        annotations_(annotations),
        frames_(tables.frames),
        cues_(tables.cues),
        ontology_(tables.ontology),
        tree_(annotations),
        arguments_(tree_, tables.cues),
        matcher_(tree_, arguments_, tables.cues, tables.frames),
        claims_(annotations, tables.reporting),
        stories_(annotations, tables.frames),
        parties_(annotations),
        matches_(annotations.tokens.size(), nullptr),
        absorbed_(annotations.tokens.size(), false) {}

  void run() {
    for (Index s = 0; s < annotations_.sentences.size(); ++s) {
      if (is_prose(annotations_.sentences[s], annotations_.blocks)) code_sentence(s);
    }
  }

  // Every word that might trigger and gave no event.
  std::vector<SilentWord> silent_words(Index sentence);

 private:
  void code_sentence(Index sentence);
  void absorb(Index token, const Match& match);
  std::optional<Silence> bar(Index token, const Match& match) const;
  std::optional<Silence> lack(Index token, const Match& match) const;
  bool is_announced(Index token, const Match& match) const;
  void emit(Index sentence, Index token, const Match& match);
  bool is_unreal(const Reality& reality, const Event& event) const;
  void reduce(const Reality& reality, Event& event) const;
  bool is_refused(Index token) const;
  bool is_content(const Event& event) const;
  bool is_alleged(const Event& event) const;
  bool is_at_home(const Event& event) const;
  void date(Event& event) const;
  bool repeats(const Event& event) const;
  bool needs_recipient(std::string_view type) const;
  std::vector<Index> entities(const std::vector<Index>& mentions) const;
  bool is_everyday(Index token, const Match& match) const;
  bool is_standing(Index token) const;
  float confidence(const Match& match, const Event& event) const;

  const Document& document_;
  Annotations& annotations_;
  const Frames& frames_;
  const Cues& cues_;
  const Ontology& ontology_;
  const Tree tree_;
  Arguments arguments_;
  Matcher matcher_;
  const Claims claims_;
  const StoryKinds stories_;
  const EventParties parties_;
  std::vector<const Match*> matches_;  // [token], null for none; owned by matcher_
  std::vector<bool> absorbed_;         // [token]
};

// An act that is part of another one: with its conjuncts, and the noun that a light verb carries.
void Coder::absorb(Index token, const Match& match) {
  const Frame& frame = frames_.frames[match.frame];
  for (const Path& path : frame.absorbs) {
    for (const Index at : matcher_.follow(token, path)) {
      absorbed_[at] = true;
      for (const Index kid : tree_.children(at)) {
        const Relation relation = tree_.token(kid).relation;
        if (relation == Relation::conj || arguments_.carrier(kid) == at) absorbed_[kid] = true;
      }
    }
  }
}

bool Coder::needs_recipient(std::string_view type) const {
  const EventType* found = ontology_.find_type(type);
  return found != nullptr && found->needs_recipient;
}

// "The government will provide aid": an agreement or a threat needs nobody whom the act itself
// does.
bool Coder::is_announced(Index token, const Match& match) const {
  const Frame& frame = frames_.frames[match.frame];
  const Reduction* reduction = reduction_of(match.type, match.mode);
  if (reduction == nullptr || needs_recipient(reduction->type)) return false;
  if (match.actor.empty() || (frame.recipient_required && !needs_recipient(match.type)) ||
      frame.status || frame.reciprocal)
    return false;
  return reality_of(tree_, cues_, arguments_, token, frame.negated).status() == EventStatus::future;
}

// Why a match gives no event; nullopt when it gives one.
std::optional<Silence> Coder::bar(Index token, const Match& match) const {
  return absorbed_[token] ? std::optional(Silence::part_of_other) : lack(token, match);
}

// Which party a match lacks without which it is no event; nullopt when it has all.
std::optional<Silence> Coder::lack(Index token, const Match& match) const {
  const Frame& frame = frames_.frames[match.frame];
  if (match.actor.empty() && !frame.actor_optional) return Silence::no_actor;
  if (match.actor.empty() && match.recipient.empty()) return Silence::no_party;
  const bool needed = frame.recipient_required || needs_recipient(match.type);
  const bool together = (frame.reciprocal || frame.mutual) && match.actor.size() > 1;
  if (needed && match.recipient.empty() && !together && !is_announced(token, match)) {
    return Silence::no_recipient;
  }
  if (parties_.is_private(match)) return Silence::private_alone;
  if (parties_.is_unknown(match)) return Silence::unknown_alone;
  if (is_everyday(token, match)) return Silence::everyday;
  if (is_standing(token)) return Silence::standing;
  if (parties_.is_unplaced(match)) return Silence::unplaced;
  const bool one_sided = !match.actor.empty() && match.recipient.empty() && !together;
  if (one_sided && frame.recipient_wanted && parties_.is_article()) return Silence::no_recipient;
  if (!one_sided || is_announced(token, match)) return std::nullopt;
  const Index sentence = annotations_.mentions[match.actor.front()].sentence;
  const bool half = parties_.is_half_found(match, claims_.of(token, sentence));
  return half ? std::optional(Silence::half_found) : std::nullopt;
}

// "A group that opposes the king", "soldiers often raid the camp", "regularly mount raids": a verb
// in the simple present that describes somebody, or tells a habit. A main clause may be a headline.
bool Coder::is_standing(Index token) const {
  static constexpr std::string_view kHabits[] = {"often",     "regularly", "routinely", "usually",
                                                 "always",    "typically", "generally", "normally",
                                                 "sometimes", "frequently"};
  const Token& trigger = tree_.token(token);
  const bool object = trigger.pos == Pos::noun && trigger.relation == Relation::obj;
  const Index act = object && trigger.head != kNone ? trigger.head : token;
  const Token& verb = tree_.token(act);
  const bool present = verb.pos == Pos::verb && verb.morphology.tense == Tense::present &&
                       verb.morphology.verb_form == VerbForm::finite;
  if (!present || tree_.has(act, Relation::aux) || tree_.has(act, Relation::aux_pass)) {
    return false;
  }
  const auto kids = tree_.children(act);
  const bool habit = std::any_of(kids.begin(), kids.end(),
                                 [&](Index kid) { return is_in(kHabits, tree_.token(kid).lemma); });
  const bool joined = verb.relation == Relation::conj && verb.head != kNone;
  const Relation clause = joined ? tree_.token(verb.head).relation : verb.relation;
  return habit || (!object && clause == Relation::acl_relcl);
}

// "Police arrested the goalkeeper": ordinary crime and private life, by the words of the article.
// A country in which it happens, or whose people it happens to, has no part in it.
bool Coder::is_everyday(Index token, const Match& match) const {
  if (match.type == "PROTEST" || match.type == "MOBILIZE") return false;
  if (!stories_.is_everyday(token)) return false;
  const bool force = match.type == "ASSAULT" || match.type == "COERCE";
  const auto acts = [&](Index index) {
    const Mention& mention = annotations_.mentions[index];
    const bool scene = mention.head != kNone &&
                       tree_.marker(mention.head, Relation::case_) == "in";  // "jailed in Oslo"
    return !scene && is_public(mention, annotations_.entities[mention.entity]);
  };
  const auto undergoes = [&](Index index) {
    const Mention& mention = annotations_.mentions[index];
    const Entity& entity = annotations_.entities[mention.entity];
    const bool scene = force && (mention.kind == MentionKind::place || is_country(entity));
    return !scene && is_public(mention, entity);
  };
  return std::none_of(match.actor.begin(), match.actor.end(), acts) &&
         std::none_of(match.recipient.begin(), match.recipient.end(), undergoes);
}

void Coder::code_sentence(Index sentence) {
  const IndexRange tokens = annotations_.sentences[sentence].tokens;
  for (Index token = tokens.first; token < tokens.last; ++token) {
    matches_[token] = matcher_.match(token);
  }
  for (Index token = tokens.first; token < tokens.last; ++token) {
    const Match* match = matches_[token];
    if (match != nullptr && !lack(token, *match)) absorb(token, *match);
  }
  for (Index token = tokens.first; token < tokens.last; ++token) {
    const Match* match = matches_[token];
    if (match != nullptr && !bar(token, *match)) emit(sentence, token, *match);
  }
}

std::vector<Index> Coder::entities(const std::vector<Index>& mentions) const {
  std::vector<Index> found;
  found.reserve(mentions.size());
  for (const Index mention : mentions) found.push_back(annotations_.mentions[mention].entity);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

// The same act told twice in a sentence ("launched an attack, attacking ..."): same type, same
// parties.
bool Coder::repeats(const Event& event) const {
  for (std::size_t i = annotations_.events.size(); i-- > 0;) {
    const Event& other = annotations_.events[i];
    if (other.sentence != event.sentence) return false;
    if (other.type == event.type && entities(other.actor) == entities(event.actor) &&
        entities(other.recipient) == entities(event.recipient)) {
      return true;
    }
  }
  return false;
}

// What has not happened is told only when somebody says that it may: "may arrest", "considers
// arresting", not "was sent to arrest", "should arrest", "can arrest". What somebody tries is told
// when it is an act of force, what somebody hopes to do together is an agreement, and a condition
// is told when it says of two countries what one does to the other.
bool Coder::is_unreal(const Reality& reality, const Event& event) const {
  if (event.status != EventStatus::hypothetical || reality.mooted) return false;
  const EventType* type = ontology_.find_type(event.type);
  if (reality.tried && type != nullptr && type->quad == 4) return false;
  if (reality.wished && is_cooperative(event.type) && !event.actor.empty()) return false;
  const auto known = [&](const std::vector<Index>& mentions) {
    return std::any_of(mentions.begin(), mentions.end(), [&](Index mention) {
      return !annotations_.entities[annotations_.mentions[mention].entity].code.empty();
    });
  };
  const bool both = event.reciprocal || known(event.recipient);
  return !reality.conditional || !known(event.actor) || !both;
}

// "Refused to make an apology", "declined a visit": the deed is below the refusal.
bool Coder::is_refused(Index token) const {
  constexpr int kSteps = 3;
  for (int step = 0; step < kSteps; ++step) {
    const Token& word = tree_.token(token);
    const bool content = word.relation == Relation::obj || word.relation == Relation::xcomp ||
                         word.relation == Relation::conj;
    if (!content || word.head == kNone) return false;
    token = word.head;
    const std::string& lemma = tree_.token(token).lemma;
    if (lemma == "refuse" || lemma == "decline") return true;
  }
  return false;
}

void Coder::reduce(const Reality& reality, Event& event) const {
  if (event.actor.empty()) return;
  if (event.status == EventStatus::hypothetical && reality.wished && !reality.mooted &&
      is_cooperative(event.type)) {
    event.status = EventStatus::future;
  }
  const bool refused = is_cooperative(event.type) || event.type == "REQUEST";
  const bool said = reality.future || is_refused(event.token);
  if (event.status == EventStatus::negated && said && refused) {
    const std::string_view finer = frames_.contents.by_code("12", event.cameo);
    event.type = "REJECT";
    event.mode.clear();
    event.cameo = finer.empty() ? "120" : finer;
    event.status = EventStatus::actual;
    return;
  }
  if (event.status != EventStatus::future) return;
  const Reduction* reduction = reduction_of(event.type, event.mode);
  if (reduction == nullptr) return;
  const std::string_view finer =
      frames_.contents.by_code(reduction->cameo.substr(0, 2), event.cameo);
  event.type = reduction->type;
  event.mode = reduction->mode;
  event.cameo = finer.empty() ? reduction->cameo : finer;
  event.status = EventStatus::actual;
}

// What somebody is accused of is told by the accusation; deeds alone are told beside it ("accused
// Tehran of siding with rebels", but "accused Tehran of bombing a port").
bool Coder::is_alleged(const Event& event) const {
  const EventType* type = ontology_.find_type(event.type);
  if (type == nullptr || type->quad == 2 || type->quad == 4) return false;  // deeds
  Index at = event.token;
  for (int step = 0; at != kNone && step < kContentDepth; ++step) {
    const Token& word = tree_.token(at);
    const bool content = word.relation == Relation::xcomp || word.relation == Relation::ccomp ||
                         word.relation == Relation::advcl || word.relation == Relation::conj;
    if (!content || word.head == kNone) return false;
    const Index above = word.head;
    const Match* match = matches_[above];
    const bool accused = match != nullptr && match->type == "ACCUSE" && !bar(above, *match);
    if (accused && word.relation != Relation::conj) {
      const std::string mark = tree_.marker(at, Relation::mark);
      return word.relation != Relation::advcl || mark == "of" || mark == "with";
    }
    at = above;
  }
  return false;
}

// What somebody asks, offers, refuses or threatens and what has not happened is the content of that
// act ("urged Seoul to hold talks"): it is below its words in the tree.
bool Coder::is_content(const Event& event) const {
  if (is_alleged(event)) return true;
  if (event.status != EventStatus::hypothetical && event.status != EventStatus::future)
    return false;
  Index at = tree_.token(event.token).head;
  for (int step = 0; at != kNone && step < kContentDepth; ++step) {
    const Match* match = matches_[at];
    if (match != nullptr && is_speech(match->type)) {
      // "They had asked the premier to resign": asked, whoever they are
      const Silence reason = bar(at, *match).value_or(Silence::no_actor);
      if (reason == Silence::no_actor) return true;
    }
    // "will not go to Moscow to meet him": what became a refusal
    for (std::size_t i = annotations_.events.size(); i-- > 0;) {
      const Event& other = annotations_.events[i];
      if (other.sentence != event.sentence) break;
      if (other.token == at && is_speech(other.type)) return true;
    }
    at = tree_.token(at).head;
  }
  return false;
}

// "The president arrived in his capital": a journey to one's own country is no visit.
bool Coder::is_at_home(const Event& event) const {
  if (event.type != "CONSULT" || event.mode != "visit" || event.recipient.empty()) return false;
  const auto entity = [&](Index mention) -> const Entity& {
    return annotations_.entities[annotations_.mentions[mention].entity];
  };
  return std::all_of(event.recipient.begin(), event.recipient.end(), [&](Index recipient) {
    if (!is_country(entity(recipient))) return false;
    return std::all_of(event.actor.begin(), event.actor.end(),
                       [&](Index actor) { return entity(actor).code == entity(recipient).code; });
  });
}

void Coder::date(Event& event) const {
  const Dating dating = date_of(document_, annotations_, event.token);
  event.time = dating.time;
  event.date = dating.date;
  event.historical = dating.historical;
}

float Coder::confidence(const Match& match, const Event& event) const {
  float value = frames_.frames[match.frame].confidence;
  if (match.actor_owned) value *= kOwnedFactor;
  if (match.recipient_owned) value *= kOwnedFactor;
  if (tree_.token(event.token).pos != Pos::verb) value *= kNounFactor;
  if (event.status != EventStatus::actual) value *= kUnrealFactor;
  if (match.actor.empty() || match.recipient.empty()) value *= kMissingPartyFactor;
  if (!parties_.is_political(event.actor) && !parties_.is_political(event.recipient))
    value *= kPrivateFactor;
  return value;
}

void Coder::emit(Index sentence, Index token, const Match& match) {
  const Frame& frame = frames_.frames[match.frame];
  Event event;
  event.type = match.type;
  event.mode = match.mode;
  event.cameo = match.cameo;
  event.actor = match.actor;
  event.recipient = match.recipient;
  // Whom only the search found did not act: "the rebels agreed to a truce in Yemen".
  const bool both = frame.reciprocal && !match.recipient_sought;
  if (both) {
    for (const Index mention : event.recipient) event.actor.push_back(mention);
    event.recipient.clear();
  }
  const bool agreed = event.type == "AGREE" && tree_.token(token).lemma == "agree";
  const bool together = both || ((frame.mutual || agreed) && event.recipient.empty());
  event.reciprocal = together && entities(event.actor).size() > 1;
  event.trigger = match.trigger;
  event.token = token;
  event.sentence = sentence;
  event.rule = frame.rule;
  const Reality reality = reality_of(tree_, cues_, arguments_, token, frame.negated);
  event.status = frame.status ? *frame.status : reality.status();
  // "will never recognise": a refusal is made now.
  if (frame.negated && event.status == EventStatus::future) event.status = EventStatus::actual;
  if (is_content(event)) return;
  if (!frame.status && is_unreal(reality, event)) return;
  if (!both) {
    const std::vector<Index> doers = entities(event.actor);
    std::erase_if(event.recipient, [&](Index mention) {
      return std::binary_search(doers.begin(), doers.end(), annotations_.mentions[mention].entity);
    });
    const bool needed = frame.recipient_required || needs_recipient(event.type);
    if (event.recipient.empty() && needed && !is_announced(token, match)) return;
  }
  if (is_at_home(event)) return;
  event.claimants = claims_.of(token, sentence);
  event.confidence = confidence(match, event);
  reduce(reality, event);
  if (const CameoCode* code = ontology_.find_cameo(event.cameo)) {
    event.contexts = code->contexts;
    if (event.mode.empty() && code->type == event.type) event.mode = code->mode;
  }
  date(event);
  event.place = place_of(tree_, event.token);
  if (!repeats(event)) annotations_.events.push_back(std::move(event));
}

std::vector<SilentWord> Coder::silent_words(Index sentence) {
  std::vector<SilentWord> words;
  const IndexRange tokens = annotations_.sentences[sentence].tokens;
  for (Index token = tokens.first; token < tokens.last; ++token) {
    const Match* match = matcher_.match(token);
    if (match != nullptr && !lack(token, *match)) absorb(token, *match);
  }
  for (Index token = tokens.first; token < tokens.last; ++token) {
    const bool coded = std::any_of(annotations_.events.begin(), annotations_.events.end(),
                                   [&](const Event& event) { return event.token == token; });
    if (coded) continue;
    if (const Match* match = matcher_.match(token)) {
      const Frame& frame = frames_.frames[match->frame];
      const Reality reality = reality_of(tree_, cues_, arguments_, token, frame.negated);
      const bool unreal = reality.hypothetical && !reality.mooted && !frame.status;
      const Silence reason =
          bar(token, *match).value_or(unreal ? Silence::unreal : Silence::told_already);
      words.push_back({token, reason, match->frame, std::string(text_of(reason))});
      continue;
    }
    for (Miss& miss : matcher_.misses(token)) {
      words.push_back({token, Silence::condition, miss.frame, std::move(miss.why)});
    }
  }
  return words;
}

}  // namespace

void EventCoder::run(const Document& document, Annotations& annotations) const {
  Coder(document, annotations, {frames_, cues_, reporting_, ontology_}).run();
}

std::vector<std::vector<SilentWord>> EventCoder::silent_words(
    const Document& document, const Annotations& annotations) const {
  Annotations copy = annotations;
  Coder coder(document, copy, {frames_, cues_, reporting_, ontology_});
  std::vector<std::vector<SilentWord>> words;
  for (Index s = 0; s < annotations.sentences.size(); ++s) {
    const bool prose = is_prose(annotations.sentences[s], annotations.blocks);
    words.push_back(prose ? coder.silent_words(s) : std::vector<SilentWord>());
  }
  return words;
}

}  // namespace tacitus

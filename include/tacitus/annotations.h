#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tacitus/document.h"

namespace tacitus {

// Layers refer to each other by index. kNone means "there is none".
using Index = std::uint32_t;
inline constexpr Index kNone = UINT32_MAX;

// Half-open range of indices [first, last) into one layer.
struct IndexRange {
  Index first = 0;
  Index last = 0;

  Index size() const { return last - first; }
  bool empty() const { return first == last; }
  bool contains(Index index) const { return first <= index && index < last; }
  friend bool operator==(const IndexRange&, const IndexRange&) = default;
};

// The part that a stretch of text plays in an article.
enum class BlockKind : std::uint8_t {
  headline,
  subheading,  // "Rejected again" between paragraphs
  byline,      // "By Brian Padden"
  agency,      // "VOA News", a name of a paper alone on its line
  dateline,    // "SEOUL, July 21 (Reuters) -" before the first sentence
  paragraph,
  caption,  // of a photograph; "FILE - ..." and plain ones
  credit,   // "Youmi Kim in Seoul contributed to this report."
};

// True for the blocks that tell what happened. The others (by-lines, datelines, credits) are cut
// into words, too, but nothing is coded there.
constexpr bool is_prose(BlockKind kind) {
  return kind == BlockKind::headline || kind == BlockKind::subheading ||
         kind == BlockKind::paragraph || kind == BlockKind::caption;
}

// A stretch of the article. Blocks do not overlap and stand in text order.
struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
  bool file_caption = false;  // a caption of an old photograph: "FILE - ..."
};

// One name a line would be pages.
// clang-format off

// Universal part-of-speech tags.
enum class Pos : std::uint8_t {
  adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb, x
};

// Universal Dependencies 2, English. The order is that of the names in base/ud.h.
enum class Relation : std::uint8_t {
  root, acl, acl_relcl, advcl, advcl_relcl, advmod, amod, appos, aux, aux_pass, case_, cc,
  cc_preconj, ccomp, compound, compound_prt, conj, cop, csubj, csubj_outer, csubj_pass, dep, det,
  det_predet, discourse, dislocated, expl, fixed, flat, goeswith, iobj, list, mark, nmod,
  nmod_desc, nmod_poss, nmod_unmarked, nsubj, nsubj_outer, nsubj_pass, nummod, obj, obl, obl_agent,
  obl_unmarked, orphan, parataxis, punct, reparandum, vocative, xcomp
};

// clang-format on

enum class Number : std::uint8_t { none, singular, plural };
enum class Tense : std::uint8_t { none, past, present };
enum class VerbForm : std::uint8_t { none, finite, infinitive, participle, gerund };
enum class Mood : std::uint8_t { none, indicative, imperative, subjunctive };
enum class Voice : std::uint8_t { none, passive };

// The features of a word that later stages ask for (UD names: Number, Person, Tense, VerbForm,
// Mood, Voice, Degree).
struct Morphology {
  Number number = Number::none;
  std::uint8_t person = 0;  // 1, 2, 3; 0 for none
  Tense tense = Tense::none;
  VerbForm verb_form = VerbForm::none;
  Mood mood = Mood::none;
  Voice voice = Voice::none;
  std::uint8_t degree = 0;  // 1 positive, 2 comparative, 3 superlative; 0 for none
  friend bool operator==(const Morphology&, const Morphology&) = default;
};

// The kind of name that a word is part of, as the model sees it. Locations are countries, cities
// and other places; a norp is a people ("Iraqi", "Kurds"); an event has a name of its own ("World
// War II").
enum class NameKind : std::uint8_t { none, person, organization, location, norp, event };

// One syntactic word. "don't" is two tokens, [do][n't], the second with `glued` set.
struct Token {
  Span span;
  bool glued = false;  // a part, but not the first, of one written word ("n't", "'s")
  Pos pos = Pos::x;
  Relation relation = Relation::dep;
  NameKind name = NameKind::none;
  bool name_begins = false;  // first word of a name
  Morphology morphology;
  Index head = kNone;  // token; kNone for the root of a sentence
  std::string lemma;   // "impose"
};

// A sentence, or a headline, or another line of its own. Its tokens have their heads among
// themselves.
struct Sentence {
  Span span;
  IndexRange tokens;
  Index block = kNone;  // kNone: between the blocks ("FILE -" before a caption)
};

// True when the sentence may tell an event: it stands in a block of prose, or there are no blocks.
inline bool is_prose(const Sentence& sentence, const std::vector<Block>& blocks) {
  return blocks.empty() ||
         (sentence.block < blocks.size() && is_prose(blocks[sentence.block].kind));
}

enum class DatePrecision : std::uint8_t { unknown, day, week, month, year };

// A half-open interval of UTC days [begin, end) at the precision that the words have.
struct DateInterval {
  std::chrono::sys_days begin;
  std::chrono::sys_days end;
  DatePrecision precision = DatePrecision::unknown;

  bool known() const { return precision != DatePrecision::unknown; }
  friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

// Words that name a time, without their preposition: "Thursday", "early last year", "July 4".
struct TimeExpression {
  Span span;
  IndexRange tokens;
  Index sentence = kNone;
  DateInterval interval;
};

// What kind of thing may act, be acted upon or speak.
enum class MentionKind : std::uint8_t { person, organization, group, place, pronoun, other };

// A noun phrase of the text: its head word and the words that belong to its name or description.
struct Mention {
  Span span;           // "South Korean Defense Ministry spokesman Moon Sang-kyun"
  Index head = kNone;  // token: "spokesman"
  IndexRange tokens;   // those under `span`
  Index sentence = kNone;
  Index entity = kNone;  // entity; kNone when it is nobody who can act
  MentionKind kind = MentionKind::other;
};

// Somebody or something that acts: a country, an office, a body, a person, a group. Codes are those
// of PLOVER on the day of publication. Empty means not known.
struct Entity {
  std::string name;      // canonical: "Moon Jae-in", "Ministry of Foreign Affairs of Japan"
  std::string code;      // "KOR", "UNO", "IGO"; several of a person's are never mixed
  std::string sector;    // "GOV", "MIL", "REB"; may be empty for a country as such
  std::string role;      // "president", as of Document::published
  std::string wikidata;  // "Q21001"
  std::string rule;      // why: "actors/leaders.tsv:120", "actors/roles.tsv:31", "model"
};

// The part that a place plays in the text.
enum class PlaceRole : std::uint8_t {
  mention,   // named, and no more is known
  event,     // where something happened: "protests in Minsk"
  speech,    // where somebody spoke: "told a forum in Aspen"
  home,      // where an actor belongs: "the mayor of Lyon"
  dateline,  // where the story was written
};

// How exactly a place is known.
enum class PlacePrecision : std::uint8_t { unknown, country, region, point };

// A name of a place in the text and, where that is beyond doubt, what it names. Without `geonames`
// nothing of the place is known and no pin may be set.
struct Location {
  Span span;  // "Aspen"; the "Colorado" that says where it lies is a location of its own
  IndexRange tokens;
  Index sentence = kNone;
  PlaceRole role = PlaceRole::mention;
  std::string name;     // canonical: "Aspen"
  std::string country;  // ISO 3166-1 alpha-3: "USA"
  std::string admin1;   // first-level region: "Colorado"
  double latitude = 0;  // degrees, WGS 84
  double longitude = 0;
  std::uint32_t geonames = 0;  // GeoNames id; 0 for not known
  PlacePrecision precision = PlacePrecision::unknown;
  std::string rule;  // why: "places/places.tsv:5412"

  bool known() const { return geonames != 0; }
};

// How the content of a statement is given.
enum class StatementMode : std::uint8_t { direct, indirect, mixed };

// Somebody says something: who, by which word, and the exact words that are said. Statements nest:
// the content of one may hold another.
struct Statement {
  Index speaker = kNone;  // mention; kNone when nobody who can act says it, or nobody is named
  Span speaker_words;     // "Defense Ministry spokesman Moon Sang-kyun"; empty when nobody is named
  Span cue;               // "said", "according to"; empty when quotation marks alone tell
  std::vector<Span> content;  // in text order; several when the cue stands inside, or a quotation
                              // goes on in later sentences; without the outer quotation marks
  StatementMode mode = StatementMode::indirect;
  std::vector<Index> addressee;  // mentions: told whom
  Index sentence = kNone;        // of the cue
  Index time = kNone;            // the time expression that dates it, if any
  DateInterval date;             // when it was said
  Index place = kNone;           // location where it was said
  float confidence = 0;          // in [0, 1]
  std::string rule;              // why: "cues/reporting.tsv:31"
};

// What the text says of the reality of an event.
enum class EventStatus : std::uint8_t { actual, future, hypothetical, negated };

// On whose word an event stands, and the word that says so ("said", "according to").
struct Claimant {
  Index mention = kNone;  // kNone: somebody unnamed ("reportedly")
  Span cue;
};

// What a number of an event counts.
enum class NumberKind : std::uint8_t { killed, injured, arrested, participants, displaced, money };

// How many, or how much: "at least 12 people", "between 200 and 300 protesters", "$5 million".
struct EventNumber {
  NumberKind kind = NumberKind::killed;
  double low = 0;                   // "at least 12" is 12 and no high
  std::optional<double> high;       // equal to low when the text gives one figure
  std::string unit;                 // of money: ISO 4217, "USD"; else empty
  Span span;                        // "at least 12 people"
  std::vector<Claimant> claimants;  // outermost first
};

struct Event {
  std::string type;   // ontology code: "REJECT"
  std::string mode;   // "meet", or empty
  std::string cameo;  // "120"
  std::vector<std::string> contexts;
  EventStatus status = EventStatus::actual;
  bool historical = false;          // happened long before the story's own time
  std::vector<Index> actor;         // mentions: who; compound actors are one list
  std::vector<Index> recipient;     // mentions: to whom
  bool reciprocal = false;          // the actors do it to one another: "met", "signed"
  std::vector<Claimant> claimants;  // outermost first
  Span trigger;                     // the words that express it
  Index token = kNone;              // the trigger's head word
  Index sentence = kNone;
  Index time = kNone;  // the time expression that dates it, if any
  DateInterval date;
  Index place = kNone;               // location where it happened
  std::vector<EventNumber> numbers;  // in text order
  float confidence = 0;              // in [0, 1]
  std::string rule;                  // why: "frames/reject.frames:42"
};

// What has become of a proposal on the day of publication.
enum class ProposalState : std::uint8_t { open, accepted, rejected, ignored, countered, withdrawn };

// A condition of a proposal, and who sets it.
struct ProposalCondition {
  Span span;             // "in exchange for a nuclear freeze"
  Index holder = kNone;  // mention; kNone when the text does not say
};

// What somebody did about a proposal.
struct Answer {
  std::vector<Index> answerer;  // mentions
  ProposalState state = ProposalState::open;
  Index event = kNone;  // the event that is the answer
  Span span;            // the words that say so: "has so far not responded"
};

// Somebody proposes, offers or demands something of somebody, and what came of it in this text.
struct Proposal {
  std::vector<Index> proposer;   // mentions
  std::vector<Index> addressee;  // mentions
  Span terms;                    // the words of what is proposed: "military talks"
  std::string terms_type;        // PLOVER type of what is proposed: "CONSULT"; may be empty
  std::vector<ProposalCondition> conditions;
  std::vector<Answer> answers;  // in text order
  ProposalState state = ProposalState::open;
  Index event = kNone;  // the event that proposes
  Index sentence = kNone;
  DateInterval date;
  float confidence = 0;
  std::string rule;
};

// Where a measure stands.
enum class MeasureStatus : std::uint8_t {
  proposed,
  threatened,
  imposed,
  extended,
  eased,
  lifted,
  blocked
};

// A restriction that one side puts on another: sanctions, a ban, a freeze, a tariff.
struct Measure {
  std::vector<Index> sender;  // mentions
  std::vector<Index> target;  // mentions
  std::string measure;        // kind, a code of ontology/measures.tsv: "embargo", "asset_freeze"
  Index body = kNone;         // mention of the body through which it goes: "the Security Council"
  MeasureStatus status = MeasureStatus::imposed;
  Span words;           // "unilateral economic sanctions"
  Index event = kNone;  // the event that tells it, if any
  Index sentence = kNone;
  DateInterval date;
  std::vector<Claimant> claimants;  // outermost first
  float confidence = 0;
  std::string rule;
};

// How a position stands to the one that opened the dispute.
enum class Stance : std::uint8_t { claims, denies, differs };

// One party's word on what is disputed.
struct Position {
  Index holder = kNone;  // mention
  Span claim;            // the exact words
  Stance stance = Stance::claims;
  Index statement = kNone;  // the statement that holds it, if any
};

// Incompatible claims of two or more on one thing.
struct Dispute {
  Span subject;                     // what it is about: "the missile launched on July 4"
  std::vector<Position> positions;  // two or more, in text order
  Index sentence = kNone;           // of the position that opens it
  float confidence = 0;
  std::string rule;
};

// Everything the engine says about one document, in the order in which it says it. Each layer is
// filled by one stage and read-only afterwards.
struct Annotations {
  std::vector<Block> blocks;          // article, in text order
  std::vector<Sentence> sentences;    // tokenizer, in text order
  std::vector<Token> tokens;          // tokenizer; all but span and glued: parser
  std::vector<TimeExpression> times;  // times, in text order
  std::vector<Mention> mentions;      // mentions, by sentence, then by begin
  std::vector<Entity> entities;       // mentions, by first mention
  std::vector<Location> locations;    // locations, in text order
  std::vector<Statement> statements;  // statements, by sentence, then by cue
  std::vector<Event> events;          // events, by trigger
  std::vector<Proposal> proposals;    // proposals, by sentence
  std::vector<Measure> measures;      // measures, by sentence
  std::vector<Dispute> disputes;      // disputes, by sentence
};

}  // namespace tacitus

#pragma once

#include <chrono>
#include <cstdint>
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

// What the text says of the reality of an event.
enum class EventStatus : std::uint8_t { actual, future, hypothetical, negated };

// On whose word an event stands, and the word that says so ("said", "according to").
struct Claimant {
  Index mention = kNone;  // kNone: somebody unnamed ("reportedly")
  Span cue;
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
  float confidence = 0;  // in [0, 1]
  std::string rule;      // why: "frames/reject.frames:42"
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
  std::vector<Event> events;          // events, by trigger
};

}  // namespace tacitus

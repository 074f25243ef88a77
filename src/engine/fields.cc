#include "engine/fields.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/names.h"

// One table for each kind of record says what it has. Whatever prints a record or a schema walks
// these tables and never names a field, so a field is added in one place: its row here (and its
// member in tacitus/record.h).

namespace tacitus {
namespace {

Value text(std::string_view text) { return {std::string(text)}; }
Value known(const std::string& text) { return text.empty() ? Value() : Value{text}; }
Value count(std::uint32_t number) { return {static_cast<std::int64_t>(number)}; }
Value known(const std::optional<double>& number) { return number ? Value{*number} : Value(); }

// Confidence has three decimals; more would be noise.
double rounded(double value) { return std::round(value * 1000) / 1000; }

Value list_of_texts(const std::vector<std::string>& texts) {
  std::vector<Value> values;
  values.reserve(texts.size());
  for (const std::string& one : texts) values.push_back({one});
  return {std::move(values)};
}

constexpr Shape kText = plain_shape(FieldType::text);
constexpr Shape kInteger = plain_shape(FieldType::integer);
constexpr Shape kNumber = plain_shape(FieldType::number);
constexpr Shape kBoolean = plain_shape(FieldType::boolean);
constexpr Shape kDate = plain_shape(FieldType::date);
constexpr Shape kTexts = list_shape(kText);

constexpr bool kAlways = true;
constexpr bool kWhenKnown = false;

constexpr std::array kPartyMembers = {
    MemberOf<PartyField>{"code", kText, kWhenKnown,
                         "Country (ISO 3166-1 alpha-3) or kind of body (UNO, IGO, NGO, ...).",
                         [](const PartyField& p) { return known(p.code); }},
    MemberOf<PartyField>{"sector", kText, kWhenKnown, "PLOVER sector: GOV, MIL, REB, ...",
                         [](const PartyField& p) { return known(p.sector); }},
    MemberOf<PartyField>{"name", kText, kWhenKnown, "Canonical name.",
                         [](const PartyField& p) { return known(p.name); }},
    MemberOf<PartyField>{"role", kText, kWhenKnown, "Office held on the day of publication.",
                         [](const PartyField& p) { return known(p.role); }},
    MemberOf<PartyField>{"text", kText, kAlways, "The words of the text.",
                         [](const PartyField& p) { return text(p.text); }},
    MemberOf<PartyField>{"begin", kInteger, kAlways, "Where the words begin.",
                         [](const PartyField& p) { return count(p.span.begin); }},
    MemberOf<PartyField>{"end", kInteger, kAlways, "Where the words end.",
                         [](const PartyField& p) { return count(p.span.end); }},
    MemberOf<PartyField>{"wikidata", kText, kWhenKnown, "Wikidata item.",
                         [](const PartyField& p) { return known(p.wikidata); }},
};
constexpr Shape kParty = object_shape<kPartyMembers>("party");
constexpr Shape kParties = list_shape(kParty);

Value parties(const std::vector<PartyField>& list) { return list_of<kPartyMembers>(list); }
Value party(const std::optional<PartyField>& one) {
  return one ? value_of<kPartyMembers>(*one) : Value();
}

// The three members of words in an object that has more: how `T` gives its words.
template <class T, const TextSpan& (*kWordsOf)(const T&)>
constexpr std::array<MemberOf<T>, 3> words_members() {
  return {MemberOf<T>{"text", kText, kAlways, "The words of the text.",
                      [](const T& t) { return text(kWordsOf(t).text); }},
          MemberOf<T>{"begin", kInteger, kAlways, "Where the words begin.",
                      [](const T& t) { return count(kWordsOf(t).span.begin); }},
          MemberOf<T>{"end", kInteger, kAlways, "Where the words end.",
                      [](const T& t) { return count(kWordsOf(t).span.end); }}};
}

const TextSpan& itself(const TextSpan& words) { return words; }
constexpr std::array kWordsMembers = words_members<TextSpan, itself>();
constexpr Shape kWords = object_shape<kWordsMembers>("words");
constexpr Shape kWordsList = list_shape(kWords);

Value words(const TextSpan& one) { return value_of<kWordsMembers>(one); }
Value known_words(const TextSpan& one) { return one.span.empty() ? Value() : words(one); }

constexpr std::array kClaimantMembers = {
    MemberOf<ClaimantField>{"entity", kParty, kWhenKnown, "Who says so; absent when unnamed.",
                            [](const ClaimantField& c) { return party(c.entity); }},
    MemberOf<ClaimantField>{"cue", kWords, kAlways,
                            "The word that says so: \"said\", \"according to\".",
                            [](const ClaimantField& c) { return words(c.cue); }},
};
constexpr Shape kClaimant = object_shape<kClaimantMembers>("claimant");
constexpr Shape kClaimants = list_shape(kClaimant);

constexpr std::array kPlaceMembers = {
    MemberOf<PlaceField>{"name", kText, kAlways, "Canonical name.",
                         [](const PlaceField& p) { return text(p.name); }},
    MemberOf<PlaceField>{"country", kText, kWhenKnown, "ISO 3166-1 alpha-3.",
                         [](const PlaceField& p) { return known(p.country); }},
    MemberOf<PlaceField>{"admin1", kText, kWhenKnown, "Region of the first level.",
                         [](const PlaceField& p) { return known(p.admin1); }},
    MemberOf<PlaceField>{"latitude", kNumber, kAlways, "Degrees north, WGS 84.",
                         [](const PlaceField& p) { return Value{p.latitude}; }},
    MemberOf<PlaceField>{"longitude", kNumber, kAlways, "Degrees east, WGS 84.",
                         [](const PlaceField& p) { return Value{p.longitude}; }},
    MemberOf<PlaceField>{"geonames_id", kInteger, kAlways, "GeoNames id.",
                         [](const PlaceField& p) { return count(p.geonames_id); }},
    MemberOf<PlaceField>{"precision", kText, kAlways, "country, region or point.",
                         [](const PlaceField& p) { return text(p.precision); }},
    MemberOf<PlaceField>{"text", kText, kAlways, "The words of the text.",
                         [](const PlaceField& p) { return text(p.text); }},
    MemberOf<PlaceField>{"begin", kInteger, kAlways, "Where the words begin.",
                         [](const PlaceField& p) { return count(p.span.begin); }},
    MemberOf<PlaceField>{"end", kInteger, kAlways, "Where the words end.",
                         [](const PlaceField& p) { return count(p.span.end); }},
};
constexpr Shape kPlace = object_shape<kPlaceMembers>("place");

Value place(const std::optional<PlaceField>& one) {
  return one ? value_of<kPlaceMembers>(*one) : Value();
}

const TextSpan& words_of_number(const NumberField& number) { return number.words; }
constexpr std::array kNumberMembers = joined(
    std::array{
        MemberOf<NumberField>{"counts", kText, kAlways,
                              "killed, injured, arrested, participants, displaced or money.",
                              [](const NumberField& n) { return text(n.counts); }},
        MemberOf<NumberField>{"low", kNumber, kAlways, "At least so many.",
                              [](const NumberField& n) { return Value{n.low}; }},
        MemberOf<NumberField>{"high", kNumber, kWhenKnown,
                              "At most so many; absent for \"at least\".",
                              [](const NumberField& n) { return known(n.high); }},
        MemberOf<NumberField>{"unit", kText, kWhenKnown, "Of money: ISO 4217.",
                              [](const NumberField& n) { return known(n.unit); }},
        MemberOf<NumberField>{
            "claimants", kClaimants, kAlways, "On whose word it stands, outermost first.",
            [](const NumberField& n) { return list_of<kClaimantMembers>(n.claimants); }},
    },
    words_members<NumberField, words_of_number>());
constexpr Shape kNumberShape = object_shape<kNumberMembers>("number");
constexpr Shape kNumbers = list_shape(kNumberShape);

const TextSpan& terms_of(const Record& record) { return record.terms; }
constexpr std::array kTermsMembers = joined(
    words_members<Record, terms_of>(),
    std::array{MemberOf<Record>{"type", kText, kWhenKnown, "PLOVER type of what is proposed.",
                                [](const Record& r) { return known(r.terms_type); }}});
constexpr Shape kTerms = object_shape<kTermsMembers>("terms");

const TextSpan& words_of_condition(const ConditionField& condition) { return condition.words; }
constexpr std::array kConditionMembers = joined(
    words_members<ConditionField, words_of_condition>(),
    std::array{MemberOf<ConditionField>{"by", kParty, kWhenKnown, "Who sets it.",
                                        [](const ConditionField& c) { return party(c.by); }}});
constexpr Shape kCondition = object_shape<kConditionMembers>("condition");
constexpr Shape kConditions = list_shape(kCondition);

const TextSpan& words_of_answer(const AnswerField& answer) { return answer.words; }
constexpr std::array kAnswerMembers = joined(
    std::array{
        MemberOf<AnswerField>{"by", kParties, kAlways, "Who answers.",
                              [](const AnswerField& a) { return parties(a.by); }},
        MemberOf<AnswerField>{"state", kText, kAlways,
                              "accepted, rejected, ignored, countered or withdrawn.",
                              [](const AnswerField& a) { return text(a.state); }},
        MemberOf<AnswerField>{"date", kDate, kWhenKnown, "First day on which it was given.",
                              [](const AnswerField& a) { return known(a.date); }},
        MemberOf<AnswerField>{"event", kText, kWhenKnown, "Id of the event that is the answer.",
                              [](const AnswerField& a) { return known(a.event); }},
    },
    words_members<AnswerField, words_of_answer>());
constexpr Shape kAnswer = object_shape<kAnswerMembers>("answer");
constexpr Shape kAnswers = list_shape(kAnswer);

constexpr std::array kPositionMembers = {
    MemberOf<PositionField>{"holder", kParty, kWhenKnown, "Whose position it is.",
                            [](const PositionField& p) { return party(p.holder); }},
    MemberOf<PositionField>{"claim", kWords, kAlways, "What the party says.",
                            [](const PositionField& p) { return words(p.claim); }},
    MemberOf<PositionField>{"stance", kText, kAlways, "claims, denies or differs.",
                            [](const PositionField& p) { return text(p.stance); }},
};
constexpr Shape kPosition = object_shape<kPositionMembers>("position");
constexpr Shape kPositions = list_shape(kPosition);

constexpr std::array kSentenceMembers = {
    MemberOf<Record>{"index", kInteger, kAlways,
                     "Number of the sentence in the document, counted from 0.",
                     [](const Record& r) { return count(r.sentence_index); }},
    MemberOf<Record>{"begin", kInteger, kAlways, "Where the sentence begins.",
                     [](const Record& r) { return count(r.sentence_span.begin); }},
    MemberOf<Record>{"end", kInteger, kAlways, "Where the sentence ends.",
                     [](const Record& r) { return count(r.sentence_span.end); }},
};
constexpr Shape kSentence = object_shape<kSentenceMembers>("sentence");

// ------------------------------------------------------------------ what several kinds have

constexpr std::array kHead = {
    MemberOf<Record>{"kind", kText, kAlways,
                     "What the record is: event, statement, proposal, measure or dispute.",
                     [](const Record& r) { return text(r.kind); }},
    MemberOf<Record>{"id", kText, kAlways,
                     "Stable id: a hash of document, place, type and parties.",
                     [](const Record& r) { return text(r.id); }},
    MemberOf<Record>{"document", kText, kAlways, "Id of the document.",
                     [](const Record& r) { return text(r.document); }},
    MemberOf<Record>{"published", kDate, kWhenKnown, "Day of publication.",
                     [](const Record& r) { return known(r.published); }},
    MemberOf<Record>{"date_source", kText, kWhenKnown,
                     "How the day of publication is known: given, metadata, inferred.",
                     [](const Record& r) { return known(r.date_source); }},
    MemberOf<Record>{"publisher", kText, kWhenKnown, "Who printed it.",
                     [](const Record& r) { return known(r.publisher); }},
    MemberOf<Record>{"url", kText, kWhenKnown, "Where the document can be read.",
                     [](const Record& r) { return known(r.url); }},
    MemberOf<Record>{"sentence", kSentence, kAlways, "The sentence that reports it.",
                     [](const Record& r) { return value_of<kSentenceMembers>(r); }},
};

constexpr std::array kDates = {
    MemberOf<Record>{"date", kDate, kWhenKnown, "First day on which it happened or was said.",
                     [](const Record& r) { return known(r.date); }},
    MemberOf<Record>{"date_end", kDate, kWhenKnown, "Last day, the same as date for a single day.",
                     [](const Record& r) { return known(r.date_end); }},
    MemberOf<Record>{"date_precision", kText, kAlways, "day, week, month, year or unknown.",
                     [](const Record& r) { return text(name_of(r.date_precision)); }},
};

constexpr std::array kPlaces = {
    MemberOf<Record>{"place", kPlace, kWhenKnown, "Where it happened or was said.",
                     [](const Record& r) { return place(r.place); }},
};

constexpr std::array kClaims = {
    MemberOf<Record>{"claimants", kClaimants, kAlways,
                     "On whose word it stands, outermost first; without entity: somebody unnamed.",
                     [](const Record& r) { return list_of<kClaimantMembers>(r.claimants); }},
    MemberOf<Record>{"trigger", kWords, kAlways, "The words that express it.",
                     [](const Record& r) { return words(r.trigger); }},
};

constexpr std::array kEventId = {
    MemberOf<Record>{"event", kText, kWhenKnown, "Id of the event that tells it.",
                     [](const Record& r) { return known(r.event); }},
};

constexpr std::array kTail = {
    MemberOf<Record>{"rule", kText, kAlways,
                     "Why: file and line of the rule, or the name of the model.",
                     [](const Record& r) { return text(r.rule); }},
    MemberOf<Record>{"confidence", kNumber, kAlways, "How sure, 0 to 1.",
                     [](const Record& r) { return Value{rounded(r.confidence)}; }},
};

// ------------------------------------------------------------------------- what one kind has

constexpr std::array kEventOwn = {
    MemberOf<Record>{"type", kText, kAlways, "PLOVER type: REJECT, REQUEST, ...",
                     [](const Record& r) { return text(r.type); }},
    MemberOf<Record>{"mode", kText, kWhenKnown, "PLOVER mode of the type.",
                     [](const Record& r) { return known(r.mode); }},
    MemberOf<Record>{"contexts", kTexts, kAlways, "PLOVER contexts: what it is about.",
                     [](const Record& r) { return list_of_texts(r.contexts); }},
    MemberOf<Record>{"cameo", kText, kWhenKnown, "CAMEO code.",
                     [](const Record& r) { return known(r.cameo); }},
    MemberOf<Record>{
        "quad", kInteger, kWhenKnown,
        "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
        [](const Record& r) {
          return r.quad == 0 ? Value() : Value{static_cast<std::int64_t>(r.quad)};
        }},
    MemberOf<Record>{"goldstein", kNumber, kWhenKnown,
                     "Goldstein score of the CAMEO code, -10 to 10.",
                     [](const Record& r) { return known(r.goldstein); }},
    MemberOf<Record>{"intensity", kNumber, kWhenKnown, "PLOVER score of type and mode, -10 to 10.",
                     [](const Record& r) { return known(r.intensity); }},
    MemberOf<Record>{"status", kText, kAlways,
                     "What the text says of it: actual, future, hypothetical, negated.",
                     [](const Record& r) { return text(name_of(r.status)); }},
    MemberOf<Record>{"historical", kBoolean, kAlways,
                     "True when it happened long before the story's own time.",
                     [](const Record& r) { return Value{r.historical}; }},
    MemberOf<Record>{"actor", kParties, kAlways, "Who does it; compound actors are one list.",
                     [](const Record& r) { return parties(r.actor); }},
    MemberOf<Record>{"recipient", kParties, kAlways,
                     "To whom it is done; all who do it, when they do it to one another (met, "
                     "signed, clashed).",
                     [](const Record& r) { return parties(r.recipient); }},
};

constexpr std::array kEventNumbers = {
    MemberOf<Record>{"numbers", kNumbers, kAlways, "How many were killed, arrested, took part, ...",
                     [](const Record& r) { return list_of<kNumberMembers>(r.numbers); }},
};

constexpr std::array kStatementOwn = {
    MemberOf<Record>{"speaker", kParty, kWhenKnown, "Who says it; absent when unnamed.",
                     [](const Record& r) { return party(r.speaker); }},
    MemberOf<Record>{"role", kText, kWhenKnown, "Office of the speaker on the day of publication.",
                     [](const Record& r) { return r.speaker ? known(r.speaker->role) : Value(); }},
    MemberOf<Record>{"cue", kWords, kWhenKnown,
                     "The words that tell of the saying; absent when quotation marks alone do.",
                     [](const Record& r) { return known_words(r.cue); }},
    MemberOf<Record>{"quote", kWordsList, kAlways,
                     "The words that are said, in pieces when something stands between them.",
                     [](const Record& r) { return list_of<kWordsMembers>(r.quote); }},
    MemberOf<Record>{"mode", kText, kAlways, "direct, indirect or mixed.",
                     [](const Record& r) { return text(r.mode); }},
    MemberOf<Record>{"addressee", kParties, kAlways, "To whom it is said.",
                     [](const Record& r) { return parties(r.addressee); }},
};

constexpr std::array kProposalOwn = {
    MemberOf<Record>{"proposer", kParties, kAlways, "Who proposes, offers or demands.",
                     [](const Record& r) { return parties(r.proposer); }},
    MemberOf<Record>{"addressee", kParties, kAlways, "To whom.",
                     [](const Record& r) { return parties(r.addressee); }},
    MemberOf<Record>{"terms", kTerms, kAlways, "What is proposed.",
                     [](const Record& r) { return value_of<kTermsMembers>(r); }},
    MemberOf<Record>{"conditions", kConditions, kAlways, "What it depends on or is given for.",
                     [](const Record& r) { return list_of<kConditionMembers>(r.conditions); }},
    MemberOf<Record>{
        "state", kText, kAlways,
        "On the day of publication: open, accepted, rejected, ignored, countered, withdrawn.",
        [](const Record& r) { return text(r.state); }},
    MemberOf<Record>{"answers", kAnswers, kAlways, "The answers that the text tells.",
                     [](const Record& r) { return list_of<kAnswerMembers>(r.answers); }},
};

constexpr std::array kMeasureOwn = {
    MemberOf<Record>{"sender", kParties, kAlways, "Who takes it.",
                     [](const Record& r) { return parties(r.sender); }},
    MemberOf<Record>{"target", kParties, kAlways, "Against whom.",
                     [](const Record& r) { return parties(r.target); }},
    MemberOf<Record>{"measure", kText, kAlways, "Its kind: embargo, asset_freeze, travel_ban, ...",
                     [](const Record& r) { return text(r.measure); }},
    MemberOf<Record>{"body", kParty, kWhenKnown, "The body through which it goes.",
                     [](const Record& r) { return party(r.body); }},
    MemberOf<Record>{"status", kText, kAlways,
                     "proposed, threatened, imposed, extended, eased, lifted or blocked.",
                     [](const Record& r) { return text(r.measure_status); }},
};

constexpr std::array kDisputeOwn = {
    MemberOf<Record>{"subject", kWords, kAlways, "What it is about.",
                     [](const Record& r) { return words(r.subject); }},
    MemberOf<Record>{"positions", kPositions, kAlways, "The claims, two or more.",
                     [](const Record& r) { return list_of<kPositionMembers>(r.positions); }},
};

constexpr std::array kEvent =
    joined(joined(joined(kHead, kEventOwn), joined(kDates, joined(kPlaces, kEventNumbers))),
           joined(kClaims, kTail));
constexpr std::array kStatement =
    joined(joined(kHead, kStatementOwn), joined(joined(kDates, kPlaces), kTail));
constexpr std::array kProposal =
    joined(joined(kHead, kProposalOwn), joined(joined(kDates, kEventId), kTail));
constexpr std::array kMeasure =
    joined(joined(kHead, kMeasureOwn), joined(kDates, joined(kClaims, joined(kEventId, kTail))));
constexpr std::array kDispute = joined(kHead, joined(kDisputeOwn, kTail));

constexpr RecordKind kKinds[] = {
    {"event", "events", "Who did what to whom.", object_shape<kEvent>("event"), value_of<kEvent>},
    {"statement", "statements", "Who said what.", object_shape<kStatement>("statement"),
     value_of<kStatement>},
    {"proposal", "proposals", "Who offers or demands what of whom, and what came of it.",
     object_shape<kProposal>("proposal"), value_of<kProposal>},
    {"measure", "measures", "Sanctions, bans, freezes and the like, and where they stand.",
     object_shape<kMeasure>("measure"), value_of<kMeasure>},
    {"dispute", "disputes", "Claims of two or more that cannot all be true.",
     object_shape<kDispute>("dispute"), value_of<kDispute>},
};

const RecordKind& kind_of(const Record& record) {
  const RecordKind* kind = find_kind(record.kind);
  return kind == nullptr ? kKinds[0] : *kind;
}

}  // namespace

std::vector<std::string_view> record_kinds() {
  std::vector<std::string_view> names;
  for (const RecordKind& kind : kKinds) names.push_back(kind.name);
  return names;
}

std::span<const RecordKind> kinds_of_records() { return kKinds; }

const RecordKind* find_kind(std::string_view name) {
  const auto* found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                   [&](const RecordKind& kind) { return kind.name == name; });
  return found == std::end(kKinds) ? nullptr : found;
}

std::string to_json(const Record& record) {
  const RecordKind& kind = kind_of(record);
  return to_json(kind.shape, kind.value(record));
}

std::vector<Column> record_columns(const RecordKind& kind) { return columns_of(kind.shape); }

std::vector<std::string> to_cells(const Record& record) {
  const RecordKind& kind = kind_of(record);
  return cells_of(kind.shape, kind.value(record));
}

}  // namespace tacitus

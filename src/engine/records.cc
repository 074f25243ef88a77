#include "engine/records.h"

#include <algorithm>
#include <optional>

#include "base/content_hash.h"
#include "base/date.h"
#include "engine/names.h"

// A record repeats as plain text what the layers say by index. Its id is a hash of what the finding
// is and where it stands (document, sentence, trigger, type, mode, status, parties), and of nothing
// that a later version may see differently without it being another finding: codes of actors,
// dates, scores, rules.

namespace tacitus {
namespace {

TextSpan text_at(const Document& document, Span span) {
  return {std::string(document.at(span)), span};
}

PartyField to_party(const Document& document, const Annotations& annotations, Index index) {
  const Mention& mention = annotations.mentions[index];
  PartyField party;
  party.text = document.at(mention.span);
  party.span = mention.span;
  if (mention.entity == kNone) return party;
  const Entity& entity = annotations.entities[mention.entity];
  party.code = entity.code;
  party.sector = entity.sector;
  party.name = entity.name;
  party.role = entity.role;
  party.wikidata = entity.wikidata;
  return party;
}

std::vector<PartyField> to_parties(const Document& document, const Annotations& annotations,
                                   const std::vector<Index>& mentions) {
  std::vector<PartyField> parties;
  parties.reserve(mentions.size());
  for (const Index mention : mentions) parties.push_back(to_party(document, annotations, mention));
  return parties;
}

std::optional<PartyField> maybe_party(const Document& document, const Annotations& annotations,
                                      Index mention) {
  if (mention == kNone) return std::nullopt;
  return to_party(document, annotations, mention);
}

std::vector<ClaimantField> to_claimants(const Document& document, const Annotations& annotations,
                                        const std::vector<Claimant>& claimants) {
  std::vector<ClaimantField> fields;
  fields.reserve(claimants.size());
  for (const Claimant& claimant : claimants) {
    fields.push_back(
        {maybe_party(document, annotations, claimant.mention), text_at(document, claimant.cue)});
  }
  return fields;
}

// The place of a location; nothing when it is not known which place the name means.
std::optional<PlaceField> to_place(const Document& document, const Annotations& annotations,
                                   Index index) {
  if (index == kNone || !annotations.locations[index].known()) return std::nullopt;
  const Location& location = annotations.locations[index];
  PlaceField place;
  place.name = location.name;
  place.country = location.country;
  place.admin1 = location.admin1;
  place.latitude = location.latitude;
  place.longitude = location.longitude;
  place.geonames_id = location.geonames;
  place.precision = name_of(location.precision);
  place.text = document.at(location.span);
  place.span = location.span;
  return place;
}

std::vector<NumberField> to_numbers(const Document& document, const Annotations& annotations,
                                    const std::vector<EventNumber>& numbers) {
  std::vector<NumberField> fields;
  fields.reserve(numbers.size());
  for (const EventNumber& number : numbers) {
    fields.push_back({std::string(name_of(number.kind)), number.low, number.high, number.unit,
                      text_at(document, number.span),
                      to_claimants(document, annotations, number.claimants)});
  }
  return fields;
}

void add_span(ContentHash& hash, Span span) { hash.add(span.begin).add(span.end); }

void add_parties(ContentHash& hash, const std::vector<PartyField>& parties) {
  hash.add(parties.size());
  for (const PartyField& party : parties) add_span(hash, party.span);
}

// What tells records of one kind in one sentence apart.
std::string id_of(const Record& record) {
  ContentHash hash;
  hash.add(record.document).add(record.kind);
  add_span(hash, record.sentence_span);
  if (record.kind == "event") {
    add_span(hash, record.trigger.span);
    hash.add(record.type).add(record.mode).add(name_of(record.status));
    add_parties(hash, record.actor);
    add_parties(hash, record.recipient);
    return hash.id();
  }
  add_span(hash, record.trigger.span);
  add_span(hash, record.cue.span);
  for (const TextSpan& words : record.quote) add_span(hash, words.span);
  add_parties(hash, record.proposer);
  add_span(hash, record.terms.span);
  hash.add(record.measure);
  add_parties(hash, record.sender);
  add_parties(hash, record.target);
  add_span(hash, record.subject.span);
  for (const PositionField& position : record.positions) add_span(hash, position.claim.span);
  return hash.id();
}

void set_scores(const Ontology& ontology, Record& record) {
  if (const EventType* type = ontology.find_type(record.type)) {
    record.quad = type->quad;
    record.intensity = ontology.intensity(record.type, record.mode);
  }
  if (const CameoCode* code = ontology.find_cameo(record.cameo)) record.goldstein = code->goldstein;
}

void set_date(const DateInterval& interval, Record& record) {
  if (!interval.known()) return;
  record.date = to_iso(interval.begin);
  record.date_end = to_iso(interval.end - std::chrono::days(1));
  record.date_precision = interval.precision;
}

// Makes the records of one document.
class Recorder {
 public:
  Recorder(const Document& document, const Annotations& annotations, const Ontology& ontology)
      : document_(document), annotations_(annotations), ontology_(ontology) {}

  // All of them, kind by kind, each kind as its layer stands.
  std::vector<Record> run() {
    std::vector<Record> records;
    for (const Event& event : annotations_.events) records.push_back(of(event));
    for (const Record& record : records) event_ids_.push_back(record.id);
    for (const Statement& statement : annotations_.statements) records.push_back(of(statement));
    for (const Proposal& proposal : annotations_.proposals) records.push_back(of(proposal));
    for (const Measure& measure : annotations_.measures) records.push_back(of(measure));
    for (const Dispute& dispute : annotations_.disputes) records.push_back(of(dispute));
    return records;
  }

 private:
  // What every kind has.
  template <class Finding>
  Record begin(std::string_view kind, const Finding& finding) const {
    Record record;
    record.kind = kind;
    record.document = document_.id;
    if (document_.dated()) record.published = to_iso(document_.published);
    record.date_source = name_of(document_.date_source);
    record.publisher = document_.publisher;
    record.url = document_.url;
    record.sentence_index = finding.sentence;
    record.sentence_span = annotations_.sentences[finding.sentence].span;
    record.rule = finding.rule;
    record.confidence = static_cast<double>(finding.confidence);
    return record;
  }

  std::vector<PartyField> parties(const std::vector<Index>& mentions) const {
    return to_parties(document_, annotations_, mentions);
  }
  std::optional<PartyField> party(Index mention) const {
    return maybe_party(document_, annotations_, mention);
  }
  TextSpan words(Span span) const { return text_at(document_, span); }
  std::string event_id(Index event) const { return event == kNone ? "" : event_ids_[event]; }

  Record of(const Event& event) const {
    Record record = begin("event", event);
    record.type = event.type;
    record.mode = event.mode;
    record.contexts = event.contexts;
    record.cameo = event.cameo;
    record.status = event.status;
    record.historical = event.historical;
    record.actor = parties(event.actor);
    // What is done together is done by all to all: dyads come from actor times recipient.
    record.recipient = event.reciprocal ? record.actor : parties(event.recipient);
    set_date(event.date, record);
    record.place = to_place(document_, annotations_, event.place);
    record.numbers = to_numbers(document_, annotations_, event.numbers);
    record.claimants = to_claimants(document_, annotations_, event.claimants);
    record.trigger = words(event.trigger);
    set_scores(ontology_, record);
    record.id = id_of(record);
    return record;
  }

  Record of(const Statement& statement) const {
    Record record = begin("statement", statement);
    record.speaker = party(statement.speaker);
    if (!statement.speaker_words.empty()) {
      if (!record.speaker) record.speaker.emplace();
      record.speaker->text = document_.at(statement.speaker_words);
      record.speaker->span = statement.speaker_words;
    }
    record.cue = words(statement.cue);
    for (const Span span : statement.content) record.quote.push_back(words(span));
    record.mode = name_of(statement.mode);
    record.addressee = parties(statement.addressee);
    set_date(statement.date, record);
    record.place = to_place(document_, annotations_, statement.place);
    record.id = id_of(record);
    return record;
  }

  Record of(const Proposal& proposal) const {
    Record record = begin("proposal", proposal);
    record.proposer = parties(proposal.proposer);
    record.addressee = parties(proposal.addressee);
    record.terms = words(proposal.terms);
    record.terms_type = proposal.terms_type;
    for (const ProposalCondition& condition : proposal.conditions) {
      record.conditions.push_back({words(condition.span), party(condition.holder)});
    }
    record.state = name_of(proposal.state);
    for (const Answer& answer : proposal.answers) {
      AnswerField field;
      field.by = parties(answer.answerer);
      field.state = name_of(answer.state);
      field.words = words(answer.span);
      if (answer.event != kNone) {
        const DateInterval& date = annotations_.events[answer.event].date;
        if (date.known()) field.date = to_iso(date.begin);
        field.event = event_id(answer.event);
      }
      record.answers.push_back(std::move(field));
    }
    record.event = event_id(proposal.event);
    set_date(proposal.date, record);
    record.id = id_of(record);
    return record;
  }

  Record of(const Measure& measure) const {
    Record record = begin("measure", measure);
    record.sender = parties(measure.sender);
    record.target = parties(measure.target);
    record.measure = measure.measure;
    record.body = party(measure.body);
    record.measure_status = name_of(measure.status);
    record.trigger = words(measure.words);
    record.event = event_id(measure.event);
    set_date(measure.date, record);
    record.claimants = to_claimants(document_, annotations_, measure.claimants);
    record.id = id_of(record);
    return record;
  }

  Record of(const Dispute& dispute) const {
    Record record = begin("dispute", dispute);
    record.subject = words(dispute.subject);
    for (const Position& position : dispute.positions) {
      record.positions.push_back(
          {party(position.holder), words(position.claim), std::string(name_of(position.stance))});
    }
    record.id = id_of(record);
    return record;
  }

  const Document& document_;
  const Annotations& annotations_;
  const Ontology& ontology_;
  std::vector<std::string> event_ids_;  // [event]
};

// Where in its sentence a record stands.
std::uint32_t place_of(const Record& record) {
  if (!record.trigger.span.empty()) return record.trigger.span.begin;
  if (!record.cue.span.empty()) return record.cue.span.begin;
  if (!record.quote.empty()) return record.quote[0].span.begin;
  if (!record.terms.span.empty()) return record.terms.span.begin;
  return record.subject.span.begin;
}

}  // namespace

std::vector<Record> to_records(const Document& document, const Annotations& annotations,
                               const Ontology& ontology) {
  std::vector<Record> records = Recorder(document, annotations, ontology).run();
  std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
    if (a.sentence_index != b.sentence_index) return a.sentence_index < b.sentence_index;
    return place_of(a) < place_of(b);
  });
  return records;
}

}  // namespace tacitus

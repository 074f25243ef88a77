#include "engine/records.h"

#include <algorithm>
#include <numeric>

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

void add_span(ContentHash& hash, Span span) { hash.add(span.begin).add(span.end); }

void add_parties(ContentHash& hash, const std::vector<PartyField>& parties) {
  hash.add(parties.size());
  for (const PartyField& party : parties) add_span(hash, party.span);
}

std::string id_of(const Record& record) {
  ContentHash hash;
  hash.add(record.document).add(record.kind);
  add_span(hash, record.sentence_span);
  add_span(hash, record.trigger.span);
  hash.add(record.type).add(record.mode).add(name_of(record.status));
  add_parties(hash, record.actor);
  add_parties(hash, record.recipient);
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

Record to_record(const Document& document, const Annotations& annotations, const Event& event) {
  Record record;
  record.document = document.id;
  if (document.dated()) record.published = to_iso(document.published);
  record.date_source = name_of(document.date_source);
  record.publisher = document.publisher;
  record.sentence_index = event.sentence;
  record.sentence_span = annotations.sentences[event.sentence].span;
  record.type = event.type;
  record.mode = event.mode;
  record.contexts = event.contexts;
  record.cameo = event.cameo;
  record.status = event.status;
  record.historical = event.historical;
  record.actor = to_parties(document, annotations, event.actor);
  // What is done together is done by all to all: dyads come from actor times recipient.
  record.recipient =
      event.reciprocal ? record.actor : to_parties(document, annotations, event.recipient);
  set_date(event.date, record);
  for (const Claimant& claimant : event.claimants) {
    ClaimantField field;
    if (claimant.mention != kNone) {
      field.entity = to_party(document, annotations, claimant.mention);
    }
    field.cue = text_at(document, claimant.cue);
    record.claimants.push_back(std::move(field));
  }
  record.trigger = text_at(document, event.trigger);
  record.rule = event.rule;
  record.confidence = static_cast<double>(event.confidence);
  return record;
}

}  // namespace

std::vector<Record> to_records(const Document& document, const Annotations& annotations,
                               const Ontology& ontology) {
  const std::vector<Event>& events = annotations.events;
  std::vector<std::size_t> order(events.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (events[a].sentence != events[b].sentence) return events[a].sentence < events[b].sentence;
    return events[a].trigger < events[b].trigger;
  });
  std::vector<Record> records;
  records.reserve(events.size());
  for (const std::size_t index : order) {
    Record record = to_record(document, annotations, events[index]);
    set_scores(ontology, record);
    record.id = id_of(record);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace tacitus

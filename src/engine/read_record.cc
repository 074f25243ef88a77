#include "engine/read_record.h"

#include "base/json_reader.h"
#include "base/suggestion.h"
#include "engine/names.h"

// The way back from engine/fields.cc: members of JSON into members of Record. What is absent keeps
// its default, which is what "not known" looks like in a Record. read_record_test.cc goes there and
// back with a record of each kind that has all its fields.

namespace tacitus {
namespace {

void read(const JsonValue& object, std::string_view key, std::string& out) {
  if (const auto text = object.find_string(key)) out = *text;
}

void read(const JsonValue& object, std::string_view key, double& out) {
  const JsonValue* const value = object.find(key);
  if (value != nullptr) out = value->number().value_or(out);
}

void read(const JsonValue& object, std::string_view key, std::optional<double>& out) {
  if (const JsonValue* const value = object.find(key)) out = value->number();
}

void read(const JsonValue& object, std::string_view key, bool& out) {
  const JsonValue* const value = object.find(key);
  if (value != nullptr) out = value->boolean().value_or(out);
}

void read(const JsonValue& object, std::string_view key, std::uint32_t& out) {
  const JsonValue* const value = object.find(key);
  if (value == nullptr) return;
  const std::int64_t number = value->integer().value_or(0);
  if (number >= 0 && number <= UINT32_MAX) out = static_cast<std::uint32_t>(number);
}

void read(const JsonValue& object, Span& out) {
  read(object, "begin", out.begin);
  read(object, "end", out.end);
}

void read(const JsonValue& object, TextSpan& out) {
  read(object, "text", out.text);
  read(object, out.span);
}

void read(const JsonValue& object, PartyField& out) {
  read(object, "code", out.code);
  read(object, "sector", out.sector);
  read(object, "name", out.name);
  read(object, "role", out.role);
  read(object, "text", out.text);
  read(object, out.span);
  read(object, "wikidata", out.wikidata);
}

void read(const JsonValue& object, PlaceField& out) {
  read(object, "name", out.name);
  read(object, "country", out.country);
  read(object, "admin1", out.admin1);
  read(object, "latitude", out.latitude);
  read(object, "longitude", out.longitude);
  read(object, "geonames_id", out.geonames_id);
  read(object, "precision", out.precision);
  read(object, "text", out.text);
  read(object, out.span);
}

void read(const JsonValue& value, std::string& out) { out = value.string().value_or(""); }

// Those that hold lists of others stand below.
void read(const JsonValue& object, ClaimantField& out);
void read(const JsonValue& object, NumberField& out);
void read(const JsonValue& object, ConditionField& out);
void read(const JsonValue& object, AnswerField& out);
void read(const JsonValue& object, PositionField& out);

// A member that is an object, of any type that has a read().
template <class T>
void read_object(const JsonValue& object, std::string_view key, T& out) {
  const JsonValue* const value = object.find(key);
  if (value != nullptr) read(*value, out);
}

template <class T>
void read_object(const JsonValue& object, std::string_view key, std::optional<T>& out) {
  const JsonValue* const value = object.find(key);
  if (value != nullptr && !value->is_null()) read(*value, out.emplace());
}

template <class T>
void read_list(const JsonValue& object, std::string_view key, std::vector<T>& out) {
  const JsonValue* const value = object.find(key);
  if (value == nullptr) return;
  for (const JsonValue& item : value->items()) read(item, out.emplace_back());
}

void read(const JsonValue& object, ClaimantField& out) {
  read_object(object, "entity", out.entity);
  read_object(object, "cue", out.cue);
}

void read(const JsonValue& object, NumberField& out) {
  read(object, "counts", out.counts);
  read(object, "low", out.low);
  read(object, "high", out.high);
  read(object, "unit", out.unit);
  read(object, out.words);
  read_list(object, "claimants", out.claimants);
}

void read(const JsonValue& object, ConditionField& out) {
  read(object, out.words);
  read_object(object, "by", out.by);
}

void read(const JsonValue& object, AnswerField& out) {
  read_list(object, "by", out.by);
  read(object, "state", out.state);
  read(object, "date", out.date);
  read(object, "event", out.event);
  read(object, out.words);
}

void read(const JsonValue& object, PositionField& out) {
  read_object(object, "holder", out.holder);
  read_object(object, "claim", out.claim);
  read(object, "stance", out.stance);
}

void read_head(const JsonValue& object, Record& out) {
  read(object, "id", out.id);
  read(object, "document", out.document);
  read(object, "published", out.published);
  read(object, "date_source", out.date_source);
  read(object, "publisher", out.publisher);
  if (const JsonValue* const sentence = object.find("sentence")) {
    read(*sentence, "index", out.sentence_index);
    read(*sentence, out.sentence_span);
  }
  read(object, "rule", out.rule);
  read(object, "confidence", out.confidence);
}

void read_shared(const JsonValue& object, Record& out) {
  read(object, "mode", out.mode);
  read(object, "date", out.date);
  read(object, "date_end", out.date_end);
  if (const auto precision = object.find_string("date_precision")) {
    out.date_precision = parse_date_precision(*precision).value_or(DatePrecision::unknown);
  }
  read_object(object, "place", out.place);
  read_list(object, "claimants", out.claimants);
  read_object(object, "trigger", out.trigger);
  read_list(object, "addressee", out.addressee);
  read(object, "event", out.event);
}

void read_event(const JsonValue& object, Record& out) {
  read(object, "type", out.type);
  read_list(object, "contexts", out.contexts);
  read(object, "cameo", out.cameo);
  std::uint32_t quad = 0;
  read(object, "quad", quad);
  out.quad = static_cast<int>(quad);
  read(object, "goldstein", out.goldstein);
  read(object, "intensity", out.intensity);
  if (const auto status = object.find_string("status")) {
    out.status = parse_event_status(*status).value_or(EventStatus::actual);
  }
  read(object, "historical", out.historical);
  read_list(object, "actor", out.actor);
  read_list(object, "recipient", out.recipient);
  read_list(object, "numbers", out.numbers);
}

void read_statement(const JsonValue& object, Record& out) {
  read_object(object, "speaker", out.speaker);
  read_object(object, "cue", out.cue);
  read_list(object, "quote", out.quote);
}

void read_proposal(const JsonValue& object, Record& out) {
  read_list(object, "proposer", out.proposer);
  if (const JsonValue* const terms = object.find("terms")) {
    read(*terms, out.terms);
    read(*terms, "type", out.terms_type);
  }
  read_list(object, "conditions", out.conditions);
  read(object, "state", out.state);
  read_list(object, "answers", out.answers);
}

void read_measure(const JsonValue& object, Record& out) {
  read_list(object, "sender", out.sender);
  read_list(object, "target", out.target);
  read(object, "measure", out.measure);
  read_object(object, "body", out.body);
  read(object, "status", out.measure_status);
}

void read_dispute(const JsonValue& object, Record& out) {
  read_object(object, "subject", out.subject);
  read_list(object, "positions", out.positions);
}

struct Kind {
  std::string_view name;
  void (*read)(const JsonValue& object, Record& out);
};

constexpr Kind kKinds[] = {
    {"event", read_event},     {"statement", read_statement}, {"proposal", read_proposal},
    {"measure", read_measure}, {"dispute", read_dispute},
};

}  // namespace

Result<Record> read_record(std::string_view json) {
  const Result<JsonValue> object = read_json(json);
  if (!object) return object.error();
  const auto name = object->find_string("kind");
  if (!name) return Error{Error::Code::invalid_data, "", "a record must have a text \"kind\""};
  std::vector<std::string_view> known;
  for (const Kind& kind : kKinds) {
    known.push_back(kind.name);
    if (kind.name != *name) continue;
    Record record;
    record.kind = *name;
    read_head(*object, record);
    read_shared(*object, record);
    kind.read(*object, record);
    return record;
  }
  return Error{Error::Code::invalid_data, "", unknown("kind of record", *name, known)};
}

}  // namespace tacitus

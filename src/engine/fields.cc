#include "engine/fields.h"

#include <cmath>

#include "base/json_writer.h"
#include "engine/names.h"

// One table says what a record has. The functions below it walk the table and never name a field,
// so a field is added in one place: its row here (and its member in tacitus/record.h).

namespace tacitus {
namespace {

FieldValue known(const std::string& text) { return text.empty() ? FieldValue() : FieldValue(text); }

FieldValue count(std::uint32_t number) { return static_cast<std::int64_t>(number); }

FieldValue known(const std::optional<double>& number) {
  return number ? FieldValue(*number) : FieldValue();
}

// Confidence has three decimals; more would be noise.
double rounded(double value) { return std::round(value * 1000) / 1000; }

constexpr FieldType kText = FieldType::text;
constexpr FieldType kInteger = FieldType::integer;
constexpr FieldType kNumber = FieldType::number;
constexpr FieldType kBoolean = FieldType::boolean;
constexpr FieldType kDate = FieldType::date;

constexpr PlainField<PartyField> kPartyFields[] = {
    {"code", kText, false, "Country (ISO 3166-1 alpha-3) or kind of body (UNO, IGO, NGO, ...).",
     [](const PartyField& p) { return known(p.code); }},
    {"sector", kText, false, "PLOVER sector: GOV, MIL, REB, ...",
     [](const PartyField& p) { return known(p.sector); }},
    {"name", kText, false, "Canonical name.", [](const PartyField& p) { return known(p.name); }},
    {"role", kText, false, "Office held on the day of publication.",
     [](const PartyField& p) { return known(p.role); }},
    {"text", kText, true, "The words of the text.",
     [](const PartyField& p) { return FieldValue(p.text); }},
    {"begin", kInteger, true, "Where the words begin.",
     [](const PartyField& p) { return count(p.span.begin); }},
    {"end", kInteger, true, "Where the words end.",
     [](const PartyField& p) { return count(p.span.end); }},
    {"wikidata", kText, false, "Wikidata item.",
     [](const PartyField& p) { return known(p.wikidata); }},
};

constexpr PlainField<TextSpan> kWordsFields[] = {
    {"text", kText, true, "The words of the text.",
     [](const TextSpan& w) { return FieldValue(w.text); }},
    {"begin", kInteger, true, "Where the words begin.",
     [](const TextSpan& w) { return count(w.span.begin); }},
    {"end", kInteger, true, "Where the words end.",
     [](const TextSpan& w) { return count(w.span.end); }},
};

constexpr PlainField<Record> kSentenceFields[] = {
    {"index", kInteger, true, "Number of the sentence in the document, counted from 0.",
     [](const Record& r) { return count(r.sentence_index); }},
    {"begin", kInteger, true, "Where the sentence begins.",
     [](const Record& r) { return count(r.sentence_span.begin); }},
    {"end", kInteger, true, "Where the sentence ends.",
     [](const Record& r) { return count(r.sentence_span.end); }},
};

// A row of the table below for a plain field.
constexpr Field plain(PlainField<Record> field) { return {field.name, field.meaning, field}; }

constexpr Field kRecordFields[] = {
    plain({"kind", kText, true, "What the record is: event.",
           [](const Record& r) { return FieldValue(r.kind); }}),
    plain({"id", kText, true, "Stable id: a hash of document, place, type and parties.",
           [](const Record& r) { return FieldValue(r.id); }}),
    plain({"document", kText, true, "Id of the document.",
           [](const Record& r) { return FieldValue(r.document); }}),
    plain({"published", kDate, false, "Day of publication.",
           [](const Record& r) { return known(r.published); }}),
    plain({"date_source", kText, false,
           "How the day of publication is known: given, metadata, inferred.",
           [](const Record& r) { return known(r.date_source); }}),
    plain({"publisher", kText, false, "Who printed it.",
           [](const Record& r) { return known(r.publisher); }}),
    {"sentence", "The sentence that reports it.", std::span(kSentenceFields)},
    plain({"type", kText, true, "PLOVER type: REJECT, REQUEST, ...",
           [](const Record& r) { return FieldValue(r.type); }}),
    plain({"mode", kText, false, "PLOVER mode of the type.",
           [](const Record& r) { return known(r.mode); }}),
    {"contexts", "PLOVER contexts: what it is about.",
     [](const Record& r) -> const std::vector<std::string>& { return r.contexts; }},
    plain({"cameo", kText, false, "CAMEO code.", [](const Record& r) { return known(r.cameo); }}),
    plain({"quad", kInteger, false,
           "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.",
           [](const Record& r) {
             return r.quad == 0 ? FieldValue() : FieldValue(static_cast<std::int64_t>(r.quad));
           }}),
    plain({"goldstein", kNumber, false, "Goldstein score of the CAMEO code, -10 to 10.",
           [](const Record& r) { return known(r.goldstein); }}),
    plain({"intensity", kNumber, false, "PLOVER score of type and mode, -10 to 10.",
           [](const Record& r) { return known(r.intensity); }}),
    plain({"status", kText, true,
           "What the text says of it: actual, future, hypothetical, negated.",
           [](const Record& r) { return FieldValue(std::string(name_of(r.status))); }}),
    plain({"historical", kBoolean, true, "True when it happened long before the story's own time.",
           [](const Record& r) { return FieldValue(r.historical); }}),
    {"actor", "Who does it; compound actors are one list.",
     [](const Record& r) -> const std::vector<PartyField>& { return r.actor; }},
    {"recipient",
     "To whom it is done; all who do it, when they do it to one another (met, signed, clashed).",
     [](const Record& r) -> const std::vector<PartyField>& { return r.recipient; }},
    plain({"date", kDate, false, "First day on which it happened.",
           [](const Record& r) { return known(r.date); }}),
    plain({"date_end", kDate, false, "Last day, the same as date for a single day.",
           [](const Record& r) { return known(r.date_end); }}),
    plain({"date_precision", kText, true, "day, week, month, year or unknown.",
           [](const Record& r) { return FieldValue(std::string(name_of(r.date_precision))); }}),
    {"claimants", "On whose word it stands, outermost first; without entity: somebody unnamed.",
     [](const Record& r) -> const std::vector<ClaimantField>& { return r.claimants; }},
    {"trigger", "The words that express it.",
     [](const Record& r) -> const TextSpan& { return r.trigger; }},
    plain({"rule", kText, true, "Why: file and line of the rule, or the name of the model.",
           [](const Record& r) { return FieldValue(r.rule); }}),
    plain({"confidence", kNumber, true, "How sure, 0 to 1.",
           [](const Record& r) { return FieldValue(rounded(r.confidence)); }}),
};

void write_value(const FieldValue& value, JsonWriter& json) {
  std::visit(Overloaded{
                 [&](std::monostate) { json.null(); },
                 [&](const std::string& text) { json.string(text); },
                 [&](std::int64_t number) { json.integer(number); },
                 [&](double number) { json.number(number); },
                 [&](bool flag) { json.boolean(flag); },
             },
             value);
}

// Writes the fields of `object` as members; what is unknown is left out.
template <class T>
void write_members(std::span<const PlainField<T>> fields, const T& object, JsonWriter& json) {
  for (const PlainField<T>& field : fields) {
    const FieldValue value = field.value(object);
    if (std::holds_alternative<std::monostate>(value)) continue;
    write_value(value, json.key(field.name));
  }
}

template <class T>
void write_object(std::span<const PlainField<T>> fields, const T& object, JsonWriter& json) {
  json.begin_object();
  write_members(fields, object, json);
  json.end_object();
}

void write_field(const Field& field, const Record& record, JsonWriter& json) {
  std::visit(
      Overloaded{
          [&](const PlainField<Record>& plain_field) {
            write_members(std::span(&plain_field, 1), record, json);
          },
          [&](std::span<const PlainField<Record>> fields) {
            write_object(fields, record, json.key(field.name));
          },
          [&](TextList list) {
            json.key(field.name).begin_array();
            for (const std::string& text : list(record)) json.string(text);
            json.end_array();
          },
          [&](PartyList list) {
            json.key(field.name).begin_array();
            for (const PartyField& party : list(record)) write_object(party_fields(), party, json);
            json.end_array();
          },
          [&](Words words) { write_object(words_fields(), words(record), json.key(field.name)); },
          [&](ClaimantList list) {
            json.key(field.name).begin_array();
            for (const ClaimantField& claimant : list(record)) {
              json.begin_object();
              if (claimant.entity) {
                write_object(party_fields(), *claimant.entity, json.key("entity"));
              }
              write_object(words_fields(), claimant.cue, json.key("cue"));
              json.end_object();
            }
            json.end_array();
          },
      },
      field.content);
}

// Joins items with ';', so that an item cannot hold one itself.
class CellList {
 public:
  void add(std::string text) {
    for (char& c : text) {
      if (c == ';') c = ',';
    }
    if (!first_) cell_ += ';';
    first_ = false;
    cell_ += text;
  }
  std::string take() { return std::move(cell_); }

 private:
  std::string cell_;
  bool first_ = true;
};

// Appends one cell for each of `fields`, made of that field of each item; nullptr items are empty.
template <class T>
void append_list_cells(std::span<const PlainField<T>> fields, const std::vector<const T*>& items,
                       std::vector<std::string>& cells) {
  for (const PlainField<T>& field : fields) {
    CellList cell;
    for (const T* item : items) {
      cell.add(item == nullptr ? std::string() : to_text(field.value(*item)));
    }
    cells.push_back(cell.take());
  }
}

void append_cells(const Field& field, const Record& record, std::vector<std::string>& cells) {
  std::visit(Overloaded{
                 [&](const PlainField<Record>& plain_field) {
                   cells.push_back(to_text(plain_field.value(record)));
                 },
                 [&](std::span<const PlainField<Record>> fields) {
                   for (const PlainField<Record>& part : fields) {
                     cells.push_back(to_text(part.value(record)));
                   }
                 },
                 [&](TextList list) {
                   CellList cell;
                   for (const std::string& text : list(record)) cell.add(text);
                   cells.push_back(cell.take());
                 },
                 [&](PartyList list) {
                   std::vector<const PartyField*> items;
                   for (const PartyField& party : list(record)) items.push_back(&party);
                   append_list_cells(party_fields(), items, cells);
                 },
                 [&](Words words) {
                   for (const PlainField<TextSpan>& part : kWordsFields) {
                     cells.push_back(to_text(part.value(words(record))));
                   }
                 },
                 [&](ClaimantList list) {
                   std::vector<const PartyField*> entities;
                   std::vector<const TextSpan*> cues;
                   for (const ClaimantField& claimant : list(record)) {
                     entities.push_back(claimant.entity ? &*claimant.entity : nullptr);
                     cues.push_back(&claimant.cue);
                   }
                   append_list_cells(party_fields(), entities, cells);
                   append_list_cells(words_fields(), cues, cells);
                 },
             },
             field.content);
}

// Appends the columns of nested fields: "actor_code", ...
template <class T>
void append_columns(const std::string& prefix, std::span<const PlainField<T>> fields, bool list,
                    std::vector<Column>& columns) {
  for (const PlainField<T>& field : fields) {
    columns.push_back({prefix + "_" + std::string(field.name), list ? kText : field.type, list,
                       std::string(field.meaning)});
  }
}

}  // namespace

std::span<const PlainField<PartyField>> party_fields() { return kPartyFields; }
std::span<const PlainField<TextSpan>> words_fields() { return kWordsFields; }
std::span<const Field> record_fields() { return kRecordFields; }

std::string to_json(const Record& record) {
  JsonWriter json;
  json.begin_object();
  for (const Field& field : kRecordFields) write_field(field, record, json);
  json.end_object();
  return json.take();
}

std::vector<Column> record_columns() {
  std::vector<Column> columns;
  for (const Field& field : kRecordFields) {
    const std::string name(field.name);
    std::visit(Overloaded{
                   [&](const PlainField<Record>& plain_field) {
                     columns.push_back({name, plain_field.type, false, std::string(field.meaning)});
                   },
                   [&](std::span<const PlainField<Record>> fields) {
                     append_columns(name, fields, false, columns);
                   },
                   [&](TextList) {
                     columns.push_back({name, kText, true, std::string(field.meaning)});
                   },
                   [&](PartyList) { append_columns(name, party_fields(), true, columns); },
                   [&](Words) { append_columns(name, words_fields(), false, columns); },
                   [&](ClaimantList) {
                     append_columns(name + "_entity", party_fields(), true, columns);
                     append_columns(name + "_cue", words_fields(), true, columns);
                   },
               },
               field.content);
  }
  return columns;
}

std::vector<std::string> to_cells(const Record& record) {
  std::vector<std::string> cells;
  for (const Field& field : kRecordFields) append_cells(field, record, cells);
  return cells;
}

std::string to_text(const FieldValue& value) {
  return std::visit(Overloaded{
                        [](std::monostate) { return std::string(); },
                        [](const std::string& text) { return text; },
                        [](std::int64_t number) { return std::to_string(number); },
                        [](double number) { return to_decimal(number); },
                        [](bool flag) { return std::string(flag ? "true" : "false"); },
                    },
                    value);
}

}  // namespace tacitus

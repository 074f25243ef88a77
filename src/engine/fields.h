#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tacitus/record.h"

namespace tacitus {

// One plain value of a record; monostate when it is not known.
using FieldValue = std::variant<std::monostate, std::string, std::int64_t, double, bool>;

// What a plain field holds, as schemas need to know it.
enum class FieldType : std::uint8_t { text, integer, number, boolean, date };

// A plain field of a structure `T` (a record, a party, words with their place).
template <class T>
struct PlainField {
  std::string_view name;  // "sector"
  FieldType type = FieldType::text;
  bool always = false;       // true: there in every record; false: absent when unknown
  std::string_view meaning;  // one sentence for docs/record.md
  FieldValue (*value)(const T&) = nullptr;
};

// The fields of a party: code, sector, name, role, text, begin, end, wikidata.
std::span<const PlainField<PartyField>> party_fields();
// The fields of words: text, begin, end.
std::span<const PlainField<TextSpan>> words_fields();

// How the parts of a record that are not plain are reached.
using TextList = const std::vector<std::string>& (*)(const Record&);
using PartyList = const std::vector<PartyField>& (*)(const Record&);
using Words = const TextSpan& (*)(const Record&);
using ClaimantList = const std::vector<ClaimantField>& (*)(const Record&);

// What a field of a record is made of; the alternative tells its shape: a plain value, an object of
// plain values ("sentence"), a list of texts ("contexts"), a list of parties ("actor"), words with
// their place ("trigger"), a list of {entity, cue} ("claimants").
using FieldContent = std::variant<PlainField<Record>, std::span<const PlainField<Record>>, TextList,
                                  PartyList, Words, ClaimantList>;

// One field of a record.
struct Field {
  std::string_view name;
  std::string_view meaning;  // one sentence for docs/record.md
  FieldContent content;
};

// Several lambdas as one visitor: std::visit(Overloaded{...}, field.content).
template <class... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

// All fields of a record, in the order in which every format writes them. The only place that knows
// them: JSON, CSV, SQL, TypeScript and docs/record.md are made from this table.
std::span<const Field> record_fields();

// The record as one JSON object without line end. What is unknown is absent; lists are always
// there.
std::string to_json(const Record& record);

// The columns that a flat table has for the fields, in order. Nested names are joined with "_":
// "sentence_begin", "actor_code", "claimants_cue_text".
struct Column {
  std::string name;
  FieldType type = FieldType::text;  // text for columns that hold lists
  bool list = false;                 // values of several items, joined with ';'
  std::string meaning;
};
std::vector<Column> record_columns();

// The cells of the record, one for each column of record_columns(). Items of a list are joined with
// ';' and keep their place: an unknown item is empty, so the n-th item of actor_code and of
// actor_name belong to the same actor. A ';' inside an item becomes ','. Unknown is empty.
std::vector<std::string> to_cells(const Record& record);

// A plain value as text: "" for unknown, "true", "12", "-7.2".
std::string to_text(const FieldValue& value);

}  // namespace tacitus

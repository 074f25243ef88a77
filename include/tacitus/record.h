#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Words of the text and where they stand.
struct TextSpan {
  std::string text;
  Span span;
};

// An actor, recipient, speaker or claimant of a record. Empty strings are "not known".
struct PartyField {
  std::string code;    // "KOR"
  std::string sector;  // "GOV"
  std::string name;    // "Moon Jae-in"
  std::string role;    // "president"
  std::string text;    // "South Korean President Moon Jae-in"
  Span span;
  std::string wikidata;  // "Q21001"
};

// Who vouches for an event.
struct ClaimantField {
  std::optional<PartyField> entity;  // absent: unnamed
  TextSpan cue;
};

// Where something happened, was said or was written.
struct PlaceField {
  std::string name;     // "Aspen"
  std::string country;  // ISO 3166-1 alpha-3: "USA"
  std::string admin1;   // "Colorado"
  double latitude = 0;  // degrees, WGS 84
  double longitude = 0;
  std::uint32_t geonames_id = 0;
  std::string precision;  // "country", "region", "point"
  std::string text;       // "Aspen, Colorado"
  Span span;
};

// How many or how much, as the text says.
struct NumberField {
  std::string counts;  // "killed", "injured", "arrested", "participants", "displaced", "money"
  double low = 0;
  std::optional<double> high;  // absent: "at least"
  std::string unit;            // of money: "USD"
  TextSpan words;
  std::vector<ClaimantField> claimants;
};

// A condition of a proposal.
struct ConditionField {
  TextSpan words;
  std::optional<PartyField> by;  // who sets it
};

// An answer to a proposal.
struct AnswerField {
  std::vector<PartyField> by;
  std::string state;  // "rejected"
  std::string date;   // first day, or empty
  std::string event;  // id of the event record that is the answer, or empty
  TextSpan words;
};

// A party's position in a dispute.
struct PositionField {
  std::optional<PartyField> holder;
  TextSpan claim;
  std::string stance;  // "claims", "denies", "differs"
};

// One finding as a flat row, ready to be written. It owns all its text and does not refer to the
// Document or Annotations that it came from. `kind` tells which of the members mean something:
// docs/record.md lists the fields of each kind; the names there are the same in JSON, CSV, SQL,
// Python and TypeScript.
struct Record {
  std::string kind = "event";  // "event", "statement", "proposal", "measure", "dispute"
  std::string id;              // stable hash, 26 characters
  std::string document;        // Document::id
  std::string published;       // "2017-07-21" or empty
  std::string date_source;     // how `published` is known: "given", "metadata", "inferred" or empty
  std::string publisher;
  std::string url;  // of the document
  Index sentence_index = 0;
  Span sentence_span;
  std::string type;
  std::string mode;
  std::vector<std::string> contexts;
  std::string cameo;
  int quad = 0;                     // PLOVER's 1..4
  std::optional<double> goldstein;  // of the CAMEO code
  std::optional<double> intensity;  // PLOVER's score of type and mode
  EventStatus status = EventStatus::actual;
  bool historical = false;
  std::vector<PartyField> actor;
  std::vector<PartyField> recipient;
  std::string date;      // first day, "2017-07-04" or empty
  std::string date_end;  // last day, inclusive; equal to `date` for a day
  DatePrecision date_precision = DatePrecision::unknown;
  std::vector<ClaimantField> claimants;
  std::optional<PlaceField> place;
  std::vector<NumberField> numbers;
  TextSpan trigger;  // of an event or measure
  std::string rule;
  double confidence = 0;

  // Of a statement. Its mode is `mode`: "direct", "indirect", "mixed".
  std::optional<PartyField> speaker;  // absent: unnamed
  TextSpan cue;                       // empty: quotation marks alone tell
  std::vector<TextSpan> quote;
  std::vector<PartyField> addressee;  // also of a proposal

  // Of a proposal.
  std::vector<PartyField> proposer;
  TextSpan terms;
  std::string terms_type;  // PLOVER type of what is proposed
  std::vector<ConditionField> conditions;
  std::string state;  // on the day of publication: "open", "rejected"
  std::vector<AnswerField> answers;
  std::string event;  // id of the event record that tells the proposal or the measure

  // Of a measure.
  std::vector<PartyField> sender;
  std::vector<PartyField> target;
  std::string measure;             // "embargo", "asset_freeze"
  std::optional<PartyField> body;  // through which it goes
  std::string measure_status;      // "imposed"

  // Of a dispute.
  TextSpan subject;
  std::vector<PositionField> positions;
};

// The kinds of records, in the order in which those of one place are written.
std::vector<std::string_view> record_kinds();

}  // namespace tacitus

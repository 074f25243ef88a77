#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
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

// One finding as a flat row, ready to be written. It owns all its text and does not refer to the
// Document or Annotations that it came from. docs/record.md lists the fields; the names there are
// the same in JSON, CSV, SQL, Python and TypeScript.
struct Record {
  std::string kind = "event";
  std::string id;           // stable hash, 26 characters
  std::string document;     // Document::id
  std::string published;    // "2017-07-21" or empty
  std::string date_source;  // how `published` is known: "given", "metadata", "inferred" or empty
  std::string publisher;
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
  TextSpan trigger;
  std::string rule;
  double confidence = 0;
};

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/frames.h"
#include "lexicon/ontology.h"
#include "tacitus/document.h"
#include "tacitus/result.h"

namespace tacitus {

// An event that a text reports, as a careful coder says.
struct CaseEvent {
  ExpectedEvent expected;
  Span anchor;             // words of the text in the sentence that reports it
  bool optional = false;   // "maybe": right whether it is found or not
  std::uint32_t line = 0;  // in the file of cases
};

// A number, proposal, measure or dispute that a text tells.
struct CaseStanding {
  std::string layer;  // "numbers", "proposals", "measures", "disputes"
  Span anchor;        // words of the text in its sentence; of a number, its own words
  std::string line;   // how its line begins (engine/dump_standing.h): "KOR -> PRK rejected"
  std::uint32_t line_number = 0;
};

// A text and all events that it reports.
struct Case {
  std::string name;
  Document document;  // its id is the name
  std::vector<CaseEvent> events;
  bool lists_events = true;     // false for a case that only says what stands
  bool lists_standing = false;  // "standing": all of these are listed
  std::vector<CaseStanding> standing;
  std::uint32_t line = 0;
};

// Reads the form of docs/case_format.md. `name` is the file's, for errors "name:line:column: ...";
// the first fault is the error.
Result<std::vector<Case>> parse_cases(std::string_view name, std::string_view bytes,
                                      const Ontology& ontology);

}  // namespace tacitus

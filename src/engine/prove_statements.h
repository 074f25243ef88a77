#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/prove.h"
#include "tacitus/document.h"

namespace tacitus {

// An example of cues/reporting.tsv without its marks: "[Officials] <said> {the road was closed}."
struct MarkedStatement {
  std::string text;  // "Officials said the road was closed."
  Span speaker;      // empty without brackets: somebody unnamed
  Span cue;
  std::vector<Span> content;
};

// Reads the marks; nullopt when they do not pair or there is no cue or no content.
std::optional<MarkedStatement> parse_marked(std::string_view example);

// Runs the example of each word of cues/reporting.tsv: it must give a statement of that word with
// exactly this speaker, cue and content. Adds what is wrong to the findings. Linear in the
// examples.
void prove_statements(const Engine& engine, Proof& proof);

}  // namespace tacitus

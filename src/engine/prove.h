#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lexicon/ontology.h"
#include "tacitus/engine.h"

namespace tacitus {

// One example of a rule that does not come out as it says.
struct Finding {
  std::string where;    // "frames/reject.frames:12:3"
  std::string message;  // what came, and what should
};

struct Proof {
  struct Counts {
    std::size_t examples = 0;
    std::size_t counter_examples = 0;
  };
  std::size_t examples = 0;
  std::size_t counter_examples = 0;
  std::size_t frames = 0;
  std::size_t statements = 0;                // words of cues/reporting.tsv with their examples
  std::vector<Finding> findings;             // by file and line
  std::map<std::string, Counts> files;       // "frames/reject.frames"
  std::set<std::string, std::less<>> cameo;  // codes that an example states (cameo=) and gives
  std::set<std::pair<std::string, std::string>> modes;  // likewise, (type, mode)
};

// The CAMEO codes of the ontology that no example proves, in its order. A root counts as proven
// with the first of its codes: a record's root is the first two digits of its code.
std::vector<std::string> unproven_cameo(const Ontology& ontology, const Proof& proof);

// The modes that no example proves, in the order of the ontology: "CONSULT phone".
std::vector<std::string> unproven_modes(const Ontology& ontology, const Proof& proof);

// Runs every example of the frames through the engine. A `yes` must give exactly its events; a `no`
// exactly its events, none of them by its frame; a frame that no example fires is a finding. So is
// a word of saying whose example gives another statement. Linear in the examples.
Proof prove(const Engine& engine);

}  // namespace tacitus

#pragma once

#include <cstdint>
#include <string_view>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// The layers of Annotations, as a set: `kTokens | kTree`.
using Layers = std::uint32_t;
inline constexpr Layers kBlocks = 1u << 0;
inline constexpr Layers kTokens = 1u << 1;  // sentences; tokens with span and glued
inline constexpr Layers kTree = 1u << 2;    // the rest of Token: tags, lemmas, trees, names
inline constexpr Layers kTimes = 1u << 3;
inline constexpr Layers kMentions = 1u << 4;  // mentions and entities
inline constexpr Layers kLocations = 1u << 5;
inline constexpr Layers kStatements = 1u << 6;
inline constexpr Layers kEvents = 1u << 7;
inline constexpr Layers kProposals = 1u << 8;
inline constexpr Layers kMeasures = 1u << 9;
inline constexpr Layers kDisputes = 1u << 10;
inline constexpr Layers kNumbers = 1u << 11;  // Event::numbers

// What a stage promises. The pipeline refuses to start if a layer is read before it is written, or
// written twice.
struct Contract {
  std::string_view name;  // a literal
  Layers reads = 0;
  Layers writes = 0;
};

// One step from text to events. A stage holds its tables and models, which are immutable, and no
// state of a document, so run() may be called from any thread.
class Stage {
 public:
  virtual ~Stage() = default;
  virtual Contract contract() const = 0;
  virtual void run(const Document& document, Annotations& annotations) const = 0;
};

}  // namespace tacitus

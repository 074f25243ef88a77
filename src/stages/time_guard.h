#pragma once

#include <span>

#include "stages/time_patterns.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// What is to become of a match of the grammar in its sentence.
enum class Verdict : std::uint8_t {
  accept,
  shorten,  // its last atoms belong to something else: "May 20" in "In May 20 people died"
  reject,   // no time: the verb "may", "1,500 troops", "every Monday"
};

// What the guard sees: a match, the words before it (an edge such as "late" counts to the match),
// and the rest of the sentence.
struct Surroundings {
  const Document& document;
  const Annotations& annotations;
  const TimeWords& words;
  std::span<const Atom> atoms;  // of the sentence
  std::uint32_t first = 0;      // with the edge before the core; equal to match.first without one
};

// Looks at the neighbours, tags and names of a match that may be no time expression. Looks at a
// bounded number of atoms.
Verdict judge(const TimeMatch& match, const Surroundings& around);

}  // namespace tacitus

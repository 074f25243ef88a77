#pragma once

#include <string>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"

namespace tacitus {

// Every layer as text, one line a thing, a sentence with all that lies in it: the form that tests,
// `tacitus annotate` and the documentation share. docs/manual.md describes the lines; an example:
//
//   document "a.txt" 2017-07-21 given
//   block 0 [0,45) headline
//   sentence 0 [0,45) headline
//   token 0 [0,9) "Pyongyang" Pyongyang PROPN Sing nsubj 1 B-LOC
//   token 1 [10,15) "snubs" snub VERB Ind.Sing.3.Pres.Fin root
//   mention 0 [0,9) "Pyongyang" place head 0 entity 0
//   event 0 [10,15) "snubs" REJECT PRK -> - status=actual cameo=120 confidence=0.9 by frames/...:12
//   entity 0 PRK.GOV "North Korea" by actors/countries.tsv:118 mentions 0
//
// It is for people and for comparing; programs read jsonl or conllu.
std::string dump(const Document& document, const Annotations& annotations);

// What an event says, in the form of the examples of docs/frames.md, all attributes that are known:
// "REJECT PRK, \"the army\" -> KOR.GOV status=negated mode=meet cameo=125 date=2017-07-20".
std::string dump_event(const Document& document, const Annotations& annotations,
                       const Event& event);

// The mentions of each entity, in text order. [entity]
std::vector<std::vector<Index>> mentions_by_entity(const Annotations& annotations);

// A party as examples write it: "PRK.GOV", "PRK", or its words in quotation marks.
std::string dump_party(const Document& document, const Annotations& annotations, Index mention);

}  // namespace tacitus

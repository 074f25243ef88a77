#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tacitus/annotations.h"

namespace tacitus {

// Names of the Universal Dependencies inventory, as CoNLL-U writes them.
std::string_view name_of(Pos pos);            // "PROPN"
std::string_view name_of(Relation relation);  // "nsubj:pass"
std::string_view name_of(NameKind kind);      // "PER", "" for none

std::optional<Pos> parse_pos(std::string_view name);
// An unknown subtype falls back to its relation ("nmod:xyz" is nmod).
std::optional<Relation> parse_relation(std::string_view name);
std::optional<NameKind> parse_name_kind(std::string_view name);

// The relation without its subtype: nsubj_pass is nsubj.
Relation base_of(Relation relation);

// "Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin", sorted by name; "_" when there is none.
std::string to_feats(const Morphology& morphology);
// Reads a FEATS column; features and values that Morphology does not hold are passed over.
Morphology parse_feats(std::string_view feats);

}  // namespace tacitus

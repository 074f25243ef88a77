#include "base/ud.h"

#include <algorithm>
#include <array>

namespace tacitus {
namespace {

constexpr std::array<std::string_view, 17> kPosNames = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};

constexpr std::array<std::string_view, 50> kRelationNames = {
    "root",          "acl",         "acl:relcl",    "advcl",        "advcl:relcl", "advmod",
    "amod",          "appos",       "aux",          "aux:pass",     "case",        "cc",
    "cc:preconj",    "ccomp",       "compound",     "compound:prt", "conj",        "cop",
    "csubj",         "csubj:outer", "csubj:pass",   "dep",          "det",         "det:predet",
    "discourse",     "dislocated",  "expl",         "fixed",        "flat",        "goeswith",
    "iobj",          "list",        "mark",         "nmod",         "nmod:desc",   "nmod:poss",
    "nmod:unmarked", "nsubj",       "nsubj:outer",  "nsubj:pass",   "nummod",      "obj",
    "obl",           "obl:agent",   "obl:unmarked", "orphan",       "parataxis",   "punct",
    "reparandum",    "vocative"};
static_assert(static_cast<std::size_t>(Relation::xcomp) == kRelationNames.size());

constexpr std::array<std::string_view, 6> kNameKinds = {"", "PER", "ORG", "LOC", "NORP", "EVENT"};

constexpr std::array<std::string_view, 3> kNumbers = {"", "Sing", "Plur"};
constexpr std::array<std::string_view, 3> kTenses = {"", "Past", "Pres"};
constexpr std::array<std::string_view, 5> kVerbForms = {"", "Fin", "Inf", "Part", "Ger"};
constexpr std::array<std::string_view, 4> kMoods = {"", "Ind", "Imp", "Sub"};
constexpr std::array<std::string_view, 2> kVoices = {"", "Pass"};
constexpr std::array<std::string_view, 4> kDegrees = {"", "Pos", "Cmp", "Sup"};
constexpr std::array<std::string_view, 4> kPersons = {"", "1", "2", "3"};

template <std::size_t N>
std::optional<std::uint8_t> index_of(const std::array<std::string_view, N>& names,
                                     std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == name) return static_cast<std::uint8_t>(i);
  }
  return std::nullopt;
}

// Sets `field` to the value's index in `names`; an unknown value leaves it.
template <class Field, std::size_t N>
void set_feature(Field& field, const std::array<std::string_view, N>& names,
                 std::string_view value) {
  const auto at = std::find(names.begin(), names.end(), value);
  if (at != names.end()) field = static_cast<Field>(at - names.begin());
}

void append_feature(std::string& out, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  if (!out.empty()) out += '|';
  out.append(name).append("=").append(value);
}

}  // namespace

std::string_view name_of(Pos pos) { return kPosNames[static_cast<std::size_t>(pos)]; }

std::string_view name_of(Relation relation) {
  if (relation == Relation::xcomp) return "xcomp";
  return kRelationNames[static_cast<std::size_t>(relation)];
}

std::string_view name_of(NameKind kind) { return kNameKinds[static_cast<std::size_t>(kind)]; }

std::optional<Pos> parse_pos(std::string_view name) {
  const auto index = index_of(kPosNames, name);
  if (!index) return std::nullopt;
  return static_cast<Pos>(*index);
}

std::optional<Relation> parse_relation(std::string_view name) {
  if (name == "xcomp") return Relation::xcomp;
  if (const auto index = index_of(kRelationNames, name)) return static_cast<Relation>(*index);
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return parse_relation(name.substr(0, colon));
}

std::optional<NameKind> parse_name_kind(std::string_view name) {
  if (name.empty()) return std::nullopt;
  const auto index = index_of(kNameKinds, name);
  if (!index) return std::nullopt;
  return static_cast<NameKind>(*index);
}

Relation base_of(Relation relation) {
  const std::string_view name = name_of(relation);
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? relation : *parse_relation(name.substr(0, colon));
}

std::string to_feats(const Morphology& morphology) {
  const auto at = [](const auto& names, auto value) {
    return names[static_cast<std::size_t>(value)];
  };
  std::string out;
  append_feature(out, "Degree", at(kDegrees, morphology.degree));
  append_feature(out, "Mood", at(kMoods, morphology.mood));
  append_feature(out, "Number", at(kNumbers, morphology.number));
  append_feature(out, "Person", at(kPersons, morphology.person));
  append_feature(out, "Tense", at(kTenses, morphology.tense));
  append_feature(out, "VerbForm", at(kVerbForms, morphology.verb_form));
  append_feature(out, "Voice", at(kVoices, morphology.voice));
  return out.empty() ? "_" : out;
}

Morphology parse_feats(std::string_view feats) {
  Morphology out;
  while (!feats.empty()) {
    const std::size_t bar = feats.find('|');
    const std::string_view feature = feats.substr(0, bar);
    feats = bar == std::string_view::npos ? std::string_view() : feats.substr(bar + 1);
    const std::size_t equals = feature.find('=');
    if (equals == std::string_view::npos) continue;
    const std::string_view name = feature.substr(0, equals);
    const std::string_view value = feature.substr(equals + 1);
    if (name == "Degree") set_feature(out.degree, kDegrees, value);
    if (name == "Mood") set_feature(out.mood, kMoods, value);
    if (name == "Number") set_feature(out.number, kNumbers, value);
    if (name == "Person") set_feature(out.person, kPersons, value);
    if (name == "Tense") set_feature(out.tense, kTenses, value);
    if (name == "VerbForm") set_feature(out.verb_form, kVerbForms, value);
    if (name == "Voice") set_feature(out.voice, kVoices, value);
  }
  return out;
}

}  // namespace tacitus

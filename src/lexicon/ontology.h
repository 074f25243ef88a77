#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// A type of event: one row of ontology/plover.tsv.
struct EventType {
  std::string code;              // "REJECT"
  int quad = 0;                  // 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict
  double score = 0;              // intensity without a mode, -10..10
  bool needs_recipient = false;  // an event without recipient is not of this type
  std::string meaning;           // "refuses, vetoes, blocks, ..."
};

// A mode of a type: one row of ontology/modes.tsv.
struct EventMode {
  std::string type;  // "REJECT"
  std::string mode;  // "meet"
  double score = 0;  // intensity of the type in this mode
};

// A CAMEO code: one row of ontology/cameo.tsv.
struct CameoCode {
  std::string code;                   // "1241"
  std::string name;                   // "refusal of easing of administrative sanctions"
  double goldstein = 0;               // -10..10
  int quad = 0;                       // as GDELT ships it
  std::string type;                   // PLOVER's type; empty for statements (root 01)
  std::string mode;                   // PLOVER's mode; may be empty
  std::vector<std::string> contexts;  // PLOVER's contexts; may be empty
};

// A code and what it means: one row of ontology/contexts.tsv.
struct Context {
  std::string code;     // "human_rights"
  std::string meaning;  // for people
};

// A sector of actors: one row of ontology/sectors.tsv.
struct Sector {
  std::string code;     // "GOV"
  std::string side;     // state, armed, party, private, unknown
  std::string meaning;  // for people
};

// What kinds of events there are: the tables of data/ontology. Immutable; every pointer that it
// hands out lives as long as the Ontology and survives its being moved.
class Ontology {
 public:
  // Reads the five tables from `resources` and checks each against the others: every mode has a
  // type, every CAMEO code a parent and known PLOVER codes, nothing stands twice. The first faulty
  // cell is the error.
  static Result<Ontology> create(const Resources& resources);

  // Each finds one row, or nullptr when there is none. O(log n).
  const EventType* find_type(std::string_view code) const;
  const EventMode* find_mode(std::string_view type, std::string_view mode) const;
  const CameoCode* find_cameo(std::string_view code) const;
  const Context* find_context(std::string_view code) const;
  const Sector* find_sector(std::string_view code) const;

  // PLOVER's score of a type done in a mode (empty for none). The type must be known; an unknown
  // mode counts as none.
  double intensity(std::string_view type, std::string_view mode) const;

  // All rows, in the order of their files.
  const std::vector<EventType>& types() const { return types_; }
  const std::vector<EventMode>& modes() const { return modes_; }
  const std::vector<CameoCode>& cameo() const { return cameo_; }
  const std::vector<Context>& contexts() const { return contexts_; }
  const std::vector<Sector>& sectors() const { return sectors_; }

 private:
  friend class OntologyReader;
  using Rows = std::map<std::string, std::size_t, std::less<>>;

  std::vector<EventType> types_;
  std::vector<EventMode> modes_;
  std::vector<CameoCode> cameo_;
  std::vector<Context> contexts_;
  std::vector<Sector> sectors_;
  Rows type_rows_;
  Rows mode_rows_;  // "REJECT/meet"
  Rows cameo_rows_;
  Rows context_rows_;
  Rows sector_rows_;
};

}  // namespace tacitus

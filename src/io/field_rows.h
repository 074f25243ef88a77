#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/field_codes.h"
#include "lexicon/ontology.h"
#include "tacitus/io.h"

namespace tacitus {

// What the writers of the field's tabular formats share. These formats know events only, one dyad a
// row, and have no way to say that something did not happen or may happen: they get actual events.

// The tables that tell codes and labels; both must outlive the writer.
struct FieldTables {
  const FieldCodes* codes = nullptr;
  const Ontology* ontology = nullptr;
};

// One actor and one recipient of an event; null where there is none.
struct Dyad {
  const Record* record = nullptr;
  const PartyField* actor = nullptr;
  const PartyField* recipient = nullptr;
  std::size_t number = 0;  // of the dyad in its record, counted from 0
};

// The dyads of an actual event, actors first; none for other records. Nobody acts on himself.
std::vector<Dyad> dyads_of(const Record& record);

// A format: its head (empty: none) and the cells of a row; no cells are no row.
struct TabularFormat {
  std::vector<std::string_view> head;
  std::vector<std::string> (*cells)(const Dyad& dyad, const FieldTables& tables) = nullptr;
};

// Writes rows of cells divided by tabs and ended by LF; a tab or line end inside a cell becomes a
// space. `output` must outlive it.
std::unique_ptr<Writer> make_tabular_writer(std::ostream& output, TabularFormat format,
                                            FieldTables tables);

// A number of 15 digits at most that stands for an id and a dyad of it: for formats that want
// integers.
std::uint64_t number_of(std::string_view id, std::size_t dyad);

// The date of the event, else of publication: "2017-07-21", or "".
std::string_view day_of(const Record& record);
// The same without hyphens: "20170721".
std::string compact_day_of(const Record& record);

// The quad class that GDELT ships: roots 01-05, 06-09, 10-14, 15-20.
int gdelt_quad(std::string_view cameo);

// Decimal degrees, as short as they read back.
std::string degrees(double value);

std::string upper(std::string_view text);  // ASCII letters only

}  // namespace tacitus

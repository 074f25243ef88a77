#pragma once

#include <string>
#include <vector>

#include "lexicon/ontology.h"
#include "tacitus/annotations.h"
#include "tacitus/document.h"
#include "tacitus/record.h"

namespace tacitus {

// What a report shows. All of it is borrowed and must outlive the call that gets it.
struct Report {
  const Document& document;
  const Annotations& annotations;      // without faults: check() finds nothing
  const std::vector<Record>& records;  // to_records() of the same
  const Ontology& ontology;            // what the codes mean, and scores
};

// The layers of the document, its records and the meaning of the codes that occur, as one JSON
// object: ReportData in web/src/shared/report_data.ts. Layers refer to each other by index as in
// Annotations. Positions of the layers are UTF-16 units of `document.text`, those of the records
// bytes. What is unknown is absent. The text is safe inside an HTML script element: it holds no
// '<', '>' or '&'.
std::string report_data(const Report& report);

}  // namespace tacitus

#pragma once

#include <string>
#include <string_view>

#include "io/report_data.h"
#include "tacitus/result.h"

namespace tacitus {

// Fills the page of data/report/page.html with one document: a web page that stands on its own and
// loads nothing. It holds the article and the table of its events as plain HTML, for a reader
// without JavaScript, and the data (report_data) from which the page's own program draws the rest.
// Whatever the text says is shown and never runs. `page` must have each place to fill once, in
// order; else the error says which is missing. The same report gives the same bytes. O(size).
Result<std::string> write_report(const Report& report, std::string_view page);

}  // namespace tacitus

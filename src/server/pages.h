#pragma once

#include <optional>

#include "server/http.h"

namespace tacitus {

// The answer to a request for the web pages (docs/pages.md): their files, and the one HTML document
// at "/" and at the address of each page. Nothing when the path is none of theirs. A request that
// holds the tag of the file (If-None-Match) gets 304.
std::optional<HttpResponse> page_answer(const HttpRequest& request);

}  // namespace tacitus

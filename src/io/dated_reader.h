#pragma once

#include <memory>

#include "tacitus/io.h"

namespace tacitus {

// A reader that passes on what `inner` gives and infers the day of publication of undated documents
// from their text (stages/publication_date.h), marked DateSource::inferred.
std::unique_ptr<Reader> make_dated_reader(std::unique_ptr<Reader> inner);

}  // namespace tacitus

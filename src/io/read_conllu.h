#pragma once

#include <istream>
#include <memory>
#include <string>

#include "tacitus/io.h"

namespace tacitus {

// Reads CoNLL-U: documents begin with "# newdoc" (an input without one is one document), their id
// is that of "# newdoc id = ...", else "name:line". "# newpar" begins a block. "# date", "#
// publisher" and "# language" before the first sentence describe the document. The text is put
// together from the forms and SpaceAfter=No, with a space between sentences and a blank line
// between blocks, so that every span is exact.
//
// Annotations has blocks (paragraphs), sentences and tokens. A column "_" is absent; sentences have
// trees (heads and relations) in all sentences of a document or in none. The words of a
// multiword token ("don't") share out its form and all but the first are `glued`. Empty nodes are
// passed over. Name=B-PER (I-PER, B-ORG, ...) in MISC marks names.
//
// A broken line is one error "name:line:column: ..."; its sentence is left out and reading goes on
// with the next one. `input` must outlive the reader.
std::unique_ptr<Reader> make_conllu_reader(std::istream& input, std::string name);

}  // namespace tacitus

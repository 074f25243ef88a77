#pragma once

#include <istream>
#include <memory>
#include <string>

#include "tacitus/io.h"

namespace tacitus {

// Reads the whole input as one document whose id is `name`, in UTF-8 or, behind a byte order mark,
// UTF-16. What comes out is our text, to which all positions refer: without byte order mark, lines
// ended by "\n" alone ("\r\n" and "\r" become that), zero bytes and ill-formed sequences replaced
// by U+FFFD. An empty input is a document without text. Errors: the input cannot be read, is longer
// than kMaxDocumentBytes (it is not read further), or is no text at all (more than a tenth of it is
// ill-formed). `input` must outlive the reader.
std::unique_ptr<Reader> make_text_reader(std::istream& input, std::string name);

}  // namespace tacitus

#include "cli/misses.h"

#include <iostream>

#include "cli/command.h"
#include "cli/session.h"
#include "engine/misses.h"
#include "engine/parts.h"
#include "io/output.h"

// tacitus eval --misses: documents in, what they tell and the engine did not code out.

namespace tacitus {

int run_misses(const Engine& engine, const Options& options) {
  if (const Status status = check_readable(options.files); !status) {
    report(status.error());
    return kReported;
  }
  watch_for_interrupt();
  DocumentSource source(options);
  Misses misses;
  int code = kFine;
  while (true) {
    const Result<std::optional<Input>> input = source.next();
    if (!input) {
      report(input.error());
      code = kReported;
      continue;
    }
    if (!*input) break;
    const Document& document = (*input)->document;
    add_misses(document, engine.annotate(document), *engine.parts().coder, misses);
  }
  const std::string out =
      options.to == "json" ? to_json(misses, options.top) : to_text(misses, options.top);
  if (const Status status = write_bytes(std::cout, out); !status) {
    return exit_code_of_write(status.error());
  }
  return interrupted() ? kInterrupted : code;
}

}  // namespace tacitus

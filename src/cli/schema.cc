#include "engine/schema.h"

#include "cli/command.h"
#include "cli/session.h"
#include "io/output.h"

namespace tacitus {

int run_schema(const Options& options) {
  const Result<std::unique_ptr<Output>> output = Output::open(options.output);
  if (!output) {
    report(output.error());
    return kReported;
  }
  std::ostream& stream = (*output)->stream();
  const auto text = schema(options.to.empty() ? "markdown" : options.to);
  Status status = write_bytes(stream, text.value_or(""));
  if (status) status = flush(stream);
  return status ? kFine : exit_code_of_write(status.error());
}

}  // namespace tacitus

#include <algorithm>
#include <functional>

#include "cli/command.h"
#include "cli/gold.h"
#include "cli/session.h"
#include "engine/dump.h"
#include "io/output.h"
#include "io/write_annotations.h"

// tacitus annotate and tacitus explain: documents in, text for each document out, one at a time.

namespace tacitus {
namespace {

bool has_trees(const Annotations& annotations) {
  return std::any_of(annotations.tokens.begin(), annotations.tokens.end(),
                     [](const Token& token) { return token.relation == Relation::root; });
}

// The annotations of a document, over the words or the trees of the input where the options say so
// and there are any.
Annotations annotate(const Engine& engine, Input& input, const Options& options) {
  const bool keep_trees = options.trees == "gold";
  if (!input.annotations || (options.tokens != "gold" && !keep_trees)) {
    return engine.annotate(input.document);
  }
  if (keep_trees && has_trees(*input.annotations)) {
    return engine.annotate(input.document, *std::move(input.annotations), true);
  }
  return engine.annotate(input.document, bare_words(*input.annotations), false);
}

using Print = std::function<std::string(const Engine&, Input&)>;

int print_documents(const Options& options, std::string_view command, const Print& print) {
  if (lacks_input(options, command)) return kUsage;
  if (const Status status = check_readable(options.files); !status) {
    report(status.error());
    return kReported;
  }
  const Result<Engine> engine = open_engine(options);
  if (!engine) {
    report(engine.error());
    return kReported;
  }
  const Result<std::unique_ptr<Output>> output = Output::open(options.output);
  if (!output) {
    report(output.error());
    return kReported;
  }
  watch_for_interrupt();
  DocumentSource source(options);
  int code = kFine;
  while (true) {
    Result<std::optional<Input>> input = source.next();
    if (!input) {
      report(input.error());
      code = kReported;
      continue;
    }
    if (!*input) break;
    const Status status = write_bytes((*output)->stream(), print(*engine, **input));
    if (!status) return exit_code_of_write(status.error());
  }
  const Status status = flush((*output)->stream());
  if (!status) return exit_code_of_write(status.error());
  return interrupted() ? kInterrupted : code;
}

}  // namespace

int run_annotate(const Options& options) {
  return print_documents(options, "annotate", [&](const Engine& engine, Input& input) {
    const Annotations annotations = annotate(engine, input, options);
    if (options.to == "conllu") return to_conllu(input.document, annotations);
    if (options.to == "jsonl") return to_json(input.document, annotations) + "\n";
    return dump(input.document, annotations);
  });
}

int run_explain(const Options& options) {
  return print_documents(options, "explain", [](const Engine& engine, Input& input) {
    return engine.explain(input.document, engine.annotate(input.document));
  });
}

}  // namespace tacitus

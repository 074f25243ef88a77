#include <functional>

#include "cli/command.h"
#include "cli/session.h"
#include "engine/dump.h"
#include "io/output.h"
#include "io/write_annotations.h"

// tacitus annotate and tacitus explain: documents in, text for each document out, one at a time.

namespace tacitus {
namespace {

// The annotations of a document; with `gold`, over the words (and trees, if there are any) that the
// input gives.
Annotations annotate(const Engine& engine, Input& input, bool gold) {
  if (!gold || !input.annotations) return engine.annotate(input.document);
  Annotations given = *std::move(input.annotations);
  const bool has_trees = !given.tokens.empty() && given.tokens[0].lemma.size() > 0 &&
                         std::any_of(given.tokens.begin(), given.tokens.end(),
                                     [](const Token& t) { return t.relation == Relation::root; });
  return engine.annotate(input.document, std::move(given), has_trees);
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
  const bool gold = options.tokens == "gold";
  return print_documents(options, "annotate", [&](const Engine& engine, Input& input) {
    const Annotations annotations = annotate(engine, input, gold);
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

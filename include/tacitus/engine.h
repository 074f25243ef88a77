#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/annotations.h"
#include "tacitus/document.h"
#include "tacitus/record.h"
#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// What an engine runs on.
struct EngineOptions {
  // The language model: "base" reads best, "small" is several times faster. Empty is base, or small
  // where the data have no base.
  std::string model;
  // The arithmetic of the language model: "plain", "avx2", "avx512vnni"; empty is the fastest of
  // this processor. The annotations are the same with each.
  std::string kernel;
};

// Turns documents into annotations and records:
//
//   Result<Resources> resources = load_resources("data");
//   Result<Engine> engine = Engine::create(*resources);
//   Document document;
//   document.text = "Rebels attacked an army base near Goma on Monday.";
//   for (const Record& record : engine->code(document)) puts(record.type.c_str());
//
// Immutable after create(), so one Engine may be used from any number of threads without locking.
class Engine {
 public:
  // Parses and cross-checks all data files; the first faulty line is the error. So is a model that
  // is not there, or a kernel that the processor lacks.
  static Result<Engine> create(const Resources& resources, const EngineOptions& options = {});

  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  ~Engine();

  // Every layer of the document. Never fails: a text without events has no events. Time is linear
  // in the text but for the parser's arcs, which are quadratic in the words of a sentence (at most
  // 256).
  Annotations annotate(const Document& document) const;

  // annotate() over words that are given: sentences and tokens (with their spans) must be there,
  // and are kept. With `keep_trees` the tags, lemmas and trees are kept too and only the
  // stages after the parser run.
  Annotations annotate(const Document& document, Annotations given, bool keep_trees) const;

  // The records of one document, ordered by sentence and trigger.
  std::vector<Record> code(const Document& document) const;

  // The records of annotations that annotate() gave for the same document.
  std::vector<Record> to_records(const Document& document, const Annotations& annotations) const;

  // Why each event was coded and why a sentence has none, as text for people, one block a sentence.
  std::string explain(const Document& document, const Annotations& annotations) const;

  // What the tables hold, for other floors: opaque here, see src/engine/parts.h.
  struct Parts;
  const Parts& parts() const { return *parts_; }

 private:
  explicit Engine(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace tacitus

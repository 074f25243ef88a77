#include <chrono>
#include <iostream>
#include <thread>

#include "base/hash.h"
#include "cli/command.h"
#include "cli/session.h"
#include "engine/parts.h"
#include "io/output.h"
#include "ml/matrix.h"
#include "tacitus/version.h"

// tacitus doctor: what a bug report should say, as Markdown.

namespace tacitus {
namespace {

std::string hex(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 0; i < 16; ++i) out[15 - i] = kDigits[(value >> (4 * i)) & 15];
  return out;
}

std::string compiler() {
#if defined(__clang__)
  return "clang " __clang_version__;
#elif defined(__GNUC__)
  return "gcc " __VERSION__;
#else
  return "unknown";
#endif
}

// The folders of data/ and the single files that are large, each with size and hash.
void add_files(std::string& out, const Resources& resources) {
  out += "\n| file | bytes | hash |\n|---|---|---|\n";
  for (const Resources::File& file : resources.files) {
    out += "| " + file.name + " | " + std::to_string(file.bytes.size()) + " | " +
           hex(fnv1a(file.bytes)) + " |\n";
  }
}

void add_kernels(std::string& out, Kernel used) {
  out += "- kernels:";
  for (const Kernel kernel : {Kernel::plain, Kernel::avx2, Kernel::avx512vnni}) {
    out += " " + std::string(name_of(kernel)) + (is_usable(kernel) ? "" : " (not here)");
    if (kernel == used) out += " (used)";
  }
  out += "\n";
}

void add_tables(std::string& out, const Engine& engine) {
  const Engine::Parts& parts = engine.parts();
  out += "- model: " + parts.parser->model().kind() + "\n";
  add_kernels(out, parts.parser->kernel());
  out += "- ontology: " + std::to_string(parts.ontology.types().size()) + " types, " +
         std::to_string(parts.ontology.cameo().size()) + " CAMEO codes\n";
  out += "- frames: " + std::to_string(parts.frames.frames.size()) +
         ", examples: " + std::to_string(parts.frames.examples.size()) + "\n";
  out += "- places: " + std::to_string(parts.gazetteer.size()) +
         ", names: " + std::to_string(parts.gazetteer.names()) + "\n";
}

}  // namespace

int run_doctor(const Options& options) {
  std::string out = "tacitus " + std::string(kVersion) + "\n\n- compiler: " + compiler() +
                    "\n- processors: " + std::to_string(std::thread::hardware_concurrency()) + "\n";
  int code = kReported;
  const Result<std::string> folder = find_data(options);
  if (!folder) {
    out += "- data: " + folder.error().text() + "\n";
  } else if (const Result<Resources> resources = load_resources(*folder); !resources) {
    out += "- data: " + resources.error().text() + "\n";
  } else {
    const auto start = std::chrono::steady_clock::now();
    const Result<Engine> engine = Engine::create(*resources, {options.model, options.kernel});
    const auto time = std::chrono::steady_clock::now() - start;
    out += "- data: " + *folder + "\n";
    if (engine) {
      const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
      out += "- engine: ready in " + std::to_string(ms) + " ms\n";
      add_tables(out, *engine);
      code = kFine;
    } else {
      add_kernels(out, best_kernel());
      out += "- engine: " + engine.error().text() + "\n";
    }
    add_files(out, *resources);
  }
  const Status status = write_bytes(std::cout, out);
  return status && flush(std::cout) ? code : kReported;
}

}  // namespace tacitus

// A foreign program of a few lines: the records of one sentence, by the installed library.
#include <cstdio>

#include "tacitus/engine.h"
#include "tacitus/io.h"

int main(int, char** argv) {
  const tacitus::Result<tacitus::Resources> resources = tacitus::load_resources(argv[1]);
  if (!resources) return puts(resources.error().text().c_str());
  const tacitus::Result<tacitus::Engine> engine = tacitus::Engine::create(*resources);
  if (!engine) return puts(engine.error().text().c_str());
  tacitus::Document document;
  document.text = "Soldiers of France attacked a rebel base in Mali on Monday.";
  for (const tacitus::Record& record : engine->code(document)) puts(record.type.c_str());
}

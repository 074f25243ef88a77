#pragma once

#include "cli/options.h"
#include "tacitus/engine.h"

namespace tacitus {

// tacitus eval --misses: prints what the documents of options.files tell and the engine did not
// code, by why. Returns an exit code.
int run_misses(const Engine& engine, const Options& options);

}  // namespace tacitus

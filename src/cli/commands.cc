#include "cli/command.h"

namespace tacitus {
namespace {

constexpr Command kCommands[] = {
    {"code", "read documents, write event records (the main job)", run_code},
    {"annotate", "show every layer of a document: words, trees, actors, events", run_annotate},
    {"explain", "say why each event was coded, and why a sentence has none", run_explain},
    {"report", "make a web page of an article and all that was read in it", run_report},
    {"check", "prove the data files by their own examples", run_check},
    {"eval", "score the engine against gold texts", run_eval},
    {"actors", "say what is known of a name, and why", run_actors},
    {"ingest", "read documents, code them and keep all in a store", run_ingest},
    {"find", "ask a store: records, or counts of them", run_find},
    {"serve", "answer over HTTP, from the engine and a store", run_serve},
    {"demo", "show an invented crisis: articles, store, pages", run_demo},
    {"schema", "print the fields of records for people and programs", run_schema},
    {"doctor", "show versions, data and processor, for bug reports", run_doctor},
    {"completion", "print the completion script of a shell", run_completion},
    {"man", "print the manual page (roff)", run_man},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace tacitus

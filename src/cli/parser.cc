#include "cli/parser.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "base/date.h"
#include "base/split.h"
#include "base/suggestion.h"
#include "cli/manual.h"
#include "engine/schema.h"
#include "tacitus/io.h"
#include "tacitus/version.h"

// The only file that knows the option library. Every command's options are declared in one table
// (kOptions) and one list of names a command (kUses), so that --help, the manual page and the
// completions say the same.

namespace tacitus {
namespace {

using Names = std::vector<std::string>;

// An option: how to declare it, and what its values are.
struct Declared {
  std::string_view key;                  // in kUses
  std::string_view names;                // "-o,--output"
  std::string_view value;                // "FILE"; "" for a flag
  std::string_view help;                 // one sentence, no full stop
  Names (*choices)() = nullptr;          // known values
  std::string Options::*text = nullptr;  // where it goes: one of the four
  bool Options::*flag = nullptr;
  std::size_t Options::*number = nullptr;
  std::vector<std::string> Options::*list = nullptr;
};

Names to_names(const std::vector<std::string_view>& views) {
  return Names(views.begin(), views.end());
}

const Declared kOptions[] = {
    {.key = "files",
     .names = "files",
     .value = "FILE",
     .help = "input; - is standard input",
     .list = &Options::files},
    {.key = "gold",
     .names = "files",
     .value = "GOLD",
     .help = "a .case or .conllu file, or a folder of them; with --misses, documents",
     .list = &Options::files},
    {.key = "paths",
     .names = "files",
     .value = "PATH",
     .help = "a data folder to check, or a file or folder of cases",
     .list = &Options::files},
    {.key = "from",
     .names = "--from",
     .value = "FORMAT",
     .help = "format of the input; else told by the file's name",
     .choices = [] { return to_names(reader_formats()); },
     .text = &Options::from},
    {.key = "to",
     .names = "--to",
     .value = "FORMAT",
     .help = "format of the output; table on a terminal, else jsonl",
     .choices = [] { return to_names(writer_formats()); },
     .text = &Options::to},
    {.key = "layers",
     .names = "--to",
     .value = "FORMAT",
     .help = "form of the layers (default dump)",
     .choices =
         [] {
           return Names{"dump", "jsonl", "conllu"};
         },
     .text = &Options::to},
    {.key = "schemas",
     .names = "--to",
     .value = "FORMAT",
     .help = "form of the fields (default markdown)",
     .choices = [] { return to_names(schema_formats()); },
     .text = &Options::to},
    {.key = "output",
     .names = "-o,--output",
     .value = "FILE",
     .help = "write to this file, not to standard output",
     .text = &Options::output},
    {.key = "page",
     .names = "-o,--output",
     .value = "FILE",
     .help = "write to this file, or into this folder a page for each document",
     .text = &Options::output},
    {.key = "date",
     .names = "--date",
     .value = "YYYY-MM-DD",
     .help = "day of publication of all documents",
     .text = &Options::date},
    {.key = "publisher",
     .names = "--publisher",
     .value = "NAME",
     .help = "who printed the documents",
     .text = &Options::publisher},
    {.key = "jobs",
     .names = "-j,--jobs",
     .value = "N",
     .help = "documents to work on at once; the output is the same (default: one a processor)",
     .number = &Options::jobs},
    {.key = "kinds",
     .names = "--kinds",
     .value = "LIST",
     .help = "kinds of records to write, separated by commas (default: all; csv and table: event)",
     .choices = [] { return to_names(record_kinds()); },
     .text = &Options::kinds},
    {.key = "offsets",
     .names = "--offsets",
     .value = "UNIT",
     .help = "unit of text positions (default bytes)",
     .choices =
         [] {
           return Names{"bytes", "chars", "utf16"};
         },
     .text = &Options::offsets},
    {.key = "tokens",
     .names = "--tokens",
     .value = "WHOSE",
     .help = "gold keeps the words of a conllu input (default own)",
     .choices =
         [] {
           return Names{"own", "gold"};
         },
     .text = &Options::tokens},
    {.key = "trees",
     .names = "--trees",
     .value = "WHOSE",
     .help = "gold keeps the words, tags and trees of a conllu input (default own)",
     .choices =
         [] {
           return Names{"own", "gold"};
         },
     .text = &Options::trees},
    {.key = "raw",
     .names = "--raw",
     .value = "",
     .help = "let the engine find sentences and words of conllu gold, too",
     .flag = &Options::raw},
    {.key = "min",
     .names = "--min",
     .value = "FILE",
     .help = "fail below these scores (default: thresholds.tsv in the folder of cases)",
     .text = &Options::minima},
    {.key = "verbose",
     .names = "-v,--verbose",
     .value = "",
     .help = "show every event that is wrong",
     .flag = &Options::verbose},
    {.key = "misses",
     .names = "--misses",
     .value = "",
     .help = "take documents, not gold, and group what was not coded by why",
     .flag = &Options::misses},
    {.key = "top",
     .names = "--top",
     .value = "N",
     .help = "with --misses: show this many of each reason (default 30)",
     .number = &Options::top},
    {.key = "misses-to",
     .names = "--to",
     .value = "FORMAT",
     .help = "with --misses: form of the list (default text)",
     .choices =
         [] {
           return Names{"text", "json"};
         },
     .text = &Options::to},
    {.key = "coverage",
     .names = "--coverage",
     .value = "",
     .help = "list the examples of each file, and the CAMEO codes and modes without one",
     .flag = &Options::coverage},
    {.key = "data",
     .names = "--data",
     .value = "DIR",
     .help = "data folder",
     .text = &Options::data},
    {.key = "actors",
     .names = "--actors",
     .value = "FILE",
     .help = "a table of your own actors, like countries.tsv, leaders.tsv or organizations.tsv",
     .list = &Options::actors},
    {.key = "names",
     .names = "names",
     .value = "NAME",
     .help = "a name, in quotes when it has several words",
     .list = &Options::names},
    {.key = "on",
     .names = "--on",
     .value = "YYYY-MM-DD",
     .help = "only what holds on this day",
     .text = &Options::on},
    {.key = "model",
     .names = "--model",
     .value = "NAME",
     .help = "language model: base reads best, small is several times faster (default: base)",
     .choices =
         [] {
           return Names{"base", "small"};
         },
     .text = &Options::model},
    {.key = "kernel",
     .names = "--kernel",
     .value = "NAME",
     .help = "arithmetic of the language model; the output is the same (default: the fastest here)",
     .choices =
         [] {
           return Names{"plain", "avx2", "avx512vnni"};
         },
     .text = &Options::kernel},
    {.key = "quiet",
     .names = "-q,--quiet",
     .value = "",
     .help = "no progress, no summary",
     .flag = &Options::quiet},
    {.key = "store",
     .names = "--store",
     .value = "FILE",
     .help = "the store, one SQLite file",
     .text = &Options::store},
    {.key = "served-store",
     .names = "--store",
     .value = "FILE",
     .help = "the store to serve; without one only what is sent is coded",
     .text = &Options::store},
    {.key = "address",
     .names = "--address",
     .value = "ADDRESS",
     .help = "where to listen (default 127.0.0.1, this machine only)",
     .text = &Options::address},
    {.key = "port",
     .names = "--port",
     .value = "N",
     .help = "port to listen on (default 8080; 0 takes any that is free)",
     .number = &Options::port},
    {.key = "demo-store",
     .names = "--store",
     .value = "FILE",
     .help = "where to keep the example (default: a store in the folder for temporary files)",
     .text = &Options::store},
    {.key = "demo-port",
     .names = "--port",
     .value = "N",
     .help = "port to listen on (default: any that is free)",
     .number = &Options::demo_port},
    {.key = "no-open",
     .names = "--no-open",
     .value = "",
     .help = "open no browser",
     .flag = &Options::no_open},
    {.key = "token-file",
     .names = "--token-file",
     .value = "FILE",
     .help = "file whose first line is the token that allows writing",
     .text = &Options::token_file},
    {.key = "query",
     .names = "query",
     .value = "QUERY",
     .help = "terms that must all fit, such as 'actor:PRK type:REJECT since:2017-07'",
     .list = &Options::query},
    {.key = "sort",
     .names = "--sort",
     .value = "FIELD",
     .help = "order of the output; -FIELD is downwards (default -day, or -count)",
     .text = &Options::sort},
    {.key = "count",
     .names = "--count",
     .value = "FIELDS",
     .help = "count records by these fields, such as actor,month",
     .text = &Options::count},
    {.key = "limit",
     .names = "--limit",
     .value = "N",
     .help = "at most so many",
     .number = &Options::limit},
    {.key = "shell",
     .names = "shell",
     .value = "SHELL",
     .help = "the shell",
     .choices =
         [] {
           return Names{"bash", "zsh", "fish"};
         },
     .text = &Options::shell},
};

// The options of a command and how it is used.
struct Use {
  std::string_view command;
  std::string_view arguments;
  std::vector<std::string_view> options;
  std::vector<std::string_view> examples;
};

const Use kUses[] = {
    {"code",
     "[FILE]...",
     {"files", "from", "to", "output", "date", "publisher", "jobs", "kinds", "offsets", "data",
      "actors", "model", "kernel", "quiet"},
     {"tacitus code article.txt --date 2017-07-21",
      "tacitus code news.jsonl --to csv -o events.csv",
      "cat story.txt | tacitus code - --to jsonl"}},
    {"annotate",
     "[FILE]...",
     {"files", "from", "layers", "output", "date", "publisher", "tokens", "trees", "data", "actors",
      "model", "kernel", "quiet"},
     {"tacitus annotate article.txt", "tacitus annotate gold.conllu --tokens gold --to conllu"}},
    {"explain",
     "[FILE]...",
     {"files", "from", "output", "date", "publisher", "data", "actors", "model", "kernel", "quiet"},
     {"tacitus explain article.txt --date 2017-07-21"}},
    {"report",
     "[FILE]...",
     {"files", "from", "page", "date", "publisher", "data", "actors", "model", "kernel"},
     {"tacitus report article.txt -o page.html", "tacitus report news.jsonl -o pages/"}},
    {"check",
     "[PATH]...",
     {"paths", "coverage", "data", "actors", "model", "kernel", "quiet"},
     {"tacitus check", "tacitus check my-data --coverage"}},
    {"eval",
     "GOLD...",
     {"gold", "raw", "min", "verbose", "misses", "from", "misses-to", "top", "data", "actors",
      "model", "kernel"},
     {"tacitus eval tests/gold", "tacitus eval ewt-dev.conllu --raw",
      "tacitus eval --misses news.jsonl --top 50"}},
    {"actors",
     "NAME...",
     {"names", "on", "actors", "data"},
     {"tacitus actors \"Bush\" --on 1991-01-17", "tacitus actors Taliban Kabul"}},
    {"ingest",
     "[FILE]...",
     {"files", "store", "from", "date", "publisher", "jobs", "data", "actors", "model", "kernel",
      "quiet"},
     {"tacitus ingest news.jsonl --store world.db", "tacitus ingest *.txt --store world.db -j 4"}},
    {"find",
     "[QUERY]...",
     {"query", "store", "sort", "limit", "count", "kinds", "to", "output", "data"},
     {"tacitus find --store world.db 'actor:PRK recipient:KOR since:2017-07'",
      "tacitus find --store world.db 'type:REJECT text:\"talks\"' --limit 20 --to csv",
      "tacitus find --store world.db 'status:actual' --count actor,month"}},
    {"serve",
     "",
     {"served-store", "address", "port", "token-file", "jobs", "data", "model", "kernel", "quiet"},
     {"tacitus serve --store world.db", "tacitus serve --port 9000 --token-file token"}},
    {"demo",
     "",
     {"demo-store", "demo-port", "no-open", "jobs", "data", "model", "kernel", "quiet"},
     {"tacitus demo", "tacitus demo --port 9000 --no-open"}},
    {"schema", "", {"schemas", "output"}, {"tacitus schema --to sql"}},
    {"doctor", "", {"data", "model", "kernel"}, {"tacitus doctor"}},
    {"completion",
     "SHELL",
     {"shell"},
     {"tacitus completion bash > ~/.local/share/bash-completion/completions/tacitus"}},
    {"man", "", {}, {"tacitus man | man -l -"}},
};

const Use& use_of(std::string_view command) {
  for (const Use& use : kUses) {
    if (use.command == command) return use;
  }
  return kUses[0];
}

const Declared& option_of(std::string_view key) {
  for (const Declared& option : kOptions) {
    if (option.key == key) return option;
  }
  return kOptions[0];
}

bool is_argument(const Declared& option) { return option.names[0] != '-'; }

std::string joined(const Names& names, std::string_view separator) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : std::string(separator)) + name;
  return out;
}

std::string help_of(const Declared& option) {
  std::string help(option.help);
  if (option.choices != nullptr) help += ": " + joined(option.choices(), ", ");
  return help;
}

// The complaint about a value that is none of the choices, or "".
std::string wrong_choice(const Declared& option, const std::string& value) {
  if (option.choices == nullptr) return "";
  const Names choices = option.choices();
  const std::vector<std::string_view> known(choices.begin(), choices.end());
  if (option.key == "kinds") {
    for (const std::string_view kind : split_list(value)) {
      if (std::find(known.begin(), known.end(), kind) == known.end()) {
        return unknown("kind", kind, known);
      }
    }
    return "";
  }
  if (std::find(known.begin(), known.end(), value) != known.end()) return "";
  return unknown(is_argument(option) ? option.names : std::string_view("value"), value, known);
}

void declare(CLI::App& app, const Declared& option, Options& options) {
  const std::string names(option.names);
  const std::string help = help_of(option);
  CLI::Option* declared = nullptr;
  if (option.flag != nullptr) {
    app.add_flag(names, options.*option.flag, help);
    return;
  }
  if (option.number != nullptr) {
    // A port of 0 is any that is free.
    const bool port = option.key == "port" || option.key == "demo-port";
    const int most = option.key == "jobs" ? 1024 : port ? 65535 : 1000000000;
    declared = app.add_option(names, options.*option.number, help);
    declared->check(CLI::Range(port ? 0 : 1, most));
  } else if (option.list != nullptr) {
    declared = app.add_option(names, options.*option.list, help);
    if (!is_argument(option)) declared->allow_extra_args(false);
  } else {
    declared = app.add_option(names, options.*option.text, help);
  }
  declared->option_text(std::string(option.value));
  if (option.choices != nullptr) {
    declared->check([&option](const std::string& value) { return wrong_choice(option, value); }, "",
                    "");
  }
  if (option.key == "date" || option.key == "on") {
    declared->check(
        [](const std::string& value) {
          return parse_iso_date(value) ? "" : "\"" + value + "\" is not a date; write YYYY-MM-DD";
        },
        "", "");
  }
  for (const std::string_view key : {"gold", "shell", "names", "store"}) {
    if (option.key == key) declared->required();
  }
}

// Builds the tree of commands. `options` must outlive it.
std::unique_ptr<CLI::App> build(Options& options) {
  auto app = std::make_unique<CLI::App>("", "tacitus");
  app->set_version_flag("-V,--version", "tacitus " + std::string(kVersion), "show the version");
  app->set_help_flag("-h,--help", "show this help");
  app->require_subcommand(0, 1);
  for (const Command& command : commands()) {
    CLI::App* sub = app->add_subcommand(std::string(command.name), std::string(command.summary));
    sub->set_help_flag("-h,--help", "show this help");
    const Use& use = use_of(command.name);
    for (const std::string_view key : use.options) declare(*sub, option_of(key), options);
  }
  return app;
}

int complain(std::string_view message, std::string_view command) {
  std::cerr << "tacitus: " << message << "\n";
  std::cerr << "Try `tacitus " << command << (command.empty() ? "" : " ") << "--help`.\n";
  return kUsage;
}

// An unknown option, with the one that was probably meant.
std::string unexpected(const CLI::App& app, std::string_view command) {
  const std::vector<std::string> extras = app.remaining(true);
  std::vector<std::string_view> known;
  for (const std::string_view key : use_of(command).options) {
    const Declared& option = option_of(key);
    const std::size_t comma = option.names.find(',');
    known.push_back(option.names.substr(comma == std::string_view::npos ? 0 : comma + 1));
  }
  known.push_back("--help");
  for (const std::string& extra : extras) {
    if (extra.size() < 2 || extra[0] != '-') continue;
    const std::string name = extra.substr(0, extra.find('='));
    const std::string_view guess = nearest(name, known);
    std::string message = "unknown option \"" + name + "\"";
    if (!guess.empty()) message += "; did you mean \"" + std::string(guess) + "\"?";
    return message;
  }
  return extras.empty() ? "unexpected argument" : "unexpected argument \"" + extras.front() + "\"";
}

// The message of the option library in our words.
std::string message_of(const CLI::ParseError& error) {
  std::string message = error.what();
  if (const std::size_t line = message.find('\n'); line != std::string::npos) {
    message.resize(line);
  }
  return message;
}

bool is_command(std::string_view word) {
  for (const Command& command : commands()) {
    if (command.name == word) return true;
  }
  return false;
}

}  // namespace

std::string short_help() {
  return "tacitus " + std::string(kVersion) +
         ": reads news and writes down who did what to whom, as data\n\n"
         "  tacitus code article.txt --date 2017-07-21    events of one article\n"
         "  tacitus code news.jsonl --to csv -o out.csv   a corpus into a table\n"
         "  tacitus explain article.txt                   why each event was coded\n\n"
         "`tacitus --help` lists the commands, `tacitus code --help` the options.\n";
}

Parsed parse_command_line(int argc, const char* const* argv) {
  Parsed parsed;
  if (argc < 2) {
    std::cout << short_help();
    return parsed;
  }
  const std::string_view first = argv[1];
  if (first.substr(0, 1) != "-" && !is_command(first)) {
    std::vector<std::string_view> names;
    for (const Command& command : commands()) names.push_back(command.name);
    parsed.exit_code = complain(unknown("command", first, names), "");
    return parsed;
  }
  const std::string_view command = is_command(first) ? first : "";
  const std::unique_ptr<CLI::App> app = build(parsed.options);
  try {
    app->parse(argc, argv);
  } catch (const CLI::ExtrasError&) {
    parsed.exit_code = complain(unexpected(*app, command), command);
    return parsed;
  } catch (const CLI::CallForHelp&) {
    std::cout << help(command);
    return parsed;
  } catch (const CLI::CallForVersion&) {
    std::cout << "tacitus " << kVersion << "\n";
    return parsed;
  } catch (const CLI::ParseError& error) {
    parsed.exit_code = complain(message_of(error), command);
    return parsed;
  }
  for (const Command& one : commands()) {
    if (app->got_subcommand(std::string(one.name))) parsed.command = &one;
  }
  if (parsed.command == nullptr) std::cout << short_help();
  return parsed;
}

std::vector<CommandInfo> describe_commands() {
  std::vector<CommandInfo> infos;
  for (const Command& command : commands()) {
    const Use& use = use_of(command.name);
    CommandInfo info;
    info.name = command.name;
    info.summary = command.summary;
    info.arguments = use.arguments;
    info.examples.assign(use.examples.begin(), use.examples.end());
    for (const std::string_view key : use.options) {
      const Declared& option = option_of(key);
      OptionInfo described;
      if (!is_argument(option)) {
        const std::size_t comma = option.names.find(',');
        described.names.emplace_back(option.names.substr(0, comma));
        if (comma != std::string_view::npos) {
          described.names.emplace_back(option.names.substr(comma + 1));
        }
      }
      described.value = option.value;
      if (option.choices != nullptr) described.choices = option.choices();
      described.help = help_of(option);
      info.options.push_back(std::move(described));
    }
    info.options.push_back({{"-h", "--help"}, "", {}, "show this help"});
    infos.push_back(std::move(info));
  }
  return infos;
}

}  // namespace tacitus

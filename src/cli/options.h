#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace tacitus {

// What the user asked for: the options and arguments of all commands in one. A command looks at its
// own; the others keep their defaults.
struct Options {
  std::vector<std::string> files;     // FILE...; "-" is standard input
  std::string from;                   // input format; empty: by the file's name
  std::string to;                     // output format; empty: the command's default
  std::string output;                 // file to write; empty: standard output
  std::string date;                   // day of publication, YYYY-MM-DD
  std::string publisher;              // of all documents
  std::string offsets = "bytes";      // bytes, chars, utf16
  std::string kinds;                  // kinds of records to write, "event,statement"; empty: all
  std::string trees = "own";          // own, gold
  std::string tokens = "own";         // own, gold
  std::string data;                   // data folder; empty: found
  std::vector<std::string> actors;    // tables of the user's own actors
  std::vector<std::string> names;     // actors: NAME...
  std::string on;                     // actors: the day, YYYY-MM-DD; empty: all days
  std::string model;                  // language model; empty: the best of the data
  std::string kernel;                 // of the language model; empty: the best of the processor
  std::string minima;                 // table of least scores
  std::string store;                  // ingest, find: the store's file
  std::vector<std::string> query;     // find: the question, in one piece or in several
  std::string sort;                   // find: "day", "-confidence"
  std::string count;                  // find: fields to count by, "actor,month"
  std::string address = "127.0.0.1";  // serve: where to listen
  std::size_t port = 8080;            // serve
  std::size_t demo_port = 0;          // demo: 0 is any that is free
  bool no_open = false;               // demo: open no browser
  std::string token_file;             // serve: holds what allows writing
  std::size_t limit = 0;              // find: at most so many; 0: all
  std::string shell;                  // bash, zsh, fish
  std::size_t jobs = 0;               // documents at once; 0: one a processor
  bool quiet = false;                 // no progress, no summary
  bool raw = false;                   // eval: let the engine find sentences and words, too
  bool verbose = false;               // eval: every case that is wrong
  bool misses = false;                // eval: what of a corpus was not coded, and why
  bool coverage = false;              // check: examples a file, CAMEO codes without one
  std::size_t top = 30;               // eval --misses: groups of each reason
};

}  // namespace tacitus

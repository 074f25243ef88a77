#pragma once

// For tests only: the shipped data files, read from the source tree.

#include <fstream>
#include <sstream>
#include <string>

#include "lexicon/actors.h"
#include "lexicon/cues.h"
#include "lexicon/people.h"
#include "tacitus/resources.h"

namespace tacitus {

// Adds the file data/`name`; a missing file has no bytes.
inline void add_shipped(Resources& resources, const std::string& name) {
  std::ifstream stream(std::string(TACITUS_SOURCE_DIR) + "/data/" + name, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  resources.files.push_back({name, bytes.str()});
}

// The tables of actors, read once.
inline const Actors& shipped_actors() {
  static const Actors kActors = [] {
    Resources files;
    for (const char* name :
         {"countries", "leaders", "organizations", "roles", "groups", "places"}) {
      add_shipped(files, "actors/" + std::string(name) + ".tsv");
    }
    const auto at = [&](std::size_t i) { return std::string_view(files.files[i].bytes); };
    return *Actors::create({at(0), at(1), at(2), at(3), at(4), at(5)});
  }();
  return kActors;
}

inline Cues shipped_cues() {
  Resources resources;
  for (const char* name : {"factuality", "light_verbs", "partitives", "reporting"}) {
    add_shipped(resources, std::string("cues/") + name + ".tsv");
  }
  return *Cues::create(resources);
}

// The files of StandingCues::create().
inline Resources shipped_standing() {
  Resources resources;
  for (const char* name : {"quantities", "currencies", "counts", "measures", "measure_status",
                           "proposals", "answers", "conditions", "disputes"}) {
    add_shipped(resources, std::string("cues/") + name + ".tsv");
  }
  return resources;
}

inline const People& shipped_people() {
  static const People kPeople = [] {
    Resources files;
    add_shipped(files, "cues/given_names.tsv");
    add_shipped(files, "cues/people.tsv");
    return *People::create(files.files[0].bytes, files.files[1].bytes);
  }();
  return kPeople;
}

}  // namespace tacitus

#include <iostream>

#include "base/date.h"
#include "cli/command.h"
#include "cli/session.h"
#include "engine/parts.h"

// tacitus actors NAME --on DATE: the rows of the tables that a name may mean, each with its term
// and its place, so that a wrong actor in a record can be traced and mended.

namespace tacitus {
namespace {

// What is known of one name; false when nothing is.
bool tell(const Actors& actors, const std::string& name, const std::string& on) {
  const std::optional<Days> day = on.empty() ? std::nullopt : parse_iso_date(on);
  const std::vector<std::string> lines = actors.describe(name, day);
  for (const std::string& line : lines) std::cout << line << "\n";
  if (!lines.empty()) return true;
  const bool known = !actors.describe(name, std::nullopt).empty();
  std::cerr << "tacitus: \"" << name << "\""
            << (known ? " has no row that holds on " + on : " is in no table") << "\n";
  return false;
}

}  // namespace

int run_actors(const Options& options) {
  const Result<Resources> resources = open_resources(options);
  if (!resources) {
    report(resources.error());
    return kReported;
  }
  const Result<Actors> actors = load_actors(*resources);
  if (!actors) {
    report(actors.error());
    return kReported;
  }
  bool all = true;
  for (const std::string& name : options.names) all = tell(*actors, name, options.on) && all;
  return all ? kFine : kReported;
}

}  // namespace tacitus

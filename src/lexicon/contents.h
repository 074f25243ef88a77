#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

class CodeChecker;

// What makes the CAMEO code of an act finer: what it is about. One row of ontology/content.tsv.
struct ContentRule {
  std::string act;                          // the act's code begins so: "02"
  std::string content;                      // the content's code begins so: "072"; or empty
  std::optional<std::uint32_t> word_class;  // or the content is of this class: Frames::classes
  std::string code;                         // "0232"
};

// "Urged Paris to send arms" is an appeal (020) with military aid (072) as its content: 0232. The
// rows of ontology/content.tsv. Immutable.
class ContentCodes {
 public:
  // Reads the table from `resources`; without the file there are no rules. `classes` are the names
  // of the word classes. The first faulty cell is the error.
  static Result<ContentCodes> create(const Resources& resources,
                                     const std::vector<std::string_view>& classes,
                                     const CodeChecker& codes);

  // True when some rule is about acts of this root.
  bool knows(std::string_view act) const { return rules_.contains(act.substr(0, 2)); }

  // The finer code of an act with this content, or "": the row with the longest content that fits
  // and that says more than `act` does. O(rules of the act's root).
  std::string_view by_code(std::string_view act, std::string_view content) const;

  // The rules that ask for a word class and say more than `act` does, in file order.
  std::vector<const ContentRule*> by_class(std::string_view act) const;

 private:
  std::map<std::string, std::vector<ContentRule>, std::less<>> rules_;  // by root of the act
};

}  // namespace tacitus

#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "tacitus/annotations.h"
#include "tacitus/resources.h"
#include "tacitus/result.h"

namespace tacitus {

// What the language model cannot know of lemmas because it saw too little text: irregular forms,
// and which verbs there are. data/lemmas/{irregular,verbs}.tsv. Immutable.
class Lemmas {
 public:
  static Result<Lemmas> create(const Resources& resources);

  // The lemma of a form, as it is written, as a word of class `pos`: that of the table of irregular
  // forms; a number without the commas between its thousands; an address of the web or of mail as
  // it stands; an adjective in -ing or -ed with its ending; else `predicted`, unless the word is a
  // verb, `predicted` is no verb and taking a regular ending off the form gives one. Linear in the
  // form.
  std::string lemma(std::string_view written, Pos pos, std::string_view predicted) const;

 private:
  bool is_verb(const std::string& word) const;

  std::unordered_map<std::string, std::string> irregular_;  // 'v', 'n' or 'p' and form
  std::unordered_set<std::string> verbs_;
};

}  // namespace tacitus

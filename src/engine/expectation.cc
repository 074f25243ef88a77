#include "engine/expectation.h"

namespace tacitus {

bool is_party(const Document& document, const Annotations& annotations,
              const ExpectedParty& expected, Index mention) {
  const Mention& found = annotations.mentions[mention];
  if (!expected.words.empty()) {
    return document.at(found.span).find(expected.words) != std::string_view::npos;
  }
  if (found.entity == kNone) return false;
  const Entity& entity = annotations.entities[found.entity];
  return entity.code == expected.code &&
         (expected.sector.empty() || entity.sector == expected.sector);
}

}  // namespace tacitus

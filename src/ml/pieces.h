#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ml/features.h"

namespace tacitus {

// Cuts words into known pieces (docs/model_format.md, "Encoder of base"). Holds room that is used
// again, so one of them serves one thread.
class PieceReader {
 public:
  static constexpr std::size_t kMostPieces = 8;  // of a word

  // Appends the rows of a word's pieces to `rows`, at least one and at most kMostPieces. O(bytes of
  // the word).
  void read(std::string_view form, const Vocabulary& known, std::vector<std::uint32_t>& rows);

  // The runs that the last word was cut into, divided by spaces: "don ' t". For tests.
  std::string_view runs() const { return runs_; }

 private:
  void split(std::string_view form);

  std::string runs_;
};

}  // namespace tacitus

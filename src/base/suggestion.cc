#include "base/suggestion.h"

#include <algorithm>

namespace tacitus {
namespace {

// Damerau-Levenshtein distance, restricted to swaps of neighbours. Words longer than 64 bytes are
// never near anything.
std::size_t distance(std::string_view a, std::string_view b) {
  if (a.size() > 64 || b.size() > 64) return 64;
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::string_view nearest(std::string_view wrong, const std::vector<std::string_view>& known) {
  std::string_view best;
  std::size_t best_distance = 0;
  for (const std::string_view word : known) {
    const std::size_t far = distance(wrong, word);
    if (far > std::max<std::size_t>(1, word.size() / 3)) continue;
    if (best.empty() || far < best_distance) {
      best = word;
      best_distance = far;
    }
  }
  return best;
}

std::string unknown(std::string_view what, std::string_view wrong,
                    const std::vector<std::string_view>& known) {
  std::string message = "unknown " + std::string(what) + " \"" + std::string(wrong) + "\"";
  const std::string_view guess = nearest(wrong, known);
  if (!guess.empty()) return message + "; did you mean \"" + std::string(guess) + "\"?";
  message += "; known are";
  for (std::size_t i = 0; i < known.size(); ++i) {
    message += (i == 0 ? " " : ", ") + std::string(known[i]);
  }
  return message;
}

}  // namespace tacitus

#include "lexicon/frame_reader.h"

#include <algorithm>

namespace tacitus {
namespace {

// Levenshtein distance.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  std::string_view best;
  std::size_t least = 3;
  if (word.size() > 40) return "";
  for (const std::string_view name : names) {
    const std::size_t d = distance(word, name);
    if (d < least && d < word.size()) {
      least = d;
      best = name;
    }
  }
  return best.empty() ? "" : "; did you mean \"" + std::string(best) + "\"?";
}

Piece trimmed(Piece piece) {
  while (!piece.text.empty() && (piece.text.front() == ' ' || piece.text.front() == '\t')) {
    piece.text.remove_prefix(1);
    ++piece.column;
  }
  while (!piece.text.empty() && (piece.text.back() == ' ' || piece.text.back() == '\t')) {
    piece.text.remove_suffix(1);
  }
  return piece;
}

std::vector<Piece> split(Piece piece, std::string_view separator) {
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at <= piece.text.size();) {
    const bool end = at == piece.text.size();
    if (!end && piece.text[at] == '"') quoted = !quoted;
    if (end || (!quoted && piece.text.substr(at, separator.size()) == separator)) {
      pieces.push_back(trimmed({piece.text.substr(begin, at - begin),
                                piece.column + static_cast<std::uint32_t>(begin)}));
      at += separator.size();
      begin = at;
      if (end) break;
    } else {
      ++at;
    }
  }
  return pieces;
}

// Words of an entry: "nuclear weapon" is {"nuclear", "weapon"}.
std::vector<std::string> words_of(std::string_view entry) {
  std::vector<std::string> words;
  for (const Piece piece : split({entry, 1}, " ")) {
    if (!piece.text.empty()) words.emplace_back(piece.text);
  }
  return words;
}

}  // namespace tacitus

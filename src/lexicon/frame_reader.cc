#include "lexicon/frame_reader.h"

#include "base/suggestion.h"

namespace tacitus {
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string_view best = nearest(word, names);
  return best.empty() ? "" : "; did you mean \"" + std::string(best) + "\"?";
}

LinePart trimmed(LinePart piece) {
  while (!piece.text.empty() && (piece.text.front() == ' ' || piece.text.front() == '\t')) {
    piece.text.remove_prefix(1);
    ++piece.column;
  }
  while (!piece.text.empty() && (piece.text.back() == ' ' || piece.text.back() == '\t')) {
    piece.text.remove_suffix(1);
  }
  return piece;
}

std::vector<LinePart> split(LinePart piece, std::string_view separator) {
  std::vector<LinePart> pieces;
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
  for (const LinePart piece : split({entry, 1}, " ")) {
    if (!piece.text.empty()) words.emplace_back(piece.text);
  }
  return words;
}

}  // namespace tacitus

#include "ml/encoder.h"

#include "ml/recurrence.h"
#include "ml/transformer.h"

namespace tacitus {

Result<std::unique_ptr<const Encoder>> Encoder::load(const ModelFile& file) {
  if (file.metadata("kind") == "base") return Transformer::load(file);
  return Recurrence::load(file);
}

Batch::Batch(const Encoder& encoder)
    : reader_(encoder.vocabulary(), encoder.sizes()), known_pieces_(encoder.pieces()) {}

void Batch::add(std::span<const WordForm> words) {
  read_sentence(reader_, words, rows);
  const auto count = static_cast<std::uint32_t>(words.size());
  for (std::uint32_t i = 0; i < count; ++i) places.push_back({i, count - 1 - i});
  if (known_pieces_ == nullptr) return;
  for (const WordForm& word : words) {
    first_piece.push_back(static_cast<std::uint32_t>(pieces.size()));
    piece_reader_.read(word.form, *known_pieces_, pieces);
  }
}

void Batch::clear() {
  rows.clear();
  places.clear();
  pieces.clear();
  first_piece.clear();
}

}  // namespace tacitus

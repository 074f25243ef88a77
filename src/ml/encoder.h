#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "ml/features.h"
#include "ml/layers.h"
#include "ml/pieces.h"

namespace tacitus {

struct Batch;

// Makes a vector at least that long, and never shorter.
template <class V>
void make_room(V& room, std::size_t size) {
  if (room.size() < size) room.resize(size);
}

// Words to vectors: what every kind of model does first, each in its own way
// (docs/model_format.md, "Encoder of small", "Encoder of base"). Immutable after load(). A sentence
// is encoded alone, whatever stands beside it in the batch. The bytes of the file must outlive it.
class Encoder {
 public:
  // The encoder of the file's kind.
  static Result<std::unique_ptr<const Encoder>> load(const ModelFile& file);

  virtual ~Encoder() = default;
  Encoder(const Encoder&) = delete;
  Encoder& operator=(const Encoder&) = delete;

  // Fills batch.encoded from the words of the batch. Linear in the words.
  virtual void encode(const Operations& operations, Batch& batch) const = 0;

  std::size_t width() const { return width_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }
  const FeatureReader::Sizes& sizes() const { return sizes_; }
  // The known pieces of words; null for an encoder that does not read pieces.
  const Vocabulary* pieces() const { return pieces_.size() == 0 ? nullptr : &pieces_; }

 protected:
  Encoder() = default;

  std::size_t width_ = 0;
  Vocabulary vocabulary_;
  Vocabulary pieces_;
  FeatureReader::Sizes sizes_;
  float heads_inverse_ = 0;  // quantises what the heads read
};

// Words of one sentence, or of several one after the other: what the encoder reads and writes, and
// the room that it needs. It is used again from one batch to the next; one of them serves one
// thread.
struct Batch {
  // How many words of its sentence stand before and after a word.
  struct Place {
    std::uint32_t before = 0;
    std::uint32_t after = 0;
  };

  // Pieces of one sentence that see each other, and the words that begin among them.
  struct Window {
    std::size_t piece = 0;  // the first
    std::size_t pieces = 0;
    std::size_t word = 0;  // the first
    std::size_t words = 0;
  };

  // For an encoder, which must outlive it.
  explicit Batch(const Encoder& encoder);

  std::vector<FeatureRows> rows;  // [word]
  std::vector<Place> places;      // [word]
  // For an encoder that reads pieces: their rows, word after word, and each word's first.
  std::vector<std::uint32_t> pieces;
  std::vector<std::uint32_t> first_piece;  // [word]

  AlignedVector<std::uint8_t> encoded;  // [word][width], the input of every head, raised by 128

  // Room of the encoders.
  std::vector<Window> windows;
  AlignedVector<std::uint8_t> inputs;  // rows of 8-bit inputs of one layer
  AlignedVector<float> steps;          // of those rows
  AlignedVector<float> hidden;         // rows of vectors
  AlignedVector<float> outputs;        // rows of a layer's results
  AlignedVector<float> queries;        // rows of attention
  AlignedVector<float> attention;      // what attention needs besides

  std::size_t size() const { return rows.size(); }
  // Appends one sentence.
  void add(std::span<const WordForm> words);
  // Takes the words away and keeps the room.
  void clear();

 private:
  FeatureReader reader_;
  const Vocabulary* known_pieces_;
  PieceReader piece_reader_;
};

}  // namespace tacitus

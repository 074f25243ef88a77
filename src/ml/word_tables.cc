#include "ml/word_tables.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "ml/matrix.h"

namespace tacitus {
namespace {

constexpr std::array<std::string_view, kFeatures> kNames = {
    "embed.word",   "embed.hash",   "embed.prefix", "embed.suffix",
    "embed.suffix", "embed.suffix", "embed.shape",  "embed.place"};
constexpr std::uint64_t kPlaces = 16;

constexpr std::size_t index_of(Feature feature) { return static_cast<std::size_t>(feature); }

}  // namespace

Result<WordTables> WordTables::load(const ModelFile& file) {
  auto keys = file.hashes_of("vocab.keys", {0});
  if (!keys) return keys.error();
  if (!std::is_sorted(keys->begin(), keys->end())) {
    return file.error("vocab.keys", "is not in ascending order");
  }
  WordTables out;
  for (std::size_t i = 0; i < kFeatures; ++i) {
    if (i > 0 && kNames[i] == kNames[i - 1]) {
      out.tables_[i] = out.tables_[i - 1];
    } else {
      std::uint64_t rows = 0;
      if (i == index_of(Feature::word)) rows = keys->size() + 1;
      if (i == index_of(Feature::place)) rows = kPlaces;
      const auto values = file.bytes_of(kNames[i], {rows, 0});
      if (!values) return values.error();
      const std::vector<std::uint64_t> shape = file.shape(kNames[i]);
      if (shape[0] > UINT32_MAX) return file.error(kNames[i], "has too many rows");
      out.tables_[i] = {*values, shape[1]};
    }
    out.columns_ += out.tables_[i].columns;
  }
  const auto rows = [&](Feature feature) {
    return static_cast<std::uint32_t>(out.tables_[index_of(feature)].rows());
  };
  out.sizes_ = {rows(Feature::hash), rows(Feature::prefix), rows(Feature::suffix2),
                rows(Feature::shape)};
  out.vocabulary_ = Vocabulary(*std::move(keys));
  return out;
}

void WordTables::look_up(const FeatureRows& rows, std::uint8_t* out) const {
  for (std::size_t i = 0; i < kFeatures; ++i) {
    const Table& table = tables_[i];
    assert(rows[i] < table.rows() && "a row of its table");
    const std::int8_t* row = table.values.data() + rows[i] * table.columns;
    for (std::size_t k = 0; k < table.columns; ++k) {
      *out++ = static_cast<std::uint8_t>(row[k] + kZeroByte);
    }
  }
}

}  // namespace tacitus

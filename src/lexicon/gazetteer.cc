// The table is used where it lies, mapped from its file: nothing is parsed at the start, and a text
// touches only the pages of the names that stand in it. Names stand sorted in blocks of sixteen,
// each written as what it adds to the one before; a binary search over the heads of blocks and a
// walk through one block find a name. docs/places_format.md is the layout, tools/places/pack.py
// writes it. Every read is within bounds whatever the bytes say.

#include "lexicon/gazetteer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "lexicon/fold.h"

namespace tacitus {
namespace {

constexpr std::size_t kCountryBytes = 6;
constexpr std::size_t kRegionBytes = 4;
constexpr std::size_t kPlaceBytes = 18;
constexpr std::size_t kBlockBytes = 4;
constexpr std::uint32_t kBlock = 16;  // names
constexpr double kSteps = 40000;      // of a degree
constexpr std::uint32_t kNothing = 0xFFFFFF;
constexpr std::uint32_t kMostCountries = 256;
constexpr std::size_t kMostCapitals = 5;  // "U.S.", "NSW", "W.Va."

// Little-endian number of `size` bytes; the bytes must be there.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return value;
}

// Degrees of a signed number of three bytes.
double degrees_at(std::string_view bytes, std::size_t at) {
  const std::uint32_t raw = number_at(bytes, at, 3);
  const auto value = static_cast<std::int32_t>(raw << 8) / 256;
  return static_cast<double>(value) / kSteps;
}

// Walks the names of one block.
class BlockReader {
 public:
  BlockReader(std::string_view pool, std::size_t at) : pool_(pool), at_(at) {}

  // Reads the next name; false at the end of the pool or on bytes that make no name.
  bool next() {
    if (at_ + 2 > pool_.size()) return false;
    const auto shared = static_cast<unsigned char>(pool_[at_]);
    const auto more = static_cast<unsigned char>(pool_[at_ + 1]);
    const std::size_t counted = at_ + 2 + more;
    if (shared > name_.size() || counted >= pool_.size()) return false;
    name_.resize(shared);
    name_.append(pool_.substr(at_ + 2, more));
    const auto count = static_cast<unsigned char>(pool_[counted]);
    postings_ = counted + 1;
    at_ = postings_ + std::size_t{3} * count;
    return at_ <= pool_.size();
  }

  const std::string& name() const { return name_; }
  std::size_t count() const { return (at_ - postings_) / 3; }
  std::uint32_t posting(std::size_t i) const { return number_at(pool_, postings_ + 3 * i, 3); }

 private:
  std::string_view pool_;
  std::size_t at_;
  std::size_t postings_ = 0;
  std::string name_;
};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "US", "NSW", "U.S.": short names of capitals alone, which other words would look like.
bool is_capitals(std::string_view name) {
  if (name.size() > kMostCapitals) return false;
  return std::all_of(name.begin(), name.end(), [](char c) { return is_capital(c) || c == '.'; });
}

// "places 3 regions 2 countries 1 names 7" after the lines of the comment.
struct Header {
  std::array<std::uint32_t, 4> counts{};
  std::size_t end = 0;
};

std::optional<Header> read_header(std::string_view bytes) {
  Header header;
  while (header.end < bytes.size() && bytes[header.end] == '#') {
    const std::size_t end = bytes.find('\n', header.end);
    if (end == std::string_view::npos) return std::nullopt;
    header.end = end + 1;
  }
  constexpr std::array<std::string_view, 4> kWords = {"places ", " regions ", " countries ",
                                                      " names "};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (bytes.substr(header.end, kWords[i].size()) != kWords[i]) return std::nullopt;
    header.end += kWords[i].size();
    const char* last = bytes.data() + bytes.size();
    const auto [end, error] = std::from_chars(bytes.data() + header.end, last, header.counts[i]);
    if (error != std::errc()) return std::nullopt;
    header.end = static_cast<std::size_t>(end - bytes.data());
  }
  if (header.end >= bytes.size() || bytes[header.end] != '\n') return std::nullopt;
  ++header.end;
  return header;
}

}  // namespace

std::string place_key(std::string_view name) {
  std::string key = fold_name(name);
  for (char& c : key) {
    if (is_capital(c)) c = static_cast<char>(c + ('a' - 'A'));
  }
  return key;
}

Result<Gazetteer> Gazetteer::create(std::string file, Bytes bytes) {
  const std::string_view view = bytes;
  const std::optional<Header> header = read_header(view);
  if (!header) {
    return Error{Error::Code::invalid_data, std::move(file),
                 "the header is not \"places N regions N countries N names N\""};
  }
  Gazetteer out;
  out.file_ = std::move(file);
  out.bytes_ = std::move(bytes);
  const auto [places, regions, countries, names] = header->counts;
  out.places_ = places;
  out.regions_ = regions;
  out.countries_ = countries;
  out.names_ = names;
  out.countries_at_ = header->end;
  out.regions_at_ = out.countries_at_ + kCountryBytes * countries;
  out.places_at_ = out.regions_at_ + kRegionBytes * regions;
  out.blocks_at_ = out.places_at_ + kPlaceBytes * places;
  const std::size_t blocks = (std::size_t{names} + kBlock - 1) / kBlock;
  out.pool_at_ = out.blocks_at_ + kBlockBytes * blocks;
  if (out.pool_at_ > view.size() || places >= kNothing || countries >= kMostCountries) {
    return Error{Error::Code::invalid_data, out.file_, "the file is shorter than its header says"};
  }
  return out;
}

std::vector<PlaceName> Gazetteer::find(std::string_view name) const {
  std::vector<PlaceName> found;
  const std::string key = place_key(name);
  const std::string_view pool = view().substr(pool_at_);
  std::uint32_t low = 0;  // the last block whose head is before the key
  std::uint32_t high = (names_ + kBlock - 1) / kBlock;
  while (high - low > 1) {
    const std::uint32_t middle = low + (high - low) / 2;
    BlockReader head(pool, number_at(view(), blocks_at_ + kBlockBytes * middle, kBlockBytes));
    const bool before = head.next() && place_key(head.name()) < key;
    (before ? low : high) = middle;
  }
  bool passed = names_ == 0;
  for (std::uint32_t block = low; !passed && block * kBlock < names_; ++block) {
    BlockReader reader(pool, number_at(view(), blocks_at_ + kBlockBytes * block, kBlockBytes));
    for (std::uint32_t i = block * kBlock; i < std::min(names_, (block + 1) * kBlock); ++i) {
      passed = !reader.next();
      if (passed) break;
      const std::string other = place_key(reader.name());
      passed = other > key;
      if (passed) break;
      if (other != key || (is_capitals(reader.name()) && reader.name() != name)) continue;
      for (std::size_t p = 0; p < reader.count(); ++p) {
        const std::uint32_t at = reader.posting(p);
        if (at >= places_) continue;
        const std::uint32_t own = number_at(view(), places_at_ + kPlaceBytes * at + 10, 3);
        found.push_back({at, own == i});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const PlaceName& one, const PlaceName& two) {
    return one.place != two.place ? one.place < two.place : one.canonical > two.canonical;
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const PlaceName& one, const PlaceName& two) {
                            return one.place == two.place;
                          }),
              found.end());
  return found;
}

Place Gazetteer::place(std::uint32_t index) const {
  const std::size_t at = places_at_ + kPlaceBytes * index;
  Place place;
  place.geonames = number_at(view(), at, 4);
  place.latitude = std::clamp(degrees_at(view(), at + 4), -90.0, 90.0);
  place.longitude = std::clamp(degrees_at(view(), at + 7), -180.0, 180.0);
  const std::uint32_t people = number_at(view(), at + 15, 2);
  const std::uint32_t power = std::min(people >> 12, 10u);
  place.population = (people & 0xFFF) << (2 * power);
  const std::uint32_t kind = number_at(view(), at + 17, 1);
  if (kind <= static_cast<std::uint32_t>(PlaceKind::capital)) {
    place.kind = static_cast<PlaceKind>(kind);
  }
  const std::uint32_t region = number_at(view(), at + 13, 2);
  if (region >= regions_) return place;
  const std::size_t region_at = regions_at_ + kRegionBytes * region;
  const std::uint32_t country = number_at(view(), region_at, 1);
  const std::uint32_t lies_in = number_at(view(), region_at + 1, 3);
  if (country < countries_) place.country = static_cast<std::uint16_t>(country);
  if (lies_in < places_) place.region = lies_in;
  return place;
}

std::string Gazetteer::spelling(std::uint32_t name) const {
  if (name >= names_) return {};
  const std::size_t block = blocks_at_ + std::size_t{kBlockBytes} * (name / kBlock);
  BlockReader reader(view().substr(pool_at_), number_at(view(), block, kBlockBytes));
  for (std::uint32_t i = 0; i <= name % kBlock; ++i) {
    if (!reader.next()) return {};
  }
  return reader.name();
}

std::string Gazetteer::name_of(std::uint32_t index) const {
  return spelling(number_at(view(), places_at_ + kPlaceBytes * index + 10, 3));
}

std::string_view Gazetteer::code_of(std::uint16_t country) const {
  if (country >= countries_) return {};
  return view().substr(countries_at_ + kCountryBytes * country, 3);
}

std::uint16_t Gazetteer::country_of(std::string_view code) const {
  std::uint16_t low = 0;
  auto high = static_cast<std::uint16_t>(countries_);
  while (low < high) {
    const auto middle = static_cast<std::uint16_t>(low + (high - low) / 2);
    if (code_of(middle) == code) return middle;
    if (code_of(middle) < code) {
      low = static_cast<std::uint16_t>(middle + 1);
    } else {
      high = middle;
    }
  }
  return UINT16_MAX;
}

std::uint32_t Gazetteer::country_place(std::uint16_t country) const {
  if (country >= countries_) return kNoPlace;
  const std::uint32_t at = number_at(view(), countries_at_ + kCountryBytes * country + 3, 3);
  return at < places_ ? at : kNoPlace;
}

std::string Gazetteer::rule_of(std::uint32_t index) const {
  return file_ + ":" + std::to_string(index);
}

}  // namespace tacitus

#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace tacitus {

// True when `word` is among the words, in whatever order they are. O(size); for short lists.
constexpr bool is_in(const auto& words, std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// True when the array is sorted, as one_of() asks; for a static_assert beside the array.
constexpr bool is_sorted_list(const auto& words) {
  return std::is_sorted(std::begin(words), std::end(words));
}

// True when `word` is in the array, which is sorted. O(log size).
template <std::size_t size>
constexpr bool one_of(std::string_view word, const std::string_view (&words)[size]) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

}  // namespace tacitus

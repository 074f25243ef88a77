#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace tacitus {

// The bytes of the widest vector register and of a cache line.
inline constexpr std::size_t kAlignment = 64;

// Gives memory that begins at a multiple of kAlignment.
template <class T>
struct AlignedAllocator {
  using value_type = T;

  AlignedAllocator() = default;
  template <class U>
  AlignedAllocator(const AlignedAllocator<U>&) {}  // NOLINT: implicit, as the standard asks

  T* allocate(std::size_t count) {
    return static_cast<T*>(::operator new (count * sizeof(T), std::align_val_t{kAlignment}));
  }
  void deallocate(T* memory, std::size_t) {
    ::operator delete (memory, std::align_val_t{kAlignment});
  }
  friend bool operator==(const AlignedAllocator&, const AlignedAllocator&) { return true; }
};

// A vector whose elements begin at a multiple of kAlignment.
template <class T>
using AlignedVector = std::vector<T, AlignedAllocator<T>>;

}  // namespace tacitus

// SPDX-License-Identifier: Apache-2.0
/// Memory for a large vector that is gone through again and again: in huge pages where the system
/// has them, so that the processor need not look up where each small one lies. It begins on a
/// line of the processor's cache.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <new>
#include <sys/mman.h>
#include <vector>

namespace saksi::base {

template <class T>
struct HugePages {
  using value_type = T;

  HugePages() = default;

  template <class Other>
  HugePages(const HugePages<Other>& /*other*/) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] T* allocate(std::size_t count) {
    const std::size_t wanted = count * sizeof(T);
    const std::size_t unit = wanted < kPage ? kLine : kPage;
    static_assert(alignof(T) <= kLine);
    const std::size_t bytes = (wanted + unit - 1) / unit * unit;
    void* const out = std::aligned_alloc(unit, bytes);
    if (out == nullptr) throw std::bad_alloc();
    if (unit == kPage) madvise(out, bytes, MADV_HUGEPAGE);  // a wish: small ones will do
    return static_cast<T*>(out);
  }

  void deallocate(T* memory, std::size_t /*count*/) { std::free(memory); }

  friend bool operator==(const HugePages& /*a*/, const HugePages& /*b*/) { return true; }

 private:
  static constexpr std::size_t kLine = 64, kPage = std::size_t{1} << 21U;
};

template <class T>
using HugeVector = std::vector<T, HugePages<T>>;

}  // namespace saksi::base

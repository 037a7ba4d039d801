// SPDX-License-Identifier: Apache-2.0
/// Memory for large tables that are read at random: asks the system for large pages, without which half of the time of a
/// look-up goes into translating addresses. Works as a plain array where the system has none.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <new>
#include <type_traits>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace lapwing::parse {

template <typename T>
class TableMemory {
  static_assert(std::is_trivially_destructible_v<T>);

 public:
  TableMemory() = default;
  /// `size` values T().
  explicit TableMemory(size_t size) : size_(size) {
    size_t bytes = (size * sizeof(T) + kPage - 1) / kPage * kPage;
    void* raw = std::aligned_alloc(kPage, bytes == 0 ? kPage : bytes);
    if (raw == nullptr) throw std::bad_alloc();
#if defined(__linux__)
    madvise(raw, bytes, MADV_HUGEPAGE);
#endif
    data_.reset(static_cast<T*>(raw));
    std::uninitialized_value_construct_n(data_.get(), size);
  }
  size_t size() const { return size_; }
  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  T& operator[](size_t i) { return data_.get()[i]; }
  const T& operator[](size_t i) const { return data_.get()[i]; }
  T* begin() { return data(); }
  T* end() { return data() + size_; }

 private:
  static constexpr size_t kPage = size_t{1} << 21;
  struct Free {
    void operator()(T* memory) const { std::free(memory); }
  };
  std::unique_ptr<T, Free> data_;
  size_t size_ = 0;
};

}  // namespace lapwing::parse

// SPDX-License-Identifier: Apache-2.0
/// Products of small matrices, the same bits on every machine.
///
/// Every element of a product is one chain of fused multiply-adds in the order of the inner dimension. So the result does
/// not depend on how many rows are worked on at once, on the width of the registers, or on the kernel: one for AVX-512, one
/// for AVX2, and plain C++ for all others (compared in tests/unit/parse_matrix_test.cc).
///
/// Threads  everything here may be called from many threads.
/// Cost     about 16 multiply-adds a cycle with AVX2.
#pragma once

#include <cstddef>
#include <vector>

namespace lapwing::parse {

inline constexpr int kPanel = 16;  ///< columns worked on at once; widths are rounded up to a multiple of it
inline constexpr int RoundUp(int columns) { return (columns + kPanel - 1) / kPanel * kPanel; }

/// The right-hand matrix of a product, laid out in panels of kPanel columns; missing columns are zero.
class Panels {
 public:
  /// Element (i, j) is values[i * row_stride + j * column_stride].
  void Set(const float* values, int rows, int columns, size_t row_stride, size_t column_stride);
  int rows() const { return rows_; }
  int columns() const { return columns_; }  ///< rounded up
  const float* panel(int p) const { return values_.data() + static_cast<size_t>(p) * static_cast<size_t>(rows_) * kPanel; }

 private:
  int rows_ = 0;
  int columns_ = 0;
  std::vector<float> values_;
};

/// The left-hand matrix: element (i, k) is values[i * row_stride + k * step]. Rows may overlap: a window over
/// neighbouring rows is a matrix too.
struct LeftMatrix {
  const float* values = nullptr;
  size_t row_stride = 0;
  size_t step = 1;
};

enum class Start { kZero, kBias, kAdd };  ///< what a product is added to: nothing, one value a column, what is there

/// target[i][j] = start + left * right, for `rows` rows and right.columns() columns.
/// REQUIRES: target has right.columns() columns; bias (as many values) when start is kBias.
void Multiply(int rows, LeftMatrix left, const Panels& right, Start start, const float* bias, float* target, size_t target_stride);

/// What multiplies. The environment variable LAPWING_CPU=plain or =avx2 asks for less than the processor has (for tests).
enum class Kernel { kPlain, kAvx2, kAvx512 };
Kernel UsedKernel();
/// Multiply with a certain kernel. REQUIRES: the processor has it.
void MultiplyWith(Kernel kernel, int rows, LeftMatrix left, const Panels& right, Start start, const float* bias, float* target, size_t target_stride);

}  // namespace lapwing::parse

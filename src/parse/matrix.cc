// SPDX-License-Identifier: Apache-2.0
#include "parse/matrix.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace lapwing::parse {

void Panels::Set(const float* values, int rows, int columns, size_t row_stride, size_t column_stride) {
  rows_ = rows;
  columns_ = RoundUp(columns);
  values_.resize(static_cast<size_t>(rows) * static_cast<size_t>(columns_));
  float* out = values_.data();
  for (int first = 0; first < columns_; first += kPanel) {
    int width = std::min(kPanel, columns - first);
    const float* column = values + static_cast<size_t>(first) * column_stride;
    for (int i = 0; i < rows; ++i, out += kPanel) {
      const float* in = column + static_cast<size_t>(i) * row_stride;
      if (width == kPanel && column_stride == 1) {
        std::memcpy(out, in, sizeof(float) * kPanel);
        continue;
      }
      for (int j = 0; j < kPanel; ++j) out[j] = j < width ? in[static_cast<size_t>(j) * column_stride] : 0.0f;
    }
  }
}

namespace {

/// a * b + c rounded once, without the instruction for it: the product of two floats is exact in a double; the sum is
/// rounded to odd, after which rounding to a float cannot go wrong (Boldo and Melquiond 2008).
float FusedMultiplyAdd(float a, float b, float c) {
  double product = static_cast<double>(a) * static_cast<double>(b);
  double addend = c;
  double sum = product + addend;
  double part = sum - product;
  double error = (product - (sum - part)) + (addend - part);
  auto bits = std::bit_cast<uint64_t>(sum);
  if (error != 0 && (bits & 1) == 0) bits += (error > 0) == (sum > 0) ? 1 : ~uint64_t{0};
  return static_cast<float>(std::bit_cast<double>(bits));
}

void MultiplyPlain(int rows, LeftMatrix left, const Panels& right, Start start, const float* bias, float* target, size_t target_stride) {
  for (int p = 0; p < right.columns() / kPanel; ++p) {
    const float* panel = right.panel(p);
    for (int i = 0; i < rows; ++i) {
      float* out = target + static_cast<size_t>(i) * target_stride + p * kPanel;
      float sum[kPanel];
      for (int j = 0; j < kPanel; ++j) sum[j] = start == Start::kZero ? 0.0f : start == Start::kBias ? bias[p * kPanel + j] : out[j];
      const float* a = left.values + static_cast<size_t>(i) * left.row_stride;
      for (int k = 0; k < right.rows(); ++k) {
        float value = a[static_cast<size_t>(k) * left.step];
        for (int j = 0; j < kPanel; ++j) sum[j] = FusedMultiplyAdd(value, panel[k * kPanel + j], sum[j]);
      }
      std::copy(sum, sum + kPanel, out);
    }
  }
}

#if defined(__x86_64__)

/// Some rows of one panel: the sums of six rows, eight columns each twice, stay in registers. Rows are spelled out (I...)
/// because compilers keep arrays with running indexes in memory.
template <int... I>
__attribute__((target("avx2,fma"))) void Tile(std::integer_sequence<int, I...>, const float* a, size_t row_stride, size_t step, const float* panel,
                                              int inner, Start start, const float* bias, float* out, size_t out_stride) {
  __m256 low[sizeof...(I)], high[sizeof...(I)];
  if (start == Start::kZero) {
    ((low[I] = _mm256_setzero_ps(), high[I] = _mm256_setzero_ps()), ...);
  } else {
    const float* from = start == Start::kBias ? bias : out;
    size_t stride = start == Start::kBias ? 0 : out_stride;
    ((low[I] = _mm256_loadu_ps(from + I * stride), high[I] = _mm256_loadu_ps(from + I * stride + 8)), ...);
  }
  for (int k = 0; k < inner; ++k, panel += kPanel, a += step) {
    const __m256 left = _mm256_loadu_ps(panel);
    const __m256 right = _mm256_loadu_ps(panel + 8);
    auto row = [&](int i) { return a + static_cast<size_t>(i) * row_stride; };
    ((low[I] = _mm256_fmadd_ps(_mm256_set1_ps(*row(I)), left, low[I]), high[I] = _mm256_fmadd_ps(_mm256_set1_ps(*row(I)), right, high[I])), ...);
  }
  ((_mm256_storeu_ps(out + I * out_stride, low[I]), _mm256_storeu_ps(out + I * out_stride + 8, high[I])), ...);
}

/// The same with registers of sixteen numbers: a panel is one of them, and twelve rows fit.
template <int... I>
__attribute__((target("avx512f"))) void WideTile(std::integer_sequence<int, I...>, const float* a, size_t row_stride, size_t step, const float* panel,
                                                 int inner, Start start, const float* bias, float* out, size_t out_stride) {
  __m512 sum[sizeof...(I)];
  if (start == Start::kZero) {
    ((sum[I] = _mm512_setzero_ps()), ...);
  } else {
    const float* from = start == Start::kBias ? bias : out;
    size_t stride = start == Start::kBias ? 0 : out_stride;
    ((sum[I] = _mm512_loadu_ps(from + I * stride)), ...);
  }
  for (int k = 0; k < inner; ++k, panel += kPanel, a += step) {
    const __m512 values = _mm512_loadu_ps(panel);
    ((sum[I] = _mm512_fmadd_ps(_mm512_set1_ps(a[I * row_stride]), values, sum[I])), ...);
  }
  ((_mm512_storeu_ps(out + I * out_stride, sum[I])), ...);
}

/// Calls `tile` with a sequence of `rows` numbers, 1 to kMost.
template <int kMost, typename Tile>
void WithRows(int rows, Tile tile) {
  if constexpr (kMost > 1) {
    if (rows < kMost) return WithRows<kMost - 1>(rows, tile);
  }
  tile(std::make_integer_sequence<int, kMost>());
}

void MultiplyFast(bool wide, int rows, LeftMatrix left, const Panels& right, Start start, const float* bias, float* target, size_t target_stride) {
  const int most = wide ? 12 : 6;
  for (int p = 0; p < right.columns() / kPanel; ++p) {
    const float* panel = right.panel(p);
    const float* panel_bias = bias == nullptr ? nullptr : bias + p * kPanel;
    for (int i = 0; i < rows; i += most) {
      const float* a = left.values + static_cast<size_t>(i) * left.row_stride;
      float* out = target + static_cast<size_t>(i) * target_stride + p * kPanel;
      auto narrow = [&](auto some) { Tile(some, a, left.row_stride, left.step, panel, right.rows(), start, panel_bias, out, target_stride); };
      auto broad = [&](auto some) { WideTile(some, a, left.row_stride, left.step, panel, right.rows(), start, panel_bias, out, target_stride); };
      wide ? WithRows<12>(rows - i, broad) : WithRows<6>(rows - i, narrow);
    }
  }
}

#endif

}  // namespace


Kernel UsedKernel() {
#if defined(__x86_64__)
  static const Kernel kUsed = [] {
    const char* wish = std::getenv("LAPWING_CPU");
    bool plain = wish != nullptr && std::strcmp(wish, "plain") == 0;
    bool narrow = wish != nullptr && std::strcmp(wish, "avx2") == 0;
    if (plain || __builtin_cpu_supports("avx2") == 0 || __builtin_cpu_supports("fma") == 0) return Kernel::kPlain;
    return !narrow && __builtin_cpu_supports("avx512f") != 0 ? Kernel::kAvx512 : Kernel::kAvx2;
  }();
  return kUsed;
#else
  return Kernel::kPlain;
#endif
}

void Multiply(int rows, LeftMatrix left, const Panels& right, Start start, const float* bias, float* target, size_t target_stride) {
  MultiplyWith(UsedKernel(), rows, left, right, start, bias, target, target_stride);
}

void MultiplyWith(Kernel kernel, int rows, LeftMatrix left, const Panels& right, Start start, const float* bias, float* target, size_t target_stride) {
#if defined(__x86_64__)
  if (kernel != Kernel::kPlain) {
    MultiplyFast(kernel == Kernel::kAvx512, rows, left, right, start, bias, target, target_stride);
    return;
  }
#endif
  (void)kernel;
  MultiplyPlain(rows, left, right, start, bias, target, target_stride);
}

}  // namespace lapwing::parse

// SPDX-License-Identifier: Apache-2.0
// All kernels give the same bits, whatever the shape and the number of rows worked on at once.
#include <doctest/doctest.h>

#include <cstring>
#include <vector>

#include "parse/matrix.h"
#include "base/random.h"

using namespace lapwing;
using namespace lapwing::parse;

namespace {

std::vector<float> Draw(Random& random, size_t count) {
  std::vector<float> values(count);
  for (float& value : values) value = static_cast<float>(random.Next() >> 40) / 8388608.0f - 1.0f;
  return values;
}

bool SameBits(const std::vector<float>& a, const std::vector<float>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

}  // namespace

TEST_CASE("a product is the same on every kernel") {
  Random random(3);
  for (int inner : {1, 7, 128, 384}) {
    for (int columns : {1, 16, 40}) {
      for (int rows = 1; rows <= 14; ++rows) {
        auto left = Draw(random, static_cast<size_t>(rows * inner));
        auto right = Draw(random, static_cast<size_t>(inner * columns));
        Panels panels;
        panels.Set(right.data(), inner, columns, static_cast<size_t>(columns), 1);
        auto bias = Draw(random, static_cast<size_t>(panels.columns()));
        for (Start start : {Start::kZero, Start::kBias, Start::kAdd}) {
          const auto before = Draw(random, static_cast<size_t>(rows * panels.columns()));
          auto run = [&](Kernel kernel) {
            auto out = before;
            LeftMatrix matrix{left.data(), static_cast<size_t>(inner), 1};
            MultiplyWith(kernel, rows, matrix, panels, start, bias.data(), out.data(), static_cast<size_t>(panels.columns()));
            return out;
          };
          // A machine without a kernel compares those it has.
          auto plain = run(Kernel::kPlain);
          if (UsedKernel() != Kernel::kPlain) CHECK(SameBits(run(Kernel::kAvx2), plain));
          if (UsedKernel() == Kernel::kAvx512) CHECK(SameBits(run(Kernel::kAvx512), plain));
        }
      }
    }
  }
}

TEST_CASE("a row's product does not depend on the rows beside it") {
  Random random(4);
  auto left = Draw(random, 13 * 128);
  auto right = Draw(random, 128 * 32);
  Panels panels;
  panels.Set(right.data(), 128, 32, 32, 1);
  std::vector<float> together(13 * 32), alone(13 * 32);
  Multiply(13, {left.data(), 128, 1}, panels, Start::kZero, nullptr, together.data(), 32);
  for (int r = 0; r < 13; ++r) Multiply(1, {left.data() + r * 128, 128, 1}, panels, Start::kZero, nullptr, alone.data() + r * 32, 32);
  CHECK(SameBits(together, alone));
}

TEST_CASE("strides turn a matrix over and make windows of neighbouring rows") {
  const std::vector<float> x = {1, 2, 3, 4, 5, 6};  // 3 x 2
  const std::vector<float> ones(4, 1.0f);
  Panels panels;
  panels.Set(ones.data(), 3, 1, 1, 1);
  std::vector<float> out(2 * kPanel);
  Multiply(2, {x.data(), 1, 2}, panels, Start::kZero, nullptr, out.data(), kPanel);
  CHECK(out[0] == 9);        // 1 + 3 + 5
  CHECK(out[kPanel] == 12);  // 2 + 4 + 6
  panels.Set(ones.data(), 4, 1, 1, 1);
  Multiply(2, {x.data(), 2, 1}, panels, Start::kZero, nullptr, out.data(), kPanel);
  CHECK(out[0] == 10);       // rows 1 and 2
  CHECK(out[kPanel] == 18);  // rows 2 and 3
}

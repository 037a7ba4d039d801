// SPDX-License-Identifier: Apache-2.0
// The best tree, against all trees of short sentences.
#include <doctest/doctest.h>

#include <cstddef>
#include <vector>

#include "parse/best_tree.h"
#include "base/random.h"

using namespace lapwing;
using namespace lapwing::parse;

namespace {

bool IsTree(const std::vector<int>& heads) {
  int roots = 0;
  for (size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == 0;
    int v = static_cast<int>(i) + 1;
    for (size_t steps = 0; v != 0; ++steps) {
      if (steps > heads.size()) return false;
      v = heads[static_cast<size_t>(v) - 1];
    }
  }
  return roots == 1;
}

float Score(const std::vector<float>& scores, int n, const std::vector<int>& heads) {
  float sum = 0;
  for (int i = 0; i < n; ++i) sum += scores[static_cast<size_t>(i * (n + 1) + heads[static_cast<size_t>(i)])];
  return sum;
}

}  // namespace

TEST_CASE("a word alone is the root") {
  std::vector<int> heads;
  std::vector<float> scores = {-5.0f, 9.0f};
  BestTree(scores.data(), 2, 1, heads);
  CHECK(heads == std::vector<int>{0});
}

TEST_CASE("always a tree with one root, and the best one for its root") {
  Random random(5);
  for (int round = 0; round < 300; ++round) {
    int n = 2 + static_cast<int>(random.Below(3));
    std::vector<float> scores(static_cast<size_t>(n * (n + 1)));
    for (float& value : scores) value = static_cast<float>(random.Below(1000)) / 100.0f;
    std::vector<int> heads;
    BestTree(scores.data(), n + 1, n, heads);
    REQUIRE(IsTree(heads));
    // No other tree with the same root scores higher.
    std::vector<int> other(static_cast<size_t>(n), 0);
    bool more = true;
    while (more) {
      bool same_root = true;
      for (int i = 0; i < n; ++i) same_root = same_root && (heads[static_cast<size_t>(i)] == 0) == (other[static_cast<size_t>(i)] == 0);
      if (same_root && IsTree(other)) CHECK(Score(scores, n, other) <= Score(scores, n, heads) + 1e-4f);
      more = false;
      for (int i = 0; i < n && !more; ++i) {
        int& head = other[static_cast<size_t>(i)];
        if (++head > n) {
          head = 0;
        } else {
          more = true;
        }
      }
    }
  }
}

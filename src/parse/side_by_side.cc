// SPDX-License-Identifier: Apache-2.0
#include "parse/side_by_side.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace lapwing::parse {

void SideBySide(int threads, int count, const std::function<void(int)>& work) {
  std::atomic<int> next{0};
  auto take = [&] {
    for (int item = next++; item < count; item = next++) work(item);
  };
  std::vector<std::thread> others;
  for (int i = 1; i < std::min(threads, count); ++i) others.emplace_back(take);
  take();
  for (auto& thread : others) thread.join();
}

}  // namespace lapwing::parse

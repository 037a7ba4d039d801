// SPDX-License-Identifier: Apache-2.0
/// Connections to a store for threads that read at once: as many as there ever were readers at a time.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/store.h"

namespace lapwing {

class ReaderPool {
 public:
  explicit ReaderPool(std::string target) : target_(std::move(target)) {}

  Result<std::unique_ptr<Store>> Take() {
    {
      std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<Store> store = std::move(idle_.back());
        idle_.pop_back();
        return store;
      }
    }
    StoreOptions options;
    options.read_only = true;
    options.patience = std::chrono::seconds(0);  // a page that waits for a minute is no answer
    return Store::Open(target_, options);
  }
  /// Not called with a store that has failed: the next reader opens anew.
  void GiveBack(std::unique_ptr<Store> store) {
    std::lock_guard lock(mutex_);
    idle_.push_back(std::move(store));
  }

 private:
  std::string target_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Store>> idle_;
};

}  // namespace lapwing

// SPDX-License-Identifier: Apache-2.0
/// Answers of the API that hold until something is saved: many people look at the same pair. A store's change mark says whether an
/// answer still stands (Store::ChangeMark), so nobody is shown what is no longer so.
///
/// Memory   32 MiB of answers at most; full, it begins anew
/// Threads  any
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "serve/http_message.h"
#include "store/store.h"

namespace lapwing {

class AnswerCache {
 public:
  explicit AnswerCache(std::string target) : target_(std::move(target)) {}

  /// What the store was like when asked; nullopt while it cannot say. Ask before the answer is made: what is saved meanwhile makes it old.
  std::optional<int64_t> Mark();
  /// The answer to this request made at this mark.
  std::optional<serve::Response> Find(const serve::Request& request, int64_t mark);
  /// Keeps good answers that are not streams.
  void Keep(const serve::Request& request, int64_t mark, const serve::Response& response);

 private:
  std::string target_;
  std::mutex mutex_;
  std::unique_ptr<Store> store_;  ///< a connection of its own: the mark is told by what others have changed since it was opened
  int64_t mark_ = -1;             ///< of the answers that are kept
  size_t bytes_ = 0;
  std::map<std::string, serve::Response> answers_;
};

}  // namespace lapwing

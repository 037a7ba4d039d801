// SPDX-License-Identifier: Apache-2.0
/// What has come into a store while pages look at it: the store is asked every two seconds at most, however many look.
///
/// Threads  any
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "reader_pool.h"

namespace lapwing {

class Pulse {
 public:
  explicit Pulse(ReaderPool& readers) : readers_(readers) {}

  /// A source of server-sent events from now on: "saved" with the counts when they have changed, "alarm" with the record of each
  /// new alarm, a comment when nothing is new (which also finds out that a client has gone).
  std::function<std::string()> Follow();

 private:
  struct Seen {
    StoreCounts counts;
    size_t alarms = 0;
  };
  void Look();

  ReaderPool& readers_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point looked_{};
  bool begun_ = false;
  StoreCounts counts_;
  std::set<std::string> known_;        ///< ids of alarms
  std::vector<std::string> alarms_;    ///< records of those that are new since the first look
};

}  // namespace lapwing

// SPDX-License-Identifier: Apache-2.0
/// Fetches many documents as a polite guest of each host: one request at a time, a pause between two, robots.txt asked where pages are
/// meant, and nothing more of a host that has said to wait.
///
///   Courier courier({.policy = policy});
///   std::vector<Fetched> got = courier.Fetch(requests);      // in the order of the requests
///
/// Threads  called from one; hosts are fetched from side by side
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "feeds/fetch.h"
#include "feeds/robots.h"

namespace lapwing {

struct CourierOptions {
  FetchPolicy policy;
  std::string robot = "lapwing";            ///< what robots.txt calls it
  std::chrono::milliseconds pause{2000};    ///< between two requests to a host
  int hosts = 8;                            ///< at once
  std::function<bool()> stop = {};          ///< asked between requests; what was not fetched then is kFailed, "stopped"
};

struct Errand {
  FetchRequest request;
  bool page = false;  ///< robots.txt decides
};

class Courier {
 public:
  explicit Courier(CourierOptions options);
  ~Courier();
  std::vector<Fetched> Fetch(std::span<const Errand> errands);

  /// `error` of what was not asked for, since its host has said to wait; retry_after says how long.
  static constexpr const char* kPutOff = "its host asked to wait";
  static constexpr const char* kForbidden = "robots.txt does not allow it";
  static constexpr const char* kNoRobots = "its robots.txt cannot be had";
  static constexpr const char* kStopped = "stopped";

 private:
  struct Host;
  Host& HostNamed(const std::string& name);
  Fetched One(const Errand& errand);
  std::optional<bool> Allowed(const std::string& url);  ///< nothing: it cannot be told

  CourierOptions options_;
  std::mutex mutex_;
  std::map<std::string, std::unique_ptr<Host>> hosts_;
};

}  // namespace lapwing

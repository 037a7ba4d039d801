// SPDX-License-Identifier: Apache-2.0
/// The sub-verbs of `lapwing feeds`. Each gives its exit code.
#pragma once

#include <string>
#include <vector>

#include "tools/verb.h"

namespace lapwing::tools {

struct FeedsOptions {
  StoreOption store;
  Common common;
  std::vector<std::string> urls;
  std::string title, folder, file, out, now, contact;
  int64_t minutes = 0, every = -1, timeout = 60;
  double pause = 2;
  size_t most_mb = 16;
  int hosts = 8;
  std::vector<int> ports;
  bool pages = false, json = false, quiet = false, gone = false, once = false, loopback = false;
};

// The list (feeds_list.cc).
int AddToFeeds(const FeedsOptions& options);
int RemoveFeeds(const FeedsOptions& options);
int ListFeeds(const FeedsOptions& options);
int ImportFeeds(const FeedsOptions& options);
int ExportFeeds(const FeedsOptions& options);

/// The look at those that are due (feeds_poll.cc).
int PollDueFeeds(const FeedsOptions& options);

}  // namespace lapwing::tools

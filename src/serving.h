// SPDX-License-Identifier: Apache-2.0
/// A store behind HTTP: the page for analysts and the API, from one process and without any other file.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "lapwing/result.h"

namespace lapwing {

struct ServeOptions {
  std::string store;                      ///< file or postgres://...
  std::string listen = "127.0.0.1:8080";  ///< numeric address and port; port 0 takes any free one
  std::string token_file;                 ///< made where it is missing; "" = no corrections, and only this machine is answered
  bool insecure = false;                  ///< others may read without a token
  std::vector<std::string> hosts;         ///< names the server goes by besides those of this machine
  std::string groups;                     ///< file of a user's own groups
  int workers = 4;
};

/// Serves until `stop` says true. `started` is told the address of the page. kUsage: an address that others can reach without
/// token or `insecure`; kIo: the address is taken, the store cannot be read.
Status Serve(const ServeOptions& options, const std::function<void(const std::string& address)>& started, const std::function<bool()>& stop);

}  // namespace lapwing

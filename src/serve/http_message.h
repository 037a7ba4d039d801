// SPDX-License-Identifier: Apache-2.0
/// A request and its answer, free of any library's types: handlers see nothing of sockets.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lapwing::serve {

using Fields = std::vector<std::pair<std::string, std::string>>;

struct Request {
  std::string method;   ///< "GET"
  std::string path;     ///< percent signs undone; "" where that gives no valid text
  Fields query;         ///< in order, undone likewise
  Fields headers;       ///< in order, names in lower case
  std::string body;

  std::string_view Header(std::string_view name) const;  ///< "" where there is none
  size_t HeaderCount(std::string_view name) const;
  std::optional<std::string_view> Parameter(std::string_view name) const;  ///< the first of that name
};

struct Response {
  int status = 200;
  std::string type = "application/json";
  std::string body;
  Fields headers;
  /// Where set, the answer goes on: what it gives is sent every some seconds until the client leaves. `body` is sent first.
  std::function<std::string()> stream = {};
};

/// Fills path and query out of the request line's target ("/a%20b?q=x+y"). Where escapes are broken, or a decoded text is not
/// UTF-8 or holds control characters, path stays "".
void ReadTarget(std::string_view target, Request& request);

/// The value of a cookie, "" where it was not sent.
std::string_view Cookie(const Request& request, std::string_view name);

}  // namespace lapwing::serve

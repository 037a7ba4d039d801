// SPDX-License-Identifier: Apache-2.0
/// One GET, as a guest behaves: says who it is, asks only for what is new, takes no more than it is given, goes nowhere it must not.
///
///   FetchPolicy policy;
///   Fetched got = Fetch({.url = "https://news.example/rss", .etag = "\"abc\""}, policy);
///   if (got.outcome == Outcome::kUnchanged) ...
///
/// Addresses   http and https only, without a password in them; every address is looked at when it is connected to, of every hop, so that
///             neither a redirect nor a name server that changes its mind leads into the own network (address.h). Ports 80 and 443 unless
///             the policy has more. At most 5 redirects, none from https to http.
/// Limits      time to connect, time in all, least speed; bytes counted behind decompression, at most 200 times what came over the wire
///             once they are over 1 MiB. What is over a limit is a failure in words, not half a document.
/// Never       cookies, a referrer, passwords of a .netrc, a proxy that is only in the environment
/// Threads     may run at once
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <string>

namespace lapwing {

struct FetchPolicy {
  std::string agent = "lapwing";                    ///< User-Agent
  size_t max_bytes = size_t{16} << 20;              ///< of a document, unpacked
  int64_t connect_seconds = 10;
  int64_t total_seconds = 60;
  int64_t slow_seconds = 20;                        ///< so long under slow_bytes a second is too slow
  int64_t slow_bytes = 100;
  int redirects = 5;
  bool allow_loopback = false;                      ///< this machine, on any port: for trying things out
  std::set<int> ports = {80, 443};                  ///< empty: any
};

struct FetchRequest {
  std::string url;
  std::string etag, last_modified;                  ///< sent back as they came; "" for none
  std::string accept;                               ///< kinds of documents that are wanted
};

enum class Outcome {
  kFetched,     ///< 2xx: the body is there
  kUnchanged,   ///< 304
  kAnswered,    ///< any other status
  kFailed,      ///< no answer: name, connection, TLS, time, size, broken coding
  kRefused,     ///< not fetched, since it must not be: address, scheme, port, redirect
};

struct Fetched {
  Outcome outcome = Outcome::kFailed;
  int status = 0;
  std::string error;             ///< in words; "" for kFetched and kUnchanged
  std::string url;               ///< where it came from in the end
  std::string moved_to;          ///< where permanent redirects (301, 308) from the start led, "" without
  std::string body;
  std::string charset;           ///< as the server named it, in lower case
  std::string etag, last_modified;
  int64_t retry_after = -1;      ///< seconds; -1: not told
  int64_t fresh_seconds = 0;     ///< Cache-Control max-age, else Expires; 0: not told, or no-cache
  bool no_archive = false;       ///< X-Robots-Tag: noindex, noarchive, none
  bool mining_reserved = false;  ///< TDM-Reservation: 1
};

/// `hop`, where given, is called before every request with its host; what it gives is called after it.
using HopGate = std::function<std::function<void()>(const std::string& host)>;
Fetched Fetch(const FetchRequest& request, const FetchPolicy& policy, const HopGate& hop = {});

/// "" where a feed at this address can be asked for; else why not, in words ("an address with a password").
std::string AddressFault(const std::string& url, const FetchPolicy& policy);

/// Host with its port where that is not the scheme's own, in lower case; "" for what is no address.
std::string HostOf(const std::string& url);
/// Path and query: "/news?id=1".
std::string PathOf(const std::string& url);
/// Address with scheme and host in lower case and without a fragment: equal for equal feeds. As it is where it cannot be read.
std::string PlainAddress(const std::string& url);

}  // namespace lapwing

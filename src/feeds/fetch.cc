// SPDX-License-Identifier: Apache-2.0
#include "feeds/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "base/content_type.h"
#include "base/strings.h"
#include "base/unpack.h"
#include "base/utf8.h"
#include "feeds/address.h"

namespace lapwing {
namespace {

constexpr size_t kMaxHeaderValue = 4096;
constexpr size_t kMaxHeaders = 200;
constexpr int64_t kMaxSeconds = int64_t{30} * 86400;

using UrlPtr = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

void Prepare() {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

UrlPtr ReadUrl(const std::string& url) {
  Prepare();
  UrlPtr parts(curl_url(), &curl_url_cleanup);
  if (parts && curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK) parts.reset();
  return parts;
}

std::string Part(const UrlPtr& url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (!url || curl_url_get(url.get(), part, &text, flags) != CURLUE_OK || text == nullptr) return "";
  std::string copy(text);
  curl_free(text);
  return copy;
}

std::string Resolved(const std::string& base, const std::string& reference) {
  UrlPtr url = ReadUrl(base);
  if (!url || curl_url_set(url.get(), CURLUPART_URL, reference.c_str(), CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE) != CURLUE_OK) return "";
  (void)curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  return Part(url, CURLUPART_URL);
}

/// Everything about the request under way that callbacks need.
struct Transfer {
  const FetchPolicy& policy;
  CURL* curl = nullptr;
  std::string body;
  std::map<std::string, std::string> headers;  ///< in lower case; of the last answer
  std::string refused;                         ///< address that was not connected to, in words
  bool too_much = false, bomb = false, too_many_codings = false;
};

size_t OnHeader(char* data, size_t size, size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  std::string_view line(data, size * count);
  if (line.starts_with("HTTP/")) transfer.headers.clear();
  size_t colon = line.find(':');
  if (colon == std::string_view::npos || transfer.headers.size() >= kMaxHeaders) return size * count;
  std::string name = LowerAscii(Trim(line.substr(0, colon)));
  std::string_view value = Trim(line.substr(colon + 1));
  // What is no text cannot be kept; a value of kilobytes is none that could be sent back.
  if (value.size() > kMaxHeaderValue || !ValidUtf8(value)) return size * count;
  std::string& kept = transfer.headers[name];
  bool list = name == "cache-control" || name == "x-robots-tag" || name == "content-encoding";
  kept = list && !kept.empty() ? kept + ", " + std::string(value) : std::string(value);
  if (name == "content-encoding" && std::count(kept.begin(), kept.end(), ',') > 1) {
    transfer.too_many_codings = true;
    return 0;
  }
  return size * count;
}

size_t OnBody(char* data, size_t size, size_t count, void* user) {
  auto& transfer = *static_cast<Transfer*>(user);
  size_t bytes = size * count, after = transfer.body.size() + bytes;
  curl_off_t wire = 0;
  curl_easy_getinfo(transfer.curl, CURLINFO_SIZE_DOWNLOAD_T, &wire);
  transfer.too_much = after > transfer.policy.max_bytes;
  transfer.bomb = IsBomb(after, static_cast<size_t>(std::max<curl_off_t>(wire, 1)));
  if (transfer.too_much || transfer.bomb) return 0;
  transfer.body.append(data, bytes);
  return bytes;
}

/// Called with the address that the name was resolved to, at every connection: a name that resolves otherwise a second time gains nothing.
curl_socket_t OnSocket(void* user, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(user);
  std::string what = NotPublic(address->addr);
  if (!what.empty() && !(transfer.policy.allow_loopback && IsLoopback(address->addr))) {
    transfer.refused = what;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string HopFault(const UrlPtr& url, const FetchPolicy& policy) {
  if (!url) return "not an address";
  std::string scheme = Part(url, CURLUPART_SCHEME), host = Part(url, CURLUPART_HOST);
  if (scheme != "http" && scheme != "https") return fmt::format("an address of '{}:'; only http and https are fetched", scheme.substr(0, 20));
  if (!Part(url, CURLUPART_USER).empty() || !Part(url, CURLUPART_PASSWORD).empty()) return "an address with a password, which would stand in the store and in logs";
  if (host.empty()) return "an address without a host";
  std::string digits = host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
  std::string what = NotPublic(digits);
  bool own = what == "a loopback address" || LowerAscii(host) == "localhost";
  if (own && policy.allow_loopback) return "";
  if (what != "no address" && !what.empty()) return fmt::format("{} is {}", host, what);
  std::string port = Part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  int number = 0;
  std::from_chars(port.data(), port.data() + port.size(), number);
  if (!policy.ports.empty() && !policy.ports.contains(number)) return fmt::format("port {}; web servers answer on 80 and 443 (others: --allow-port)", number);
  return "";
}

std::string Header(const Transfer& transfer, const char* name) {
  auto found = transfer.headers.find(name);
  return found == transfer.headers.end() ? "" : found->second;
}

/// Seconds, or a date to come back at (RFC 9110, 10.2.3): from the server's own clock where it shows one.
int64_t Delay(const std::string& value, const std::string& server_date) {
  if (value.empty()) return -1;
  int64_t seconds = 0;
  auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (fault == std::errc() && end == value.data() + value.size()) return std::clamp<int64_t>(seconds, 0, kMaxSeconds);
  time_t now = server_date.empty() ? -1 : curl_getdate(server_date.c_str(), nullptr);
  time_t then = curl_getdate(value.c_str(), nullptr);
  if (then < 0) return -1;
  if (now < 0) now = time(nullptr);
  return std::clamp<int64_t>(then - now, 0, kMaxSeconds);
}

int64_t FreshSeconds(const Transfer& transfer) {
  std::string control = LowerAscii(Header(transfer, "cache-control"));
  if (control.find("no-cache") != std::string::npos || control.find("no-store") != std::string::npos) return 0;
  if (size_t at = control.find("max-age="); at != std::string::npos) {
    int64_t seconds = 0;
    std::from_chars(control.data() + at + 8, control.data() + control.size(), seconds);
    return std::clamp<int64_t>(seconds, 0, kMaxSeconds);
  }
  std::string date = Header(transfer, "date");
  return date.empty() ? 0 : std::max<int64_t>(0, Delay(Header(transfer, "expires"), date));
}

/// Files that are packed and said to be so only by their first bytes ("feed.xml.gz").
void Open(Fetched& got, size_t max_bytes) {
  std::optional<Unpacked> unpacked = Unpack(got.body, Packing::kGzip, max_bytes);
  const bool sound = unpacked && unpacked->whole;
  got.body = sound ? std::move(unpacked->bytes) : std::string();
  if (sound) return;
  got.outcome = Outcome::kFailed;
  got.error = "packed, and damaged or too large";
}

std::string Why(CURLcode code, const Transfer& transfer) {
  if (!transfer.refused.empty()) return fmt::format("the name leads to {}", transfer.refused);
  if (transfer.too_many_codings) return "packed in too many layers";
  if (transfer.bomb) return "unpacks to more than 200 times what was sent";
  if (transfer.too_much || code == CURLE_FILESIZE_EXCEEDED) return fmt::format("more than {} bytes", transfer.policy.max_bytes);
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return "too slow: no whole answer in time";
    case CURLE_COULDNT_RESOLVE_HOST: return "the name of the host is not known";
    case CURLE_COULDNT_CONNECT: return "no connection";
    case CURLE_BAD_CONTENT_ENCODING: return "packed, and damaged";
    case CURLE_PARTIAL_FILE: return "the answer breaks off";
    default: return curl_easy_strerror(code);
  }
}

/// One request without following anything.
CURLcode Perform(const FetchRequest& request, const std::string& url, Transfer& transfer, long& status) {
  const FetchPolicy& policy = transfer.policy;
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return CURLE_OUT_OF_MEMORY;
  transfer.curl = curl.get();
  curl_slist* list = nullptr;
  if (!request.accept.empty()) list = curl_slist_append(list, ("Accept: " + request.accept).c_str());
  if (!request.etag.empty()) list = curl_slist_append(list, ("If-None-Match: " + request.etag).c_str());
  if (!request.last_modified.empty()) list = curl_slist_append(list, ("If-Modified-Since: " + request.last_modified).c_str());
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> headers(list, &curl_slist_free_all);
  CURL* c = curl.get();
  curl_easy_setopt(c, CURLOPT_URL, url.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(c, CURLOPT_PROXY, "");
  curl_easy_setopt(c, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_USERAGENT, policy.agent.c_str());
  curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "gzip");
  curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, static_cast<long>(policy.connect_seconds));
  curl_easy_setopt(c, CURLOPT_TIMEOUT, static_cast<long>(policy.total_seconds));
  curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, static_cast<long>(policy.slow_seconds));
  curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(policy.slow_bytes));
  curl_easy_setopt(c, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(policy.max_bytes));
  curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, OnHeader);
  curl_easy_setopt(c, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, OnBody);
  curl_easy_setopt(c, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, OnSocket);
  curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, &transfer);
  CURLcode code = curl_easy_perform(c);
  curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
  transfer.curl = nullptr;
  return code;
}

void TakeHeaders(const Transfer& transfer, Fetched& got) {
  got.etag = Header(transfer, "etag");
  got.last_modified = Header(transfer, "last-modified");
  got.charset = ParseContentType(Header(transfer, "content-type")).charset;
  got.retry_after = Delay(Header(transfer, "retry-after"), Header(transfer, "date"));
  got.fresh_seconds = FreshSeconds(transfer);
  std::string robots = LowerAscii(Header(transfer, "x-robots-tag"));
  for (const char* word : {"noindex", "noarchive", "none"}) got.no_archive = got.no_archive || robots.find(word) != std::string::npos;
  got.mining_reserved = Header(transfer, "tdm-reservation") == "1";
}

}  // namespace

std::string AddressFault(const std::string& url, const FetchPolicy& policy) { return HopFault(ReadUrl(url), policy); }

std::string HostOf(const std::string& url) {
  UrlPtr parts = ReadUrl(url);
  std::string host = LowerAscii(Part(parts, CURLUPART_HOST)), port = Part(parts, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
  return port.empty() ? host : host + ":" + port;
}

std::string PathOf(const std::string& url) {
  UrlPtr parts = ReadUrl(url);
  std::string path = Part(parts, CURLUPART_PATH), query = Part(parts, CURLUPART_QUERY);
  return (path.empty() ? "/" : path) + (query.empty() ? "" : "?" + query);
}

std::string PlainAddress(const std::string& url) {
  UrlPtr parts = ReadUrl(std::string(Trim(url)));
  if (!parts) return url;
  std::string host = LowerAscii(Part(parts, CURLUPART_HOST));
  (void)curl_url_set(parts.get(), CURLUPART_HOST, host.c_str(), 0);
  (void)curl_url_set(parts.get(), CURLUPART_FRAGMENT, nullptr, 0);
  std::string plain = Part(parts, CURLUPART_URL, CURLU_NO_DEFAULT_PORT);
  return plain.empty() ? url : plain;
}

Fetched Fetch(const FetchRequest& request, const FetchPolicy& policy, const HopGate& hop) {
  Prepare();
  Fetched got;
  got.url = request.url;
  bool permanent = true;  // so far every redirect was
  for (int hops = 0;; ++hops) {
    UrlPtr url = ReadUrl(got.url);
    if (std::string fault = HopFault(url, policy); !fault.empty()) {
      got.outcome = Outcome::kRefused;
      got.error = hops == 0 ? fault : fmt::format("redirected to {}", fault);
      return got;
    }
    Transfer transfer{policy, nullptr, {}, {}, {}, false, false, false};
    long status = 0;
    std::function<void()> leave = hop ? hop(HostOf(got.url)) : std::function<void()>();
    CURLcode code = Perform(request, got.url, transfer, status);
    if (leave) leave();
    got.status = static_cast<int>(status);
    if (code != CURLE_OK) {
      got.outcome = transfer.refused.empty() ? Outcome::kFailed : Outcome::kRefused;
      got.error = (hops > 0 && !transfer.refused.empty() ? "redirected: " : "") + Why(code, transfer);
      return got;
    }
    TakeHeaders(transfer, got);
    std::string location = Header(transfer, "location");
    bool redirect = (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) && !location.empty();
    if (!redirect) {
      got.outcome = status == 304 ? Outcome::kUnchanged : status >= 200 && status <= 299 ? Outcome::kFetched : Outcome::kAnswered;
      if (got.outcome == Outcome::kAnswered) got.error = fmt::format("answered {}", status);
      else if (got.outcome == Outcome::kFetched) got.body = std::move(transfer.body);
      if (got.body.starts_with("\x1f\x8b")) Open(got, policy.max_bytes);
      return got;
    }
    std::string target = Resolved(got.url, location);
    std::string from = Part(url, CURLUPART_SCHEME), to = Part(ReadUrl(target), CURLUPART_SCHEME);
    if (hops >= policy.redirects || target.empty() || (from == "https" && to == "http")) {
      got.outcome = Outcome::kRefused;
      got.error = target.empty() ? "redirected to what is no address" : hops >= policy.redirects ? fmt::format("redirected more than {} times", policy.redirects) : "redirected from https to http";
      return got;
    }
    permanent = permanent && (status == 301 || status == 308);
    if (permanent) got.moved_to = target;
    got.url = target;
  }
}

}  // namespace lapwing

// SPDX-License-Identifier: Apache-2.0
#include "serve/guard.h"

#include <arpa/inet.h>

#include <algorithm>

#include "base/strings.h"
#include "serve/respond.h"

namespace lapwing::serve {
namespace {

constexpr std::string_view kBearer = "bearer ";

std::string_view TokenOf(const Request& request) {
  std::string_view field = request.Header("authorization");
  if (field.size() > kBearer.size() && LowerAscii(field.substr(0, kBearer.size())) == kBearer) return Trim(field.substr(kBearer.size()));
  return Cookie(request, kCookie);
}

Response Unauthorized(std::string_view detail) {
  Response response = Problem(401, detail);
  response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"lapwing\"");
  return response;
}

}  // namespace

std::optional<std::string> HostName(std::string_view host) {
  size_t end;
  if (host.starts_with('[')) {
    end = host.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    ++end;
  } else {
    end = std::min(host.find(':'), host.size());
  }
  std::string_view port = host.substr(end);
  bool sound = port.empty() || (port.size() > 1 && port.size() <= 6 && port[0] == ':' && std::all_of(port.begin() + 1, port.end(), [](char c) { return IsDigit(c); }));
  if (!sound || end == 0) return std::nullopt;
  return LowerAscii(host.substr(0, end));
}

bool IsLoopback(std::string_view host) { return host == "localhost" || host == "[::1]" || (host.starts_with("127.") && IsNumeric(host)); }

bool IsNumeric(std::string_view host) {
  unsigned char address[16];
  if (host.starts_with('[') && host.ends_with(']')) return inet_pton(AF_INET6, std::string(host.substr(1, host.size() - 2)).c_str(), address) == 1;
  return inet_pton(AF_INET, std::string(host).c_str(), address) == 1;
}

std::optional<Response> Guard::CheckHost(const Request& request) const {
  if (request.HeaderCount("host") != 1) return Problem(400, "one Host header is needed");
  std::optional<std::string> name = HostName(request.Header("host"));
  bool ours = name && (IsLoopback(*name) || (options_.any_address && IsNumeric(*name)) || std::find(options_.hosts.begin(), options_.hosts.end(), *name) != options_.hosts.end());
  if (ours) return std::nullopt;
  return Problem(421, "this server does not go by that name; --host NAME allows one");
}

bool Guard::Knows(const Request& request) const { return TokenMatches(TokenOf(request)); }

std::optional<Response> Guard::CheckReader(const Request& request) const {
  if (!options_.token_to_read || Knows(request)) return std::nullopt;
  return Unauthorized("the token is needed: Authorization: Bearer TOKEN");
}

std::optional<Response> Guard::CheckOrigin(const Request& request) const {
  std::string_view type = request.Header("content-type");
  if (LowerAscii(Trim(type.substr(0, type.find(';')))) != "application/json") return Problem(415, "what is sent must be application/json");
  std::string_view site = request.Header("sec-fetch-site");
  if (!site.empty() && site != "same-origin" && site != "none") return Problem(403, "from another site");
  if (request.HeaderCount("origin") == 0) return std::nullopt;
  std::string host(request.Header("host"));
  std::string_view origin = request.Header("origin");
  bool same = request.HeaderCount("origin") == 1 && (origin == "http://" + host || origin == "https://" + host);
  return same ? std::nullopt : std::optional<Response>(Problem(403, "from another origin"));
}

std::optional<Response> Guard::CheckWriter(const Request& request) const {
  if (auto refusal = CheckOrigin(request)) return refusal;
  if (!options_.token) return Problem(403, "this server takes no corrections: it was started without --token-file");
  if (!Knows(request)) return Unauthorized("the token is needed: Authorization: Bearer TOKEN");
  return std::nullopt;
}

}  // namespace lapwing::serve

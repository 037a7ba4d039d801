// SPDX-License-Identifier: Apache-2.0
/// Who may ask at all, decided before any route is looked up.
///
/// Against rebinding of names (a page of evil.example whose name turns into 127.0.0.1): the one Host header must be a name this
/// server goes by. Against forms and scripts of other pages: what changes the store comes as JSON, from this origin, with the
/// token. Where others than this machine can reach the server, everything that tells of the store needs the token.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "serve/http_message.h"
#include "serve/token.h"

namespace lapwing::serve {

struct GuardOptions {
  std::vector<std::string> hosts;   ///< names besides localhost, 127.0.0.1, [::1]; in lower case, without port
  bool any_address = false;         ///< any numeric address is a name of this server: it listens beyond this machine
  bool token_to_read = false;
  std::optional<Token> token;
};

class Guard {
 public:
  explicit Guard(GuardOptions options) : options_(std::move(options)) {}

  /// The refusal of a request for a name that is not ours (421), or nothing.
  std::optional<Response> CheckHost(const Request& request) const;
  /// 401 without the token where reading needs it.
  std::optional<Response> CheckReader(const Request& request) const;
  /// 401, 403 or 415 unless it is JSON of this origin with the token.
  std::optional<Response> CheckWriter(const Request& request) const;
  /// JSON of this origin; no token yet.
  std::optional<Response> CheckOrigin(const Request& request) const;
  bool TokenMatches(std::string_view given) const { return options_.token && options_.token->Matches(given); }

 private:
  bool Knows(const Request& request) const;
  GuardOptions options_;
};

inline constexpr const char* kCookie = "lapwing_token";

/// "localhost:8080" -> "localhost", "[::1]:80" -> "[::1]"; nothing for what is no host.
std::optional<std::string> HostName(std::string_view host);
/// Of this machine alone: 127.0.0.0/8, ::1, localhost.
bool IsLoopback(std::string_view host);
/// "192.0.2.1" or "[2001:db8::1]": no name that could be bound to another address.
bool IsNumeric(std::string_view host);

}  // namespace lapwing::serve

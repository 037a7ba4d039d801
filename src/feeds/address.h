// SPDX-License-Identifier: Apache-2.0
/// Which addresses of the net a fetcher may connect to. A feed, a redirect or a name server must not lead it into the network it runs in
/// (server-side request forgery).
#pragma once

#include <string>

struct sockaddr;

namespace lapwing {

/// "" where it is an address of the public net; else what it is, in words: "a loopback address", "a private address" ...
/// IPv4: everything of the IANA special-purpose registry (RFC 6890) is refused. IPv6: only 2000::/3 is public, less what carries IPv4
/// addresses (6to4, Teredo) and documentation; an IPv4 address mapped into IPv6 is what it would be by itself.
std::string NotPublic(const sockaddr& address);

/// The same for an address in digits; "no address" for anything else.
std::string NotPublic(const std::string& digits);

/// 127.0.0.0/8 and ::1, mapped too.
bool IsLoopback(const sockaddr& address);

}  // namespace lapwing

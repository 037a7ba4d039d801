// SPDX-License-Identifier: Apache-2.0
/// Telling other programs of an alarm: a command that gets its JSON on standard input, or a web address that gets it posted.
///
/// A command is run by /bin/sh; exit 0 is success. A post carries `X-Lapwing-Delivery: ID of the alarm` and, with a secret,
/// `X-Lapwing-Signature: sha256=HEX` (HMAC-SHA256 of the body, as GitHub's webhooks do); 2xx is success; redirections are not
/// followed, so that the body goes where the user said and nowhere else. What fails is tried three times, after 1 and 4 seconds.
///
/// Errors   kIo: what the last try said
#pragma once

#include <string>

#include "lapwing/result.h"

namespace lapwing {

struct Webhook {
  std::string url;     ///< http or https
  std::string secret;  ///< "": not signed
};

Status RunHookCommand(const std::string& command, const std::string& json);
Status PostHook(const Webhook& hook, const std::string& id, const std::string& json);

/// Hexadecimal HMAC-SHA256 (RFC 2104, FIPS 180-4).
std::string HmacSha256(const std::string& secret, const std::string& body);

}  // namespace lapwing

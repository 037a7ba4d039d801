// SPDX-License-Identifier: Apache-2.0
/// An HTTP/1 response as archives keep it: status, kind of content, charset, and the body with its transfer and content codings undone.
///
/// Lenient: crawlers undo codings and keep the headers, so a coding that is not there is not missed. Bombs are refused: a body that
/// unpacks to more than `max_bytes`, or to more than 200 times its size once it is over 1 MiB.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "lapwing/result.h"

namespace lapwing {

struct HttpResponse {
  int status = 0;            ///< 200
  std::string media_type;    ///< "text/html", in lower case, without parameters; "" where not told
  std::string charset;       ///< in lower case; "" where not told
  std::string body;
};

/// kBadInput: no response, a coding that is not known (zstd), a bomb; the message says which.
Result<HttpResponse> ReadHttpResponse(std::string_view message, size_t max_bytes);

/// Chunked transfer coding (RFC 9112, 7.1) undone; what is not chunked comes back as it is, what breaks off as far as it goes.
std::string Unchunk(std::string_view body);

}  // namespace lapwing

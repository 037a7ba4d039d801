// SPDX-License-Identifier: Apache-2.0
/// The value of a Content-Type header (RFC 9110, 8.3), as servers write it.
#pragma once

#include <string>
#include <string_view>

namespace lapwing {

struct ContentType {
  std::string media_type;  ///< "text/html", in lower case; "" where not told
  std::string charset;     ///< in lower case, without quotation marks; "" where not told
};

ContentType ParseContentType(std::string_view value);

}  // namespace lapwing

// SPDX-License-Identifier: Apache-2.0
#include "base/content_type.h"

#include <algorithm>

#include "base/strings.h"

namespace lapwing {

ContentType ParseContentType(std::string_view value) {
  ContentType type;
  size_t end = std::min(value.find(';'), value.size());
  type.media_type = LowerAscii(Trim(value.substr(0, end)));
  std::string rest = LowerAscii(value.substr(end));
  size_t at = rest.find("charset=");
  if (at == std::string::npos) return type;
  at = rest.find_first_not_of("\"' ", at + 8);
  if (at != std::string::npos) type.charset = rest.substr(at, rest.find_first_of("\"'; ,", at) - at);
  return type;
}

}  // namespace lapwing

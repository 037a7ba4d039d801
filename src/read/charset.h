// SPDX-License-Identifier: Apache-2.0
/// What encoding a page is in: byte-order mark, then the bytes themselves, then what the page says.
#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace lapwing {

/// `told`: the charset that the server named ("" where it did not); what the page itself says comes after it.
/// Decodes a page to UTF-8 with NUL bytes removed (libxml2 stops at them). A declared charset is used only
/// where the bytes are not valid UTF-8. Windows-1252 stands for ISO-8859-1, as in browsers; UTF-7 and
/// declared UTF-16 are not believed.
Decoded DecodePage(std::string_view bytes, std::string_view told = {});

/// The charset named in the first 4,096 bytes (`<meta charset=...>`), in lower case; "" when there is none.
std::string DeclaredCharset(std::string_view bytes);

}  // namespace lapwing
